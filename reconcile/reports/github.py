"""Annotations of GitHub Actions: one line a place, which the service shows beside the article."""

from __future__ import annotations

from reconcile.reports.check import conclusion
from reconcile.reports.marks import Mark, Place, marks
from reconcile.reports.text import clean
from reconcile.reports.view import View


def data(text: str) -> str:
    """``text`` as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def attribute(text: str) -> str:
    """``text`` as the value of a property of a workflow command."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


def _command(mark: Mark, place: Place) -> str:
    told = {"file": place.path}
    if place.line is not None:
        told["line"] = str(place.line)
        told["endLine"] = str(place.end_line)
        if place.line == place.end_line:
            told["col"] = str(place.column)
            told["endColumn"] = str(place.end_column)
    told["title"] = f"{mark.title} ({mark.id})"
    properties = ",".join(f"{key}={attribute(value)}" for key, value in told.items())
    return f"::{mark.level} {properties}::{data(mark.message)}"


def render(view: View) -> str:
    """Every open discrepancy at each of its places, then what it comes to."""
    lines = [_command(m, p) for m in marks(view) if m.is_open for p in m.places]
    for path, reason in view.skipped:
        lines.append(f"::error file={attribute(path)}::{data(f'not read: {reason}')}")
    for warning in view.warnings:
        lines.append(f"::notice ::{data(warning)}")
    # The runner looks for commands in every line, so this one must not begin as they do.
    lines.append("reconcile " + clean(conclusion(view)))
    return "\n".join(lines) + "\n"
