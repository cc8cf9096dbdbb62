"""Claims that no link joins, brought into one finding because they tell one thing in two ways."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reconcile.model import Claim, Difference, Match, Part, Span

Group = tuple[tuple[Claim, ...], tuple[Match, ...]]


SAID = frozenset({"attribution", "quote"})  # whose values stand outside of what is claimed


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A group of claims with its links, and what was brought to it: ``made`` are the pairs that
    hold ``differences``."""

    members: tuple[Claim, ...]
    matches: tuple[Match, ...]
    made: tuple[Match, ...] = ()
    differences: tuple[Difference, ...] = ()


def gathered(
    groups: Sequence[Group],
    differences: Sequence[Difference],
    claims: Sequence[Claim],
    apart: Collection[tuple[str, str]] = (),
) -> tuple[Gathered, ...]:
    """The groups, each with the differences that its claims hold.

    The two claims of a difference come into one group: a claim without a group joins the other's,
    or both make one.  Of two in different groups the one that hangs less on its own moves, if
    two articles stay there; else the groups become one.  ``apart``: pairs of ids, in sorted
    order, that people ruled to tell different facts.
    """
    state = _Groups(groups, claims)
    for found in differences:
        one, two = (side.claim for side in found.sides[:2])
        if not apart or not state.parted(one, two, apart):
            state.bring(one, two, found)
    return state.result()


def lenders(
    differences: Sequence[Difference], claims: Sequence[Claim], grouped: Collection[str]
) -> tuple[str, ...]:
    """The claims without a group that have a value as words of their own where a side of a
    difference only borrows it ("the law allows ..." from "they relied on a 1974 law")."""
    by_id = {c.id: c for c in claims}
    borrowed = [
        (by_id[side.claim].article, side.span)
        for found in differences
        if found.kind not in SAID
        for side in found.sides
        if side.span is not None and not _owns(by_id[side.claim], side.span)
    ]
    if not borrowed:
        return ()
    return tuple(
        c.id
        for c in claims
        if c.id not in grouped and any(c.article == a and _owns(c, span) for a, span in borrowed)
    )


def _owns(claim: Claim, span: Span) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in claim.spans)


class _Groups:
    """The groups while claims move among them."""

    def __init__(self, groups: Sequence[Group], claims: Sequence[Claim]) -> None:
        self.claims = {c.id: c for c in claims}
        self.place = {c.id: n for n, c in enumerate(claims)}
        self.members = [[c.id for c in members] for members, _ in groups]
        self.matches = [list(matches) for _, matches in groups]
        self.made: list[list[Match]] = [[] for _ in groups]
        self.told: list[list[Difference]] = [[] for _ in groups]
        self.owner = {c: n for n, members in enumerate(self.members) for c in members}

    def parted(self, one: str, two: str, apart: Collection[tuple[str, str]]) -> bool:
        """Whether people ruled apart any claim of the one's group and any of the other's."""
        ours, theirs = (self.members[self.owner[c]] if c in self.owner else [c] for c in (one, two))
        return any((min(a, b), max(a, b)) in apart for a in ours for b in theirs)

    def bring(self, one: str, two: str, found: Difference) -> None:
        """Bring two claims into one group, and the difference with them."""
        if one not in self.owner and two not in self.owner:
            self._new()
            self._join(one, len(self.members) - 1)
            self._join(two, len(self.members) - 1)
        elif one not in self.owner:
            self._join(one, self.owner[two])
        elif two not in self.owner:
            self._join(two, self.owner[one])
        elif self.owner[one] != self.owner[two]:
            self._meet(one, two)
        n = self.owner[one]
        self.made[n].append(self._match(one, two, found))
        self.told[n].append(found)

    def result(self) -> tuple[Gathered, ...]:
        """The groups as they are now, in their order, the new ones last."""
        return tuple(
            Gathered(
                members=tuple(self.claims[c] for c in members),
                matches=tuple(self.matches[n]),
                made=tuple(self.made[n]),
                differences=tuple(self.told[n]),
            )
            for n, members in enumerate(self.members)
            if members
        )

    def _new(self) -> None:
        self.members.append([])
        self.matches.append([])
        self.made.append([])
        self.told.append([])

    def _join(self, claim: str, n: int) -> None:
        self.members[n].append(claim)
        self.owner[claim] = n

    def _meet(self, one: str, two: str) -> None:
        movable = sorted(
            (self._hold(c), self.place[c], c) for c in (one, two) if self._may_leave(c)
        )
        if not movable:
            self._merge(self.owner[one], self.owner[two])
            return
        mover = movable[0][2]
        self._leave(mover)
        self._join(mover, self.owner[two if mover == one else one])

    def _hold(self, claim: str) -> float:
        """How strongly a claim is linked in its group, 0..1."""
        links = self.matches[self.owner[claim]]
        return max((m.similarity for m in links if claim in {m.left.id, m.right.id}), default=0.0)

    def _may_leave(self, claim: str) -> bool:
        n = self.owner[claim]
        rest = [c for c in self.members[n] if c != claim]
        linked = [m for m in self.matches[n] if claim not in {m.left.id, m.right.id}]
        held = any(claim in {m.left.id, m.right.id} for m in self.made[n])
        return bool(linked) and not held and len({self.claims[c].article for c in rest}) > 1

    def _leave(self, claim: str) -> None:
        n = self.owner[claim]
        self.members[n].remove(claim)
        self.matches[n] = [m for m in self.matches[n] if claim not in {m.left.id, m.right.id}]

    def _merge(self, kept: int, gone: int) -> None:
        for claim in self.members[gone]:
            self._join(claim, kept)
        self.matches[kept] += self.matches[gone]
        self.made[kept] += self.made[gone]
        self.told[kept] += self.told[gone]
        self.members[gone], self.matches[gone], self.made[gone], self.told[gone] = [], [], [], []

    def _match(self, one: str, two: str, found: Difference) -> Match:
        left, right = sorted((self.claims[one], self.claims[two]), key=lambda c: self.place[c.id])
        held = Part(name=found.kind, score=1.0, words=tuple(s.value for s in found.sides))
        return Match(
            left=left, right=right, similarity=found.confidence, confidence=found.confidence,
            parts=(held,),
        )  # fmt: skip
