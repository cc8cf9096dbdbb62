"""Quantities in sentences."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.claims.quantities import find_quantities

INF = math.inf


def only(text: str) -> Any:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


COUNTS = [
    ("12 people fled", "12", 12, "person"),
    ("twenty-three cars burned", "twenty-three", 23, "car"),
    ("a hundred and five men", "a hundred and five", 105, "man"),
    ("a thousand million stars", "a thousand million", 1e9, "star"),
    ("1.2 million users", "1.2 million", 1.2e6, "user"),
    ("1,200,000 users", "1,200,000", 1.2e6, "user"),
    ("a dozen women", "a dozen", 12, "woman"),
    ("two dozen boats", "two dozen", 24, "boat"),
    ("half a million troops", "half a million", 5e5, "troop"),
    ("one hundred and twenty thousand votes", "one hundred and twenty thousand", 120000, "vote"),
    ("three trillion stars", "three trillion", 3e12, "star"),
    ("3 and a half million votes", "3 and a half million", 3.5e6, "vote"),
    ("3.5 stars", "3.5", 3.5, "star"),
    ("one person fled", "one", 1, "person"),
    ("zero deaths", "zero", 0, "death"),
    ("one of 99 children", "99", 99, "child"),
    ("20m people", "20m", 2e7, "person"),
    ("12 police officers", "12", 12, "officer"),
    ("three undersea cables", "three", 3, None),
    ("In Ukraine 12 people died", "12", 12, "person"),
    ("Police Arrest 12 Men", "12", 12, "man"),
    ("2000 people marched", "2000", 2000, "person"),
    ("six families", "six", 6, "family"),
    ("two churches", "two", 2, "church"),
]


@pytest.mark.parametrize(
    ("sentence", "text", "value", "counted"), [pytest.param(*row, id=row[0]) for row in COUNTS]
)
def test_counts(sentence: str, text: str, value: float, counted: str | None) -> None:
    found = only(sentence)
    assert (found.text, found.value, found.counted) == (text, value, counted)
    assert (found.low, found.high, found.precision) == (value, value, "exact")
    assert (found.dimension, found.unit) == ("count", None)


BOUNDS = [
    ("about 200", 176, 224, "about"),
    ("roughly 200", 176, 224, "about"),
    ("some 200", 176, 224, "about"),
    ("nearly 200", 176, 200, "about"),
    ("almost two hundred", 176, 200, "about"),
    ("just over 200", 200, 224, "about"),
    ("at least 12", 12, INF, "at least"),
    ("more than 100", 100, INF, "at least"),
    ("over 60", 60, INF, "at least"),
    ("no fewer than 60", 60, INF, "at least"),
    ("100 or more", 100, INF, "at least"),
    ("100+", 100, INF, "at least"),
    ("up to 30", 0, 30, "at most"),
    ("at most 5", 0, 5, "at most"),
    ("fewer than 9", 0, 9, "at most"),
    ("no more than 12", 0, 12, "at most"),
    ("50 or so", 44, 56, "about"),
    ("20-odd", 17.6, 22.4, "about"),
    ("5 to 7", 5, 7, "between"),
    ("between 10 and 20", 10, 20, "between"),
    ("20-30", 20, 30, "between"),
    ("20–30", 20, 30, "between"),
    ("from 3 to 5", 3, 5, "between"),
    ("two or three", 2, 3, "between"),
    ("1,000 to 1,500", 1000, 1500, "between"),
    ("5 to 7 million", 5e6, 7e6, "between"),
    ("dozens", 20, 150, "about"),
    ("hundreds", 100, 2000, "about"),
    ("scores", 35, 200, "about"),
    ("a couple of", 2, 3, "about"),
]


@pytest.mark.parametrize(
    ("text", "low", "high", "precision"), [pytest.param(*row, id=row[0]) for row in BOUNDS]
)
def test_bounds(text: str, low: float, high: float, precision: str) -> None:
    found = only(f"They saw {text} people there.")
    assert found.text == text
    assert (found.low, found.high) == pytest.approx((low, high))
    assert found.precision == precision


MEASURES = [
    ("65%", 65, "percent", "%"),
    ("65 per cent", 65, "percent", "%"),
    ("65 percent", 65, "percent", "%"),
    ("2 percentage points", 2, "percent", "points"),
    ("two-thirds", 66.666667, "percent", "%"),
    ("one in five", 20, "percent", "%"),
    ("$3bn", 3e9, "money", "USD"),
    ("$3 billion", 3e9, "money", "USD"),
    ("US$ 27.5 billion", 27.5e9, "money", "USD"),
    ("€20m", 2e7, "money", "EUR"),
    ("£5,000", 5000, "money", "GBP"),
    ("40 rupees", 40, "money", "INR"),
    ("5 million dollars", 5e6, "money", "USD"),
    ("15 cents", 0.15, "money", "USD"),
    ("2 million pounds", 2e6, "money", "GBP"),
    ("30 Canadian dollars", 30, "money", "CAD"),
    ("$3-4 million", 3.5e6, "money", "USD"),
    ("$3 million to $5 million", 4e6, "money", "USD"),
    ("magnitude 6.1", 6.1, "magnitude", None),
    ("6.1-magnitude", 6.1, "magnitude", None),
    ("magnitude of 6.1", 6.1, "magnitude", None),
    ("16 km", 16, "distance", "km"),
    ("10 miles", 16.09344, "distance", "km"),
    ("5 feet 10 inches", 0.001778, "distance", "km"),
    ("60 mph", 96.56064, "speed", "km/h"),
    ("100 km/h", 100, "speed", "km/h"),
    ("5 tonnes", 5000, "weight", "kg"),
    ("500-pound", 226.796185, "weight", "kg"),
    ("30C", 30, "temperature", "°C"),
    ("90 degrees Fahrenheit", 32.222222222, "temperature", "°C"),
    ("5 square kilometres", 5, "area", "km2"),
    ("200 litres", 200, "volume", "l"),
    ("two weeks", 14, "duration", "days"),
    ("three-day", 3, "duration", "days"),
    ("36 hours", 1.5, "duration", "days"),
    ("two and a half years", 913.125, "duration", "days"),
    ("one hour and 30 minutes", 0.0625, "duration", "days"),
    ("23-year-old", 23, "age", "years"),
    ("aged 52", 52, "age", "years"),
    ("52 years old", 52, "age", "years"),
    ("six-month-old", 0.5, "age", "years"),
    ("in his 50s", 54.5, "age", "years"),
    ("twice", 2, "frequency", None),
    ("three times", 3, "frequency", None),
    ("two occasions", 2, "frequency", None),
    ("thrice", 3, "frequency", None),
    ("twice daily", 2, "frequency", "per day"),
    ("third", 3, "ordinal", None),
    ("21st", 21, "ordinal", None),
    ("twenty-first", 21, "ordinal", None),
]


@pytest.mark.parametrize(
    ("text", "value", "dimension", "unit"), [pytest.param(*row, id=row[0]) for row in MEASURES]
)
def test_measures(text: str, value: float, dimension: str, unit: str | None) -> None:
    found = only(f"It was the {text} thing.")
    assert found.text == text
    assert found.value == pytest.approx(value)
    assert (found.dimension, found.unit) == (dimension, unit)


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        pytest.param("They won 3-2 at home.", 2, 3, id="won"),
        pytest.param("They lost 21–14.", 14, 21, id="lost"),
        pytest.param("Passed by a vote of 5 to 4.", 4, 5, id="vote"),
        pytest.param("A 3-3 draw.", 3, 3, id="draw"),
        pytest.param("They trailed 1-2 at the break.", 1, 2, id="behind"),
    ],
)
def test_scores(sentence: str, low: float, high: float) -> None:
    found = only(sentence)
    assert (found.dimension, found.low, found.high, found.value) == ("score", low, high, high)


def test_the_two_systems_meet() -> None:
    miles, kilometres = only("It is 10 miles off."), only("It is 16 km off.")
    assert miles.low <= kilometres.value <= miles.high
    more = only("It is 11 miles off.")
    assert more.low > miles.high


def test_a_change_is_two_numbers() -> None:
    found = find_quantities("It rose from 3 percent to 5 percent.")
    assert [q.value for q in found] == [3, 5]


@pytest.mark.parametrize(
    ("sentence", "ages"),
    [
        ("The bodies of two women, 68 and 48 years old.", [68, 48]),
        ("She scored 20 and a 14-year-old watched.", [14]),
    ],
)
def test_two_ages_of_one_word(sentence: str, ages: list[float]) -> None:
    assert [q.value for q in find_quantities(sentence) if q.dimension == "age"] == ages


def test_age_in_apposition() -> None:
    found = only("John Smith, 52, said so.")
    assert (found.text, found.dimension) == ("52", "age")


@pytest.mark.parametrize(
    "sentence",
    [
        "It happened in 1998.",
        "It fell on November 15, 2022.",
        "It began at 1:30 p.m. sharp.",
        "The SV40 virus and the F-16 and COVID-19.",
        "They took Route 94 and Flight 370.",
        "See section 3 of the law.",
        "They drove up US 59 at dawn.",
        "A Boeing 737 crashed.",
        "Call 555-1234 or 0845 125 2222.",
        "She called 911 at once.",
        "One of the men fled and no one saw.",
        "They know one another.",
        "The good one is here.",
        "One day it will end.",
        "Once they left, it was once a star.",
        "The First Lady was there at first.",
        "The Second World War and the 19th century.",
        "A 4x4 and the 24/7 shop.",
        "Nothing is here.",
    ],
)
def test_no_quantity(sentence: str) -> None:
    assert find_quantities(sentence) == ()


pieces = st.sampled_from(
    "about 5 to 7 million people $ 3bn twice at least 12 or more miles 65% per cent twenty - three "
    "between and 20 men two-thirds of 1,200 half a dozen John Smith , 52 years old 6.1 magnitude "
    "first feet 10 inches 3-2 won in 2010 up to one 9 degrees C one hundred m £ 0".split()
)


@given(st.lists(pieces, max_size=12), st.integers(0, 50))
def test_spans_hold_the_text(words: list[str], offset: int) -> None:
    text = " ".join(words)
    last = offset
    for found in find_quantities(text, offset):
        start, end = found.span.start, found.span.end
        assert last <= start < end <= offset + len(text)
        assert text[start - offset : end - offset] == found.text
        assert found.low <= found.high
        last = end


RUNS = st.builds(
    lambda lead, digit, count, tail: f"{lead}{digit * count}{tail}",
    st.sampled_from(["", "$", "0.", "won ", "1,", "hundred " * 200, "magnitude "]),
    st.sampled_from(["1", "9", "0", "٣", "9,999", "thousand "]),
    st.integers(1, 600) | st.just(5000),
    st.sampled_from(["", " people", "m", " million km", "th", "-2", "%", " ½", " trillion tonnes"]),
)


@given(RUNS)
def test_a_run_of_digits_is_a_finite_number_or_none(text: str) -> None:
    for found in find_quantities(text):
        assert math.isfinite(found.value), found
        assert abs(found.value) < 1e36
        assert found.low <= found.value <= found.high or found.dimension == "score"


def test_a_number_of_more_than_18_digits_counts_nothing() -> None:
    assert only(f"{'9' * 18} people").counted == "person"
    assert find_quantities(f"{'9' * 19} people") == ()
    assert find_quantities(f"{'9' * 400} people") == ()
    assert [q.value for q in find_quantities(f"{'9' * 400} cars and 12 men")] == [12]


@given(st.text(max_size=60))
def test_takes_any_text(text: str) -> None:
    for found in find_quantities(text):
        assert text[found.span.start : found.span.end] == found.text
