"""A later report with a higher figure of something that grows is an update, not a contradiction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reconcile.model import (
    Claim,
    Difference,
    Discrepancy,
    Finding,
    Quantity,
    Severity,
    Side,
    highest,
)

# Counts of people and things, money and shares grow as a story goes on; a magnitude does not.
GROWING = frozenset({"count", "money", "percent"})


def updated(
    finding: Finding, claims: Sequence[Claim], published: Mapping[str, str | None]
) -> Finding:
    """The finding with differences marked that later publication explains.

    ``published`` maps article ids to ISO dates.  An update is a low discrepancy: the earlier
    report was right in its time, and is out of date now.
    """
    if not isinstance(finding, Discrepancy):
        return finding
    by_id = {c.id: c for c in claims}
    differences = tuple(_marked(d, by_id, published) for d in finding.differences)
    severity = highest(d.severity for d in differences)
    return replace(finding, differences=differences, severity=severity)


def _marked(
    difference: Difference, claims: Mapping[str, Claim], published: Mapping[str, str | None]
) -> Difference:
    if difference.kind != "number":
        return difference
    figures = []
    for side in difference.sides:
        claim = claims.get(side.claim)
        value = _figure(side, claim) if claim else None
        day = published.get(claim.article) if claim else None
        if value is None or not day:
            return difference
        figures.append((day[:10], value))
    figures.sort()
    values = [value for _, value in figures]
    days = {value: {d for d, v in figures if v == value} for value in values}
    grows = values == sorted(values) and values[0] < values[-1]
    if not grows or any(days[a] & days[b] for a in days for b in days if a < b):
        return difference
    first, last = figures[0][0], figures[-1][0]
    return replace(
        difference,
        update=True,
        severity=Severity.LOW,
        why=f"{difference.why}; updated: the higher figure is of {last}, the lower of {first}",
    )


def _figure(side: Side, claim: Claim) -> float | None:
    if side.span is None:
        return None
    for value in claim.values:
        if not isinstance(value, Quantity) or value.dimension not in GROWING:
            continue
        if value.span.start < side.span.end and side.span.start < value.span.end:
            return value.value
    return None
