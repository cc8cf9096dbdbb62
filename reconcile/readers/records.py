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
    """The decoded file and what it says of itself.

    ``text`` is every character of the file except a byte order mark, line ends untouched;
    ``body_start`` is the offset where the prose begins; ``published`` is ISO 8601.
    """

    text: str
    body_start: int = 0
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    encoding: str = "utf-8"
    warnings: tuple[ReadWarning, ...] = ()
