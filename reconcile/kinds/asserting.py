"""How surely a claim puts its predicate forward: as a fact, as due, as possible, as a plan."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.align import beside, children, top_of
from reconcile.lexicon.hedges import FUTURE, HEDGES, PLANNING
from reconcile.model import Word

IMPERSONAL = frozenset({"appear", "seem", "appears", "seems"})  # "it would appear that"
OPEN = frozenset({"would", "should", "can", "'d"})
FLAT, DUE, MAY, INTENDED = "fact", "future", "possible", "planned"
ONGOING = "under way"  # or arranged: "is acquiring" is no more than "intends to acquire"
# What one does to a thing that is not done yet ("is considering an exemption"),
WEIGHED = frozenset("consider plan propose mull weigh contemplate envisage schedule slate".split())
# and what makes of an infinitive a deed.
DEEDS = frozenset("try attempt manage begin start continue go come proceed help".split())


def stated(words: Sequence[Word]) -> int:
    """The word that says what is the case: what a verb of planning or seeming is about, else the
    predicate; -1 for none."""
    at = top_of(words)
    hedging = PLANNING | {"be"} | set(HEDGES)
    while at >= 0 and (words[at].lemma in hedging or words[at].text.lower() in HEDGES):
        below = children(words, at, "xcomp", "acomp", "attr", "oprd")
        if not below:
            break
        at = below[0]
    return at


def certainty(words: Sequence[Word], i: int) -> tuple[str, tuple[int, ...]]:
    """How the predicate at ``i`` is put forward, and the words that say so."""
    at = i
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        for k in beside(words, at):
            word = words[k]
            low = word.text.lower()
            if word.text == "May" and k:
                continue
            if (
                word.dep in {"advmod", "aux", "npadvmod"}
                and low in HEDGES
                and at in {i, words[i].head}
            ):
                return HEDGES[low], (k,)
            if word.dep == "aux" and low in FUTURE:
                return DUE, (k,)
            if word.dep == "aux" and low in OPEN:
                return "open", (k,)
        if at == i and words[i].lemma in WEIGHED:
            plan = words[i].lemma in PLANNING and children(words, i, "xcomp")
            if plan or not children(words, i, "xcomp", "ccomp"):
                return INTENDED, (i,)
        above = words[at].head
        if words[at].dep == "pcomp" and above >= 0 and words[above].pos == "ADP":
            above = words[above].head  # "accused of stealing"
        if above >= 0 and _shares_auxiliary(words, at):
            at = above
            continue
        if above < 0 or words[at].dep not in {"xcomp", "ccomp", "acomp", "attr", "pcomp", "oprd"}:
            break
        for form in (words[above].text.lower(), words[above].lemma):
            if form in HEDGES and (words[at].dep != "ccomp" or form in IMPERSONAL):
                return HEDGES[form], (above,)
        if words[above].lemma in PLANNING and words[at].dep == "xcomp":
            return INTENDED, (above,)
        if words[above].lemma == "be" and words[at].dep == "xcomp" and words[at].tag == "VB":
            return DUE, (above,)
        at = above
    asserted = words[i].tag == "VBG" and words[i].head == -1 and words[i].dep in {"advcl", "acl"}
    done = words[i].dep == "xcomp" and words[words[i].head].lemma in DEEDS
    if words[i].tag == "VBG" and any(words[k].lemma == "be" for k in children(words, i, "aux")):
        return ONGOING, ()
    if words[i].tag in {"VBG", "VB"} and words[i].pos == "VERB" and not (asserted or done):
        return "open", ()
    return FLAT, ()


def _shares_auxiliary(words: Sequence[Word], i: int) -> bool:
    """Whether a verb in a row has the auxiliary of the one before ("would be found and fined")."""
    word = words[i]
    if word.dep != "conj" or word.tag not in {"VB", "VBN"} or word.tag != words[word.head].tag:
        return False
    return not children(words, i, "aux", "auxpass", "nsubj", "nsubjpass")
