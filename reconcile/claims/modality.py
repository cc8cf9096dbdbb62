"""Polarity and certainty of a piece: what its predicate's auxiliaries, adverbs and cues say."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.tree import Tree
from reconcile.lexicon.verbs import CONDITIONAL_MARKS
from reconcile.model import Certainty

NEGATORS = frozenset(
    {
        "not",
        "n't",
        "never",
        "no",
        "neither",
        "nor",
        "none",
        "nobody",
        "nothing",
        "without",
        "hardly",
        "scarcely",
        "cannot",
    }
)
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
    """Whether the piece's predicate is negated once (twice is not)."""
    have = set(words)
    count = sum(1 for c in tree.children(head, "neg") if c.i in have)
    for child in tree.children(head):
        if child.i not in have or child.dep == "neg":
            continue
        if child.text.lower() in NEGATORS and child.dep in {"advmod", "preconj", "det"}:
            count += 1
        elif child.dep in {"nsubj", "nsubjpass", "dobj", "attr", "expl"}:
            count += _negative_phrase(tree, child.i)
    return count % 2 == 1


def _negative_phrase(tree: Tree, i: int) -> bool:
    if tree[i].text.lower() in NEGATORS:
        return True
    return any(c.text.lower() in NEGATORS for c in tree.children(i, "det", "preconj", "cc"))


def certainty(tree: Tree, head: int, words: Sequence[int], cue: str | None) -> Certainty:
    """How the piece is put forward; ``cue`` is the lemma of the verb that it is the content of."""
    have = set(words)
    near = [head, *(c.i for c in tree.children(head) if c.i in have)]
    near += [
        c.i for k in list(near) for c in tree.children(k, "amod", "advmod", "xcomp") if c.i in have
    ]
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
