"""A writer that is killed at any moment leaves the ledger whole, and loses nothing."""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "reports"))

from report_samples import plain_report

from reconcile.ledger import write
from reconcile.ledger.load import load_ledger
from reconcile.ledger.records import DECISIONS

KILLS = 200
COMMENTED = "# The desk's own.\nversion: 2  # kept\n\nfindings: []  # so far\n# the end\n"
PROCESSES = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")


def writer(path: Path, seed: int) -> tuple[int, int]:
    """A process that decides without end, one line of ``id decision`` for each that is done; its
    number and the end of the pipe to read from."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        return child, ours
    try:
        os.close(ours)
        report, choose = plain_report(), random.Random(seed)
        for n in range(100_000):
            finding = choose.choice(report.findings)
            decision = choose.choice(sorted(set(DECISIONS) - {"resolved"}))
            write.decide(path, report, finding, decision, note=f"{seed}.{n}", on="2024-03-07")
            os.write(theirs, f"{finding.id} {decision} {seed}.{n}\n".encode())
    finally:
        os._exit(1)


def told(pipe: int) -> list[tuple[str, str, str]]:
    """What a killed writer had done."""
    data = b""
    while select.select([pipe], [], [], 5)[0] and (more := os.read(pipe, 65536)):
        data += more
    os.close(pipe)
    lines = data.decode().split("\n")[:-1]
    return [(one, two, three) for one, two, three in (line.split(" ") for line in lines)]


@PROCESSES
def test_two_hundred_kills(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(COMMENTED, "utf-8")
    choose = random.Random(7)
    wrote = 0
    for seed in range(KILLS):
        child, pipe = writer(path, seed)
        # Some are killed at work; the first line is waited for so that others get that far.
        if seed % 2:
            select.select([pipe], [], [], 20)
        time.sleep(choose.uniform(0, 0.012))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        done = told(pipe)
        wrote += len(done)
        text = path.read_text("utf-8")
        assert text.startswith(
            "# The desk's own.\nversion: 2  # kept\n\nfindings:  # so far\n"
        ) or (text == COMMENTED)
        assert text.endswith("# the end\n")
        found = {e.id: e for e in load_ledger(path).findings}
        for id, (decision, note) in {id: (d, n) for id, d, n in done}.items():
            # What it was about to write when it was killed may be there as well.
            later = found[id].note != note
            assert later or found[id].decision == decision
            assert int((found[id].note or "").split(".")[1]) >= int(note.split(".")[1])
    assert wrote > KILLS // 4
    assert {p.name for p in tmp_path.iterdir()} <= {
        "claims.yaml", ".claims.yaml.lock", ".claims.yaml.part",
    }  # fmt: skip


@PROCESSES
def test_two_at_once_keep_each_others_decisions(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    report = plain_report()
    halves = (report.findings[::2], report.findings[1::2])
    children = []
    for half in halves:
        child = os.fork()
        if not child:
            code = 1
            try:
                for n in range(10):
                    for finding in half:
                        write.decide(path, report, finding, "accepted", note=str(n))
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    found = load_ledger(path).findings
    assert {e.id for e in found} == {f.id for f in report.findings}
    assert {e.note for e in found} == {"9"}


def test_undo_restores_every_byte_and_minds_others(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    report = plain_report()
    first, second = report.findings[:2]
    write.decide(path, report, first, "accepted", note="1")
    before = path.read_bytes()
    made = write.decide(path, report, second, "accepted")
    write.undo(made)
    assert path.read_bytes() == before
    again = write.decide(path, report, first, "confirmed")
    write.undo(again)
    assert path.read_bytes() == before
    mine = write.decide(path, report, first, "wrong-match")
    write.decide(path, report, first, "confirmed", by="somebody else")
    with pytest.raises(write.LedgerError, match="has been changed since"):
        write.undo(mine)
    assert load_ledger(path).findings[0].by == "somebody else"


def test_a_finding_is_decided_once_and_stays_sorted(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    report = plain_report()
    for finding in (*report.findings, *reversed(report.findings)):
        write.decide(path, report, finding, "accepted")
    ids = [e.id for e in load_ledger(path).findings]
    assert sorted(ids) == sorted({f.id for f in report.findings})
    new = tmp_path / "other" / "claims.yaml"
    new.parent.mkdir()
    for finding in reversed(report.findings):
        write.decide(new, replace(report), finding, "accepted")
    texts = [p.read_text("utf-8").replace("../", "") for p in (path, new)]
    assert texts[0] == texts[1]
