"""What a number is an amount of, where its unit does not tell: a change or a level, a share of one
whole or of another, a distance to somewhere, one of two parts that make the other number."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from reconcile.kinds.align import Alignment, children, head_index, indices, is_content, key
from reconcile.model import Claim, Quantity, Word

MOVES = frozenset(
    """up down rise fall gain lose climb drop jump add slip slide increase decrease decline plunge
    soar surge tumble sink shed advance by""".split()
)
LEVELS = frozenset({"at", "to"})
MARGINS = frozenset("short ahead behind clear shy".split())
# What follows a distance that only says where something is.
SITES = frozenset(
    """north south east west northeast northwest southeast southwest northern southern eastern
    western from away off offshore inland outside""".split()
)
# Those who were hurt worse are a part; who writes "slightly" tells of them all.
DEGREES = frozenset("seriously critically badly severely gravely".split())
ONE_MORE = frozenset({"a", "an", "another"})
JOINING = frozenset({"and", "plus"})
FAR = 5  # words after a stretch of time that may say of what it is
ONGOING = frozenset("riot rioting protest unrest fighting clash violence bombardment".split())
NEXT = 2  # words after a number in which its direction stands
# What is traded has a price at every moment of a day.
TRADED = frozenset("share stock index trading bond future currency dollar euro pound".split())
HOURS = frozenset("morning midday noon afternoon early late".split())
CLOSING = frozenset("close settle finish end composite yesterday".split())
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
BY_CHANCE = 10  # smaller numbers stand in any sentence


def other_amount(aligned: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether two numbers of one dimension are amounts of other things.  Symmetric."""
    sides = (aligned.left, one), (aligned.right, two)
    priced = all(q.unit or q.counted in {"point", "cent"} for q in (one, two))
    if priced and _other_moment(aligned):
        return True
    if one.dimension == "distance":
        sites = [_follows(c, q, SITES) for c, q in sides]
        if sites[0] != sites[1]:
            return True
    margins = [_follows(c, q, MARGINS) for c, q in sides]
    if margins[0] != margins[1] or {_motion(c, q) for c, q in sides} == {"change", "level"}:
        return True
    if one.dimension == "duration":
        return _other_time(aligned, one, two)
    if one.dimension == "percent":
        return _other_whole(aligned, one, two)
    if one.dimension != "count":
        return False
    if _degree(*sides[0]) != _degree(*sides[1]) or _between(*sides[0]) != _between(*sides[1]):
        return True
    sizes = [_size(c, q) for c, q in sides]
    if sizes[0] == sizes[1]:
        return False
    met = {j for _, j in aligned.pairs} if sizes[0] else {i for i, _ in aligned.pairs}
    return _doing(*(sides[1] if sizes[0] else sides[0])) not in met | {None}


def _other_moment(aligned: Alignment) -> bool:
    """Whether the sentences tell what something cost at two times of trading: in the morning, at
    midday, at its close."""
    left, right = frozenset(aligned.left.context), frozenset(aligned.right.context)
    if not (left & TRADED and right & TRADED):
        return False
    one, two = (told & HOURS if "trading" in told else frozenset() for told in (left, right))
    if one and two:
        return not one & two
    return bool(one and right & CLOSING) or bool(two and left & CLOSING)


def _between(claim: Claim, quantity: Quantity) -> bool:
    """Whether the number only says between how many something is ("between the two countries")."""
    group, words = indices(claim, quantity.span), claim.words
    start = group[0] if group else 0
    return [w.lemma for w in words[max(0, start - 2) : start]] == ["between", "the"]


def _size(claim: Claim, quantity: Quantity) -> bool:
    """Whether the number is a whole's size ("the 25-member league"), not of some of its parts."""
    group, words = indices(claim, quantity.span), claim.words
    return bool(group) and group[-1] + 1 < len(words) and words[group[-1] + 1].text == "-"


def _doing(claim: Claim, quantity: Quantity) -> int | None:
    """Index of the verb that says what those who are counted do; None for "has 25 members"."""
    group, words = indices(claim, quantity.span), claim.words
    noun = words[group[-1]].head if group else -1
    if noun < 0 or words[noun].dep not in {"nsubj", "nsubjpass"} or words[noun].head < 0:
        return None
    verb = words[noun].head
    return verb if is_content(words[verb]) else None


def _follows(claim: Claim, quantity: Quantity, wanted: frozenset[str]) -> bool:
    """Whether one of the next words is among those wanted."""
    return any(w.lemma in wanted for w in _after(claim, quantity, NEXT))


def _motion(claim: Claim, quantity: Quantity) -> str | None:
    """Whether the number is by how much something moves ("up 31 cents") or where it stands then
    ("at $61")."""
    group, words = indices(claim, quantity.span), claim.words
    if not group or not (quantity.unit or quantity.counted in {"point", "cent"}):
        return None
    at = head_index(words, group)
    while words[at].dep in {"conj", "appos"} and words[at].head >= 0:
        at = words[at].head
    above = words[at].head
    near = words[above].lemma if above >= 0 else ""
    before = words[group[0] - 1].lemma if group[0] > 0 else ""
    if before in LEVELS or (near in LEVELS and words[at].dep == "pobj"):
        return "level"
    return "change" if near in MOVES or before in MOVES else None


