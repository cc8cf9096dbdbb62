"""Numbers that are no cardinals: fractions, ordinals, scores, "twice"; and what is no number."""

from __future__ import annotations

import re
from collections.abc import Callable

from reconcile.claims.bounds import bounds_before, widen
from reconcile.claims.numerals import ORDINALS
from reconcile.model import Dimension, Precision, Quantity, Span

_PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_SMALL = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twenty": 20,
    "hundred": 100,
}
_TOPS = "one|two|three|four|five|six|seven|eight|nine"
_BOTTOMS = (
    "hal(?:f|ves)|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
)
_FRACTION = re.compile(
    rf"\b(?:(?P<top>{_TOPS})(?:-(?P<bottom>{_BOTTOMS})\b|\s(?P<bottom2>{_BOTTOMS})(?=\s+of\b))"
    r"|an?\s(?P<single>half|third|quarter|fifth|sixth|seventh|eighth|tenth)(?=\s+of\b)"
    r"|(?P<half>half)(?=\s+of\b|\s+(?:the|its|his|her|their|all|those|these)\b)"
    rf"|(?P<count>{_TOPS}|\d+)\s+(?:out\s+of|in)\s+(?:every\s+)?(?P<total>{_TOPS}|ten|twenty|\d+)\b)"
    r"(?!-)",
    re.IGNORECASE,
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
_TENS |= {"eighty": 80, "ninety": 90}
_ORDINAL = re.compile(
    r"\b(?:(?:(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
    rf"(?P<word>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
    r"|(?P<digits>\d{1,4})(?:st|nd|rd|th))\b"
    r"(?!\s+centur|-centur|-hand|\s+(?:lady|of\s+all)\b)",
    re.IGNORECASE,
)
_BEFORE_FIRST = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|my|your|this|that|and|or|in|very)|['’]s?)\s+$", re.I
)
_OFTEN = re.compile(
    r"\b(?P<word>(?:once|twice)\s+or\s+(?:twice|thrice)|once|twice|thrice)\b"
    r"(?P<rate>\s+(?:(?:a|per|every|each)\s+(?P<per>day|night|week|month|year|hour)"
    r"|(?P<adverb>daily|weekly|monthly|yearly|nightly)\b))?",
    re.IGNORECASE,
)
_ONCE_BEFORE = re.compile(
    r"\b(?:only|just|least|than|exactly|about|not|even|but|or|never)\s+$", re.IGNORECASE
)
_ONCE_AFTER = re.compile(r"\s*(?:[.,;:!?)”\"]|$|(?:in|on|since|during|before|or)\b)")
_SCORE = re.compile(
    r"(?<![\w.,/$£€:–-])(?P<left>\d{1,3})(?P<dash>[-–]|\s+to\s+)(?P<right>\d{1,3})(?![\w%/:]|[-–.,]\d)"
)
_SCORE_BEFORE = re.compile(
    r"\b(?:wo?n|wins?|winning|beat(?:s|ing|en)?|lost|lose|leads?|led|leading|defeat\w*|dr[ae]wn?|ties?"
    r"|tied|trail\w*|victory|loss|vote[ds]?|voting|rul(?:ed|ing)|rout\w*|edged|downed|score[ds]?|scoring"
    r"|ahead|approved|rejected|passed|thrash\w*|hammer\w*)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_SCORE_AFTER = re.compile(
    r"\s+(?:win|victory|defeat|loss|lead|vote|draw|decision|ruling|majority|record|triumph|tie|verdict"
    r"|against|on\s+aggregate|in\s+favou?r|at\s+(?:home|half)|overtime|thrashing|rout|scoreline)\b",
    re.IGNORECASE,
)
_DECADE_OF_LIFE = re.compile(
    r"\bin\s+(?:his|her|their|my|our)\s+(?:(?P<edge>early|mid|late)[\s-]+)?"
    r"(?:(?P<digits>[1-9]0)['’]?s|(?P<word>teens|twenties|thirties|forties|fifties|sixties|seventies"
    r"|eighties|nineties))\b",
    re.IGNORECASE,
)
_DECADES = {
    "teens": 10,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
NOT_NUMBERS = re.compile(
    r"\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b\d{3}-\d{4}\b|\(\d{3}\)\s?\d{3}-\d{4}|\+\d{1,3}[\s-]?\d[\d\s-]{5,}\d"
    r"|\b(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@\S+|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b(?!\s+(?:of|cups?|inch))"
    r"|\b\d{1,2}(?:st|nd|rd|th)[\s-]centur(?:y|ies)\b|\b\w+(?:st|nd|rd|th|first|second|third)\scentury\b"
    r"|\b[1-9]0s\b|['’]\d0s\b|(?<=[Cc]all\s)911\b|(?<=[Cc]alled\s)911\b|(?<=[Dd]ialed\s)911\b"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b|[#@]\w+|\b(?:[Nn]o|[Nn]os|[Nn]r|p|pp)\.\s?\d+\b|\b\d+x\d+\b|\b\d{1,3}-\d{1,3}-\d{1,3}\b|\b0\d{2,4}\s\d{3,4}\s?\d{3,4}\b",
)
"""Digits that count nothing: telephone numbers, addresses, decades, clock times, tags."""


def _make(
    text: str,
    offset: int,
    span: tuple[int, int],
    interval: tuple[float, float, float],
    dimension: Dimension,
    unit: str | None = None,
    precision: Precision = "exact",
) -> Quantity:
    value, low, high = interval
    start, end = span
    bounds = bounds_before(text, start) if dimension not in ("ordinal", "score") else None
    if bounds is not None:
        start, precision = bounds.start, bounds.precision
        low, high = widen(low, high, bounds)
    return Quantity(
        text=text[start:end],
        span=Span(start=start + offset, end=end + offset),
        value=value,
        low=low,
        high=high,
        precision=precision,
        dimension=dimension,
        unit=unit,
    )


def fractions(text: str, offset: int) -> list[Quantity]:
    """Shares in words, as percent: "two-thirds", "a third of", "half of", "one in five"."""
    out = []
    for match in _FRACTION.finditer(text):
        if match["total"]:
            top, bottom = (_small(match[name]) for name in ("count", "total"))
            # "12 in 2" is no share, and in digits "5 in 10" may be anything.
            spelt = match["count"].isalpha() and match["total"].isalpha()
            if not 0 < top < bottom or not (spelt or " of" in match[0] or "every" in match[0]):
                continue
        else:
            word = match["bottom"] or match["bottom2"] or match["single"] or match["half"]
            bottom = _PARTS[word.lower().rstrip("s").replace("halve", "half")]
            top = _SMALL[match["top"].lower()] if match["top"] else 1
        share = round(100 * top / bottom, 6)
        out.append(_make(text, offset, match.span(), (share, share, share), "percent", "%"))
    return out


def _small(word: str) -> int:
    return int(word) if word.isdigit() else _SMALL[word.lower()]


def ordinals(text: str, offset: int) -> list[Quantity]:
    """First, 21st, "twenty-third"; not "First Lady", "at first", "a second"."""
    out = []
    for match in _ORDINAL.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 12) : start], text[end : end + 24]
        word = (match["word"] or "").lower()
        if match["word"] and match["word"][0].isupper() and re.match(r"\s+[A-Z]", after):
            continue
        if word == "first" and not match["tens"] and not _BEFORE_FIRST.search(before):
            continue
        if word == "second" and not match["tens"] and not re.match(r"(?:-|\s+[a-z])", after):
            continue
        number = int(match["digits"]) if match["digits"] else ORDINALS[word]
        value = float(number + (_TENS[match["tens"].lower()] if match["tens"] else 0))
        out.append(_make(text, offset, (start, end), (value, value, value), "ordinal"))
    return out


