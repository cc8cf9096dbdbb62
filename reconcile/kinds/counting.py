"""Quantities held against each other: what may be compared, and what agrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
from reconcile.kinds.amounts import makes, other_amount
from reconcile.kinds.arguments import CORE, arguments_agree, participants
from reconcile.kinds.governing import governors_meet
from reconcile.kinds.owning import same_owner
from reconcile.kinds.series import misprinted
from reconcile.lexicon.antonyms import opposed
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.forms import term
from reconcile.lexicon.synonyms import concept
from reconcile.model import Claim, Quantity, Word

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
ADDING = frozenset({"add", "extend", "tack"})
DAYS_OF = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}


def numbers_of(claim: Claim) -> tuple[Quantity, ...]:
    """The claim's quantities in text order, without numbers that belong to a name."""
    return tuple(
        _timed(v) for v in claim.values if isinstance(v, Quantity) and not _is_label(claim, v)
    )


def _timed(quantity: Quantity) -> Quantity:
    """A count of days or years ("three more years") as the duration that it is, in days."""
    days = DAYS_OF.get(quantity.counted or "") if quantity.dimension == "count" else None
    if days is None:
        return quantity
    return replace(
        quantity, dimension="duration", unit="days", counted=None,
        value=quantity.value * days, low=quantity.low * days, high=quantity.high * days,
    )  # fmt: skip


def _is_label(claim: Claim, quantity: Quantity) -> bool:
    """Whether the number belongs to a name ("24 Mill Street", "Route 52", "AK-47")."""
    if quantity.dimension != "count":
        return False
    group = indices(claim, quantity.span)
    if not group:
        return True
    words = claim.words
    if len(group) == 1 and words[group[0]].pos == "VERB":
        return True  # "scores" as a deed
    after = group[-1] + 1
    if after < len(words) and words[after].tag == "NNP" and words[after].head >= after:
        return words[after].lemma not in PEOPLE and country_of(words[after].text) is None
    before = group[0] - 1
    if before >= 0 and words[before].text == "-":
        before -= 1
    return before >= 0 and words[before].tag == "NNP" and words[group[0]].head == before


def comparable(aligned: Alignment, one: Quantity, two: Quantity, shared: int) -> float:
    """How surely two numbers are of one thing, 0..1; 0 where they need not be.

    ``shared`` counts the words around them that meet.
    """
    if one.dimension != two.dimension or (one.unit and two.unit and one.unit != two.unit):
        return 0.0
    if one.dimension == "ordinal":
        return _same_rank(aligned, one, two)
    if one.dimension == "age":
        return same_owner(aligned, one, two)
    if other_amount(aligned, one, two):
        return 0.0
    if makes(aligned.left, one, two) or makes(aligned.right, two, one):
        return 0.0
    left, right = _noun(aligned.left, one), _noun(aligned.right, two)
    parts = _partial(aligned.left, one, left), _partial(aligned.right, two, right)
    if parts[0] != parts[1] and not (_adds(aligned.left, left) and _adds(aligned.right, right)):
        return 0.0
    if _shares(aligned.left, one) != _shares(aligned.right, two) and not _both_share(aligned):
        return 0.0
    fates = _fates(aligned.left, one), _fates(aligned.right, two)
    if fates[0] and fates[1] and not fates[0] & fates[1]:
        return 0.0
    if _of_others(aligned) or _other_turn(aligned) or _other_part(aligned):
        return 0.0
    likeness = aligned.likeness_without(one.span, two.span)
    things = _same_thing(aligned, one, two, left, right)
    if things < 1 and any(q.text.lower().split("-")[0] == "one" for q in (one, two)):
        return 0.0  # "one" is a pronoun as often as a number
    if things == 0 or _narrower(aligned, left, right):
        return 0.0
    slots = same_slot(aligned, indices(aligned.left, one.span), indices(aligned.right, two.span))
    hangs = max(governors_meet(aligned, one.span, two.span), slots, _above(aligned, left, right))
    hangs = max(hangs, min(0.4 * shared, 0.8), 0.6 * likeness)
    hangs = max(hangs, 0.4 if misprinted(one, two) else 0.0)
    if hangs < 0.2 and aligned.overlap < 0.6:
        return 0.0
    alike = max(aligned.overlap, 0.8 * likeness)
    return min(0.95, 0.35 + 0.2 * things + 0.2 * hangs + 0.25 * alike)


