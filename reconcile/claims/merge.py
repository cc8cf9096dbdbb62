"""A claim said twice in one article is one claim with two mentions.

Headline, lead and a quotation often tell one fact.  Two drafts merge when what the lighter one
says is almost all in the heavier one: weighted containment of content lemmas with the same
polarity, no number or name against another, and a shared predicate or enough shared weight.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reconcile.lexicon.forms import term
from reconcile.model import Claim, Quantity, Section

CONTAINED = 0.8  # share of the lighter claim's weight that the heavier one must hold
SHARED_TERMS = 2  # fewer shared content terms are no ground for one fact
_SLACK = 1e-6  # sums of weights are not exact
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})


def merge(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims of one article with repeated ones merged, in order of their first mention.

    The fullest wording carries the claim (body before headline); the others become mentions.
    """
    bags = [frozenset(term(w.lemma) for w in c.words if w.pos in CONTENT) for c in claims]
    counts = Counter(t for bag in bags for t in bag)
    idf = {t: math.log((len(claims) + 1) / n) + 0.1 for t, n in counts.items()}
    weight = [math.fsum(sorted(idf[t] for t in bag)) for bag in bags]
    order = sorted(
        range(len(claims)), key=lambda i: (claims[i].section is not Section.BODY, -weight[i], i)
    )
    # The claims that carry others or stand alone, by the places in ``order`` where they are found.
    holding: dict[str, list[int]] = {}
    others: dict[int, list[int]] = {}
    merged: set[int] = set()
    for rank, i in enumerate(order):
        near = {r for t in _telling(claims[i], bags[i], weight[i], idf) for r in holding.get(t, ())}
        heavier = (order[r] for r in sorted(near))
        carrier = next(
            (j for j in heavier if _same(claims[i], claims[j], bags[i], bags[j], idf)), i
        )
        if carrier == i:
            for t in bags[i]:
                holding.setdefault(t, []).append(rank)
        else:
            merged.add(i)
            others.setdefault(carrier, []).append(i)
    return tuple(
        _joined(claim, [claims[k] for k in sorted(others.get(i, ()))])
        for i, claim in enumerate(claims)
        if i not in merged
    )


def _telling(
    claim: Claim, bag: frozenset[str], weight: float, idf: dict[str, float]
) -> Iterable[str]:
    """Terms of which a claim must share one with any earlier one that is the same.

    Earlier claims of the body are no lighter, so that nearly all of a claim of the body must be
    shared: what is rarest of it, up to the share that may be missing, can't be missing as a whole.
    """
    if claim.section is not Section.BODY:
        return bag
    rarest = sorted(bag, key=lambda t: (-idf[t], t))
    missing, needed = 0.0, 0
    while needed < len(rarest) and missing <= (1 - CONTAINED) * weight + _SLACK:
        missing += idf[rarest[needed]]
        needed += 1
    return rarest[:needed]


def _same(
    one: Claim, two: Claim, bag: frozenset[str], other: frozenset[str], idf: dict[str, float]
) -> bool:
    if one.sentence == two.sentence or one.negated != two.negated or one.certainty != two.certainty:
        return False
    if _two_speakers(one, two):
        return False
    shared = bag & other
    if len(shared) < SHARED_TERMS:
        return False
    least = min(_weight(bag, idf), _weight(other, idf))
    if _weight(shared, idf) < CONTAINED * least:
        return False
    return not _numbers_differ(one, two) and _predicate(one) & _predicate(two) != set()


def _two_speakers(one: Claim, two: Claim) -> bool:
    """Two people who say the same are two pieces of news; a pronoun may be either of them."""
    if one.attribution is None or two.attribution is None:
        return False
    mine, theirs = (
        {w.lower() for w in c.attribution.speaker.split() if w[:1].isupper() or len(w) > 4}
        for c in (one, two)
        if c.attribution is not None
    )
    return bool(mine and theirs) and not mine & theirs


def _weight(terms: frozenset[str], idf: dict[str, float]) -> float:
    return math.fsum(sorted(idf[t] for t in terms))


def _predicate(claim: Claim) -> set[str]:
    verbs = {term(w.lemma) for w in claim.words if w.pos == "VERB"}
    return verbs or {term(w.lemma) for w in claim.words if w.pos in CONTENT}


def _numbers_differ(one: Claim, two: Claim) -> bool:
    mine = {v.value for v in one.values if isinstance(v, Quantity)}
    theirs = {v.value for v in two.values if isinstance(v, Quantity)}
    return bool(mine and theirs and not mine & theirs)


def _joined(claim: Claim, others: Sequence[Claim]) -> Claim:
    if not others:
        return claim
    mentions = (claim.spans, *(c.spans for c in others))
    union = tuple(sorted({s for mention in mentions for s in mention}))
    held = claim.attribution or next((c.attribution for c in others if c.attribution), None)
    return replace(claim, mentions=mentions, spans=union, attribution=held)
