"""A finding's confidence rises with its score and stays a share."""

from __future__ import annotations

import pytest

from reconcile.kinds.calibration import ALONE, CALIBRATION, calibrated
from reconcile.model import Verdict


@pytest.mark.parametrize("verdict", sorted(CALIBRATION))
def test_it_rises_with_the_score(verdict: Verdict) -> None:
    made = [calibrated(verdict, n / 20) for n in range(21)]
    assert made == sorted(made)
    assert 0 <= made[0] < made[-1] <= 1


def test_what_one_article_has_alone_has_no_score() -> None:
    assert calibrated("single-source", 0.1) == calibrated("single-source", 0.9) == ALONE
