"""Quantities held against each other: what may be compared, and what agrees."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from reconcile.kinds.align import (
    Alignment,
    ancestors,
    children,
    head_index,
    indices,
    is_content,
    key,
    predicate,
    same_slot,
)
from reconcile.kinds.arguments import arguments_agree
from reconcile.kinds.governing import governors_meet
from reconcile.kinds.naming import names_of
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.forms import term
from reconcile.lexicon.names import compare_names
from reconcile.lexicon.synonyms import concept
from reconcile.model import Claim, Quantity, Word
from reconcile.settings import Settings

# Words for whoever is meant; a woman or a child is only a part of them.
ANYBODY = frozenset("person people human individual victim".split())
PEOPLE = frozenset(
    """person people human individual citizen resident civilian man woman victim passenger worker
    employee student child soldier villager others other protester patient member""".split()
)
FATES = {
    word: fate
    for fate, words in {
        "dead": "kill die death dead fatality victim murder slay perish body toll",
        "hurt": "injure wound hurt injury casualty hospitalize hospitalise",
        "lost": "miss missing disappear",
        "held": "arrest detain capture seize charge",
        "saved": "rescue survive evacuate save free release",
        "ill": "infect infection case sick sicken diagnose test",
        "homeless": "displace homeless flee",
    }.items()
    for word in words.split()
}
# A number of some more, or of the rest, is no number of them all.
SHARES = frozenset("each every per average apiece combined altogether".split())
PARTIAL = frozenset("other another more additional further remaining extra rest new half".split())
STRICT = re.compile(
    r"\b(?:more|less|fewer|greater|higher|lower) than\b|\b(?:over|above|under|below|exceed\w*)\b",
    re.I,
)


def numbers_of(claim: Claim) -> tuple[Quantity, ...]:
    """The claim's quantities in text order, without numbers that belong to a name."""
    return tuple(v for v in claim.values if isinstance(v, Quantity) and not _is_label(claim, v))


def _is_label(claim: Claim, quantity: Quantity) -> bool:
    """Whether the number belongs to a name ("24 Mill Street", "Route 52", "AK-47")."""
    if quantity.dimension != "count":
        return False
    group = indices(claim, quantity.span)
    if not group:
        return True
    words = claim.words
    after = group[-1] + 1
    if after < len(words) and words[after].tag == "NNP" and words[after].head >= after:
        return words[after].lemma not in PEOPLE and country_of(words[after].text) is None
    before = group[0] - 1
    if before >= 0 and words[before].text == "-":
        before -= 1
    return before >= 0 and words[before].tag == "NNP" and words[group[0]].head == before


def interval(quantity: Quantity, settings: Settings) -> tuple[float, float]:
    """What the number may be: open-ended for a bound, widened for "about"."""
    match quantity.precision:
        case "at least":
            return quantity.low, math.inf
        case "at most":
            return -math.inf, quantity.high
        case "about":
            slack = settings.about_tolerance * abs(quantity.value)
            return (
                min(quantity.low, quantity.value - slack),
                max(quantity.high, quantity.value + slack),
            )
        case _:
            return quantity.low, quantity.high


def agree(one: Quantity, two: Quantity, settings: Settings) -> bool:
    """Whether both numbers may be right.  Symmetric."""
    if one.dimension == "score":
        return sorted(re.findall(r"\d+", one.text)) == sorted(re.findall(r"\d+", two.text))
    a, b = interval(one, settings), interval(two, settings)
    if one.precision == two.precision and one.precision in {"at least", "at most"}:
        round_both = is_round(one.value) and is_round(two.value)
        return one.value == two.value or round_both
    if a[0] <= b[1] and b[0] <= a[1]:
        return not (_at_bound(one, two) or _at_bound(two, one))
    return rounds(one, two, settings)


def _at_bound(bound: Quantity, exact: Quantity) -> bool:
    """ "More than 181" against 181: nobody rounds to 181, so its writer means more."""
    if bound.precision not in {"at least", "at most"} or exact.precision != "exact":
        return False
    strict = STRICT.search(bound.text) is not None
    return strict and bound.value == exact.value and not is_round(exact.value)


def is_round(value: float) -> bool:
    """Whether a number looks rounded: at most two digits that tell, and 0 or 5 at the end."""
    if value == 0 or value != int(value) or _digits(value) > 2:
        return False
    return int(value) % 10 == 0 or (int(value) % 5 == 0 and value > 10)


