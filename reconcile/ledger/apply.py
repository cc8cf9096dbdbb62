"""What the ledger says, put on the findings of a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reconcile.ledger.records import FindingEntry, Ledger
from reconcile.model import Agreement, Difference, Discrepancy, Finding

NOT_A_DISCREPANCY = "not-a-discrepancy"


def apply(findings: Iterable[Finding], ledger: Ledger) -> tuple[Finding, ...]:
    """The findings, in their order, each with its decision where the ledger has one.

    A discrepancy that was held to be none becomes an agreement, with a note that says what the
    difference was.
    """
    entries = {entry.id: entry for entry in ledger.findings}
    return tuple(_decided(finding, entries.get(finding.id)) for finding in findings)


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
    reviewed = tuple(_note(difference) for difference in finding.differences)
    return Agreement(
        id=finding.id,
        claims=finding.claims,
        confidence=finding.confidence,
        independent_origins=finding.independent_origins,
        notes=finding.notes + reviewed,
        matches=finding.matches,
        decision=decision,
    )


def _note(difference: Difference) -> str:
    values = " / ".join(dict.fromkeys(side.value for side in difference.sides))
    return f"{difference.kind}: {values} (reviewed: not a discrepancy)"
