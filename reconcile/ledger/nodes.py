"""YAML as a plain tree with line numbers: strings, lists and mappings, and nothing else.

Scalars are the strings that stand there, so no id, name or date is converted.  Anchors, aliases,
tags, repeated keys and second documents are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from reconcile.errors import LedgerError

# Made from libyaml where PyYAML has it: a ledger of thousands of entries is read in a blink.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A string; ``plain`` where it stands without quotes."""

    text: str
    plain: bool
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One key of a mapping with its value; ``line`` is the key's."""

    key: str
    value: Node
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """A mapping; no key stands twice."""

    entries: tuple[Entry, ...]
    line: int


Node = Scalar | Sequence | Mapping


def compose(text: str, file: str) -> Node | None:
    """The tree of a YAML text, None where it is empty.  ``file`` is its name in messages.

    Raises LedgerError, beginning with ``file:line:``, where it is not as this module allows.
    """
    forbidden = _FORBIDDEN.search(text)
    if forbidden is not None:
        line = text.count("\n", 0, forbidden.start()) + 1
        raise LedgerError(f"{file}:{line}: a character that YAML does not allow; remove it")
    try:
        return _Composer(yaml.parse(text, Loader=_LOADER), file).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # A bracket left open is noticed after the last line, which no editor can show.
        line = min(mark.line + 1, len(text.splitlines())) if mark else 1
        problem = (error.problem or "not valid YAML").replace("\n", " ")
        message = f"{file}:{line}: {problem}; check the indent, and put text in quotes"
        raise LedgerError(message) from None


class _Composer:
    """Builds the tree from PyYAML's events."""

    def __init__(self, events: Iterator[yaml.Event], file: str) -> None:
        self.events = events
        self.file = file

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                if root is not None:
                    raise self.error(event, "a second document; keep everything in one")
                root = self.node(event, depth=1)
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        if getattr(event, "anchor", None) is not None:
            raise self.error(event, "anchors and aliases (& and *) are not read; write it out")
        if getattr(event, "tag", None) is not None:
            raise self.error(event, "tags (!) are not read; put the text in quotes")
        if depth > _MAX_DEPTH:
            raise self.error(event, f"nested more than {_MAX_DEPTH} deep; flatten it")
        line = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(text=event.value, plain=not event.style, line=line)
        if isinstance(event, yaml.SequenceStartEvent):
            items = [self.node(child, depth + 1) for child in self.children()]
            return Sequence(items=tuple(items), line=line)
        return self.mapping(line, depth)

    def children(self) -> Iterator[yaml.Event]:
        """The events up to the end of this collection; what the caller takes between is its."""
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def mapping(self, line: int, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for event in self.children():
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self.error(event, "a key must be a word; put it in quotes")
            if key.text in entries:
                first = entries[key.text].line
                raise self.error(event, f"{key.text!r} stands twice, first on line {first}")
            value = self.node(next(self.events), depth + 1)
            entries[key.text] = Entry(key=key.text, value=value, line=key.line)
        return Mapping(entries=tuple(entries.values()), line=line)

    def error(self, event: yaml.Event, problem: str) -> LedgerError:
        return LedgerError(f"{self.file}:{_line(event)}: {problem}")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
