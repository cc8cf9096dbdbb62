"""The two claims of a difference come into one finding, and no other finding is broken by it."""

from __future__ import annotations

from reconcile.kinds.gathering import Gathered, gathered
from reconcile.model import Claim, Difference, Match, Side, Span


def claim(name: str) -> Claim:
    here = Span(start=0, end=1)
    return Claim(
        id=name, article=name[0], text=name, spans=(here,), mentions=((here,),), sentence=here
    )


CLAIMS = {name: claim(name) for name in "a1 a2 a3 b1 b2 b3 c1 c2".split()}


def linked(*pairs: tuple[str, str, float]) -> tuple[tuple[Claim, ...], tuple[Match, ...]]:
    names = dict.fromkeys(n for left, right, _ in pairs for n in (left, right))
    return tuple(CLAIMS[n] for n in names), tuple(
        Match(left=CLAIMS[left], right=CLAIMS[right], similarity=alike, confidence=alike)
        for left, right, alike in pairs
    )


def apart(left: str, right: str) -> Difference:
    sides = tuple(Side(claim=c, value=c, span=None) for c in (left, right))
    return Difference(kind="number", sides=sides, why="differ", confidence=0.8)


def members(groups: tuple[Gathered, ...]) -> list[set[str]]:
    return [{c.id for c in g.members} for g in groups]


def test_two_claims_alone_make_a_group() -> None:
    (made,) = gathered([], [apart("a1", "b1")], list(CLAIMS.values()))
    assert {c.id for c in made.members} == {"a1", "b1"}
    assert [d.kind for d in made.differences] == ["number"]
    assert [(m.left.id, m.right.id) for m in made.made] == [("a1", "b1")]


def test_a_claim_alone_joins_the_other_one_s_group() -> None:
    groups = gathered([linked(("a1", "b1", 0.7))], [apart("c1", "b1")], list(CLAIMS.values()))
    assert members(groups) == [{"a1", "b1", "c1"}]


def test_of_two_in_different_groups_the_one_that_hangs_less_moves() -> None:
    groups = gathered(
        [
            linked(("a1", "b1", 0.5), ("b1", "c1", 0.9)),
            linked(("a2", "b2", 0.9), ("b2", "c2", 0.8)),
        ],
        [apart("a1", "b2")],
        list(CLAIMS.values()),
    )
    assert members(groups) == [{"b1", "c1"}, {"a1", "a2", "b2", "c2"}]
    assert [(m.left.id, m.right.id) for m in groups[0].matches] == [("b1", "c1")]


def test_groups_of_two_become_one() -> None:
    groups = gathered(
        [linked(("a1", "b1", 0.5)), linked(("a2", "b2", 0.9))],
        [apart("a1", "b2")],
        list(CLAIMS.values()),
    )
    assert members(groups) == [{"a1", "b1", "a2", "b2"}]
    assert len(groups[0].matches) == 2


def test_what_people_ruled_apart_is_not_brought_together() -> None:
    ruled = [("a1", "b1")]
    assert gathered([], [apart("b1", "a1")], list(CLAIMS.values()), ruled) == ()


def test_what_people_ruled_apart_is_not_brought_together_by_a_third() -> None:
    group = [linked(("a1", "c1", 0.7))]
    ruled = {("a1", "b1")}
    groups = gathered(group, [apart("b1", "c1")], list(CLAIMS.values()), ruled)
    assert members(groups) == [{"a1", "c1"}]
