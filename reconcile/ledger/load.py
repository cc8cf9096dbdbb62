"""Loading claims.yaml: every mistake is told with its line, its column and what to write."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from reconcile.errors import LedgerError
from reconcile.ledger.fields import Fields, either, is_nothing
from reconcile.ledger.nodes import Entry, Mapping, Node, Scalar, compose
from reconcile.ledger.records import (
    DECISIONS,
    LEDGER_VERSION,
    RESOLVED,
    VERDICTS,
    FindingEntry,
    Ledger,
    LedgerSettings,
    NameRule,
    SourceWords,
    merge_groups,
)
from reconcile.model import Agency
from reconcile.settings import Settings

_TOP_KEYS = {
    1: ("version", "names", "agencies", "findings"),
    2: ("version", "settings", "names", "agencies", "findings"),
}
_NAME_KEYS = ("same", "different", "note")
_AGENCY_KEYS = ("name", "also", "kind")
_OLD_FINDING_KEYS = (
    *("id", "verdict", "kind", "claim", "values", "sources"),
    *("decision", "note", "by", "on"),
)
FINDING_KEYS = (
    *("id", "verdict", "kind", "claim", "sources"),
    *("decision", "holds", "note", "by", "on"),
)
SOURCE_KEYS = ("file", "words", "values", "apart")
_VERSION = f"version: {LEDGER_VERSION}"
_THRESHOLDS = tuple(field.name for field in fields(Settings))


def load_ledger(path: Path) -> Ledger:
    """Read a ledger.  Raises LedgerError, beginning with ``file:line:column:``, where it is
    wrong."""
    return parse_ledger(read_text(path), str(path), folder=str(path.parent))


def read_text(path: Path) -> str:
    """The file's text, line ends as they are, without a byte order mark.  Raises LedgerError."""
    file = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "input error").lower()
        raise LedgerError(f"{file}:1:1: cannot be read ({reason}); check the file") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        place = f"{file}:{line}:{column}"
        raise LedgerError(f"{place}: not UTF-8; save the file as UTF-8") from None


def parse_ledger(text: str, file: str = "claims.yaml", *, folder: str = "") -> Ledger:
    """A ledger from its text; ``file`` is its name in messages.  Raises LedgerError."""
    return read_ledger(compose(text, file), file, folder=folder)


def read_ledger(root: Node | None, file: str, *, folder: str = "") -> Ledger:
    """A ledger from its tree.  Raises LedgerError."""
    return _Reader(file).ledger(root, folder)


