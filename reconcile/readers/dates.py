"""The day (and hour) that an article was published, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_WEEKDAY = r"(?:[A-Za-z]{3,9}\.?,?\s+)?"
_TIME = r"(?:,?\s+(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2}))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WRITTEN = (
    re.compile(rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}}){_TIME}"),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}}){_TIME}"),
)
_ISO_START = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 64


def iso_published(text: str) -> str | None:
    """A date or date-time in ISO 8601, None where the words do not say one for certain.

    Understands ISO 8601, the dates of e-mail and feeds, "28 November 2022" and "November 28, 2022"
    (with a weekday and a time, if need be).  "03/04/2022" means two days, so it is none.
    """
    text = text.strip()
    if len(text) > _LONGEST or not text.isascii():
        return None
    return _iso(text) or _written(text) or _feed(text)


def _iso(text: str) -> str | None:
    if not _ISO_START.match(text):
        return None
    # "2022-11-28 13:52 +02:00" is how YAML writes it; ISO has no space before the offset.
    compact = re.sub(r"\s+(?=[+-]\d|Z\Z)", "", text)
    try:
        if len(compact) == 10:
            return date.fromisoformat(compact).isoformat()
        return datetime.fromisoformat(compact).isoformat()
    except ValueError:
        return None


def _written(text: str) -> str | None:
    for form in _WRITTEN:
        found = form.fullmatch(text)
        month = _month(found["month"]) if found else None
        if found is None or month is None:
            continue
        year, day = int(found["year"]), int(found["day"])
        try:
            if found["hour"] is None:
                return date(year, month, day).isoformat()
            return datetime(year, month, day, int(found["hour"]), int(found["minute"])).isoformat()
        except ValueError:
            return None
    return None


def _month(word: str) -> int | None:
    low = word.lower()
    for number, name in enumerate(_MONTHS, start=1):
        if name == low or low in (name[:3], name[:4]):
            return number
    return None


def _feed(text: str) -> str | None:
    if not re.search(r"\d:\d\d", text):
        return None
    from email.utils import parsedate_to_datetime  # it pulls in sockets

    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
