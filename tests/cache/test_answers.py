"""A folder in which nothing changed is answered without making a record; any change is seen."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reconcile import api
from reconcile.cache import Store, cache_folder
from reconcile.cache.answers import Answer, answer_key, keep, recall
from reconcile.cli import app

TEXTS = {
    "a": "Twelve people died in the fire at the Lindholm mill on Monday, the mayor said.",
    "b": "A fire at the Lindholm mill killed 14 people on Monday.",
}


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RECONCILE_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "desk" / "story"
    folder.mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """One item for each time that the pipeline ran."""
    real, seen = api.run, list[object]()

    def run(*args: Any, **named: Any) -> object:
        seen.append(args)
        return real(*args, **named)

    monkeypatch.setattr(api, "run", run)
    return seen


def call(*argv: object, **environ: str) -> Result:
    return CliRunner().invoke(app, [str(a) for a in argv], env=environ)


def test_the_same_is_shown_again(story: Path, runs: list[object]) -> None:
    (story / "c.odd").write_text("no article", encoding="utf-8")
    first, second = call(story), call(story)
    assert len(runs) == 1
    assert "skipped" in first.stderr
    assert (first.stdout, first.stderr, first.exit_code) == (
        second.stdout, second.stderr, second.exit_code
    )  # fmt: skip
    assert call(story, "--no-cache").stdout == first.stdout
    assert len(runs) == 2


def _edited(story: Path) -> None:
    (story / "a.txt").write_text(TEXTS["a"].replace("Twelve", "Eleven"), encoding="utf-8")


def _added(story: Path) -> None:
    (story / "c.txt").write_text(TEXTS["a"], encoding="utf-8")


def _removed(story: Path) -> None:
    (story / "a.txt").unlink()


def _renamed(story: Path) -> None:
    (story / "a.txt").rename(story / "d.txt")


def _ledger_inside(story: Path) -> None:
    (story / "claims.yaml").write_text("version: 1\nfindings: []\n", encoding="utf-8")


def _ledger_beside(story: Path) -> None:
    (story.parent / "claims.yaml").write_text("version: 1\nfindings: []\n", encoding="utf-8")


def _below(story: Path) -> None:
    (story / "more").mkdir()
    (story / "more" / "e.txt").write_text(TEXTS["b"], encoding="utf-8")


@pytest.mark.parametrize(
    "change", [_edited, _added, _removed, _renamed, _ledger_inside, _ledger_beside, _below]
)
def test_a_change_is_seen(story: Path, runs: list[object], change: Callable[[Path], None]) -> None:
    call(story)
    change(story)
    call(story)
    assert len(runs) == 2


@pytest.mark.parametrize(
    ("options", "environ"),
    [
        pytest.param(["--verbose"], {}, id="option"),
        pytest.param(["--format", "json"], {}, id="format"),
        pytest.param([], {"COLUMNS": "60"}, id="width"),
    ],
)
def test_what_is_asked_counts(
    story: Path, runs: list[object], options: list[str], environ: dict[str, str]
) -> None:
    call(story)
    call(story, *options, **environ)
    assert len(runs) == 2
    call(story, *options, "--jobs", "1", **environ)
    assert len(runs) == 2


def test_a_file_that_is_written_is_written_again(story: Path, runs: list[object]) -> None:
    out = story.parent / "report.json"
    call(story, "--output", out)
    first = out.read_bytes()
    out.unlink()
    assert call(story, "--output", out).exit_code == 0
    assert out.read_bytes() == first
    assert len(runs) == 1
    assert call(story, "--output", story / "a.txt", "--format", "json").exit_code == 2
    assert (story / "a.txt").read_text("utf-8") == TEXTS["a"]


def test_what_cannot_be_known_has_no_key(story: Path) -> None:
    assert answer_key("", [str(story)], []) is not None
    assert answer_key("", [str(story / "nothing")], []) is None
    assert answer_key("", ["https://example.org/a"], []) is None
    os.mkfifo(story / "pipe")
    assert answer_key("", [str(story)], []) is None


def test_a_link_to_a_folder_above_ends(story: Path) -> None:
    (story / "up").symlink_to(story, target_is_directory=True)
    assert answer_key("", [str(story)], []) is not None


def test_a_broken_row_is_no_answer(story: Path) -> None:
    answer = Answer(text="é\udcff", told=("one",), paths=("a",), code=2)
    keep(b"k", answer)
    assert recall(b"k") == (answer, [])
    assert recall(b"other") == (None, [])
    Store(cache_folder()).put({b"broken": b"{}"})
    assert recall(b"broken") == (None, [])


def test_a_passing_warning_is_not_kept(story: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "reconcile-1.sqlite3").write_bytes(b"this is no database" * 100)
    assert "set aside" in call(story).stderr
    assert call(story).stderr == ""


def test_a_check_is_shown_again(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = api.check, list[object]()

    def check(*args: Any, **named: Any) -> object:
        seen.append(args)
        return real(*args, **named)

    monkeypatch.setattr(api, "check", check)
    summary = tmp_path / "summary.md"
    first, second = (call("check", story, "--summary", summary) for _ in range(2))
    assert len(seen) == 1
    assert first.exit_code == second.exit_code == 1
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
    half = len(summary.read_text("utf-8")) // 2
    assert summary.read_text("utf-8")[:half] == summary.read_text("utf-8")[half:] != ""
    assert call("check", story, "--fail-on", "quote").exit_code == 0
    assert call("check", story, "--new", story / "b.txt").exit_code == 1
    assert call("report", story).stdout != first.stdout
    (story / "b.txt").write_text(TEXTS["b"].replace("14", "12"), encoding="utf-8")
    assert call("check", story).exit_code == 0
    assert len(seen) == 4
