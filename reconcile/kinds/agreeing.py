"""Whether two numbers of one thing may both be right: intervals, bounds, rounding."""

from __future__ import annotations

import math
import re

from reconcile.model import Quantity
from reconcile.settings import Settings

# "More than 200" and "more than 210" may both be said of 215; of "more than 250" nobody would.
# "More than 10" and "at least 12" may both be said of twelve.
ROUGHLY, ROUGHLY_COUNTED = 1.1, 1.25
NEARLY = 0.6  # share of two ranges together that both have
LOOSE = re.compile(r"\b(?:about|around|roughly|some|approximately|nearly|almost)\b", re.I)
STRICT = re.compile(
    r"\b(?:more|less|fewer|greater|higher|lower) than\b|\b(?:over|above|under|below|exceed\w*)\b",
    re.I,
)


def interval(quantity: Quantity, settings: Settings) -> tuple[float, float]:
    """What the number may be: open-ended for a bound, widened for "about"."""
    match quantity.precision:
        case "at least":
            return quantity.low, math.inf
        case "at most":
            return -math.inf, quantity.high
        case "about":
            slack = settings.about_tolerance * _reach(quantity)
            near = quantity.value - slack, quantity.value + slack
            even = math.isclose(quantity.high - quantity.value, quantity.value - quantity.low)
            if quantity.dimension == "percent" and even:
                return near
            return min(quantity.low, near[0]), max(quantity.high, near[1])
        case _:
            return quantity.low, quantity.high


def _reach(quantity: Quantity) -> float:
    """What a rough figure is rough by a share of: its value, for a share of a whole that or what is
    left of the whole, whichever is less ("about 98%" is not 90%)."""
    value = abs(quantity.value)
    if quantity.dimension != "percent" or not 0 < value < WHOLE:
        return value
    return min(value, max(WHOLE - value, LEAST_LEFT))


WHOLE, LEAST_LEFT = 100.0, 5.0  # percent


def agree(one: Quantity, two: Quantity, settings: Settings) -> bool:
    """Whether both numbers may be right.  Symmetric."""
    if _cut_off(one.text, two.text) or _cut_off(two.text, one.text):
        return True
    if one.dimension == "score":
        return sorted(re.findall(r"\d+", one.text)) == sorted(re.findall(r"\d+", two.text))
    a, b = interval(one, settings), interval(two, settings)
    if one.precision == two.precision and one.precision in {"at least", "at most"}:
        low, high = sorted((one.value, two.value))
        rough = is_round(low) and high <= (ROUGHLY if is_round(high) else ROUGHLY_COUNTED) * low
        return low == high or rough
    if one.precision == two.precision == "between" and _spelt_range(one) and _spelt_range(two):
        if _rough(one) != _rough(two):
            return a[0] <= b[1] and b[0] <= a[1]
        if _unit(one) != _unit(two):
            both = min(a[1], b[1]) - max(a[0], b[0])
            return both >= NEARLY * (max(a[1], b[1]) - min(a[0], b[0]))
        slack = 0.0 if one.dimension == "count" and not (one.counted or two.counted) else 1.0
        return all(
            abs(a - b) <= max(slack * settings.about_tolerance * max(abs(a), abs(b)), 1e-9)
            for a, b in ((one.low, two.low), (one.high, two.high))
        )
    if one.precision == two.precision == "about" and _stated(one, two):
        return False
    if a[0] <= b[1] and b[0] <= a[1]:
        return not (_at_bound(one, two) or _at_bound(two, one))
    return rounds(one, two, settings)


def _stated(one: Quantity, two: Quantity) -> bool:
    """Whether two rough figures state two numbers that no rounding makes one ("about 12,000",
    "about 14,000"): they are a unit of the coarser one's last digit apart, or more."""
    left, right = _plain(one), _plain(two)
    if left is None or right is None or _unit(one) != _unit(two):
        return False
    coarse = min(left, right, key=lambda v: (_digits(v), v))
    step: float = 10.0 ** (math.floor(math.log10(coarse)) - _digits(coarse) + 1)
    return abs(left - right) >= step * (1 - 1e-9)


def _plain(quantity: Quantity) -> float | None:
    """The one number that a rough figure states in digits; None where there is no such."""
    found = re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", quantity.text)
    number = float(found[0].replace(",", "")) if len(found) == 1 else 0.0
    return number or None


def _cut_off(short: str, full: str) -> bool:
    """Whether one number is the beginning of the other ("$54.9", "$54.9-million"): a slip."""
    begins = rf"(?:[a-z ]+ )?{re.escape(short)}[ .,-]"
    return short[-1:].isdigit() and re.match(begins, full, re.I) is not None


def _rough(quantity: Quantity) -> bool:
    """Whether a range is only about right ("about 75 to 80 pounds")."""
    return LOOSE.search(quantity.text) is not None


def _unit(quantity: Quantity) -> str:
    """The last word of a number: its unit as it is written, where it has one."""
    words: list[str] = re.findall(r"[a-z]+", quantity.text.lower())
    return words[-1] if words else ""


def _spelt_range(quantity: Quantity) -> bool:
    """Whether the number is written with both its ends in digits ("12-15")."""
    return len(re.findall(r"\d+", quantity.text)) >= 2


def _at_bound(bound: Quantity, exact: Quantity) -> bool:
    """ "More than 181" against 181: nobody rounds to 181, so its writer means more."""
    if bound.precision not in {"at least", "at most"} or exact.precision != "exact":
        return False
    strict = STRICT.search(bound.text) is not None
    close = bound.value == exact.value
    return strict and close and (bound.precision == "at most" or not is_round(exact.value))


def is_round(value: float) -> bool:
    """Whether a number looks rounded: at most two digits that tell, and 0 or 5 at the end."""
    if value == 0 or value != int(value) or _digits(value) > 2:
        return False
    return int(value) % 10 == 0 or (int(value) % 5 == 0 and value > 10)


def rounds(one: Quantity, two: Quantity, settings: Settings) -> bool:
    """Whether one number is the other, rounded."""
    large = max(abs(one.value), abs(two.value))
    if one.value == two.value or large < 20 or one.dimension in {"age", "score", "magnitude"}:
        return False
    if {one.precision, two.precision} & {"at least", "at most"}:
        return False
    near = abs(one.value - two.value) / large <= settings.rounding_tolerance
    coarse, fine = sorted((one.value, two.value), key=lambda v: (_digits(v), v))
    places = _digits(coarse) - 1 - math.floor(math.log10(abs(fine))) if fine else 0
    return near and _digits(coarse) < _digits(fine) and math.isclose(round(fine, places), coarse)


def _digits(value: float) -> int:
    """Significant digits of a number, trailing zeros not counted."""
    text = f"{abs(value):.10g}".replace(".", "").strip("0")
    return len(text)
