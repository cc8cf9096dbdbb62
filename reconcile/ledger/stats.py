"""What the decisions of a ledger say of the program: how often each kind was right."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.ledger.records import (
    ACCEPTED,
    CONFIRMED,
    NOT_A_DISCREPANCY,
    RESOLVED,
    WRONG_MATCH,
    Ledger,
)

_RIGHT = frozenset({ACCEPTED, RESOLVED, CONFIRMED})
_WRONG = frozenset({WRONG_MATCH, NOT_A_DISCREPANCY})
# Of the standard normal distribution, for an interval that holds the truth 19 times of 20.
_Z = 1.959964


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """Of the discrepancies of a kind that people decided, how many were true ones.

    ``wrong_match`` and ``no_discrepancy`` are the false ones.  ``low`` and ``high``, in 0..1, hold
    the true share 19 times of 20.
    """

    kind: str
    right: int
    wrong_match: int
    no_discrepancy: int
    low: float
    high: float

    @property
    def decided(self) -> int:
        """How many there are."""
        return self.right + self.wrong_match + self.no_discrepancy

    @property
    def share(self) -> float:
        """Of these, the true ones, 0..1."""
        return self.right / self.decided if self.decided else 0.0


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95% interval of a share, in 0..1 (Wilson 1927); all of it where nothing was counted."""
    if not of:
        return 0.0, 1.0
    share, z2 = right / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z / (1 + z2 / of) * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def precision(ledgers: Sequence[Ledger]) -> tuple[Precision, ...]:
    """Each kind that was decided, by name, and ``all``, which counts a finding once."""
    counts: dict[str, Counter[str]] = {}
    for entry in (e for ledger in ledgers for e in ledger.findings):
        if entry.verdict == "discrepancy" and entry.decision in _RIGHT | _WRONG:
            for kind in (*(entry.kinds or ("unknown",)), "all"):
                counts.setdefault(kind, Counter())[entry.decision] += 1
    order = sorted(counts, key=lambda kind: (kind == "all", kind))
    return tuple(_precision(kind, counts[kind]) for kind in order)


def _precision(kind: str, told: Counter[str]) -> Precision:
    right = sum(told[decision] for decision in _RIGHT)
    low, high = wilson(right, told.total())
    return Precision(
        kind=kind,
        right=right,
        wrong_match=told[WRONG_MATCH],
        no_discrepancy=told[NOT_A_DISCREPANCY],
        low=low,
        high=high,
    )
