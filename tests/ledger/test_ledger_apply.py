"""Decisions on findings."""

from __future__ import annotations

import pytest

from reconcile.ledger import DECISIONS, FindingEntry, Ledger, apply, stale_entries
from reconcile.model import (
    Agreement,
    Difference,
    Discrepancy,
    Finding,
    Severity,
    Side,
    SingleSource,
    Span,
    verdict_of,
)

DIFFERENCE = Difference(
    kind="number",
    sides=(
        Side(claim="a:1", value="twelve", span=Span(start=0, end=6)),
        Side(claim="b:1", value="14", span=None),
        Side(claim="c:1", value="14", span=None),
    ),
    why="12 and 14 differ",
)
FINDINGS: tuple[Finding, ...] = (
    Discrepancy(
        id="d",
        claims=("a:1", "b:1", "c:1"),
        confidence=0.9,
        independent_origins=2,
        severity=Severity.HIGH,
        differences=(DIFFERENCE,),
        notes=("Defense/Defence: spelling",),
    ),
    Agreement(id="a", claims=("a:2", "b:2"), confidence=0.8, independent_origins=1),
    SingleSource(id="s", claims=("a:3",), confidence=0.7),
)


def ledger(**decisions: str) -> Ledger:
    """A ledger with these decisions by finding id."""
    return Ledger(
        findings=tuple(
            FindingEntry(id=id, decision=decision, note="seen")
            for id, decision in decisions.items()
        )
    )


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("id", ["d", "a", "s"])
def test_the_decision_is_put_on_its_finding_alone(id: str, decision: str) -> None:
    decided = apply(FINDINGS, ledger(**{id: decision}))
    assert [finding.id for finding in decided] == ["d", "a", "s"]
    for before, after in zip(FINDINGS, decided, strict=True):
        if before.id == id:
            assert after.decision is not None
            assert (after.decision.decision, after.decision.note) == (decision, "seen")
            turned = id == "d" and decision == "not-a-discrepancy"
            assert (verdict_of(after) == verdict_of(before)) is not turned
        else:
            assert after == before


def test_no_discrepancy_becomes_an_agreement_with_a_note() -> None:
    finding = apply(FINDINGS, ledger(d="not-a-discrepancy"))[0]
    assert isinstance(finding, Agreement)
    assert (finding.claims, finding.confidence, finding.independent_origins) == (
        ("a:1", "b:1", "c:1"),
        0.9,
        2,
    )
    assert finding.notes == (
        "Defense/Defence: spelling",
        "number: twelve / 14 (reviewed: not a discrepancy)",
    )


def test_an_empty_ledger_changes_nothing() -> None:
    assert apply(FINDINGS, Ledger()) == FINDINGS


def test_stale_entries_are_those_whose_finding_is_gone() -> None:
    stale = stale_entries(ledger(d="open", gone="accepted", s="open", lost="open"), FINDINGS)
    assert [entry.id for entry in stale] == ["gone", "lost"]
