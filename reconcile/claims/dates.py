"""Dates and times in a sentence: a small grammar, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from reconcile.claims import date_span
from reconcile.claims.date_grammar import (
    ABSOLUTE,
    CLOCK,
    COUNT_BEFORE,
    COUNTED_AFTER,
    MONTH_BEFORE,
    NAMED_DAY_BEFORE,
    PARTIAL,
    RELATIVE,
    SEASON_BEFORE,
    SURE_MONTH_BEFORE,
    TITLE_DAY_AFTER,
    YEAR_BEFORE,
)
from reconcile.claims.date_parts import (
    count_of,
    date_value,
    day_part,
    group,
    is_future,
    which_one,
    written_weekday,
)
from reconcile.claims.date_span import Days
from reconcile.lexicon.calendar import DAY_PARTS, SEASONS, month_number, weekday_number
from reconcile.model import DatePrecision, DateValue

# What stands in a text with a date, in small letters; it is looked for before any pattern is.
_DIGIT = re.compile(r"\d")
_MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
_SEASONS = tuple("spring summer autumn fall winter".split())
_WEEKDAYS = ("day", *(f"{day}." for day in "mon tue tues wed thu thur thurs fri sat sun".split()))
_TRIGGERS = (
    *"night noon morning week month year ago dawn dusk time tomorrow decade clock hours".split(),
    *(*_MONTHS, *_SEASONS, *_WEEKDAYS),
)
_Found = tuple[int, int, DateValue]


def find_dates(text: str, published: str | None, offset: int = 0) -> tuple[DateValue, ...]:
    """Every date, time and part of a day in ``text``, in text order, without overlaps.

    ``published`` is ISO 8601; where it is None or no date, what needs it stays unresolved
    (``start`` and ``end`` None) but keeps weekday, day, month and year as far as the words say
    them.  ``offset`` is added to every span.  A bare weekday is the latest on or before
    publication, or the next one where "next", "will", "due" or "scheduled" says so.  A day that
    the words do not name is never made up: "early March" is March with ``part`` "early".
    """
    anchor = date_span.publication_day(published)
    found: list[_Found] = []
    for read, match in _matches(text):
        start, end = match.span()
        if any(start < e and s < end for s, e, _ in found):
            continue
        value = read(match, text, anchor, offset)
        if value is not None:
            found.append((value.span.start - offset, value.span.end - offset, value))
    found.sort(key=lambda item: item[0])
    return tuple(value for _, _, value in found)


@lru_cache(maxsize=8)
def _matches(text: str) -> tuple[tuple[_Reader, re.Match[str]], ...]:
    """Whatever may be a date; a sentence is asked twice, for its dates and for its numbers."""
    small = text.lower()
    digits = bool(_DIGIT.search(text))
    if not digits and not any(sign in small for sign in _TRIGGERS):
        return ()
    return tuple(
        (read, match)
        for (pattern, read), (needs_digit, signs) in zip(_READERS, _SIGNS, strict=True)
        if digits or not needs_digit
        if not signs or any(sign in small for sign in signs) or (digits and pattern is CLOCK)
        for match in pattern.finditer(text)
    )


def _read_absolute(
    match: re.Match[str], text: str, anchor: date | None, offset: int
) -> DateValue | None:
    """A day of a month, with or without its year and weekday, or a run of such days."""
    numbers = _day_month_year(match)
    if numbers is None:
        return None
    day, month, year = numbers
    last = int(group(match, "day2") or 0) or None
    if year is not None:
        days = date_span.one(date_span.make_day(year, month, day))
        if days is None:
            return None
    else:
        if not 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
            return None
        days = None
        if anchor is not None:
            future = is_future(text, match.start())
            days = date_span.one(date_span.yearless_day(anchor, month, day, future))
    if last is not None and days is not None:
        end = date_span.make_day(days.start.year, month, last)
        days = Days(start=days.start, end=end) if end and end > days.start else days
    return date_value(
        match,
        text,
        offset,
        "day",
        days,
        weekday=written_weekday(match),
        day=day,
        month=month,
        year=year,
        part=day_part(match),
        between=last is not None,
    )


def _day_month_year(match: re.Match[str]) -> tuple[int, int, int | None] | None:
    """(day, month, year) as written; None where the two numbers could be either way round."""
    if group(match, "month"):
        year = group(match, "year")
        month = month_number(group(match, "month"))
        return int(group(match, "day")), month, int(year) if year else None
    if group(match, "iso_year"):
        return int(match["iso_day"]), int(match["iso_month"]), int(match["iso_year"])
    first, second, year_number = int(match["first"]), int(match["second"]), int(match["slash_year"])
    if first > 12 >= second >= 1:
        return first, second, year_number
    if second > 12 >= first >= 1 or first == second <= 12:
        return second, first, year_number
    return None


def _read_month(
    match: re.Match[str], text: str, anchor: date | None, offset: int
) -> DateValue | None:
    month = month_number(match["month"])
    year = group(match, "year")
    told = year or group(match, "which") or group(match, "edge")
    if not told and not _means_month(match, text):
        return None
    if year:
        days = date_span.month_days(int(year), month)
    elif anchor is not None:
        which = which_one(match)
        future = which == "" and is_future(text, match.start())
        days = date_span.yearless_month(anchor, month, which, future)
    else:
        days = None
    number = int(year) if year else None
    return date_value(
        match, text, offset, "month", days, month=month, year=number, part=day_part(match)
    )


def _means_month(match: re.Match[str], text: str) -> bool:
    """Whether a month's name by itself is the month: "in May", not "Mrs May"."""
    word = match["month"].lower()
    start, end = match.span()
    if word in ("may", "march"):
        pattern = SURE_MONTH_BEFORE
    elif word in ("april", "june", "august") or len(word) < 4 or word.endswith("."):
        pattern = MONTH_BEFORE
    else:
        return True
    if text[end : end + 2] in ("'s", "’s") and word in ("may", "april", "june"):
        return False
    return pattern.search(text, max(0, start - 30), start) is not None


