"""Matches to groups of claims that tell one fact, over all articles of a story.

A bare transitive closure chains two facts into one over a single bad link.  Groups are joined
from the strongest match down, and two groups only join when the matches between them are a fair
share of all the pairs that could be there (average linkage with missing links as zeros).
"""

from __future__ import annotations

from reconcile.matching.link import Links
from reconcile.model import Claim, Match

FAIR_SHARE = 0.5


def group(links: Links) -> tuple[tuple[tuple[Claim, ...], tuple[Match, ...]], ...]:
    """Groups of two or more claims, each with the links inside it, strongest first."""
    matches = links.matches
    claims: dict[str, Claim] = {}
    for match in matches:
        claims[match.left.id], claims[match.right.id] = match.left, match.right
    owner = {i: i for i in claims}
    members: dict[str, list[str]] = {i: [i] for i in claims}
    linked = {frozenset((m.left.id, m.right.id)) for m in matches}
    ranked = sorted(matches, key=lambda m: (-m.similarity, m.left.id, m.right.id))
    for match in ranked:
        one, two = owner[match.left.id], owner[match.right.id]
        if one == two or not _fair(members[one], members[two], claims, linked):
            continue
        for member in members.pop(two):
            owner[member] = one
            members[one].append(member)
    out = []
    for ids in members.values():
        inside = [m for m in ranked if m.left.id in ids and m.right.id in ids]
        if inside:
            inside += [m for m in links.others if m.left.id in ids and m.right.id in ids]
            inside.sort(key=lambda m: (-m.similarity, m.left.id, m.right.id))
            out.append((tuple(claims[i] for i in ids), tuple(inside)))
    return tuple(out)


def _fair(
    one: list[str], two: list[str], claims: dict[str, Claim], linked: set[frozenset[str]]
) -> bool:
    cross = [(x, y) for x in one for y in two if claims[x].article != claims[y].article]
    if not cross:
        return False
    return sum(frozenset(pair) in linked for pair in cross) >= FAIR_SHARE * len(cross)
