"""What third articles say of a pair, on pairs and probabilities that are made by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from test_similarity import claims_of

from reconcile.matching import group, link
from reconcile.matching.table import Pairs
from reconcile.matching.third import met_elsewhere
from reconcile.settings import DEFAULT_SETTINGS


def met(article: list[int], alone: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """What ``met_elsewhere`` makes of each pair of claims, given by their numbers."""
    ends = sorted(alone)
    pairs = Pairs(rows=np.array([i for i, _ in ends]), columns=np.array([j for _, j in ends]))
    told = met_elsewhere(pairs, np.array(article), np.array([alone[pair] for pair in ends]))
    return dict(zip(ends, [round(float(x), 4) for x in told], strict=True))


@pytest.mark.parametrize(
    ("article", "alone", "expected"),
    [
        pytest.param([0, 1], {(0, 1): 0.9}, 0.0, id="there is no third article"),
        pytest.param([0, 1, 2], {(0, 1): 0.2, (0, 2): 0.9, (1, 2): 0.8}, 0.72, id="one knows both"),
        pytest.param([0, 1, 2], {(0, 1): 0.2, (0, 2): 0.9}, 0.0, id="one knows the first only"),
        pytest.param(
            [0, 1, 2], {(0, 1): 0.2, (0, 2): 0.9, (1, 2): 0.05}, 0.0, id="too faint to stand on"
        ),
        pytest.param(
            [0, 1, 2, 2],
            {(0, 1): 0.2, (0, 2): 0.5, (1, 2): 0.5, (0, 3): 0.9, (1, 3): 0.8},
            0.72,
            id="the best of two claims of one article",
        ),
        pytest.param(
            [0, 1, 2, 3],
            {(0, 1): 0.2, (0, 2): 0.5, (1, 2): 1.0, (0, 3): 0.5, (1, 3): 1.0},
            0.75,
            id="two articles say more than one",
        ),
    ],
)
def test_met_in_a_third_article(
    article: list[int], alone: dict[tuple[int, int], float], expected: float
) -> None:
    assert met(article, alone)[0, 1] == expected


def test_without_pairs() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    told = met_elsewhere(Pairs(rows=nothing, columns=nothing), nothing, np.zeros(0))
    assert told.shape == (0,)


QUARRY = {
    "a": "A wall of the Lindal quarry collapsed on Tuesday night.",
    "b": "Rock slid into the Lindal quarry after a wall gave way.",
    "c": "A wall of the Lindal quarry gave way on Tuesday night.",
}


def test_a_third_article_makes_a_pair_likelier() -> None:
    def likeness(names: str) -> float:
        told = link(claims_of({n: QUARRY[n] for n in names}), DEFAULT_SETTINGS)
        return max(
            m.similarity for m in told.matches if {m.left.article, m.right.article} == {*"ab"}
        )

    assert likeness("abc") > likeness("ab")


def test_what_the_pair_is_alone_stays_beside_it() -> None:
    told = link(claims_of(QUARRY), DEFAULT_SETTINGS)
    assert any(m.confidence != pytest.approx(m.similarity, abs=0.01) for m in told.matches)
    assert len(group(told)) == 1


TWICE = {
    "a": "The ferry struck the pier of Eastmere at noon.",
    "b": "At noon the ferry struck the pier. Rain fell. The ferry hit the stone pier of Eastmere.",
}
HALVES = {
    "a": "The ferry struck the pier of Eastmere at noon.",
    "b": "The ferry struck the pier of Eastmere and hit its stone pier at noon.",
}


@pytest.mark.parametrize(
    ("texts", "threshold"),
    [
        pytest.param(TWICE, "repeated_threshold", id="an article tells it twice"),
        pytest.param(HALVES, "second_partner_threshold", id="two halves of a sentence"),
    ],
)
def test_a_second_partner_must_be_alike_enough(texts: dict[str, str], threshold: str) -> None:
    told = claims_of(texts)
    shut = replace(
        DEFAULT_SETTINGS, link_threshold=0.05, second_partner_threshold=1.0, repeated_threshold=1.0
    )
    assert len(link(told, shut).matches) == 1
    assert len(link(told, replace(shut, **{threshold: 0.05})).matches) == 2
