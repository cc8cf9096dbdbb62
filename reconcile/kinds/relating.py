"""A relation of two things that one claim denies and the other takes for granted, and a decision
that one claim has still weighed and the other has as taken."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.kinds.align import Alignment, ancestors, children, phrase, predicate
from reconcile.kinds.base import Phrase
from reconcile.kinds.polarity import denied, negatives
from reconcile.model import Claim

# Verbs for what a preposition can say too: "two states that border the lake", "on the lake".
RELATING = frozenset(
    """border adjoin surround belong contain include face touch overlook flank own house
    straddle""".split()
)
WEIGHING = frozenset("consider weigh mull contemplate ponder discuss".split())
SETTLED = frozenset("deal agreement pact decision accord".split())
SETTLING = frozenset("grant give agree decide approve reach sign announce".split())
DONE = frozenset({"VBD", "VBN"})


def denied_relation(aligned: Alignment) -> tuple[Phrase, Phrase, bool] | None:
    """What denies that two things stand in a relation, and what says that they do, in the order
    of the claims; True where the left claim denies it."""
    for mine, theirs, pairs, first in _both_ways(aligned):
        top = predicate(mine)
        if top < 0 or mine.words[top].lemma not in RELATING or not denied(mine.words, top):
            continue
        subjects = children(mine.words, top, "nsubj")
        objects = children(mine.words, top, "dobj")
        if mine.words[top].dep in {"relcl", "acl"} and mine.words[top].head >= 0:
            subjects = (mine.words[top].head,)
        for i, j in pairs:
            for k, m in pairs:
                if i in subjects and k in objects and _hangs_on(theirs, m, j):
                    no = phrase(mine, sorted({*negatives(mine.words, top), top}))
                    yes = phrase(theirs, range(min(j, m), max(j, m) + 1))
                    return (no, yes, True) if first else (yes, no, False)
    return None


def _both_ways(
    aligned: Alignment,
) -> Iterator[tuple[Claim, Claim, tuple[tuple[int, int], ...], bool]]:
    yield aligned.left, aligned.right, aligned.pairs, True
    yield aligned.right, aligned.left, tuple((j, i) for i, j in aligned.pairs), False


def _hangs_on(claim: Claim, low: int, high: int) -> bool:
    """Whether word ``low`` depends on word ``high`` through prepositions and nouns alone."""
    chain = ancestors(claim.words, low)
    if high not in chain:
        return False
    steps = chain[: chain.index(high)]
    return bool(steps) and all(claim.words[k].pos in {"ADP", "NOUN", "PROPN"} for k in steps)


def weighed(aligned: Alignment) -> tuple[Phrase, Phrase] | None:
    """What is still weighed and what is settled, in the order of the claims."""
    for mine, theirs, pairs, first in _both_ways(aligned):
        top = predicate(mine)
        if top < 0 or mine.words[top].lemma not in WEIGHING or denied(mine.words, top):
            continue
        for i, j in pairs:
            if mine.words[i].head != top or mine.words[i].dep != "dobj":
                continue
            over = theirs.words[j].head
            if over < 0 or not _settles(theirs, over):
                continue
            open_, done = (
                phrase(mine, (top,)),
                phrase(theirs, range(min(over, j), max(over, j) + 1)),
            )
            return (open_, done) if first else (done, open_)
    return None


def _settles(claim: Claim, i: int) -> bool:
    """Whether the word is a decision, or says that one was taken."""
    word = claim.words[i]
    if word.lemma in SETTLED:
        return not denied(claim.words, i)
    return word.lemma in SETTLING and word.tag in DONE and not denied(claim.words, i)
