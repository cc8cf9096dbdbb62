"""How common words are in English at large.

A story of many claims shows by itself which of its words tell little; two single sentences don't.
So some claims of ordinary English are counted beside those of the story.  How common a word is
stands in tenths: n means a share of 10 ** (-n / 10) of all words.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from importlib import resources

from reconcile.matching.features import OPENING

FILE = "common-words.txt"
# Claims of ordinary English that are counted: about as many as two articles hold.  From 60 to 180
# hardly differ.
ASSUMED = 100
# Of a word that is not among the common ones: next to nothing.
RARE = 99
# Words of such a claim.
_WORDS = 12
# No word is in a larger share of the claims.
_MOST = 0.5


@cache
def common_terms() -> dict[str, int]:
    """How common each term is; a term that is missing is rare."""
    text = resources.files("reconcile.matching").joinpath(FILE).read_text("utf-8")
    out: dict[str, int] = {}
    for line in text.splitlines():
        tenths, *terms = line.split()
        out.update(dict.fromkeys(terms, int(tenths)))
    return out


@cache
def common_openings() -> dict[str, int]:
    """How common the first letters of terms are."""
    shares: dict[str, float] = defaultdict(float)
    for told, tenths in common_terms().items():
        shares[told[:OPENING]] += 10 ** (-tenths / 10)
    return {told: round(-10 * math.log10(share)) for told, share in shares.items()}


@cache
def assumed(tenths: int) -> float:
    """In how many of the claims of ordinary English a word stands that is so common."""
    share: float = 10.0 ** (-tenths / 10)
    return ASSUMED * min(_WORDS * share, _MOST)
