"""Differences that tell one thing are told once, with every value."""

from __future__ import annotations

import pytest

from reconcile.kinds import merged, said_beside
from reconcile.kinds.merging import value_key
from reconcile.model import Claim, Difference, Severity, Side, Span


def side(claim: str, value: str, start: int | None = 0) -> Side:
    span = None if start is None else Span(start=start, end=start + len(value))
    return Side(claim=claim, value=value, span=span)


def told(
    *sides: Side, kind: str = "number", sure: float = 0.8, why: str | None = None
) -> Difference:
    reason = why or f"{sides[0].value} and {sides[1].value} differ as counts of people"
    return Difference(kind=kind, sides=sides, why=reason, confidence=sure)


def values(difference: Difference) -> dict[str, str]:
    return {s.claim: s.value for s in difference.sides}


def test_a_shared_side_makes_one_of_two() -> None:
    (one,) = merged(
        [told(side("a", "12"), side("b", "14")), told(side("b", "14"), side("c", "15"))]
    )
    assert values(one) == {"a": "12", "b": "14", "c": "15"}
    assert one.why == "12, 14 and 15 differ as counts of people"


def test_a_chain_is_one_whatever_its_order() -> None:
    ab, bc, cd = (
        told(side(x, v), side(y, w))
        for x, v, y, w in (("a", "1", "b", "2"), ("b", "2", "c", "3"), ("c", "3", "d", "4"))
    )
    for order in ([ab, cd, bc], [cd, bc, ab], [bc, ab, cd]):
        (one,) = merged(order)
        assert values(one) == {"a": "1", "b": "2", "c": "3", "d": "4"}


def test_one_place_cut_differently_is_one_side() -> None:
    (one,) = merged(
        [
            told(
                side("a", "Flood Research Center"),
                side("b", "Flood Warning Center", 8),
                kind="name",
                sure=0.9,
                why="Research / Warning differ",
            ),
            told(
                side("c", "Flood Research Centre"),
                side("b", "Danish Flood Warning Center", 1),
                kind="name",
                why="Research / Danish Warning differ; Center/Centre is a spelling",
            ),
        ]
    )
    assert len(set(values(one).values())) == 3
    assert values(one)["b"] == "Flood Warning Center"
    assert one.why == "Research / Warning differ; Center/Centre is a spelling"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param("Labour Centre", "labor center", id="spelling and case"),
        pytest.param("twelve men", "12 men", id="number words"),
        pytest.param("1,407 people", "1407 people", id="separators"),
        pytest.param("the ministry", "ministry", id="article"),
    ],
)
def test_values_that_come_to_one_join(one: str, two: str) -> None:
    assert value_key(one) == value_key(two)
    (found,) = merged([told(side("a", one), side("b", "x")), told(side("c", two), side("d", "y"))])
    assert set(values(found)) == {"a", "b", "c", "d"}


def test_what_stays_apart() -> None:
    one = told(side("a", "12"), side("b", "14"))
    assert len(merged([one, told(side("a", "12"), side("b", "14"), kind="date")])) == 2
    assert len(merged([one, told(side("a", "12", 50), side("b", "15", 50))])) == 2
    assert len(merged([one, told(side("c", "7.5"), side("d", "7.4"))])) == 2


def test_the_gravest_severity_and_the_surest_confidence_are_kept() -> None:
    grave = Difference(
        kind="number",
        sides=(side("b", "14"), side("c", "90", None)),
        why="14 and 90 differ",
        severity=Severity.HIGH,
        confidence=0.5,
    )
    (one,) = merged([grave, told(side("a", "12"), side("b", "14"))])
    assert (one.severity, one.confidence) == (Severity.HIGH, 0.8)


def claim(name: str, text: str, start: int) -> Claim:
    span = Span(start=start, end=start + len(text))
    return Claim(
        id=name, article=name[0], text=text, spans=(span,), mentions=((span,),),
        sentence=Span(start=start // 100 * 100, end=start // 100 * 100 + 99),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "settled"),
    [pytest.param(50, True, id="same sentence"), pytest.param(150, False, id="another sentence")],
)
def test_what_the_same_sentence_says_as_well_is_no_difference(start: int, settled: bool) -> None:
    members = (
        claim("a1", "The line connects the Harbour Board.", 0),
        claim("a2", "The line connects the Rail Centre.", start),
        claim("b1", "The line connects the Rail Center.", 0),
    )
    found = told(side("a1", "Harbour Board"), side("b1", "Rail Center"), kind="name")
    assert said_beside(found, members) is settled


def test_a_bound_does_not_say_the_number_that_it_holds() -> None:
    members = (
        claim("a1", "The play took less than $90.", 0),
        claim("a2", "The play took less than $90 and lost money.", 50),
        claim("b1", "The play took $90.", 0),
    )
    assert not said_beside(told(side("a1", "less than $90"), side("b1", "$90")), members)
