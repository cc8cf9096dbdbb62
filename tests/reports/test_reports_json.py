"""The JSON report is the published contract, and the schema says the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from report_samples import (
    empty_report,
    hostile_report,
    plain_report,
    stories_report,
)

from reconcile.model import Report
from reconcile.reports import REPORTS, Options, build_claims_view, build_view
from reconcile.reports.schema import render, report_schema

SAMPLES = [
    pytest.param(plain_report(), id="plain"),
    pytest.param(hostile_report(), id="hostile"),
    pytest.param(stories_report(), id="stories"),
    pytest.param(empty_report(), id="empty"),
]


def closed(schema: Any) -> Any:
    """The schema with every object closed: a field that it does not name is an error."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    if "required" in inner:
        inner["additionalProperties"] = False
    return inner


def told(report: Report, **options: Any) -> dict[str, Any]:
    return dict(json.loads(REPORTS["json"].render(build_view(report, Options(**options)))))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(report_schema())
    assert json.loads(render()) == report_schema()


@pytest.mark.parametrize("report", SAMPLES)
@pytest.mark.parametrize("options", [{}, {"with_text": True, "residue": True}])
def test_every_report_fits_the_schema(report: Report, options: dict[str, bool]) -> None:
    Draft202012Validator(closed(report_schema())).validate(told(report, **options))


def test_an_added_field_is_allowed_and_a_missing_one_is_not() -> None:
    report = told(plain_report())
    validator = Draft202012Validator(report_schema())
    assert validator.is_valid(report | {"later": 1})
    assert not validator.is_valid({k: v for k, v in report.items() if k != "claims"})


def test_offsets_are_the_evidence() -> None:
    report = told(plain_report(), with_text=True)
    texts = {article["id"]: article["text"] for article in report["articles"]}
    claims = {claim["id"]: claim for claim in report["claims"]}
    for finding in report["findings"]:
        for difference in finding["differences"]:
            for claim, (start, end) in difference["spans"].items():
                text = texts[claims[claim]["article"]]
                assert text[start:end] == difference["values"][claim]


def test_findings_as_the_contract_says() -> None:
    findings = {finding["id"]: finding for finding in told(plain_report())["findings"]}
    assert {f["severity"] for f in findings.values() if f["verdict"] != "discrepancy"} == {"low"}
    assert findings["d1"]["decision"] is None
    assert findings["d3"]["decision"] == {
        "decision": "accepted",
        "note": "a translation",
        "by": "K. Editor",
        "on": "2022-12-01",
        "holds": None,
        "was": None,
        "changes": [],
    }
    assert findings["d2"]["differences"][0]["values"] == {
        "herald:2": "two occasions",
        "post:3": "twice",
        "wire:1": "three times",
    }


def test_articles_and_errors_as_the_contract_says() -> None:
    report = told(plain_report())
    assert [article["origins"] for article in report["articles"]] == [["Reuters"], ["Reuters"], []]
    assert report["errors"] == [
        {"path": "sources/broken.pdf", "problem": "not text; save it as .txt"}
    ]
    assert "text" not in report["articles"][0]
    assert "residue" not in report


def test_numbers_are_whole_where_they_are_and_null_where_unbounded() -> None:
    number = told(hostile_report())["claims"][0]["values"][0]
    assert (number["value"], number["low"], number["high"]) == (2, 2, None)
    assert '"value": 2,' in REPORTS["json"].render(build_view(hostile_report()))


def test_what_is_hostile_survives_the_round_trip_and_not_the_terminal() -> None:
    text = REPORTS["json"].render(build_view(hostile_report(), Options(with_text=True)))
    assert text.encode("utf-8")
    assert not set(text) & set("\x1b\x9b\x07\x00\u202e\u2066\u2028\udcff")
    assert json.loads(text)["articles"][0]["text"] == hostile_report().articles[0].text


def test_the_split_has_residue_on_request() -> None:
    view = build_claims_view(plain_report(), Options(residue=True))
    (rest,) = json.loads(REPORTS["json"].render_claims(view))["residue"]
    assert rest["text"] == "Read more: our newsletter"


@pytest.mark.parametrize(
    ("only", "ids"),
    [
        pytest.param((), ["d2", "d1", "d3", "a2", "a1", "s1", "s2", "s3"], id="all in order"),
        pytest.param(("discrepancy",), ["d2", "d1", "d3"], id="discrepancies"),
        pytest.param(("agreement", "single-source"), ["a2", "a1", "s1", "s2", "s3"], id="two"),
    ],
)
def test_only(only: tuple[str, ...], ids: list[str]) -> None:
    findings = told(plain_report(), only=only)["findings"]
    assert sorted(f["id"] for f in findings) == sorted(ids)
    assert [f["id"] for f in findings if f["id"][0] == "d"] == [i for i in ids if i[0] == "d"]
