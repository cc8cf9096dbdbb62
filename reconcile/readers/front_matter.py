"""The YAML block between two ``---`` lines at the top of a file: who published what, and when.

Every value is the string that stands there: ``no``, ``1:30`` and dates are not converted.
Anchors, aliases and tags are refused, since nothing honest needs them here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from reconcile.errors import ReadError
from reconcile.readers.fields import KEYS, LISTS, checked
from reconcile.readers.records import ReadWarning

_OPEN = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
# Prose between two rules is not front matter: its first line must look like YAML's.
_YAML_LIKE = re.compile(
    r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*"  # blank lines and comments
    r"(?:[\"']?\w[\w .-]{0,40}[\"']?[ \t]*:(?:[ \t\r\n]|\Z)"  # a key
    r"|[&*!{%]"  # YAML's other beginnings
    r"|(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z))"  # nothing in it
)
_NOTHING = {"", "~", "null", "Null", "NULL"}
_KNOWN = frozenset(key for keys in KEYS.values() for key in keys)
# Front matter is a few lines; this is a few hundred.
_MAX_CHARS = 16_384
_MAX_DEPTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What the front matter says, and the offset of the first character after it."""

    body_start: int = 0
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    updated: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    syndication: tuple[str, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One ``key: value`` of the block; ``value`` is None where it is a list or a mapping.

    ``items`` are the values of a list of scalars.
    """

    key: str
    value: str | None
    line: int
    items: tuple[str, ...] = ()


class FrontMatterError(ReadError):
    """The block is not plain YAML; ``line`` counts from 1 within the file."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


def split_front_matter(text: str) -> FrontMatter:
    """Find and read the front matter; where it is broken, say so and still find the prose."""
    opening = _OPEN.match(text)
    if opening is None or _YAML_LIKE.match(text, opening.end()) is None:
        return FrontMatter()
    closing = _CLOSE.search(text, opening.end())
    if closing is None:
        message = "front matter is opened but never closed; end it with a line ---"
        return FrontMatter(warnings=(ReadWarning(message=message, line=1),))
    body_start = closing.end()
    try:
        entries = parse_block(text[opening.end() : closing.start()])
    except FrontMatterError as error:
        message = f"front matter left unread: {error.reason}"
        return FrontMatter(
            body_start=body_start, warnings=(ReadWarning(message=message, line=error.line),)
        )
    return _fields(entries, body_start)


def parse_block(block: str) -> tuple[Entry, ...]:
    """The block's keys and values, in order; the block begins on the file's second line.

    Raises FrontMatterError where it is no mapping, is broken, or uses anchors, aliases or tags.
    """
    if len(block) > _MAX_CHARS:
        raise FrontMatterError(1, f"it has more than {_MAX_CHARS} characters; shorten it")
    try:
        return tuple(_entries(yaml.parse(block, Loader=yaml.SafeLoader)))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        problem = (error.problem or "not valid YAML").replace("\n", " ")
        raise FrontMatterError(line, f"{problem}; put the value in quotes") from None
    except yaml.reader.ReaderError as error:
        line = len(block[: error.position].splitlines()) + 1
        raise FrontMatterError(line, "a character that YAML does not allow; remove it") from None


def _entries(events: Iterator[yaml.Event]) -> Iterator[Entry]:
    """Read a flat mapping off the event stream; of nested values only lists of words are kept."""
    depth, key, seen = 0, None, set[str]()
    items: list[str] = []
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent | yaml.DocumentEndEvent):
            continue
        if isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent):
            continue
        line = event.start_mark.line + 2 if event.start_mark else 1
        _refuse_tricks(event, line)
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth == 1 and key is not None:
                yield Entry(key=key, value=None, line=line, items=tuple(items))
                key, items = None, []
            continue
        opens = isinstance(event, yaml.CollectionStartEvent)
        if depth == 0 and not isinstance(event, yaml.MappingStartEvent):
            raise FrontMatterError(line, "it is not a list of 'key: value' lines; write it so")
        value = event.value if isinstance(event, yaml.ScalarEvent) else None
        if depth == 1 and key is None:
            key = _key(value, seen, line)
        elif depth == 1 and key is not None and not opens:
            yield Entry(key=key, value=value, line=line)
            key = None
        elif depth == 2 and value is not None:
            items.append(value)
        depth += opens
        if depth > _MAX_DEPTH:
            raise FrontMatterError(line, f"it is nested more than {_MAX_DEPTH} deep; flatten it")


def _refuse_tricks(event: yaml.Event, line: int) -> None:
    if getattr(event, "anchor", None) is not None:
        raise FrontMatterError(line, "anchors and aliases (& and *) are not read; quote the value")
    if getattr(event, "tag", None) is not None:
        raise FrontMatterError(line, "tags (!) are not read; put the value in quotes")


def _key(value: str | None, seen: set[str], line: int) -> str:
    if value is None:
        raise FrontMatterError(line, "a key must be a word; write 'key: value' lines")
    key = value.strip().lower()
    if key in seen and key in _KNOWN:
        raise FrontMatterError(line, f"{key!r} stands twice; keep one")
    seen.add(key)
    return key


def _fields(entries: tuple[Entry, ...], body_start: int) -> FrontMatter:
    found: dict[str, Entry] = {entry.key: entry for entry in entries}
    values: dict[str, Any] = {}
    warnings: list[ReadWarning] = []
    for field, keys in KEYS.items():
        for key in keys:
            entry = found.get(key)
            if entry is None or (entry.value in _NOTHING):
                continue
            value = _of_entry(field, entry)
            if not value:
                warnings.append(ReadWarning(message=_REMEDIES[field], line=entry.line))
                continue
            values[field] = value
            break
    return FrontMatter(body_start=body_start, warnings=tuple(warnings), **values)


def _of_entry(field: str, entry: Entry) -> str | tuple[str, ...] | None:
    if field in LISTS:
        given = entry.items if entry.value is None else [entry.value]
        return tuple(value for item in given if (value := checked(field, item)))
    return None if entry.value is None else checked(field, entry.value)


_REMEDIES: dict[str, str] = {
    "title": "the title is left out: it must be one line of text",
    "outlet": "the outlet is left out: it must be one line of text",
    "published": "the publication date is left out: write it like 2022-11-28",
    "url": "the url is left out: it must begin with http:// or https://",
    "authors": "the authors are left out: write one name, or a list of names",
    "updated": "the date of the update is left out: write it like 2022-11-28",
    "language": "the language is left out: write it like en or en-GB",
    "canonical_url": "the canonical url is left out: it must begin with http:// or https://",
    "syndication": "the syndication is left out: write one name, or a list of names",
}
