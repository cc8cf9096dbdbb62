"""What starting costs: --help, a warm run and a cold run, as ratios to importing click.

    python bench/start.py [--rounds N]

Each round runs every command once, one after the other, so that a busy machine slows all alike;
the figure is the median over the rounds of the ratio within the round.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "sources"
RUN = [sys.executable, "-c", "import sys; from reconcile.cli import main; sys.exit(main())"]
COMMANDS = {
    "import click": [sys.executable, "-c", "import click"],
    "reconcile --help": [*RUN, "--help"],
    "reconcile sources/, warm": [*RUN, str(SOURCES)],
    "reconcile sources/, cold": [*RUN, str(SOURCES), "--no-cache"],
}


def seconds(command: list[str], folder: str) -> float:
    """Wall time of one run of a command."""
    start = time.perf_counter()
    environ = os.environ | {"RECONCILE_CACHE_DIR": folder}
    subprocess.run(command, env=environ, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        seconds(COMMANDS["reconcile sources/, warm"], folder)
        taken = [{n: seconds(c, folder) for n, c in COMMANDS.items()} for _ in range(rounds)]
    print("| command | ratio to importing click |")
    print("|---|---|")
    for name in COMMANDS:
        ratio = statistics.median(row[name] / row["import click"] for row in taken)
        print(f"| {name} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
