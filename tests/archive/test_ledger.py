"""An archive obeys claims.yaml as a normal run does, whoever does the work."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from folders import files, rows

from reconcile.api import run
from reconcile.archive import run_archive
from reconcile.errors import LedgerError
from reconcile.reports import Options
from reconcile.reports.json_report import as_dict

Command = Callable[..., CompletedProcess[bytes]]

ARTICLES = {
    "flood/herald.txt": "Nine people drowned when the Osk burst its banks at Tarnby on Monday. "
    "The rescue prize went to Elin Voss on Friday.",
    "flood/post.txt": "Eleven people drowned when the Osk burst its banks at Tarnby on Monday. "
    "The rescue prize went to Elin Brandt on Friday.",
    "merger/herald.txt": "Brightwell Mills will buy Corran Paper for 30 million euros. "
    "The head of Corran Paper will leave in June.",
    "merger/post.txt": "Brightwell Mills will buy Corran Paper for 35 million euros. "
    "The head of Corran Paper will leave in July.",
}
NAMES = """
names:
  - same: ["Elin Voss", "Elin Brandt"]
"""
SETTINGS = """
settings:
  finding_threshold: 1.0
"""


def made(folder: Path, articles: dict[str, str] = ARTICLES) -> Path:
    for name, text in articles.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def ledger(folder: Path, body: str) -> Path:
    path = folder / "claims.yaml"
    path.write_text(f"version: 2\n{body}", encoding="utf-8")
    return path


def entry(finding: str, decision: str, words: dict[str, str]) -> str:
    """An entry as people write it: an id, a decision, and each article's own words."""
    sources = "".join(
        f"      - file: {file}\n        words: {json.dumps(told)}\n" for file, told in words.items()
    )
    head = f"  - id: {finding}\n    decision: {decision}\n    note: seen\n"
    return head + (f"    sources:\n{sources}" if sources else "")


FLOOD = {
    "flood/herald.txt": "Nine people drowned when the Osk burst its banks at Tarnby on Monday",
    "flood/post.txt": "Eleven people drowned when the Osk burst its banks at Tarnby on Monday",
}
PRICE = {
    "merger/herald.txt": "Brightwell Mills will buy Corran Paper for 30 million euros",
    "merger/post.txt": "Brightwell Mills will buy Corran Paper for 35 million euros",
}
MOVED = {f"old/{name.replace('/', '-')}": words for name, words in PRICE.items()}
ENTRIES = {
    "decisions": entry("one", "not-a-discrepancy", FLOOD) + entry("two", "accepted", PRICE),
    "wrong match": entry("one", "wrong-match", PRICE),
    "renamed files": entry("two", "accepted", MOVED),
    "changed words": entry("two", "accepted", {k: v.replace("million", "thousand million")
                                               for k, v in PRICE.items()}),
    "nowhere": entry("three", "accepted", {"gone.txt": "The bridge at Holm was closed at noon"}),
}  # fmt: skip
LEDGERS = {
    **{name: f"findings:\n{told}" for name, told in ENTRIES.items()},
    "names": NAMES, "settings": SETTINGS, "nothing": "",
    "all": f"{NAMES}findings:\n{ENTRIES['decisions']}{ENTRIES['nowhere']}",
}  # fmt: skip


def told(findings: Sequence[dict[str, Any]]) -> list[tuple[str, ...]]:
    """What a ledger can change in findings, without the ids of articles."""
    return sorted(
        (
            f["id"], f["verdict"], str(f["severity"]), json.dumps(f["decision"]),
            json.dumps(sorted(d["kind"] for d in f["differences"])), json.dumps(f["notes"]),
        )
        for f in findings
    )  # fmt: skip


def normal(folder: Path, **options: Any) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """The findings and warnings of a normal run."""
    report = run([str(folder)], use_cache=False, **options)
    whole = as_dict(report, Options(width=80, styled=False, colour=False))
    return told(whole["findings"]), report.warnings


