"""Verbatim words of two claims laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from reconcile.kinds.align import is_content
from reconcile.lexicon.forms import term
from reconcile.lexicon.spelling import normalise_spelling
from reconcile.model import Claim, Span, Word

ANCHOR = 2  # words in common before an ending that differs
SHORTEST = 4  # words; shorter quotations are phrases that anybody may use
CONTRACTIONS = {"'ve": "have", "'re": "are", "'m": "am", "'ll": "will", "n't": "not",
                "'d": "would", "ca": "can", "wo": "will"}  # fmt: skip


def _akin(one: str, two: str) -> bool:
    """Whether two stems are forms or near-misses of one word ("conciliation", "reconciliation")."""
    short, long = sorted((one, two), key=lambda s: (len(s), s))
    return len(short) >= 4 and (long.endswith(short) or long.startswith(short[:4]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words that stand for one another in two quotations; either side may be empty."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]

    @property
    def heavy(self) -> bool:
        """Whether content words stand against content words that they do not meet."""
        one = {term(w.lemma) for w in self.left if is_content(w)}
        two = {term(w.lemma) for w in self.right if is_content(w)}
        return any(not any(_akin(a, b) for b in two) for a in one) and any(
            not any(_akin(a, b) for a in one) for b in two
        )

    @property
    def mixed(self) -> bool:
        """Whether a content word stands against other words that it does not meet."""
        one = {term(w.lemma) for w in self.left if is_content(w)}
        two = {term(w.lemma) for w in self.right if is_content(w)}
        return bool(self.left and self.right) and one != two


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
    one, two = quoted_words(left), quoted_words(right)
    if len(one) < SHORTEST or len(two) < SHORTEST:
        return None
    a, b = [_form(w) for w in one], [_form(w) for w in two]
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
    out = []
    inserted = False
    for word in claim.words:
        if word.filled or not _inside(claim.quotes, word.span):
            continue
        if word.text in {"[", "("}:
            inserted = True
        elif word.text in {"]", ")"}:
            inserted = False
        elif not inserted and word.pos not in {"PUNCT", "SPACE", "SYM"}:
            out.append(word)
    return tuple(out)


def _inside(spans: tuple[Span, ...], span: Span) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in spans)


def _form(word: Word) -> str:
    low = (
        word.text.lower().replace("’", "'").strip("'\".")
        if len(word.text) > 3
        else (word.text.lower().replace("’", "'"))
    )
    return normalise_spelling(CONTRACTIONS.get(low, low))
