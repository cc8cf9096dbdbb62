"""What a phrase of a claim hangs on: the verb or noun that it says when, where or how many of."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.align import Alignment, ancestors, head_index, indices, key, predicate
from reconcile.model import Claim, Span, Word

STEPS = frozenset({"ADP", "SCONJ", "NUM", "DET", "PART", "ADV", "PUNCT", "SYM", "AUX", "PROPN"})


def governor(claim: Claim, span: Span) -> int:
    """The nearest content word above the phrase at the span, else the claim's predicate."""
    group = indices(claim, span)
    if not group:
        return predicate(claim)
    words = claim.words
    at = words[head_index(words, group)].head
    while at >= 0 and (at in group or (words[at].pos in STEPS and words[at].head >= 0)):
        at = words[at].head
    return at if at >= 0 else predicate(claim)


def verbs_above(words: Sequence[Word], i: int) -> tuple[int, ...]:
    """The verbs at or above word ``i`` that make one predicate ("scheduled to be reopened")."""
    chain = [k for k in (i, *ancestors(words, i)) if words[k].pos == "VERB"]
    out = chain[:1]
    for k in chain[1:]:
        if words[out[-1]].dep not in {"xcomp", "ccomp"}:
            break
        out.append(k)
    return tuple(out)


def governors_meet(aligned: Alignment, left: Span, right: Span) -> float:
    """How surely two phrases hang on one thing: 1 on words that meet, 0.8 on the predicates of
    claims that say much the same, else 0."""
    i, j = governor(aligned.left, left), governor(aligned.right, right)
    if i < 0 or j < 0:
        return 0.0
    if aligned.met(i, j) or key(aligned.left.words[i]) == key(aligned.right.words[j]):
        return 1.0
    tops = predicate(aligned.left), predicate(aligned.right)
    above = verbs_above(aligned.left.words, i), verbs_above(aligned.right.words, j)
    if any(aligned.met(a, b) for a in above[0] for b in above[1]):
        return 0.9
    if (i, j) == tops and aligned.overlap >= 0.5:
        return 0.8
    return 0.0
