"""What keeps a ledger in order: its schema, lint, statistics, prune and upgrade."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from reconcile.cli import main
from reconcile.ledger import FindingEntry, Ledger, LedgerSettings, SourceWords, edit
from reconcile.ledger.gate import CONDITIONS, checked, fail_on_words
from reconcile.ledger.lint import problems
from reconcile.ledger.load import load_ledger, parse_ledger
from reconcile.ledger.schema import ledger_schema
from reconcile.ledger.stats import precision, wilson
from reconcile.model import (
    Agreement,
    Decision,
    Difference,
    Discrepancy,
    Finding,
    Report,
    Root,
    Severity,
    Sourcing,
)

Command = Callable[..., CompletedProcess[bytes]]
ROOT = Path(__file__).resolve().parents[2]
SOURCE = SourceWords(file="a.txt", words="12 died", values=(("number", "12"),))


def entry(id: str, decision: str = "accepted", **more: Any) -> FindingEntry:
    given = {
        "verdict": "discrepancy",
        "kinds": ("number",),
        "sources": (replace(SOURCE, words=f"12 died in {id}"),),
        "by": "desk",
        "on": "2024-03-07",
    }
    return FindingEntry(id=id, decision=decision, **given | more)  # type: ignore[arg-type]


def as_json(text: str) -> Any:
    """A ledger as an editor's YAML service sees it: days are texts."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(v) for key, v in value.items()}
        if isinstance(value, list):
            return [plain(v) for v in value]
        return value.isoformat() if isinstance(value, date) else value

    return plain(YAML(typ="safe", pure=True).load(text))


def test_the_schema_is_a_schema_and_the_sample_fits_it() -> None:
    schema = ledger_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(as_json((ROOT / "claims.yaml").read_text("utf-8")), schema)
    written = edit.put("version: 2\n", entry("x", "resolved", holds="14", note="yes"))
    jsonschema.validate(as_json(written), schema)


@pytest.mark.parametrize(
    "text",
    [
        "version: 2\nfindings: [{id: x}]",
        "version: 2\nfindings: [{id: x, decision: ok}]",
        "version: 2\nfindings: [{id: x, decision: accepted, holds: 14}]",
        "version: 2\nfindings: [{id: x, decision: open, on: soon}]",
        "version: 2\nfindings: [{id: x, decision: open, sources: [{words: a}]}]",
        "version: 2\nnames: [{same: [a]}]",
        "version: 2\nnames: [{same: [a, b], different: [a, b]}]",
        "version: 2\nsettings: {x: 1}",
        "version: 2\nsettings: {about_tolerance: 12}",
        "version: 2\nagencies: [{also: [a]}]",
        "version: 3",
        "findings: []",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(text: str) -> None:
    from reconcile.errors import LedgerError

    with pytest.raises(LedgerError):
        parse_ledger(text)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_json(text), ledger_schema())


@pytest.mark.parametrize(
    ("ledger", "told"),
    [
        pytest.param(Ledger(findings=(entry("x"),)), [], id="nothing"),
        pytest.param(Ledger(version=1), ["version 1 is old; run"], id="old"),
        pytest.param(
            Ledger(settings=LedgerSettings(fail_on=("gossip",))), ["fail-on: 'gossip'"], id="word"
        ),
        pytest.param(Ledger(findings=(entry("x", kinds=("tone",)),)), ["unknown kind"], id="kind"),
        pytest.param(Ledger(findings=(entry("x", sources=()),)), ["no source has"], id="no words"),
        pytest.param(Ledger(findings=(entry("x", "resolved"),)), ["resolved, and"], id="holds"),
        pytest.param(
            Ledger(findings=(entry("x", "resolved", holds="13"),)), ["holds '13' is"], id="which"
        ),
        pytest.param(
            Ledger(findings=(entry("x", by=None, on=None),)), ["by is", "on is"], id="who and when"
        ),
        pytest.param(Ledger(findings=(entry("x", "open", by=None, on=None),)), [], id="open"),
        pytest.param(
            Ledger(findings=(entry("x"), entry("y", sources=entry("x").sources))),
            ["the same words as 'x'"],
            id="twice",
        ),
    ],
)
def test_lint(ledger: Ledger, told: list[str]) -> None:
    found = [problem.message for problem in problems(ledger, ["number"])]
    assert len(found) == len(told)
    assert all(message.startswith(words) for message, words in zip(found, told, strict=True))


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (8, 10, 0.4902, 0.9433), (10, 10, 0.7225, 1.0)],
)
def test_the_interval(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_precision_per_kind() -> None:
    entries = (
        *(entry(f"a{n}", "accepted") for n in range(3)),
        entry("b", "resolved"),
        entry("c", "wrong-match", kinds=("number", "name")),
        entry("d", "not-a-discrepancy", kinds=("name",)),
        entry("e", "open"),
        entry("f", "confirmed", verdict="agreement", kinds=()),
    )
    rows = {row.kind: row for row in precision([Ledger(findings=entries)])}
    assert list(rows) == ["name", "number", "all"]
    number = rows["number"]
    assert (number.decided, number.right, number.wrong_match) == (5, 4, 1)
    assert number.share == 0.8
    assert number.low < 0.8 < number.high
    assert (rows["name"].decided, rows["name"].no_discrepancy) == (2, 1)
    assert rows["all"].decided == 6


def found(severity: Severity, kind: str, decision: Decision | None = None) -> Discrepancy:
    difference = Difference(kind=kind, sides=(), why="", severity=severity)
    return Discrepancy(
        id=f"{kind}-{severity.value}", claims=(), confidence=0.9, independent_origins=2,
        severity=severity, differences=(difference,), decision=decision,
    )  # fmt: skip


ONE_ORIGIN = Sourcing(
    outlets=3,
    roots=(Root(name="Fen Wire", kind="agency", articles=("a",)),),
    credited=True,
    chain="",
)
FINDINGS: tuple[Finding, ...] = (
    found(Severity.LOW, "number"),
    found(Severity.MEDIUM, "name"),
    found(Severity.HIGH, "date"),
    found(Severity.HIGH, "place", Decision(decision="accepted")),
    found(Severity.HIGH, "quote", Decision(decision="open")),
    found(Severity.LOW, "role", Decision(decision="open", was="accepted", changes=("x",))),
    Agreement(id="one", claims=(), confidence=0.9, independent_origins=1, sourcing=ONE_ORIGIN),
    Agreement(id="two", claims=(), confidence=0.9, independent_origins=2),
)


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        pytest.param(["medium"], ["name-medium", "date-high", "quote-high"], id="medium"),
        pytest.param(["high"], ["date-high", "quote-high"], id="high"),
        pytest.param(["low"], ["number-low", "name-medium", "date-high", "quote-high"], id="low"),
        pytest.param(["number"], ["number-low"], id="kind"),
        pytest.param(["number", "high"], ["number-low", "date-high", "quote-high"], id="both"),
        pytest.param(["single-origin"], ["one"], id="origin"),
        pytest.param(["place"], [], id="decided"),
    ],
)
def test_what_fails_a_check(fail_on: list[str], failing: list[str]) -> None:
    report = checked(Report(version="", articles=(), claims=(), findings=FINDINGS), fail_on)
    assert report.outcome is not None
    order = [f.id for f in FINDINGS]
    # A reviewed value that has changed fails whatever is looked for.
    assert list(report.outcome.failing) == sorted([*failing, "role-low"], key=order.index)
    assert report.outcome.changed == ("role-low",)