def _other_whole(aligned: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether two shares are of wholes that do not meet ("of all sugar", "of daily calories")."""
    left, right = _whole(aligned.left, one), _whole(aligned.right, two)
    return bool(left and right) and not left & right


def _whole(claim: Claim, share: Quantity) -> frozenset[str]:
    """Keys of what a share is of, else of what the claim's other shares are of; none where it is
    not told."""
    others = [v for v in claim.values if isinstance(v, Quantity) and v.dimension == "percent"]
    words = claim.words
    for told in (share, *others):
        for k in indices(claim, told.span)[-1:]:
            ofs = [p for p in children(words, k, "prep") if words[p].lemma == "of"]
            nouns = [n for p in ofs for n in children(words, p, "pobj") if words[n].pos != "PRON"]
            if nouns:
                near = (nouns[0], *children(words, nouns[0], "compound", "amod", "nmod"))
                return frozenset(key(words[n]) for n in near)
    return frozenset()


def _degree(claim: Claim, quantity: Quantity) -> bool:
    """Whether only those are counted who were badly hurt."""
    group, words = indices(claim, quantity.span), claim.words
    if not group:
        return False
    at, chain = head_index(words, group), []
    while at >= 0 and at not in chain:
        chain.append(at)
        at = words[at].head
    near = {k for i in chain[:3] for k in (*children(words, i), *_below(words, i))}
    return any(words[k].lemma in DEGREES for k in near)


def _below(words: Sequence[Word], i: int) -> list[int]:
    """What depends on the participles that describe word ``i``."""
    return [n for k in children(words, i, "acl", "amod") for n in children(words, k)]


def _other_time(aligned: Alignment, one: Quantity, two: Quantity) -> bool:
    """Whether a stretch of time counts back from the day of writing ("eight days ago") on one side
    only, or both measure what still went on then ("days of riots")."""
    left, right = (
        {w.lemma for w in _after(claim, stretch, FAR)}
        for claim, stretch in ((aligned.left, one), (aligned.right, two))
    )
    return ("ago" in left) != ("ago" in right) or bool(ONGOING & (left | right))


def _after(claim: Claim, quantity: Quantity, many: int) -> Sequence[Word]:
    """So many words after a number, or what there are."""
    group = indices(claim, quantity.span)
    return claim.words[group[-1] + 1 : group[-1] + 1 + many] if group else ()


def makes(claim: Claim, part: Quantity, whole: Quantity) -> bool:
    """Whether the part and another number beside it make the whole ("two women and a man" beside
    "three people"; "$4m for the roof and $9m for the hall" beside "$13m")."""
    rest = whole.value - part.value
    if rest <= 0 or not part.value or "ordinal" in {part.dimension, whole.dimension}:
        return False
    beside = [
        v
        for v in claim.values
        if isinstance(v, Quantity) and v.dimension == part.dimension and v.span != part.span
    ]
    alike = part.counted is not None and part.counted == whole.counted
    if any(
        math.isclose(v.value, rest)
        and _joined(claim, part, v)
        and (not alike or v.counted in {None, whole.counted})
        for v in beside
    ):
        return True
    if rest == 1 and part.dimension == "count" and not alike and _and_one(claim, part):
        return True
    return _around(claim, part, rest)


def _joined(claim: Claim, one: Quantity, two: Quantity) -> bool:
    """Whether "and" but no verb stands between two numbers."""
    start, end = sorted((one.span, two.span), key=lambda s: s.start)
    between = [w for w in claim.words if start.end <= w.span.start < end.start]
    return any(w.lemma in JOINING for w in between) and all(w.pos != "VERB" for w in between)


def _and_one(claim: Claim, part: Quantity) -> bool:
    """Whether "and a man" follows the counted noun, or stands before it."""
    group, words = indices(claim, part.span), claim.words
    if not group:
        return False
    noun = words[head_index(words, group)].head
    noun = noun if words[group[-1]].dep == "nummod" else head_index(words, group)
    linked = [*children(words, noun, "conj")] if noun >= 0 else []
    linked += [words[noun].head] if noun >= 0 and words[noun].dep == "conj" else []
    return any(words[d].lemma in ONE_MORE for k in linked for d in children(words, k, "det"))


def _around(claim: Claim, part: Quantity, rest: float) -> bool:
    """Whether the claim's sentence writes the rest in digits, outside of the claim."""
    written = DIGITS.search(part.text)
    if written is None:
        return False
    scale = part.value / (float(written.group().replace(",", "")) or 1.0)
    own = {w.lemma for w in claim.words}
    told = [
        float(t.replace(",", ""))
        for t in claim.context
        if t not in own and DIGITS.fullmatch(t) is not None
    ]
    return any(
        (n >= BY_CHANCE or not n.is_integer()) and math.isclose(n * scale, rest) for n in told
    )
