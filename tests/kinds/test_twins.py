"""Claims that say the same but for one value differ, although no link joins them."""

from __future__ import annotations

import pytest

from reconcile.claims import extract
from reconcile.kinds import compare
from reconcile.kinds.gathering import lenders
from reconcile.kinds.twins import marked_differences, twin_differences
from reconcile.model import Article, Claim, Difference, Match, Side, Span
from reconcile.settings import DEFAULT_SETTINGS

CASES = [
    pytest.param(
        "The coast guard has rescued 23 sailors.", "The coast guard had rescued 32 sailors.",
        ("23", "32"), id="number",
    ),
    pytest.param(
        "The museum bought the bronze statue in March.",
        "The museum bought the bronze statue in June.",
        ("March", "June"), id="date",
    ),
    pytest.param(
        "The coast guard has rescued 23 sailors.", "The coast guard had rescued 23 sailors.",
        None, id="one-value",
    ),
    pytest.param(
        "The coast guard has rescued 23 sailors.", "The navy has detained 32 sailors.",
        None, id="another-deed",
    ),
    pytest.param("The champion scored 23 points.", "The rookie scored 32 points.",
                 None, id="too-few-words"),
]  # fmt: skip


def claims_of(*texts: str) -> tuple[Claim, ...]:
    articles = [Article(id=n, path=n, text=t, story="s") for n, t in zip("ab", texts, strict=True)]
    return tuple(c for e in extract(articles) for c in e.claims)


@pytest.mark.parametrize(("left", "right", "values"), CASES)
def test_twins(left: str, right: str, values: tuple[str, str] | None) -> None:
    found = list(twin_differences(claims_of(left, right), (), compare, DEFAULT_SETTINGS))
    assert [tuple(s.value for s in d.sides) for d in found] == ([values] if values else [])


@pytest.mark.parametrize(
    ("right", "values"),
    [
        pytest.param(
            "The opera took more than $9 million worldwide.",
            ("more than $9 million", "$8 million"),
            id="another-total",
        ),
        pytest.param("The opera took more than $7 million worldwide.", None, id="within-the-bound"),
        pytest.param("The opera took more than $9 million.", None, id="no-total"),
    ],
)
def test_the_total_that_stands_beside_the_linked_claim(
    right: str, values: tuple[str, str] | None
) -> None:
    claims = claims_of(
        "The opera took $3 million at home and $5 million in other countries "
        "for a worldwide total of $8 million.",
        right,
    )
    home = claims[0]
    there = next(c for c in claims if c.article == "b")
    match = Match(left=home, right=there, similarity=0.7, confidence=0.7)
    groups = [((home, there), (match,))]
    found = marked_differences(claims, groups, compare, DEFAULT_SETTINGS)
    told = {tuple(s.value for s in d.sides) for d in found}
    assert told == ({values} if values else set())


def test_claims_of_one_group_are_left_to_its_links() -> None:
    claims = claims_of(
        "The coast guard has rescued 23 sailors.", "The coast guard had rescued 32 sailors."
    )
    assert list(twin_differences(claims, [(claims, ())], compare, DEFAULT_SETTINGS)) == []


def named(name: str, article: str, *spans: tuple[int, int]) -> Claim:
    own = tuple(Span(start=a, end=b) for a, b in spans)
    return Claim(id=name, article=article, text=name, spans=own, mentions=(own,), sentence=own[0])


def borrowed(kind: str) -> Difference:
    sides = (
        Side(claim="a1", value="1974", span=Span(start=10, end=14)),
        Side(claim="b1", value="1962", span=Span(start=10, end=14)),
    )
    return Difference(kind=kind, sides=sides, why="differ")


def test_the_claim_that_lends_a_value_comes_with_it() -> None:
    claims = [
        named("a1", "a", (20, 40)), named("a2", "a", (0, 15)), named("b1", "b", (0, 30)),
        named("b2", "b", (5, 20)), named("a3", "a", (50, 60)),
    ]  # fmt: skip
    assert lenders([borrowed("date")], claims, {"a1", "b1"}) == ("a2",)
    assert lenders([borrowed("date")], claims, {"a1", "b1", "a2"}) == ()
    assert lenders([borrowed("attribution")], claims, {"a1", "b1"}) == ()