class _Reader(Fields):
    """Turns the tree into records."""

    def ledger(self, root: Node | None, folder: str) -> Ledger:
        missing = f"version is missing; begin the file with '{_VERSION}'"
        if root is None or is_nothing(root):
            raise LedgerError(f"{self.file}:1:1: {missing}")
        if not isinstance(root, Mapping):
            raise self.error(root, f"the file must begin with '{_VERSION}'")
        found = {entry.key: entry for entry in root.entries}
        if "version" not in found:
            raise self.error(root, missing)
        # A newer file may have keys that are unknown here, so its version is told first.
        version = self.version(found["version"])
        self.known(root, _TOP_KEYS[version])
        names = tuple(self.name_rule(node) for node in self.items(found.get("names")))
        self.consistent(names, found.get("names"))
        read = self.finding if version > 1 else self.old_finding
        nodes = self.items(found.get("findings"))
        findings = tuple(read(node) for node in nodes)
        self.unique(findings, nodes)
        return Ledger(
            version=version,
            names=names,
            agencies=tuple(self.agency(node) for node in self.items(found.get("agencies"))),
            findings=findings,
            settings=self.settings(found.get("settings")),
            folder=folder,
        )

    def version(self, entry: Entry) -> int:
        value = entry.value
        if not isinstance(value, Scalar) or not value.plain:
            raise self.error(value, f"version must be a number; write '{_VERSION}'")
        if not re.fullmatch(r"[1-9][0-9]{0,8}", value.text):
            raise self.error(value, f"unknown version {value.text!r}; write '{_VERSION}'")
        if int(value.text) > LEDGER_VERSION:
            raise self.error(
                value,
                f"version {value.text} is newer than this program reads ({LEDGER_VERSION}); "
                "use a newer program",
            )
        return int(value.text)

    def settings(self, entry: Entry | None) -> LedgerSettings:
        if entry is None or is_nothing(entry.value):
            return LedgerSettings()
        keys = ("fail-on", *_THRESHOLDS)
        found = self.entries(entry.value, keys)
        fail_on = found.get("fail-on")
        return LedgerSettings(
            fail_on=self.texts(fail_on),
            fail_on_at=(fail_on.line, fail_on.column) if fail_on else (1, 1),
            thresholds=tuple((k, self.share(e)) for k, e in found.items() if k in _THRESHOLDS),
        )

    def share(self, entry: Entry) -> float:
        text = self.text(entry) or ""
        if not re.fullmatch(r"0(\.[0-9]{1,9})?|1(\.0{1,9})?", text):
            raise self.error(entry.value, f"{entry.key} must be between 0 and 1; write it like 0.5")
        return float(text)

    def name_rule(self, node: Node) -> NameRule:
        found = self.entries(node, _NAME_KEYS)
        if ("same" in found) == ("different" in found):
            raise self.error(node, "a name rule has either 'same' or 'different'; give one")
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
                raise self.error(item, f"{entry.key} must list names; put each in quotes")
            name = " ".join(item.text.split())
            if name.casefold() in names:
                raise self.error(item, f"{name!r} stands twice in one list; keep one")
            names[name.casefold()] = name
        if len(names) < 2:
            raise self.error(entry, f"{entry.key} needs two names or more")
        return tuple(names.values())

    def agency(self, node: Node) -> Agency:
        found = self.entries(node, _AGENCY_KEYS)
        name = self.text(found.get("name"))
        if name is None:
            raise self.error(node, "name is missing; write the agency's name")
        kind = self.text(found.get("kind")) or "agency"
        if kind not in ("agency", "outlet"):
            self.one_of(found["kind"], kind, ("agency", "outlet"))
        also = self.items(found.get("also"))
        for item in also:
            if not isinstance(item, Scalar) or not item.text.strip():
                raise self.error(item, "also must list names; put each in quotes")
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
                    raise self.error(node, f"{problem}; remove one rule")
                seen[group] = name

    def finding(self, node: Node) -> FindingEntry:
        found = self.entries(node, FINDING_KEYS)
        id, decision, verdict = self.needed(node, found)
        holds = self.text(found.get("holds"))
        if holds is not None and decision != RESOLVED:
            raise self.error(found["holds"], f"holds goes with 'decision: {RESOLVED}'; remove it")
        return FindingEntry(
            id=id,
            decision=decision,
            verdict=verdict,
            kinds=self.texts(found.get("kind")),
            claim=self.text(found.get("claim")),
            sources=tuple(self.source(item) for item in self.items(found.get("sources"))),
            holds=holds,
            note=self.text(found.get("note")),
            by=self.text(found.get("by")),
            on=self.day(found.get("on")),
            line=node.line,
        )

    def source(self, node: Node) -> SourceWords:
        found = self.entries(node, SOURCE_KEYS)
        file = self.text(found.get("file"))
        if file is None:
            raise self.error(node, "file is missing; give the article's path from this folder")
        return SourceWords(
            file=file,
            words=self.text(found.get("words")) or "",
            values=self.values(found.get("values")),
            apart=self.yes(found.get("apart")),
        )

    def old_finding(self, node: Node) -> FindingEntry:
        """An entry of version 1, which names articles by their ids."""
        found = self.entries(node, _OLD_FINDING_KEYS)
        id, decision, verdict = self.needed(node, found)
        kind = self.text(found.get("kind"))
        words = dict(self.words(found.get("sources")))
        values = dict(self.words(found.get("values")))
        return FindingEntry(
            id=id,
            decision=decision,
            verdict=verdict,
            kinds=(kind,) if kind else (),
            claim=self.text(found.get("claim")),
            sources=tuple(
                SourceWords(
                    file=article,
                    words=words.get(article, ""),
                    values=((kind or "value", values[article]),) if article in values else (),
                )
                for article in dict.fromkeys([*words, *values])
            ),
            note=self.text(found.get("note")),
            by=self.text(found.get("by")),
            on=self.day(found.get("on")),
            line=node.line,
        )

    def needed(self, node: Node, found: dict[str, Entry]) -> tuple[str, str, str | None]:
        """Id, decision and verdict."""
        id, decision = self.text(found.get("id")), self.text(found.get("decision"))
        if id is None:
            raise self.error(node, "id is missing; copy it from the report")
        if decision is None:
            raise self.error(node, f"decision is missing; use {either(DECISIONS)}")
        self.one_of(found["decision"], decision, DECISIONS)
        verdict = self.text(found.get("verdict"))
        if verdict is not None:
            self.one_of(found["verdict"], verdict, VERDICTS)
        return id, decision, verdict

    def unique(self, findings: tuple[FindingEntry, ...], nodes: tuple[Node, ...]) -> None:
        lines: dict[str, int] = {}
        for entry, node in zip(findings, nodes, strict=True):
            if entry.id in lines:
                problem = f"id {entry.id!r} stands twice, first on line {lines[entry.id]}"
                raise self.error(node, f"{problem}; keep one entry")
            lines[entry.id] = entry.line
