"""What every kind is made of: its record, its examples and how it writes a difference down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reconcile.model import Comparison, Difference, Match, Severity, Side, Span
from reconcile.settings import Settings

Compare = Callable[[Match, Settings], Comparison]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Two sentences of two reports, and whether the kind must flag them.

    ``left_published`` and ``right_published`` are ISO dates where the example needs them.
    """

    left: str
    right: str
    flag: bool
    left_published: str | None = None
    right_published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of discrepancy: its id, what it means, its examples and the comparer of a match."""

    id: str
    description: str
    examples: tuple[Example, ...]
    compare: Compare


def differ(left: str, right: str) -> Example:
    """An example that must be flagged."""
    return Example(left=left, right=right, flag=True)


def same(left: str, right: str) -> Example:
    """An example that must not be flagged."""
    return Example(left=left, right=right, flag=False)


Phrase = tuple[str, Span]


def difference(
    kind: str,
    match: Match,
    left: Phrase,
    right: Phrase,
    why: str,
    *,
    confidence: float,
    severity: Severity = Severity.MEDIUM,
) -> Difference:
    """A difference between the two claims of a match, left side first."""
    return Difference(
        kind=kind,
        sides=(
            Side(claim=match.left.id, value=left[0], span=left[1]),
            Side(claim=match.right.id, value=right[0], span=right[1]),
        ),
        why=why,
        severity=severity,
        confidence=round(max(0.0, min(confidence, 0.99)), 3),
    )
