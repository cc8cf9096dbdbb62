"""What the ledger says, put on the findings of a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reconcile.ledger.records import FindingEntry, Ledger
from reconcile.model import Agreement, Decision, Difference, Discrepancy, Finding, highest

NOT_A_DISCREPANCY = "not-a-discrepancy"


def apply(findings: Iterable[Finding], ledger: Ledger) -> tuple[Finding, ...]:
    """The findings, in their order, each with its decision where the ledger has one.

    A discrepancy that was held to be none becomes an agreement, with a note that says what the
    difference was.
    """
    entries = {entry.id: entry for entry in ledger.findings}
    groups = [frozenset(name.casefold() for name in group) for group in ledger.aliases()]
    return tuple(_decided(_one_name(f, groups), entries.get(f.id)) for f in findings)


def _one_name(finding: Finding, groups: Sequence[frozenset[str]]) -> Finding:
    """Without differences between names that the ledger holds to be one; a note tells of them.

    What is left decides how severe the finding is, and how sure at most.
    """
    if not isinstance(finding, Discrepancy) or not groups:
        return finding
    same = [d for d in finding.differences if _alias(d, groups)]
    if not same:
        return finding
    rest = tuple(d for d in finding.differences if d not in same)
    notes = finding.notes + tuple(_note(d, "one name in the ledger") for d in same)
    if rest:
        return replace(
            finding,
            differences=rest,
            notes=notes,
            severity=highest(d.severity for d in rest),
            confidence=min(finding.confidence, max(d.confidence for d in rest)),
        )
    return _agreement(finding, notes, finding.decision)


def _alias(difference: Difference, groups: Sequence[frozenset[str]]) -> bool:
    if difference.kind not in {"name", "place", "attribution"}:
        return False
    values = {side.value.casefold().removeprefix("the ") for side in difference.sides}
    return any(values <= {n.removeprefix("the ") for n in group} for group in groups)


def stale_entries(ledger: Ledger, findings: Iterable[Finding]) -> tuple[FindingEntry, ...]:
    """The entries whose finding is not among the findings of this run, in file order."""
    present = {finding.id for finding in findings}
    return tuple(entry for entry in ledger.findings if entry.id not in present)


def _decided(finding: Finding, entry: FindingEntry | None) -> Finding:
    if entry is None:
        return finding
    decision = entry.as_decision()
    if not isinstance(finding, Discrepancy) or entry.decision != NOT_A_DISCREPANCY:
        return replace(finding, decision=decision)
    reviewed = tuple(_note(d, "reviewed: not a discrepancy") for d in finding.differences)
    return _agreement(finding, finding.notes + reviewed, decision)


def _agreement(
    finding: Discrepancy, notes: tuple[str, ...], decision: Decision | None
) -> Agreement:
    """The finding without its differences: as sure as its surest match."""
    return Agreement(
        id=finding.id,
        claims=finding.claims,
        confidence=max((m.confidence for m in finding.matches), default=finding.confidence),
        independent_origins=finding.independent_origins,
        notes=notes,
        matches=finding.matches,
        decision=decision,
        sourcing=finding.sourcing,
    )


def _note(difference: Difference, why: str) -> str:
    values = " / ".join(dict.fromkeys(side.value for side in difference.sides))
    return f"{difference.kind}: {values} ({why})"
