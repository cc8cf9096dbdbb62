"""Units of measure and money: what stands behind or before a number, and its base unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reconcile.model import Dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit and how it becomes its dimension's base unit: ``base = value * factor + shift``.

    ``low`` and ``high`` are the factors of the smallest and the largest unit of that name (a ton
    is short, long or metric).  ``foreign``: the factor is no power of ten, so a desk that
    converted it has rounded.
    """

    dimension: Dimension
    base: str | None
    factor: float = 1.0
    shift: float = 0.0
    low: float | None = None
    high: float | None = None
    foreign: bool = False


_HOUR_DAY = 24.0
_MEASURES: tuple[tuple[str, Unit], ...] = (
    (
        r"(?:miles?|mi)\s?(?:an|per|/)\s?h(?:our|r)?|mph",
        Unit(dimension="speed", base="km/h", factor=1.609344, foreign=True),
    ),
    (
        r"(?:kilomet(?:er|re)s?|kms?)\s?(?:an|per|/)\s?h(?:our|r)?|kph|kmh|kmph",
        Unit(dimension="speed", base="km/h"),
    ),
    (
        r"(?:met(?:er|re)s?|m)\s?(?:a|per|/)\s?s(?:econd|ec)?",
        Unit(dimension="speed", base="km/h", factor=3.6),
    ),
    (r"knots?", Unit(dimension="speed", base="km/h", factor=1.852, foreign=True)),
    (
        r"(?:square|sq\.?)[\s-](?:kilomet(?:er|re)s?|kms?)|km2|km²",
        Unit(dimension="area", base="km2"),
    ),
    (
        r"(?:square|sq\.?)[\s-](?:miles?|mi)",
        Unit(dimension="area", base="km2", factor=2.589988, foreign=True),
    ),
    (
        r"(?:square|sq\.?)[\s-](?:met(?:er|re)s?|m)|m2|m²",
        Unit(dimension="area", base="km2", factor=1e-6),
    ),
    (
        r"(?:square|sq\.?)[\s-](?:feet|foot|ft)",
        Unit(dimension="area", base="km2", factor=9.2903e-8, foreign=True),
    ),
    (r"acres?", Unit(dimension="area", base="km2", factor=0.00404686, foreign=True)),
    (r"hectares?|ha", Unit(dimension="area", base="km2", factor=0.01)),
    (
        r"cubic[\s-](?:met(?:er|re)s?)|m3|m³",
        Unit(dimension="volume", base="l", factor=1000.0),
    ),
    (r"cubic[\s-]feet", Unit(dimension="volume", base="l", factor=28.3168, foreign=True)),
    (r"millilit(?:er|re)s?|ml", Unit(dimension="volume", base="l", factor=0.001)),
    (r"lit(?:er|re)s?", Unit(dimension="volume", base="l")),
    (
        r"gallons?",
        Unit(dimension="volume", base="l", factor=3.78541, high=4.54609, foreign=True),
    ),
    (r"pints?", Unit(dimension="volume", base="l", factor=0.473, high=0.568, foreign=True)),
    (r"barrels?", Unit(dimension="volume", base="l", factor=158.987, foreign=True)),
    (
        r"nautical[\s-]miles?",
        Unit(dimension="distance", base="km", factor=1.852, foreign=True),
    ),
    (r"miles?|mi", Unit(dimension="distance", base="km", factor=1.609344, foreign=True)),
    (r"kilomet(?:er|re)s?|kms?", Unit(dimension="distance", base="km")),
    (r"centimet(?:er|re)s?|cms?", Unit(dimension="distance", base="km", factor=1e-5)),
    (r"millimet(?:er|re)s?|mm", Unit(dimension="distance", base="km", factor=1e-6)),
    (r"met(?:er|re)s?", Unit(dimension="distance", base="km", factor=1e-3)),
    (r"yards?|yds?", Unit(dimension="distance", base="km", factor=9.144e-4, foreign=True)),
    (r"feet|foot|ft", Unit(dimension="distance", base="km", factor=3.048e-4, foreign=True)),
    (r"inch(?:es)?", Unit(dimension="distance", base="km", factor=2.54e-5, foreign=True)),
    (r"milligram(?:me)?s?|mg", Unit(dimension="weight", base="kg", factor=1e-6)),
    (r"kilogram(?:me)?s?|kilos?|kgs?", Unit(dimension="weight", base="kg")),
    (r"gram(?:me)?s?", Unit(dimension="weight", base="kg", factor=1e-3)),
    (r"metric\stons?|tonnes?", Unit(dimension="weight", base="kg", factor=1000.0)),
    (
        r"tons?",
        Unit(dimension="weight", base="kg", factor=1000.0, low=907.185, high=1016.05),
    ),
    (r"pounds?|lbs?", Unit(dimension="weight", base="kg", factor=0.45359237, foreign=True)),
    (r"ounces?|oz", Unit(dimension="weight", base="kg", factor=0.0283495, foreign=True)),
    (r"stone", Unit(dimension="weight", base="kg", factor=6.35029, foreign=True)),
    (
        r"degrees?\s(?:Celsius|centigrade)|degrees?\sC|°\s?C",
        Unit(dimension="temperature", base="°C"),
    ),
    (
        r"degrees?\sFahrenheit|degrees?\sF|°\s?F",
        Unit(dimension="temperature", base="°C", factor=1 / 1.8, shift=-32 / 1.8, foreign=True),
    ),
    (r"degrees?|°", Unit(dimension="temperature", base="°")),
    (r"seconds?|secs?", Unit(dimension="duration", base="days", factor=1 / 86400)),
    (r"minutes?|mins?", Unit(dimension="duration", base="days", factor=1 / 1440)),
    (r"hours?|hrs?", Unit(dimension="duration", base="days", factor=1 / _HOUR_DAY)),
    (r"days?|nights?", Unit(dimension="duration", base="days")),
    (r"weeks?", Unit(dimension="duration", base="days", factor=7.0)),
    (r"fortnights?", Unit(dimension="duration", base="days", factor=14.0)),
    (r"months?", Unit(dimension="duration", base="days", factor=365.25 / 12)),
    (r"years?|yrs?", Unit(dimension="duration", base="days", factor=365.25)),
    (r"decades?", Unit(dimension="duration", base="days", factor=3652.5)),
    (r"centur(?:y|ies)", Unit(dimension="duration", base="days", factor=36525.0)),
)
_LETTERS: dict[str, Unit] = {
    "m": Unit(dimension="distance", base="km", factor=1e-3),
    "g": Unit(dimension="weight", base="kg", factor=1e-3),
    "C": Unit(dimension="temperature", base="°C"),
    "F": Unit(dimension="temperature", base="°C", factor=1 / 1.8, shift=-32 / 1.8, foreign=True),
    "h": Unit(dimension="duration", base="days", factor=1 / _HOUR_DAY),
}
_AFTER = re.compile(
    r"(?:\s-\s|[\s-]|(?<=\d))?(?:"
    + "|".join(f"(?P<u{n}>{pattern})" for n, (pattern, _) in enumerate(_MEASURES))
    + r")(?![\w²³])",
    re.IGNORECASE,
)
_LETTER_AFTER = re.compile(r"\s?([mgCFh])(?![\w'’.-]*\w)")

