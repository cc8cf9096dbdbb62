"""The sample that the README runs."""

from __future__ import annotations

from pathlib import Path

from reconcile.ledger import find_ledger, load_ledger
from reconcile.readers import read_sources

ROOT = Path(__file__).parents[2]


def test_the_sample_is_read_without_a_word() -> None:
    articles, skipped, warnings = read_sources([ROOT / "sources"])
    assert (skipped, warnings) == ((), ())
    assert {article.story for article in articles} == {"hotline", "palu"}
    assert len(articles) == 6
    for article in articles:
        assert article.title
        assert article.outlet
        assert article.published
        assert article.url
        assert ".example/" in article.url
        assert 200 <= article.words <= 400


def test_the_samples_ledger_is_found_and_loads() -> None:
    path = find_ledger([ROOT / "sources"])
    assert path == ROOT / "claims.yaml"
    ledger = load_ledger(path)
    assert ledger.aliases()
    assert ledger.findings
