"""Raise the floors of accuracy in floors.json to what is reached now; refuse to lower one.

Run it as ``python -m tests.raise_floors``.  The graders are outside of this repository: see
docs/accuracy.md.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
GRADERS = HERE.parent.parent / "shared" / "eval"
COMMAND = (
    f"{sys.executable} -c 'import sys; from reconcile.cli import main; sys.exit(main())'"
    " {dir} --format json"
)
# The grader's figures that have a floor: those over so many cases that one case is no landslide.
HIGHER_IS_BETTER = (
    "atomicity", "coverage", "harmless", "link F1", "planted", "planted kind", "real", "real kind",
    "solo F1", "verdict",
)  # fmt: skip
LOWER_IS_BETTER = ("false alarms", "noise")
# A floor is kept in hundredths, so that the last digit of a figure is no news.
DIGITS = 2

Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The stories that are graded, and the figures that hold on them, each in 0..1."""

    stories: tuple[str, ...]
    at_least: Figures
    at_most: Figures

    def broken(self, reached: Figures) -> list[str]:
        """What is worse than its floor, in words."""
        low = [
            f"{name}: {reached.get(name, 0.0):.3f} is below {floor}"
            for name, floor in self.at_least.items()
            if reached.get(name, 0.0) < floor
        ]
        high = [
            f"{name}: {reached.get(name, 0.0):.3f} is above {ceiling}"
            for name, ceiling in self.at_most.items()
            if reached.get(name, 0.0) > ceiling
        ]
        return low + high

    def raised(self, reached: Figures) -> Floors:
        """The floors at what is reached.  Raises ValueError where that would lower one."""
        broken = self.broken(reached)
        if broken:
            raise ValueError("\n".join(broken))
        step = 10**DIGITS
        at_least = {
            name: max(math.floor(reached[name] * step) / step, self.at_least.get(name, 0.0))
            for name in HIGHER_IS_BETTER
            if name in reached
        }
        at_most = {
            name: min(math.ceil(reached[name] * step) / step, self.at_most.get(name, 1.0))
            for name in LOWER_IS_BETTER
            if name in reached
        }
        return Floors(stories=self.stories, at_least=at_least, at_most=at_most)


def load(path: Path = FLOORS) -> Floors:
    """The floors as they are kept."""
    kept = json.loads(path.read_text("utf-8"))
    return Floors(
        stories=tuple(kept["stories"]), at_least=kept["at_least"], at_most=kept["at_most"]
    )


def save(floors: Floors, path: Path = FLOORS) -> None:
    """Keep the floors."""
    kept = {
        "stories": list(floors.stories),
        "at_least": floors.at_least,
        "at_most": floors.at_most,
    }
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def grade(stories: tuple[str, ...]) -> Figures:
    """The grader's figures on these stories."""
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures.json"
        folders = [str(GRADERS / "dev" / story) for story in stories]
        argv = [str(GRADERS / "score.py"), *folders, "--command", COMMAND, "--json", str(figures)]
        subprocess.run([sys.executable, *argv], check=True, stdout=subprocess.DEVNULL)
        reached: Figures = json.loads(figures.read_text("utf-8"))
    return reached


def main() -> int:
    """Grade, then raise; 1 where something got worse, 2 where there are no graders."""
    if not (GRADERS / "score.py").is_file():
        print("there are no graders here: see docs/accuracy.md", file=sys.stderr)
        return 2
    floors = load()
    try:
        raised = floors.raised(grade(floors.stories))
    except ValueError as error:
        print(f"no floor is lowered:\n{error}", file=sys.stderr)
        return 1
    save(raised)
    for name, floor in sorted((raised.at_least | raised.at_most).items()):
        before = (floors.at_least | floors.at_most).get(name)
        print(f"{name:20} {floor:.2f}" + ("" if before == floor else f"  was {before}"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
