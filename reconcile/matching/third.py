"""What the other articles of a story say of a pair: whether both claims meet in a third one.

Where a claim of a third article is likely the same fact as each of the two, they are likely the
same as each other.  The opposite holds too, but weaker: three outlets that tell a fact share it
more often than two do, so a pair that no third article knows is a little less likely.
"""

from __future__ import annotations

import numpy as np

from reconcile.matching.planes import Floats, Ints
from reconcile.matching.table import Pairs

# A pair below this is no ground to stand on; leaving it out keeps the work near-linear.
LEAST = 0.1


def met_elsewhere(pairs: Pairs, article: Ints, alone: Floats) -> Floats:
    """The probability that both claims of a pair tell what some third article tells, in 0..1,
    shape (pairs,).

    ``article`` is the number of each claim's article; ``alone`` the probability of each pair by
    itself.  In each third article the claim counts that makes the product of the two
    probabilities the greatest; over articles they are alternatives (noisy or).
    """
    size = len(article)
    near, far, odds = _both_ways(pairs, alone)
    first, second = _meeting(near)
    one, two = far[first], far[second]
    low, high = np.minimum(one, two), np.maximum(one, two)
    keys = pairs.rows * size + pairs.columns
    place = np.minimum(np.searchsorted(keys, low * size + high), max(len(keys) - 1, 0))
    known = (low != high) & (keys[place] == low * size + high) if len(keys) else low < 0
    place, product = place[known], (odds[first] * odds[second])[known]
    through = article[near[first]][known]
    # The greatest of each pair and third article, then all of a pair together.
    articles = int(article.max(initial=0)) + 1
    slot, group = np.unique(place * articles + through, return_inverse=True)
    greatest = np.zeros(len(slot))
    np.maximum.at(greatest, group, product)
    missing = np.ones(len(pairs))
    np.multiply.at(missing, slot // articles, 1 - greatest)
    return 1 - missing


def _both_ways(pairs: Pairs, alone: Floats) -> tuple[Ints, Ints, Floats]:
    """The likely pairs from either end: a claim, its partner and their probability, by claim."""
    likely = np.flatnonzero(alone >= LEAST)
    near = np.r_[pairs.rows[likely], pairs.columns[likely]]
    far = np.r_[pairs.columns[likely], pairs.rows[likely]]
    order = np.lexsort((far, near))
    return near[order], far[order], np.r_[alone[likely], alone[likely]][order]


def _meeting(near: Ints) -> tuple[Ints, Ints]:
    """All two entries ``first < second`` with the same claim, which must be sorted."""
    _, start, count = np.unique(near, return_index=True, return_counts=True)
    after = np.repeat(start + count, count) - np.arange(len(near)) - 1
    first = np.repeat(np.arange(len(near)), after)
    step = np.arange(len(first)) - np.repeat(np.cumsum(after) - after, after)
    return first, first + 1 + step
