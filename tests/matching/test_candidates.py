"""Candidates: all pairs of a small story, each claim's best partners in a large one."""

from __future__ import annotations

import math
import random
from collections import Counter

import numpy as np
import pytest

from reconcile.matching import candidates as room
from reconcile.matching.candidates import BEST, best_partners, sharing
from reconcile.matching.planes import plane

Story = tuple[list[frozenset[str]], room.Ints, dict[str, float]]


def story(claims: int, articles: int, seed: int = 5) -> Story:
    """Claims of ten words, frequent ones oftener; each has a partner with four other words."""
    chance = random.Random(seed)

    def word() -> str:
        return f"w{int(claims * chance.paretovariate(0.7)) % (4 * claims)}"

    facts = [frozenset(word() for _ in range(10)) for _ in range(claims // articles)]
    terms, article = [], []
    for n in range(articles):
        for fact in facts:
            kept = sorted(fact)[:6]
            terms.append(frozenset([*kept, *(word() for _ in range(4))]))
            article.append(n)
    counts = Counter(t for held in terms for t in held)
    weights = {t: math.log((len(terms) + 1) / (n + 0.5)) for t, n in counts.items()}
    return terms, np.array(article, dtype=np.int64), weights


def all_sharing(terms: list[frozenset[str]], article: room.Ints) -> tuple[room.Ints, room.Ints]:
    number = {term: n for n, term in enumerate(sorted(frozenset().union(*terms)))}
    return sharing(plane(terms, number), article, len(number))


def test_a_small_story_is_compared_whole() -> None:
    terms, article, _ = story(60, 3)
    pairs = set(zip(*(x.tolist() for x in all_sharing(terms, article)), strict=True))
    assert pairs == {
        (i, j)
        for i in range(60)
        for j in range(i + 1, 60)
        if article[i] != article[j] and terms[i] & terms[j]
    }


def test_true_partners_are_among_the_best() -> None:
    claims, articles = 1_500, 3
    terms, article, weights = story(claims, articles)
    each = claims // articles
    rows, columns = best_partners(terms, article, weights)
    found = set(zip(rows.tolist(), columns.tolist(), strict=True))
    wanted = {(i, i + k * each) for k in (1, 2) for i in range(claims - k * each)}
    assert len(wanted & found) / len(wanted) >= 0.99
    assert len(found) <= claims * (articles - 1) * BEST


def test_pairs_are_sorted_and_of_two_articles() -> None:
    terms, article, weights = story(300, 2)
    rows, columns = best_partners(terms, article, weights)
    assert (rows < columns).all()
    assert (article[rows] != article[columns]).all()
    assert (np.diff(rows * 300 + columns) > 0).all()
    every = set(zip(*(x.tolist() for x in all_sharing(terms, article)), strict=True))
    assert set(zip(rows.tolist(), columns.tolist(), strict=True)) <= every


def test_a_claim_of_frequent_words_alone_is_looked_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_CLAIMS", 1)
    terms = [frozenset({"fire", "mill"}), frozenset({"fire"}), frozenset({"fire", "mill"})]
    article = np.array([0, 0, 1], dtype=np.int64)
    rows, columns = best_partners(terms, article, {"fire": 1.0, "mill": 1.0})
    assert list(zip(rows.tolist(), columns.tolist(), strict=True)) == [(0, 2), (1, 2)]


@pytest.mark.parametrize("terms", [[], [frozenset()], [frozenset(), frozenset()]])
def test_nothing_is_a_candidate_of_nothing(terms: list[frozenset[str]]) -> None:
    article = np.arange(len(terms), dtype=np.int64)
    for found in (all_sharing(terms, article), best_partners(terms, article, {})):
        assert [len(x) for x in found] == [0, 0]
