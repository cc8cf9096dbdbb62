"""Two processes against one, on this machine and on Dask.

    python -m bench.workers [--stories N] [--rounds N]

Each run is the command in a process of its own that writes an archive's folder, from its start to
its end; one process is the command without any other.  All folders are compared, and that of one
more run on Dask, of which a worker is killed half-way.  The archive is so large that starting a
scheduler, workers and models, which is told by itself, is a small part of a run.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil

from bench.corpora import stories, write
from bench.figures import Figure, medians, options, tell, wall_seconds

RUN = [sys.executable, "-c", "import sys; from reconcile.cli import main; sys.exit(main())"]


def archived(source: Path, output: Path, engine: str, jobs: int) -> None:
    """Write the archive anew."""
    shutil.rmtree(output, ignore_errors=True)
    command = [*RUN, "archive", str(source), "--output", str(output)]
    subprocess.run(
        [*command, "--engine", engine, "--jobs", str(jobs)], check=True, capture_output=True
    )


def killed(source: Path, output: Path, partitions: int) -> None:
    """Write the archive on Dask, and kill a worker when a third of the partitions are written."""
    command = [*RUN, "archive", str(source), "--output", str(output), "--engine", "dask"]
    with subprocess.Popen([*command, "--jobs", "2"], stdout=subprocess.DEVNULL) as run:
        done = output / "done"
        while run.poll() is None and len(list(done.glob("*.json"))) < partitions / 3:
            time.sleep(0.05)
        workers = psutil.Process(run.pid).children(recursive=True)
        assert run.poll() is None, "the run ended before a worker could be killed"
        max(workers, key=lambda worker: sum(worker.cpu_times()[:2])).kill()
    assert run.returncode == 0, "a killed worker ended the run"


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def figures(taken: dict[str, float], start: float, same: bool) -> list[Figure]:
    """The lines of the table."""
    return [
        Figure(
            name="two local processes, times as fast as one",
            value=f"{taken['one process'] / taken['two processes']:.2f}", wanted=">= 1.7",
        ),
        Figure(
            name="two Dask workers, times as fast as one",
            value=f"{taken['Dask, one worker'] / taken['Dask, two workers']:.2f}",
            wanted=">= 1.5",
        ),
        Figure(
            name="Dask with two workers, seconds as a ratio to two local processes",
            value=f"{taken['Dask, two workers'] / taken['two processes']:.2f}",
        ),
        Figure(
            name="seconds to start Dask with two workers, and to do one story",
            value=f"{start:.1f}",
        ),
        Figure(
            name="all write the same bytes, also with a worker killed half-way",
            value="yes" if same else "no", wanted="yes",
        ),
    ]  # fmt: skip


def main() -> None:
    """Print the table and keep it."""
    call = options(__doc__, stories=500, rounds=5)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write(root / "in", stories(call.stories, facts=15))
        asked = {
            "one process": ("processes", 1), "two processes": ("processes", 2),
            "Dask, one worker": ("dask", 1), "Dask, two workers": ("dask", 2),
        }  # fmt: skip
        jobs: dict[str, Callable[[], object]] = {
            name: partial(archived, root / "in", root / name, *engine)
            for name, engine in asked.items()
        }
        taken = medians(jobs, call.rounds, wall_seconds)
        first = files(root / "one process")
        killed(root / "in", root / "killed", len(list((root / "one process" / "done").iterdir())))
        same = all(files(root / name) == first for name in (*asked, "killed"))
        write(root / "one story", stories(1))
        start = wall_seconds(lambda: archived(root / "one story", root / "little", "dask", 2))
    tell(
        "workers", "More than one process",
        figures(taken, start, same),
        f"{call.stories} stories of two articles; median of {call.rounds} rounds; one process "
        f"takes {taken['one process']:.0f} seconds",
    )  # fmt: skip


if __name__ == "__main__":
    main()
