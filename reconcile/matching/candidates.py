"""Which pairs of claims are compared at all.

In a story of a usual size: all that share a term.  In a larger one each claim is compared with its
best partners in every other article only, found through an inverted index of its rarer terms, so
that time and memory grow with the number of claims and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from reconcile.matching.planes import Floats, Ints, Plane, joined, plane
from reconcile.matching.sparse import matrix

# Claims of a story up to which all pairs are looked at: what several long articles have.
ALL_PAIRS = 800
# Partners of a claim in each other article; facts that a template tells need more than a few.
BEST = 40
# A term in more claims than this is looked up by nobody: it would make everyone a candidate.
MOST_CLAIMS = 1_000
# But each claim is looked up by this many of its terms at least, the rarest.
LEAST_TERMS = 3
# Rows whose partners are scored at once.
_ROWS = 512


def sharing(terms: Plane, article: Ints, width: int) -> tuple[Ints, Ints]:
    """All pairs of claims of two articles that share one of ``width`` terms; quadratic."""
    size = len(article)
    there = np.zeros(size * size, dtype=bool)
    for start in range(0, size, _ROWS):
        low, high = np.searchsorted(terms.rows, (start, start + _ROWS))
        some = Plane(terms.rows[low:high], terms.columns[low:high])
        ours, theirs = joined(some, terms, width)
        rows, columns = some.rows[ours], terms.rows[theirs]
        keep = (rows < columns) & (article[rows] != article[columns])
        there[rows[keep] * size + columns[keep]] = True
    return np.divmod(np.flatnonzero(there), max(size, 1))


def best_partners(
    terms: Sequence[frozenset[str]], article: Ints, weights: Mapping[str, float]
) -> tuple[Ints, Ints]:
    """For each claim its ``BEST`` partners in every other article, by the weight of the terms that
    they share as a part of both claims' (Dice); equals keep the order of the claims."""
    numbered = _numbered(terms)
    looked_up = plane(_rarer(terms), numbered)
    shape = (len(terms), len(numbered))
    heavy = np.array([weights.get(t, 1.0) for t in numbered])
    index = matrix(looked_up, shape).T.tocsr()
    asked = matrix(looked_up, shape, heavy[looked_up.columns])
    whole = np.array([sum(sorted(weights[t] for t in held)) for held in terms])
    pairs: list[Ints] = []
    size = len(terms)
    for start in range(0, size, _ROWS):
        found = (asked[start : start + _ROWS] @ index).tocoo()
        rows, columns = found.row.astype(np.int64) + start, found.col.astype(np.int64)
        apart = article[rows] != article[columns]
        rows, columns, weight = rows[apart], columns[apart], found.data[apart]
        alike = weight / np.maximum(whole[rows] + whole[columns], 1e-9)
        kept = _first(rows, article[columns], alike, columns)
        low, high = np.minimum(rows[kept], columns[kept]), np.maximum(rows[kept], columns[kept])
        pairs.append(low * size + high)
    every = np.unique(np.concatenate(pairs)) if pairs else np.zeros(0, dtype=np.int64)
    return every // size, every % size


def _rarer(terms: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The terms by which each claim is looked up."""
    counts = Counter(t for held in terms for t in held)
    out = []
    for held in terms:
        ranked = sorted(held, key=lambda t: (counts[t], t))
        rare = [t for t in ranked if counts[t] <= MOST_CLAIMS]
        out.append(frozenset(rare if len(rare) >= LEAST_TERMS else ranked[:LEAST_TERMS]))
    return out


def _first(rows: Ints, group: Ints, alike: Floats, columns: Ints) -> Ints:
    """Which pairs are among the ``BEST`` of their row and group."""
    order = np.lexsort((columns, -alike, group, rows))
    if not len(order):
        return order
    key_rows, key_group = rows[order], group[order]
    new = np.r_[True, (key_rows[1:] != key_rows[:-1]) | (key_group[1:] != key_group[:-1])]
    begins = np.flatnonzero(new)
    rank = np.arange(len(order)) - np.repeat(begins, np.diff(np.r_[begins, len(order)]))
    return order[rank < BEST]


def _numbered(sets: Sequence[frozenset[str]]) -> dict[str, int]:
    return {word: n for n, word in enumerate(sorted(frozenset().union(*sets)))}