def rounds(one: Quantity, two: Quantity, settings: Settings) -> bool:
    """Whether one number is the other, rounded."""
    large = max(abs(one.value), abs(two.value))
    if one.value == two.value or large < 20 or one.dimension in {"age", "score", "magnitude"}:
        return False
    if {one.precision, two.precision} & {"at least", "at most"}:
        return False
    near = abs(one.value - two.value) / large <= settings.rounding_tolerance
    coarse, fine = sorted((one.value, two.value), key=lambda v: (_digits(v), v))
    places = _digits(coarse) - 1 - math.floor(math.log10(abs(fine))) if fine else 0
    return near and _digits(coarse) < _digits(fine) and math.isclose(round(fine, places), coarse)


def _digits(value: float) -> int:
    """Significant digits of a number, trailing zeros not counted."""
    text = f"{abs(value):.10g}".replace(".", "").strip("0")
    return len(text)


def comparable(aligned: Alignment, one: Quantity, two: Quantity, shared: int) -> float:
    """How surely two numbers are of one thing, 0..1; 0 where they need not be.

    ``shared`` counts the words around them that meet.
    """
    if one.dimension != two.dimension or (one.unit and two.unit and one.unit != two.unit):
        return 0.0
    if one.dimension == "ordinal":
        return _same_rank(aligned, one, two)
    if one.dimension == "age":
        return _same_owner(aligned, one, two)
    left, right = _noun(aligned.left, one), _noun(aligned.right, two)
    if _partial(aligned.left.words, left) != _partial(aligned.right.words, right):
        return 0.0
    if _shares(aligned.left) != _shares(aligned.right):
        return 0.0
    fates = _fates(aligned.left, one), _fates(aligned.right, two)
    if fates[0] and fates[1] and not fates[0] & fates[1]:
        return 0.0
    tops = predicate(aligned.left), predicate(aligned.right)
    if min(tops) >= 0 and aligned.met(*tops) and arguments_agree(aligned, *tops) < 0:
        return 0.0
    things = _same_thing(aligned, one, two, left, right)
    if things < 1 and "one" in {one.text.lower(), two.text.lower()}:
        return 0.0  # "one" is a pronoun as often as a number
    if things == 0 or _narrower(aligned, left, right):
        return 0.0
    slots = same_slot(aligned, indices(aligned.left, one.span), indices(aligned.right, two.span))
    hangs = max(governors_meet(aligned, one.span, two.span), slots, _above(aligned, left, right))
    hangs = max(hangs, min(0.4 * shared, 0.8))
    if hangs == 0 and aligned.overlap < 0.6:
        return 0.0
    return min(0.95, 0.35 + 0.2 * things + 0.2 * hangs + 0.25 * aligned.overlap)


def _same_rank(aligned: Alignment, one: Quantity, two: Quantity) -> float:
    """A first and a second thing are two things, unless all the rest is the same."""
    groups = indices(aligned.left, one.span), indices(aligned.right, two.span)
    if aligned.overlap < RANKED or same_slot(aligned, *groups) < 0.9:
        return 0.0
    return 0.45 + 0.4 * aligned.overlap


def _noun(claim: Claim, quantity: Quantity) -> int:
    """Index of the noun that a number counts; -1 for none."""
    words = claim.words
    group = indices(claim, quantity.span)
    if not group:
        return -1
    if quantity.counted:
        near = [i for i, w in enumerate(words) if w.lemma == quantity.counted]
        if near:
            return min(near, key=lambda i: (abs(i - group[-1]), i))
    head = head_index(words, group)
    if words[head].pos == "NOUN":
        return head
    above = words[head].head
    return above if above >= 0 and words[above].pos in {"NOUN", "PROPN"} else -1


def _same_thing(aligned: Alignment, one: Quantity, two: Quantity, left: int, right: int) -> float:
    if one.counted and two.counted:
        a, b = (term(concept(q.counted)) for q in (one, two) if q.counted)
        if a == b:
            return 1.0
        if one.counted in ANYBODY and two.counted in ANYBODY:
            return 0.8
        return 0.0
    if left >= 0 and right >= 0 and aligned.met(left, right):
        return 1.0
    if one.dimension == "count" and (one.counted or two.counted):
        slots = same_slot(
            aligned, indices(aligned.left, one.span), indices(aligned.right, two.span)
        )
        return 0.5 if slots >= 0.8 else 0.0
    return 0.7


