"""Dates and times in sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.claims.dates import find_dates

PUBLISHED = "2022-11-29"  # a Tuesday


def only(text: str, published: str | None = PUBLISHED) -> Any:
    found = find_dates(text, published)
    assert len(found) == 1, found
    return found[0]


DAYS = [
    ("Monday, November 28", "It fell on Monday, November 28, he said.", "2022-11-28", "day"),
    ("November 15", "A missile fell on November 15 in a field.", "2022-11-15", "day"),
    ("Nov. 15", "It fell on Nov. 15 near the border.", "2022-11-15", "day"),
    ("15 November 2022", "It fell on 15 November 2022.", "2022-11-15", "day"),
    ("15th of November", "On the 15th of November it fell.", "2022-11-15", "day"),
    ("2022-11-15", "Dated 2022-11-15 in the file.", "2022-11-15", "day"),
    ("11/28/2022", "Signed 11/28/2022 by all.", "2022-11-28", "day"),
    ("28/11/2022", "Signed 28/11/2022 by all.", "2022-11-28", "day"),
    ("December 3", "They gather on December 3.", "2022-12-03", "day"),
    ("May 5", "The vote was on May 5.", "2022-05-05", "day"),
    ("AUGUST 5", "ON AUGUST 5 IT RAINED", "2022-08-05", "day"),
    ("Friday", "He spoke on Friday.", "2022-11-25", "weekday"),
    ("Tuesday", "He spoke on Tuesday.", "2022-11-29", "weekday"),
    ("last Tuesday", "He spoke last Tuesday.", "2022-11-22", "weekday"),
    ("next Friday", "He speaks next Friday.", "2022-12-02", "weekday"),
    ("Friday", "He will meet them on Friday.", "2022-12-02", "weekday"),
    ("Friday", "He is due in court on Friday.", "2022-12-02", "weekday"),
    ("Friday morning", "It rained Friday morning.", "2022-11-25", "weekday"),
    ("today", "He left today.", "2022-11-29", "day"),
    ("yesterday", "He left yesterday.", "2022-11-28", "day"),
    ("yesterday morning", "He left yesterday morning.", "2022-11-28", "day"),
    ("the day before yesterday", "He left the day before yesterday.", "2022-11-27", "day"),
    ("tomorrow", "He leaves tomorrow.", "2022-11-30", "day"),
    ("three days ago", "He left three days ago.", "2022-11-26", "day"),
    ("this morning", "He left this morning.", "2022-11-29", "part"),
    ("last night", "He left last night.", "2022-11-28", "part"),
]


@pytest.mark.parametrize(
    ("text", "sentence", "day", "precision"),
    [pytest.param(*row, id=f"{n}-{row[0]}") for n, row in enumerate(DAYS)],
)
def test_single_days(text: str, sentence: str, day: str, precision: str) -> None:
    found = only(sentence)
    assert (found.text, found.start, found.end, found.precision) == (text, day, day, precision)


STRETCHES = [
    ("in March", "March", "2022-03-01", "2022-03-31", "month"),
    ("in early March", "early March", "2022-03-01", "2022-03-31", "month"),
    ("in December", "December", "2021-12-01", "2021-12-31", "month"),
    ("last March", "last March", "2022-03-01", "2022-03-31", "month"),
    ("in March 2011", "March 2011", "2011-03-01", "2011-03-31", "month"),
    ("last month", "last month", "2022-10-01", "2022-10-31", "month"),
    ("next month", "next month", "2022-12-01", "2022-12-31", "month"),
    ("two months ago", "two months ago", "2022-09-01", "2022-09-30", "month"),
    ("last week", "last week", "2022-11-21", "2022-11-27", "week"),
    ("two weeks ago", "two weeks ago", "2022-11-12", "2022-11-18", "week"),
    ("over the weekend", "weekend", "2022-11-26", "2022-11-27", "week"),
    ("in 2010", "2010", "2010-01-01", "2010-12-31", "year"),
    ("last year", "last year", "2021-01-01", "2021-12-31", "year"),
    ("earlier this year", "earlier this year", "2022-01-01", "2022-12-31", "year"),
    ("a year ago", "a year ago", "2021-01-01", "2021-12-31", "year"),
    ("in the 1990s", "1990s", "1990-01-01", "1999-12-31", "year"),
    ("in mid-2019", "mid-2019", "2019-01-01", "2019-12-31", "year"),
    ("in 2010-11", "2010-11", "2010-01-01", "2011-12-31", "year"),
    ("on November 15-17", "November 15-17", "2022-11-15", "2022-11-17", "day"),
    ("last summer", "last summer", "2022-06-01", "2022-08-31", "season"),
    ("in the spring of 2010", "spring of 2010", "2010-03-01", "2010-05-31", "season"),
    ("overnight", "overnight", "2022-11-28", "2022-11-29", "part"),
]


@pytest.mark.parametrize(
    ("phrase", "text", "start", "end", "precision"),
    [pytest.param(*row, id=row[0]) for row in STRETCHES],
)
def test_stretches(phrase: str, text: str, start: str, end: str, precision: str) -> None:
    found = only(f"It happened {phrase}.")
    assert (found.text, found.start, found.end, found.precision) == (text, start, end, precision)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        pytest.param("1:30 a.m.", 90, id="am-dots"),
        pytest.param("1.30am", 90, id="am-full-stop"),
        pytest.param("7 pm EDT", 1140, id="pm-zone"),
        pytest.param("12 a.m.", 0, id="twelve-am"),
        pytest.param("13:52", 832, id="twenty-four-hours"),
        pytest.param("0800 GMT", 480, id="military"),
        pytest.param("noon", 720, id="noon"),
        pytest.param("midnight", 0, id="midnight"),
        pytest.param("seven o'clock in the evening", 1140, id="o-clock"),
    ],
)
def test_clock(text: str, clock: int) -> None:
    found = only(f"It began at {text}")
    assert (found.text, found.clock, found.precision) == (text, clock, "time")


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        pytest.param("It ended before Friday.", "before", id="before"),
        pytest.param("It began after Friday.", "after", id="after"),
        pytest.param("It has run since 1998.", "since", id="since"),
        pytest.param("It runs until March 5.", "until", id="until"),
        pytest.param("It ended by Friday.", "until", id="by"),
        pytest.param("It ended on Friday.", "on", id="on"),
        pytest.param("They hid before dawn.", "before", id="before-dawn"),
    ],
)
def test_relation(sentence: str, relation: str) -> None:
    assert only(sentence).relation == relation


def test_between_holds_for_both_ends() -> None:
    found = find_dates("It grew between 2010 and 2012.", PUBLISHED)
    assert [(d.year, d.relation) for d in found] == [(2010, "between"), (2012, "between")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mrs May may march on the capital.",
        "The fall of the wall changed all.",
        "Good Friday and the Sunday Times.",
        "He sat in the sun and wed.",
        "About 2000 people came.",
        "The 1500 metres was won by ten.",
        "Route 1990 was closed.",
        "It cost $2010 in all.",
        "He lost 21-14.",
        "Signed 03/04/2022 by all.",
        "The 31 June never came.",
        "He works Mondays.",
        "In the last week of all.",
    ],
)
def test_no_date(sentence: str) -> None:
    found = [d for d in find_dates(sentence, PUBLISHED) if d.precision != "month"]
    assert found == []


def test_unpublished_keeps_what_the_words_say() -> None:
    monday = only("It fell on Monday, November 28.", None)
    assert (monday.start, monday.end) == (None, None)
    assert (monday.weekday, monday.day, monday.month) == (0, 28, 11)
    assert only("He left yesterday.", "not a date").start is None


def test_a_full_date_needs_no_publication() -> None:
    assert only("It fell on 15 November 2022.", None).start == "2022-11-15"


def test_parts() -> None:
    assert only("It came in early March.").part == "early"
    assert only("It came on Monday morning.").part == "morning"


pieces = st.sampled_from(
    "on Monday , November 28 2022 15 at 1:30 a.m. last week two weeks ago in March May the 1990s "
    "before until by since 7 pm noon 31 February 9999 early late summer this weekend 12 9".split()
)


@given(st.lists(pieces, max_size=12), st.integers(0, 50), st.sampled_from([PUBLISHED, None]))
def test_spans_hold_the_text(words: list[str], offset: int, published: str | None) -> None:
    text = " ".join(words)
    last = offset
    for value in find_dates(text, published, offset):
        start, end = value.span.start, value.span.end
        assert last <= start < end <= offset + len(text)
        assert text[start - offset : end - offset] == value.text
        last = end
        if value.start and value.end:
            assert date.fromisoformat(value.start) <= date.fromisoformat(value.end)


@given(st.text(max_size=60), st.text(max_size=12))
def test_takes_any_text(text: str, published: str) -> None:
    for value in find_dates(text, published):
        assert text[value.span.start : value.span.end] == value.text
