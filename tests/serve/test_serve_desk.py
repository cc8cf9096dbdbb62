"""What is served, what changes it, and what counts as a decision."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from watchfiles import Change

from reconcile.errors import ReconcileError
from reconcile.model import Report
from reconcile.serve.desk import Desk, Request
from reconcile.serve.watch import Watched

DECISIONS = ("open", "accepted")


def report(version: str) -> Report:
    return Report(version=version, articles=(), claims=(), findings=())


class Sources:
    """A stand-in for files on disk: what reading them gives next."""

    def __init__(self) -> None:
        self.next: Report | ReconcileError = report("1")
        self.written: list[Request] = []

    def make(self) -> Report:
        if isinstance(self.next, ReconcileError):
            raise self.next
        return self.next

    def desk(self) -> Desk:
        return Desk(
            self.make,
            lambda made, problem: f"{made.version} {problem or 'fine'}",
            lambda _, request: self.written.append(request),
            DECISIONS,
        )


def test_a_page_counts_its_versions() -> None:
    sources = Sources()
    desk = sources.desk()
    desk.refresh()
    assert (desk.page, desk.version) == ("1 fine", 1)
    desk.refresh()
    assert desk.version == 1
    sources.next = report("2")
    desk.refresh()
    assert (desk.page, desk.version) == ("2 fine", 2)


def test_an_error_keeps_the_last_report_and_is_told() -> None:
    sources = Sources()
    desk = sources.desk()
    desk.refresh()
    sources.next = ReconcileError("claims.yaml:3: mend it")
    desk.refresh()
    assert desk.page == "1 claims.yaml:3: mend it"
    sources.next = report("2")
    desk.refresh()
    assert desk.page == "2 fine"


def test_an_error_before_there_is_a_report_is_raised() -> None:
    sources = Sources()
    sources.next = ReconcileError("claims.yaml:3: mend it")
    with pytest.raises(ReconcileError, match="mend it"):
        sources.desk().refresh()


def test_a_decision_is_written_and_the_page_made_again() -> None:
    sources = Sources()
    desk = sources.desk()
    request = Request(finding="f", decision="accepted")
    with pytest.raises(ReconcileError, match="no report"):
        desk.decide(request)
    desk.refresh()
    sources.next = report("2")
    desk.decide(request)
    assert sources.written == [request]
    assert desk.page == "2 fine"


def test_a_request_is_cleaned() -> None:
    given = {"finding": "f", "decision": "open", "note": " a\nb\x1b[31m\ud800 ", "by": ""}
    assert Request.of(given, DECISIONS) == Request(
        finding="f", decision="open", note="a b [31m", by=None
    )


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param([], "no object", id="list"),
        pytest.param({}, "names no finding", id="empty"),
        pytest.param({"finding": 3}, "finding is no text", id="number"),
        pytest.param({"finding": "f"}, "unknown decision", id="no-decision"),
        pytest.param({"finding": "f", "decision": "ok"}, "accepted", id="unknown"),
        pytest.param(
            {"finding": "f", "decision": "open", "note": "n" * 2001}, "at most 2000", id="long-note"
        ),
        pytest.param({"finding": "f", "decision": "open", "by": ["x"]}, "by is no text", id="by"),
    ],
)
def test_what_is_no_decision(given: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Request.of(given, DECISIONS)


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        pytest.param("story/a.txt", True, id="article"),
        pytest.param("story/deep/b.md", True, id="below"),
        pytest.param("story/.a.txt.swp", False, id="hidden"),
        pytest.param("story/.git/HEAD", False, id="hidden-folder"),
        pytest.param("story/a.txt~", False, id="backup"),
        pytest.param("story/x.part", False, id="half-written"),
        pytest.param("other/a.txt", False, id="elsewhere"),
        pytest.param("story2/a.txt", False, id="same-beginning"),
    ],
)
def test_which_changes_count_in_a_folder(tmp_path: Path, path: str, counts: bool) -> None:
    (tmp_path / "story").mkdir()
    watched = Watched.of([str(tmp_path / "story"), str(tmp_path / "gone" / "x.txt")], None)
    assert watched.folders == (os.path.realpath(tmp_path / "story"),)
    assert watched.files == ()
    found = os.path.join(os.path.realpath(tmp_path), path)
    assert watched.inside(Change.modified, found) is counts


def test_a_file_and_the_ledger_are_watched_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    watched = Watched.of([str(tmp_path / "a.txt")], tmp_path / "claims.yaml")
    assert watched.folders == ()
    assert watched.named(Change.added, str(tmp_path / "claims.yaml"))
    assert watched.named(Change.modified, str(tmp_path / "a.txt"))
    assert not watched.named(Change.modified, str(tmp_path / "b.txt"))
