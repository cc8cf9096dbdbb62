"""``check``, ``accept``, ``reject`` and ``diff``: exit statuses, what they say and write."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from reconcile.cli import main
from reconcile.ledger.load import load_ledger
from reconcile.reports import REPORTS

STORY = {
    "a.txt": "The mill would stay closed until April, Mayor Karin Holt said.\n\n"
    "It has 340 workers.\n",
    "b.txt": "The mill would stay closed until May, Mayor Karin Holt said.\n",
}


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RECONCILE_REVIEWER", "desk")
    (tmp_path / "story").mkdir()
    for name, text in STORY.items():
        (tmp_path / "story" / name).write_text(text, "utf-8")
    return tmp_path / "story"


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(list(argv))
    said = capsys.readouterr()
    return code, said.out, " ".join(said.err.split())


Capture = pytest.CaptureFixture[str]


def failing(capsys: Capture, *more: str) -> list[str]:
    _, out, _ = told(capsys, "check", "story", "--format", "json", *more)
    ids: list[str] = json.loads(out)["check"]["failing"]
    return ids


def test_a_first_article_passes_with_a_note(story: Path, capsys: Capture) -> None:
    (story / "b.txt").unlink()
    code, out, _ = told(capsys, "check", "story")
    assert code == 0
    assert "note: story/a.txt is the first article of its story" in " ".join(out.split())
    assert out.splitlines()[-1] == "check: clean (1 source)"


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [((), 1), (("high",), 0), (("low",), 1), (("date",), 1), (("number", "name"), 0)],
)
def test_fail_on(story: Path, capsys: Capture, fail_on: tuple[str, ...], code: int) -> None:
    options = [word for one in fail_on for word in ("--fail-on", one)]
    assert told(capsys, "check", "story", *options)[0] == code


def test_the_ledger_says_what_fails_unless_the_command_does(story: Path, capsys: Capture) -> None:
    (story / "claims.yaml").write_text("version: 2\nsettings: {fail-on: [high]}\n")
    assert told(capsys, "check", "story")[0] == 0
    assert told(capsys, "check", "story", "--fail-on", "medium")[0] == 1
    assert told(capsys, "check", "story", "--no-ledger")[0] == 1
    (story / "claims.yaml").write_text("version: 2\nsettings: {fail-on: gossip}\n")
    code, _, err = told(capsys, "check", "story")
    assert code == 2
    assert "claims.yaml:2:12: fail-on: 'gossip' is none of low, medium, high, number" in err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        pytest.param(["check", "empty"], "the folder holds no articles", id="nothing there"),
        pytest.param(["check", "gone"], "skipped gone", id="no such path"),
        pytest.param(["check", "story", "--fail-on", "x"], "'x' is none of", id="word"),
        pytest.param(["check", "story", "--ledger", "l", "--no-ledger"], "exclude", id="ledgers"),
        pytest.param(["check", "story", "--summary", "no/x.md"], "--summary no/x.md", id="summary"),
        pytest.param(["accept", "zz", "story"], "there is no finding 'zz'", id="no finding"),
        pytest.param(["accept", "a:1", "story", "--as", "open", "--holds", "x"], "--holds goes",
                     id="holds"),
        pytest.param(["reject", "a:1", "story", "--claim", "a:9"], "'a:9' is no claim", id="claim"),
        pytest.param(["diff", "story", "nothing"], "neither a file", id="no revision"),
        pytest.param(["diff", "story/a.txt", "story"], "no JSON", id="no json"),
    ],
)  # fmt: skip
def test_wrong_usage(story: Path, capsys: Capture, argv: list[str], said: str) -> None:
    (story.parent / "empty").mkdir()
    code, _, err = told(capsys, *argv)
    assert code == 2
    assert said in err


def test_an_article_that_cannot_be_read_is_worse_than_a_finding(
    story: Path, capsys: Capture
) -> None:
    (story / "c.txt").write_bytes(b"\0\0")
    code, out, err = told(capsys, "check", "story")
    assert code == 2
    assert "1 finding needs a decision" in out
    assert "skipped story/c.txt" in err


@pytest.mark.parametrize("name", REPORTS)
def test_every_format_of_a_check(story: Path, capsys: Capture, name: str) -> None:
    code, out, _ = told(capsys, "check", "story", "--format", name)
    assert code == 1
    assert "April" in out


def test_a_summary_is_added_to_the_end(story: Path, capsys: Capture) -> None:
    Path("summary.md").write_text("# Before\n", "utf-8")
    assert told(capsys, "check", "story", "--summary", "summary.md")[0] == 1
    text = Path("summary.md").read_text("utf-8")
    assert text.startswith("# Before\n## Articles reconciled\n")
    assert "story/a.txt:1" in text


def test_a_new_article_is_checked_alone(story: Path, capsys: Capture) -> None:
    (story / "c.txt").write_text("It has 360 workers.\n\nThe roof is new.\n", "utf-8")
    code, out, _ = told(capsys, "check", "story", "--new", "story/c.txt")
    assert "closed until" not in out
    assert "ALONE" in out
    # An article that lies elsewhere joins the one story that was read.
    other = story.parent / "in.txt"
    other.write_text("The mill would stay closed until June, Mayor Karin Holt said.\n", "utf-8")
    code, out, _ = told(capsys, "check", "story", "--new", "in.txt")
    assert code == 1
    assert "CONTRADICTS  1" in out
    (story.parent / "more").mkdir()
    (story.parent / "more" / "d.txt").write_text("The roof is new.\n", "utf-8")
    code, _, err = told(capsys, "check", "story", "more", "--new", "in.txt")
    assert code == 2
    assert "2 stories were read; name the folder" in err
    # In a folder of its own inside the path it is the first of its story.
    code, out, _ = told(capsys, "check", ".", "--new", "more/d.txt")
    assert (code, "first article of its story" in " ".join(out.split())) == (0, True)


def test_what_was_not_read_is_not_clean(story: Path, capsys: Capture) -> None:
    code, out, _ = told(capsys, "check", "nowhere")
    assert (code, out) == (2, "check: incomplete (0 sources, 1 not read)\n")
    code, out, _ = told(capsys, "check", "story", "nowhere", "--fail-on", "high")
    assert (code, out.startswith("check: incomplete (2 sources, 1 not read, ")) == (2, True)


@pytest.mark.parametrize("format", ["github", "gitlab", "sarif", "junit"])
def test_services_get_paths_as_they_list_them(story: Path, capsys: Capture, format: str) -> None:
    _, out, _ = told(capsys, "check", ".", "./story/../story", "--format", format)
    assert "story/a.txt" in out
    assert "./story" not in out


def test_accept_and_reject_write_and_are_obeyed(story: Path, capsys: Capture) -> None:
    (id,) = failing(capsys)
    code, out, _ = told(capsys, "accept", id[:6], "story", "--note", "Two\n  statements.")
    assert code == 0
    assert out.startswith(f"story/claims.yaml: {id} is accepted")
    (entry,) = load_ledger(story / "claims.yaml").findings
    assert (entry.note, entry.by) == ("Two statements.", "desk")
    assert failing(capsys) == []
    assert told(capsys, "accept", id, "story", "--holds", "May")[0] == 0
    assert load_ledger(story / "claims.yaml").findings[0].holds == "May"
    assert told(capsys, "reject", id, "story")[0] == 0
    assert failing(capsys, "--fail-on", "low") == []
    _, out, _ = told(capsys, "story", "--format", "json", "--only", "discrepancy")
    assert json.loads(out)["findings"] == []
    assert json.loads(out)["stale"] == []
    # What is left of the finding is another one: deciding it does not undo the rejection.
    _, out, _ = told(capsys, "story", "--format", "json")
    assert id not in {f["id"] for f in json.loads(out)["findings"]}
    for claim in ("a:1", "b:1"):
        assert told(capsys, "accept", claim, "story")[0] == 0
    assert failing(capsys, "--fail-on", "low") == []
    assert len(load_ledger(story / "claims.yaml").findings) == 3


def test_reports_never_write(story: Path, capsys: Capture) -> None:
    ledger = story / "claims.yaml"
    ledger.write_bytes(b"version:   2   # by hand\r\n")
    lint = ["ledger", "lint", "story"]
    for argv in (["story"], ["check", "story"], lint, ["diff", "story", "story"]):
        told(capsys, *argv)
    assert ledger.read_bytes() == b"version:   2   # by hand\r\n"
    assert sorted(p.name for p in story.iterdir()) == ["a.txt", "b.txt", "claims.yaml"]


def changes(capsys: Capture, *argv: str) -> list[Any]:
    code, out, _ = told(capsys, "diff", *argv, "--format", "json")
    assert code == 0
    found: list[Any] = json.loads(out)
    return found


def test_diff_of_reports_and_folders(story: Path, capsys: Capture) -> None:
    told(capsys, "story", "--output", "old.json")
    assert changes(capsys, "old.json", "story") == []
    (story / "b.txt").write_text(STORY["b.txt"].replace("May", "June"), "utf-8")
    (story / "c.txt").write_text("It has 340 workers.\n\nThe roof is new.\n", "utf-8")
    found = {c["what"]: c for c in changes(capsys, "old.json", "story")}
    assert found["new"]["claim"].startswith("The roof")
    told_how = [c["how"] for c in changes(capsys, "old.json", "story") if c["what"] == "changed"]
    assert ["date in b.txt: May → June"] in told_how
    assert any(how[:1] == ["verdict: single-source → agreement"] for how in told_how)
    gone = [c for c in changes(capsys, "story", "old.json") if c["what"] == "gone"]
    assert [c["claim"] for c in gone] == ["The roof is new."]
    _, out, _ = told(capsys, "diff", "old.json", "story")
    assert out.splitlines()[-1].startswith("diff: 1 new, 0 gone, ")
    assert "# Changes" in told(capsys, "diff", "old.json", "story", "--format", "markdown")[1]


def test_diff_of_revisions(story: Path, capsys: Capture) -> None:
    def git(*argv: str) -> None:
        identity = ["-c", "user.name=desk", "-c", "user.email=desk@news.example"]
        subprocess.run(["git", *identity, *argv], check=True, capture_output=True, cwd=story.parent)

    git("init", "-q")
    git("add", "story")
    git("commit", "-q", "-m", "first")
    (story / "b.txt").write_text(STORY["b.txt"].replace("May", "June"), "utf-8")
    git("commit", "-q", "-a", "-m", "second")
    (change,) = changes(capsys, "HEAD~1", "HEAD", "story")
    assert change["how"] == ["date in b.txt: May → June"]
    assert change["paths"] == ["HEAD:/a.txt", "HEAD:/b.txt"]
    assert changes(capsys, "HEAD", "story") == []
    assert len(changes(capsys, "HEAD~1", "story")) == 1
