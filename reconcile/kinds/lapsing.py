"""How long after or before something an event was: "hours after", "two weeks after"."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.kinds.align import Alignment, ancestors, phrase, subtree
from reconcile.kinds.base import Phrase
from reconcile.model import Claim, Quantity

# Days that a bare plural may mean: from two of the unit to what is told in the next larger one.
VAGUE = {
    "second": (2 / 86400, 2 / 1440), "minute": (2 / 1440, 2 / 24), "hour": (1 / 24, 2.0),
    "day": (2.0, 14.0), "week": (10.0, 70.0), "month": (45.0, 700.0), "year": (600.0, 8000.0),
    "decade": (5000.0, 40000.0),
}  # fmt: skip
AFTER = frozenset({"after", "later", "following"})
BEFORE = frozenset({"before", "earlier", "prior"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """A stretch of ``low..high`` days after or before something; ``shown`` as it is written.
    ``events`` are the words from "after" on, ``deeds`` those that it hangs on: what happened then.
    """

    low: float
    high: float
    after: bool
    vague: bool
    shown: Phrase
    events: tuple[int, ...]
    deeds: tuple[int, ...]


def lapses(claim: Claim) -> tuple[Lapse, ...]:
    """The claim's lapses, in text order."""
    words = claim.words
    out = []
    for i, word in enumerate(words[:-1]):
        nearby = words[i + 1].lemma.lower()
        if word.lemma not in VAGUE or nearby not in AFTER | BEFORE:
            continue
        told = next(
            (
                v
                for v in claim.values
                if isinstance(v, Quantity)
                and v.dimension == "duration"
                and v.span.start <= word.span.start < v.span.end
            ),
            None,
        )
        if told is None and word.tag != "NNS":
            continue
        low, high = (told.low, told.high) if told else VAGUE[word.lemma]
        first = next(
            (k for k in range(i + 1) if told and words[k].span.start >= told.span.start), i
        )
        out.append(
            Lapse(
                low=low,
                high=high,
                after=nearby in AFTER,
                vague=told is None,
                shown=phrase(claim, range(first, i + 2)),
                events=subtree(words, i + 1),
                deeds=ancestors(words, i + 1),
            )
        )
    return tuple(out)


def clashing(aligned: Alignment) -> tuple[Lapse, Lapse] | None:
    """Two lapses from one event that cannot be one; those in figures are left to number."""
    for one in lapses(aligned.left):
        for two in lapses(aligned.right):
            if one.after != two.after or not (one.vague or two.vague):
                continue
            apart = one.high < two.low or two.high < one.low
            met = any(i in one.events and j in two.events for i, j in aligned.pairs)
            if apart and (met or aligned.likeness > 0) and _one_deed(aligned, one, two):
                return one, two
    return None


def _one_deed(aligned: Alignment, one: Lapse, two: Lapse) -> bool:
    """Whether the same happened: "convicted two years after" is no time of "found hours after"."""
    if not one.deeds or not two.deeds:
        return True
    return any(aligned.met(a, b) for a in one.deeds for b in two.deeds)
