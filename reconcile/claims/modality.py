"""Polarity and certainty of a piece: what its predicate's auxiliaries, adverbs and cues say."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.tree import NEGATORS, VERBAL, Tree
from reconcile.lexicon.verbs import CONDITIONAL_MARKS
from reconcile.model import Certainty

ALLEGED = frozenset(
    {
        "allegedly",
        "reportedly",
        "purportedly",
        "supposedly",
        "suspected",
        "alleged",
        "accused",
        "reputed",
        "so-called",
    }
)
PROBABLE = frozenset(
    {
        "probably",
        "likely",
        "apparently",
        "presumably",
        "evidently",
        "seemingly",
        "believed",
        "thought",
        "appear",
        "seem",
        "presumed",
    }
)
POSSIBLE = frozenset({"possibly", "perhaps", "maybe", "might", "may", "could", "can", "possible"})
PLANNED = frozenset({"will", "shall", "plan", "intend", "expect", "schedule", "aim"})
# With an infinitive behind them: "is set to open", "was due to begin".
PLANNED_TO = frozenset({"due", "set", "about", "slated", "poised"})
DENIAL = frozenset({"deny", "dismiss", "reject", "refute"})


def is_negated(tree: Tree, head: int, words: Sequence[int]) -> bool:
    """Whether the piece's predicate is negated once (twice is not).  ``words`` are all that the
    piece holds or shares: what scopes over it from the first of coordinated verbs counts too."""
    have = set(words)
    count = 0
    for verb in _verbs(tree, head):
        for child in tree.children(verb):
            if child.i not in have:
                continue
            if child.dep == "neg":
                count += 1
            elif child.dep in {"advmod", "preconj", "det"}:
                below = (c.text.lower() for c in tree.children(child.i))
                count += child.text.lower() in NEGATORS or (
                    child.text.lower() in {"longer", "more"} and "no" in below
                )
            elif child.dep in {"nsubj", "nsubjpass", "dobj", "attr", "expl"}:
                count += tree.is_negative(child.i)
    return count % 2 == 1


def _verbs(tree: Tree, head: int) -> list[int]:
    """The predicate and the coordinated verbs before it, whose auxiliaries it may share."""
    out = [head]
    while tree[out[-1]].dep in {"conj", "xcomp"} and tree[tree[out[-1]].head].pos in VERBAL:
        out.append(tree[out[-1]].head)
    return out


def certainty(tree: Tree, head: int, words: Sequence[int], cue: str | None) -> Certainty:
    """How the piece is put forward; ``cue`` is the lemma of the verb that it is the content of."""
    have = set(words)
    near = [head, *(c.i for c in tree.children(head) if c.i in have)]
    near += [c.i for k in list(near) for c in tree.children(k, "advmod", "xcomp") if c.i in have]
    for verb in _verbs(tree, head)[1:]:
        near += [verb] if verb in have and tree[verb].lemma in PLANNED else []
        near += [c.i for c in tree.children(verb, "aux", "advmod") if c.i in have]
    lemmas = {tree[k].text.lower() for k in near} | {tree[k].lemma for k in near}
    if cue in DENIAL:
        return Certainty.DENIED
    marks = {c.text.lower() for k in near for c in tree.children(k, "mark") if c.i in have}
    marks |= {c.text.lower() for c in tree.children(head, "mark")}
    if marks & CONDITIONAL_MARKS:
        return Certainty.CONDITIONAL
    for names, level in (
        (ALLEGED, Certainty.ALLEGED),
        (PROBABLE, Certainty.PROBABLE),
        (POSSIBLE, Certainty.POSSIBLE),
    ):
        if lemmas & names:
            return level
    if any(_is_plan(tree, k, cue) for k in near):
        return Certainty.PLANNED
    return Certainty.FACT


def _is_plan(tree: Tree, i: int, cue: str | None) -> bool:
    token = tree[i]
    if token.lemma == "would":  # what was said as "will"; by itself it is habit or refusal
        return cue is not None and token.dep == "aux"
    if token.lemma in PLANNED_TO:
        return tree.child(i, "xcomp") is not None
    return token.lemma in PLANNED and token.pos in {"AUX", "VERB"}
