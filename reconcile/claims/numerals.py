"""Cardinal numbers in digits and words, with their exact place: the ground of every quantity."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from reconcile.lexicon.numbers import TENS, UNITS

_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "k": 1e3,
}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    "thousandth": 1000,
}
"""Ordinal words to their number."""

# What a vague word may stand for: value, low, high.
_VAGUE = {
    "a couple of": (2, 2, 3),
    "a couple": (2, 2, 3),
    "couple of": (2, 2, 3),
    "dozens": (36, 20, 150),
    "scores": (60, 35, 200),
    "hundreds": (300, 100, 2000),
    "thousands": (3000, 1000, 20000),
    "millions": (3e6, 1e6, 2e7),
    "billions": (3e9, 1e9, 2e10),
    "tens of thousands": (30000, 10000, 200000),
    "hundreds of thousands": (300000, 1e5, 2e6),
    "tens of millions": (3e7, 1e7, 2e8),
    "hundreds of millions": (3e8, 1e8, 2e9),
    "dozens of thousands": (36000, 20000, 150000),
}
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_SMALL = "|".join(sorted((*UNITS, *TENS), key=len, reverse=True))
_BIG = "hundred|thousand|million|billion|trillion|dozen"
_DIGITS = (
    r"\d{1,3}\.\s\d{1,2}(?=\s(?:million|billion|trillion|percent|per\scent)\b|\s?%)|"
    r"\d{1,3}(?:,(?:\d{3}|\s000\b))+(?:\.\d+)?|\d+(?:\.\d+)?"
)
_PATTERN = re.compile(
    r"(?P<vague>\b(?:(?:tens|dozens|hundreds)\s+of\s+(?:thousands|millions)|dozens|scores|hundreds"
    r"|thousands|millions|billions|a\s+couple\s+of|a\s+couple(?=\s+(?:days|weeks|months|years|hours|"
    r"dozen|hundred|thousand)\b))\b)"
    rf"|(?P<halfof>\bhalf\s+(?:an?\s+)(?P<half_scale>{_BIG})\b)"
    rf"|(?P<digits>(?<![\w.,/])(?:{_DIGITS})(?P<fraction>\s?[½¼¾⅓⅔]|\s[1-3]/[2-4](?![/\d]))?"
    rf"(?:(?:\s|-)(?P<scale>{_BIG})\b|\s?(?P<short>bn|mn|mln|tn|trn|m|b|k)\b)?)"
    rf"|(?P<words>\b(?:(?:a|an|one)\s+(?=(?:{_BIG})\b)|(?=(?:{_SMALL})\b))"
    rf"(?:(?:{_SMALL}|{_BIG})(?:(?:\s+and\s+|[\s-]+)(?={_SMALL}|{_BIG}))?)+\b"
    r"(?:\s+and\s+a\s+(?P<and_half>half|quarter)\b)?(?:\s+(?P<and_scale>million|billion)\b)?)",
    re.IGNORECASE,
)
_PLAIN = re.compile(_DIGITS)
_AND_HALF = re.compile(r"\s+and\s+a\s+(half|quarter)\b(?:\s+(million|billion|thousand)\b)?", re.I)
# A longer run of digits is an identifier or noise, and nothing that is counted comes to more.
_MOST_DIGITS = 18
_LARGEST = 10.0**_MOST_DIGITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """One cardinal number: ``text[start:end]``, its value and what it may stand for.

    ``low`` and ``high`` differ from ``value`` for vague words ("dozens") only.  ``step`` is half
    a unit of the last digit written that is not a filling nought: how far rounding may have gone.
    ``letters``: written in words.  ``suffix``: the short scale as written ("bn", "m") or "".
    ``scale`` is the factor of a scale word, 1 without one.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    step: float
    letters: bool
    suffix: str = ""
    scale: float = 1.0


def find_numerals(text: str) -> list[Numeral]:
    """Every cardinal number of the text in order, identifiers and years among them.

    Left out is what nobody counts: numbers written with more than 18 digits, or above 10^18.
    """
    found: list[Numeral] = []
    for match in _PATTERN.finditer(text):
        if sum(map(str.isdigit, match["digits"] or "")) <= _MOST_DIGITS:
            found.extend(n for n in _read(match, text) if n.value <= _LARGEST)
    return found


