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
_SAYS, _SILENT = "yes", "–"


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
        yield indented(_matrix(shown, len(story.tallies)), 2)
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


def _matrix(shown: Sequence[Row], columns: int) -> Table:
    table = _grid()
    table.add_column("claim", ratio=3)
    for letter in _letters(columns):
        table.add_column(letter, overflow="fold")
    for row in shown:
        cells = (_SILENT if c is None else (c or _SAYS) for c in row.cells)
        table.add_row(Text(clip(row.text, _LONGEST_CLAIM)), *(Text(c) for c in cells))
    return table
