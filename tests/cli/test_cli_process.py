"""The command as a process: what it loads, pipes, terminals."""

from __future__ import annotations

import json
import os
import pty
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reconcile.cli import app
from reconcile.cli.commands import COMMANDS

SAMPLES = Path(__file__).parent.parent / "reports"
DRIVER = f"""
import sys, time, types
sys.path.insert(0, {str(SAMPLES)!r})
from report_samples import plain_report
def run(paths, *, progress, **asked):
    for done in range(SLOW):
        time.sleep(0.3)
        progress(done, SLOW)
    return plain_report()
sys.modules["reconcile.api"] = types.SimpleNamespace(run=run)
from reconcile.cli import main
sys.exit(main())
"""


def driver(slow: int = 0) -> list[str]:
    return [sys.executable, "-c", DRIVER.replace("SLOW", str(slow))]


@pytest.mark.parametrize("argv", [["--help"], ["schema"], ["--version"], ["claims", "--help"]])
def test_nothing_heavy_is_loaded_for_little(argv: list[str]) -> None:
    code = (
        "import sys\n"
        "from reconcile.cli import main\n"
        f"assert main({argv!r}) == 0\n"
        "heavy = {'spacy', 'numpy', 'scipy', 'rich', 'rapidfuzz', 'yaml', 'jsonschema'}\n"
        "heavy |= {'reconcile.api', 'subprocess', 'multiprocessing', 'sqlite3'}\n"
        f"heavy |= {{'reconcile.model'}} if {argv!r} != ['schema'] else set()\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    assert app.commands[name].name == name
    assert app.commands[name].get_short_help_str(200) == COMMANDS[name].help


@pytest.mark.parametrize("argv", [["x", "--format", "json"], ["schema"]])
def test_a_reader_that_goes_away_is_no_error(argv: list[str]) -> None:
    process = subprocess.Popen(
        [*driver(), *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    told = process.stderr.read()
    assert process.wait() in (0, 2)
    assert "BrokenPipe" not in told
    assert "Traceback" not in told


FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
WRITERS = [["x"], ["x", "--format", "json"], ["claims", "x"], ["schema"], ["completion", "bash"]]


@FULL
@pytest.mark.parametrize("argv", [*WRITERS, ["--help"], ["--version"]])
def test_a_full_disk_is_told_in_one_line(argv: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([*driver(), *argv], stdout=full, stderr=subprocess.PIPE, text=True)
    told = [line for line in done.stderr.splitlines() if not line.startswith("reconcile: ")]
    assert told == [
        "Error: standard output: No space left on device; make room, or write to another place."
    ]
    assert done.returncode == 2


@pytest.mark.parametrize("redirect", [">&-", ">&- 2>&-"])
@pytest.mark.parametrize("argv", WRITERS)
def test_a_closed_output_is_told_in_one_line(argv: list[str], redirect: str) -> None:
    line = f"{shlex.join([*driver(), *argv])} {redirect}"
    done = subprocess.run(["sh", "-c", line], stderr=subprocess.PIPE, text=True, check=False)
    told = ["Error: standard output is closed; send it to a file."]
    assert done.stderr.splitlines() == (told if redirect == ">&-" else [])
    assert done.returncode == 2


def test_with_output_elsewhere_a_closed_output_does_not_matter(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    line = f"{shlex.join([*driver(), 'x', '--output', str(target)])} >&-"
    subprocess.run(["sh", "-c", line], stderr=subprocess.PIPE, check=False)
    assert json.loads(target.read_text("utf-8"))["claims"]


@pytest.mark.parametrize("seed", ["0", "1", "random"])
def test_the_same_bytes_whatever_the_hash_seed_and_the_locale(seed: str) -> None:
    def out(**environ: str) -> bytes:
        env = {**os.environ, **environ}
        return subprocess.run([*driver(), "x"], capture_output=True, env=env, check=False).stdout

    assert out(PYTHONHASHSEED=seed, LC_ALL="C", PYTHONUTF8="0") == out(PYTHONHASHSEED="5")


def on_a_terminal(slow: int = 0, **environ: str) -> str:
    """What a terminal of 80 columns is sent, output and errors."""
    leader, follower = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    env |= {"TERM": "xterm-256color"} | environ
    process = subprocess.Popen([*driver(slow), "x"], stdout=follower, stderr=follower, env=env)
    os.close(follower)
    sent = b""
    while True:
        try:
            more = os.read(leader, 65536)
        except OSError:
            break
        if not more:
            break
        sent += more
    os.close(leader)
    process.wait()
    return sent.decode("utf-8")


def test_a_terminal_gets_colour_unless_it_says_no() -> None:
    assert "\x1b[1;31m" in on_a_terminal()
    without = on_a_terminal(NO_COLOR="1")
    assert "\x1b[1;31m" not in without
    assert "\x1b[1;4m" in without
    assert "\x1b[" not in on_a_terminal(TERM="dumb")


def test_a_bar_for_who_waits_on_a_terminal_and_never_in_a_pipe() -> None:
    assert "Reading" in on_a_terminal(slow=5)
    assert "Reading" not in on_a_terminal(slow=1)
    done = subprocess.run([*driver(5), "x"], capture_output=True, text=True, check=False)
    assert "Reading" not in done.stdout + done.stderr


def test_interrupt() -> None:
    process = subprocess.Popen([*driver(100), "x"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(2)
    process.send_signal(2)
    out, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in told


def test_json_in_a_pipe_is_json() -> None:
    done = subprocess.run([*driver(), "x", "--format", "json"], capture_output=True, check=False)
    assert json.loads(done.stdout)["errors"]
