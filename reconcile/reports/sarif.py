"""SARIF 2.1.0, for code scanning and for editors that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from reconcile.reports.json_report import dumps
from reconcile.reports.marks import Mark, Place, marks
from reconcile.reports.view import View

_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
# Scale of severities that code scanning sorts by.
_RANKS = {"error": 90.0, "warning": 50.0, "notice": 10.0}
_HELP = {
    "single-origin": "Several outlets print what one origin alone carries.",
    "reviewed": "A value has changed since somebody decided the finding.",
}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def uri(path: str) -> str:
    """A path as a URI reference: nothing in it can be taken for a scheme or a query."""
    if "://" in path:
        return quote(path, safe="/:?&=%#")
    slashed = quote(path.replace("\\", "/"), safe="/")
    if PurePosixPath(path).is_absolute():
        return f"file://{slashed}"
    # A first part with a colon would be a scheme; ``quote`` has escaped it.
    return slashed


def message(text: str) -> dict[str, str]:
    """``text`` as a message: brackets would make links of it, and braces places to fill in."""
    escaped = re.sub(r"[\\\[\]]", lambda found: f"\\{found[0]}", text)
    return {"text": re.sub(r"[{}]", lambda found: found[0] * 2, escaped)}


def _location(place: Place, id: int | None = None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(place.path)}}
    if place.line is not None:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
    told: dict[str, Any] = {"physicalLocation": physical}
    if id is not None:
        told = {"id": id, **told, "message": message(f"{place.label}: {place.says}")}
    return told


def _result(mark: Mark, rules: list[str]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "ruleId": mark.kinds[0],
        "ruleIndex": rules.index(mark.kinds[0]),
        "level": _LEVELS[mark.level],
        "rank": _RANKS[mark.level],
        "message": message(mark.message),
        "locations": [_location(mark.places[0])],
        "relatedLocations": [_location(p, n) for n, p in enumerate(mark.places[1:], start=1)],
        "partialFingerprints": {"reconcileFinding/v1": mark.id},
        "properties": {
            "kinds": list(mark.kinds),
            "severity": mark.severity.value,
            "confidence": round(mark.confidence, 4),
            "values": [p.value for p in mark.places if p.value],
        },
    }
    if not mark.is_open and mark.decision is not None:
        why = ": ".join(t for t in (mark.decision.decision, mark.decision.note) if t)
        told["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return told


def _rule(kind: str) -> dict[str, Any]:
    return {
        "id": kind,
        "name": "".join(part.capitalize() for part in kind.split("-")),
        "shortDescription": {"text": f"Articles reconciled: {kind}"},
        "help": {"text": _HELP.get(kind, f"reconcile explain --kind {kind} tells what it means.")},
        "defaultConfiguration": {"level": "warning"},
    }


def render(view: View) -> str:
    """Every discrepancy; what somebody has decided is suppressed."""
    found = marks(view)
    rules = list(dict.fromkeys(mark.kinds[0] for mark in found))
    run = {
        "tool": {
            "driver": {
                "name": "reconcile",
                "version": view.report.version,
                "rules": [_rule(kind) for kind in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not view.skipped,
                "toolExecutionNotifications": _notifications(view.skipped, view.warnings),
            }
        ],
        "results": [_result(mark, rules) for mark in found],
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _notifications(
    skipped: Iterable[tuple[str, str]], warnings: Iterable[str]
) -> list[dict[str, Any]]:
    unread = [
        {
            "level": "error",
            "message": message(f"not read: {reason}"),
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}],
        }
        for path, reason in skipped
    ]
    return [*unread, *({"level": "note", "message": message(warning)} for warning in warnings)]
