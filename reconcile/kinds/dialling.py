"""Telephone numbers of two claims: one that differs in a few digits is a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.kinds.align import phrase
from reconcile.kinds.base import Phrase
from reconcile.model import Claim, Match

SHORTEST = 7  # digits
MOST_WRONG = 3  # digits of two numbers that are still meant for one
_PIECE = re.compile(r"[+(]?\d[\d()./-]*")
_DIGIT = re.compile(r"\d")
_DASH = frozenset({"-", "–", "/", "(", ")"})


def misdialled(match: Match) -> tuple[Phrase, Phrase] | None:
    """Two telephone numbers meant for one that differ in a few digits, None for none."""
    left, right = dict(dialled(match.left)), dict(dialled(match.right))
    for one in left:
        for two in right:
            if one in right or two in left or len(one) != len(two):
                continue
            wrong = sum(a != b for a, b in zip(one, two, strict=True))
            if wrong <= MOST_WRONG:
                return left[one], right[two]
    return None


def dialled(claim: Claim) -> Iterator[tuple[str, Phrase]]:
    """The claim's telephone numbers: their digits, and how they are written."""
    words = claim.words
    if len(_DIGIT.findall("".join([w.text for w in words]))) < SHORTEST:
        return
    run: list[int] = []
    for i in range(len(words) + 1):
        text = words[i].text if i < len(words) else ""
        if _PIECE.fullmatch(text) or (run and text in _DASH):
            run.append(i)
            continue
        while run and not words[run[-1]].text[-1].isdigit():
            run.pop()
        digits = "".join(_DIGIT.findall("".join(words[k].text for k in run)))
        if len(digits) >= SHORTEST and (len(run) > 1 or digits.startswith("0")):
            yield digits, phrase(claim, run)
        run = []
