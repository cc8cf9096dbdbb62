"""A code quality report of GitLab: one JSON object a discrepancy."""

from __future__ import annotations

import hashlib
from typing import Any

from reconcile.model import Severity
from reconcile.reports.json_report import dumps
from reconcile.reports.marks import Mark, marks
from reconcile.reports.view import View

_SEVERITIES = {Severity.LOW: "info", Severity.MEDIUM: "major", Severity.HIGH: "critical"}


def fingerprint(*parts: str) -> str:
    """A hash that tells one finding from others, from run to run."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _issue(mark: Mark) -> dict[str, Any]:
    place = mark.places[0]
    return {
        "description": mark.message.replace("\n", " | "),
        "check_name": f"reconcile/{'+'.join(mark.kinds)}",
        "fingerprint": fingerprint(mark.id, *mark.kinds),
        "severity": "major" if mark.fails and mark.severity is Severity.LOW
        else _SEVERITIES[mark.severity],
        "location": {"path": place.path, "lines": {"begin": place.line or 1}},
    }  # fmt: skip


def _skipped(path: str, reason: str) -> dict[str, Any]:
    return {
        "description": f"not read: {reason}",
        "check_name": "reconcile/unreadable",
        "fingerprint": fingerprint("unreadable", path),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def render(view: View) -> str:
    """Every open discrepancy and every source that could not be read."""
    issues = [_issue(mark) for mark in marks(view) if mark.is_open]
    return dumps([*issues, *(_skipped(path, reason) for path, reason in view.skipped)])
