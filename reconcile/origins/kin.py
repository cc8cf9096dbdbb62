"""Families: articles that go back to one text, in one story or in several.

Nothing here reads a text: what the articles share was found before, and may be remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.model import Article, Provenance, Sketch
from reconcile.settings import Settings

_LEAST_HASHES = 12  # of a shorter text a few hashes say nothing
_LEAST_COMMON = 4  # hashes in common from which two sketches are compared
_MOST_ARTICLES = 16  # articles a hash is followed to


class Groups:
    """Names that are joined to groups; a group's first name in order stands for it."""

    def __init__(self, names: Sequence[str]) -> None:
        self._place = {name: n for n, name in enumerate(names)}
        self._names = list(names)
        self._parent = list(range(len(names)))

    def root(self, name: str) -> str:
        """The name that stands for the group of ``name``."""
        at = self._place[name]
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return self._names[at]

    def join(self, one: str, two: str) -> None:
        """Make the groups of two names one."""
        a, b = sorted((self._place[self.root(one)], self._place[self.root(two)]))
        self._parent[b] = a

    def several(self) -> list[tuple[str, ...]]:
        """The groups of two or more names, in order."""
        found: dict[str, list[str]] = {}
        for name in self._names:
            found.setdefault(self.root(name), []).append(name)
        return [tuple(group) for group in found.values() if len(group) > 1]


def families(
    articles: Sequence[Article], known: Sequence[Provenance], settings: Settings
) -> tuple[tuple[str, ...], ...]:
    """Groups of articles that go back to one text, over all stories, by article id.

    Inside a story the copied passages tell; between stories the sketches do, and only articles
    that share a hash are compared.  Versions of one article alone make no family.
    """
    groups = Groups([a.id for a in articles])
    older = {v.article for p in known for v in p.versions}
    for found in known:
        for overlap in found.overlaps:
            if overlap.relation != "passages":
                groups.join(overlap.left, overlap.right)
    if len(known) > 1:
        sketches = [s for p in known for s in p.sketches]
        for left, right in _alike(sketches, settings.family_resemblance):
            groups.join(left, right)
    return tuple(g for g in groups.several() if sum(a not in older for a in g) > 1)


def _alike(sketches: Sequence[Sketch], least: float) -> Iterable[tuple[str, str]]:
    """Pairs of sketches whose estimated resemblance is at least ``least``."""
    index: dict[int, list[int]] = {}
    sets = [frozenset(sketch.hashes) for sketch in sketches]
    for at, sketch in enumerate(sketches):
        common: dict[int, int] = {}
        for value in sketch.hashes:
            there = index.setdefault(value, [])
            for other in there:
                common[other] = common.get(other, 0) + 1
            if len(there) < _MOST_ARTICLES:
                there.append(at)
        if len(sketch.hashes) < _LEAST_HASHES:
            continue
        for other in sorted(n for n, number in common.items() if number >= _LEAST_COMMON):
            mine, theirs = sets[at], sets[other]
            size = min(len(mine), len(theirs))
            # No more of the least hashes than of all can be in both.
            if len(theirs) < _LEAST_HASHES or len(mine & theirs) < least * size:
                continue
            if _resemblance(mine, theirs) >= least:
                yield sketches[other].article, sketch.article


def _resemblance(one: frozenset[int], two: frozenset[int]) -> float:
    """Jaccard's coefficient, 0..1, estimated from the least hashes of both (Broder 1997)."""
    size = min(len(one), len(two))
    least = sorted(one | two)[:size]
    both = one & two
    return sum(value in both for value in least) / size if size else 0.0
