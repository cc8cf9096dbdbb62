"""Changes of the text of claims.yaml: what nobody decided anew stays as it is, to the byte.

A change is a stretch of the text and what stands there from now on.  The tree with its places says
where; only the lines of what changes are written again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePosixPath

from reconcile.errors import LedgerError
from reconcile.ledger import emit
from reconcile.ledger.fields import is_nothing
from reconcile.ledger.load import FINDING_KEYS, read_ledger
from reconcile.ledger.nodes import LINE_END, Entry, Mapping, Node, Scalar, Sequence, compose
from reconcile.ledger.records import LEDGER_VERSION, FindingEntry, Ledger

HEADER = f"""\
# The reviewed ledger: what people decided about the findings. It stands beside the articles and is
# kept under version control. Comments and order are yours: only entries that are decided change.
version: {LEDGER_VERSION}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """The characters from ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


class _Text:
    """A ledger's text with its tree and its records."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.starts = [0, *(found.end() for found in LINE_END.finditer(text))]
        root = compose(text, file)
        self.ledger: Ledger = read_ledger(root, file)
        if self.ledger.version < LEDGER_VERSION:
            raise LedgerError(
                f"{file}:1:1: version {self.ledger.version} is read but not written; "
                "run `reconcile ledger upgrade` first"
            )
        if not isinstance(root, Mapping) or root.flow:
            raise LedgerError(f"{file}:1:1: the file is in braces; write one key a line")
        self.findings = next((e for e in root.entries if e.key == "findings"), None)
        held = self.findings.value if self.findings else None
        self.list = held if isinstance(held, Sequence) else None

    def at(self, line: int, column: int = 1) -> int:
        """The offset of a place; the end of the text for a line behind it."""
        if line > len(self.starts):
            return len(self.text)
        return min(self.starts[line - 1] + column - 1, len(self.text))

    def lines(self, first: int, last: int) -> str:
        """Whole lines."""
        return self.text[self.at(first) : self.at(last + 1)]

    def last_line(self, first: int, last: int) -> int:
        """``last`` without empty lines at the end, which a folded text takes in."""
        while last > first and not self.lines(last, last).strip():
            last -= 1
        return last

    def block(self, n: int) -> tuple[int, int]:
        """The first and last line of an item of the findings, its dash included."""
        assert self.list is not None
        node = self.list.items[n]
        first = node.line
        while first > self.list.line and not self._dash(first):
            first -= 1
        return first, self.last_line(first, node.end)

    def entry_lines(self, n: int) -> str:
        """The lines of an entry; where it stands in brackets, those that it would have."""
        if self.list is None or self.list.flow:
            return emit.item(self.ledger.findings[n], column=2).replace("\n", self.newline)
        return self.lines(*self.block(n))

    def _dash(self, line: int) -> bool:
        assert self.list is not None
        return self.lines(line, line)[self.list.column - 1 :].startswith("-")

    def applied(self, changes: list[_Change]) -> str:
        """The text with the changes, which do not overlap."""
        text = self.text
        for change in sorted(changes, key=lambda c: (c.start, c.end), reverse=True):
            new = change.text
            if self.newline != "\n":
                new = new.replace("\r\n", "\n").replace("\n", self.newline)
            text = text[: change.start] + new + text[change.end :]
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A ledger's text after a decision; ``before`` and ``after`` are the lines of its entry."""

    text: str
    entry: FindingEntry
    before: str | None
    after: str


def put(text: str, entry: FindingEntry, file: str = "claims.yaml") -> str:
    """The ledger's text with this entry; see ``decided``."""
    return decided(text, entry.id, lambda _: entry, file).text


def decided(
    text: str,
    id: str,
    make: Callable[[FindingEntry | None], FindingEntry],
    file: str = "claims.yaml",
) -> Edited:
    """The ledger's text with the entry that ``make`` makes of the one with this id, or of None.

    It is changed where it stands, key by key, or else added where it is sorted to.  Raises
    LedgerError where the text is no ledger of this version.
    """
    whole = _Text(text, file)
    n = next((n for n, one in enumerate(whole.ledger.findings) if one.id == id), None)
    old = whole.ledger.findings[n] if n is not None else None
    entry = make(old)
    before = whole.entry_lines(n) if n is not None else None
    if old is not None and _bare(old) == _bare(entry):
        return Edited(text=text, entry=entry, before=before, after=before or "")
    ways: list[Callable[[], list[_Change]]] = [lambda: _added(whole, entry)]
    if n is not None:
        at = n
        ways = [lambda: _renewed(whole, at, entry), lambda: [_rewritten(whole, at, entry)]]
    for way in ways:
        new = whole.applied(way())
        after = _lines_as_wanted(new, whole.ledger, entry)
        if after is not None:
            return Edited(text=new, entry=entry, before=before, after=after)
    raise AssertionError(f"the entry {entry.id!r} could not be written into {file}")


