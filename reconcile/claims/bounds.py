"""Words around a number that make it an interval: "about", "at least", "or more"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from reconcile.model import Precision
from reconcile.settings import DEFAULT_SETTINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How exact a number is meant to be, and where the words that say so begin and end."""

    start: int
    end: int
    precision: Precision
    below: bool = False
    above: bool = False
    step: bool = False


_RULES: tuple[tuple[str, Precision, bool, bool, bool], ...] = (
    (
        (
            r"no\s+more\s+than|not\s+more\s+than|no\s+(?:greater|larger|higher)\s+than|at\s+(?:the\s+)?most"
            r"|up\s+to|as\s+(?:many|much|high|long|far)\s+as|a\s+maximum\s+of|maximum\s+of|not\s+exceeding"
        ),
        "at most",
        True,
        False,
        False,
    ),
    (
        (
            r"no\s+(?:fewer|less)\s+than|not\s+less\s+than|at\s+(?:the\s+very\s+)?least|a\s+minimum\s+of"
            r"|minimum\s+of|as\s+few\s+as|as\s+little\s+as|upwards?\s+of"
        ),
        "at least",
        False,
        True,
        False,
    ),
    (
        r"(?:slightly|just|a\s+little|a\s+bit)\s+(?:over|more\s+than|above)",
        "about",
        False,
        True,
        True,
    ),
    (
        (
            r"(?:slightly|just|a\s+little|a\s+bit)\s+(?:under|less\s+than|below|short\s+of)"
            r"|nearly|almost|close\s+to|approaching|not\s+quite"
        ),
        "about",
        True,
        False,
        True,
    ),
    (
        (
            r"(?:far\s+|well\s+|much\s+|many\s+)?(?:more|greater|larger|higher|longer|older|bigger)\s+than"
            r"|well\s+over|over|above|in\s+excess\s+of|exceeding|beyond"
        ),
        "at least",
        False,
        True,
        False,
    ),
    (
        (
            r"(?:far\s+|well\s+|much\s+)?(?:fewer|less|smaller|lower|shorter|younger)\s+than"
            r"|well\s+under|under|below"
        ),
        "at most",
        True,
        False,
        False,
    ),
    (
        (
            r"(?:an\s+)?estimated|approximately|approx\.?|roughly|around|about|circa|some|perhaps|maybe"
            r"|somewhere\s+around|in\s+the\s+region\s+of|on\s+the\s+order\s+of|an\s+average\s+of|~"
        ),
        "about",
        True,
        True,
        True,
    ),
)
_BEFORE: tuple[tuple[str, Bounds], ...] = tuple(
    (pattern, Bounds(start=0, end=0, precision=precision, below=below, above=above, step=step))
    for pattern, precision, below, above, step in _RULES
)
_BEFORE_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<b{n}>{pattern})" for n, (pattern, _) in enumerate(_BEFORE))
    + r")\s*(?:the\s+|a\s+(?=couple))?$",
    re.IGNORECASE,
)
_AFTER_PATTERN = re.compile(
    r"(?P<more>\s+or\s+(?:more|above|over|older|longer|higher|greater)\b|\s+and\s+(?:over|above|older)\b"
    r"|\+|-plus\b)|(?P<less>\s+or\s+(?:fewer|less|under|below|younger)\b)"
    r"|(?P<about>\s+or\s+so\b|-odd\b|-ish\b|\s+at\s+most\b)",
    re.IGNORECASE,
)


def bounds_before(text: str, start: int) -> Bounds | None:
    """The modifier right before ``start``, with where it begins; None without one."""
    found = _BEFORE_PATTERN.search(text, max(0, start - 32), start)
    if not found or not found.lastgroup:
        return None
    what = _BEFORE[int(found.lastgroup[1:])][1]
    return Bounds(
        start=found.start(),
        end=start,
        precision=what.precision,
        below=what.below,
        above=what.above,
        step=what.step,
    )


def bounds_after(text: str, end: int) -> Bounds | None:
    """The modifier right behind ``end`` ("or more", "-odd", "+"), with where it ends."""
    found = _AFTER_PATTERN.match(text, end)
    if not found:
        return None
    if found["more"]:
        return Bounds(start=end, end=found.end(), precision="at least", above=True)
    if found["less"]:
        return Bounds(start=end, end=found.end(), precision="at most", below=True)
    return Bounds(start=end, end=found.end(), precision="about", below=True, above=True, step=True)


def widen(low: float, high: float, bounds: Bounds) -> tuple[float, float]:
    """The interval that the modifier makes of ``low..high``; unbounded above is ``math.inf``.

    "At most" reaches down to 0 (to minus infinity from a negative number).  "About" reaches as
    far as the settings' ``about_tolerance``, "nearly" only below, "just over" only above.
    """
    share = DEFAULT_SETTINGS.about_tolerance
    if bounds.step:
        return (
            low - abs(low) * share if bounds.below else low,
            high + abs(high) * share if bounds.above else high,
        )
    if bounds.above:
        return low, math.inf
    return (0.0 if high >= 0 else -math.inf), high
