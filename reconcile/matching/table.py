"""The claims of a story as sparse rows: all pairs with a word in common are compared at once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from reconcile.matching.candidates import ALL_PAIRS, candidates, chunks
from reconcile.matching.features import Features, features
from reconcile.model import Claim

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

# Up to so many pairs are looked at one by one: a sparse matrix costs as much as some hundred.
FEW_PAIRS = 3_000
# Pairs whose rows are multiplied at once.
_AT_ONCE = 100_000


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Pairs of claims by their rows in the table; ``rows[k] < columns[k]``, shape (pairs,)."""

    rows: Ints
    columns: Ints

    def __len__(self) -> int:
        return len(self.rows)


class Table:
    """The claims of one story, in an order that hangs on what they say and not on file names.

    ``claims`` and ``features``: one a row.  ``article``: the row's article as a number.
    ``weights``: inverse document frequency of each term over the claims, each at least 0.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = _ordered(claims)
        self.features = tuple(features(claim) for claim in self.claims)
        numbers = {name: n for n, name in enumerate(dict.fromkeys(c.article for c in self.claims))}
        self.article: Ints = np.array([numbers[c.article] for c in self.claims], dtype=np.int64)
        counts = Counter(t for f in self.features for t in f.terms)
        size = len(self.claims)
        self.weights = {t: max(math.log((size + 1) / (n + 0.5)), 0.0) for t, n in counts.items()}
        self.unseen = math.log((size + 1) / 0.5) if size else 0.0

    def weight(self, term: str) -> float:
        """How much a shared term tells; a term that no claim holds tells most."""
        return self.weights.get(term, self.unseen)

    @cached_property
    def sentences(self) -> Ints:
        """The sentence that each claim stands in, as a number, shape (claims,)."""
        known: dict[tuple[int, int], int] = {}
        keys = zip(self.article.tolist(), self.claims, strict=True)
        return np.array(
            [known.setdefault((a, c.sentence.start), len(known)) for a, c in keys], dtype=np.int64
        )

    @cached_property
    def places(self) -> Floats:
        """Where in its article each claim begins, 0 (first) to 1 (last), shape (claims,)."""
        starts = np.array([c.spans[0].start for c in self.claims], dtype=np.float64)
        ends = np.ones(int(self.article.max(initial=0)) + 1)
        np.maximum.at(ends, self.article, starts)
        return starts / ends[self.article]

    def candidates(self) -> Pairs:
        """The pairs of claims that are compared, in row order; see ``candidates``."""
        rows, columns = candidates([f.terms for f in self.features], self.article, self.weights)
        return Pairs(rows=rows, columns=columns)

    def shared(
        self,
        part: Callable[[Features], frozenset[str]],
        pairs: Pairs,
        weight: Callable[[str], float] | None = None,
    ) -> Floats:
        """The number, or summed weight, of what each pair shares of a part, shape (pairs,)."""
        if len(pairs) <= FEW_PAIRS:
            sets = [part(f) for f in self.features]
            return one_by_one(sets, sets, pairs, weight)
        held = bags([part(f) for f in self.features], weight)
        plain = held if weight is None else bags([part(f) for f in self.features])
        return shared_at(held, plain, pairs)

    def wholes(
        self, part: Callable[[Features], frozenset[str]], weight: Callable[[str], float]
    ) -> Floats:
        """The summed weight of a part of each claim, shape (claims,)."""
        return np.array([math.fsum(weight(t) for t in part(f)) for f in self.features])


def _ordered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    for told in by_article.values():
        told.sort(key=lambda c: (c.spans[0].start, c.spans[-1].end, c.text, len(c.id), c.id))
    articles = sorted(by_article.values(), key=lambda told: [(c.text, c.spans) for c in told])
    return tuple(c for told in articles for c in told)


def bags(sets: Sequence[frozenset[str]], weight: Callable[[str], float] | None = None) -> Any:
    """Sets as a sparse matrix, shape (sets, words): 1, or the word's weight, where it is held."""
    names = {word: n for n, word in enumerate(sorted(frozenset().union(*sets)))}
    heavy = {word: 1.0 if weight is None else weight(word) for word in names}
    held = [sorted(words) for words in sets]
    return csr_matrix(
        (
            np.array([heavy[w] for words in held for w in words], dtype=np.float64),
            np.array([names[w] for words in held for w in words], dtype=np.int64),
            np.cumsum([0, *(len(words) for words in held)]),
        ),
        shape=(len(sets), len(names)),
    )


def at(matrix: Any, pairs: Pairs) -> Floats:
    """The values of a sparse matrix at the pairs, shape (pairs,)."""
    if not len(pairs):
        return np.zeros(0)
    found: Floats = np.asarray(matrix[pairs.rows, pairs.columns], dtype=np.float64).ravel()
    return found


def shared_at(one: Any, other: Any, pairs: Pairs) -> Floats:
    """The scalar products of a row of each of two sparse matrices, one a pair, shape (pairs,).

    In a large story only the rows of the pairs are multiplied, some at a time, so that no matrix
    of claims by claims is made.
    """
    if one.shape[0] <= ALL_PAIRS:
        return at(one @ other.T, pairs)
    out = np.zeros(len(pairs))
    for part in chunks(len(pairs), _AT_ONCE):
        both = one[pairs.rows[part]].multiply(other[pairs.columns[part]])
        out[part] = np.asarray(both.sum(axis=1)).ravel()
    return out


def one_by_one(
    left: Sequence[frozenset[str]],
    right: Sequence[frozenset[str]],
    pairs: Pairs,
    weight: Callable[[str], float] | None = None,
) -> Floats:
    """The number, or summed weight, of what the left set of each pair's row and the right set of
    its column share, shape (pairs,): the same as with matrices, and quicker where pairs are few."""
    shared = [
        left[i] & right[j] for i, j in zip(pairs.rows.tolist(), pairs.columns.tolist(), strict=True)
    ]
    if weight is None:
        return np.array([len(words) for words in shared], dtype=np.float64)
    return np.array([sum(map(weight, sorted(words))) for words in shared], dtype=np.float64)


def ratio(over: Floats, under: Floats) -> Floats:
    """Quotients, 0 where there is nothing to divide by."""
    out: Floats = np.divide(over, under, out=np.zeros_like(over), where=under > 0)
    return out


def words_of(part: Iterable[str]) -> tuple[str, ...]:
    """Terms in a stable order."""
    return tuple(sorted(part))
