"""The second look: what other articles make of a pair, once all pairs have had a first look.

Three articles that tell one fact vouch for each other's pairs; a claim of a third article that
goes with one of the two and not with the other speaks against them.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from reconcile.matching.table import Floats, Pairs, Table

# Similarities of the first look below this count as none; it keeps the look linear.
FAINT = 0.05


def third_articles(table: Table, pairs: Pairs, first: Floats) -> dict[str, Floats]:
    """How a claim of another article vouches for a pair, and how one speaks against it; 0..1.

    ``first`` is each pair's similarity at the first look.  "third article": the best that some
    third claim goes with both, by the weaker of the two.  "third article against": the most that
    a third claim goes with one of them better than with the other.
    """
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    rows, columns = pairs.rows.tolist(), pairs.columns.tolist()
    for k in np.flatnonzero(first >= FAINT).tolist():
        value = float(first[k])
        partners[rows[k]][columns[k]] = partners[columns[k]][rows[k]] = value
    article = table.article.tolist()
    none: dict[int, float] = {}
    support, against = np.zeros(len(rows)), np.zeros(len(rows))
    for k, (i, j) in enumerate(zip(rows, columns, strict=True)):
        one, two = partners.get(i, none), partners.get(j, none)
        for claim, value in one.items():
            if article[claim] != article[j]:
                other = two.get(claim, 0.0)
                support[k] = max(support[k], min(value, other))
                against[k] = max(against[k], value - other)
        for claim, value in two.items():
            if article[claim] != article[i]:
                against[k] = max(against[k], value - one.get(claim, 0.0))
    return {"third article": support, "third article against": against}
