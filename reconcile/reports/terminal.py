"""The report for a terminal: discrepancies first, calm and scannable at any width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from reconcile.model import Severity
from reconcile.reports import phrases
from reconcile.reports.terminal_matrix import outlets
from reconcile.reports.terminal_parts import dim, hanging, heading, indented
from reconcile.reports.text import Passage
from reconcile.reports.view import Entry, Listing, Options, Source, Story, View, Wording

_NARROWEST = 40
_WIDEST = 120
_SIDE_BY_SIDE = 100
_NARROWEST_COLUMN = 40
_GUTTER = 4
_SEVERITY_STYLE = {
    Severity.HIGH: "bold red",
    Severity.MEDIUM: "bold yellow",
    Severity.LOW: "bold cyan",
}
_MARK = "bold underline magenta"


def columns_of(options: Options) -> int:
    """The width that is written to: neither unreadably narrow nor unreadably wide."""
    return max(_NARROWEST, min(options.width, _WIDEST))


def write(parts: Iterator[RenderableType], options: Options) -> str:
    """The parts as text of ``options.width``, with ANSI styles only where they are allowed."""
    buffer = StringIO()
    console = Console(
        file=buffer,
        width=columns_of(options),
        height=50,
        force_terminal=options.styled,
        color_system="standard" if options.styled else None,
        no_color=not options.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().split("\n")[:-1])


def _marked(runs: Passage, options: Options) -> Text:
    text = Text()
    for run in runs:
        if run.emphasis == "mark" and not options.styled:
            text.append(f"»{run.text}«")
        elif run.emphasis == "mark":
            text.append(run.text, style=_MARK)
        else:
            text.append(run.text, style="dim" if run.emphasis == "context" else "")
    return text


def _place(wording: Wording) -> str:
    return f"{wording.source.path}:{wording.line}"


def _column(wording: Wording, options: Options) -> RenderableType:
    parts = [
        Text(wording.source.label, style="bold"),
        _marked(wording.passage, options),
        dim(_place(wording)),
    ]
    said = phrases.speaker_of_passage(wording)
    if said:
        parts.append(dim(said))
    return Group(*parts)


def _stacked(wording: Wording, options: Options) -> RenderableType:
    head = Text(wording.source.label, style="bold")
    head.append(f"  {_place(wording)}", style="not bold dim")
    body = [_marked(wording.passage, options)]
    said = phrases.speaker_of_passage(wording)
    if said:
        body.append(dim(said))
    return Group(head, indented(Group(*body), 2))


def _wordings(entry: Entry, options: Options) -> RenderableType:
    against, rest = phrases.columns(entry)
    width = columns_of(options)
    parts: list[RenderableType] = []
    if len(against) > 1 and width >= _SIDE_BY_SIDE:
        abreast = min(len(against), width // _NARROWEST_COLUMN)
        for first in range(0, len(against), abreast):
            row = [_column(wording, options) for wording in against[first : first + abreast]]
            parts.append(_abreast(row, abreast, width - 4))
    else:
        parts.extend(_stacked(wording, options) for wording in against)
    parts.extend(_also(wording, against) for wording in rest)
    return Group(*parts)


def _abreast(row: list[RenderableType], columns: int, width: int) -> RenderableType:
    grid = Table.grid(padding=(0, _GUTTER, 0, 0), pad_edge=False)
    for _ in range(columns):
        grid.add_column(width=(width - _GUTTER * (columns - 1)) // columns)
    grid.add_row(*row)
    return grid


def _also(wording: Wording, shown: Sequence[Wording]) -> Text:
    text = Text("also ", style="dim")
    text.append(wording.source.label, style="bold")
    text.append(f"  {_place(wording)}", style="not bold dim")
    text.append(f"  {phrases.repeated(wording, shown)}", style="not dim")
    return text


def _discrepancy(
    number: int, entry: Entry, story: Story, options: Options
) -> Iterator[RenderableType]:
    head = Text(f"{number:>2}  ", style="dim")
    head.append(phrases.kinds(entry).upper(), style=f"not dim {_SEVERITY_STYLE[entry.severity]}")
    head.append(f"  {phrases.grade(entry)}", style="dim")
    yield head
    for contrast in entry.contrasts:
        yield indented(Text(contrast.why), 4)
        told = phrases.vote(contrast)
        if told:
            yield indented(dim(told), 4)
        elif not contrast.shown:
            yield indented(dim(phrases.contrast_values(contrast)), 4)
    yield indented(_wordings(entry, options), 4)
    for line in (phrases.origins(entry), phrases.decision(entry)):
        if line:
            yield indented(dim(line), 4)
    yield from _notes(entry, options, 4)
    yield Text()


def _notes(entry: Entry, options: Options, left: int) -> Iterator[RenderableType]:
    if options.verbose:
        for note in entry.notes:
            yield indented(dim(f"note: {note}"), left)


def _agreement(entry: Entry, story: Story, options: Options) -> Iterator[RenderableType]:
    meta = dim(
        phrases.who(entry, story),
        phrases.speaker_of_claim(entry.lead),
        phrases.origins(entry),
        phrases.doubt(entry, options.verbose),
        phrases.decision(entry),
    )
    yield hanging("•", Group(Text(entry.lead.text), meta))
    if options.verbose:
        for wording in entry.wordings:
            yield indented(dim(_place(wording)), 6)
    yield from _notes(entry, options, 6)


def _single(source: Source, listing: Listing, options: Options) -> Iterator[RenderableType]:
    head = Text(source.label, style="bold")
    head.append(f"  {source.path}", style="not bold dim")
    head.append(f"  {listing.total:,}", style="not bold dim")
    yield indented(head, 2)
    for entry in listing.entries:
        body = Text(entry.lead.text)
        said = phrases.speaker_of_claim(entry.lead) or phrases.credit(entry)
        if said:
            body.append(f" — {said}", style="dim")
        yield hanging(f"{entry.lead.line:>4}  ", body, 2)
        yield from _notes(entry, options, 8)
    yield from _hidden(listing, 8)


def _hidden(listing: Listing, left: int) -> Iterator[RenderableType]:
    if listing.hidden:
        yield indented(dim(phrases.more(listing.hidden)), left)


def _story(story: Story, view: View) -> Iterator[RenderableType]:
    options = view.options
    remarks = (phrases.common_origins(story), *story.kinship, phrases.verdict_on_none(view, story))
    for remark in remarks:
        if remark:
            yield Text(remark)
            yield Text()
    if story.discrepancies.total:
        yield heading("Discrepancies", story.discrepancies.total)
        yield Text()
        for number, entry in enumerate(story.discrepancies.entries, 1):
            yield from _discrepancy(number, entry, story, options)
        if story.discrepancies.hidden:
            yield from _hidden(story.discrepancies, 4)
            yield Text()
    if story.agreements.total:
        yield heading("Agreements", story.agreements.total)
        for entry in story.agreements.entries:
            yield from _agreement(entry, story, options)
        yield from _hidden(story.agreements, 4)
        yield Text()
    if story.single:
        yield heading("Only in one source", sum(listing.total for _, listing in story.single))
        for source, listing in story.single:
            yield from _single(source, listing, options)
        yield Text()
    if len(story.tallies) > 2:
        yield from outlets(story, options)
    if story.sources:
        yield heading("Sources")
        for source in story.sources:
            yield from _source(source)
        yield Text()


def _source(source: Source) -> Iterator[RenderableType]:
    line = Text(source.label, style="bold")
    facts = " · ".join((source.path, *phrases.source_facts(source)))
    line.append(f"  {facts}", style="not bold dim")
    yield hanging("•", line)


def skipped(view_skipped: tuple[tuple[str, str], ...]) -> Iterator[RenderableType]:
    """The sources that could not be read, and why."""
    if view_skipped:
        yield heading("Skipped", len(view_skipped))
        for path, reason in view_skipped:
            line = Text(path, style="bold red")
            line.append(f"  {reason}", style="not bold default")
            yield hanging("•", line)
        yield Text()


def noticed(warnings: tuple[str, ...]) -> Iterator[RenderableType]:
    """What was noticed while the sources were read."""
    if warnings:
        yield heading("Warnings", len(warnings))
        yield from (hanging("•", Text(warning)) for warning in warnings)
        yield Text()


def _report(view: View) -> Iterator[RenderableType]:
    yield Text(" · ".join(phrases.summary(view.counts)), style="bold")
    yield Text()
    for story in view.stories:
        if len(view.stories) > 1:
            title = Text(f"━━ {story.name} ", style="bold")
            yield title
            yield dim(*phrases.summary(story.counts))
            yield Text()
        yield from _story(story, view)
    if view.families:
        yield heading("One text in several stories", len(view.families))
        yield from (hanging("•", Text(family)) for family in view.families)
        yield Text()
    yield from skipped(view.skipped)
    yield from noticed(view.warnings)


def render(view: View) -> str:
    """The view as terminal text."""
    return write(_report(view), view.options).rstrip("\n") + "\n"
