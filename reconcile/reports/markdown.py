"""The report as Markdown: table-free, with anchors, safe on GitHub whatever an article says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reconcile.reports import phrases
from reconcile.reports.claims_view import ArticleClaims, ClaimsView
from reconcile.reports.text import Passage
from reconcile.reports.view import Entry, Listing, Source, Story, View, Wording

_SPECIAL = re.compile(r"[\\`*_{}\[\]|~^=#]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "<span>$</span>"}
_BLOCK_START = re.compile(r"^(\d{1,9})([.)])|^([-+])")
# GitHub finds these in rendered text, past any backslash; an empty comment between their
# characters keeps them plain and leaves nothing to copy.
_AUTOLINK = re.compile(
    r"(?P<mention>@)(?=\w)"
    r"|(?P<issue>#)(?=\w)"
    r"|(?P<url>:)(?=//)"
    r"|(?P<www>\bwww)(?=\.)"
    r"|(?P<mail>\b(?:mailto|xmpp):)"
    r"|(?P<gh>\bGH-)(?=\d)"
    r"|(?P<emoji>:)(?=[\w+-]+:)"
    r"|(?P<commit>\b[0-9a-f]{3})(?=[0-9a-f]{4,61}\b)",
    re.IGNORECASE,
)


def escape(text: str) -> str:
    """Clean one-line text as Markdown that shows exactly it: no markup, no links, no mentions."""
    guarded = _AUTOLINK.sub(lambda found: found[0] + "\x00", text)
    escaped = _SPECIAL.sub(lambda found: "\\" + found[0], guarded)
    escaped = re.sub(r"[&<>$]", lambda found: _HTML[found[0]], escaped)
    escaped = _BLOCK_START.sub(
        lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[0]}", escaped
    )
    return escaped.replace("\x00", "<!-- -->")


def anchor(finding_id: str) -> str:
    """The finding's anchor; an identifier's safe characters only, so no text can forge one."""
    return "finding-" + re.sub(r"[^A-Za-z0-9_-]", "-", finding_id)


def _joined(*parts: str | None) -> str:
    return " · ".join(escape(part) for part in parts if part)


def _marked(runs: Passage) -> str:
    return "".join(
        f"<b>{escape(run.text)}</b>" if run.emphasis == "mark" else escape(run.text) for run in runs
    )


def _place(wording: Wording) -> str:
    return f"{wording.source.path}:{wording.line}"


def _wording(wording: Wording) -> Iterator[str]:
    facts = _joined(_place(wording), phrases.speaker_of_passage(wording))
    yield f"- **{escape(wording.source.label)}** {facts}"
    yield f"  > {_marked(wording.passage)}"


def _also(wording: Wording, shown: Sequence[Wording]) -> str:
    facts = _joined(_place(wording), phrases.repeated(wording, shown))
    return f"- also **{escape(wording.source.label)}** {facts}"


def _discrepancy(number: int, entry: Entry, story: Story, verbose: bool) -> Iterator[str]:
    yield f'<a id="{anchor(entry.id)}"></a>'
    yield ""
    yield f"### {number}. {escape(phrases.kinds(entry).capitalize())} · {phrases.grade(entry)}"
    yield ""
    for contrast in entry.contrasts:
        yield escape(contrast.why)
        yield ""
        told = phrases.vote(contrast) or phrases.contrast_values(contrast)
        if phrases.vote(contrast) or not contrast.shown:
            yield escape(told)
            yield ""
    against, rest = phrases.columns(entry)
    for wording in against:
        yield from _wording(wording)
    for wording in rest:
        yield _also(wording, against)
    yield ""
    for line in (phrases.origins(entry), phrases.decision(entry)):
        if line:
            yield escape(line)
            yield ""
    yield from _notes(entry, verbose, "")


def _notes(entry: Entry, verbose: bool, indent: str) -> Iterator[str]:
    if verbose and entry.notes:
        yield from (f"{indent}- note: {escape(note)}" for note in entry.notes)
        if not indent:
            yield ""


def finding_markdown(entry: Entry, story: Story) -> str:
    """One finding by itself, for pasting."""
    if entry.contrasts:
        lines = [
            line for line in _discrepancy(1, entry, story, False) if not line.startswith("<a ")
        ]
        lines = [line.replace("### 1. ", "### ", 1) for line in lines]
    else:
        lines = [escape(entry.lead.text), ""]
        for wording in entry.wordings:
            lines += _wording(wording)
    return "\n".join(lines).strip() + "\n"


def _agreement(entry: Entry, story: Story, verbose: bool) -> Iterator[str]:
    meta = _joined(
        phrases.who(entry, story),
        phrases.speaker_of_claim(entry.lead),
        phrases.origins(entry),
        phrases.doubt(entry, verbose),
        phrases.decision(entry),
    )
    yield f'- <a id="{anchor(entry.id)}"></a>{escape(entry.lead.text)}\\'
    yield f"  <sub>{meta}</sub>"
    if verbose:
        yield from (f"  - {escape(_place(wording))}" for wording in entry.wordings)
    yield from _notes(entry, verbose, "  ")


def _single(source: Source, listing: Listing, verbose: bool) -> Iterator[str]:
    yield f"**{escape(source.label)}** · {escape(source.path)} · {listing.total:,}"
    yield ""
    for entry in listing.entries:
        said = phrases.speaker_of_claim(entry.lead) or phrases.credit(entry)
        tail = f" — {escape(said)}" if said else ""
        place = f" <sub>line {entry.lead.line}</sub>"
        yield f'- <a id="{anchor(entry.id)}"></a>{escape(entry.lead.text)}{tail}{place}'
        yield from _notes(entry, verbose, "  ")
    yield from _hidden(listing)
    yield ""


def _hidden(listing: Listing) -> Iterator[str]:
    if listing.hidden:
        yield f"- {phrases.more(listing.hidden)}"


def _glance(entries: Iterable[Entry]) -> Iterator[str]:
    for number, entry in enumerate(entries, 1):
        yield f"{number}. [{escape(phrases.at_a_glance(entry))}](#{anchor(entry.id)})"
    yield ""


def _story(story: Story, view: View) -> Iterator[str]:
    verbose = view.options.verbose
    remarks = (phrases.common_origins(story), *story.kinship, phrases.verdict_on_none(view, story))
    for remark in remarks:
        if remark:
            yield escape(remark)
            yield ""
    if story.discrepancies.total:
        yield f"## Discrepancies ({story.discrepancies.total:,})"
        yield ""
        yield from _glance(story.discrepancies.entries)
        for number, entry in enumerate(story.discrepancies.entries, 1):
            yield from _discrepancy(number, entry, story, verbose)
        if story.discrepancies.hidden:
            yield phrases.more(story.discrepancies.hidden)
            yield ""
    if story.agreements.total:
        yield f"## Agreements ({story.agreements.total:,})"
        yield ""
        for entry in story.agreements.entries:
            yield from _agreement(entry, story, verbose)
        yield from _hidden(story.agreements)
        yield ""
    if story.single:
        yield f"## Only in one source ({sum(listing.total for _, listing in story.single):,})"
        yield ""
        for source, listing in story.single:
            yield from _single(source, listing, verbose)
    if len(story.tallies) > 2:
        yield from _outlets(story, view.options.show_all, view.options.cap_agreements)
    yield "## Sources"
    yield ""
    for source in story.sources:
        facts = _joined(source.path, *phrases.source_facts(source))
        yield f"- **{escape(source.label)}** {facts}"
    yield ""


def _outlets(story: Story, show_all: bool, cap: int) -> Iterator[str]:
    """How each outlet's claims fare, and who has which of the facts that several tell."""
    yield f"## Outlets ({len(story.tallies):,})"
    yield ""
    for tally in story.tallies:
        facts = _joined(phrases.count(tally.claims, "claim"), *phrases.shares(tally))
        yield f"- **{escape(tally.outlet)}** {facts}"
    yield ""
    shown = story.matrix if show_all else story.matrix[:cap]
    if not shown:
        return
    yield f"### Who says what ({len(story.matrix):,})"
    yield ""
    outlets = [tally.outlet for tally in story.tallies]
    for row in shown:
        yield f"- {escape(row.text)}\\"
        yield f"  <sub>{_joined(*phrases.cells(row, outlets))}</sub>"
    if len(shown) < len(story.matrix):
        yield f"- {phrases.more(len(story.matrix) - len(shown))}"
    yield ""


