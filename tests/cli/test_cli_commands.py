"""The command line: what it asks for, where it writes, how it exits."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from report_samples import empty_report, hostile_report, plain_report

from reconcile.cli import app, main
from reconcile.errors import ExitCode, LedgerError
from reconcile.model import Report
from reconcile.reports import REPORTS
from reconcile.reports.schema import report_schema


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def clean() -> Report:
    return replace(plain_report(), errors=(), warnings=())


@pytest.mark.parametrize(
    ("argv", "asked"),
    [
        pytest.param(["x"], {"paths": ("x",), "want_findings": True}, id="path"),
        pytest.param(["report", "x", "y"], {"paths": ("x", "y")}, id="report"),
        pytest.param(["--group", "one", "x"], {"group": "one", "paths": ("x",)}, id="option first"),
        pytest.param(["./claims"], {"paths": ("./claims",)}, id="named like a command"),
        pytest.param(["--", "claims"], {"paths": ("claims",)}, id="after --"),
        pytest.param(["claims", "x"], {"want_findings": False, "use_ledger": False}, id="claims"),
        pytest.param(
            ["--format", "json", "claims", "x"], {"want_findings": False}, id="option, command"
        ),
        pytest.param(["--format=json", "x"], {"paths": ("x",)}, id="option=value"),
        pytest.param(["x", "--no-ledger"], {"use_ledger": False, "ledger": None}, id="no ledger"),
        pytest.param(["x", "--ledger", "l"], {"ledger": Path("l")}, id="ledger"),
        pytest.param(["x"], {"use_ledger": True, "group": None}, id="defaults"),
    ],
)
def test_what_is_asked_for(work: Any, argv: list[str], asked: dict[str, Any]) -> None:
    main(argv)
    assert {key: work.asked[key] for key in asked} == asked


@pytest.mark.parametrize("command", ["report", "claims"])
@pytest.mark.parametrize("name", REPORTS)
def test_every_format(work: Any, command: str, name: str) -> None:
    if command == "claims" and not REPORTS[name].render_claims:
        assert main([command, "x", "--format", name]) == ExitCode.USAGE
        assert not work.asked
        return
    result = CliRunner().invoke(app, [command, "x", "--format", name])
    assert result.exit_code == ExitCode.USAGE
    assert "National Defence Management Centre" in " ".join(result.stdout.split())
    assert result.stderr.splitlines() == [
        "reconcile: skipped sources/broken.pdf: not text; save it as .txt",
        "reconcile: warning: sources/post.txt: read as windows-1252",
    ]


@pytest.mark.parametrize(
    ("found", "code"),
    [
        pytest.param(clean(), ExitCode.CLEAN, id="clean"),
        pytest.param(plain_report(), ExitCode.USAGE, id="skipped"),
        pytest.param(empty_report(), ExitCode.USAGE, id="nothing read"),
        pytest.param(LedgerError("claims.yaml:3: bad"), ExitCode.USAGE, id="ledger"),
        pytest.param(KeyboardInterrupt(), ExitCode.INTERRUPTED, id="interrupted"),
        pytest.param(ZeroDivisionError("\x1b[1m"), ExitCode.BUG, id="bug"),
    ],
)
def test_exit_codes(work: Any, found: Any, code: ExitCode) -> None:
    work.found = found
    assert main(["x"]) == code


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        pytest.param(["report"], "Missing argument", id="no path"),
        pytest.param(["x", "--format", "xml"], "'xml' is not one of", id="format"),
        pytest.param(["x", "--output", "a.doc"], "the suffix names no format", id="suffix"),
        pytest.param(["x", "--output", "no/a.md"], "there is no folder no", id="nowhere"),
        pytest.param(["x", "--output", "."], "is a directory", id="folder"),
        pytest.param(["x", "--ledger", "l", "--no-ledger"], "exclude each other", id="ledgers"),
        pytest.param(["x", "--claims-from", "gone"], "does not exist", id="claims"),
        pytest.param(["x", "--only", "lies"], "is not one of", id="only"),
        pytest.param(["x", "--nope"], "No such option", id="option"),
    ],
)
def test_wrong_usage_is_said_before_the_work(
    work: Any, argv: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == ExitCode.USAGE
    assert told.casefold() in " ".join(capsys.readouterr().err.split()).casefold()
    assert not work.asked


def test_a_bug_is_told_ready_to_paste(work: Any, capsys: pytest.CaptureFixture[str]) -> None:
    work.found = ValueError("\x1b[31mred")
    assert main(["x"]) == ExitCode.BUG
    told = capsys.readouterr().err
    assert "Traceback (most recent call last)" in told
    assert told.count("```") == 2
    assert "\x1b" not in told


@pytest.mark.parametrize(("file", "name"), [("a.txt", "terminal"), ("a.MD", "markdown")])
def test_output_has_the_format_of_its_suffix(work: Any, file: str, name: str) -> None:
    work.found = clean()
    assert main(["x", "--output", file]) == ExitCode.CLEAN
    shown = CliRunner().invoke(app, ["x", "--format", name]).stdout
    assert Path(file).read_text("utf-8") == shown
    assert os.listdir() == [file]


def test_output_replaces_whole_and_keeps_the_mode(work: Any) -> None:
    target = Path("a.json")
    target.write_text("old")
    target.chmod(0o640)
    Path("link.json").symlink_to(target)
    main(["x", "--output", "link.json"])
    assert json.loads(target.read_text("utf-8"))["claims"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert Path("link.json").is_symlink()


def test_output_is_left_as_it_was_when_the_work_fails(work: Any) -> None:
    Path("a.md").write_text("old")
    work.found = KeyboardInterrupt()
    assert main(["x", "--output", "a.md"]) == ExitCode.INTERRUPTED
    assert Path("a.md").read_text() == "old"
    assert os.listdir() == ["a.md"]


def test_output_never_overwrites_a_source(
    work: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    Path("story").mkdir()
    source = Path("story/a.txt")
    source.write_text("news")
    assert main(["story/a.txt", "--output", "story/a.txt"]) == ExitCode.USAGE
    assert not work.asked
    read = replace(clean().articles[0], path="story/a.txt")
    work.found = replace(clean(), articles=(read, *clean().articles[1:]))
    assert main(["story", "--output", str(tmp_path / "story" / "a.txt")]) == ExitCode.USAGE
    assert source.read_text() == "news"
    assert "is one of the inputs" in capsys.readouterr().err


@pytest.mark.parametrize("name", [n for n, r in REPORTS.items() if r.render_claims])
def test_only_filters_every_format(work: Any, name: str) -> None:
    text = CliRunner().invoke(app, ["x", "--format", name, "--only", "agreement"]).stdout
    assert "one utterance in different words" not in text
    assert "US and Russia have used the military hotline once" in text


def test_quiet_keeps_the_skipped_and_drops_the_warnings(work: Any) -> None:
    result = CliRunner().invoke(app, ["x", "--quiet"])
    assert "skipped" in result.stderr
    assert "warning" not in result.stderr


def test_messages_are_safe(work: Any) -> None:
    work.found = hostile_report()
    result = CliRunner().invoke(app, ["x"])
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output


def test_columns_are_honoured(work: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    lines = CliRunner().invoke(app, ["x"]).stdout.splitlines()
    assert 45 < max(map(len, lines)) <= 50


def test_a_mistyped_command_is_guessed(work: Any) -> None:
    assert "did you mean the command claims?" in CliRunner().invoke(app, ["clams"]).stderr


def test_schema() -> None:
    assert json.loads(CliRunner().invoke(app, ["schema"]).stdout) == report_schema()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    result = CliRunner().invoke(app, ["completion", shell])
    assert result.exit_code == 0
    assert "_RECONCILE_COMPLETE" in result.stdout


def test_help_tells_the_report_options_and_the_commands() -> None:
    text = CliRunner().invoke(app, ["--help"]).stdout
    for word in ("--format", "--ledger", "--version", "claims", "schema", "completion", "130"):
        assert word in text
