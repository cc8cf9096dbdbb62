"""Words of two claims that are one word in two spellings: seen, and held to be harmless."""

from __future__ import annotations

from reconcile.kinds.align import align
from reconcile.lexicon.spelling import normalise_spelling
from reconcile.model import Match


def spellings(match: Match) -> tuple[str, ...]:
    """A note for each word that the two claims spell otherwise ("colour/color: spelling")."""
    aligned = align(match)
    out = []
    for i, j in aligned.pairs:
        one, two = aligned.left.words[i], aligned.right.words[j]
        lemmas = one.lemma.lower(), two.lemma.lower()
        if "PROPN" in {one.pos, two.pos} or lemmas[0] == lemmas[1]:
            continue
        if normalise_spelling(lemmas[0]) == normalise_spelling(lemmas[1]):
            out.append(f"{one.text}/{two.text}: spelling")
    return tuple(out)
