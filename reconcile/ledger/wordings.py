"""What an article says, as the ledger keeps it and knows it again after an edit."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from reconcile.lexicon.calendar import MONTHS, WEEKDAYS
from reconcile.lexicon.likeness import word_likeness
from reconcile.lexicon.negatives import NEGATORS
from reconcile.lexicon.numbers import TENS, UNITS
from reconcile.lexicon.spelling import normalise_spelling
from reconcile.model import Claim

# A claim longer than this is kept by its beginning: the entry is to be read by people.
MOST_CHARACTERS = 600
# Words of a claim that were left out, such as those of a clause inside it.
GAP = " … "
_TOKEN = re.compile(r"n['’]t\b|[^\W_]+(?:[.,]\d+)*|[$€£%]")
# Control characters, those that reorder a line, and halves of surrogate pairs.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_NUMBERS = {word: str(n) for word, n in (UNITS | TENS).items()}
_SCALES = frozenset("hundred thousand million billion trillion dozen half once twice".split())
_ARTICLES = frozenset({"a", "an", "the"})
# Two words this alike, 0..1, are one word and a slip of the pen.
_SLIP = 0.75


def plain(text: str) -> str:
    """``text`` on one line, without characters that no file or screen should get."""
    return _UNSAFE.sub("\ufffd", " ".join(text.split()))


def own_words(claim: Claim, text: str) -> str:
    """The claim's own words as its article has them, at most ``MOST_CHARACTERS``.

    ``text`` is the article's; of several mentions it is the first.
    """
    spans = claim.mentions[0] if claim.mentions else claim.spans
    out, end = "", None
    for span in spans:
        between = "" if end is None else text[end : span.start]
        gap = GAP if any(c.isalnum() for c in between) else " " if between.split() else between
        out += gap + text[span.start : span.end]
        end = span.end
    told = plain(out) or plain(claim.text)
    if len(told) <= MOST_CHARACTERS:
        return told
    return told[: told.rfind(" ", 0, MOST_CHARACTERS) + 1 or MOST_CHARACTERS].rstrip() + "…"


def value_key(value: str) -> tuple[str, ...]:
    """What a value comes to, whatever its case, its spelling and how its numbers are written."""
    words = [_normal(found[0]) for found in _TOKEN.finditer(value)]
    return tuple(word for word in words if word not in _ARTICLES)


def _normal(word: str) -> str:
    low = normalise_spelling(word.lower())
    return _NUMBERS.get(low, low.replace(",", "") if low[:1].isdigit() else low)


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Words that can be compared with others."""

    text: str

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words as they stand."""
        return tuple(_TOKEN.findall(self.text))

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The words in their normal form; equal for the same words."""
        return tuple(_normal(token) for token in self.tokens)

    @cached_property
    def shape(self) -> Counter[str]:
        """The normal words, with all numbers and all days as one: what an edit of a value leaves
        as it was."""
        return Counter(_mask(word) for word in self.key)

    @cached_property
    def size(self) -> int:
        """How many words there are."""
        return len(self.key)


def _mask(word: str) -> str:
    if word[:1].isdigit() or word in _SCALES:
        return "0"
    return "day" if word in WEEKDAYS or word in MONTHS else word


def likeness(one: Wording, two: Wording) -> float:
    """How much of two wordings' shapes is the same, 0..1: the Dice coefficient."""
    whole = one.size + two.size
    return 2 * (one.shape & two.shape).total() / whole if whole else 0.0


def changed_values(old: Wording, new: Wording) -> tuple[tuple[str, str], ...]:
    """The values that an edit changed, as pairs of what stood there and what stands there now.

    A number, a day, a name or a negation counts as a value.  A slip of the pen that was mended,
    another spelling and words that were only added are no change; an added negation is one.
    """
    if old.key == new.key:
        return ()
    out = []
    for tag, i, j, k, m in SequenceMatcher(a=old.key, b=new.key, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone = [n for n in range(i, j) if _is_value(old, n)]
        come = [n for n in range(k, m) if _is_value(new, n)]
        if tag == "insert":
            come = [n for n in come if new.key[n] in NEGATORS]
        if tag == "replace" and _slips(old, range(i, j), new, range(k, m)):
            continue
        if gone or come:
            out.append((" ".join(old.tokens[i:j]), " ".join(new.tokens[k:m])))
    return tuple(out)


def is_figure(word: str) -> bool:
    """Whether a normal word makes another value of the words beside it: a number, or a denial."""
    return word[:1].isdigit() or word in _SCALES or word in NEGATORS


def _is_value(told: Wording, at: int) -> bool:
    token, key = told.tokens[at], told.key[at]
    if is_figure(key) or key in WEEKDAYS:
        return True
    return at > 0 and token[:1].isupper()


def _slips(old: Wording, gone: range, new: Wording, come: range) -> bool:
    """Whether the new words are the old ones with slips mended."""
    if len(gone) != len(come):
        return False
    return all(_slip(old.key[n], new.key[k]) for n, k in zip(gone, come, strict=True))


def _slip(one: str, two: str) -> bool:
    if one[:1].isdigit() or two[:1].isdigit() or {one, two} & (NEGATORS | _SCALES):
        return one == two
    return one == two or word_likeness(one, two)[0] >= _SLIP
