"""The formats of services: valid, at the right line, and safe whatever an article says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from report_samples import checked_report, hostile_report, plain_report, stories_report
from sarif_schema import SARIF

from reconcile.model import Decision, Discrepancy, Outcome, Report
from reconcile.reports import REPORTS, Options, build_view, check, github, sarif
from reconcile.reports.marks import marks

CI = [name for name, renderer in REPORTS.items() if renderer.render_claims is None]


def rendered(report: Report, name: str) -> str:
    return REPORTS[name].render(build_view(report, Options(show_all=True)))


def failed(report: Report, *ids: str) -> Report:
    return replace(report, outcome=Outcome(fail_on=("medium",), failing=ids))


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as the runner reads them: level, properties and message."""
    found = []
    for line in text.splitlines():
        read = re.fullmatch(r"::(\w+) (?:([^:]*))::(.*)", line.strip())
        if line.strip().startswith("::"):
            assert read is not None, line
            told = dict(p.split("=", 1) for p in filter(None, read[2].split(",")))
            found.append((read[1], {k: decoded(v) for k, v in told.items()}, decoded(read[3])))
    return found


def decoded(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


REPORT_CASES = [
    pytest.param(plain_report(), id="plain"),
    pytest.param(hostile_report(), id="hostile"),
    pytest.param(checked_report(), id="checked"),
    pytest.param(stories_report(), id="no discrepancy"),
]


@pytest.mark.parametrize("report_", REPORT_CASES)
def test_sarif_is_valid(report_: Report) -> None:
    told = json.loads(rendered(report_, "sarif"))
    jsonschema.validate(told, SARIF, cls=jsonschema.Draft202012Validator)
    (run,) = told["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        prints = result["partialFingerprints"]
        assert prints == {"reconcileFinding/v1": prints["reconcileFinding/v1"]}
    assert len({r["partialFingerprints"]["reconcileFinding/v1"] for r in run["results"]}) == len(
        run["results"]
    )


def test_sarif_suppresses_what_is_decided() -> None:
    results = json.loads(rendered(plain_report(), "sarif"))["runs"][0]["results"]
    held = {r["partialFingerprints"]["reconcileFinding/v1"]: r for r in results}
    assert held["d3"]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "accepted: a translation"}
    ]
    assert "suppressions" not in held["d1"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("a/b.txt", "a/b.txt", id="plain"),
        pytest.param("a b/ü#1?.txt", "a%20b/%C3%BC%231%3F.txt", id="escaped"),
        pytest.param("javascript:alert(1)", "javascript%3Aalert%281%29", id="no scheme"),
        pytest.param("/a/b.txt", "file:///a/b.txt", id="absolute"),
        pytest.param("https://x.example/a?b=c d", "https://x.example/a?b=c%20d", id="web"),
    ],
)
def test_uris(path: str, uri: str) -> None:
    assert sarif.uri(path) == uri


@pytest.mark.parametrize("report_", REPORT_CASES)
def test_junit_is_read_by_others(report_: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    path.write_text(rendered(report_, "junit"), "utf-8")
    xml = JUnitXml.fromfile(str(path))
    cases = [case for suite in xml for case in suite]
    assert xml.tests == len(cases) > 0
    results = [result for case in cases for result in case.result]
    assert xml.failures == sum(type(r).__name__ == "Failure" for r in results)
    assert xml.errors == len(report_.errors)


@pytest.mark.parametrize("report_", REPORT_CASES)
def test_gitlab_has_what_the_service_needs(report_: Report) -> None:
    issues = json.loads(rendered(report_, "gitlab"))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@pytest.mark.parametrize("report_", REPORT_CASES)
def test_github_gets_one_command_a_line_and_no_other(report_: Report) -> None:
    lines = rendered(report_, "github").splitlines()
    assert [line for line in lines if "::" in line and not line.startswith("::")] == []
    for level, told, message in commands("\n".join(lines)):
        assert level in {"error", "warning", "notice"}
        assert set(told) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert message


@given(st.text(max_size=60))
def test_any_text_survives_a_command(text: str) -> None:
    line = f"::error file={github.attribute(text)},line=1::{github.data(text)}"
    assert len(line.split("\n")) == 1
    inside, _, message = line.removeprefix("::error ").partition("::")
    assert decoded(message) == text
    assert dict(p.split("=", 1) for p in inside.split(",")).keys() == {"file", "line"}


def test_marks_are_at_the_line_of_the_value() -> None:
    report = failed(plain_report(), "d1")
    texts = {a.path: a.text.splitlines() for a in report.articles}
    for mark in marks(build_view(report)):
        for place in mark.places:
            assert place.line is not None
            assert place.column is not None
            assert place.end_column is not None
            if place.line == place.end_line and place.value:
                words = texts[place.path][place.line - 1][place.column - 1 : place.end_column - 1]
                assert " ".join(words.split()) == place.value


def test_lines_of_what_was_extracted_are_no_lines_of_the_file() -> None:
    report = plain_report()
    articles = tuple(replace(a, path=a.path.replace(".txt", ".pdf")) for a in report.articles)
    for level, told, _ in commands(rendered(replace(report, articles=articles), "github")):
        assert "line" not in told, level


@pytest.mark.parametrize("name", CI)
def test_what_is_decided_does_not_fail(name: str) -> None:
    report = plain_report()
    decided = Decision(decision="accepted")
    findings = tuple(
        replace(f, decision=decided) if isinstance(f, Discrepancy) else f for f in report.findings
    )
    text = rendered(replace(report, findings=findings, errors=(), warnings=()), name)
    assert "failure message" not in text
    assert "::error" not in text
    assert "critical" not in text


def test_levels_follow_the_check() -> None:
    report = failed(plain_report(), "d1")
    levels = {m.id: (m.level, m.fails) for m in marks(build_view(report))}
    assert levels["d1"] == ("error", True)
    assert {fails for id, (_, fails) in levels.items() if id != "d1"} == {False}
    assert {level for id, (level, _) in levels.items() if id != "d1"} <= {"warning", "notice"}


def test_a_log_line_never_begins_as_a_command() -> None:
    outcome = Outcome(fail_on=("low",), notes=("::error::no", f"{'word ' * 14}::warning::x y"))
    text = check.render(build_view(replace(hostile_report(), outcome=outcome)))
    for line in text.splitlines():
        assert not line.strip().startswith(("::", "##["))


def test_the_conclusion_is_one_line() -> None:
    clean = failed(plain_report())
    assert check.render(build_view(clean)).count("\n") == 1
    told: Any = check.conclusion(build_view(failed(plain_report(), "d1", "d2")))
    assert told.startswith("check: 2 findings need a decision (3 sources")
