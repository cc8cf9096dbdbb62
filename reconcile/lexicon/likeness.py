"""How alike two words of a name are: spelling, transliteration, short form, initial, plural."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from reconcile.lexicon.nicknames import same_given_name
from reconcile.lexicon.spelling import normalise_spelling

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ı": "i",
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
    }
)
# Romanisations of one sound, longest first; what is left is close to how the name is said.
_SOUNDS = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"[^a-z0-9]", ""),
        (r"shch|sch|sh", "S"),
        (r"tch|ch|cz", "C"),
        (r"dzh|dj|zh", "j"),
        (r"tz", "ts"),
        (r"ph", "f"),
        (r"kh|q|ck", "k"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        (r"(?<=[^aeiouy])h|h$|h(?=[^aeiouy])", ""),
        (r"(?:off|ow)$", "ov"),
        (r"eff$", "ev"),
        (r"ou|oo", "u"),
        (r"y", "i"),
        (r"(?<=.)(?:ie|ii|ei|ia(?=[^n]))", "i"),
        (r"i+", "i"),
        (r"([^aeiou])\1+", r"\1"),
    )
)
_NOT_SKELETON = re.compile(r"(?<!^)[aeiou]")


def ascii_fold(text: str) -> str:
    """The text with straight quotes and hyphens and without diacritics; case is kept."""
    if text.isascii():
        return text.replace("`", "'")
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=32768)
def sound(word: str) -> str:
    """A key that romanisations of one name share ("sergei", "sergey"); input lower-case ASCII."""
    for pattern, new in _SOUNDS:
        word = pattern.sub(new, word)
    return word


@lru_cache(maxsize=65536)
def word_likeness(a: str, b: str) -> tuple[float, str]:
    """How surely two lower-case words of a name are one word, in 0..1, and by what rule.

    Symmetric; 1.0 only for equal words, 0.0 for two different ones.
    """
    if a == b:
        return 1.0, ""
    if min(len(a), len(b)) == 0 or a[0] == "@" or b[0] == "@":
        return 0.0, ""
    if any(c.isdigit() for c in a + b):
        return 0.0, ""
    if len(a) == 1 or len(b) == 1:
        return (0.8, "initial") if a[0] == b[0] else (0.0, "")
    if normalise_spelling(a) == normalise_spelling(b):
        return 0.98, "spelling"
    if same_given_name(a, b):
        return 0.9, "form of one given name"
    if min(len(a), len(b)) > 2 and (a + "s" == b or b + "s" == a):
        return 0.95, "plural"
    return _sounds_alike(a, b)


def _sounds_alike(a: str, b: str) -> tuple[float, str]:
    if min(len(a), len(b)) < 4:
        return 0.0, ""
    left, right = sound(a), sound(b)
    if left == right:
        return 0.95, "transliteration"
    shorter = min(len(left), len(right))
    if shorter < 5 or left[-1] + right[-1] in ("ao", "oa"):
        return 0.0, ""
    # Paul and Paula, Daniel and Danielle: a vowel more at the end is another name.
    if (left[-1] in "ae") != (right[-1] in "ae"):
        return 0.0, ""
    hard_left, hard_right = left.replace("g", "k"), right.replace("g", "k")
    if hard_left[0] != hard_right[0]:
        return 0.0, ""
    if _NOT_SKELETON.sub("", hard_left) != _NOT_SKELETON.sub("", hard_right):
        return 0.0, ""
    allowed = 1 if shorter < 7 else 2
    if Levenshtein.distance(left, right) <= allowed:
        return 0.85, "transliteration"
    return 0.0, ""
