"""Differences of one kind in one finding that tell one thing, told once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from reconcile.kinds.align import align
from reconcile.lexicon.numbers import TENS, UNITS
from reconcile.lexicon.spelling import normalise_spelling
from reconcile.model import Claim, Difference, Match, Side, highest

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_SPELT = (" is a spelling", " are spellings")
_ARTICLES = frozenset({"a", "an", "the"})
_NUMBERS = {word: str(n) for word, n in (UNITS | TENS).items()}


def merged(differences: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences, surest first, those of one kind that belong together as one.

    They do where they share a side, be it through others, or where a value of theirs is the same
    but for case, spelling and number words.  A merged difference has each claim's surest value.
    """
    groups: list[list[Difference]] = []
    for new in sorted(differences, key=lambda d: -d.confidence):
        joined = [g for g in groups if any(_together(old, new) for old in g)]
        groups = [g for g in groups if not any(g is j for j in joined)]
        groups.append([*(d for g in joined for d in g), new])
    ordered = (sorted(group, key=lambda d: -d.confidence) for group in groups)
    return tuple(sorted((_one(group) for group in ordered), key=lambda d: -d.confidence))


def sureness(found: Difference, match: Match) -> float:
    """How surely the claims tell one fact and differ in it, 0..1: the link's probability, without
    the words that differ, times the difference's."""
    one, two = (side.span for side in found.sides[:2])
    linked = match.confidence
    if one is not None and two is not None and found.sides[0].claim == match.left.id:
        linked = max(linked, min(0.99, align(match).similarity_without(one, two)))
    return round(linked * found.confidence, 3)


def said_beside(found: Difference, members: Sequence[Claim]) -> bool:
    """Whether one side's own sentence says the other side's value too, in another claim.

    Then nothing differs: the split has only put the two values into two claims.
    """
    claims = {c.id: c for c in members}
    for one, two in product(found.sides, repeat=2):
        here = claims.get(one.claim)
        wanted = value_key(two.value)
        if one.claim == two.claim or here is None or not wanted:
            continue
        own = value_key(one.value)
        if found.kind in {"number", "role"} and len(own) > len(wanted) and _holds(own, wanted):
            continue  # "less than 90" has 90 in it, and is not 90
        for other in members:
            beside = (other.article, other.sentence) == (here.article, here.sentence)
            if beside and other.id != here.id and _holds(value_key(other.text), wanted):
                return True
    return False


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(words[k : k + size] == wanted for k in range(len(words) - size + 1))


def value_key(value: str) -> tuple[str, ...]:
    """What a value comes to, whatever its case, its spelling and how its numbers are written."""
    words = [normalise_spelling(found[0].lower()) for found in _WORD.finditer(value)]
    return tuple(_NUMBERS.get(w, w.replace(",", "")) for w in words if w not in _ARTICLES)


def _together(one: Difference, two: Difference) -> bool:
    if one.kind != two.kind:
        return False
    pairs = list(product(one.sides, two.sides))
    if any(_meet(a, b) for a, b in pairs):
        return True
    if any(a.claim == b.claim for a, b in pairs):
        return False  # one claim with two values: two things differ
    return any(value_key(a.value) == value_key(b.value) for a, b in pairs)


def _meet(one: Side, two: Side) -> bool:
    """Whether both are one place of one claim, be it cut differently."""
    if one.claim != two.claim:
        return False
    if one.span is None or two.span is None:
        return value_key(one.value) == value_key(two.value)
    return one.span.start < two.span.end and two.span.start < one.span.end


def _one(group: Sequence[Difference]) -> Difference:
    first = group[0]
    if len(group) == 1:
        return first
    sides: dict[str, Side] = {}
    for side in (s for d in group for s in d.sides):
        sides.setdefault(side.claim, side)
    kept = tuple(sides.values())
    return replace(
        first,
        sides=kept,
        why=_why(group, kept),
        severity=highest(d.severity for d in group),
    )


def _why(group: Sequence[Difference], sides: Sequence[Side]) -> str:
    """The surest reason, with every value where the reason lists values, and what is spelling."""
    once: dict[tuple[str, ...], str] = {}
    for side in sides:
        once.setdefault(value_key(side.value), side.value)
    values = list(once.values())
    head, *rest = group[0].why.split("; ")
    one, two = (s.value for s in group[0].sides[:2])
    plain = f"{one} and {two} differ"
    if head.startswith(plain) and len(values) > 1:
        listed = f"{', '.join(values[:-1])} and {values[-1]} differ"
        head = listed + head.removeprefix(plain)
    return "; ".join(dict.fromkeys([head, *rest, *_spellings(group[1:])]))


def _spellings(group: Sequence[Difference]) -> Iterator[str]:
    for one in group:
        yield from (part for part in one.why.split("; ") if part.endswith(_SPELT))
