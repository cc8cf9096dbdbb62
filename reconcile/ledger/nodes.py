"""YAML as a plain tree with places: strings, lists and mappings, and nothing else.

Scalars are the strings that stand there, so no id, name or date is converted.  Anchors, aliases,
tags, repeated keys and second documents are refused.  Reading goes through PyYAML's events, which
libyaml makes forty times as fast as the library that writes.
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
# How git marks what it could not merge.
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |\r?$)", re.MULTILINE)
# What ends a line for YAML, and so for every line number here.
LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A string; ``plain`` where it stands without quotes.  ``end`` is its last line, ``stop`` the
    line and column behind it."""

    text: str
    plain: bool
    line: int
    column: int
    end: int
    stop: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list; ``flow`` where it stands in brackets.  ``end`` is its last line."""

    items: tuple[Node, ...]
    flow: bool
    line: int
    column: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One key of a mapping with its value; ``line`` and ``column`` are the key's."""

    key: str
    value: Node
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """A mapping; no key stands twice.  ``end`` is its last line."""

    entries: tuple[Entry, ...]
    flow: bool
    line: int
    column: int
    end: int


Node = Scalar | Sequence | Mapping


def compose(text: str, file: str) -> Node | None:
    """The tree of a YAML text, None where it is empty.  ``file`` is its name in messages.

    Raises LedgerError, beginning with ``file:line:column:``, where it is not as this module
    allows.
    """
    forbidden = _FORBIDDEN.search(text)
    if forbidden is not None:
        at = forbidden.start()
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        problem = "a character that YAML does not allow; remove it"
        raise LedgerError(f"{file}:{line}:{column}: {problem}")
    try:
        return _Composer(yaml.parse(text, Loader=_LOADER), file).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # A bracket left open is noticed after the last line, which no editor can show.
        lines = text.splitlines()
        line = min(mark.line + 1, max(len(lines), 1)) if mark else 1
        inside = mark is not None and mark.line + 1 == line
        column = mark.column + 1 if mark and inside else len(lines[-1]) + 1 if lines else 1
        problem = (error.problem or "not valid YAML").replace("\n", " ")
        message = f"{problem}; check the indent, and put text in quotes"
        left = _CONFLICT.search(text)
        if left is not None:
            line, column = text.count("\n", 0, left.start()) + 1, 1
            message = "a merge left its marks; keep the entries of both sides, remove the marks"
        raise LedgerError(f"{file}:{line}:{column}: {message}") from None


class _Composer:
    """Builds the tree from PyYAML's events."""

    def __init__(self, events: Iterator[yaml.Event], file: str) -> None:
        self.events = events
        self.file = file
        self.last: yaml.Event = yaml.Event()

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
        line, column = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(
                text=event.value, plain=not event.style, line=line, column=column,
                end=_end(event, line), stop=_stop(event),
            )  # fmt: skip
        if isinstance(event, yaml.SequenceStartEvent):
            flow = bool(event.flow_style)
            items = [self.node(child, depth + 1) for child in self.children()]
            end = _end(self.last, line) if flow or not items else items[-1].end
            return Sequence(items=tuple(items), flow=flow, line=line, column=column, end=end)
        return self.mapping(event, depth)

    def children(self) -> Iterator[yaml.Event]:
        """The events up to the end of this collection; what the caller takes between is its."""
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                self.last = event
                return
            yield event

    def mapping(self, start: yaml.Event, depth: int) -> Mapping:
        line, column = _place(start)
        flow = bool(getattr(start, "flow_style", False))
        entries: dict[str, Entry] = {}
        end = line
        for event in self.children():
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self.error(event, "a key must be a word; put it in quotes")
            if key.text in entries:
                first = entries[key.text].line
                raise self.error(event, f"{key.text!r} stands twice, first on line {first}")
            value = self.node(next(self.events), depth + 1)
            entries[key.text] = Entry(key=key.text, value=value, line=key.line, column=key.column)
            end = max(key.end, value.end)
        if flow:
            end = _end(self.last, line)
        return Mapping(
            entries=tuple(entries.values()), flow=flow, line=line, column=column, end=end
        )

    def error(self, event: yaml.Event, problem: str) -> LedgerError:
        line, column = _place(event)
        return LedgerError(f"{self.file}:{line}:{column}: {problem}")


def _place(event: yaml.Event) -> tuple[int, int]:
    """Line and column, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _stop(event: yaml.Event) -> tuple[int, int]:
    mark = event.end_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _end(event: yaml.Event, line: int) -> int:
    """The last line of what the event ends; at the start of a line nothing of that line is."""
    mark = event.end_mark
    if mark is None:
        return line
    return max(line, mark.line + (1 if mark.column else 0))
