"""What claims of third articles make of a pair."""

from __future__ import annotations

import numpy as np
import pytest

from reconcile.claims import extract
from reconcile.matching.second import third_articles
from reconcile.matching.table import Pairs, Table
from reconcile.readers import article_from_text

# Three articles of one claim each, in the order of the table.
TEXTS = {
    "a": "A ferry sank off Maren.",
    "b": "A ferry sank at Maren.",
    "c": "A ferry sank by Maren.",
}
ARTICLES = [article_from_text(text, id=name) for name, text in TEXTS.items()]
TABLE = Table([c for e in extract(ARTICLES) for c in e.claims])
PAIRS = Pairs(rows=np.array([0, 0, 1]), columns=np.array([1, 2, 2]))


@pytest.mark.parametrize(
    ("first", "support", "against"),
    [
        pytest.param([0.3, 0.9, 0.8], 0.8, 0.1, id="a third goes with both"),
        pytest.param([0.3, 0.9, 0.01], 0.0, 0.9, id="a third goes with one alone"),
        pytest.param([0.3, 0.0, 0.0], 0.0, 0.0, id="a third has nothing to say"),
    ],
)
def test_a_third_article(first: list[float], support: float, against: float) -> None:
    assert len(TABLE.claims) == 3
    found = third_articles(TABLE, PAIRS, np.array(first))
    assert found["third article"][0] == pytest.approx(support)
    assert found["third article against"][0] == pytest.approx(against)


def test_two_articles_have_no_third() -> None:
    table = Table([c for e in extract(ARTICLES[:2]) for c in e.claims])
    found = third_articles(table, Pairs(rows=np.array([0]), columns=np.array([1])), np.array([0.9]))
    assert not any(part.any() for part in found.values())
