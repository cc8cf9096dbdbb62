"""Decisions on findings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reconcile.ledger import DECISIONS, FindingEntry, Ledger, NameRule, Reading
from reconcile.model import (
    Agreement,
    Article,
    Claim,
    Difference,
    Discrepancy,
    Finding,
    Match,
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


def apply(findings: Sequence[Finding], ledger: Ledger) -> tuple[Finding, ...]:
    """The findings as the ledger, whose entries have ids alone, decides them."""
    return reading(findings, ledger).applied(findings).findings


def reading(findings: Sequence[Finding], ledger: Ledger) -> Reading:
    articles = [Article(id=a, path=f"{a}.txt", text="x", story="s") for a in "abc"]
    ids = dict.fromkeys(id for finding in findings for id in finding.claims)
    at = Span(start=0, end=1)
    claims = [
        Claim(id=id, article=id[0], text="x", spans=(at,), mentions=((at,),), sentence=at)
        for id in ids
    ]
    return Reading(ledger, articles, claims)


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
        if before.id == id and decision == "wrong-match":
            assert after == before
        elif before.id == id:
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


def differing(kind: str, one: str, two: str, severity: Severity, confidence: float) -> Difference:
    sides = (Side(claim="a:1", value=one, span=None), Side(claim="b:1", value=two, span=None))
    return Difference(kind=kind, sides=sides, why="", severity=severity, confidence=confidence)


NAME = differing("name", "Kyiv", "the Kiev", Severity.HIGH, 0.9)
ALIASES = Ledger(names=(NameRule(same=("Kyiv", "Kiev")),))


def disputed(*differences: Difference, confidence: float = 0.85) -> Discrepancy:
    """A finding of two claims whose surest match is 0.75."""
    claims = [
        Claim(
            id=f"{a}:1", article=a, text="x", spans=(), mentions=(), sentence=Span(start=0, end=1)
        )
        for a in "ab"
    ]
    matches = [
        Match(left=claims[0], right=claims[1], similarity=1.0, confidence=sure)
        for sure in (0.6, 0.75)
    ]
    return Discrepancy(
        id="d",
        claims=("a:1", "b:1"),
        confidence=confidence,
        independent_origins=2,
        severity=Severity.HIGH,
        differences=differences,
        matches=tuple(matches),
    )


@pytest.mark.parametrize(
    ("rest", "severity", "confidence"),
    [
        pytest.param([("number", Severity.LOW, 0.6)], Severity.LOW, 0.6, id="one"),
        pytest.param(
            [("number", Severity.LOW, 0.7), ("date", Severity.MEDIUM, 0.5)],
            Severity.MEDIUM,
            0.7,
            id="two",
        ),
        pytest.param([("date", Severity.HIGH, 0.95)], Severity.HIGH, 0.85, id="never surer"),
    ],
)
def test_what_an_alias_leaves_decides_how_grave_and_how_sure(
    rest: list[tuple[str, Severity, float]], severity: Severity, confidence: float
) -> None:
    left = [differing(kind, "1", "2", grave, sure) for kind, grave, sure in rest]
    (found,) = apply([disputed(NAME, *left)], ALIASES)
    assert isinstance(found, Discrepancy)
    assert (found.differences, found.severity, found.confidence) == (
        tuple(left),
        severity,
        confidence,
    )
    assert found.notes == ("name: Kyiv / the Kiev (one name in the ledger)",)


def test_an_alias_that_leaves_nothing_makes_an_agreement_as_sure_as_its_surest_match() -> None:
    (found,) = apply([disputed(NAME)], ALIASES)
    assert isinstance(found, Agreement)
    assert found.confidence == 0.75


def test_what_no_alias_touches_stays_as_it_was() -> None:
    finding = disputed(differing("name", "Lviv", "Lwow", Severity.LOW, 0.5))
    assert apply([finding], ALIASES) == (finding,)


def test_an_empty_ledger_changes_nothing() -> None:
    assert apply(FINDINGS, Ledger()) == FINDINGS


def test_stale_entries_are_those_whose_finding_is_gone() -> None:
    known = ledger(d="open", gone="accepted", s="open", lost="open")
    stale = reading(FINDINGS, known).applied(FINDINGS).stale
    assert [entry.id for entry in stale] == ["gone", "lost"]


def test_a_wrong_match_known_by_its_id_tears_its_claims_apart() -> None:
    made = reading(FINDINGS, ledger(d="wrong-match", s="wrong-match"))
    assert made.rulings({"a:1", "b:1", "c:1"}).apart == ()
    assert made.tear(FINDINGS)
    assert made.rulings({"a:1", "b:1", "c:1"}).apart == (
        ("a:1", "b:1"),
        ("a:1", "c:1"),
        ("b:1", "c:1"),
    )
    assert not made.tear(FINDINGS)
