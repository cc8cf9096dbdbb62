"""Numbers of two claims paired by what stands around them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.kinds.agreeing import agree
from reconcile.kinds.align import Alignment, indices, is_content, key
from reconcile.kinds.counting import comparable
from reconcile.model import Claim, Quantity, Word
from reconcile.settings import Settings

FAR = 99
NAME_COUNTS = 3
CHANCE = 13  # smaller numbers stand twice in a text by chance
TURNING = frozenset({"but", "while", "whereas"})
MARKS = {
    word: mark
    for mark, words in {
        "rest": "other outside elsewhere remaining another beyond except rest",
        "total": "worldwide globally overall altogether combined",
    }.items()
    for word in words.split()
}


def paired(
    aligned: Alignment,
    left: Sequence[Quantity],
    right: Sequence[Quantity],
    settings: Settings,
) -> tuple[tuple[Quantity, Quantity, float], ...]:
    """Numbers that are of one thing, each at most once, with how surely (0..1).

    Those with most words in common around them are paired first; of equals, those that agree, so
    that a number is held against another only where none that agrees fits it as well.
    """
    near_left, near_right = surroundings(aligned.left, left), surroundings(aligned.right, right)
    found = []
    for i, one in enumerate(left):
        for j, two in enumerate(right):
            if near_left[i].marks != near_right[j].marks and not identical(one, two):
                continue
            shared = near_left[i].shared(near_right[j])
            sure = comparable(aligned, one, two, shared)
            same = agree(one, two, settings)
            if sure > 0 or (same and one.dimension == two.dimension):
                found.append(
                    (not identical(one, two), -shared, not same, -sure, abs(i - j), i + j, i, j)
                )
    used_left: set[int] = set()
    used_right: set[int] = set()
    out = []
    for *_, sure, _, _, i, j in sorted(found):
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            out.append((left[i], right[j], -sure))
    return tuple(out)


def identical(one: Quantity, two: Quantity) -> bool:
    """Whether both are one number, be it a rough one, that is not met by chance."""
    exact = {one.precision, two.precision} <= {"exact", "about"}
    return (
        exact and math.isclose(one.value, two.value) and (one.value >= CHANCE or one.value % 1 > 0)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Keys of the content words around a number, its names among them, and what sets it off from
    other numbers of its kind: the rest, the total."""

    words: frozenset[str]
    names: frozenset[str]
    marks: frozenset[str]

    def shared(self, other: Near) -> int:
        """How many words meet; a name tells more than another word."""
        return len(self.words & other.words) + NAME_COUNTS * len(self.names & other.names)


def surroundings(claim: Claim, quantities: Sequence[Quantity]) -> tuple[Near, ...]:
    """For each quantity the words that are its own: of the quantities before and after a word the
    one that is nearer in the parse, of equals the one before it."""
    words = claim.words
    groups = [indices(claim, q.span) for q in quantities]
    inside = {i for group in groups for i in group}
    near: list[list[Word]] = [[] for _ in quantities]
    for i, word in enumerate(words):
        if i in inside or not (is_content(word) or word.lemma in MARKS):
            continue
        owner = _nearest(words, i, groups)
        if owner is None or (word.lemma in MARKS and _turned_to(words, groups[owner], i)):
            continue
        near[owner].append(word)
    return tuple(
        Near(
            words=frozenset(key(w) for w in found if w.pos != "PROPN"),
            names=frozenset(key(w) for w in found if w.pos == "PROPN"),
            marks=frozenset(MARKS[w.lemma] for w in found if w.lemma in MARKS),
        )
        for found in near
    )


def _turned_to(words: Sequence[Word], group: Sequence[int], i: int) -> bool:
    """Whether "but" stands between a number and word ``i``, which then sets off something else."""
    start, end = sorted((group[-1], i))
    return any(words[k].lemma in TURNING for k in range(start, end))


def _nearest(words: Sequence[Word], i: int, groups: Sequence[Sequence[int]]) -> int | None:
    """The quantity that word ``i`` belongs to; None where there is none."""
    before = [n for n, group in enumerate(groups) if group and group[-1] < i]
    after = [n for n, group in enumerate(groups) if group and group[0] > i]
    if after and i in _measured(words, groups[after[0]][0]):
        return after[0]
    beside = [*before[-1:], *after[:1]]
    gaps = [
        (min(_distance(words, i, k) for k in groups[n]), rank, n) for rank, n in enumerate(beside)
    ]
    return min(gaps)[2] if gaps else None


def _measured(words: Sequence[Word], start: int) -> frozenset[int]:
    """The noun that a number is "of", with its modifiers ("a worldwide total of $9m")."""
    at = start - 1
    if at < 0 or words[at].lemma != "of":
        return frozenset()
    out = set()
    while at > 0 and words[at - 1].pos in {"NOUN", "ADJ", "PROPN"}:
        at -= 1
        out.add(at)
    return frozenset(out)


def _distance(words: Sequence[Word], i: int, j: int) -> int:
    """Steps between two words in the parse; FAR where no path joins them."""
    up = _path(words, i)
    for steps, at in enumerate(_path(words, j)):
        if at in up:
            return steps + up.index(at)
    return FAR


def _path(words: Sequence[Word], i: int) -> list[int]:
    out = [i]
    while words[i].head >= 0 and words[i].head not in out:
        i = words[i].head
        out.append(i)
    return out
