"""The reviewed ledger as records."""

from __future__ import annotations

from dataclasses import dataclass, field

from reconcile.model import Agency, Decision

# The newest version of the file that this program reads, and the one that it writes.
LEDGER_VERSION = 2

# What a reviewer can say of a finding, and what it means.
DECISIONS: dict[str, str] = {
    "open": "nobody has decided yet",
    "accepted": "a real difference, and the articles stay as they are",
    "resolved": "a real difference that has been corrected; `holds` says which value is right",
    "wrong-match": "the claims speak of different facts: they are never linked again",
    "not-a-discrepancy": "the claims can all be true: an agreement from then on",
    "confirmed": "checked, and right as it stands",
}
OPEN = "open"
ACCEPTED = "accepted"
RESOLVED = "resolved"
WRONG_MATCH = "wrong-match"
NOT_A_DISCREPANCY = "not-a-discrepancy"
CONFIRMED = "confirmed"
VERDICTS: tuple[str, ...] = ("agreement", "discrepancy", "single-source")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRule:
    """Names that mean one thing (``same``), or that never do (``different``); one is empty."""

    same: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """What one article says, in its own words.

    ``file`` is the article's path from the ledger's folder, with ``/``; in entries that were
    upgraded from version 1 it is the article's id.  ``values`` are pairs of a kind and what this
    article has of it; a kind can stand in several.  ``apart`` marks, in a wrong match, the claims
    that do not belong to the others.
    """

    file: str
    words: str = ""
    values: tuple[tuple[str, str], ...] = ()
    apart: bool = False

    def of(self, kind: str) -> tuple[str, ...]:
        """The values of one kind."""
        return tuple(value for told, value in self.values if told == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEntry:
    """One reviewed finding.

    ``id`` and ``decision`` are needed.  By ``sources`` the finding is known again when its
    articles change, and by their values that it must be looked at again; ``verdict``, ``kinds``
    and ``claim`` are for the reader of the file and for statistics.  ``holds`` is the value that
    is right, where the decision is ``resolved``.  ``on`` is an ISO day, ``line`` where the entry
    begins.
    """

    id: str
    decision: str
    verdict: str | None = None
    kinds: tuple[str, ...] = ()
    claim: str | None = None
    sources: tuple[SourceWords, ...] = ()
    holds: str | None = None
    note: str | None = None
    by: str | None = None
    on: str | None = None
    line: int = 0

    def as_decision(self) -> Decision:
        """The decision as a finding carries it."""
        return Decision(
            decision=self.decision, note=self.note, by=self.by, on=self.on, holds=self.holds
        )

    def reopened(self, changes: tuple[str, ...]) -> Decision:
        """The decision of a finding that has changed since: open, and what it was before."""
        return Decision(
            decision=OPEN, note=self.note, by=self.by, on=self.on, holds=self.holds,
            was=self.decision, changes=changes,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSettings:
    """What a newsroom sets for everybody.

    ``fail_on``: kinds and severities at which ``check`` fails, empty for the default.
    ``fail_on_at`` is the line and the column, from 1, where that stands.
    ``thresholds``: fields of ``Settings`` with their values, in file order.
    """

    fail_on: tuple[str, ...] = ()
    fail_on_at: tuple[int, int] = field(default=(1, 1), compare=False)
    thresholds: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Everything that claims.yaml says.  Finding ids are unique.

    ``folder`` is where it lies, "" where it is no file: the files of its entries are told from
    there.
    """

    version: int = LEDGER_VERSION
    names: tuple[NameRule, ...] = ()
    findings: tuple[FindingEntry, ...] = ()
    agencies: tuple[Agency, ...] = ()
    settings: LedgerSettings = LedgerSettings()
    folder: str = ""

    def aliases(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names that mean one thing; rules that share a name make one group.

        Case does not tell names apart.  Groups and names stand in the order of the file.
        """
        return merge_groups([rule.same for rule in self.names if rule.same])

    def strangers(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names of which no two ever mean one thing."""
        return tuple(rule.different for rule in self.names if rule.different)


def merge_groups(groups: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Join groups that share a name, directly or through others."""
    parent = list(range(len(groups)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first: dict[str, int] = {}
    for index, group in enumerate(groups):
        for name in group:
            other = root(first.setdefault(name.casefold(), index))
            low, high = sorted((other, root(index)))
            parent[high] = low
    merged: dict[int, dict[str, str]] = {}
    for index, group in enumerate(groups):
        names = merged.setdefault(root(index), {})
        for name in group:
            names.setdefault(name.casefold(), name)
    return tuple(tuple(names.values()) for names in merged.values())
