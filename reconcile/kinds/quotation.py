"""Verbatim words of two claims laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from reconcile.kinds.align import is_content
from reconcile.lexicon.calendar import MONTHS
from reconcile.lexicon.forms import term
from reconcile.lexicon.likeness import word_likeness
from reconcile.lexicon.numbers import UNITS
from reconcile.lexicon.spelling import normalise_spelling
from reconcile.model import Claim, Span, Word

ANCHOR = 2  # words in common before an ending that differs
ONE_NAME = 0.8  # likeness from which two words are one name
SHORTEST = 4  # words; shorter quotations are phrases that anybody may use
CONTRACTIONS = {"'ve": "have", "'re": "are", "'m": "am", "'ll": "will", "n't": "not",
                "'d": "would", "ca": "can", "wo": "will"}  # fmt: skip


def _akin(one: str, two: str) -> bool:
    """Whether two stems are forms or near-misses of one word ("conciliation", "reconciliation"),
    or romanisations of one name."""
    short, long = sorted((one, two), key=lambda s: (len(s), s))
    if len(short) >= 4 and (long.endswith(short) or long.startswith(short[:4])):
        return True
    return word_likeness(short, long)[0] >= ONE_NAME


Stem = tuple[str, str]  # of the lemma, and the word as written


def _unmet(mine: frozenset[Stem], theirs: frozenset[Stem]) -> bool:
    return any(
        not any(_akin(a, b) or _akin(written, other) for b, other in theirs) for a, written in mine
    )


def _stems(words: tuple[Word, ...]) -> frozenset[Stem]:
    return frozenset((term(w.lemma), w.text.lower()) for w in words if is_content(w))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words that stand for one another in two quotations; either side may be empty."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]

    @property
    def heavy(self) -> bool:
        """Whether content words stand against content words that they do not meet."""
        one, two = _stems(self.left), _stems(self.right)
        return _unmet(one, two) and _unmet(two, one)

    @property
    def mixed(self) -> bool:
        """Whether a content word stands against other words that it does not meet."""
        one, two = _stems(self.left), _stems(self.right)
        return bool(self.left and self.right) and (_unmet(one, two) or _unmet(two, one))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotations:
    """``alike`` in 0..1 is the share of words in common, ``shared`` how many of them have
    content, ``changes`` what differs between words in common."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    alike: float
    shared: int
    changes: tuple[Change, ...]


def compare_quotations(left: Claim, right: Claim) -> Quotations | None:
    """The quotations of two claims side by side; None where either has too few quoted words."""
    return compare_words(quoted_words(left), quoted_words(right))


def compare_words(one: tuple[Word, ...], two: tuple[Word, ...]) -> Quotations | None:
    """Two runs of quoted words side by side; None where either is too short.  Symmetric."""
    if len(one) < SHORTEST or len(two) < SHORTEST:
        return None
    a, b = _forms(one), _forms(two)
    swapped = (len(b), b) < (len(a), a)
    blocks = SequenceMatcher(None, *((b, a) if swapped else (a, b)), autojunk=False)
    found = [
        (m.b, m.a, m.size) if swapped else (m.a, m.b, m.size)
        for m in blocks.get_matching_blocks()
        if m.size
    ]
    common = sum(size for *_, size in found)
    shared = sum(is_content(one[i + k]) for i, _, size in found for k in range(size))
    return Quotations(
        left=one,
        right=two,
        alike=2 * common / (len(one) + len(two)),
        shared=shared,
        changes=_changes(one, two, found),
    )


def _changes(
    one: tuple[Word, ...], two: tuple[Word, ...], blocks: list[tuple[int, int, int]]
) -> tuple[Change, ...]:
    """What lies between the common stretches, and what ends both after a long one; what lies
    before or after them on one side only may be cut off."""
    out = []
    if blocks and blocks[-1][2] >= ANCHOR:
        blocks = [*blocks, (len(one), len(two), 0)] if _goes_on(one, two, blocks[-1]) else blocks
    for (i, j, size), (k, m, _) in pairwise(blocks):
        change = Change(left=one[i + size : k], right=two[j + size : m])
        if (change.left or change.right) and not _moved(change, one, two):
            out.append(change)
    return tuple(out)


def _goes_on(one: tuple[Word, ...], two: tuple[Word, ...], last: tuple[int, int, int]) -> bool:
    i, j, size = last
    return i + size < len(one) and j + size < len(two)


def _moved(change: Change, one: tuple[Word, ...], two: tuple[Word, ...]) -> bool:
    """Whether all that differs stands elsewhere in the other quotation, or only in how the words
    are joined ("do-not-call", "Do Not Call")."""
    letters = [
        "".join(c for w in s for c in _form(w) if c.isalnum()) for s in (change.left, change.right)
    ]
    if letters[0] == letters[1]:
        return True
    mine, theirs = {_form(w) for w in one}, {_form(w) for w in two}
    return all(_form(w) in theirs for w in change.left) and all(
        _form(w) in mine for w in change.right
    )


def quoted_words(claim: Claim) -> tuple[Word, ...]:
    """The claim's words inside quotation marks, without punctuation and bracketed insertions."""
    out: list[Word] = []
    inserted = False
    explained: Span | None = None
    for word in claim.words:
        if word.filled or not _inside(claim.quotes, word.span):
            continue
        if out and (out[-1].lemma, word.lemma) == ("per", "cent"):
            whole = Span(start=out[-1].span.start, end=word.span.end)
            out[-1] = replace(word, text="percent", span=whole)
            continue
        if word.text in {"[", "("}:
            inserted = True
        elif word.text in {"]", ")"}:
            inserted = False
        elif not inserted and any(c.isalnum() for c in word.text):
            explained = _explains(out, word, explained)
            out.extend([] if explained else [word])
    return tuple(out)


def _explains(said: Sequence[Word], word: Word, before: Span | None) -> Span | None:
    """The span of a name that only explains a pronoun in brackets that the claim has lost ("her
    (Anna Roth)"), or goes on with one."""
    if word.pos != "PROPN":
        return None
    if before is not None and word.span.start - before.end == 1:
        return word.span
    gap = word.span.start - said[-1].span.end if said else 0
    return word.span if said and said[-1].pos == "PRON" and gap == BRACKETED else None


BRACKETED = 2  # characters between a word and the one after an opening bracket


def _inside(spans: tuple[Span, ...], span: Span) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in spans)


def _forms(words: tuple[Word, ...]) -> list[str]:
    return [_form(w) for w in words]


def _form(word: Word) -> str:
    """The word as it is compared: spelling, marks, contractions and abbreviations folded."""
    low = word.text.lower().replace("’", "'").replace("@", "at")
    if len(low) > 3:
        low = low.strip("'\".-")
    if low in MONTHS:
        return f"month {MONTHS[low]}"
    if low in UNITS:
        return str(UNITS[low])
    return normalise_spelling(CONTRACTIONS.get(low, low))