def frequencies(text: str, offset: int) -> list[Quantity]:
    """Once, twice, thrice, with their rate; not the conjunction "once" or "once a star"."""
    out = []
    for match in _OFTEN.finditer(text):
        start, end = match.span()
        word = match["word"].lower()
        if word == "once" and not match["rate"]:
            before = text[max(0, start - 12) : start]
            if re.search(r"\b(?:at|all\s+at)\s+$", before):
                continue
            if not _ONCE_BEFORE.search(before) and not _ONCE_AFTER.match(text, end):
                continue
        numbers = [{"once": 1.0, "twice": 2.0, "thrice": 3.0}[w] for w in word.split(" or ")]
        low, high = numbers[0], numbers[-1]
        precision: Precision = "exact" if low == high else "between"
        per = (match["per"] or match["adverb"] or "").lower()
        per = {"daily": "day", "weekly": "week", "monthly": "month"}.get(per, per)
        unit = f"per {per.removesuffix('ly')}" if per else None
        interval = ((low + high) / 2, low, high)
        out.append(_make(text, offset, (start, end), interval, "frequency", unit, precision))
    return out


def scores(text: str, offset: int) -> list[Quantity]:
    """Results of games and votes: ``low`` is the smaller side, ``high`` and ``value`` the other."""
    out = []
    for match in _SCORE.finditer(text):
        left, right = float(match["left"]), float(match["right"])
        cue = _SCORE_BEFORE.search(text[max(0, match.start() - 60) : match.start()])
        cue = cue or _SCORE_AFTER.match(text, match.end())
        if "to" in match["dash"]:
            if (
                not cue
                or left <= right
                or "from" in text[max(0, match.start() - 6) : match.start()]
            ):
                continue
        elif not cue and left < right:
            continue
        interval = (max(left, right), min(left, right), max(left, right))
        out.append(_make(text, offset, match.span(), interval, "score"))
    return out


def decades_of_life(text: str, offset: int) -> list[Quantity]:
    """ "In his 50s", "in her late twenties" as an age of so many years."""
    out = []
    for match in _DECADE_OF_LIFE.finditer(text):
        first = int(match["digits"]) if match["digits"] else _DECADES[match["word"].lower()]
        edge = (match["edge"] or "").lower()
        low, high = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}.get(edge, (0, 9))
        low, high = first + low, first + high
        middle = (low + high) / 2
        out.append(
            _make(text, offset, match.span(), (middle, low, high), "age", "years", "between")
        )
    return out


READERS: tuple[Callable[[str, int], list[Quantity]], ...] = (
    fractions,
    scores,
    frequencies,
    ordinals,
)
"""The readers in the order in which they claim their words."""
