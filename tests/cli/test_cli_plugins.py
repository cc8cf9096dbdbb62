"""Formats of other packages: the example of the documents, and what goes wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from reconcile.cli import main
from reconcile.errors import ExitCode

HOW_TO = (Path(__file__).parents[2] / "docs" / "how-to.md").read_text("utf-8")


@pytest.fixture
def installed(work: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package that the documents show, as an installer leaves it."""
    section = HOW_TO.partition("## Add a format of your own\n")[2].partition("\n## ")[0]
    (code,) = re.findall(r"```python\n(.*?)```", section, re.S)
    (entry,) = re.findall(r"```toml\n.*?\n(lines = .*?)```", section, re.S)
    assert len(code.strip().splitlines()) <= 10
    place = tmp_path / "site"
    (place / "newsroom-1.dist-info").mkdir(parents=True)
    (place / "newsroom_lines.py").write_text(code, "utf-8")
    (place / "broken_format.py").write_text("1 / 0", "utf-8")
    (place / "late_format.py").write_text(
        "from reconcile.reports import Renderer\nFORMAT = Renderer(render=lambda view: 1 / 0)",
        "utf-8",
    )
    (place / "newsroom-1.dist-info" / "METADATA").write_text("Name: newsroom\nVersion: 1\n")
    (place / "newsroom-1.dist-info" / "entry_points.txt").write_text(
        "[reconcile.formats]\n"
        + entry.replace('"', "")
        + "json = newsroom_lines:FORMAT\nbroken = broken_format:FORMAT\n"
        "other = newsroom_lines:render\nlate = late_format:FORMAT\n"
    )
    monkeypatch.syspath_prepend(str(place))
    monkeypatch.chdir(tmp_path)
    return place


def test_the_example_of_the_documents(
    installed: Path, capsys: pytest.CaptureFixture[str], work: Any
) -> None:
    main(["x", "--format", "lines"])
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(re.fullmatch(r"\S+: .+ / .+", line) for line in lines)
    main(["x", "--output", "a.txt", "--format", "lines"])
    assert Path("a.txt").read_text("utf-8").splitlines() == lines


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["x", "--format", "none"], "terminal, markdown, json"),
        (["x", "--format", "none"], "broken, json, late, lines, other"),
        (["x", "--format", "broken"], "the format broken of newsroom cannot be loaded: division"),
        (["x", "--format", "other"], "is no reconcile.reports.Renderer"),
        (["x", "--format", "late"], "the format late, which is not ours, failed: division by zero"),
        (["claims", "x", "--format", "lines"], "a split cannot be shown as lines"),
        (["x", "--format", "csv", "--brief"], "--brief goes with --format markdown"),
    ],
)
def test_what_goes_wrong(
    installed: Path, capsys: pytest.CaptureFixture[str], argv: list[str], told: str
) -> None:
    assert main(argv) == ExitCode.USAGE
    assert told in " ".join(capsys.readouterr().err.split())


def test_our_own_formats_cannot_be_replaced(
    installed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["x", "--format", "json"])
    assert capsys.readouterr().out.startswith("{")


def test_brief_means_markdown(work: Any, capsys: pytest.CaptureFixture[str]) -> None:
    main(["x", "--brief"])
    assert capsys.readouterr().out.startswith("**")
