"""Pieces of claims.yaml as text: what is written is a string, and one line a key."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, PlainScalarString

from reconcile.ledger.records import FindingEntry, SourceWords

# What no YAML reader takes for anything but this string.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./'-]*( [A-Za-z0-9_./'-]+)*\.?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = frozenset("y n yes no true false on off null nan inf".split())

# What a key of an entry holds: a text, several, or the sources.
Value = str | tuple[str, ...] | tuple[SourceWords, ...]


class _Strings(VersionedResolver):
    """Takes every scalar for a string: nothing that a person wrote changes its form."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode:
            return self.DEFAULT_SCALAR_TAG
        return super().resolve(kind, value, implicit)


def _yaml(offset: int) -> YAML:
    made = YAML()
    made.Resolver = _Strings
    made.preserve_quotes = True
    made.allow_unicode = True
    made.width = 1_000_000
    made.indent(mapping=2, sequence=2 + offset, offset=offset)
    return made


def _dumped(value: Any, offset: int) -> str:
    out = io.StringIO()
    _yaml(offset).dump(value, out)
    return out.getvalue()


def scalar(text: str, *, quoted: bool = False) -> str:
    """``text`` as it stands in the file: in quotes unless it is plainly a word."""
    return _dumped({"x": string(text, quoted=quoted)}, 0).removeprefix("x: ").rstrip("\n")


def string(text: str, *, quoted: bool = False) -> str:
    """The string in the form in which it is written."""
    if quoted or not _PLAIN.fullmatch(text) or text.casefold() in _WORDS:
        return str.__new__(DoubleQuotedScalarString, text)
    return str.__new__(PlainScalarString, text)


def values(entry: FindingEntry) -> dict[str, Value]:
    """What the keys of an entry hold, in the order in which they are written; nothing empty."""
    held: dict[str, Value | None] = {
        "id": entry.id,
        "verdict": entry.verdict,
        "kind": entry.kinds,
        "claim": entry.claim,
        "sources": entry.sources,
        "decision": entry.decision,
        "holds": entry.holds,
        "note": entry.note,
        "by": entry.by,
        "on": entry.on,
    }
    return {key: value for key, value in held.items() if value}


def _node(key: str, value: Value) -> Any:
    if isinstance(value, str):
        return string(value, quoted=key == "id")
    if key == "sources":
        return CommentedSeq([_source(s) for s in value if isinstance(s, SourceWords)])
    texts = [v for v in value if isinstance(v, str)]
    return _flow([string(v) for v in texts]) if len(texts) > 1 else string(texts[0])


def _flow(texts: Sequence[str]) -> CommentedSeq:
    made = CommentedSeq(texts)
    made.fa.set_flow_style()
    return made


def _source(source: SourceWords) -> CommentedMap:
    made = CommentedMap(file=string(source.file))
    if source.words:
        made["words"] = string(source.words, quoted=True)
    if source.values:
        made["values"] = _values(source)
    if source.apart:
        made["apart"] = PlainScalarString("true")
    return made


def _values(source: SourceWords) -> CommentedMap:
    told: dict[str, list[str]] = {}
    for kind, value in source.values:
        told.setdefault(kind, []).append(value)
    return CommentedMap(
        (kind, string(texts[0], quoted=True))
        if len(texts) == 1
        else (kind, _flow([string(t, quoted=True) for t in texts]))
        for kind, texts in told.items()
    )


def item(entry: FindingEntry, *, column: int, offset: int = 2) -> str:
    """An entry as an item of a list whose dashes stand in ``column`` (from 0); lists inside it are
    indented by ``offset``.  Ends with a line end."""
    held = CommentedMap((key, _node(key, value)) for key, value in values(entry).items())
    return indented(_dumped(CommentedSeq([held]), offset), column - offset)


def line(key: str, value: Value, *, column: int, offset: int = 2) -> str:
    """A key of an entry with what it holds, whose words begin in ``column`` (from 0)."""
    return indented(_dumped(CommentedMap({key: _node(key, value)}), offset), column)


def sources(text: str, new: tuple[SourceWords, ...], *, column: int, offset: int = 2) -> str:
    """The lines of ``sources:`` with new sources; comments and the form of what stays survive.

    ``text`` are the lines as they are; their key begins in ``column`` (from 0).
    """
    held = _yaml(offset).load(indented(text, -column))
    old = held["sources"]
    if not isinstance(old, CommentedSeq):
        return line("sources", new, column=column, offset=offset)
    free = list(range(len(old)))
    chosen = []
    for source in new:
        here = [n for n in free if old[n].get("file") == source.file]
        best = next((n for n in here if old[n].get("words") == source.words), None)
        at = best if best is not None else here[0] if here else None
        if at is not None:
            free.remove(at)
        chosen.append(_source(source) if at is None else _updated(old[at], source))
    for n in range(len(old) - 1, -1, -1):
        if n in free:
            del old[n]
    for n, one in enumerate(chosen):
        if not any(one is kept for kept in old):
            old.insert(n, one)
    return indented(_dumped(held, offset), column)


def _updated(old: CommentedMap, source: SourceWords) -> CommentedMap:
    new = _source(source)
    for key in [k for k in old if k not in new]:
        del old[key]
    for n, (key, value) in enumerate(new.items()):
        if key not in old:
            old.insert(n, key, value)
        elif old[key] != value:
            old[key] = value
    return old


def indented(text: str, by: int) -> str:
    """Each line that is not empty, ``by`` columns further in, or out where ``by`` is negative."""
    lines = text.splitlines(keepends=True)
    if by >= 0:
        return "".join(" " * by + line if line.strip() else line for line in lines)
    return "".join(line[-by:] if line[:-by].isspace() else line.lstrip(" ") for line in lines)