def test_every_word_of_fail_on_is_one_thing() -> None:
    words = fail_on_words(["number", "name"])
    assert len(set(words)) == len(words) == 5 + len(CONDITIONS)


STORY = {
    "a.txt": "The mill would stay closed until April, Mayor Karin Holt said.\n",
    "b.txt": "The mill would stay closed until May, Mayor Karin Holt said.\n",
}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in STORY.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_prune_takes_out_what_is_gone_and_nothing_else(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = story / "claims.yaml"
    report = main(["check", str(story), "--format", "json"])
    (id,) = json.loads(capsys.readouterr().out)["check"]["failing"]
    assert report == 1
    assert main(["accept", id, str(story), "--by", "desk"]) == 0
    elsewhere = entry("elsewhere", sources=(SourceWords(file="../far.txt", words="Far."),))
    (story.parent / "far.txt").write_text("Far.\n")
    lost = entry("lost", sources=(SourceWords(file="gone.txt", words="Gone it is."),))
    text = edit.put(edit.put(path.read_text("utf-8"), elsewhere), lost)
    path.write_text(text.replace('  - id: "lost"', '  # why\n  - id: "lost"'), "utf-8")
    capsys.readouterr()
    assert main(["ledger", "lint", str(story)]) == 1
    assert "'lost' has no finding any more" in capsys.readouterr().out
    assert main(["ledger", "prune", str(story), "--dry-run"]) == 0
    assert len(load_ledger(path).findings) == 3
    assert main(["ledger", "prune", str(story)]) == 0
    assert {e.id for e in load_ledger(path).findings} == {id, "elsewhere"}
    assert "  # why\n" in path.read_text("utf-8")
    capsys.readouterr()
    assert main(["ledger", "stats", str(story), "--format", "json"]) == 0
    date_row = json.loads(capsys.readouterr().out)[0]
    assert (date_row["kind"], date_row["decided"], date_row["precision"]) == ("date", 1, 1.0)


def test_prune_dares_nothing_while_an_article_cannot_be_read(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (story / "claims.yaml").write_text(edit.put("version: 2\n", entry("x")), "utf-8")
    (story / "c.txt").write_bytes(b"\0\0")
    assert main(["ledger", "prune", str(story)]) == 2
    assert "mend that first" in " ".join(capsys.readouterr().err.split())
    assert len(load_ledger(story / "claims.yaml").findings) == 1


def test_upgrade(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = story / "claims.yaml"
    path.write_text("version: 1\nfindings:\n  - {id: x, decision: open}\n", "utf-8")
    assert main(["accept", "x", str(story)]) == 2
    for told in ("version 1 to 2", "version 2 already"):
        capsys.readouterr()
        assert main(["ledger", "upgrade", str(path)]) == 0
        assert told in capsys.readouterr().out


def test_without_a_ledger(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("stats", "lint", "upgrade", "prune"):
        assert main(["ledger", command, str(story)]) == 2
        assert "there is no ledger" in " ".join(capsys.readouterr().err.split())


def test_schema_of_the_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "ledger"]) == 0
    assert json.loads(capsys.readouterr().out) == ledger_schema()
