"""Reading the plain tree field by field: every mistake is told with its place and remedy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reconcile.errors import LedgerError
from reconcile.ledger.nodes import Entry, Mapping, Node, Scalar, Sequence

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_YES = frozenset({"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})
_NO = frozenset({"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})


class Fields:
    """Knows the file's name for messages, and reads one kind of field a method."""

    def __init__(self, file: str) -> None:
        self.file = file

    def error(self, at: Node | Entry, problem: str) -> LedgerError:
        """The error of a place."""
        return LedgerError(f"{self.file}:{at.line}:{at.column}: {problem}")

    def known(self, mapping: Mapping, keys: Iterable[str]) -> None:
        """Refuse a key that is none of ``keys``."""
        keys = tuple(keys)
        for entry in mapping.entries:
            if entry.key not in keys:
                raise self.error(entry, f"unknown key {entry.key!r}; use {either(keys)}")

    def items(self, entry: Entry | None) -> tuple[Node, ...]:
        """The items of a list; a missing or empty one has none."""
        if entry is None or is_nothing(entry.value):
            return ()
        if not isinstance(entry.value, Sequence):
            raise self.error(entry, f"{entry.key} must be a list; begin each item with '- '")
        return entry.value.items

    def entries(self, node: Node, keys: Iterable[str]) -> dict[str, Entry]:
        """The keys of an item, which may be ``keys``."""
        if not isinstance(node, Mapping):
            raise self.error(node, f"an item must have keys; use {either(keys)}")
        self.known(node, keys)
        return {entry.key: entry for entry in node.entries}

    def text(self, entry: Entry | None) -> str | None:
        """A text without white space at its ends, None where it is missing or empty."""
        if entry is None or is_nothing(entry.value):
            return None
        if not isinstance(entry.value, Scalar):
            raise self.error(entry, f"{entry.key} must be text; put it in quotes")
        return entry.value.text.strip() or None

    def texts(self, entry: Entry | None) -> tuple[str, ...]:
        """One text, or a list of them."""
        if entry is None or is_nothing(entry.value):
            return ()
        if isinstance(entry.value, Scalar):
            return (entry.value.text.strip(),)
        found = []
        for item in self.items(entry):
            if not isinstance(item, Scalar) or not item.text.strip():
                raise self.error(item, f"{entry.key} must list words; put each in quotes")
            found.append(item.text.strip())
        return tuple(found)

    def yes(self, entry: Entry | None) -> bool:
        """True or false; false where it is missing."""
        text = self.text(entry)
        if entry is None or text is None or text in _NO:
            return False
        if text not in _YES:
            raise self.error(entry.value, f"{entry.key} must be true or false")
        return True

    def words(self, entry: Entry | None) -> tuple[tuple[str, str], ...]:
        """A mapping of words to texts, in file order."""
        if entry is None or is_nothing(entry.value):
            return ()
        if not isinstance(entry.value, Mapping):
            problem = f"{entry.key} must be lines of 'article: \"its words\"'"
            raise self.error(entry, problem)
        return tuple((item.key, self.text(item) or "") for item in entry.value.entries)

    def values(self, entry: Entry | None) -> tuple[tuple[str, str], ...]:
        """A mapping of kinds to one text or several, as pairs in file order."""
        if entry is None or is_nothing(entry.value):
            return ()
        if not isinstance(entry.value, Mapping):
            raise self.error(entry, f"{entry.key} must be lines of 'kind: \"the value\"'")
        return tuple((item.key, text) for item in entry.value.entries for text in self.texts(item))

    def day(self, entry: Entry | None) -> str | None:
        """An ISO day."""
        text = self.text(entry)
        if entry is None or text is None:
            return None
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            problem = f"{entry.key} must be a day; write it like 2026-01-31"
            raise self.error(entry.value, problem) from None

    def one_of(self, entry: Entry, value: str, allowed: Iterable[str]) -> None:
        """Refuse a value that is none of ``allowed``."""
        if value not in allowed:
            problem = f"unknown {entry.key} {value!r}; use {either(allowed)}"
            raise self.error(entry.value, problem)


def is_nothing(node: Node) -> bool:
    """Whether a value was left out."""
    return isinstance(node, Scalar) and node.plain and node.text in _NOTHING


def either(words: Iterable[str]) -> str:
    """``a, b or c``."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
