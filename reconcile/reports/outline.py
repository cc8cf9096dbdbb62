"""A report that is headings and items: for a terminal and as Markdown, from the same records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.reports.markdown import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line: a mark before it, its text, and what is said of it more quietly.

    ``under`` are further quiet lines.  All is clean text of one line.
    """

    text: str
    mark: str = "•"
    meta: str = ""
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading with its items; ``note`` stands before them.  ``level`` is 1 or 2."""

    title: str
    items: tuple[Item, ...] = ()
    note: str = ""
    level: int = 2


def markdown(title: str, headings: Sequence[Heading]) -> str:
    """The outline as a Markdown document."""
    return "\n".join(_lines(title, headings)).rstrip("\n") + "\n"


def _lines(title: str, headings: Sequence[Heading]) -> Iterator[str]:
    yield f"# {escape(title)}"
    yield ""
    for heading in headings:
        yield f"{'#' * (heading.level + 1)} {escape(heading.title)}"
        yield ""
        if heading.note:
            yield escape(heading.note)
            yield ""
        for item in heading.items:
            mark = f"**{escape(item.mark)}** " if item.mark != "•" else ""
            meta = f" <sub>{escape(item.meta)}</sub>" if item.meta else ""
            yield f"- {mark}{escape(item.text)}{meta}"
            yield from (f"  - {escape(line)}" for line in item.under)
        if heading.items:
            yield ""
