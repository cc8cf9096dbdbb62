"""Quantities in a sentence: numbers with what they measure, as intervals in one base unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reconcile.claims.bounds import bounds_after, bounds_before, widen
from reconcile.claims.compounds import join_compounds
from reconcile.claims.counted import counted_noun, is_one_day, is_pronoun_one, names_something
from reconcile.claims.dates import find_dates
from reconcile.claims.number_words import NOT_NUMBERS, READERS, decades_of_life
from reconcile.claims.numerals import Numeral, find_numerals
from reconcile.claims.units import Unit, currency_after, currency_before, unit_after
from reconcile.model import Dimension, Precision, Quantity, Span

_TRIGGER = re.compile(
    r"\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty"
    r"|hundred|thousand|million|billion|trillion|dozen|score|half|third|quarter|once|twice|thrice"
    r"|couple|first|second|\w+th|\w+ties|\w+ty-\w+)s?\b",
    re.IGNORECASE,
)
# Without one of these nothing is digits that count nothing.
_SIGN = re.compile(r"\d|[@#]|http|www|century")
# A conversion is rounded to the last digit that the number shows, yet never by more than this.
_CONVERSION_SHARE = 0.04

_GAP = re.compile(
    r"(?P<unit>\s?%|\s?per\s?cent|-?\s?[a-z]{1,10}\.?|)(?:(?P<dash>\s?[-–—]\s?|\s?-to-)|\s+(?P<word>to|or|and)\s+)"
    r"(?:about\s+|around\s+|as\s+many\s+as\s+)?(?P<sign>US\$|[A-Z]{0,2}[$£€¥])?$"
)
_CHANGE = re.compile(
    r"\b(?:r[oi]se\w*|rais\w+|increas\w+|f[ae]ll\w*|drop\w*|cut|lower\w*|reduc\w+|up|down|gr[eo]w\w*"
    r"|climb\w*|jump\w*|went|mov\w+|chang\w+|revis\w+|declin\w+|narrow\w*|widen\w*|swell\w*|slid\w*"
    r"|shrank|shrunk|expand\w*|downgrad\w+|upgrad\w+|cutting|dropping)\b[^.;]{0,48}\bfrom\s+[^\d]{0,12}$",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"(?:\s?%|[\s-]?(?:per[\s-]?cent|percent|pct|pc)\b)(?P<points>[\s-]points?\b)?"
    r"|(?P<points2>\s+percentage[\s-]points?\b)",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    r"(?:\s-\s|[\s-])(?P<unit>year|month|week|day)s?(?:(?:\s-\s|[\s-])olds?\b|\s+of\s+age\b)",
    re.IGNORECASE,
)
# The first of two ages: "61 and 48 years old".
_AGE_PAIRED = re.compile(r",?\s(?:and|or)\s\d{1,3}")
_AGE_BEFORE = re.compile(
    r"\b(?:aged(?:\s+between)?|at\s+(?:the\s+)?age\s+(?:of\s+)?|age[ds]?|ages|both(?=\s+$)|(?:dead|dies|died)\s+at|(?:he|she|who)\s+(?:was|is|turned))\s+$",
    re.IGNORECASE,
)
_AGE_APPOSED = re.compile(r"(?:[A-Z][\w'’.-]+|Jr\.|Sr\.),\s$")
_AGE_APPOSED_AFTER = re.compile(r"[,;)]|\.(?:\s|$)|$|\s+and\b")
_MAGNITUDE_BEFORE = re.compile(
    r"\b(?:magnitude(?:\s+(?:of|was|at))?(?:\s+(?:about|around))?|measur(?:ed|ing)(?:\s+at)?)[\s-]$",
    re.IGNORECASE,
)
_MAGNITUDE_AFTER = re.compile(r"[\s-](?:magnitude\b|on\s+the\s+Richter\b)", re.IGNORECASE)
_TIMES = re.compile(r"\s+(?:times\b|(?:[a-z]+\s+)?occasions\b)")
_POUNDS = re.compile(r"\s+pounds?\b", re.IGNORECASE)
_IN_WORD = re.compile(r"(?<![\w.,])[A-Za-z]\w*[-–_]$")
_YEARS: dict[str, float] = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """One number or range of the text, before it is known what it measures."""

    start: int
    end: int
    value: float
    low: float
    high: float
    step: float
    letters: bool
    suffix: str
    scale: float
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meaning:
    """What a number measures: where its words begin and end, and how it becomes base units."""

    start: int
    end: int
    dimension: Dimension
    unit: Unit
    counted: str | None = None


def find_quantities(text: str, offset: int = 0) -> tuple[Quantity, ...]:
    """Every quantity of ``text`` in text order, without overlaps; ``offset`` is added to spans.

    ``low..high`` is the interval that the words allow: one point for an exact number, to
    ``math.inf`` for "at least".  Measures are in one base unit a dimension: km, km/h, kg, °C,
    km2, l, days, years of age, "%" (or "points"), an ISO currency code.  A number whose unit had
    to be converted from another system keeps the rounding of its last digit (at most 4 %) as
    its interval.  Years, dates, clock times, telephone numbers, identifiers and the pronoun "one"
    are no quantities.  A score has the smaller side as ``low`` and the larger as ``high``.
    """
    if not _TRIGGER.search(text):
        return ()
    taken = [(d.span.start, d.span.end) for d in find_dates(text, None)]
    found: list[Quantity] = decades_of_life(text, 0)
    taken += [(q.span.start, q.span.end) for q in found]
    if _SIGN.search(text):
        taken += [match.span() for match in NOT_NUMBERS.finditer(text)]
    for reader in READERS:
        for quantity in reader(text, 0):
            place = (quantity.span.start, quantity.span.end)
            if _free(place, taken):
                taken.append(place)
                found.append(quantity)
    numerals = [n for n in find_numerals(text) if _free((n.start, n.end), taken)]
    for number in _ranges(text, [n for n in numerals if not _attached(text, n)]):
        read = _read(text, number)
        if read is not None:
            found.append(read)
    found.sort(key=lambda q: q.span)
    return tuple(_moved(q, offset) for q in join_compounds(text, _disjoint(found)))


def _free(place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return not any(place[0] < end and start < place[1] for start, end in taken)


def _disjoint(found: list[Quantity]) -> list[Quantity]:
    out: list[Quantity] = []
    for quantity in found:
        if not out or quantity.span.start >= out[-1].span.end:
            out.append(quantity)
    return out


def _moved(quantity: Quantity, offset: int) -> Quantity:
    span = Span(start=quantity.span.start + offset, end=quantity.span.end + offset)
    return replace(quantity, span=span)


def _attached(text: str, number: Numeral) -> bool:
    """Whether the digits are part of a word: "F-16", "COVID-19", "737-800", "3D"."""
    before, after = (
        text[max(0, number.start - 16) : number.start],
        text[number.end : number.end + 2],
    )
    if before.lower().endswith("magnitude-"):
        return False
    if not number.letters and _IN_WORD.search(before):
        return True
    if number.letters and before.endswith("-"):
        return True
    return bool(re.match(r"[A-Z]|-[A-Z]", after)) and not re.match(r"[CF]\b", after)


def _ranges(text: str, numerals: list[Numeral]) -> list[_Number]:
    """Numbers, those that make a range merged."""
    out: list[_Number] = []
    i = 0
    while i < len(numerals):
        first = numerals[i]
        second = numerals[i + 1] if i + 1 < len(numerals) else None
        merged = _range(text, first, second) if second else None
        out.append(merged or _single(first))
        i += 2 if merged else 1
    return out


def _single(n: Numeral) -> _Number:
    return _Number(
        start=n.start,
        end=n.end,
        value=n.value,
        low=n.low,
        high=n.high,
        step=n.step,
        letters=n.letters,
        suffix=n.suffix,
        scale=n.scale,
        precision="exact" if n.low == n.high else "about",
    )


def _range(text: str, a: Numeral, b: Numeral) -> _Number | None:
    gap = _GAP.fullmatch(text, a.end, b.start)
    if not gap:
        return None
    start = a.start
    before = text[max(0, start - 70) : start]
    lead = re.search(r"\b(?:(between)|from)\s+(?:US\$|[A-Z]{0,2}[$£€¥])?$", before, re.IGNORECASE)
    word = (gap["word"] or "").lower()
    if word == "and" and not (lead and lead[1]):
        return None
    if word == "to" and _CHANGE.search(before):
        return None
    if gap["unit"].strip(" -") and not _same_unit(gap["unit"], text, b):
        return None
    low = a.low * (b.scale if a.scale == 1.0 and b.scale > a.value and a.value < 1000 else 1.0)
    if word == "or" and (low == b.high or b.high > 3 * low + 1):
        return None
    if low >= b.high:
        return None
    return _Number(
        start=start,
        end=b.end,
        value=(low + b.high) / 2,
        low=low,
        high=b.high,
        step=min(a.step, b.step),
        letters=a.letters and b.letters,
        suffix=b.suffix,
        scale=b.scale,
        precision="between",
    )


def _same_unit(unit: str, text: str, b: Numeral) -> bool:
    """Whether the unit between the numbers comes again behind the second ("3% to 5%")."""
    word = unit.strip(" -").lower().rstrip(".")
    after = text[b.end : b.end + 16].lower().lstrip(" -")
    return after.startswith(word.rstrip("s")) or (word == "%" and after.startswith("per"))


def _read(text: str, number: _Number) -> Quantity | None:
    meaning = _meaning(text, number)
    if meaning is None:
        return None
    unit = meaning.unit
    low, high = _convert(number, unit)
    value = round(number.value * unit.factor + unit.shift, 9)
    start, end, precision = meaning.start, meaning.end, number.precision
    lead = bounds_before(text, start)
    if lead is None and number.precision == "between":
        start = _range_word(text, start)
        lead = bounds_before(text, start)
    if lead is not None and _means_during(text, lead.start, start, meaning.dimension):
        lead = None
    tail = bounds_after(text, end)
    if tail is None and end != number.end:
        inner = bounds_after(text, number.end)
        tail = inner if inner and inner.end <= end else None
    for bounds in (lead, tail):
        if bounds is None:
            continue
        if number.precision != "between":
            precision = bounds.precision
        low, high = widen(low, high, bounds)
        start, end = min(start, bounds.start if bounds is lead else start), max(end, bounds.end)
    return Quantity(
        text=text[start:end],
        span=Span(start=start, end=end),
        value=value,
        low=round(low, 9),
        high=round(high, 9),
        precision=precision,
        dimension=meaning.dimension,
        unit=unit.base,
        counted=meaning.counted,
    )


def _range_word(text: str, start: int) -> int:
    found = re.search(r"\b(?:between|from)\s+$", text[max(0, start - 9) : start], re.IGNORECASE)
    return start - len(found[0]) if found else start


def _means_during(text: str, lead: int, start: int, dimension: Dimension) -> bool:
    """ "Over two weeks" and "around three days" after a verb may mean during; only "over" does."""
    return dimension == "duration" and text[lead:start].strip().lower() == "over"


def _convert(number: _Number, unit: Unit) -> tuple[float, float]:
    lowest = number.low * (unit.low or unit.factor) + unit.shift
    highest = number.high * (unit.high or unit.factor) + unit.shift
    if unit.foreign:
        room = min(number.step * unit.factor, _CONVERSION_SHARE * abs(highest))
        return lowest - room, highest + room
    return min(lowest, highest), max(lowest, highest)


def _meaning(text: str, number: _Number) -> _Meaning | None:
    """What the number measures; None where it is an identifier or a pronoun."""
    if is_one_day(text, number.start, number.end):
        return None
    for read in (_money, _share, _age, _magnitude, _often, _measure):
        meaning = read(text, number)
        if meaning is not None:
            return meaning
    if is_pronoun_one(text, number.start, number.end):
        return None
    if not number.letters and names_something(text, number.start, number.end):
        return None
    tail = bounds_after(text, number.end)
    noun = counted_noun(text, tail.end if tail else number.end, number.value)
    plain = Unit(dimension="count", base=None)
    return _of(number, number.end, plain, counted=noun)


def _of(
    number: _Number, end: int, unit: Unit, start: int | None = None, counted: str | None = None
) -> _Meaning:
    return _Meaning(
        start=number.start if start is None else start,
        end=end,
        dimension=unit.dimension,
        unit=unit,
        counted=counted,
    )


def _money(text: str, number: _Number) -> _Meaning | None:
    sign = currency_before(text, number.start)
    if sign is not None:
        end = number.end
        word = currency_after(text, end)
        if word is not None:
            end = word[0]
        return _of(number, end, Unit(dimension="money", base=sign[1]), start=sign[0])
    word = currency_after(text, number.end)
    if word is not None:
        return _of(number, word[0], Unit(dimension="money", base=word[1], factor=word[2]))
    pounds = _POUNDS.match(text, number.end) if number.scale >= 1e6 else None
    return _of(number, pounds.end(), Unit(dimension="money", base="GBP")) if pounds else None


def _share(text: str, number: _Number) -> _Meaning | None:
    found = _PERCENT.match(text, number.end)
    if not found:
        return None
    points = found["points"] or found["points2"]
    return _of(number, found.end(), Unit(dimension="percent", base="points" if points else "%"))


def _age(text: str, number: _Number) -> _Meaning | None:
    paired = None if number.letters else _AGE_PAIRED.match(text, number.end)
    found = _AGE_AFTER.match(text, paired.end() if paired else number.end)
    if found:
        factor = _YEARS[found["unit"].lower()]
        end = number.end if paired else found.end()
        return _of(number, end, Unit(dimension="age", base="years", factor=factor))
    years = Unit(dimension="age", base="years")
    before = _AGE_BEFORE.search(text, max(0, number.start - 18), number.start)
    if before and number.high < 130:
        told = "age" in before[0].lower()
        if told or _AGE_APPOSED_AFTER.match(text, number.end) or before[0][0] in "dD":
            return _of(number, number.end, years, start=before.start() if told else None)
    if number.letters or not 0 < number.high < 130 or number.suffix:
        return None
    if not _AGE_APPOSED_AFTER.match(text, number.end):
        return None
    apposed = _AGE_APPOSED.search(text[max(0, number.start - 40) : number.start])
    return _of(number, number.end, years) if apposed else None


def _magnitude(text: str, number: _Number) -> _Meaning | None:
    unit = Unit(dimension="magnitude", base=None)
    if number.high >= 11:
        return None
    found = _MAGNITUDE_AFTER.match(text, number.end)
    if found:
        return _of(number, found.end(), unit)
    before = _MAGNITUDE_BEFORE.search(text, max(0, number.start - 30), number.start)
    if before is None or "magnitude" not in before[0].lower():
        return None
    return _of(number, number.end, unit, start=before.start())


def _often(text: str, number: _Number) -> _Meaning | None:
    found = _TIMES.match(text, number.end)
    return _of(number, found.end(), Unit(dimension="frequency", base=None)) if found else None


def _measure(text: str, number: _Number) -> _Meaning | None:
    if number.suffix.lower() == "m" and number.scale == 1e6:
        # "20m people" are millions, a bare "20m" is a length.
        if counted_noun(text, number.end, 2.0):
            return None
        return _of(number, number.end, Unit(dimension="distance", base="km", factor=1e-9))
    found = unit_after(text, number.end, not number.letters)
    if found is None:
        tail = bounds_after(text, number.end)
        found = unit_after(text, tail.end, False) if tail else None
    return _of(number, found[0], found[1]) if found else None
