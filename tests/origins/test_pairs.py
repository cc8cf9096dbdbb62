"""How well shared origins are found: precision and recall on labelled pairs of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pair_sample import NORVIK, Pair, pairs, stories

from reconcile.model import Provenance
from reconcile.origins import provenance, tie_of
from reconcile.settings import DEFAULT_SETTINGS

STORIES = stories()
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.90

Judge = Callable[[Pair], str | None]


def two_alone(pair: Pair) -> str | None:
    """Judged from the two articles and nothing else."""
    both = [STORIES[pair.story][part] for part in (pair.one, pair.two)]
    return tie_of(both[0].id, both[1].id, provenance(both, DEFAULT_SETTINGS, [NORVIK]))


WHOLE: dict[str, Provenance] = {}


def among_all(pair: Pair) -> str | None:
    """Judged with the other articles of the story at hand, as in a report."""
    if pair.story not in WHOLE:
        articles = list(STORIES[pair.story].values())
        WHOLE[pair.story] = provenance(articles, DEFAULT_SETTINGS, [NORVIK])
    one, two = (STORIES[pair.story][part].id for part in (pair.one, pair.two))
    return tie_of(one, two, WHOLE[pair.story])


@pytest.mark.parametrize("judge", [two_alone, among_all])
def test_precision_and_recall(judge: Judge) -> None:
    sample = pairs()
    assert len(sample) >= 40
    found = {pair: judge(pair) is not None for pair in sample}
    right = sum(pair.shared for pair in sample if found[pair])
    precision = right / sum(found.values())
    recall = right / sum(pair.shared for pair in sample)
    wrong = [pair for pair in sample if found[pair] != pair.shared]
    assert precision >= LEAST_PRECISION, wrong
    assert recall >= LEAST_RECALL, wrong


def test_each_sort_of_pair_is_in_the_sample() -> None:
    sample = pairs()
    assert sum(pair.shared for pair in sample) >= 40
    assert sum(not pair.shared for pair in sample) >= 40
    assert {pair.two for pair in sample} == {
        *("edited", "cut", "tail", "rewritten", "independent", "staff", "sister")
    }