def block_of(text: str, id: str, file: str = "claims.yaml") -> str | None:
    """The lines of the entry with this id as they stand, None where there is none."""
    whole = _Text(text, file)
    for n, one in enumerate(whole.ledger.findings):
        if one.id == id:
            return whole.entry_lines(n)
    return None


def replaced(text: str, id: str, block: str, file: str = "claims.yaml") -> str:
    """The ledger's text with other lines for the entry with this id."""
    whole = _Text(text, file)
    n = [one.id for one in whole.ledger.findings].index(id)
    first, last = whole.block(n)
    start, end = whole.at(first), whole.at(last + 1)
    return whole.text[:start] + block + whole.text[end:]


def removed(text: str, ids: Collection[str], file: str = "claims.yaml") -> str:
    """The ledger's text without the entries with these ids; comments around them stay."""
    whole = _Text(text, file)
    changes = []
    if whole.list is not None and whole.list.flow and ids:
        changes = [_unfolded(whole, [e for e in whole.ledger.findings if e.id not in ids])]
    else:
        for n, one in enumerate(whole.ledger.findings):
            if one.id in ids:
                first, last = whole.block(n)
                changes.append(_Change(start=whole.at(first), end=whole.at(last + 1), text=""))
    return whole.applied(changes)


def _lines_as_wanted(text: str, before: Ledger, entry: FindingEntry) -> str | None:
    """The entry's lines where the text says the same as before, with this entry; else None."""
    try:
        whole = _Text(text, "")
    except LedgerError:
        return None
    after = whole.ledger
    rest = {one.id: _bare(one) for one in before.findings if one.id != entry.id}
    now = {one.id: _bare(one) for one in after.findings}
    same = (after.names, after.agencies, after.settings) == (
        before.names, before.agencies, before.settings,
    )  # fmt: skip
    if not same or now.pop(entry.id, None) != _bare(entry) or now != rest:
        return None
    return whole.entry_lines([one.id for one in after.findings].index(entry.id))


def _bare(entry: FindingEntry) -> FindingEntry:
    return replace(entry, line=0)


def sort_key(entry: FindingEntry) -> tuple[str, str]:
    """Where an entry is sorted to: by the folder of its first article, then by its id."""
    file = entry.sources[0].file if entry.sources else ""
    return str(PurePosixPath(file).parent) if file else "", entry.id


def _added(whole: _Text, entry: FindingEntry) -> list[_Change]:
    held, findings = whole.list, whole.findings
    if held is not None and held.flow and held.items:
        return [_unfolded(whole, [*whole.ledger.findings, entry])]
    if held is not None and held.items:
        after, column, offset = _place(whole, entry)
        text = emit.item(entry, column=column, offset=offset)
        return [_at_line(whole, after + 1, text)]
    text = emit.item(entry, column=2)
    if findings is None:
        end = len(whole.text)
        return [_at_line(whole, len(whole.starts) + 1, f"\nfindings:\n{text}", end)]
    start = whole.at(findings.line, findings.column) + len("findings:")
    changes = [_at_line(whole, findings.value.end + 1, text)]
    if held is not None or (isinstance(findings.value, Scalar) and findings.value.text):
        stop = whole.at(findings.value.end + 1)
        tail = whole.text[start:stop]
        _, mark, comment = tail.partition(" #")
        end_of_line = tail[len(tail.rstrip("\r\n")) :] or "\n"
        kept = f" {mark}{comment}" if mark else end_of_line
        changes = [_Change(start=start, end=stop, text=kept + text)]
    return changes


def _at_line(whole: _Text, line: int, text: str, at: int | None = None) -> _Change:
    """Whole lines put in before a line."""
    start = whole.at(line) if at is None else at
    before = whole.text[:start]
    newline = "" if not before or before.endswith(("\n", "\r")) else "\n"
    return _Change(start=start, end=start, text=newline + text)


def _place(whole: _Text, entry: FindingEntry) -> tuple[int, int, int]:
    """The line after which a new entry goes, its column (from 0), and the indent of lists in it.

    Where people have put the entries into another order it goes to the end.
    """
    assert whole.list is not None
    keys = [sort_key(one) for one in whole.ledger.findings]
    n = len(keys)
    if all(one <= two for one, two in pairwise(keys)):
        n = sum(key < sort_key(entry) for key in keys)
    column = whole.list.column - 1
    first = whole.block(0)[0]
    offset = _offset(whole)
    if n == 0:
        assert whole.findings is not None
        return min(whole.findings.line, first - 1), column, offset
    return whole.block(n - 1)[1], column, offset


