"""A later report with a higher figure of something that grows is an update, not a contradiction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

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

# What is counted on as a story goes on: tolls, losses, arrests, votes, takings.
GROWS = frozenset(
    """kill die dead death fatality victim toll body injure injury wound hurt casualty hospitalize
    hospitalise infect infection case sicken ill diagnose miss missing trap displace homeless
    evacuate shelter flee arrest detain charge sue strand rescue recover find destroy damage
    collapse burn flood fall outage close cancel vote ballot count precinct seat sign signature
    raise donate collect pledge sell gross earn score lead rise climb grow increase reach report
    confirm register record total so far donation reward loss cost""".split()
)
# Counts of these are tolls of some sort, whatever the verb.
COUNTED = frozenset(
    """person people human individual victim resident villager inhabitant civilian refugee survivor
    family household home house building village""".split()
)
# Shares grow only where something is worked through: a count, a fire that is contained.
WORKED_THROUGH = frozenset("count contain containment complete precinct restore".split())


def updated(
    finding: Finding, claims: Sequence[Claim], published: Mapping[str, str | None]
) -> Finding:
    """The finding with differences marked that later publication explains.

    ``published`` maps article ids to ISO dates or date-times.  An update is a low discrepancy:
    the earlier report was right in its time, and is out of date now.
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
    told: list[tuple[str, float, str]] = []
    growing = False
    for side in difference.sides:
        claim = claims.get(side.claim)
        figure = _figure(side, claim) if claim else None
        moment = published.get(claim.article) if claim else None
        if claim is None or figure is None or not moment:
            return difference
        growing = growing or _grows(figure, {w.lemma.lower() for w in claim.words})
        told.append((moment, _size(figure), side.value))
    if not growing:
        return difference
    for moment, value, _ in told:
        for other, higher, _ in told:
            if value < higher and not _before(moment, other):
                return difference
    first = min(told, key=lambda t: t[1])
    last = max(told, key=lambda t: t[1])
    if first[1] == last[1]:
        return difference
    return replace(
        difference,
        update=True,
        severity=Severity.LOW,
        why=f"{difference.why}; updated: {first[2]} as of {_shown(first[0])}, "
        f"{last[2]} as of {_shown(last[0])}",
    )


def _figure(side: Side, claim: Claim) -> Quantity | None:
    """The number at the side."""
    if side.span is None:
        return None
    return next(
        (
            v
            for v in claim.values
            if isinstance(v, Quantity)
            and v.span.start < side.span.end
            and side.span.start < v.span.end
        ),
        None,
    )


def _size(value: Quantity) -> float:
    """What grows: of a score both sides together."""
    return value.low + value.high if value.dimension == "score" else value.value


def _grows(value: Quantity, told: set[str]) -> bool:
    """Whether the number is of something that grows, by what it counts and the claim's words."""
    match value.dimension:
        case "count" | "money":
            return bool(told & GROWS) or value.counted in COUNTED
        case "percent":
            return bool(told & WORKED_THROUGH)
        case "score":
            return True
        case _:
            return False


def _before(one: str, two: str) -> bool:
    """Whether one moment of publication is surely before another; times count where both tell
    them, else days alone."""
    if len(one) > 10 and len(two) > 10:
        moments = _moment(one), _moment(two)
        if moments[0] and moments[1]:
            return moments[0] < moments[1]
    return one[:10] < two[:10]


def _moment(text: str) -> datetime | None:
    """The moment in UTC; a time without a zone is taken as UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _shown(moment: str) -> str:
    return moment[:16].replace("T", " ")
