"""Write the kept figures into docs/performance.md: ``python -m bench.report``."""

from __future__ import annotations

import json
import re
from pathlib import Path

from bench.figures import RESULTS, Figure, table

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
ORDER = ("start", "added", "speed", "matching", "growth", "workers", "page")


def section(name: str) -> str:
    """One benchmark's table with where and when it was made."""
    kept = json.loads((RESULTS / f"{name}.json").read_text("utf-8"))
    libraries = ", ".join(f"{n} {v}" for n, v in kept["versions"].items())
    note = f"{kept['note']}. " if kept["note"] else ""
    return (
        f"{table([Figure(**figure) for figure in kept['figures']])}\n\n"
        f"{note[:1].upper()}{note[1:]}{kept['date']}, {kept['machine']}, {libraries}; "
        f"`python -m bench.{name}`."
    )


def main() -> None:
    """Put each section that was measured between its two marks."""
    text = PAGE.read_text("utf-8")
    for name in (n for n in ORDER if (RESULTS / f"{n}.json").is_file()):
        marks = f"<!-- {name} -->", f"<!-- /{name} -->"
        pattern = re.compile(f"{re.escape(marks[0])}.*?{re.escape(marks[1])}", re.DOTALL)
        told = f"{marks[0]}\n{section(name)}\n{marks[1]}"
        text, found = pattern.subn(lambda _, told=told: told, text)
        assert found == 1, f"{PAGE.name} has no place for {name}"
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
