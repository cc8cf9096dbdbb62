"""What has changed between two reports, for a terminal, as Markdown and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence

from reconcile.model import FindingChange
from reconcile.reports.json_report import dumps
from reconcile.reports.markdown import escape
from reconcile.reports.text import clean, clip

_HEADINGS = {"new": "NEW", "gone": "GONE", "changed": "CHANGED"}
_LONGEST = 300


def _head(change: FindingChange) -> str:
    kinds = " + ".join(clean(kind) for kind in change.kinds)
    values = " / ".join(clip(clean(value), 60) for value in change.values)
    told = [clean(change.verdict), f"{kinds}: {values}" if kinds else ""]
    if change.verdict == "discrepancy":
        told.append(f"{change.severity.value} severity")
    return " · ".join(part for part in told if part)


def conclusion(changes: Sequence[FindingChange]) -> str:
    """Both reports in one line."""
    if not changes:
        return "diff: nothing has changed"
    counts = [(name, sum(c.what == what for c in changes)) for what, name in _HEADINGS.items()]
    return "diff: " + ", ".join(f"{count} {name.lower()}" for name, count in counts)


def _parts(changes: Sequence[FindingChange]) -> Iterator[tuple[str, list[FindingChange]]]:
    for what, name in _HEADINGS.items():
        inside = [c for c in changes if c.what == what]
        if inside:
            yield name, inside


def terminal(changes: Sequence[FindingChange], width: int = 80) -> str:
    """Plain text of at most that many columns."""
    lines: list[str] = []
    for name, inside in _parts(changes):
        lines += [f"{name}  {len(inside)}", ""]
        for change in inside:
            told = [(_head(change), "  ", "    "), (clean(change.id), "    ", "    ")]
            told += [(clean(how), "    ", "      ") for how in change.how]
            told += [(clip(clean(change.claim), _LONGEST), "    ", "    ")]
            told += [(", ".join(clean(path) for path in change.paths), "    ", "    ")]
            for text, first, rest in told:
                lines += textwrap.wrap(
                    text, width, initial_indent=first, subsequent_indent=rest,
                    break_on_hyphens=False,
                )  # fmt: skip
            lines.append("")
    return "\n".join([*lines, conclusion(changes)]) + "\n"


def markdown(changes: Sequence[FindingChange], width: int = 80) -> str:
    """Markdown that says exactly what the articles say."""
    lines = ["# Changes", "", escape(conclusion(changes)), ""]
    for name, inside in _parts(changes):
        lines += [f"## {name.capitalize()}", ""]
        for change in inside:
            lines.append(f"- **{escape(_head(change))}** {escape(clean(change.id))}")
            lines += [f"  - {escape(clean(how))}" for how in change.how]
            lines.append(f"  > {escape(clip(clean(change.claim), _LONGEST))}")
            lines += ["", f"  {escape(', '.join(clean(path) for path in change.paths))}", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def json(changes: Sequence[FindingChange], width: int = 80) -> str:
    """A list of objects, one a change."""
    return dumps(
        [
            {
                "what": c.what,
                "id": c.id,
                "verdict": c.verdict,
                "severity": c.severity.value,
                "kinds": list(c.kinds),
                "values": list(c.values),
                "claim": c.claim,
                "paths": list(c.paths),
                "how": list(c.how),
            }
            for c in changes
        ]
    )


FORMATS: dict[str, Callable[[Sequence[FindingChange], int], str]] = {
    "terminal": terminal,
    "markdown": markdown,
    "json": json,
}
