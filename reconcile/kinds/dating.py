"""Two dates held against each other at the coarser of their precisions."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model import DateValue
from reconcile.settings import Settings

PARTS = ("dawn", "morning", "noon", "afternoon", "dusk", "evening", "night", "midnight")
CLOCK_MINUTES = 5  # closer times are one time, told by two clocks
ABOUT_MINUTES = 30
APPROXIMATE = ("about", "around", "shortly", "early", "just", "nearly")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Why two dates exclude each other, and how surely (0..1)."""

    why: str
    sure: float


def conflict(one: DateValue, two: DateValue, settings: Settings) -> Clash | None:
    """Why the dates exclude each other, None where they may be one.  Symmetric."""
    if one.relation != two.relation:
        return _bounded(one, two) or _bounded(two, one)
    resolved = one.start is not None and two.start is not None
    if one.year is not None and two.year is not None and one.year != two.year:
        return None if "decade" in {one.part, two.part} else Clash(why="different years", sure=0.85)
    if one.month is not None and two.month is not None:
        if one.month != two.month:
            return Clash(why="different months", sure=0.85)
        if one.day is not None and two.day is not None and one.day != two.day:
            return Clash(why="different days", sure=0.85)
    if one.weekday is not None and two.weekday is not None:
        if one.weekday == two.weekday:
            return _hours(one, two)
        sure = 0.8 if resolved else settings.undated_confidence
        return Clash(why="different weekdays", sure=max(sure, settings.undated_confidence))
    if resolved and _apart(one, two):
        return Clash(why="different days once resolved", sure=0.7)
    return _hours(one, two)


def _bounded(on: DateValue, bound: DateValue) -> Clash | None:
    """A day against "before" or "after" another one."""
    if on.relation != "on" or on.start is None or bound.start is None or on.year is None:
        return None
    if bound.year is None or on.precision == "time":
        return None
    last = on.end or on.start
    if bound.relation == "before" and last >= bound.start:
        inside = on.start < bound.start
        return None if inside else Clash(why="not before it", sure=0.7)
    if bound.relation == "after" and last <= (bound.end or bound.start):
        outside = last < bound.start or on.start == bound.start
        return Clash(why="not after it", sure=0.7) if outside else None
    return None


def _apart(one: DateValue, two: DateValue) -> bool:
    if one.start is None or two.start is None:
        return False
    if {one.precision, two.precision} & {"season", "part"}:
        return False
    ends = one.end or one.start, two.end or two.start
    return ends[0] < two.start or ends[1] < one.start


def _hours(one: DateValue, two: DateValue) -> Clash | None:
    if one.clock is not None and two.clock is not None:
        words = f"{one.text} {two.text}".lower()
        loose = any(w in words for w in APPROXIMATE)
        apart = abs(one.clock - two.clock)
        if apart % 720 > (ABOUT_MINUTES if loose else CLOCK_MINUTES) or apart == 720:
            return Clash(why="different times", sure=0.75)
        return None
    if one.part in PARTS and two.part in PARTS and one.part is not None and two.part is not None:
        steps = abs(PARTS.index(one.part) - PARTS.index(two.part))
        if 2 <= steps <= 5 and not {one.part, two.part} <= {"afternoon", "evening", "dusk"}:
            return Clash(why="different times of the day", sure=0.6)
    return None


def _length(date: DateValue) -> str:
    return {"day": "day", "weekday": "day", "month": "month", "year": "year"}.get(
        date.precision, "time"
    )


def told_closer(one: DateValue, two: DateValue) -> tuple[str, ...]:
    """A note where one of two dates that may be one says more."""
    fields = ("weekday", "day", "month", "year", "clock")
    if one.start is not None and (one.start, one.end) == (two.start, two.end):
        plain = one.text.lower() == two.text.lower()
        return () if plain else (f"{one.text} / {two.text}: the same {_length(one)}",)
    said = [[getattr(d, f) is not None for f in fields] for d in (one, two)]
    if said[0] == said[1] or one.text == two.text:
        return ()
    if not any(a and b for a, b in zip(*said, strict=True)):
        return ()
    return (f"{one.text} / {two.text}: more detail",)
