"""Every kind's examples are its tests: two one-sentence articles, claims matched by overlap."""

from __future__ import annotations

import pytest

from reconcile.claims import extract
from reconcile.kinds import KINDS, Example, Kind, compare
from reconcile.kinds.align import align
from reconcile.kinds.number import _many
from reconcile.model import Article, Claim, Comparison, Match
from reconcile.settings import DEFAULT_SETTINGS

CASES = [(kind, example) for kind in KINDS for example in kind.examples]
VALUE_KINDS = {"number", "date", "name", "role", "place"}
RELATED = 0.3  # overlap from which two claims of an example are compared


def match_of(left: Claim, right: Claim) -> Match:
    return Match(left=left, right=right, similarity=0.7, confidence=0.8)


@pytest.fixture(scope="module")
def claims() -> dict[Example, tuple[tuple[Claim, ...], tuple[Claim, ...]]]:
    articles = []
    for n, (_, example) in enumerate(CASES):
        for side, text, day in (
            ("a", example.left, example.left_published),
            ("b", example.right, example.right_published),
        ):
            name = f"{n}{side}"
            articles.append(Article(id=name, path=name, text=text, story="s", published=day))
    found = [e.claims for e in extract(articles)]
    return {example: (found[2 * n], found[2 * n + 1]) for n, (_, example) in enumerate(CASES)}


def matches(lefts: tuple[Claim, ...], rights: tuple[Claim, ...]) -> list[Match]:
    """Pairs of claims that are each other's best."""
    overlap = {
        (i, j): align(match_of(x, y)).overlap
        for i, x in enumerate(lefts)
        for j, y in enumerate(rights)
    }
    return [
        match_of(lefts[i], rights[j])
        for (i, j), value in overlap.items()
        if value >= RELATED
        and value == max(overlap[i, k] for k in range(len(rights)))
        and value == max(overlap[k, j] for k in range(len(lefts)))
    ]


def flagged(comparison: Comparison) -> list[str]:
    return [
        d.why
        for d in comparison.differences
        if d.confidence >= DEFAULT_SETTINGS.difference_threshold
    ]


@pytest.mark.parametrize(
    ("kind", "example"), CASES, ids=[f"{k.id}-{e.left[:40]}-{e.right[:40]}" for k, e in CASES]
)
def test_example(kind: Kind, example: Example, claims) -> None:  # type: ignore[no-untyped-def]
    found = [
        why
        for match in matches(*claims[example])
        for why in flagged(kind.compare(match, DEFAULT_SETTINGS))
    ]
    assert bool(found) == example.flag, found


def test_compare_is_symmetric(claims) -> None:  # type: ignore[no-untyped-def]
    for kind, example in CASES:
        for match in matches(*claims[example]):
            mirrored = match_of(match.right, match.left)
            one = kind.compare(match, DEFAULT_SETTINGS)
            two = kind.compare(mirrored, DEFAULT_SETTINGS)
            assert [
                (d.kind, d.confidence, tuple((s.claim, s.value, s.span) for s in d.sides))
                for d in one.differences
            ] == [
                (d.kind, d.confidence, tuple((s.claim, s.value, s.span) for s in reversed(d.sides)))
                for d in two.differences
            ], example


def test_spans_and_claims_of_sides(claims) -> None:  # type: ignore[no-untyped-def]
    for kind, example in CASES:
        for match in matches(*claims[example]):
            for difference in kind.compare(match, DEFAULT_SETTINGS).differences:
                left, right = difference.sides
                assert (left.claim, right.claim) == (match.left.id, match.right.id)
                assert difference.kind == kind.id
                assert 0.0 <= difference.confidence <= 1.0
                for side, text in ((left, example.left), (right, example.right)):
                    assert side.value
                    if side.span is not None:
                        assert 0 <= side.span.start < side.span.end <= len(text)


def test_at_most_two_kinds_are_named(claims) -> None:  # type: ignore[no-untyped-def]
    for _, example in CASES:
        for match in matches(*claims[example]):
            found = compare(match, DEFAULT_SETTINGS).differences
            sure = {d.kind for d in found if d.confidence >= DEFAULT_SETTINGS.difference_threshold}
            assert len(sure) <= 2


@pytest.mark.parametrize("kind", KINDS, ids=[k.id for k in KINDS])
def test_kind_documents_itself(kind: Kind) -> None:
    assert kind.description
    fewest = 25 if kind.id in VALUE_KINDS else 10
    assert sum(e.flag for e in kind.examples) >= fewest
    assert sum(not e.flag for e in kind.examples) >= fewest


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        *[("person", "people"), ("fireman", "firemen"), ("woman", "women"), ("human", "humans")],
        *[("child", "children"), ("schoolchild", "schoolchildren"), ("family", "families")],
        *[("day", "days"), ("church", "churches"), ("bus", "buses"), ("box", "boxes")],
        *[("dish", "dishes"), ("house", "houses"), ("police", "police"), (None, "things")],
    ],
)
def test_plurals(noun: str | None, plural: str) -> None:
    assert _many(noun) == plural


def test_ten_kinds_once_each() -> None:
    ids = [kind.id for kind in KINDS]
    assert len(ids) == len(set(ids)) == 10
