"""An outline for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from reconcile.reports.outline import Heading, Item
from reconcile.reports.shown import Options
from reconcile.reports.terminal import write
from reconcile.reports.terminal_parts import dim, hanging, heading


def terminal(title: str, headings: Sequence[Heading], options: Options) -> str:
    """The outline as terminal text."""
    return write(_parts(title, headings), options).rstrip("\n") + "\n"


def _parts(title: str, headings: Sequence[Heading]) -> Iterator[RenderableType]:
    yield Text(title, style="bold")
    yield Text()
    for one in headings:
        yield Text(f"━━ {one.title}", style="bold") if one.level == 1 else heading(one.title)
        if one.note:
            yield Text(one.note)
        width = max((cell_len(item.mark) for item in one.items), default=1) + 1
        for item in one.items:
            yield _item(item, width)
        yield Text()


def _item(item: Item, width: int) -> RenderableType:
    body = Text(item.text)
    if item.meta:
        body.append(f"  {item.meta}", style="dim")
    return hanging(item.mark.ljust(width), Group(body, *(dim(line) for line in item.under)))
