"""What days a date means: arithmetic from the words' parts and the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from reconcile.lexicon.calendar import SEASON_MONTHS

# Without a year a date is taken as past unless that lies further back than newsrooms leave it out.
_LONGEST_PAST_DAYS = 330


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A stretch of days, both ends inclusive."""

    start: date
    end: date


def publication_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time; None for None and for what is not one."""
    if not published:
        return None
    try:
        return date.fromisoformat(published.strip()[:10])
    except ValueError:
        return None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one(day: date | None) -> Days | None:
    """A stretch of one day."""
    return None if day is None else Days(start=day, end=day)


def shift(anchor: date, days: int) -> date | None:
    """The day ``days`` later (negative: earlier); None beyond the calendar."""
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        return None


def month_days(year: int, month: int) -> Days | None:
    """The whole month; None for a year outside 1..9998."""
    if not 1 <= year <= 9998:
        return None
    following = date(year + month // 12, month % 12 + 1, 1)
    return Days(start=date(year, month, 1), end=following - timedelta(days=1))


def year_days(first: int, last: int | None = None) -> Days | None:
    """The whole year, or the years ``first`` .. ``last``; None outside 1..9998."""
    last = first if last is None else last
    if not 1 <= first <= last <= 9998:
        return None
    return Days(start=date(first, 1, 1), end=date(last, 12, 31))


def season_days(season: str, year: int) -> Days | None:
    """The season's months in the northern half of the world; None for winter, which spans years."""
    months = SEASON_MONTHS.get(season)
    if months is None or not 1 <= year <= 9998:
        return None
    first, last = month_days(year, months[0]), month_days(year, months[1])
    return None if first is None or last is None else Days(start=first.start, end=last.end)


def week_of(anchor: date, weeks: int = 0) -> Days | None:
    """Monday to Sunday of the anchor's week, moved by ``weeks``."""
    monday = shift(anchor, 7 * weeks - anchor.weekday())
    sunday = None if monday is None else shift(monday, 6)
    return None if monday is None or sunday is None else Days(start=monday, end=sunday)


def months_from(anchor: date, months: int) -> Days | None:
    """The whole calendar month ``months`` later than the anchor's."""
    index = anchor.year * 12 + anchor.month - 1 + months
    return month_days(index // 12, index % 12 + 1)


def weekday_near(anchor: date, weekday: int, which: str, future: bool) -> date | None:
    """The weekday meant: the latest on or before the anchor, or the first after it.

    ``which`` is "last", "next", "this" or "" (a bare weekday, which is past unless ``future``).
    """
    back = (anchor.weekday() - weekday) % 7
    if which == "next":
        return shift(anchor, 7 - back)
    if which == "last":
        return shift(anchor, -(back or 7))
    if which == "this" or future:
        return shift(anchor, (weekday - anchor.weekday()) % 7)
    return shift(anchor, -back)


def yearless_day(anchor: date, month: int, day: int, future: bool) -> date | None:
    """The day that a month and day without a year mean on the day of publication."""
    here = make_day(anchor.year, month, day)
    before = here if here and here <= anchor else make_day(anchor.year - 1, month, day)
    after = here if here and here >= anchor else make_day(anchor.year + 1, month, day)
    if future:
        return after
    if before and (anchor - before).days <= _LONGEST_PAST_DAYS:
        return before
    return after or before


def yearless_month(anchor: date, month: int, which: str, future: bool) -> Days | None:
    """The month that a month's name alone means; a past one unless the words say otherwise."""
    if which == "next" or future:
        year = anchor.year + (month < anchor.month or (which == "next" and month == anchor.month))
    elif which == "last":
        year = anchor.year - (month >= anchor.month)
    elif which == "this":
        year = anchor.year
    else:
        year = anchor.year - (month > anchor.month)
    return month_days(year, month)
