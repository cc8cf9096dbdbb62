"""The Python API: paths or texts in, a Report out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import reconcile as package
from reconcile import Report, reconcile
from reconcile.errors import LedgerError
from reconcile.model import Agreement, Article, Discrepancy, SingleSource, verdict_of
from reconcile.reports.text import Lines
from reconcile.settings import Settings

HOTLINE = Path(__file__).resolve().parent.parent / "sources" / "hotline"

COURIER = "The fire killed 12 people in Lyon on Monday. The mayor visited the site."
POST = "A fire in Lyon killed 14 people on Monday. The cause is not known."


@pytest.fixture(scope="module")
def hotline() -> Report:
    return reconcile(HOTLINE, use_ledger=False)


def test_the_package_offers_what_it_says() -> None:
    assert all(hasattr(package, name) for name in package.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        package.nothing  # noqa: B018


def test_a_folder(hotline: Report) -> None:
    assert [a.id for a in hotline.articles] == ["alder-signal", "lypa-street", "north-harbour"]
    assert {a.story for a in hotline.articles} == {"hotline"}
    assert not hotline.errors
    assert {type(f) for f in hotline.findings} == {Agreement, Discrepancy, SingleSource}


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param(str(HOTLINE), id="string"),
        pytest.param([HOTLINE], id="list of one"),
        pytest.param(sorted(HOTLINE.iterdir(), reverse=True), id="files, in any order"),
    ],
)
def test_every_way_to_name_paths_is_the_same(hotline: Report, sources: Any) -> None:
    assert reconcile(sources, use_ledger=False) == hotline


def test_every_claim_stands_in_one_finding(hotline: Report) -> None:
    held = [claim for finding in hotline.findings for claim in finding.claims]
    assert sorted(held) == sorted(claim.id for claim in hotline.claims)
    assert len({finding.id for finding in hotline.findings}) == len(hotline.findings)


def test_texts() -> None:
    report = reconcile({"post": POST, "courier": COURIER})
    assert [(a.id, a.path, a.story) for a in report.articles] == [
        ("courier", "courier", "texts"),
        ("post", "post", "texts"),
    ]
    (found,) = [f for f in report.findings if isinstance(f, Discrepancy)]
    assert [d.kind for d in found.differences] == ["number"]
    assert {verdict_of(f) for f in report.findings} >= {"discrepancy", "single-source"}


def test_the_order_of_texts_is_irrelevant() -> None:
    assert reconcile({"post": POST, "courier": COURIER}) == reconcile(
        {"courier": COURIER, "post": POST}
    )


def test_settings_count() -> None:
    strict = Settings(difference_threshold=1.0)
    report = reconcile({"post": POST, "courier": COURIER}, settings=strict)
    assert not [f for f in report.findings if isinstance(f, Discrepancy)]


@pytest.mark.parametrize(
    "sources", [pytest.param({}, id="no texts"), pytest.param([], id="no paths")]
)
def test_nothing_in_nothing_out(sources: Any) -> None:
    report = reconcile(sources)
    assert (report.articles, report.claims, report.findings) == ((), (), ())


def test_one_article_has_only_single_sources() -> None:
    report = reconcile({"post": POST})
    assert {verdict_of(f) for f in report.findings} == {"single-source"}


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param(lambda folder: [folder / "gone.txt"], id="no such file"),
        pytest.param(lambda folder: {"empty": " \n", "post": POST}, id="empty text"),
        pytest.param(lambda folder: {"binary": "a\0b", "post": POST}, id="binary text"),
    ],
)
def test_what_cannot_be_read_is_told_and_not_raised(
    sources: Callable[[Path], Any], tmp_path: Path
) -> None:
    (error,) = reconcile(sources(tmp_path)).errors
    assert error.reason


def test_a_bad_ledger_is_raised(tmp_path: Path) -> None:
    ledger = tmp_path / "claims.yaml"
    ledger.write_text("version: 99\n")
    with pytest.raises(LedgerError, match=r"claims.yaml:1:10: "):
        reconcile({"post": POST}, ledger=ledger)


@pytest.mark.parametrize(
    "sources", [pytest.param(HOTLINE, id="paths"), pytest.param({"post": POST}, id="texts")]
)
def test_an_unknown_group_is_raised(sources: Any) -> None:
    with pytest.raises(ValueError, match="unknown group 'none'; use 'folder' or 'one' or 'auto'"):
        reconcile(sources, group="none")


def test_entries_of_the_ledger_without_a_finding_are_named(tmp_path: Path) -> None:
    texts = {"post": POST, "courier": COURIER}
    plain = reconcile(texts)
    ledger = tmp_path / "claims.yaml"
    ids = [plain.findings[0].id, "gone", *(f"more{n}" for n in range(6))]
    entries = "".join(f"  - {{id: {id}, decision: open}}\n" for id in ids)
    ledger.write_text(f"version: 1\nfindings:\n{entries}")
    (warning,) = reconcile(texts, ledger=ledger).warnings
    assert "'gone' (line 4), 'more0' (line 5)" in warning
    assert "'more3' (line 8) and 2 more; correct the id" in warning
    assert ids[0] not in warning
    assert not reconcile(texts, ledger=ledger, use_ledger=False).warnings


def test_the_ledger_of_the_sample_has_no_entry_too_many() -> None:
    report = reconcile(HOTLINE.parent, ledger=HOTLINE.parent.parent / "claims.yaml")
    assert report.warnings == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a\nb\nc", [1, 1, 2, 2, 3], id="LF"),
        pytest.param("a\rb\rc", [1, 1, 2, 2, 3], id="CR"),
        pytest.param("a\r\nb\r\nc", [1, 1, 1, 2, 2, 2, 3], id="CR LF"),
        pytest.param("\r\r\n\n\r", [1, 2, 2, 3, 4], id="mixed"),
    ],
)
def test_lines_of_an_article(text: str, lines: list[int]) -> None:
    article = Article(id="a", path="a", text=text, story="s")
    index = Lines.of(article)
    assert [article.line(at) for at in range(len(text))] == lines
    assert [index.at(at) for at in range(len(text))] == lines
