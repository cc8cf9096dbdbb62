"""Whether a text is in English, the one language that is read."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
# Small words that stand in every English text and mean nothing, or are rare, in its neighbours.
_ENGLISH = frozenset(
    """the of and to is was for on with he it by at from be has have not said were are had but his
    they been who which would this their after that its when about will she her we you i there
    more than or if because could did all out up one what""".split()
)
# English prose has three to five of them in ten words, other languages hardly one in twenty.
_LEAST_SHARE = 0.1
_LEAST_WORDS = 25
_SAMPLE_CHARS = 20_000


def is_english(text: str) -> bool:
    """Whether a text may be English; of a short one nothing is known, so it may."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE_CHARS])]
    if len(words) < _LEAST_WORDS:
        letters = sum(map(len, words))
        foreign = sum(1 for word in words for char in word if char > "\u024f")
        return letters < 100 or foreign < letters / 2
    return sum(word in _ENGLISH for word in words) >= _LEAST_SHARE * len(words)
