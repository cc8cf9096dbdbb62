"""Whether two dates are of one occasion or of two."""

from __future__ import annotations

from reconcile.kinds.align import Alignment, head_index, indices, predicate
from reconcile.kinds.polarity import denied
from reconcile.model import Claim, DateValue


def of_editions(aligned: Alignment, one: DateValue, two: DateValue) -> bool:
    """Whether two years tell editions of a named thing apart ("the 1994 Baker Cup")."""
    if {one.precision, two.precision} != {"year"}:
        return False
    tops = predicate(aligned.left), predicate(aligned.right)
    named = any(
        k >= 0 and claim.words[k].text[:1].isupper() and claim.words[k].pos in {"NOUN", "PROPN"}
        for claim, date in ((aligned.left, one), (aligned.right, two))
        for k in _noun_of(claim, date)
    )
    return named and not aligned.met(*tops)


def _noun_of(claim: Claim, date: DateValue) -> tuple[int, ...]:
    """The word that the date stands directly under."""
    group = indices(claim, date.span)
    return (claim.words[head_index(claim.words, group)].head,) if group else ()


def misprinted(one: DateValue, two: DateValue) -> bool:
    """Whether two dates are one day of two months: of one event, as such days meet by chance
    but seldom."""
    return one.day is not None and one.day == two.day and None not in {one.month, two.month}


def sought(claim: Claim) -> bool:
    """Whether somebody could not be reached for comment: each report tells of its own attempt."""
    top = predicate(claim)
    asked = any(w.lemma == "comment" for w in claim.words)
    return asked and top >= 0 and denied(claim.words, top)
