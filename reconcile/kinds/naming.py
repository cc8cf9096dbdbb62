"""Names of two claims paired by the place that they hold in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reconcile.kinds.align import (
    Alignment,
    ancestors,
    head_index,
    indices,
    is_content,
    same_slot,
    slot,
)
from reconcile.kinds.governing import governors_meet
from reconcile.kinds.remember import remembered
from reconcile.lexicon.calendar import MONTHS, WEEKDAYS
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.forms import NUMERALS
from reconcile.lexicon.names import NameComparison, compare_names
from reconcile.lexicon.nicknames import is_given_name
from reconcile.lexicon.spelling import normalise_spelling
from reconcile.model import Claim, DateValue, NameValue, Span, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """Two names in one slot: how surely (0..1), and what comparing them gave."""

    left: NameValue
    right: NameValue
    strength: float
    found: NameComparison


@remembered
def names_of(claim: Claim) -> tuple[NameValue, ...]:
    """The claim's names in text order, without those that are dates ("March", "Friday")."""
    dates = [v.span for v in claim.values if isinstance(v, DateValue)]
    return tuple(
        v
        for v in claim.values
        if isinstance(v, NameValue)
        and not _is_time(v.text)
        and not all(claim.words[i].filled for i in indices(claim, v.span))
        and not any(d.start < v.span.end and v.span.start < d.end for d in dates)
    )


def _is_time(text: str) -> bool:
    words = [w.rstrip(".").lower() for w in text.split()]
    return all(w in MONTHS or w in WEEKDAYS or w.removesuffix("s") in WEEKDAYS for w in words)


def differing_names(aligned: Alignment) -> tuple[Paired, ...]:
    """Names that have no counterpart on the other side and stand in one slot, surest first."""
    alone_left, alone_right = unmatched(aligned)
    out = []
    for whole in alone_left:
        for other in alone_right:
            one, two = _bare(whole, aligned.right), _bare(other, aligned.left)
            found = compare_names(one.text, two.text)
            strength = _strength(aligned, one, two, found)
            if found.verdict in {"variant", "different"} and strength > 0:
                out.append(Paired(left=one, right=two, strength=strength, found=found))
    return tuple(sorted(out, key=_surest_first))


def unmatched(aligned: Alignment) -> tuple[list[NameValue], list[NameValue]]:
    """The names of each claim that have no counterpart in the other."""
    left, right = names_of(aligned.left), names_of(aligned.right)
    return (
        [
            n
            for n in left
            if not _has_partner(n, right, aligned.right) and not _short_for(n, aligned.left, right)
        ],
        [
            n
            for n in right
            if not _has_partner(n, left, aligned.left) and not _short_for(n, aligned.right, left)
        ],
    )


def _strength(aligned: Alignment, one: NameValue, two: NameValue, found: NameComparison) -> float:
    """How surely two names stand in one slot, 0..1: by the words around them, or because they
    share a part, or play one role, in claims that matching holds for one."""
    groups = indices(aligned.left, one.span), indices(aligned.right, two.span)
    slots = same_slot(aligned, *groups)
    if not groups[0] or not groups[1]:
        return slots
    likeness = aligned.likeness_without(one.span, two.span)
    if not _of_a_sort(one, two):
        return slots
    if found.score > 0 and likeness > 0:
        return max(slots, 0.65 + 0.3 * likeness)
    roles = [
        slot(claim.words, head_index(claim.words, group)).role
        for claim, group in zip((aligned.left, aligned.right), groups, strict=True)
    ]
    if roles[0] != roles[1] or roles[0] in LOOSE:
        return slots
    meet = governors_meet(aligned, one.span, two.span)
    return max(slots, meet * (0.6 + 0.3 * likeness), 0.85 * likeness if likeness > 0.5 else 0.0)


def _of_a_sort(one: NameValue, two: NameValue) -> bool:
    """Whether both are full names of persons, or both of countries."""
    countries = [country_of(n.text) is not None for n in (one, two)]
    if any(countries):
        return all(countries)
    return all(n.kind in {"person", "name"} and is_full_name(n.text) for n in (one, two))


def is_full_name(text: str) -> bool:
    """Whether the name has a given name and a family name."""
    words = text.split()
    return len(words) > 1 and is_given_name(words[0].lower())


# Roles in which many names stand that tell no one thing.
LOOSE = frozenset({"modifier", "of", "with", "dep"})


def _surest_first(pair: Paired) -> tuple[float, float, int]:
    return -pair.strength, -pair.found.score, pair.left.span.start + pair.right.span.start