_SYMBOLS: dict[str, str] = {
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "AUD": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAD": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "£": "GBP",
    "GBP": "GBP",
    "€": "EUR",
    "EUR": "EUR",
    "¥": "JPY",
    "JPY": "JPY",
    "CNY": "CNY",
    "RMB": "CNY",
    "₹": "INR",
    "RS": "INR",
    "RS.": "INR",
    "INR": "INR",
    "₽": "RUB",
    "RUB": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "CHF": "CHF",
    "SEK": "SEK",
    "NOK": "NOK",
    "DKK": "DKK",
    "ZAR": "ZAR",
}
_MONEY_BEFORE = re.compile(
    "(?:(?<![A-Za-z])(?:"
    + "|".join(re.escape(s) for s in sorted(_SYMBOLS, key=len, reverse=True))
    + r"|Rs\.?))\s?$"
)
_COINS: tuple[tuple[str, str, float], ...] = (
    (r"(?:Canadian|Australian|New\sZealand|Hong\sKong|Singapore)\sdollars?", "", 1.0),
    (r"(?:(?:US|U\.S\.|American)\s)?dollars?|bucks", "USD", 1.0),
    (r"cents?", "USD", 0.01),
    (r"euros?", "EUR", 1.0),
    (r"(?:British\s)?pounds?\s(?:sterling|British)|British\spounds?|quid", "GBP", 1.0),
    (r"pence|pennies", "GBP", 0.01),
    (r"yen", "JPY", 1.0),
    (r"yuan|renminbi", "CNY", 1.0),
    (r"(?:Indian\s)?rupees?", "INR", 1.0),
    (r"ro?u?bles?", "RUB", 1.0),
    (r"(?:Swiss\s)?francs?", "CHF", 1.0),
    (r"(?:Mexican\s)?pesos?", "MXN", 1.0),
    (r"shekels?", "ILS", 1.0),
    (r"(?:Turkish\s)?lira", "TRY", 1.0),
    (r"hryvnias?", "UAH", 1.0),
    (r"kronor|kronas?", "SEK", 1.0),
    (r"kroner?", "NOK", 1.0),
    (r"rand", "ZAR", 1.0),
    (r"reais", "BRL", 1.0),
    (r"dirhams?", "AED", 1.0),
    (r"riyals?", "SAR", 1.0),
    (r"won(?=\s|[.,;)]|$)(?!\s(?:the|a|an|by|in|his|her|their|against|\d))", "KRW", 1.0),
)
_DOLLARS = {
    "canadian": "CAD",
    "australian": "AUD",
    "new zealand": "NZD",
    "hong kong": "HKD",
    "singapore": "SGD",
}
_MONEY_AFTER = re.compile(
    r"[\s-](?:" + "|".join(f"(?P<c{n}>{p})" for n, (p, _, _) in enumerate(_COINS)) + r")(?!\w)",
    re.IGNORECASE,
)


def unit_after(text: str, end: int, digits: bool) -> tuple[int, Unit] | None:
    """The unit of measure right behind a number that ends at ``end``, and where it ends.

    One-letter units count behind digits only.
    """
    found = _AFTER.match(text, end)
    if found and found.lastgroup:
        return found.end(), _MEASURES[int(found.lastgroup[1:])][1]
    letter = _LETTER_AFTER.match(text, end) if digits else None
    return (letter.end(), _LETTERS[letter[1]]) if letter else None


def currency_before(text: str, start: int) -> tuple[int, str] | None:
    """The currency sign or code right before ``start``: where it begins, and its ISO code."""
    found = _MONEY_BEFORE.search(text, max(0, start - 6), start)
    if not found:
        return None
    return found.start(), _SYMBOLS[found[0].strip().upper()]


def currency_after(text: str, end: int) -> tuple[int, str, float] | None:
    """The currency word behind ``end``: where it ends, ISO code, factor (a cent is 0.01)."""
    found = _MONEY_AFTER.match(text, end)
    if not found or not found.lastgroup:
        return None
    _, code, factor = _COINS[int(found.lastgroup[1:])]
    if not code:
        words = found[0].strip(" -").lower().rsplit(None, 1)[0]
        code = _DOLLARS[" ".join(words.split())]
    return found.end(), code, factor
