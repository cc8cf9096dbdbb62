"""Matches to groups of claims that tell one fact, over all articles of a story.

A bare transitive closure chains two facts into one over a single bad link.  Groups are joined
from the strongest match down, and two groups only join when the matches between them are a fair
share of all the pairs that could be there, and these pairs are alike on average (average linkage
with missing links as zeros).
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.matching.link import Links
from reconcile.model import Claim, Match

# Of all pairs of claims between two groups: how many must be matches, and how alike they must be
# on average.  Measured on development stories.
FAIR_SHARE = 0.5
FAIR_MEAN = 0.25


def group(links: Links) -> tuple[tuple[tuple[Claim, ...], tuple[Match, ...]], ...]:
    """Groups of two or more claims, each with the links inside it, strongest first."""
    claims: dict[str, Claim] = {}
    for match in links.matches:
        claims[match.left.id], claims[match.right.id] = match.left, match.right
    owner = {i: i for i in claims}
    members: dict[str, list[str]] = {i: [i] for i in claims}
    linked = {frozenset((m.left.id, m.right.id)) for m in links.matches}
    ranked = _ranked(links.matches)
    for match in ranked:
        one, two = owner[match.left.id], owner[match.right.id]
        if one == two:
            continue
        cross = [
            (x, y)
            for x in members[one]
            for y in members[two]
            if claims[x].article != claims[y].article
        ]
        if _fair(cross, linked, links):
            for member in members.pop(two):
                owner[member] = one
                members[one].append(member)
    inside: dict[str, list[Match]] = {}
    for match in ranked:
        if owner[match.left.id] == owner[match.right.id]:
            inside.setdefault(owner[match.left.id], []).append(match)
    for left, right, made in links.others:
        if left in owner and owner[left] == owner.get(right) and owner[left] in inside:
            inside[owner[left]].append(made())
    return tuple(
        (tuple(claims[i] for i in ids), tuple(_ranked(inside[one])))
        for one, ids in members.items()
        if one in inside
    )


def _ranked(matches: Sequence[Match]) -> list[Match]:
    """Strongest first; equals keep the order of the table, which no file name changes."""
    return sorted(matches, key=lambda m: -m.similarity)


def _fair(cross: list[tuple[str, str]], linked: set[frozenset[str]], links: Links) -> bool:
    both = [frozenset(pair) for pair in cross]
    share = sum(pair in linked for pair in both)
    if share < FAIR_SHARE * len(cross) or not links.apart.isdisjoint(both):
        return False
    return sum(links.likeness.of(*pair) for pair in cross) >= FAIR_MEAN * len(cross)