def _of_others(aligned: Alignment) -> bool:
    """Whether one thing is told of different doers or of different things done to.

    A name here and a description there ("the ship", "the Harrier") may be one.
    """
    tops = predicate(aligned.left), predicate(aligned.right)
    if min(tops) < 0 or not aligned.met(*tops) or arguments_agree(aligned, *tops) >= 0:
        return False
    for role in CORE:
        one = participants(aligned.left.words, tops[0], role)
        two = participants(aligned.right.words, tops[1], role)
        if not one or not two or any(aligned.met(a, b) for a in one for b in two):
            continue
        named = [
            any(_is_name(words, k) for k in group)
            for words, group in ((aligned.left.words, one), (aligned.right.words, two))
        ]
        if named[0] == named[1]:
            return named[0] or aligned.likeness < 1
    return False


def _other_turn(aligned: Alignment) -> bool:
    """Whether the sentences tell of two turns of one thing: the first quarter, the second."""
    left, right = frozenset(aligned.left.context), frozenset(aligned.right.context)
    ranks = left & RANKS, right & RANKS
    return bool(left & right & TURNS) and all(ranks) and not ranks[0] & ranks[1]


def _other_part(aligned: Alignment) -> bool:
    """Whether the claims tell of opposite parts, or of two countries: public and private schools,
    sales here and there."""
    left, right = (
        [words[k] for k in alone]
        for words, alone in (
            (aligned.left.words, aligned.left_alone()),
            (aligned.right.words, aligned.right_alone()),
        )
    )
    lands = [{country_of(w.text) for w in told if w.text[:1].isupper()} for told in (left, right)]
    if lands[0] - {None} and lands[1] - {None}:
        return True
    return any(a.pos == b.pos == "ADJ" and opposed(a.lemma, b.lemma) for a in left for b in right)


def _figures(claim: Claim) -> frozenset[str]:
    """What the claim's sentence writes in digits."""
    return frozenset(lemma for lemma in claim.context if lemma[:1].isdigit())


def _is_name(words: Sequence[Word], i: int) -> bool:
    """Whether the word is a name, be it that the parser took it for a bare noun with a capital."""
    if words[i].pos == "PROPN":
        return True
    bare = words[i].tag == "NN" and not children(words, i, "det", "poss", "amod", "compound")
    return bare and words[i].text[:1].isupper() and words[i].text[1:].islower()


def _same_rank(aligned: Alignment, one: Quantity, two: Quantity) -> float:
    """A first and a second thing are two things, unless all the rest is the same."""
    groups = indices(aligned.left, one.span), indices(aligned.right, two.span)
    nouns = _ranked(aligned.left, one), _ranked(aligned.right, two)
    if _narrower(aligned, *nouns) or _of_others(aligned):
        return 0.0
    if {one.counted, two.counted} <= TURNS and _figures(aligned.left) != _figures(aligned.right):
        return 0.0  # "4 percent in the first quarter", "7 percent in the second"
    if aligned.overlap >= RANKED and same_slot(aligned, *groups) >= 0.9:
        return 0.45 + 0.4 * aligned.overlap
    if not (min(nouns) >= 0 and aligned.met(*nouns) and aligned.likeness > 0.4):
        return 0.0
    return 0.4 + 0.3 * aligned.likeness


def _ranked(claim: Claim, rank: Quantity) -> int:
    """Index of the noun that a rank is of, be it "the tenth highest-grossing film"; -1 for none."""
    noun, group = _noun(claim, rank), indices(claim, rank.span)
    above = ancestors(claim.words, group[-1]) if group and noun < 0 else ()
    k = next((k for k in above if claim.words[k].dep not in {"amod", "advmod", "npadvmod"}), -1)
    return k if k >= 0 and claim.words[k].pos in {"NOUN", "PROPN"} else noun


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
    described = _described(aligned.left, one), _described(aligned.right, two)
    measured = one.dimension in MEASURES and _of_another(aligned, *described)
    if left >= 0 and right >= 0 and aligned.met(left, right) and not measured:
        return 1.0
    if one.dimension in MEASURES and described != (-1, -1):
        groups = indices(aligned.left, one.span), indices(aligned.right, two.span)
        meet = governors_meet(aligned, one.span, two.span) or same_slot(aligned, *groups)
        return 0.5 if meet or aligned.overlap >= 0.6 else 0.0
    if one.dimension == "count" and (one.counted or two.counted):
        slots = same_slot(
            aligned, indices(aligned.left, one.span), indices(aligned.right, two.span)
        )
        return 0.5 if slots >= 0.8 or aligned.likeness > 0.6 else 0.0
    return 0.7


