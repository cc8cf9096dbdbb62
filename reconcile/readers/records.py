"""What a reader makes of one file, before it has a path, an id and a story."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWarning:
    """Something odd that did not stop the reading; ``line`` counts from 1, None for the file."""

    message: str
    line: int | None = None

    def at(self, path: str) -> str:
        """The warning as it is shown: ``path:line: message``."""
        place = path if self.line is None else f"{path}:{self.line}"
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """A file's text and what it says of itself; the fields are those of ``model.Article``.

    Of a text file ``text`` is every character except a byte order mark, line ends untouched.
    """

    text: str
    body_start: int = 0
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    encoding: str = "utf-8"
    authors: tuple[str, ...] = ()
    updated: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    syndication: tuple[str, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One article of a file that holds several; ``content`` is the reason where it is none.

    ``name`` tells it from the file's other articles: an id, a url or "line 3".
    """

    name: str
    content: ReadText | str


Reading = ReadText | tuple[Part, ...]
"""What a file holds: one article, or several."""
