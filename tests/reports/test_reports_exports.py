"""The exports hold what their readers stand on, whatever an article says."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO

import pytest
from report_samples import hostile_report, plain_report, stories_report

from reconcile.model import Report
from reconcile.reports import REPORTS, Options, build_claims_view, build_view, format_of
from reconcile.reports.csv_report import cell

BOTH = pytest.mark.parametrize(
    "report", [plain_report(), hostile_report(), stories_report()], ids=["plain", "hostile", "two"]
)


def rendered(name: str, report: Report, **options: object) -> str:
    return REPORTS[name].render(build_view(report, Options(**options)))  # type: ignore[arg-type]


def split(name: str, report: Report) -> str:
    render = REPORTS[name].render_claims
    assert render is not None
    return render(build_claims_view(report, Options()))


@BOTH
def test_csv_has_a_row_for_each_claim_and_no_formula(report: Report) -> None:
    text = rendered("csv", report, cap_agreements=0)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == sum(len(finding.claims) for finding in report.findings)
    assert {row["verdict"] for row in rows} <= {"discrepancy", "agreement", "single-source"}
    claims = list(csv.reader(StringIO(split("csv", report).removeprefix("\ufeff"), newline="")))
    assert len(claims) == len(report.claims) + 1
    for row in [*(list(r.values()) for r in rows), *claims]:
        assert not [value for value in row if value[:1] in "=+-@\t\r\n" and value]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("+1", "'+1"), ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("＝1", "'＝1"), ("a=1", "a=1"), ("", ""), (None, ""),
        (-0.5, -0.5),
    ],
)  # fmt: skip
def test_a_cell_is_never_a_formula(value: str | float | None, shown: object) -> None:
    assert cell(value) == shown


@BOTH
def test_json_lines_are_the_findings_of_the_json(report: Report) -> None:
    text = rendered("jsonl", report, cap_agreements=0)
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    whole = json.loads(rendered("json", report))
    found = [line for line in lines if line["type"] == "finding"]
    known = {finding["id"]: finding for finding in whole["findings"]}
    assert len(found) == len(known)
    for line in found:
        assert line | known[line["id"]] == line
        assert len(line["passages"]) == len(line["claims"])
    assert sum(line["type"] == "error" for line in lines) == len(whole["errors"])
    claims = [json.loads(line) for line in split("jsonl", report).split("\n")[:-1]]
    assert [c["id"] for c in claims if c["type"] == "claim"] == [c.id for c in report.claims]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", text)


class Tags(HTMLParser):
    """The elements and attributes of a fragment."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[object] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@BOTH
def test_a_fragment_is_plain_elements_and_nothing_of_an_article_is_one(report: Report) -> None:
    for text in (rendered("fragment", report), split("fragment", report)):
        parser = Tags()
        parser.feed(text)
        assert parser.tags <= {"h2", "h3", "p", "b", "i", "ul", "ol", "li"}
        assert (parser.attributes, parser.open) == ([], [])


@BOTH
def test_every_row_of_a_table_has_a_cell_for_each_source(report: Report) -> None:
    text = rendered("table", report, cap_agreements=0)
    facts = 0
    for block in re.findall(r"(?:^\|.*\n)+", text, re.M):
        rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in block.splitlines()]
        assert {len(row) for row in rows} == {len(rows[0])}
        facts += len(rows) - 2
    assert facts == len(report.findings)
    for block in re.findall(r"(?:^\|.*\n)+", split("table", report), re.M):
        assert {line.count("|") for line in block.splitlines()} == {5}


def test_a_table_tells_values_where_sources_differ() -> None:
    text = rendered("table", plain_report())
    (row,) = [line for line in text.splitlines() if "Defence Management Centre" in line]
    assert "| – |" in text
    assert row.count("**") >= 4


def test_brief_tells_every_difference_in_a_few_lines() -> None:
    whole, brief = (
        rendered("markdown", plain_report()),
        rendered("markdown", plain_report(), brief=True),
    )
    assert len(brief) < len(whole) / 3
    assert brief.count("\n- **") == brief.count(" severity")
    assert "Only in one source" not in brief
    assert re.search(r"  - \*\*.+\*\* \(.+:\d+\) / \*\*.+\*\* \(.+:\d+\)\n", brief)


def test_a_suffix_means_the_first_format_that_has_it() -> None:
    assert [format_of(s) for s in (".md", ".html", ".csv", ".JSONL")] == [
        "markdown", "html", "csv", "jsonl"
    ]  # fmt: skip