def _of_another(aligned: Alignment, left: int, right: int) -> bool:
    """Whether one measure alone stands before a noun, which the other claim has not ("a one-yard
    pass")."""
    if (left < 0) == (right < 0):
        return False
    claim, at = (aligned.left, left) if left >= 0 else (aligned.right, right)
    met = {i for i, _ in aligned.pairs} if left >= 0 else {j for _, j in aligned.pairs}
    return claim.words[at].pos == "NOUN" and at not in met


def _described(claim: Claim, measure: Quantity) -> int:
    """Index of the noun that a measure stands before ("a 45-yard field goal"); -1 for none."""
    words = claim.words
    group = indices(claim, measure.span)
    if not group:
        return -1
    head = words[head_index(words, group)]
    before = head.dep in {"amod", "compound", "nmod", "nummod"} and head.head > group[-1]
    return head.head if before else -1


def _partial(claim: Claim, quantity: Quantity, noun: int) -> bool:
    """Whether the number is of some more, or of the rest, of the noun's."""
    if noun < 0:
        return False
    own = indices(claim, quantity.span)
    near = [k for k in (*children(claim.words, noun), noun) if k not in own]
    return any(claim.words[k].lemma in PARTIAL for k in near)


def _adds(claim: Claim, noun: int) -> bool:
    """Whether the counted are added to others: "three more" beside "added three"."""
    return noun >= 0 and any(claim.words[k].lemma in ADDING for k in ancestors(claim.words, noun))


def _shares(claim: Claim, quantity: Quantity) -> bool:
    """Whether the number is by the head or altogether, and the claim says so beside it.  Of things
    that are counted an average is a rough number."""
    near = [(k, v.span) for v in claim.values if isinstance(v, Quantity)
            for k in indices(claim, v.span)[:1]]  # fmt: skip
    return any(
        min(near, key=lambda n: (abs(n[0] - i), n[0]))[1] == quantity.span
        for i, w in enumerate(claim.words)
        if near and w.lemma in SHARES and not (w.lemma == "average" and quantity.counted)
    )


def _both_share(aligned: Alignment) -> bool:
    """Whether both claims tell of some number by the head or altogether."""
    return all(any(w.lemma in SHARES for w in c.words) for c in (aligned.left, aligned.right))


def _narrower(aligned: Alignment, left: int, right: int) -> bool:
    """Whether one side counts only a named or described part of what the other counts."""
    if left < 0 or right < 0:
        return False
    mine = _restrictions(aligned.left, left)
    theirs = _restrictions(aligned.right, right)
    unmet_left = sorted(set(mine) & set(aligned.left_alone()))
    unmet_right = sorted(set(theirs) & set(aligned.right_alone()))
    narrow = [
        any(_narrows(words[k]) for k in unmet)
        for words, unmet in ((aligned.left.words, unmet_left), (aligned.right.words, unmet_right))
    ]
    if unmet_left and unmet_right:
        return any(narrow) or aligned.likeness == 0
    return any(narrow)


def _narrows(word: Word) -> bool:
    """Whether the word picks some out of those that a noun names: by name, sex, age or origin."""
    return word.pos in {"PROPN", "ADJ"} and (word.text[:1].isupper() or word.lemma in KIN)


MEASURES = frozenset("distance weight speed area volume temperature".split())
RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last".split())
TURNS = frozenset("quarter half round leg season term inning period set phase week".split())
RANKED = 0.6  # overlap from which two ranks are of one thing
KIN = frozenset("male female foreign local young old adult missing wounded injured".split())


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