def _read(match: re.Match[str], text: str) -> list[Numeral]:
    start, end = match.span()
    if match["vague"]:
        value, low, high = _VAGUE[" ".join(match["vague"].lower().split())]
        return [_numeral(start, end, value, low, high, letters=True)]
    if match["halfof"]:
        value = _SCALES[match["half_scale"].lower()] / 2
        return [_numeral(start, end, value, letters=True)]
    if match["digits"]:
        return [_digits(match, text)]
    return _word_runs(match)


def _numeral(
    start: int,
    end: int,
    value: float,
    low: float | None = None,
    high: float | None = None,
    *,
    letters: bool,
    step: float | None = None,
    suffix: str = "",
    scale: float = 1.0,
) -> Numeral:
    return Numeral(
        start=start,
        end=end,
        value=value,
        low=value if low is None else low,
        high=value if high is None else high,
        step=_step_of(value) if step is None else step,
        letters=letters,
        suffix=suffix,
        scale=scale,
    )


def _step_of(value: float) -> float:
    if value == 0 or not math.isfinite(value) or value != int(value):
        return 0.0
    unit = 1.0
    while value % (unit * 10) == 0:
        unit *= 10
    return unit / 2


def _digits(match: re.Match[str], text: str) -> Numeral:
    start, end = match.span()
    fraction = (match["fraction"] or "").strip()
    plain = _PLAIN.match(text, start)
    assert plain is not None
    number = plain[0].replace(",", "").replace(" ", "")
    value = float(number)
    step = 0.5 * 10 ** -len(number.partition(".")[2]) if "." in number else _step_of(value)
    if fraction in _HALVES:
        value += _HALVES[fraction]
    elif fraction:
        top, _, bottom = fraction.partition("/")
        value += int(top) / int(bottom)
    word = (match["scale"] or match["short"] or "").lower()
    scale = _SCALES.get(word, 1.0)
    tail = _AND_HALF.match(text, end)
    if tail and not word:
        value += 0.5 if tail[1].lower() == "half" else 0.25
        scale = _SCALES[tail[2].lower()] if tail[2] else 1.0
        end = tail.end()
    value = round(value * scale, 6) if scale > 1 else value
    return _numeral(
        start,
        end,
        value,
        letters=False,
        step=step * scale,
        suffix=(match["short"] or ""),
        scale=scale,
    )


def _word_runs(match: re.Match[str]) -> list[Numeral]:
    """The numbers of one run of number words; "two three" is two numbers, "one-two" too."""
    start = match.start("words")
    text = match["words"]
    extra = {"half": 0.5, "quarter": 0.25}.get((match["and_half"] or "").lower(), 0.0)
    if extra:
        text = text[: text.lower().rindex(" and ")] if " and " in text else text
    numbers: list[tuple[int, int, float]] = []
    total = current = 0.0
    begin = finish = -1
    last = ""
    for word in re.finditer(r"[a-z]+", text, re.IGNORECASE):
        low = word[0].lower()
        if low in ("and", "of"):
            continue
        if begin >= 0 and not _continues(last, low, current, total):
            numbers.append((begin, finish, total + current))
            total = current = 0.0
            begin = -1
        if begin < 0:
            begin = word.start()
        if low in ("a", "an"):
            current = 1.0
        elif low in UNITS:
            current += UNITS[low]
        elif low in TENS:
            current += TENS[low]
        elif low in ("hundred", "dozen"):
            current = (current or 1) * _SCALES[low]
        elif low in _SCALES and total and not current:
            total *= _SCALES[low]  # "a thousand million"
        elif low in _SCALES:
            total, current = total + (current or 1) * _SCALES[low], 0.0
        last, finish = low, word.end()
    if begin >= 0:
        numbers.append((begin, finish, total + current))
    out = [_numeral(start + b, start + f, v, letters=True) for b, f, v in numbers]
    if extra and out:
        factor = _SCALES[match["and_scale"].lower()] if match["and_scale"] else 1.0
        end = match.end()
        out[-1] = _numeral(out[-1].start, end, (out[-1].value + extra) * factor, letters=True)
    return out


def _continues(last: str, word: str, current: float, total: float) -> bool:
    """Whether ``word`` goes on with the number that ended in ``last``."""
    if word in _SCALES:
        return last in ("a", "an") or current > 0 or last in _SCALES
    if last in UNITS or last in ("a", "an"):
        return False
    if last in TENS:
        return word in UNITS and 0 < UNITS[word] < 10
    return last in _SCALES and last != "dozen"
