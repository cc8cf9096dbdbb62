"""The later of two articles has the newer figure of something that grows."""

from __future__ import annotations

import pytest

from reconcile.claims import extract
from reconcile.kinds import updated
from reconcile.kinds.number import compare
from reconcile.model import Article, Claim, Discrepancy, Match, Severity
from reconcile.settings import DEFAULT_SETTINGS


def judged(left: str, right: str, early: str | None, late: str | None) -> Discrepancy:
    """The finding on two one-sentence articles, published at two moments."""
    articles = [
        Article(id=name, path=name, text=text, story="s")
        for name, text in zip("ab", (left, right), strict=True)
    ]
    one, two = (max(e.claims, key=lambda c: len(c.text)) for e in extract(articles))
    found = compare(Match(left=one, right=two, similarity=0.8, confidence=0.8), DEFAULT_SETTINGS)
    assert found.differences
    finding = Discrepancy(
        id="f", claims=(one.id, two.id), confidence=0.8, independent_origins=2,
        severity=found.differences[0].severity, differences=found.differences,
    )  # fmt: skip
    members: tuple[Claim, ...] = (one, two)
    result = updated(finding, members, {"a": early, "b": late})
    assert isinstance(result, Discrepancy)
    return result


TOLL = ("The flood killed 12 people.", "The flood killed 19 people.")


@pytest.mark.parametrize(
    ("sentences", "early", "late", "update"),
    [
        pytest.param(TOLL, "2024-05-01", "2024-05-02", True, id="a toll, a day later"),
        pytest.param(TOLL, "2024-05-02", "2024-05-01", False, id="a toll that falls"),
        pytest.param(TOLL, "2024-05-01", "2024-05-01", False, id="on one day"),
        pytest.param(TOLL, "2024-05-01T08:00", "2024-05-01T17:30", True, id="hours later"),
        pytest.param(
            TOLL, "2024-05-01T23:00+00:00", "2024-05-01T23:30+02:00", False, id="zones count"
        ),
        pytest.param(TOLL, "2024-05-01", "2024-05-01T17:30", False, id="one time only"),
        pytest.param(TOLL, None, "2024-05-02", False, id="undated"),
        pytest.param(
            ("The home side lead 1-0.", "The home side lead 3-0."),
            "2024-05-01T15:20", "2024-05-01T16:40", True, id="a score",
        ),
        pytest.param(
            ("The appeal raised $2 million.", "The appeal raised $5 million."),
            "2024-05-01", "2024-05-03", True, id="donations",
        ),
        pytest.param(
            ("The quake had a magnitude of 6.1.", "The quake had a magnitude of 7.2."),
            "2024-05-01", "2024-05-03", False, id="a magnitude does not grow",
        ),
        pytest.param(
            ("The jury has 9 members.", "The jury has 12 members."),
            "2024-05-01", "2024-05-03", False, id="nor does a jury",
        ),
    ],
)  # fmt: skip
def test_update(
    sentences: tuple[str, str], early: str | None, late: str | None, update: bool
) -> None:
    finding = judged(*sentences, early, late)
    (difference,) = finding.differences
    assert difference.update is update
    if update:
        assert finding.severity is difference.severity is Severity.LOW
        assert early
        assert late
        assert early[:10] in difference.why
        assert late[:16].replace("T", " ") in difference.why