def _read_weekday(
    match: re.Match[str], text: str, anchor: date | None, offset: int
) -> DateValue | None:
    start, end = match.span()
    if NAMED_DAY_BEFORE.search(text, max(0, start - 12), start) or TITLE_DAY_AFTER.match(text, end):
        return None
    weekday = weekday_number(match["weekday"])
    days = None
    if anchor is not None:
        which = which_one(match)
        future = is_future(text, match.start())
        days = date_span.one(date_span.weekday_near(anchor, weekday, which, future))
    return date_value(match, text, offset, "weekday", days, weekday=weekday, part=day_part(match))


def _read_year(
    match: re.Match[str], text: str, anchor: date | None, offset: int
) -> DateValue | None:
    first = int(match["year"])
    last = first
    second = group(match, "year2")
    told = second or group(match, "decade") or group(match, "edge")
    if not told and not _means_year(match, text, first):
        return None
    if second:
        last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
        if last <= first:
            return None
    decade = bool(group(match, "decade"))
    days = date_span.year_days(first, first + 9 if decade else last)
    part = "decade" if decade else day_part(match)
    return date_value(
        match, text, offset, "year", days, year=first, part=part, between=last > first
    )


def _means_year(match: re.Match[str], text: str, number: int) -> bool:
    """Whether four digits are a year rather than a count or part of a name."""
    start, end = match.span()
    before = text[max(0, start - 30) : start]
    counted = COUNTED_AFTER.match(text, end) is not None
    recent = 1900 <= number <= 2099
    preposition = YEAR_BEFORE.search(before)
    if preposition and recent and not (counted and before.endswith(("of ", "to ", "and "))):
        return True
    if COUNT_BEFORE.search(before) or counted:
        return False
    return recent or preposition is not None


def _read_season(
    match: re.Match[str], text: str, anchor: date | None, offset: int
) -> DateValue | None:
    season = SEASONS[match["season"].lower()]
    written = group(match, "year")
    start, end = match.span()
    if not (written or group(match, "which")):
        before = SEASON_BEFORE.search(text, max(0, start - 24), start)
        if not before or re.match(r"\s+(?:of|to|in|from|into|by)\b", text[end : end + 6]):
            return None
    year = int(written) if written else None
    days = date_span.season_days(season, year) if year else None
    if year is None and anchor is not None:
        which = which_one(match)
        options = [date_span.season_days(season, anchor.year + step) for step in (-1, 0, 1)]
        known = [d for d in options if d is not None]
        if which == "last":
            days = next((d for d in reversed(known) if d.end < anchor), None)
        elif which == "next":
            days = next((d for d in known if d.start > anchor), None)
        elif which == "this":
            days = date_span.season_days(season, anchor.year)
        else:
            days = next((d for d in reversed(known) if d.start <= anchor), None)
    return date_value(match, text, offset, "season", days, year=year, part=season)


def _read_clock(
    match: re.Match[str], text: str, anchor: date | None, offset: int
) -> DateValue | None:
    word = group(match, "word").lower()
    if word:
        clock = 0 if word == "midnight" else 720
        return date_value(match, text, offset, "time", clock=clock, part=DAY_PARTS[word])
    fields = ("hour", "hour24", "dotted", "military", "hour_o")
    hour = count_of(next(g for name in fields if (g := group(match, name))))
    minutes = ("minute", "minute24", "dminute", "mminute")
    minute = int(next((g for name in minutes if (g := group(match, name))), "0"))
    half = group(match, "half").lower()
    if group(match, "half_of"):
        half = "a" if match["half_of"] == "morning" else "p"
    if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return date_value(match, text, offset, "time", clock=hour * 60 + minute)


def _read_part(
    match: re.Match[str], text: str, anchor: date | None, offset: int
) -> DateValue | None:
    return date_value(match, text, offset, "part", part=day_part(match))


