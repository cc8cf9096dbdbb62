"""Claims that say the same but for one value, which no link joins because of that value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from reconcile.kinds.align import Alignment, align, indices, is_content, key, predicate
from reconcile.kinds.gathering import Group
from reconcile.kinds.merging import said_beside
from reconcile.kinds.pairing import MARKS, surroundings
from reconcile.model import Claim, Comparison, Difference, Match, Quantity, Span
from reconcile.settings import Settings

Compare = Callable[[Match, Settings], Comparison]
VALUES = frozenset({"number", "date", "negation"})
HELD = 0.75  # likelihood that twins tell one fact
SHARED = 3  # content words besides the value from which two claims may be twins
REST = 0.66  # share of the words besides the value that must meet
MANY = 800  # claims of a story from which only those with the very same words are looked at


def twin_differences(
    claims: Sequence[Claim], groups: Sequence[Group], compare: Compare, settings: Settings
) -> Iterator[Difference]:
    """The one difference of each pair of claims that say the same with another value."""
    owner = {c.id: n for n, (members, _) in enumerate(groups) for c in members}
    for one, two in _candidates(claims):
        if one.article == two.article or owner.get(one.id, -1) == owner.get(two.id, -2):
            continue
        match = Match(left=one, right=two, similarity=HELD, confidence=HELD)
        aligned = align(match)
        tops = predicate(one), predicate(two)
        if min(tops) < 0 or not aligned.met(*tops):
            continue
        found = [
            d
            for d in compare(match, settings).differences
            if d.confidence >= settings.difference_threshold
        ]
        if len(found) != 1 or found[0].kind not in VALUES or not _alike(aligned, found[0]):
            continue
        if not said_beside(found[0], claims):
            yield found[0]


def marked_differences(
    claims: Sequence[Claim], groups: Sequence[Group], compare: Compare, settings: Settings
) -> Iterator[Difference]:
    """Numbers of a whole, or of the rest, that a sentence tells beside the claim that is linked:
    "more than $9m worldwide", linked to what was taken at home, against "a total of $8m"."""
    owner = {c.id for members, _ in groups for c in members}
    beside: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.id not in owner and any(w.lemma in MARKS for w in claim.words):
            beside[claim.article, claim.sentence.start].append(claim)
    for _, matches in groups:
        for one, two in (
            (a, b) for m in matches for a, b in ((m.left, m.right), (m.right, m.left))
        ):
            if not any(w.lemma in MARKS for w in one.words):
                continue
            for other in beside.get((two.article, two.sentence.start), ()):
                yield from _marked(one, other, compare, settings)


def _marked(one: Claim, two: Claim, compare: Compare, settings: Settings) -> Iterator[Difference]:
    match = Match(left=one, right=two, similarity=HELD, confidence=HELD)
    for found in compare(match, settings).differences:
        if found.kind != "number" or found.confidence < settings.difference_threshold:
            continue
        marks = [_marks(c, s.span) for c, s in zip((one, two), found.sides, strict=False)]
        if marks[0] and marks[0] == marks[1]:
            yield found


def _marks(claim: Claim, span: Span | None) -> frozenset[str]:
    """What sets the number at the span off from others: the total, the rest."""
    numbers = [v for v in claim.values if isinstance(v, Quantity)]
    near = surroundings(claim, numbers)
    return next(
        (n.marks for n, v in zip(near, numbers, strict=True) if v.span == span), frozenset()
    )


def _candidates(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims that share enough content words, in the order of the claims."""
    keys = [frozenset(key(w) for w in c.words if is_content(w) and w.pos != "NUM") for c in claims]
    if len(claims) <= MANY:
        for i, j in combinations(range(len(claims)), 2):
            if len(keys[i] & keys[j]) >= SHARED:
                yield claims[i], claims[j]
        return
    same: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for claim, held in zip(claims, keys, strict=True):
        if len(held) >= SHARED:
            same[held].append(claim)
    for told in same.values():
        yield from combinations(told, 2)


def _alike(aligned: Alignment, found: Difference) -> bool:
    """Whether the words besides the values that differ meet."""
    spans = [side.span for side in found.sides[:2]]
    if spans[0] is None or spans[1] is None:
        return False
    one, two = indices(aligned.left, spans[0]), indices(aligned.right, spans[1])
    sizes = sum(is_content(w) for k, w in enumerate(aligned.left.words) if k not in one) + sum(
        is_content(w) for k, w in enumerate(aligned.right.words) if k not in two
    )
    both = sum(i not in one and j not in two for i, j in aligned.pairs)
    return both >= SHARED and 2 * both >= REST * sizes
