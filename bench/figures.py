"""What the benchmarks share: timing, and the table that each figure ends in."""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
LIBRARIES = ("spacy", "numpy", "scipy", "distributed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of a table: what was measured, what came out, and what was wanted of it."""

    name: str
    value: str
    wanted: str = ""


def cpu_seconds(job: Callable[[], object]) -> float:
    """Processor seconds of a job in this process: what else the machine does counts little."""
    start = time.process_time()
    job()
    return time.process_time() - start


def wall_seconds(job: Callable[[], object]) -> float:
    """Seconds on the clock."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def medians(
    jobs: Mapping[str, Callable[[], object]],
    rounds: int,
    timer: Callable[[Callable[[], object]], float] = cpu_seconds,
) -> dict[str, float]:
    """Median seconds of each job; the rounds go over all jobs, so that all meet the same hours."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            gc.collect()
            taken[name].append(timer(job))
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The slope of a line fitted to the logarithms: 1 is linear growth, 2 quadratic."""
    x, y = [math.log(s) for s in sizes], [math.log(s) for s in seconds]
    slope, _ = statistics.linear_regression(x, y)
    return slope


def options(description: str | None, **numbers: int) -> argparse.Namespace:
    """The command line of a benchmark: each number as an option."""
    parser = argparse.ArgumentParser(description=(description or "").splitlines()[0])
    for name, default in numbers.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args()


def tell(name: str, title: str, figures: Sequence[Figure], note: str = "") -> None:
    """Print the figures as a table, and keep them for ``bench.report``."""
    RESULTS.mkdir(exist_ok=True)
    kept = {
        "title": title, "note": note, "date": date.today().isoformat(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}",
        "versions": {"Python": platform.python_version(), **{n: version(n) for n in LIBRARIES}},
        "figures": [asdict(figure) for figure in figures],
    }  # fmt: skip
    (RESULTS / f"{name}.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(table(figures))


def table(figures: Sequence[Figure]) -> str:
    """The figures in Markdown."""
    lines = ["| figure | measured | wanted |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {f.name} | {f.value} | {f.wanted} |" for f in figures)])