def _partial(words: Sequence[Word], noun: int) -> bool:
    if noun < 0:
        return False
    near = [words[k].lemma for k in children(words, noun)] + [words[noun].lemma]
    return bool(PARTIAL & set(near))


def _shares(claim: Claim) -> bool:
    """Whether the claim counts by the head or altogether, and says so."""
    return any(w.lemma in SHARES for w in claim.words)


def _narrower(aligned: Alignment, left: int, right: int) -> bool:
    """Whether one side counts only a named or described part of what the other counts."""
    if left < 0 or right < 0:
        return False
    mine = _restrictions(aligned.left, left)
    theirs = _restrictions(aligned.right, right)
    unmet_left = sorted(set(mine) & set(aligned.left_alone()))
    unmet_right = sorted(set(theirs) & set(aligned.right_alone()))
    if bool(unmet_left) == bool(unmet_right):
        return bool(unmet_left)
    words = aligned.left.words if unmet_left else aligned.right.words
    return any(
        words[k].pos in {"PROPN", "ADJ"} and (words[k].text[:1].isupper() or words[k].lemma in KIN)
        for k in unmet_left or unmet_right
    )


RANKED = 0.6  # overlap from which two ranks are of one thing
KIN = frozenset("male female foreign local young old adult dead missing wounded injured".split())


def _restrictions(claim: Claim, noun: int) -> list[int]:
    """Words that narrow a counted noun down, without the number's own."""
    words = claim.words
    numbers = [v.span for v in claim.values if isinstance(v, Quantity)]
    own = {i for span in numbers for i in indices(claim, span)}
    return [
        k
        for k in children(words, noun, "amod", "compound", "nmod")
        if k not in own
        and is_content(words[k])
        and words[k].pos in {"ADJ", "PROPN", "NOUN", "VERB"}
    ]


def _fates(claim: Claim, quantity: Quantity) -> frozenset[str]:
    """What befell those who are counted: killed, hurt, missing, held, saved."""
    words = claim.words
    group = indices(claim, quantity.span)
    if not group:
        return frozenset()
    chain = [head_index(words, group)]
    chain += ancestors(words, chain[0])[:4]
    near = {k for i in chain[:2] for k in children(words, i, "amod", "acl", "relcl", "acomp")}
    found = []
    for i in (*chain, *sorted(near)):
        fate = FATES.get(words[i].lemma)
        if fate:
            found.append(fate)
            break
    if not found and quantity.counted in FATES:
        found.append(FATES[quantity.counted])
    return frozenset(found)


def _above(aligned: Alignment, left: int, right: int) -> float:
    """Whether the counted nouns hang on words that meet."""
    if left < 0 or right < 0:
        return 0.0
    one, two = aligned.left.words[left].head, aligned.right.words[right].head
    if one >= 0 and two >= 0 and key(aligned.left.words[one]) == key(aligned.right.words[two]):
        return 1.0
    tops = predicate(aligned.left), predicate(aligned.right)
    return 0.8 if min(tops) >= 0 and aligned.met(*tops) else 0.0


def _same_owner(aligned: Alignment, one: Quantity, two: Quantity) -> float:
    """Ages are of one person: the only names of the claims, or names nearest to the ages."""
    left = _nearest_name(aligned.left, one)
    right = _nearest_name(aligned.right, two)
    if left and right:
        verdict = compare_names(left, right).verdict
        if verdict == "compatible":
            return 0.75 if aligned.overlap >= 0.5 else 0.0
        return 0.85 if verdict == "same" else 0.0
    if left or right:
        return 0.6 if aligned.overlap >= 0.6 else 0.0
    return 0.75 if aligned.overlap >= 0.5 else 0.0


def _nearest_name(claim: Claim, quantity: Quantity) -> str | None:
    names = [n for n in names_of(claim) if n.kind in {"person", "name"}]
    if not names:
        return None

    def gap(start: int, end: int) -> int:
        return max(start - quantity.span.end, quantity.span.start - end, 0)

    return min(names, key=lambda n: (gap(n.span.start, n.span.end), n.span.start)).text
