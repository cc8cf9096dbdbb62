"""What the sample must show: its discrepancies found, its harmless variations left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reconcile.ledger import load_ledger
from reconcile.reports.schema import report_schema

ROOT = Path(__file__).resolve().parent.parent

Report = dict[str, Any]


def findings(report: Report, story: str, verdict: str) -> list[dict[str, Any]]:
    inside = {a["id"] for a in report["articles"] if a["story"] == story}
    article = {c["id"]: c["article"] for c in report["claims"]}
    return [
        f for f in report["findings"]
        if f["verdict"] == verdict and article[f["claims"][0]] in inside
    ]  # fmt: skip


def differences(report: Report, story: str) -> Iterator[tuple[str, list[str]]]:
    """(kind, values) of every difference in a story."""
    for finding in findings(report, story, "discrepancy"):
        for difference in finding["differences"]:
            yield difference["kind"], list(difference["values"].values())


def shown(value: str, pattern: str) -> bool:
    return re.search(pattern, value, re.IGNORECASE) is not None


@pytest.mark.parametrize(
    ("story", "kind", "one", "other"),
    [
        pytest.param("hotline", "name", "Command", "Management", id="centre"),
        pytest.param("hotline", "role", "Secretary", "Minister", id="Shoigu"),
        pytest.param("hotline", "quote", "inspired", "encouraged", id="Pentagon"),
        pytest.param("palu", "number", r"7\.5", r"7\.4", id="magnitude"),
        pytest.param("palu", "number", "540", "2,549", id="injured"),
    ],
)
def test_discrepancies_that_are_found(
    sample: Report, story: str, kind: str, one: str, other: str
) -> None:
    found = [values for told, values in differences(sample, story) if told == kind]
    assert any(
        any(shown(v, one) for v in values) and any(shown(v, other) for v in values)
        for values in found
    ), found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(r"^Sergei( Shoigu)?$", r"^Sergey( Shoigu)?$", id="Sergei"),
        pytest.param(r"^twice$", r"on two occasions", id="twice"),
        pytest.param(r"^Monday$", r"November 28", id="Monday"),
        pytest.param(r"November 15", r"15 November", id="day and month"),
        pytest.param(r"^Defense|Center", r"^Defence$|^Centre$", id="spelling"),
        pytest.param(r"^(a )?missile$", r"^(a )?rocket$", id="missile"),
        pytest.param(r"^(the )?talks$", r"^(the )?negotiations$", id="talks"),
        pytest.param(r"^William Burns$", r"^Bill Burns$", id="Bill"),
    ],
)
def test_variations_that_are_no_discrepancy(sample: Report, one: str, other: str) -> None:
    for kind, values in differences(sample, "hotline"):
        alike = any(shown(v, one) for v in values) and any(shown(v, other) for v in values)
        assert not alike, (kind, values)


def test_one_role_is_one_difference(sample: Report) -> None:
    """Sergei beside Sergey is a spelling: the role alone differs, and not between ministers."""
    for kind, values in differences(sample, "hotline"):
        if kind == "role":
            assert len({bool(re.search("Secretary", v)) for v in values}) > 1, values


def test_the_hotline_has_no_other_discrepancy(sample: Report) -> None:
    kinds = {kind for kind, _ in differences(sample, "hotline")}
    assert kinds <= {"name", "role", "quote"}, list(differences(sample, "hotline"))


def test_facts_that_one_outlet_alone_has(sample: Report) -> None:
    texts = {c["id"]: c["text"] for c in sample["claims"]}
    alone = {texts[f["claims"][0]] for f in findings(sample, "hotline", "single-source")}
    assert any("Nova Kakhovka" in text for text in alone)
    assert any("1963" in text for text in alone)


def test_everybody_has_it_from_one_agency(sample: Report) -> None:
    origins = {a["id"]: a["origins"] for a in sample["articles"] if a["story"] == "hotline"}
    assert set(map(tuple, origins.values())) == {("Reuters",)}
    assert {f["independent_origins"] for f in findings(sample, "hotline", "agreement")} == {1}


def test_nothing_is_skipped(sample: Report) -> None:
    assert (sample["errors"], sample["warnings"]) == ([], [])
    assert len(sample["articles"]) == 6


def test_the_report_is_as_its_schema_says(sample: Report) -> None:
    jsonschema.validate(sample, report_schema())


def spans_of(claim: dict[str, Any]) -> Iterator[list[int]]:
    yield from claim["spans"]
    yield claim["sentence"]
    yield from (span for mention in claim["mentions"] for span in mention)
    yield from claim["quotes"]
    yield from (claim["attribution"] or {}).get("speaker_spans", ())
    for reference in claim["references"]:
        yield reference["span"]
        if reference["antecedent"]:
            yield reference["antecedent"]


def test_every_span_lies_in_its_article(sample: Report) -> None:
    texts = {a["id"]: a["text"] for a in sample["articles"]}
    for claim in sample["claims"]:
        text = texts[claim["article"]]
        for start, end in spans_of(claim):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        for value in claim["values"]:
            start, end = value["span"]
            # A value may lie in two pieces, or cross a line's end.
            assert value["text"].split()[0] in text[start:end]


def test_every_difference_is_where_it_says(sample: Report) -> None:
    texts = {a["id"]: a["text"] for a in sample["articles"]}
    article = {c["id"]: c["article"] for c in sample["claims"]}
    for finding in findings(sample, "hotline", "discrepancy"):
        for difference in finding["differences"]:
            assert set(difference["values"]) <= set(finding["claims"])
            for claim, (start, end) in difference["spans"].items():
                words = texts[article[claim]][start:end]
                value = difference["values"][claim]
                assert " ".join(words.split()) == " ".join(value.split())


def test_text_files_are_the_evidence(sample: Report) -> None:
    for article in sample["articles"]:
        assert (ROOT / article["path"]).read_text("utf-8") == article["text"]


def test_the_ledger_of_the_sample_fits_it(sample: Report) -> None:
    ledger = load_ledger(ROOT / "claims.yaml")
    assert ledger.aliases()
    known = {f["id"] for f in sample["findings"]}
    assert {entry.id for entry in ledger.findings} <= known
