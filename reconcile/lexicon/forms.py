"""One term for the forms of a word: UK and US spellings, derivations, numerals."""

from __future__ import annotations

from functools import lru_cache

from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.numbers import UNITS
from reconcile.lexicon.spelling import normalise_spelling

SUFFIXES = (
    "ization", "isation", "ational", "fulness", "ousness", "iveness", "ations", "ation", "ition",
    "ements", "ement", "ments", "ment", "ingly", "ings", "ing", "ions", "ion", "ers", "er", "ors",
    "or", "ies", "ied", "ed", "es", "ly", "al", "s", "e", "y",
)  # fmt: skip
NUMERALS = {word: str(n) for word, n in UNITS.items() if n} | {
    "twenty": "20", "once": "1", "twice": "2", "dozen": "12", "hundred": "100", "thousand": "1000",
}  # fmt: skip
SHORTEST = 4  # characters a stem keeps; shorter ones join words that have nothing in common


@lru_cache(maxsize=65536)
def term(lemma: str) -> str:
    """A crude stem of a lower-case lemma under which derivations meet ("postpone", "postponement").

    Deterministic; numbers and short words stay as they are.
    """
    word = lemma.lower().strip("'’")
    if word in NUMERALS:
        return NUMERALS[word]
    country = country_of(word)
    if country is not None:
        return country
    if not word.isalpha() or len(word) <= SHORTEST:
        return word
    word = normalise_spelling(word)
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST:
            return word[: -len(suffix)]
    return word
