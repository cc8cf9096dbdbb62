"""How much a correction would matter, by how far apart the values are and what is told of."""

from __future__ import annotations

import pytest

from reconcile.claims import extract
from reconcile.kinds import KINDS
from reconcile.model import Article, Match, Severity
from reconcile.settings import DEFAULT_SETTINGS

COMPARE = {kind.id: kind.compare for kind in KINDS}


@pytest.mark.parametrize(
    ("kind", "left", "right", "severity"),
    [
        pytest.param(
            "number", "The museum bought 271 etchings.", "The museum bought 278 etchings.",
            Severity.LOW, id="a little off",
        ),
        pytest.param(
            "number", "The flood killed 271 people.", "The flood killed 278 people.",
            Severity.MEDIUM, id="a little off, of the dead",
        ),
        pytest.param(
            "number", "The museum bought 27 etchings.", "The museum bought 97 etchings.",
            Severity.HIGH, id="far off",
        ),
        pytest.param(
            "number", "Ida Blom, 51, was arrested.", "Ida Blom, 52, was arrested.",
            Severity.LOW, id="close ages",
        ),
        pytest.param(
            "date", "The shop opens at 9 a.m.", "The shop opens at 11 a.m.",
            Severity.LOW, id="another hour",
        ),
        pytest.param(
            "date", "The shop opened on October 4.", "The shop opened on October 5.",
            Severity.MEDIUM, id="another day",
        ),
        pytest.param(
            "date", "The ferry sank in 1962.", "The ferry sank in 1974.",
            Severity.HIGH, id="another year",
        ),
        pytest.param(
            "place", "The summit was held in Geneva.", "The summit was held in Vienna.",
            Severity.MEDIUM, id="another town",
        ),
        pytest.param(
            "place", "The balloon landed in Norway.", "The balloon landed in Finland.",
            Severity.HIGH, id="another country",
        ),
        pytest.param(
            "name", "John Harlow won the race.", "James Harlow won the race.",
            Severity.HIGH, id="another person",
        ),
    ],
)  # fmt: skip
def test_severity(kind: str, left: str, right: str, severity: Severity) -> None:
    articles = [
        Article(id=name, path=name, text=text, story="s")
        for name, text in zip("ab", (left, right), strict=True)
    ]
    ones, twos = (e.claims for e in extract(articles))
    found = [
        difference.severity
        for one in ones
        for two in twos
        for difference in COMPARE[kind](
            Match(left=one, right=two, similarity=0.8, confidence=0.8), DEFAULT_SETTINGS
        ).differences
    ]
    assert set(found) == {severity}
