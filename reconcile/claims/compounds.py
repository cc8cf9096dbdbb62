"""Measures told in two units ("five feet ten inches") made one quantity."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from reconcile.model import Quantity, Span

_PAIRS = frozenset(
    tuple(pair.split("/"))
    for pair in (
        "feet/inche",
        "foot/inche",
        "feet/inch",
        "foot/inch",
        "hour/minute",
        "minute/second",
        "year/month",
        "year/day",
        "year/week",
        "month/day",
        "month/week",
        "week/day",
        "day/hour",
        "pound/ounce",
        "stone/pound",
        "mile/yard",
    )
)
_GAPS = (" ", ", ", " and ")
_NOT_UNIT = re.compile(r"[\s\d-]")


def join_compounds(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities, each smaller unit joined to the larger one right before it.

    ``found`` is in text order without overlaps, its spans count from the start of ``text``.
    """
    out: list[Quantity] = []
    for quantity in found:
        if out and _goes_on(text, out[-1], quantity):
            out[-1] = _joined(text, out[-1], quantity)
        else:
            out.append(quantity)
    return out


def _joined(text: str, first: Quantity, second: Quantity) -> Quantity:
    start, end = first.span.start, second.span.end
    low, high = first.value + second.low, first.value + second.high
    if first.precision != "exact":
        low = first.low + second.value if first.low > 0 else first.low
        high = first.high + second.value
    return replace(
        first,
        text=text[start:end],
        span=Span(start=start, end=end),
        value=round(first.value + second.value, 9),
        low=round(low, 9),
        high=high if math.isinf(high) else round(high, 9),
    )


def _goes_on(text: str, first: Quantity, second: Quantity) -> bool:
    if first.dimension != second.dimension or first.unit != second.unit:
        return False
    if second.precision != "exact" or first.precision == "between" or second.value >= first.value:
        return False
    units = tuple(_NOT_UNIT.split(q.text.lower())[-1].rstrip("s") for q in (first, second))
    return text[first.span.end : second.span.start] in _GAPS and units in _PAIRS
