"""``reconcile explain``: why linked, why not, and what a kind is; --explain puts it in the JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from reconcile.api import explain_pair, find_finding, kinds, run
from reconcile.errors import FindingError
from reconcile.model import Report, Section

Command = Callable[..., CompletedProcess[bytes]]

TEXTS = {
    "coast": "A ferry ran aground off Maren on Tuesday. Its captain was fined.",
    "island": "The ferry ran aground near Maren on Tuesday. The mayor thanked nurses.",
    "radio": "Dana Lim resigned on Monday.",
    "times": "Peter Okoro resigned on Monday.",
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explain") / "story"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def report(story: Path) -> Report:
    return run([str(story)])


def id_of(report: Report, words: str) -> str:
    return next(c.id for c in report.claims if words in c.text)


@pytest.mark.parametrize(
    ("one", "two", "linked", "reason"),
    [
        pytest.param("off Maren", "near Maren", True, "are linked", id="linked"),
        pytest.param("captain", "mayor", False, "share no word", id="nothing shared"),
        pytest.param("off Maren", "captain", False, "one article", id="one article"),
        pytest.param("Dana Lim", "Okoro", False, "two different subjects", id="strangers"),
        pytest.param("mayor", "mayor", False, "one claim", id="the same claim"),
    ],
)
def test_a_pair_is_explained(report: Report, one: str, two: str, linked: bool, reason: str) -> None:
    found = explain_pair(report, id_of(report, one), id_of(report, two))
    assert found.linked is linked
    assert reason in found.reason


def test_the_parts_come_with_their_words(report: Report) -> None:
    found = explain_pair(report, id_of(report, "off Maren"), id_of(report, "near Maren"))
    assert found.match is not None
    words = {part.name: part.words for part in found.match.parts}
    assert {"aground", "maren", "tuesday"} <= set(words["words"])


def test_a_question_claims_nothing(report: Report) -> None:
    one, two = id_of(report, "off Maren"), id_of(report, "near Maren")
    asked = [replace(c, section=Section.QUESTION) if c.id == one else c for c in report.claims]
    assert "question" in explain_pair(replace(report, claims=tuple(asked)), one, two).reason


def test_a_finding_is_found_by_id_beginning_or_claim(report: Report) -> None:
    finding = report.findings[0]
    for name in (finding.id, finding.id[:10], finding.claims[0]):
        assert find_finding(report, name).id == finding.id


@pytest.mark.parametrize("name", ["", "nothing", "coast:99"])
def test_what_is_not_there_is_told(report: Report, name: str) -> None:
    with pytest.raises(FindingError, match="no finding"):
        find_finding(report, name)
    with pytest.raises(FindingError, match="no claim"):
        explain_pair(report, name, name)


def test_claims_of_two_stories_are_never_compared(story: Path, tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    report = run([str(tmp_path)])
    with pytest.raises(FindingError, match="two stories"):
        explain_pair(report, id_of(report, "off Maren"), id_of(report, "near Maren"))


def test_the_command_explains_both(story: Path, report: Report, run_command: Command) -> None:
    one, two = id_of(report, "off Maren"), id_of(report, "near Maren")
    pair = run_command("explain", one, two, str(story)).stdout.decode()
    assert "Linked." in pair
    assert "words" in pair
    finding = run_command("explain", one, str(story)).stdout.decode()
    assert f"{one} and {two}: similarity" in finding or f"{two} and {one}: similarity" in finding
    assert "aground, ferry" in finding
    alone = run_command("explain", id_of(report, "mayor"), str(story)).stdout.decode()
    assert "No claim of another source" in alone


@pytest.mark.parametrize("kind", [k.id for k in kinds()])
def test_a_kind_is_explained_with_its_examples(kind: str, run_command: Command) -> None:
    told = run_command("explain", "--kind", kind).stdout.decode()
    assert "Differs" in told
    assert "Does not differ" in told


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--kind", "colour"], id="no such kind"),
        pytest.param([], id="nothing"),
        pytest.param(["a:1"], id="no path"),
        pytest.param(["feed", "sources"], id="no such finding"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], run_command: Command) -> None:
    assert b"Error:" in run_command("explain", *arguments, code=2).stderr


def test_the_json_carries_why_when_asked(story: Path, run_command: Command) -> None:
    def matches(*more: str) -> list[dict[str, Any]]:
        told = json.loads(run_command(str(story), "--format", "json", *more).stdout)
        return [m for f in told["findings"] for m in f.get("matches", ())]

    assert matches() == []
    (match, *_) = matches("--explain")
    assert {p["name"] for p in match["parts"]} >= {"words", "sentence", "siblings"}
    assert len(match["claims"]) == 2
