"""The assignment of the greatest gain, by shortest augmenting paths (Crouse 2016).

It is what scipy has, step for step, ties and all: most problems here are of two or three rows,
and importing scipy for them takes longer than a whole story.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

# Cells up to which the plain loops are no slower than scipy with its import.
_MOST_CELLS = 2_500


def assigned(gain: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Cells of which no two share a row or a column, with the greatest sum there is: one in each
    row, or one in each column where there are more rows.  ``gain`` has at least one cell."""
    if len(gain) == 1:
        return [(0, _first_best(gain[0]))]
    if len(gain[0]) == 1:
        return [(_first_best([row[0] for row in gain]), 0)]
    if len(gain) * len(gain[0]) > _MOST_CELLS:
        from scipy.optimize import linear_sum_assignment

        found = linear_sum_assignment(gain, maximize=True)
        return list(zip(*(x.tolist() for x in found), strict=True))
    if len(gain) > len(gain[0]):
        return [(i, j) for j, i in enumerate(_solved(list(zip(*gain, strict=True))))]
    return list(enumerate(_solved(gain)))


def _first_best(values: Sequence[float]) -> int:
    return max(range(len(values)), key=lambda n: (values[n], -n))


def _solved(gain: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row; there are no more rows than columns."""
    cost = [[-value for value in row] for row in gain]
    wide = len(cost[0])
    u, v = [0.0] * len(cost), [0.0] * wide
    column_of, row_of = [-1] * len(cost), [-1] * wide
    for row in range(len(cost)):
        path, lengths, seen, least, end = _path(cost, u, v, row_of, row)
        u[row] += least
        for i in (row_of[j] for j in seen if row_of[j] != -1):
            u[i] += least - lengths[column_of[i]]
        for j in seen:
            v[j] -= least - lengths[j]
        j = end
        while True:
            i = path[j]
            row_of[j] = i
            column_of[i], j = j, column_of[i]
            if i == row:
                break
    return column_of


def _path(
    cost: Sequence[Sequence[float]],
    u: Sequence[float],
    v: Sequence[float],
    row_of: Sequence[int],
    row: int,
) -> tuple[list[int], list[float], list[int], float, int]:
    """The shortest path from a row to a free column: from which row each column was reached, how
    far it is, the columns passed, the length and the column at the end."""
    wide = len(v)
    left = list(range(wide - 1, -1, -1))
    path, lengths, seen = [-1] * wide, [math.inf] * wide, []
    least = 0.0
    while True:
        at, lowest = -1, math.inf
        ours = cost[row]
        for n, j in enumerate(left):
            length = least + ours[j] - u[row] - v[j]
            if length < lengths[j]:
                path[j], lengths[j] = row, length
            # Of columns equally far, a free one ends the search.
            if lengths[j] < lowest or (lengths[j] == lowest and row_of[j] == -1):
                lowest, at = lengths[j], n
        least = lowest
        j = left[at]
        seen.append(j)
        if row_of[j] == -1:
            return path, lengths, seen, least, j
        row = row_of[j]
        left[at] = left[-1]
        left.pop()
