"""Older versions of claims.yaml brought to this one, a step at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reconcile.ledger import emit
from reconcile.ledger.load import parse_ledger
from reconcile.ledger.nodes import LINE_END, Entry, Mapping, Scalar, Sequence, compose
from reconcile.ledger.records import LEDGER_VERSION, FindingEntry

# The characters from one offset to another, and what stands there from now on.
_Change = tuple[int, int, str]


def upgraded(text: str, file: str = "claims.yaml") -> str:
    """The text in this program's version; what a step does not concern stays to the byte.

    Raises LedgerError where the text is no ledger.
    """
    version = parse_ledger(text, file).version
    while version < LEDGER_VERSION:
        text = STEPS[version](text, file)
        version = parse_ledger(text, file).version
    return text


def _one_to_two(text: str, file: str) -> str:
    """Version 2 keeps each article's words, file and values together, in a list ``sources``."""
    root = compose(text, file)
    ledger = parse_ledger(text, file)
    assert isinstance(root, Mapping)
    starts = [0, *(found.end() for found in LINE_END.finditer(text)), len(text)]
    newline = "\r\n" if "\r\n" in text else "\n"
    changes: list[_Change] = []
    for entry in root.entries:
        if entry.key == "version" and isinstance(entry.value, Scalar):
            at = starts[entry.value.line - 1] + entry.value.column - 1
            changes.append((at, at + len(entry.value.text), "2"))
        if entry.key == "findings" and isinstance(entry.value, Sequence):
            changes.extend(_findings(entry, entry.value, ledger.findings, starts))
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new.replace("\n", newline) + text[end:]
    return text


def _findings(
    key: Entry, held: Sequence, entries: tuple[FindingEntry, ...], starts: list[int]
) -> Iterator[_Change]:
    """The changes of the entries that say something in the old form."""
    pairs = [(n, e) for n, e in zip(held.items, entries, strict=True) if isinstance(n, Mapping)]
    if held.flow:
        # In brackets all entries are one line: they are written anew, one key a line.
        if any(_old_keys(node) for node, _ in pairs):
            text = "\n" + "".join(emit.item(entry, column=2) for entry in entries)
            start = starts[key.line - 1] + key.column - 1 + len("findings:")
            yield start, starts[held.end], text
        return
    for node, entry in pairs:
        if node.flow and _old_keys(node):
            text = emit.item(entry, column=held.column - 1)
            yield starts[node.line - 1], starts[node.end], text
        elif not node.flow:
            yield from _sources(node, entry, starts)


def _old_keys(node: Mapping) -> list[Entry]:
    return [e for e in node.entries if e.key in ("values", "sources")]


def _sources(node: Mapping, entry: FindingEntry, starts: list[int]) -> Iterator[_Change]:
    """The changes that put ``values`` and ``sources`` of one entry together."""
    for n, one in enumerate(_old_keys(node)):
        new = ""
        if n == 0 and entry.sources:
            new = emit.line("sources", entry.sources, column=node.column - 1)
        start, end = starts[one.line - 1], starts[max(one.line, one.value.end)]
        if one.line == node.line:
            start, new = start + one.column - 1, new.lstrip(" ") or f"{one.key}:\n"
        yield start, end, new


STEPS: dict[int, Callable[[str, str], str]] = {1: _one_to_two}
