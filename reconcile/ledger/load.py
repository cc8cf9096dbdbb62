"""Loading claims.yaml: every mistake is told with its line and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from reconcile.errors import LedgerError
from reconcile.ledger.nodes import Entry, Mapping, Node, Scalar, Sequence, compose
from reconcile.ledger.records import (
    DECISIONS,
    LEDGER_VERSION,
    VERDICTS,
    FindingEntry,
    Ledger,
    NameRule,
    SourceWords,
    merge_groups,
)
from reconcile.model import Agency

_TOP_KEYS = ("version", "names", "agencies", "findings")
_NAME_KEYS = ("same", "different", "note")
_AGENCY_KEYS = ("name", "also", "kind")
_FINDING_KEYS = (
    *("id", "verdict", "kind", "claim", "values", "sources"),
    *("decision", "note", "by", "on"),
)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def load_ledger(path: Path) -> Ledger:
    """Read a ledger.  Raises LedgerError, beginning with ``file:line:``, where it is wrong."""
    file = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "input error").lower()
        raise LedgerError(f"{file}:1: cannot be read ({reason}); check the file") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LedgerError(f"{file}:{line}: not UTF-8; save the file as UTF-8") from None
    return parse_ledger(text, file)


def parse_ledger(text: str, file: str = "claims.yaml") -> Ledger:
    """A ledger from its text; ``file`` is its name in messages.  Raises LedgerError."""
    return _Reader(file).ledger(compose(text, file))


class _Reader:
    """Turns the tree into records and knows the file's name for messages."""

    def __init__(self, file: str) -> None:
        self.file = file

    def error(self, line: int, problem: str) -> LedgerError:
        return LedgerError(f"{self.file}:{line}: {problem}")

    def ledger(self, root: Node | None) -> Ledger:
        missing = "version is missing; begin the file with 'version: 1'"
        if root is None or (isinstance(root, Scalar) and root.text in _NOTHING):
            raise self.error(1, missing)
        if not isinstance(root, Mapping):
            raise self.error(root.line, "the file must begin with 'version: 1'")
        found = {entry.key: entry for entry in root.entries}
        if "version" not in found:
            raise self.error(root.line, missing)
        # A newer file may have keys that are unknown here, so its version is told first.
        version = self.version(found["version"])
        self.known(root, _TOP_KEYS)
        names = tuple(self.name_rule(node) for node in self.items(found.get("names")))
        self.consistent(names, found.get("names"))
        findings = tuple(self.finding(node) for node in self.items(found.get("findings")))
        self.unique(findings)
        agencies = tuple(self.agency(node) for node in self.items(found.get("agencies")))
        return Ledger(version=version, names=names, findings=findings, agencies=agencies)

    def version(self, entry: Entry) -> int:
        value = entry.value
        if not isinstance(value, Scalar) or not value.plain:
            raise self.error(entry.line, "version must be a number; write 'version: 1'")
        if not re.fullmatch(r"[1-9][0-9]{0,8}", value.text):
            raise self.error(entry.line, f"unknown version {value.text!r}; write 'version: 1'")
        if int(value.text) > LEDGER_VERSION:
            raise self.error(
                entry.line,
                f"version {value.text} is newer than this program reads ({LEDGER_VERSION}); "
                "use a newer program",
            )
        return int(value.text)

    def known(self, mapping: Mapping, keys: tuple[str, ...]) -> None:
        for entry in mapping.entries:
            if entry.key not in keys:
                raise self.error(entry.line, f"unknown key {entry.key!r}; use {_either(keys)}")

    def items(self, entry: Entry | None) -> tuple[Node, ...]:
        if entry is None or _is_nothing(entry.value):
            return ()
        if not isinstance(entry.value, Sequence):
            raise self.error(entry.line, f"{entry.key} must be a list; begin each item with '- '")
        return entry.value.items

    def entries(self, node: Node, keys: tuple[str, ...]) -> dict[str, Entry]:
        if not isinstance(node, Mapping):
            raise self.error(node.line, f"an item must have keys; use {_either(keys)}")
        self.known(node, keys)
        return {entry.key: entry for entry in node.entries}

    def text(self, entry: Entry | None) -> str | None:
        if entry is None or _is_nothing(entry.value):
            return None
        if not isinstance(entry.value, Scalar):
            raise self.error(entry.line, f"{entry.key} must be text; put it in quotes")
        return entry.value.text.strip() or None

    def name_rule(self, node: Node) -> NameRule:
        found = self.entries(node, _NAME_KEYS)
        if ("same" in found) == ("different" in found):
            raise self.error(node.line, "a name rule has either 'same' or 'different'; give one")
        return NameRule(
            same=self.name_list(found.get("same")),
            different=self.name_list(found.get("different")),
            note=self.text(found.get("note")),
        )

    def name_list(self, entry: Entry | None) -> tuple[str, ...]:
        if entry is None:
            return ()
        names: dict[str, str] = {}
        for item in self.items(entry):
            if not isinstance(item, Scalar) or not item.text.strip():
                raise self.error(item.line, f"{entry.key} must list names; put each in quotes")
            name = " ".join(item.text.split())
            if name.casefold() in names:
                raise self.error(item.line, f"{name!r} stands twice in one list; keep one")
            names[name.casefold()] = name
        if len(names) < 2:
            raise self.error(entry.line, f"{entry.key} needs two names or more")
        return tuple(names.values())

    def agency(self, node: Node) -> Agency:
        found = self.entries(node, _AGENCY_KEYS)
        name = self.text(found.get("name"))
        if name is None:
            raise self.error(node.line, "name is missing; write the agency's name")
        kind = self.text(found.get("kind")) or "agency"
        if kind not in ("agency", "outlet"):
            self.one_of(found["kind"], kind, ("agency", "outlet"))
        also = self.items(found.get("also"))
        for item in also:
            if not isinstance(item, Scalar) or not item.text.strip():
                raise self.error(item.line, "also must list names; put each in quotes")
        return Agency(
            name=" ".join(name.split()),
            variants=tuple(" ".join(i.text.split()) for i in also if isinstance(i, Scalar)),
            kind="outlet" if kind == "outlet" else "agency",
        )

    def consistent(self, rules: tuple[NameRule, ...], entry: Entry | None) -> None:
        """No two names are both the same and different."""
        group_of = {
            name.casefold(): number
            for number, group in enumerate(merge_groups([r.same for r in rules if r.same]))
            for name in group
        }
        nodes = self.items(entry)
        for rule, node in zip(rules, nodes, strict=True):
            seen: dict[int, str] = {}
            for name in rule.different:
                group = group_of.get(name.casefold())
                if group is None:
                    continue
                if group in seen:
                    problem = f"{seen[group]!r} and {name!r} are both same and different"
                    raise self.error(node.line, f"{problem}; remove one rule")
                seen[group] = name

    def finding(self, node: Node) -> FindingEntry:
        found = self.entries(node, _FINDING_KEYS)
        id, decision = self.text(found.get("id")), self.text(found.get("decision"))
        if id is None:
            raise self.error(node.line, "id is missing; copy it from the report")
        if decision is None:
            raise self.error(node.line, f"decision is missing; use {_either(DECISIONS)}")
        self.one_of(found["decision"], decision, DECISIONS)
        verdict = self.text(found.get("verdict"))
        if verdict is not None:
            self.one_of(found["verdict"], verdict, VERDICTS)
        return FindingEntry(
            id=id,
            decision=decision,
            verdict=verdict,
            kind=self.text(found.get("kind")),
            claim=self.text(found.get("claim")),
            values=self.words(found.get("values")),
            sources=self.words(found.get("sources")),
            note=self.text(found.get("note")),
            by=self.text(found.get("by")),
            on=self.day(found.get("on")),
            line=node.line,
        )

    def one_of(self, entry: Entry, value: str, allowed: Iterable[str]) -> None:
        if value not in allowed:
            line = entry.value.line
            raise self.error(line, f"unknown {entry.key} {value!r}; use {_either(allowed)}")

    def words(self, entry: Entry | None) -> tuple[SourceWords, ...]:
        if entry is None or _is_nothing(entry.value):
            return ()
        if not isinstance(entry.value, Mapping):
            problem = f"{entry.key} must be lines of 'article: \"its words\"'"
            raise self.error(entry.line, problem)
        return tuple(
            SourceWords(article=item.key, words=self.text(item) or "")
            for item in entry.value.entries
        )

    def day(self, entry: Entry | None) -> str | None:
        text = self.text(entry)
        if entry is None or text is None:
            return None
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            problem = f"{entry.key} must be a day; write it like 2026-01-31"
            raise self.error(entry.line, problem) from None

    def unique(self, findings: tuple[FindingEntry, ...]) -> None:
        lines: dict[str, int] = {}
        for entry in findings:
            if entry.id in lines:
                problem = f"id {entry.id!r} stands twice, first on line {lines[entry.id]}"
                raise self.error(entry.line, f"{problem}; keep one entry")
            lines[entry.id] = entry.line


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and node.text in _NOTHING


def _either(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}"
