"""Whose age a number is, and whether two ages may be of one person."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.kinds.align import Alignment, children, head_index, indices
from reconcile.lexicon.gender import Gender, gender_of
from reconcile.lexicon.names import compare_names
from reconcile.lexicon.roles import KINSHIP
from reconcile.model import Claim, NameValue, Quantity

# Words for anybody whose trade or kin is told elsewhere.
ANYONE = frozenset("man woman person suspect victim".split())
ALIKE = 0.5  # similarity from which a name here and a description there may be one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The bearer of an age as far as the claim tells: a name, a noun, how many, of what gender."""

    name: str | None
    noun: str | None
    several: bool
    gender: Gender | None


def same_owner(aligned: Alignment, one: Quantity, two: Quantity) -> float:
    """How surely two ages are of one person, 0..1; 0 where they need not be."""
    left, right = owner(aligned.left, one), owner(aligned.right, two)
    if left.several != right.several or {left.gender, right.gender} == {"male", "female"}:
        return 0.0
    if left.name and right.name:
        verdict = compare_names(left.name, right.name).verdict
        if verdict == "compatible":
            return 0.75 if aligned.overlap >= 0.5 or aligned.likeness > 0 else 0.0
        return 0.85 if verdict == "same" else 0.0
    if _kin(left) != _kin(right):
        return 0.0
    if left.name or right.name:
        if aligned.similarity < ALIKE:
            return 0.0
        return 0.55 + 0.25 * max(aligned.likeness, aligned.overlap)
    if left.noun == right.noun and left.noun is not None:
        return 0.75
    if left.noun and right.noun and not {left.noun, right.noun} & ANYONE:
        return 0.0
    close = aligned.overlap >= 0.5 or (aligned.likeness > 0.4 and aligned.overlap >= 0.3)
    return 0.6 + 0.15 * aligned.likeness if close else 0.0


def owner(claim: Claim, age: Quantity) -> Owner:
    """Who bears the age: the noun that it describes, and the name nearest to it."""
    words = claim.words
    group = indices(claim, age.span)
    noun: int | None = None
    if group:
        above = words[head_index(words, group)].head
        while above >= 0 and (words[above].pos in {"NUM", "ADJ"} or above in group):
            above = words[above].head
        if above >= 0 and words[above].pos in {"NOUN", "PROPN"}:
            noun = above
    described = words[noun] if noun is not None and words[noun].pos == "NOUN" else None
    lemma = described.lemma if described else None
    beside = described is None or described.dep in {"appos", "attr"}
    name = _nearest_name(claim, age) if beside else None
    told = [gender_of(lemma)] if lemma else []
    told += [gender_of(name.text.split()[0])] if name else []
    numbered = noun is not None and any(
        words[k].lemma not in {"one", "a"} and k not in group
        for k in children(words, noun, "nummod")
    )
    return Owner(
        name=name.text if name else None,
        noun=lemma,
        several=bool(described and described.tag == "NNS") or numbered,
        gender=next((g for g in told if g), None),
    )


def _kin(whose: Owner) -> bool:
    return whose.noun in KINSHIP


def _nearest_name(claim: Claim, age: Quantity) -> NameValue | None:
    names = [n for n in claim.values if isinstance(n, NameValue) and n.kind in {"person", "name"}]
    if not names:
        return None

    def gap(name: NameValue) -> tuple[int, int]:
        apart = max(name.span.start - age.span.end, age.span.start - name.span.end, 0)
        return apart, name.span.start

    return min(names, key=gap)