def _remarks(skipped: tuple[tuple[str, str], ...], warnings: tuple[str, ...]) -> Iterator[str]:
    if skipped:
        yield f"## Skipped ({len(skipped):,})"
        yield ""
        yield from (f"- **{escape(path)}** {escape(reason)}" for path, reason in skipped)
        yield ""
    if warnings:
        yield f"## Warnings ({len(warnings):,})"
        yield ""
        yield from (f"- {escape(warning)}" for warning in warnings)
        yield ""


def _document(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def _report(view: View) -> Iterator[str]:
    yield "# What the sources say"
    yield ""
    yield " · ".join(phrases.summary(view.counts))
    yield ""
    for story in view.stories:
        if len(view.stories) > 1:
            yield f"# {escape(story.name)}"
            yield ""
            yield " · ".join(phrases.summary(story.counts))
            yield ""
        yield from _story(story, view)
    if view.families:
        yield f"## One text in several stories ({len(view.families):,})"
        yield ""
        yield from (f"- {escape(family)}" for family in view.families)
        yield ""
    yield from _remarks(view.skipped, view.warnings)


def render(view: View) -> str:
    """The view as a Markdown document; the differences alone where it is to be brief."""
    if view.options.brief:
        from reconcile.reports.brief import render as briefly

        return briefly(view)
    return _document(_report(view))


def _article_claims(article: ArticleClaims, verbose: bool) -> Iterator[str]:
    yield f"## {escape(article.source.label)}"
    yield ""
    yield _joined(article.source.path, phrases.count(len(article.claims), "claim"))
    yield ""
    for claim in article.claims:
        said = phrases.says(claim.speaker, claim.via) if claim.speaker else None
        yield f"{claim.number}. {escape(claim.text)}\\"
        facts = _joined(f"line {claim.line}", said, *claim.marks, *claim.values)
        yield f"   <sub>{facts}</sub>"
        if verbose:
            yield from (f"   - {escape(reference)}" for reference in claim.references)
    yield ""
    if article.residue:
        yield f"### In no claim ({len(article.residue):,})"
        yield ""
        for rest in article.residue:
            yield f"- {escape(rest.text)} <sub>{_joined(rest.reason, f'line {rest.line}')}</sub>"
        yield ""


def _claims(view: ClaimsView) -> Iterator[str]:
    yield "# Claims"
    yield ""
    for article in view.articles:
        yield from _article_claims(article, view.options.verbose)
    yield from _remarks(view.skipped, view.warnings)


def render_claims(view: ClaimsView) -> str:
    """The split as a Markdown document."""
    return _document(_claims(view))
