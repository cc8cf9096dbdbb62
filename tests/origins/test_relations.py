"""Versions, copies and families."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pair_sample import stories

from reconcile.model import Article, Provenance
from reconcile.origins import families, in_time, provenance
from reconcile.settings import DEFAULT_SETTINGS

FERRY = stories()["ferry"]
WIRE, EDITED = FERRY["wire"], FERRY["edited"]


def known(*articles: Article) -> Provenance:
    return provenance(articles, DEFAULT_SETTINGS)


@pytest.mark.parametrize(
    ("one", "two", "older"),
    [
        pytest.param({"published": "2024-03-02"}, {"published": "2024-03-03"}, "one", id="days"),
        pytest.param(
            {"published": "2024-03-02T10:00:00+02:00"},
            {"published": "2024-03-02T09:00:00Z"},
            "one",
            id="zones",
        ),
        pytest.param(
            {"published": "2024-03-02", "updated": "2024-03-05"},
            {"published": "2024-03-03"},
            "two",
            id="updated",
        ),
    ],
)
def test_the_latest_version_counts(one: dict[str, str], two: dict[str, str], older: str) -> None:
    first = replace(WIRE, id="one", outlet="Gullwick Echo", **one)  # type: ignore[arg-type]
    second = replace(EDITED, id="two", outlet="gullwick  echo", **two)  # type: ignore[arg-type]
    (version,) = known(first, second).versions
    assert version.article == older
    assert "the same outlet" in version.reason


def test_without_times_the_longer_is_compared() -> None:
    first, second = replace(WIRE, outlet="Echo"), replace(EDITED, outlet="Echo")
    (version,) = known(first, second).versions
    assert version.article == second.id
    assert "no time tells" in version.reason


def test_one_address_is_one_article() -> None:
    one = replace(WIRE, url="https://echo.example/ferry/", published="2024-03-02")
    two = replace(
        FERRY["independent"],
        canonical_url="https://www.echo.example/ferry#top",
        published="2024-03-03",
    )
    (version,) = known(one, two).versions
    assert (version.article, version.reason) == (one.id, "the same address")


def test_articles_without_an_outlet_are_no_versions() -> None:
    assert known(WIRE, EDITED).versions == ()
    assert known(replace(WIRE, outlet="A"), replace(EDITED, outlet="B")).versions == ()


def test_two_reports_of_one_outlet_are_no_versions() -> None:
    both = [replace(FERRY[part], outlet="Echo") for part in ("independent", "staff")]
    assert known(*both).versions == ()


def test_who_was_first() -> None:
    one = replace(WIRE, published="2024-03-02T08:00:00Z")
    two = replace(EDITED, published="2024-03-02T07:00:00Z")
    (overlap,) = known(one, two).overlaps
    assert (overlap.relation, overlap.first) == ("duplicate", two.id)
    (overlap,) = known(WIRE, replace(EDITED, published="2024-03-02")).overlaps
    assert overlap.first is None


def test_a_family_in_a_story() -> None:
    articles = list(FERRY.values())
    (family,) = families(articles, [known(*articles)], DEFAULT_SETTINGS)
    assert set(family) == {FERRY[part].id for part in ("wire", "edited", "cut", "tail")}


def test_a_family_over_stories() -> None:
    one, two = replace(WIRE, story="a"), replace(EDITED, story="b")
    other = replace(FERRY["independent"], story="c")
    found = families([one, two, other], [known(one), known(two), known(other)], DEFAULT_SETTINGS)
    assert found == ((one.id, two.id),)


def test_versions_alone_are_no_family() -> None:
    one, two = replace(WIRE, outlet="Echo"), replace(EDITED, outlet="Echo")
    assert families([one, two], [known(one, two)], DEFAULT_SETTINGS) == ()


def test_order_in_time() -> None:
    days = [replace(WIRE, id=str(n), published=f"2024-03-0{n}") for n in (3, 1, 2)]
    assert [a.id for a in in_time(days)] == ["1", "2", "3"]
