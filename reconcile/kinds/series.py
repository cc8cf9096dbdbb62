"""Numbers that stand in a row: scores, and lists of figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reconcile.kinds.agreeing import agree
from reconcile.model import Quantity
from reconcile.settings import Settings

PAIR = re.compile(r"\d{1,3}[-\u2013]\d{1,3}")
ROW = 2  # numbers after one that are the same in both claims, so that it stands in the same place
TELLING = 13  # a smaller number is met by chance
SERIES = 0.7
Quantities = Sequence[Quantity]


def as_scores(left: Quantities, right: Quantities) -> tuple[Quantities, Quantities]:
    """The numbers of two claims, where one has a score those of the other that may be one too."""
    sides = []
    for mine, theirs in ((left, right), (right, left)):
        scored = any(q.dimension == "score" for q in theirs)
        sides.append(
            tuple(
                replace(q, dimension="score")
                if scored and q.counted is None and PAIR.fullmatch(q.text)
                else q
                for q in mine
            )
        )
    return sides[0], sides[1]


def misprinted(one: Quantity, two: Quantity) -> bool:
    """Whether two scores share one of their numbers, so that they are hardly of two things."""
    if {one.dimension, two.dimension} != {"score"}:
        return False
    return bool(set(re.findall(r"\d+", one.text)) & set(re.findall(r"\d+", two.text)))


def in_series(
    left: Quantities, right: Quantities, settings: Settings
) -> tuple[float, Quantity, Quantity] | None:
    """Two counts that differ before figures that are the same, in the same order ("14 tries,
    310 points and six cards"), whatever they are said to count."""
    for i, one in enumerate(left):
        for j, two in enumerate(right):
            after = list(zip(left[i + 1 : i + 1 + ROW], right[j + 1 : j + 1 + ROW], strict=False))
            same = all(a.dimension == b.dimension and a.value == b.value for a, b in after)
            if len(after) < ROW or not same or all(_small(a) for a, _ in after):
                continue
            counts = one.dimension == two.dimension == "count" and one.counted and two.counted
            if counts and not agree(one, two, settings):
                return SERIES, one, two
    return None


def _small(quantity: Quantity) -> bool:
    digits = re.sub(r"\D", "", quantity.text)
    return not digits or int(digits) < TELLING
