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
from collections.abc import Mapping, Sequence
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"
OURS = f"{sys.executable} -m reconcile"
CALL = f"{OURS} {{dir}} --format json"
# What whole sentences reach on the eight stories, matched by a fuzzy ratio: told by the graders.
SENTENCES = {
    "atomicity": ".03", "link F1": ".58", "solo F1": ".66", "false alarms": ".02", "noise": ".03",
    "planted": ".09",
}  # fmt: skip
ROWS = (
    "coverage", "atomicity", "link F1", "solo F1", "verdict", "false alarms", "noise", "planted",
    "planted kind", "harmless",
)  # fmt: skip

# Sets of sentences: what each is, and which of its figures are told.
SETS = {
    "names-news": ("names of one person or body in the news", ("F1",)),
    "match-ecb": ("sentence pairs about one event", ("F1", "precision", "recall")),
    "contradiction-vitaminc": (
        "revised facts in an encyclopedia", ("F1", "precision", "recall", "false alarms"),
    ),
    "contradiction-rte3": ("textual inference", ("precision", "recall", "false alarms")),
    "contradiction-equate": ("paraphrases with figures", ("false alarms",)),
    "contradiction-paraphrase": ("paraphrases", ("false alarms",)),
    "split-realsumm": ("summary content units", ("soft F1",)),
    "spans-propsegment": ("propositions as sets of characters", ("F1 @0.8", "F1 @0.5")),
}  # fmt: skip

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


def sentences(printed: str) -> list[str]:
    """The grader's line of each set of sentences as a table: what it is, and its figures."""
    rows = ["| Set | Figures |", "| --- | --- |"]
    for line in printed.splitlines():
        found = re.fullmatch(r"(\S+) +\d+ rows  (.+)", line)
        if found and found[1] in SETS:
            wanted, names = SETS[found[1]]
            figures = dict(re.findall(r"([a-zA-Z][\w@. ]*?) (\d+\.\d+)(?:  |$)", found[2]))
            cells = (f"{name} {told(figures_of(figures), name)}" for name in names)
            rows.append(_row(wanted, ", ".join(cells)))
    return rows


def figures_of(printed: Mapping[str, str]) -> Figures:
    """Figures as they were printed, as numbers."""
    return {name: float(value) for name, value in printed.items()}


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
    done = subprocess.run(
        [
            sys.executable, str(call.graders / "sets.py"),
            *sorted(map(str, (call.graders / "sets").glob("*.jsonl"))),
            "--command", f"{OURS} {{dir}} --group folder --format json",
            "--claims-command", f"{OURS} claims {{dir}} --format json",
        ],
        check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    sets = sentences(done.stdout)
    print("\n".join([*lines, "", *sets]))
    if call.write:
        text = put(DOCUMENT.read_text("utf-8"), "stories", lines)
        DOCUMENT.write_text(put(text, "sets", sets), encoding="utf-8")


if __name__ == "__main__":
    main()
