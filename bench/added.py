"""One article added to a thousand: what a run costs then, beside the run that read them all.

    python -m bench.added [--stories N] [--rounds N]

Four articles of about the usual length tell each story.  Once all are read, an article joins one of
the stories, and the folder is reported again as a whole, or the article is checked against its
story alone, as continuous integration does.  Processor time of the command in a process of its own.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.corpora import stories, write
from bench.figures import Figure, options, tell

RUN = [sys.executable, "-c", "import sys; from reconcile.cli import main; sys.exit(main())"]
FACTS = 40


def seconds(folder: Path, cache: Path, *asked: str) -> float:
    """Processor seconds of a command on the folder, with what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [*RUN, *asked, str(folder), "--format", "json", "--jobs", "1"],
        env=os.environ | {"RECONCILE_CACHE_DIR": str(cache)}, check=False, capture_output=True,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table and keep it."""
    call = options(__doc__, stories=250, rounds=3)
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name, "in"), Path(name, "cache")
        count = write(folder, stories(call.stories, articles=4, facts=FACTS))
        words = sum(len(p.read_text("utf-8").split()) for p in folder.rglob("*.txt"))
        whole = seconds(folder, cache, "report")
        again, checked = [], []
        for n in range(call.rounds):
            new = folder / "story-000001" / f"new-{n}.txt"
            told = f"A fire broke out at noon. The mayor named {n + 2} causes."
            new.write_text(told, "utf-8")
            checked.append(seconds(folder, cache, "check", "--new", str(new)))
            new.write_text(f"{told} Nobody was hurt.", "utf-8")
            again.append(seconds(folder, cache, "report"))
        nothing = seconds(folder, cache, "report")
    tell(
        "added", "One article more",
        [
            Figure(
                name=f"one article added to {count:,} and checked, share of the full run",
                value=f"{statistics.median(checked) / whole:.1%}", wanted="< 3%",
            ),
            Figure(
                name="the report of all of them again, share of the full run",
                value=f"{statistics.median(again) / whole:.1%}", wanted="< 3%",
            ),
            Figure(name="the same with nothing new", value=f"{nothing / whole:.1%}"),
        ],
        f"{count:,} articles of {words // count} words; processor time, median of {call.rounds} "
        f"rounds; the full run takes {whole:.0f} seconds",
    )  # fmt: skip


if __name__ == "__main__":
    main()
