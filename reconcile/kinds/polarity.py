"""Whether a word of a claim is affirmed or denied, with what it stands under."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.align import beside, children
from reconcile.kinds.remember import remembered
from reconcile.lexicon.forms import term
from reconcile.lexicon.negatives import (
    ABSENCE,
    DENYING,
    DETERMINERS,
    EVENTIVE,
    IMPLICIT,
    NEGATORS,
    RAISING,
    base,
)
from reconcile.model import Claim, Word

ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "expl", "csubj")
# Relations through which a denial above reaches the word below ("is not believed to be").
PASSES = frozenset({"xcomp", "acomp", "attr", "oprd", "pcomp", "ccomp"})
_DENYING = frozenset(term(w) for verb in DENYING for w in (verb, "denies", "denied"))
NOR = 6  # words from "nor" to its verb
NOT_ONLY = frozenset({"only", "just", "merely", "simply", "necessarily"})


def denied(words: Sequence[Word], i: int) -> bool:
    """Whether word ``i`` is denied: an odd number of negatives bear on it."""
    return len(negatives(words, i)) % 2 == 1


def held_untrue(claim: Claim) -> bool:
    """Whether the one who holds the claim is said to deny it ("he denied that ...")."""
    if claim.attribution is None:
        return False
    cue = term(claim.attribution.cue.lower())
    # "The board rejected the offer" is said by the writer: the verb is the claim's own.
    return cue in _DENYING and all(term(w.text.lower()) != cue for w in claim.words)


@remembered
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
        if words[above].lemma == "without" or _absent(words, above):
            found.append(above)
            break
        if words[at].dep == "acl" and words[at].tag == "VB" and words[above].lemma in EVENTIVE:
            at = above
            continue
        if words[above].pos == "ADP" and words[above].head >= 0 and words[at].dep == "pcomp":
            above = words[above].head
        if words[at].dep not in PASSES or not _reaches(words, at, above):
            break
        if words[above].lemma in IMPLICIT:
            found.append(above)
        at = above
    return tuple(sorted(set(found)))


def _reaches(words: Sequence[Word], below: int, above: int) -> bool:
    """Whether a denial of ``above`` denies the clause below it: "did not say that" doesn't."""
    return words[below].dep != "ccomp" or words[above].lemma in RAISING | IMPLICIT


def _absent(words: Sequence[Word], preposition: int) -> bool:
    """Whether the preposition is that of "for lack of"."""
    word = words[preposition]
    return word.lemma == "of" and word.head >= 0 and words[word.head].lemma in ABSENCE


def _bearing_on(words: Sequence[Word], i: int) -> list[int]:
    """Negatives that stand directly with word ``i`` or with one of its arguments."""
    out: list[int] = []
    below = beside(words, i)
    if any(words[k].lemma == "until" for k in below):
        return out
    for k in below:
        word = words[k]
        low = word.text.lower()
        if word.dep == "neg" or (low in NEGATORS and word.dep in {"advmod", "preconj"}):
            if not _not_only(words, k) and not _of_more(words, k):
                out.append(k)
        elif word.dep == "advmod" and low == "longer":
            out.extend(n for n in children(words, k) if words[n].lemma == "no")
        elif low == "yet" and k + 1 < len(words) and words[k + 1].lemma == "to":
            out.append(k)
        elif word.dep in ARGUMENTS and (negative := _negative_argument(words, k)) is not None:
            out.append(negative)
    out.extend(
        k for k in range(max(0, i - NOR), i) if words[k].lemma == "nor" and _opens(words, k, i)
    )
    if below and _inverted(words, i, below):
        out.append(0)
    if words[i].pos in {"NOUN", "PROPN"}:
        out.extend(
            k
            for k in below
            if words[k].dep == "det" and words[k].lemma in DETERMINERS and not _numbered(words, k)
        )
    return sorted(set(out))


def _inverted(words: Sequence[Word], i: int, below: Sequence[int]) -> bool:
    """Whether a statement begins with the auxiliary of ``i``, so that a "nor" stood before it."""
    subject = [
        k
        for k in below
        if words[k].dep in {"nsubj", "nsubjpass"} and not words[k].lemma.endswith("self")
    ]
    first = words[0].dep in {"aux", "auxpass"} and words[0].head == i
    return first and words[0].lemma in {"do", "be", "have"} and bool(subject) and i > subject[0]


def _opens(words: Sequence[Word], k: int, i: int) -> bool:
    """Whether the "nor" at ``k`` opens the clause of ``i``: "nor was he asked"."""
    return words[k].head in {-1, i, words[i].head} and words[k + 1].pos in {"AUX", "VERB"}


def _numbered(words: Sequence[Word], k: int) -> bool:
    """Whether "no" is that of "No. 1"."""
    return words[k].text.lower() == "no." or (
        k + 1 < len(words) and (words[k + 1].text == "." or words[k + 1].text.isdigit())
    )


def _of_more(words: Sequence[Word], k: int) -> bool:
    """Whether the negative belongs to "no more than", "not least", "no less"."""
    return k + 1 < len(words) and words[k + 1].lemma in {"more", "less", "least", "fewer", "sooner"}


def _not_only(words: Sequence[Word], k: int) -> bool:
    return k + 1 < len(words) and words[k + 1].lemma in NOT_ONLY


def _some(words: Sequence[Word], i: int) -> bool:
    """Whether the word before makes of "few" a number ("a few", "the last few")."""
    return bool(children(words, i, "det", "amod", "poss")) or (i > 0 and words[i - 1].lemma == "a")


def _negative_argument(words: Sequence[Word], i: int) -> int | None:
    low = words[i].text.lower()
    if low in DETERMINERS or (low in {"few", "little"} and not _some(words, i)):
        return i
    for k in children(words, i, "det", "preconj", "neg", "cc", "nmod", "advmod", "compound"):
        plain = not (_not_only(words, k) or _of_more(words, k) or _numbered(words, k))
        if words[k].text.lower() in DETERMINERS and plain:
            return k
    return None
