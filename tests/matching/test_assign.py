"""The assignment of the greatest gain is scipy's, down to which of equals it takes."""

from __future__ import annotations

import random

import pytest
from scipy.optimize import linear_sum_assignment

from reconcile.matching.assign import assigned


@pytest.mark.parametrize("levels", [1, 2, 5, 1000])
def test_the_same_cells_as_scipy(levels: int) -> None:
    chance = random.Random(levels)
    for _ in range(300):
        rows, columns = chance.randint(1, 7), chance.randint(1, 7)
        gain = [
            [chance.randint(0, levels) * (chance.random() < 0.6) / levels for _ in range(columns)]
            for _ in range(rows)
        ]
        wanted = zip(*(x.tolist() for x in linear_sum_assignment(gain, maximize=True)), strict=True)
        assert sorted(assigned(gain)) == sorted(wanted), gain


def test_a_large_problem_is_left_to_scipy() -> None:
    gain = [[1.0 if i == j else 0.1 for j in range(60)] for i in range(60)]
    assert assigned(gain) == [(n, n) for n in range(60)]
