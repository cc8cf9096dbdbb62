"""What every reader of dates needs: groups of a match, its preposition, the record it becomes."""

from __future__ import annotations

import re
from typing import Literal, cast

from reconcile.claims.date_grammar import FUTURE_CUE, RELATION_BEFORE, WORDS
from reconcile.claims.date_span import Days
from reconcile.lexicon.calendar import DAY_PARTS, weekday_number
from reconcile.model import DatePrecision, DateValue, Span

_Relation = Literal["on", "before", "after", "since", "until", "between"]
_RELATIONS: dict[str, _Relation] = {
    "before": "before",
    "ahead of": "before",
    "prior to": "before",
    "by": "until",
    "no later than": "until",
    "after": "after",
    "following": "after",
    "from": "since",
    "since": "since",
    "until": "until",
    "till": "until",
    "til": "until",
    "through": "until",
    "up to": "until",
    "between": "between",
}


def date_value(
    match: re.Match[str],
    text: str,
    offset: int,
    precision: DatePrecision,
    days: Days | None = None,
    *,
    weekday: int | None = None,
    day: int | None = None,
    month: int | None = None,
    year: int | None = None,
    clock: int | None = None,
    part: str | None = None,
    between: bool = False,
) -> DateValue:
    """The record of what ``match`` found; ``offset`` is added to its span."""
    start, end = match.span()
    # A trailing comma or blank of an optional group is no part of the date.
    while end > start and text[end - 1] in " ,\t\n":
        end -= 1
    return DateValue(
        text=text[start:end],
        span=Span(start=start + offset, end=end + offset),
        precision=precision,
        start=days.start.isoformat() if days else None,
        end=days.end.isoformat() if days else None,
        weekday=weekday,
        day=day,
        month=month,
        year=year,
        clock=clock,
        part=part,
        relation="between" if between else _relation(text, start),
    )


def _relation(text: str, start: int) -> _Relation:
    found = RELATION_BEFORE.search(text, max(0, start - 40), start)
    if not found:
        return "on"
    if found["and"]:
        return "between" if re.search(r"\bbetween\b", text[:start], re.IGNORECASE) else "on"
    return _RELATIONS[" ".join(found["word"].lower().split())]


def is_future(text: str, start: int) -> bool:
    """Whether something was said to come within eight words before ``start``."""
    return FUTURE_CUE.search(text, max(0, start - 80), start) is not None


def group(match: re.Match[str], name: str) -> str:
    """The named group's text; "" where it is missing or matched nothing."""
    return cast(str, match.groupdict().get(name) or "")


def day_part(match: re.Match[str]) -> str | None:
    """The part of the day, or "early" and the like, that the match names."""
    for name in ("part", "part2"):
        word = group(match, name).lower()
        if word:
            return DAY_PARTS.get(word, word)
    edge = group(match, "edge").lower()
    return edge or None


def written_weekday(match: re.Match[str]) -> int | None:
    """The weekday that the match names, 0 (Monday) .. 6."""
    word = group(match, "weekday")
    return weekday_number(word) if word else None


def which_one(match: re.Match[str]) -> str:
    """The match's "last", "next", "this", or ""."""
    word = group(match, "which").lower().split()
    if not word:
        return ""
    if word[0] == "past" or word[-1] == "past":
        return "last"
    return {"coming": "next", "following": "next"}.get(word[0], word[0])


def count_of(word: str) -> int:
    """The number that a word or digits say; raises ``ValueError`` on any other word."""
    low = word.lower()
    return WORDS[low] if low in WORDS else int(low)
