"""Whether a word of a claim is affirmed or denied, with what it stands under."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.align import children
from reconcile.lexicon.negatives import DETERMINERS, IMPLICIT, NEGATORS, base
from reconcile.model import Word

ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "expl", "csubj")
# Relations through which a denial above reaches the word below ("is not believed to be").
PASSES = frozenset({"xcomp", "acomp", "attr", "oprd", "pcomp", "ccomp"})
NOT_ONLY = frozenset({"only", "just", "merely", "simply", "necessarily"})


def denied(words: Sequence[Word], i: int) -> bool:
    """Whether word ``i`` is denied: an odd number of negatives bear on it."""
    return len(negatives(words, i)) % 2 == 1


def negatives(words: Sequence[Word], i: int) -> tuple[int, ...]:
    """Indices of the words that deny word ``i``, itself where it carries a negative prefix."""
    found: list[int] = []
    seen: set[int] = set()
    at = i
    while at not in seen:
        seen.add(at)
        if base(words[at].lemma)[1] and (at == i or words[at].dep in PASSES):
            found.append(at)
        found.extend(_bearing_on(words, at))
        above = words[at].head
        if above < 0:
            break
        if words[above].lemma == "without":
            found.append(above)
            break
        if words[above].pos == "ADP" and words[above].head >= 0 and words[at].dep == "pcomp":
            above = words[above].head
        if words[at].dep not in PASSES:
            break
        if words[above].lemma in IMPLICIT:
            found.append(above)
        at = above
    return tuple(sorted(set(found)))


def _bearing_on(words: Sequence[Word], i: int) -> list[int]:
    """Negatives that stand directly with word ``i`` or with one of its arguments."""
    out: list[int] = []
    below = children(words, i)
    if any(words[k].lemma == "until" for k in below):
        return out
    for k in below:
        word = words[k]
        low = word.text.lower()
        if word.dep == "neg" or (low in NEGATORS and word.dep in {"advmod", "preconj"}):
            if not _not_only(words, k):
                out.append(k)
        elif word.dep == "advmod" and low == "longer":
            out.extend(n for n in children(words, k) if words[n].lemma == "no")
        elif word.dep in ARGUMENTS and (negative := _negative_argument(words, k)) is not None:
            out.append(negative)
    if words[i].pos in {"NOUN", "PROPN"}:
        out.extend(k for k in below if words[k].dep == "det" and words[k].lemma in DETERMINERS)
    return sorted(set(out))


def _not_only(words: Sequence[Word], k: int) -> bool:
    return k + 1 < len(words) and words[k + 1].lemma in NOT_ONLY


def _negative_argument(words: Sequence[Word], i: int) -> int | None:
    if words[i].text.lower() in DETERMINERS:
        return i
    for k in children(words, i, "det", "preconj", "neg", "cc", "nmod", "advmod"):
        if words[k].text.lower() in DETERMINERS and not _not_only(words, k):
            return k
    return None
