"""Small parts that terminal reports are made of."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text


def indented(part: RenderableType, left: int) -> RenderableType:
    """``part`` moved ``left`` columns in."""
    return Padding(part, (0, 0, 0, left))


def hanging(bullet: str, part: RenderableType, indent: int = 2) -> RenderableType:
    """``part`` beside a bullet, its further lines under its first."""
    grid = Table.grid(padding=0)
    grid.add_column(width=max(cell_len(bullet), 2), no_wrap=True)
    grid.add_column()
    grid.add_row(Text(bullet, style="dim"), part)
    return indented(grid, indent)


def heading(title: str, number: int | None = None) -> Text:
    """A section's heading, with how many it has."""
    text = Text(title.upper(), style="bold")
    if number is not None:
        text.append(f"  {number:,}", style="dim")
    return text


def dim(*parts: str | None) -> Text:
    """The parts that there are, in one quiet line."""
    return Text(" · ".join(part for part in parts if part), style="dim")
