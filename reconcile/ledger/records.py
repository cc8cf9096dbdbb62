"""The reviewed ledger as records."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model import Agency, Decision

# The newest version of the file that this program reads.
LEDGER_VERSION = 1

# What a reviewer can say of a finding, and what it means.
DECISIONS: dict[str, str] = {
    "open": "nobody has decided yet",
    "accepted": "a real difference, and the articles stay as they are",
    "resolved": "a real difference that has been corrected",
    "wrong-match": "the claims speak of different facts",
    "not-a-discrepancy": "the claims can all be true",
    "confirmed": "checked, and right as it stands",
}
VERDICTS: tuple[str, ...] = ("agreement", "discrepancy", "single-source")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRule:
    """Names that mean one thing (``same``), or that never do (``different``); one is empty."""

    same: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """What one article says, in its own words."""

    article: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEntry:
    """One reviewed finding.

    Only ``id`` and ``decision`` count; ``verdict``, ``kind``, ``claim``, ``values`` (what differs)
    and ``sources`` (who says it) are there for the reader of the file.  ``on`` is an ISO day,
    ``line`` where the entry begins.
    """

    id: str
    decision: str
    verdict: str | None = None
    kind: str | None = None
    claim: str | None = None
    values: tuple[SourceWords, ...] = ()
    sources: tuple[SourceWords, ...] = ()
    note: str | None = None
    by: str | None = None
    on: str | None = None
    line: int = 0

    def as_decision(self) -> Decision:
        """The decision as a finding carries it."""
        return Decision(decision=self.decision, note=self.note, by=self.by, on=self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Everything that claims.yaml says.  Finding ids are unique."""

    version: int = LEDGER_VERSION
    names: tuple[NameRule, ...] = ()
    findings: tuple[FindingEntry, ...] = ()
    agencies: tuple[Agency, ...] = ()

    def aliases(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names that mean one thing; rules that share a name make one group.

        Case does not tell names apart.  Groups and names stand in the order of the file.
        """
        return merge_groups([rule.same for rule in self.names if rule.same])


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
