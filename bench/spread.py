"""How far link F1 and solo F1 differ from story to story, each judged by what the others taught.

    python bench/spread.py OTHERS... --stories FOLDER... [--write]

For each of the stories the weights of matching are learned from all others, and from the folders
that come first.  ``--write`` puts the table into docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import statistics
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from accuracy import DOCUMENT, put
from judgements import reported
from weights import NAMES, THIRD, Array, Told, claims_of, grader, learned, told_by

from reconcile.matching import parts

FIGURES = ("link F1", "link precision", "link recall", "solo F1")


def taught(stories: Sequence[Told]) -> dict[str, Any]:
    """The tables of weights that these stories teach, by the names that matching reads."""
    first, last = learned(stories)
    names = [*NAMES, *THIRD]
    return {
        "INTERCEPT_ALONE": float(first[0]),
        "ALONE": _table(NAMES, first),
        "INTERCEPT": float(last[0]),
        "WEIGHTS": _table(names, last),
    }


def _table(names: Sequence[str], weights: Array) -> dict[str, float]:
    return dict(zip(names, (float(w) for w in weights[1:]), strict=True))


def figures(story: Any, score: Any, weights: dict[str, Any]) -> dict[str, float]:
    """The grader's figures on one story with these weights, by name, each in 0..1."""
    with patch.multiple(parts, **weights):
        _, graded = reported(story, score)
    count: Counter[tuple[str, int]] = Counter()
    score.tally_plain(graded, count, lambda *_: None)
    out = {name: count[name, 0] / count[name, 1] for name, _ in count if count[name, 1]}
    for name in ("link", "solo"):
        out[f"{name} F1"] = score.harmonic(
            out.get(f"{name} precision", 0.0), out.get(f"{name} recall", 0.0)
        )
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("others", nargs="+", type=Path)
    parser.add_argument("--stories", nargs="+", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    call = parser.parse_args()
    score = grader(call.others[0])
    stories = [score.load(folder) for folder in sorted(call.stories)]
    told = {s.name: [told_by(s, c, score) for c in claims_of(s, score)] for s in stories}
    base = [
        told_by(s, c, score)
        for s in map(score.load, sorted(call.others))
        for c in claims_of(s, score)
    ]
    found = []
    for story in stories:
        rest = [t for name, held in told.items() if name != story.name for t in held]
        found.append(figures(story, score, taught([*base, *rest])))
    lines = ["| Figure | least | median | most |", "| --- | --- | --- | --- |"]
    for name in FIGURES:
        values = [f[name] for f in found if name in f]
        cells = (min(values), statistics.median(values), max(values))
        lines.append(f"| {name} | {' | '.join(f'{v:.2f}'.removeprefix('0') for v in cells)} |")
    print("\n".join(f"{s.name}: {f['link F1']:.3f}" for s, f in zip(stories, found, strict=True)))
    print("\n".join(lines))
    if call.write:
        DOCUMENT.write_text(put(DOCUMENT.read_text("utf-8"), "spread", lines), encoding="utf-8")


if __name__ == "__main__":
    main()
