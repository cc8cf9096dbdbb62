"""What was seen and held to be harmless is told in a note."""

from __future__ import annotations

import pytest

from reconcile.claims import extract
from reconcile.kinds import compare
from reconcile.model import Article, Match
from reconcile.settings import DEFAULT_SETTINGS


@pytest.mark.parametrize(
    ("left", "right", "note"),
    [
        pytest.param(
            "The blast killed 12 people.", "The blast killed a dozen people.",
            "12 / a dozen: the same number", id="in words",
        ),
        pytest.param(
            "About 200 people fled.", "198 people fled.", "About 200 / 198: rounding", id="about"
        ),
        pytest.param(
            "At least 12 people died.", "14 people died.",
            "At least 12 / 14: within the bound", id="bound",
        ),
        pytest.param(
            "The tunnel is 10 miles long.", "The tunnel is 16 kilometres long.",
            "10 miles / 16 kilometres: another unit", id="unit",
        ),
        pytest.param(
            "The treaty was signed on Monday, October 4.", "The treaty was signed on October 4.",
            "Monday, October 4 / October 4: more detail", id="a date told closer",
        ),
        pytest.param(
            "Dmitri Volkov signed the treaty.", "Dmitry Volkov signed the treaty.",
            "Dmitri Volkov/Dmitry Volkov: form of one given name", id="a given name",
        ),
        pytest.param(
            "Attorney Karl Weiss read the statement.", "Lawyer Karl Weiss read the statement.",
            "Attorney / Lawyer: may be said of one person", id="two words for a role",
        ),
        pytest.param(
            "The factory is in Uppsala.", "The factory is in Uppsala, Sweden.",
            "Uppsala, Sweden: more detail", id="a place told closer",
        ),
        pytest.param(
            "The harbour was closed by the storm.", "The harbor was closed by the storm.",
            "harbour/harbor: spelling", id="spelling",
        ),
    ],
)  # fmt: skip
def test_note(left: str, right: str, note: str) -> None:
    articles = [
        Article(id=name, path=name, text=text, story="s")
        for name, text in zip("ab", (left, right), strict=True)
    ]
    (one, *_), (two, *_) = (e.claims for e in extract(articles))
    match = Match(left=one, right=two, similarity=0.8, confidence=0.8)
    found = compare(match, DEFAULT_SETTINGS)
    assert note in found.notes
    assert not [d for d in found.differences if d.confidence >= 0.5]