def _read_word(
    match: re.Match[str], text: str, anchor: date | None, offset: int
) -> DateValue | None:
    """today, yesterday morning, tonight, overnight, last night, this evening."""
    word = " ".join(match["word"].lower().split())
    part = day_part(match)
    step = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "last night": -1}
    days = None
    if anchor is not None:
        start = date_span.shift(anchor, -1 if word == "overnight" else step.get(word, 0))
        end = anchor if word == "overnight" else start
        days = Days(start=start, end=end) if start and end else None
    if part is None:
        part = DAY_PARTS.get(word.split()[-1])
    named = word.split()[-1] in ("today", "yesterday", "tomorrow")
    precision: DatePrecision = "day" if named else "part"
    return date_value(match, text, offset, precision, days, part=part)


def _read_period(
    match: re.Match[str], text: str, anchor: date | None, offset: int
) -> DateValue | None:
    """last week, earlier this year, the weekend, next month."""
    which = which_one(match)
    unit = (group(match, "unit") or "weekend").lower()
    step = {"last": -1, "next": 1}.get(which, 0)
    part = day_part(match)
    days: Days | None = None
    precision: DatePrecision = "week"
    if unit == "month":
        precision = "month"
        days = date_span.months_from(anchor, step) if anchor else None
    elif unit in ("year", "decade"):
        precision = "year"
        days = date_span.year_days(anchor.year + step) if anchor and unit == "year" else None
    elif unit == "week":
        days = date_span.week_of(anchor, step) if anchor else None
    else:
        part = "weekend"
        days = _weekend(anchor, which, is_future(text, match.start())) if anchor else None
    year = days.start.year if days and unit == "year" else None
    return date_value(match, text, offset, precision, days, year=year, part=part)


def _weekend(anchor: date, which: str, future: bool) -> Days | None:
    saturday = date_span.weekday_near(anchor, 5, "", False)
    if saturday is None:
        return None
    upcoming = which == "next" or (future and which != "last")
    if upcoming and anchor.weekday() < 5:
        saturday = date_span.shift(saturday, 7)
    elif which == "last" and anchor.weekday() >= 5:
        saturday = date_span.shift(saturday, -7)
    sunday = None if saturday is None else date_span.shift(saturday, 1)
    return Days(start=saturday, end=sunday) if saturday and sunday else None


def _read_ago(
    match: re.Match[str], text: str, anchor: date | None, offset: int
) -> DateValue | None:
    """ "Two weeks ago": as exact as the unit is, so weeks leave some days either way."""
    number, unit = count_of(match["count"]), match["unit"].lower()
    precision: DatePrecision = "day"
    days: Days | None = None
    if unit == "week":
        precision = "week"
        middle = date_span.shift(anchor, -7 * number) if anchor else None
        first = date_span.shift(middle, -3) if middle else None
        last = date_span.shift(middle, 3) if middle else None
        days = Days(start=first, end=last) if first and last else None
    elif unit == "month":
        precision = "month"
        days = date_span.months_from(anchor, -number) if anchor else None
    elif unit in ("year", "decade"):
        precision = "year"
        years = number * (10 if unit == "decade" else 1)
        days = date_span.year_days(anchor.year - years) if anchor and unit == "year" else None
    elif unit == "day":
        days = date_span.one(date_span.shift(anchor, -number)) if anchor else None
    elif anchor is not None:
        hours = number if unit == "hour" else 1
        start = date_span.shift(anchor, -(1 + hours // 24))
        days = Days(start=start, end=anchor) if start else None
    return date_value(match, text, offset, precision, days)


_Reader = Callable[[re.Match[str], str, date | None, int], DateValue | None]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    *((pattern, _read_absolute) for pattern in ABSOLUTE),
    (CLOCK, _read_clock),
    (RELATIVE["ago"], _read_ago),
    (RELATIVE["word"], _read_word),
    (RELATIVE["period"], _read_period),
    (PARTIAL["month"], _read_month),
    (PARTIAL["season"], _read_season),
    (PARTIAL["weekday"], _read_weekday),
    (PARTIAL["year"], _read_year),
    (PARTIAL["part"], _read_part),
)
# For each of them whether it needs a digit, and words of which it needs one.
_SIGNS: tuple[tuple[bool, tuple[str, ...]], ...] = (
    (True, _MONTHS),
    (True, _MONTHS),
    (True, ()),
    (True, ()),
    (False, ("clock", "noon", "midday", "midnight")),
    (False, ("ago",)),
    (False, ("day", "tomorrow", "night", "morning", "noon", "evening")),
    (False, ("week", "month", "year", "decade")),
    (False, _MONTHS),
    (False, _SEASONS),
    (False, _WEEKDAYS),
    (True, ()),
    (False, tuple("morning noon evening night dawn dusk daybreak sun hours".split())),
)