def _offset(whole: _Text) -> int:
    """How far the dashes of a list stand right of their key: as the findings' own do."""
    assert whole.list is not None
    assert whole.findings is not None
    return min(max(whole.list.column - whole.findings.column, 0), 4)


def _unfolded(whole: _Text, entries: list[FindingEntry]) -> _Change:
    """The findings, which stood in brackets, one key a line."""
    assert whole.findings is not None
    text = "".join(emit.item(one, column=2) for one in entries)
    start = whole.at(whole.findings.line, whole.findings.column) + len("findings:")
    stop = whole.at(whole.findings.value.end + 1)
    return _Change(start=start, end=stop, text=f"\n{text}")


def _rewritten(whole: _Text, n: int, entry: FindingEntry) -> _Change:
    """The whole entry written again."""
    assert whole.list is not None
    if whole.list.flow:
        entries = [entry if k == n else one for k, one in enumerate(whole.ledger.findings)]
        return _unfolded(whole, entries)
    first, last = whole.block(n)
    text = emit.item(entry, column=whole.list.column - 1, offset=_offset(whole))
    return _Change(start=whole.at(first), end=whole.at(last + 1), text=text)


def _renewed(whole: _Text, n: int, entry: FindingEntry) -> list[_Change]:
    """The changes that make an entry say something new, key by key."""
    assert whole.list is not None
    node = whole.list.items[n]
    if whole.list.flow or not isinstance(node, Mapping) or node.flow:
        return [_rewritten(whole, n, entry)]
    old, new = emit.values(whole.ledger.findings[n]), emit.values(entry)
    held = {one.key: one for one in node.entries}
    column, offset = node.column - 1, _offset(whole)
    changes: list[_Change] = []
    last = node.line
    for key in FINDING_KEYS:
        if key in held:
            here = held[key]
            if key in new and old.get(key) != new[key]:
                changes.append(_set(whole, here, new[key], column, offset))
            elif key in old and key not in new:
                changes.append(_dropped(whole, here, node))
            last = _last(whole, here)
        elif key in new:
            text = emit.line(key, new[key], column=column, offset=offset)
            changes.append(_at_line(whole, last + 1, text))
    return _joined(changes)


def _joined(changes: list[_Change]) -> list[_Change]:
    """Texts that go in at one place as one, in their order."""
    out: list[_Change] = []
    for change in changes:
        inserts = change.start == change.end
        if inserts and out and out[-1].start == out[-1].end == change.start:
            out[-1] = replace(out[-1], text=out[-1].text + change.text.lstrip("\n"))
        else:
            out.append(change)
    return out


def _last(whole: _Text, here: Entry) -> int:
    return whole.last_line(here.line, here.value.end)


def _set(whole: _Text, here: Entry, value: emit.Value, column: int, offset: int) -> _Change:
    """Another value for a key; what stands behind it in its line stays."""
    start = whole.at(here.line, here.column)
    last = _last(whole, here)
    if isinstance(value, str) and _is_one_line(here.value):
        assert isinstance(here.value, Scalar)
        begin = whole.at(here.value.line, here.value.column)
        gap = " " if is_nothing(here.value) and whole.text[begin - 1] == ":" else ""
        text = gap + emit.scalar(value, quoted=here.key == "id")
        return _Change(start=begin, end=whole.at(*here.value.stop), text=text)
    lines = " " * column + whole.text[start : whole.at(last + 1)]
    if here.key == "sources" and isinstance(here.value, Sequence) and not here.value.flow:
        sources = tuple(s for s in value if not isinstance(s, str))
        text = emit.sources(_unix(lines), sources, column=column, offset=offset)
    else:
        text = emit.line(here.key, value, column=column, offset=offset)
    return _Change(start=start, end=whole.at(last + 1), text=text[column:])


def _is_one_line(node: Node) -> bool:
    return isinstance(node, Scalar) and node.line == node.stop[0]


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def _dropped(whole: _Text, here: Entry, node: Mapping) -> _Change:
    """A key taken away; the one beside the dash stays without a value."""
    stop = whole.at(_last(whole, here) + 1)
    if here.line == node.line:
        start = whole.at(here.line, here.column) + len(here.key) + 1
        return _Change(start=start, end=stop, text="\n")
    return _Change(start=whole.at(here.line), end=stop, text="")
