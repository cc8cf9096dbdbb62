"""An interrupt ends the workers too, and at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CODE = """
import sys
from concurrent.futures.process import ProcessPoolExecutor
from reconcile.engines.processes import processes
import time
if __name__ == "__main__":
    with processes(2, always=True) as engine:
        engine._pool = engine._start(2)
        futures = [engine._pool.submit(time.sleep, 600) for _ in range(4)]
        print(*engine._pool._processes, flush=True)
        try:
            futures[0].result()
        except KeyboardInterrupt:
            print("interrupted", flush=True)
            raise
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc")
def test_an_interrupt_ends_the_workers() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", CODE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    workers = [int(pid) for pid in process.stdout.readline().split()]
    assert workers
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    assert process.stdout.readline() == "interrupted\n"
    assert process.wait(timeout=60) != 0
    until = time.monotonic() + 20
    while any(map(_runs, workers)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(map(_runs, workers))


def _runs(pid: int) -> bool:
    """Whether there is such a process that has not ended."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
