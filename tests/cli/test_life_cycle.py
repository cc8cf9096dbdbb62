"""A ledger's whole life, with the command as people run it: on a terminal, and in a service."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reconcile.ledger.load import load_ledger

Process = subprocess.CompletedProcess[bytes]
Command = Callable[..., Process]
COMMAND = [sys.executable, "-c", "import sys; from reconcile.cli import main; sys.exit(main())"]
PATIENCE_SECONDS = 60

POST = """\
---
outlet: The Lindholm Post
published: 2024-03-05
---
Fire at the Lindholm paper mill

Mayor Karin Holt said the mill would stay closed until April. The mill employs 340 people.
"""
COURIER = """\
---
outlet: Harbour Courier
published: 2024-03-06
---
Mill fire: what we know

The mill would stay closed until May, Mayor Karin Holt said. The mill employs 340 people.
"""
HERALD = """\
---
outlet: Valley Herald
published: 2024-03-07
---
The valley after the fire

Schools stay open.

The mill employs 290 people.
"""


class Terminal:
    """A program on a pseudo-terminal of 80 columns and 24 lines without colour."""

    def __init__(self, *argv: str, cwd: Path) -> None:
        leader, follower = pty.openpty()
        import fcntl
        import struct
        import termios

        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        env |= {"TERM": "xterm-256color", "NO_COLOR": "1", "RECONCILE_REVIEWER": "desk"}
        self.process = subprocess.Popen(
            [*COMMAND, *argv], stdin=follower, stdout=follower, stderr=follower, cwd=cwd, env=env
        )
        os.close(follower)
        self.leader = leader
        self.sent = ""

    def see(self, words: str) -> str:
        """Wait until the words are on the screen; gives all that was sent since."""
        until = time.monotonic() + PATIENCE_SECONDS
        before = len(self.sent)
        while words not in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", self.sent[before:]):
            assert time.monotonic() < until, self.sent[before:]
            if select.select([self.leader], [], [], 1)[0]:
                try:
                    self.sent += os.read(self.leader, 65536).decode("utf-8", "replace")
                except OSError:
                    pytest.fail(self.sent[before:])
        return self.sent[before:]

    def type(self, keys: str) -> None:
        os.write(self.leader, keys.encode())

    def end(self) -> str:
        """Wait for the program's end; gives all that it sent."""
        while True:
            try:
                more = os.read(self.leader, 65536)
            except OSError:
                break
            if not more:
                break
            self.sent += more.decode("utf-8", "replace")
        os.close(self.leader)
        assert self.process.wait(PATIENCE_SECONDS) == 0
        return self.sent


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    story = tmp_path / "story"
    story.mkdir()
    (story / "post.txt").write_text(POST, "utf-8")
    (story / "courier.txt").write_text(COURIER, "utf-8")
    return tmp_path


def failing(done: Process) -> list[str]:
    ids: list[str] = json.loads(done.stdout)["check"]["failing"]
    return ids


def test_the_whole_life(desk: Path, run_command: Command) -> None:
    story = desk / "story"

    # An empty ledger: the check fails on the one discrepancy.
    first = run_command("check", "story", cwd=desk, code=1)
    assert b"1 finding needs a decision" in first.stdout
    assert not (story / "claims.yaml").exists()

    # It is reviewed on a terminal.
    screen = Terminal("review", "story", cwd=desk)
    shown = screen.see("q quit")
    assert "1 of 1" in shown
    assert "»April«" in shown
    screen.type("a")
    screen.see("everything is decided")
    screen.type("q")
    ended = screen.end()
    assert "1 decided, 0 open: story/claims.yaml" in ended
    assert not re.search(r"\x1b\[[0-9;]*(3|4|9|10)[0-7]m", ended)
    (entry,) = load_ledger(story / "claims.yaml").findings
    assert (entry.decision, entry.by) == ("accepted", "desk")

    # The check passes, in one line.
    second = run_command("check", "story", cwd=desk)
    assert second.stdout == b"check: clean (2 sources, 1 reviewed)\n"

    # A contradicting article comes in: the check fails on that alone, at the right line.
    (story / "herald.txt").write_text(HERALD, "utf-8")
    third = run_command("check", "story", "--format", "json", cwd=desk, code=1)
    (new,) = failing(third)
    assert new != entry.id
    told = run_command("check", "story", "--format", "github", cwd=desk, code=1).stdout.decode()
    errors = [line for line in told.splitlines() if line.startswith("::error ")]
    line = HERALD.split("\n").index("The mill employs 290 people.") + 1
    assert any(f"file=story/herald.txt,line={line},endLine={line},col=18," in e for e in errors)
    assert all(new in e for e in errors)
    brought = run_command("check", "story", "--new", "story/herald.txt", cwd=desk, code=1).stdout
    assert b"CONTRADICTS  1\n" in brought

    # It is decided by a script; then a reviewed value changes, and the check asks again.
    run_command("accept", new, "story", "--note", "asked", "--by", "desk", cwd=desk)
    assert run_command("check", "story", cwd=desk).stdout.startswith(b"check: clean")
    kept = (story / "claims.yaml").read_bytes()
    (story / "post.txt").write_text(POST.replace("April", "June"), "utf-8")
    fourth = run_command("check", "story", cwd=desk, code=1).stdout.decode()
    assert "look again, date in post.txt: April → June" in fourth
    assert f"  {entry.id}" in fourth
    assert new not in fourth
    assert (story / "claims.yaml").read_bytes() == kept


def test_a_review_is_quit_and_resumed(desk: Path, run_command: Command) -> None:
    (desk / "story" / "herald.txt").write_text(HERALD, "utf-8")
    screen = Terminal("review", "story", cwd=desk)
    screen.see("q quit")
    screen.type("n")
    screen.see("not-a-discrepancy")
    # The terminal goes away in the middle: what was decided is written.
    screen.process.kill()
    screen.process.wait()
    assert len(load_ledger(desk / "story" / "claims.yaml").findings) == 1
    again = Terminal("review", "story", cwd=desk)
    assert "1 of 1" in again.see("q quit")
    again.type("q")
    assert "0 decided, 1 open" in again.end()


def test_without_a_terminal_it_is_told_what_to_do(desk: Path, run_command: Command) -> None:
    done = run_command("review", "story", cwd=desk, code=2)
    assert b"review needs a terminal; use `reconcile accept`" in done.stderr