@pytest.mark.parametrize("name", LEDGERS)
def test_the_findings_are_those_of_a_normal_run(name: str, tmp_path: Path) -> None:
    folder = made(tmp_path / "in")
    plain, _ = normal(folder)
    ledger(folder, LEDGERS[name])
    expected, warnings = normal(folder)
    assert (expected == plain) == (name in ("nothing", "nowhere"))
    outcome = run_archive([str(folder)], tmp_path / "out", engine="local")
    assert told(rows(tmp_path / "out", "findings")) == expected
    assert outcome.warnings == warnings
    assert bool(warnings) == (name in ("nowhere", "all"))


def test_decisions_hold_where_stories_are_found_by_what_is_told(tmp_path: Path) -> None:
    mixed = {name.replace("/", "-"): text for name, text in ARTICLES.items()}
    folder = made(tmp_path / "in", mixed)
    ledger(folder, LEDGERS["all"].replace("flood/", "flood-").replace("merger/", "merger-"))
    run_archive([str(folder)], tmp_path / "out", group="auto", engine="local")
    expected, _ = normal(folder, group="auto")
    assert told(rows(tmp_path / "out", "findings")) == expected


def test_where_a_ledger_is_found_and_where_not(tmp_path: Path) -> None:
    folder = made(tmp_path / "in")
    plain, _ = normal(folder)
    path = ledger(tmp_path, LEDGERS["names"])
    expected, _ = normal(folder)
    assert expected != plain
    cases: list[tuple[dict[str, Any], list[tuple[str, ...]]]] = [
        ({}, expected), ({"use_ledger": False}, plain), ({"ledger": path}, expected),
    ]  # fmt: skip
    for n, (options, wanted) in enumerate(cases):
        run_archive([str(folder)], tmp_path / f"out{n}", engine="local", **options)
        assert told(rows(tmp_path / f"out{n}", "findings")) == wanted
    path.write_text("version: two", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"claims.yaml:1:10"):
        run_archive([str(folder)], tmp_path / "out0", engine="local")


def test_a_decision_writes_its_own_partition_again_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["reconcile.archive.plan"], "PARTITION_BYTES", 50)
    folder = made(tmp_path / "in", ARTICLES | {"storm/a.txt": "A storm cut the power in Holm."})
    first = run_archive([str(folder)], tmp_path / "out", engine="local")
    assert first.partitions == 2
    for body, before in (
        (f"findings:\n{entry('two', 'accepted', PRICE)}", 1),
        (f"# a line more\nfindings:\n{entry('two', 'accepted', PRICE)}", 2),
        (f"findings:\n{entry('two', 'confirmed', PRICE)}", 1),
        (NAMES, 0),
        (NAMES, 2),
    ):
        ledger(folder, body)
        assert run_archive([str(folder)], tmp_path / "out", engine="local").before == before
    run_archive([str(folder)], tmp_path / "anew", engine="local")
    assert files(tmp_path / "anew") == files(tmp_path / "out")


def test_workers_elsewhere_obey_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    made(tmp_path / "in")
    ledger(tmp_path / "in", LEDGERS["all"])
    monkeypatch.chdir(tmp_path)
    run_archive(["in"], tmp_path / "local", engine="local")
    from distributed import LocalCluster

    elsewhere = tmp_path / "a" / "b"
    elsewhere.mkdir(parents=True)
    monkeypatch.chdir(elsewhere)
    with LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None,
        local_directory=str(tmp_path / "scratch"), silence_logs=50,
    ) as cluster:  # fmt: skip
        monkeypatch.chdir(tmp_path)
        run_archive(["in"], tmp_path / "far", engine=cluster.scheduler_address)
    assert files(tmp_path / "far") == files(tmp_path / "local")


def test_the_command_takes_a_ledger(tmp_path: Path, run_command: Command) -> None:
    folder = made(tmp_path / "in")
    path = ledger(tmp_path / "in", LEDGERS["nowhere"])
    path = path.rename(tmp_path / "desk.yaml")
    out = str(tmp_path / "out")
    done = run_command("archive", str(folder), "--output", out, "--ledger", str(path))
    assert b"warning: the ledger decides what this run does not find: 'three' (line 3)" in (
        done.stderr
    )
    again = run_command("archive", str(folder), "--output", out, "--no-ledger")
    assert again.stderr == b""
    assert b"0 of them finished before" in again.stdout
