"""Whether two predicates that meet have the same participants."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.align import (
    Alignment,
    ancestors,
    children,
    is_clause,
    is_content,
    slot,
    subtree,
    top_of,
)
from reconcile.kinds.remember import remembered
from reconcile.model import Word

CORE = ("subject", "object", "attribute")
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@remembered
def participants(words: Sequence[Word], i: int, role: str) -> tuple[int, ...]:
    """Content words of the phrases in ``role`` under the predicate at ``i``.

    What a relative clause is about, what a shared subject was cut off from and what an infinitive
    has from the verb above it count as well.
    """
    own = _phrases(words, i, role)
    if own or role not in {"subject", "object"}:
        return own
    if is_clause(words[i]) and words[i].head >= 0:
        return _antecedent(words, i) if role == _gap(words, i) else ()
    wanted = "object" if children(words, i, "auxpass") else "subject"
    if role != wanted:
        return ()
    loose = [
        k for k, w in enumerate(words) if w.head == -1 and w.dep in SUBJECTS and i == top_of(words)
    ]
    if loose:
        return _content(words, loose)
    above = words[i].head
    if words[i].dep == "pcomp" and above >= 0:
        return _phrases(words, words[above].head, "object")
    if words[i].dep in {"xcomp", "conj"} and above >= 0 and words[above].pos in {"VERB", "AUX"}:
        if words[i].dep == "xcomp" and _phrases(words, above, "object"):
            return participants(words, above, "object")
        return participants(words, above, "subject") or participants(words, above, "object")
    return ()


def _phrases(words: Sequence[Word], i: int, role: str) -> tuple[int, ...]:
    heads = []
    for k, word in enumerate(words):
        if k == i or word.dep in {"conj", "appos"}:
            continue
        found = slot(words, k)
        if found.head == i and found.role == role:
            heads.append(k)
    return _content(words, heads)


def _content(words: Sequence[Word], heads: Sequence[int]) -> tuple[int, ...]:
    out = {
        n
        for k in heads
        for n in subtree(words, k)
        if is_content(words[n]) or words[n].pos == "PRON"
    }
    return tuple(sorted(out))


def _gap(words: Sequence[Word], i: int) -> str:
    """The role that the noun above a relative clause has in it."""
    if children(words, i, "auxpass") or (words[i].dep == "acl" and words[i].tag == "VBN"):
        return "object"
    return "object" if children(words, i, "nsubj") else "subject"


def _antecedent(words: Sequence[Word], i: int) -> tuple[int, ...]:
    below = set(subtree(words, i))
    return tuple(k for k in _content(words, [words[i].head]) if k not in below)


def arguments_agree(aligned: Alignment, i: int, j: int, *, lenient: bool = False) -> int:
    """How many core roles of the predicates at ``i`` and ``j`` share a participant; -1 where one
    role is filled on both sides by words that have nothing in common.

    ``lenient``: where another role agrees, that the object goes by other words is no objection.
    """
    agreed = 0
    clashes: list[str] = []
    for role in CORE:
        one = participants(aligned.left.words, i, role)
        two = participants(aligned.right.words, j, role)
        if not one or not two:
            continue
        if share(aligned, one, two):
            agreed += 1
        elif any(aligned.met(a, b) for a in one for b in two):
            continue
        elif not (vague(aligned.left.words, one) or vague(aligned.right.words, two)):
            clashes.append(role)
    if clashes and not (lenient and agreed and "subject" not in clashes):
        return -1
    return agreed


def same_participants(aligned: Alignment, i: int, j: int, *, lenient: bool = False) -> int:
    """The same, where one of the two may be a passive."""
    return crossed(aligned, i, j) or arguments_agree(aligned, i, j, lenient=lenient)


def share(aligned: Alignment, one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether two phrases name one participant: the head of either meets a word of the other, or
    half of the words of the shorter phrase meet."""
    met = [(a, b) for a in one for b in two if aligned.met(a, b)]
    heads = _head(aligned.left.words, one), _head(aligned.right.words, two)
    if any(a == heads[0] or b == heads[1] for a, b in met):
        return True
    return 2 * len(met) > min(len(one), len(two))


def _head(words: Sequence[Word], group: Sequence[int]) -> int:
    """The first word of a phrase that stands below none of its others."""
    have = set(group)
    return next(k for k in group if not have & set(ancestors(words, k)))


def crossed(aligned: Alignment, i: int, j: int) -> int:
    """1 where one predicate is passive and its object is the other's subject, else 0."""
    for one, two in (("subject", "object"), ("object", "subject")):
        a = participants(aligned.left.words, i, one)
        b = participants(aligned.right.words, j, two)
        met = any(aligned.met(x, y) for x in a for y in b)
        if met and _is_passive(aligned.left.words, i) != _is_passive(aligned.right.words, j):
            return 1
    return 0


def _is_passive(words: Sequence[Word], i: int) -> bool:
    if words[i].dep == "acl" and words[i].tag == "VBN":
        return True
    return bool(children(words, i, "nsubjpass", "auxpass"))


def vague(words: Sequence[Word], group: Sequence[int]) -> bool:
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
