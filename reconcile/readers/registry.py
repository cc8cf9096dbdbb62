"""Which reader reads which suffix.  A new format is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable

from reconcile.readers import markdown, text
from reconcile.readers.records import ReadText

Reader = Callable[[bytes], ReadText]
"""From a file's bytes to its text; raises ReadError with the reason and the remedy."""

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": markdown.read,
}


def readable() -> str:
    """The suffixes that can be read, for messages: ".md or .txt"."""
    return " or ".join(sorted(READERS))
