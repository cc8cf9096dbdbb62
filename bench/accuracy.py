"""Grade the command on stories with an answer key, and put the figures into docs/accuracy.md.

    python bench/accuracy.py GRADERS [--write]

GRADERS is the folder with the grader ``score.py`` and the stories in ``dev`` and ``more``.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"
CALL = f"{sys.executable} -m reconcile {{dir}} --format json"
# What whole sentences reach on the eight stories, matched by a fuzzy ratio: told by the graders.
SENTENCES = {
    "atomicity": ".03", "link F1": ".58", "solo F1": ".66", "false alarms": ".02", "noise": ".03",
    "planted": ".09",
}  # fmt: skip
ROWS = (
    "coverage", "atomicity", "link F1", "solo F1", "verdict", "false alarms", "noise", "planted",
    "planted kind", "harmless",
)  # fmt: skip

Figures = dict[str, float]


def put(document: str, name: str, lines: Sequence[str]) -> str:
    """The document with the lines between the marks of that name."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    text = "\n".join([begin, *lines, end])
    return re.sub(rf"{begin}.*?{end}", lambda _: text, document, flags=re.DOTALL)


def graded(graders: Path, group: str, command: str) -> Figures:
    """The grader's figures on the stories of a group, by name, each in 0..1."""
    stories = sorted(str(folder) for folder in (graders / group).iterdir() if folder.is_dir())
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        argv = [str(graders / "score.py"), *stories, "--command", command, "--json", str(out)]
        subprocess.run([sys.executable, *argv], check=True, stdout=subprocess.DEVNULL)
        found: Figures = json.loads(out.read_text("utf-8"))
    return found


def told(figures: Figures, name: str) -> str:
    """A figure as the table has it; nothing where it was not measured."""
    value = figures.get(name)
    return "" if value is None else f"{value:.2f}".removeprefix("0")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("graders", type=Path)
    parser.add_argument("--write", action="store_true")
    call = parser.parse_args()
    ours = [graded(call.graders, group, CALL) for group in ("dev", "more")]
    keys = [
        graded(call.graders, group, f"{CALL} --claims-from {{claims}}") for group in ("dev", "more")
    ]
    lines = [
        "| Figure | eight stories | 36 further stories | whole sentences, fuzzy ratio (eight) |",
        "| --- | --- | --- | --- |",
        *(
            _row(name, *(told(figures, name) for figures in ours), SENTENCES.get(name, ""))
            for name in ROWS
        ),
        _row("link F1 on the key's claims", *(told(figures, "link F1") for figures in keys), ""),
    ]
    print("\n".join(lines))
    if call.write:
        DOCUMENT.write_text(put(DOCUMENT.read_text("utf-8"), "stories", lines), encoding="utf-8")


if __name__ == "__main__":
    main()
