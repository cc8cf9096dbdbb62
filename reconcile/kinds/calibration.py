"""How sure a finding is: what a score of matching and kinds has meant on stories with a key.

Learned by ``python bench/judgements.py``, which prints this table.
"""

from __future__ import annotations

import math

from reconcile.model import Verdict

# Log-odds that a finding is right: the intercept, and what one unit of its score's log-odds adds.
CALIBRATION: dict[Verdict, tuple[float, float]] = {
    "agreement": (0.155, 0.282),
    "discrepancy": (2.334, 0.966),
}
# Share of the claims found in one article only that indeed no other article makes.
ALONE = 0.67

LEAST, MOST = 0.02, 0.995  # scores beyond these say no more than these


def calibrated(verdict: Verdict, score: float) -> float:
    """The share of findings of this verdict and score (0..1) that are right, in 0..1."""
    if verdict == "single-source":
        return ALONE
    intercept, slope = CALIBRATION[verdict]
    return round(1 / (1 + math.exp(-intercept - slope * log_odds(score))), 3)


def log_odds(score: float) -> float:
    """The score's log-odds, kept finite."""
    kept = min(max(score, LEAST), MOST)
    return math.log(kept / (1 - kept))
