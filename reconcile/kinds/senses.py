"""What the words of a claim mean for its event: single words, and phrases that mean one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.kinds.align import ancestors, is_content, predicate
from reconcile.kinds.remember import remembered
from reconcile.lexicon.phrases import phrases_from
from reconcile.model import Claim, Word

REACH = 3  # other words that may stand inside a phrase ("gave the two men up")
COMPLEMENTS = frozenset({"xcomp", "acomp", "attr", "oprd", "prep", "pobj", "prt", "auxpass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """``group`` are indices of words, the one that the rest hangs on first; ``name`` is a lemma."""

    group: tuple[int, ...]
    name: str


@remembered
def senses(words: Sequence[Word]) -> tuple[Sense, ...]:
    """The senses of a claim's content words, those of phrases under the phrase's name."""
    out: list[Sense] = []
    used: set[int] = set()
    for i, word in enumerate(words):
        for phrase, name in phrases_from(word.lemma):
            group = _found(words, i, phrase)
            if group and not used & set(group):
                out.append(Sense(group=group, name=name))
                used.update(group)
                break
    out.extend(
        Sense(group=(i,), name=w.lemma)
        for i, w in enumerate(words)
        if i not in used and w.pos != "PROPN" and (is_content(w) or w.pos == "ADP")
    )
    return tuple(sorted(out, key=lambda s: s.group))


def _found(words: Sequence[Word], i: int, phrase: tuple[str, ...]) -> tuple[int, ...]:
    """The words of a phrase that begins at ``i``; gaps are allowed behind a verb only."""
    gap = REACH if words[i].pos == "VERB" else 0
    group = [i]
    for wanted in phrase[1:]:
        first = group[-1] + 1
        near = range(first, min(first + gap + 1, len(words)))
        at = next((k for k in near if wanted in {words[k].lemma, words[k].text.lower()}), None)
        if at is None or any(words[k].pos in {"VERB", "PUNCT"} for k in range(first, at)):
            return ()
        group.append(at)
    return tuple(group)


def central(claim: Claim, i: int) -> bool:
    """Whether word ``i`` is the claim's predicate or completes it ("is at large", "was dead")."""
    top = predicate(claim)
    chain = (i, *ancestors(claim.words, i))
    if top not in chain:
        return False
    return all(claim.words[k].dep in COMPLEMENTS for k in chain[: chain.index(top)])
