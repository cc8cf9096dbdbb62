"""What starting costs: --help, a warm run and a cold run, as ratios to importing click.

    python -m bench.start [--rounds N]

Each round runs every command once, one after the other, so that a busy machine slows all alike;
the figure is the median over the rounds of the ratio within the round.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure, options, tell, wall_seconds

SOURCES = Path(__file__).parent.parent / "sources"
RUN = [sys.executable, "-c", "import sys; from reconcile.cli import main; sys.exit(main())"]
# What a cold run cannot do without: the libraries, the model, and the parse of the same files.
PARSE = """
import sys
from reconcile.claims.parse import parse
from reconcile.readers import read_sources
articles, _, _ = read_sources([sys.argv[1]])
list(parse(p for a in articles for p in a.text.split("\\n\\n")))
"""
WARM, COLD, PARSED = "reconcile sources/, warm", "reconcile sources/, cold", "import and parse"
COMMANDS = {
    "import click": [sys.executable, "-c", "import click"],
    "reconcile --help": [*RUN, "--help"],
    WARM: [*RUN, str(SOURCES)],
    COLD: [*RUN, str(SOURCES), "--no-cache"],
    PARSED: [sys.executable, "-c", PARSE, str(SOURCES)],
}
WANTED = {"reconcile --help": "<= 1.6", WARM: "<= 4"}


def run(command: list[str], folder: str) -> None:
    """One run of a command."""
    environ = os.environ | {"RECONCILE_CACHE_DIR": folder}
    subprocess.run(command, env=environ, check=True, capture_output=True)


def main() -> None:
    """Print the table and keep it."""
    rounds = options(__doc__, rounds=9).rounds
    with tempfile.TemporaryDirectory() as folder:
        run(COMMANDS[WARM], folder)
        taken = [
            {n: wall_seconds(lambda c=c: run(c, folder)) for n, c in COMMANDS.items()}
            for _ in range(rounds)
        ]
    figures = [
        Figure(
            name=f"{name}, ratio to importing click",
            value=f"{statistics.median(row[name] / row['import click'] for row in taken):.2f}",
            wanted=WANTED.get(name, ""),
        )
        for name in (*WANTED, COLD)
    ]
    share = statistics.median(row[PARSED] / row[COLD] for row in taken)
    name = "importing spaCy and parsing, share of the cold run"
    figures.append(Figure(name=name, value=f"{share:.0%}", wanted="> 80%"))
    tell("start", "Starting", figures, f"median of {rounds} rounds")


if __name__ == "__main__":
    main()