def _bare(name: NameValue, other: Claim) -> NameValue:
    """The name without a leading country that the other claim tells elsewhere ("Finnish Road
    Agency" beside "Finland's Road Agency")."""
    first, _, rest = name.text.partition(" ")
    country = country_of(first)
    if not rest or country is None:
        return name
    told = any(country_of(w.text) == country for w in other.words if w.text[:1].isupper())
    start = name.span.end - len(rest)
    if not told or start <= name.span.start:
        return name
    return replace(name, text=rest, span=Span(start=start, end=name.span.end))


def _has_partner(name: NameValue, others: tuple[NameValue, ...], claim: Claim) -> bool:
    """Whether the other claim has this name in some form, as a value or among its words."""
    if any(one_name(name.text, o.text) for o in others):
        return True
    parts = [normalise_spelling(p.lower().rstrip(".")) for p in name.text.split()]
    if _says(parts, [normalise_spelling(w.text.lower().rstrip(".")) for w in claim.words]):
        return True
    if _spelt_out(name.text, claim.words):
        return True
    country = country_of(name.text)
    return country is not None and any(
        country_of(w.text) == country for w in claim.words if w.text[:1].isupper()
    )


def _short_for(name: NameValue, claim: Claim, others: Sequence[NameValue]) -> bool:
    """Whether one of the others is the acronym of the words that this name begins, or of which it
    is a part ("University of California at Los Angeles", "UCLA")."""
    group = indices(claim, name.span)
    return bool(group) and any(
        set(group) & set(_spelt_out(o.text, claim.words)) for o in others if o.text.isupper()
    )


def _spelt_out(text: str, words: Sequence[Word]) -> tuple[int, ...]:
    """The words whose initials spell an acronym; none where it is short or nothing does."""
    letters = "".join(c for c in text.lower() if c.isalpha())
    told = [k for k, w in enumerate(words) if w.text[0].isalpha() and w.lemma not in LINKING]
    size = len(letters)
    if size < ACRONYM or not text.isupper():
        return ()
    for k in range(len(told) - size + 1):
        run = told[k : k + size]
        initials = "".join(words[i].text[0] for i in run)
        if initials.isupper() and initials.lower() == letters:
            return tuple(run)
    return ()


LINKING = frozenset("of at for and the in on to de la".split())
ACRONYM = 3  # letters from which initials spell a word by no chance


def one_name(one: str, two: str) -> bool:
    """Whether two names may be one."""
    if compare_names(one, two).verdict in {"same", "compatible"}:
        return True
    terms = [[NUMERALS.get(w, w) for w in re.findall(r"[a-z0-9]+", n.lower())] for n in (one, two)]
    return terms[0] == terms[1] or _countries(one) == _countries(two) != ()


def _countries(name: str) -> tuple[str, ...]:
    """The countries of a compound of countries ("Franco-German"); () for any other name."""
    found = tuple(country_of(p) or "" for p in re.split(r"[-–/]", name))
    return found if all(found) else ()


def _says(parts: list[str], words: list[str]) -> bool:
    size = len(parts)
    return any(words[k : k + size] == parts for k in range(len(words) - size + 1))


def is_list_member(claim: Claim, name: NameValue) -> bool:
    """Whether the name stands in a list, where another member may answer for it."""
    group = indices(claim, name.span)
    if not group:
        return False
    head = head_index(claim.words, group)
    words = claim.words
    return words[head].dep == "conj" or any(w.head == head and w.dep == "conj" for w in words)


def in_part_list(claim: Claim, name: NameValue) -> bool:
    """Whether the name stands in a list that is only a part ("firms such as Ford")."""
    group = indices(claim, name.span)
    if not group:
        return False
    words = claim.words
    above = ancestors(words, head_index(words, group))
    return any(
        words[k].lemma in PARTLY
        or (words[k].lemma == "as" and any(w.head == k and w.lemma == "such" for w in words))
        for k in above
    )


PARTLY = frozenset("include including like among".split())


def is_modifier(claim: Claim, name: NameValue) -> bool:
    """Whether the name only modifies a noun ("Danish doctors")."""
    group = indices(claim, name.span)
    role = slot(claim.words, head_index(claim.words, group)).role if group else ""
    return role in {"modifier", "of"}


def rest_alike(aligned: Alignment, left: NameValue, right: NameValue) -> float:
    """Share of content words outside the two names that meet, 0..1: the mean of F1 and of the
    shorter claim's share, for a longer claim may only say more."""
    one = {i for i, w in enumerate(aligned.left.words) if is_content(w)}
    two = {j for j, w in enumerate(aligned.right.words) if is_content(w)}
    one -= set(indices(aligned.left, left.span))
    two -= set(indices(aligned.right, right.span))
    met = sum(i in one and j in two for i, j in aligned.pairs)
    return (met / (len(one) + len(two)) + met / (2 * min(len(one), len(two)))) if met else 0.0
