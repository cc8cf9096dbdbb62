"""Who says what, outlet by outlet, as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from reconcile.reports.shown import Options, Row, Story, Tally
from reconcile.reports.terminal_parts import dim, heading, indented
from reconcile.reports.text import clip

_LONGEST_CLAIM = 90
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SMALL = "abcdefghijklmnopqrstuvwxyz"
_SAYS, _SILENT = "•", "–"


def outlets(story: Story, options: Options) -> Iterator[RenderableType]:
    """How each outlet's claims fare, and for the facts of several outlets who has which."""
    yield heading("Outlets", len(story.tallies))
    yield indented(_tallies(story.tallies), 2)
    yield Text()
    if len(story.tallies) > len(_LETTERS):
        return
    shown = story.matrix if options.show_all else story.matrix[: options.cap_agreements]
    if shown:
        yield heading("Who says what", len(story.matrix))
        yield indented(_matrix(shown, [tally.outlet for tally in story.tallies]), 2)
        hidden = len(story.matrix) - len(shown)
        if hidden:
            yield indented(dim(f"… and {hidden:,} more (--all)"), 2)
        yield Text()


def _grid() -> Table:
    return Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, show_edge=False)


def _tallies(tallies: Sequence[Tally]) -> Table:
    table = _grid()
    table.add_column("", no_wrap=True)
    table.add_column("outlet")
    for name in ("claims", "confirmed", "contradicted", "one origin", "alone"):
        table.add_column(name, justify="right")
    for letter, tally in zip(_letters(len(tallies)), tallies, strict=True):
        parts = (tally.confirmed, tally.contradicted, tally.repeated, tally.alone)
        table.add_row(
            Text(letter), Text(tally.outlet), Text(f"{tally.claims:,}"),
            *(Text(f"{tally.share(n):.0%}") for n in parts),
        )  # fmt: skip
    return table


def _letters(number: int) -> Sequence[str]:
    return _LETTERS[:number] if number <= len(_LETTERS) else [""] * number


def _matrix(shown: Sequence[Row], outlets: Sequence[str]) -> Table:
    """A mark for each outlet that tells a fact; where values differ, the value's small letter."""
    table = _grid()
    table.add_column("claim", ratio=1)
    letters = _letters(len(outlets))
    for letter in letters:
        table.add_column(letter, width=3, justify="center")
    called = dict(zip(outlets, letters, strict=True))
    for row in shown:
        claim = Text(clip(row.text, _LONGEST_CLAIM))
        values = {}
        for small, vote in zip(_SMALL, row.votes, strict=False):
            values.update(dict.fromkeys(vote.outlets, small))
            who = ", ".join(called.get(o, o) for o in vote.outlets)
            later = ", later" if vote.later else ""
            claim.append(f"\n{small}  {vote.value}: {who}{later}", style="dim")
        cells = (
            _SILENT if cell is None else values.get(outlet, _SAYS)
            for outlet, cell in zip(outlets, row.cells, strict=True)
        )
        table.add_row(claim, *(Text(cell) for cell in cells))
    return table
