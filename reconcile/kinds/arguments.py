"""Whether two predicates that meet have the same participants."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.align import Alignment, is_content, slot, subtree
from reconcile.model import Word

CORE = ("subject", "object", "attribute")


def participants(words: Sequence[Word], i: int, role: str) -> tuple[int, ...]:
    """Content words of the phrases in ``role`` under the predicate at ``i``."""
    out: set[int] = set()
    for k, word in enumerate(words):
        if k == i or word.dep in {"conj", "appos"}:
            continue
        found = slot(words, k)
        if found.head == i and found.role == role:
            out.update(
                n for n in subtree(words, k) if is_content(words[n]) or words[n].pos == "PRON"
            )
    return tuple(sorted(out))


def arguments_agree(aligned: Alignment, i: int, j: int) -> int:
    """How many core roles of the predicates at ``i`` and ``j`` share a participant; -1 where one
    role is filled on both sides by words that have nothing in common."""
    agreed = 0
    for role in CORE:
        one = participants(aligned.left.words, i, role)
        two = participants(aligned.right.words, j, role)
        if not one or not two:
            continue
        if any(aligned.met(a, b) for a in one for b in two):
            agreed += 1
        elif not (_vague(aligned.left.words, one) or _vague(aligned.right.words, two)):
            return -1
    return agreed


def crossed(aligned: Alignment, i: int, j: int) -> int:
    """1 where one predicate is passive and its object is the other's subject, else 0."""
    for one, two in (("subject", "object"), ("object", "subject")):
        a = participants(aligned.left.words, i, one)
        b = participants(aligned.right.words, j, two)
        if any(aligned.met(x, y) for x in a for y in b):
            passive = [
                any(w.dep == "nsubjpass" and w.head == k for w in words)
                for words, k in ((aligned.left.words, i), (aligned.right.words, j))
            ]
            if passive[0] != passive[1]:
                return 1
    return 0


def _vague(words: Sequence[Word], group: Sequence[int]) -> bool:
    """Whether the group is only pronouns and numbers, which may stand for anything."""
    return all(
        words[k].pos in {"PRON", "NUM", "SYM"}
        or words[k].lemma in VAGUE
        or words[k].text[:1].isdigit()
        or words[k].text[:1] in "$£€"
        for k in group
    )


VAGUE = frozenset(
    """side party people person man woman official authority police they company group team one
    agency government country victim suspect""".split()
)
