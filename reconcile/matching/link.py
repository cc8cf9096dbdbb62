"""Claims of a story to matches: candidate pairs, similarity, one assignment a pair of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np

from reconcile.matching.assign import assigned
from reconcile.matching.parts import Scored, pull, score, shown
from reconcile.matching.planes import Ints
from reconcile.matching.table import Table
from reconcile.model import Claim, Match, Section
from reconcile.settings import Settings

# Two claims of a story, by their rows in the table, and their pair's number among the candidates.
Edge = tuple[int, int, int]


class Likeness:
    """How alike the claims of a story's candidate pairs are, looked up by their ids."""

    def __init__(self, known: Scored | None = None) -> None:
        self._known = known

    @cached_property
    def _by_ids(self) -> dict[tuple[str, str], float]:
        if self._known is None:
            return {}
        ids = [c.id for c in self._known.table.claims]
        pairs, values = self._known.pairs, self._known.similarity.tolist()
        ends = zip(pairs.rows.tolist(), pairs.columns.tolist(), values, strict=True)
        return {(ids[i], ids[j]): value for i, j, value in ends}

    def of(self, one: str, two: str) -> float:
        """The similarity of two claims, 0 where they are no candidates."""
        known = self._by_ids
        return known.get((one, two)) or known.get((two, one), 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """``matches`` were chosen; ``others`` are alike enough but went to better partners, each with
    its two ids and what makes it a match.  Groups are made of matches; inside a group the others
    are compared as well, so that only those are made.

    ``likeness``: of each candidate pair.  ``apart``: pairs of ids that people ruled to tell
    different facts; no group holds both.
    """

    matches: tuple[Match, ...]
    others: tuple[tuple[str, str, Callable[[], Match]], ...] = ()
    likeness: Likeness = field(default_factory=Likeness)
    apart: frozenset[frozenset[str]] = frozenset()


def scored(claims: Sequence[Claim]) -> Scored:
    """All candidate pairs of one story's claims with their parts; questions have none."""
    table = Table([c for c in claims if c.section is not Section.QUESTION])
    return score(table, table.candidates())


def link(
    claims: Sequence[Claim],
    settings: Settings,
    apart: Sequence[tuple[str, str]] = (),
    *,
    explain: bool = False,
) -> Links:
    """The links among one story's claims.  Neither the order of the claims nor the names of the
    articles change the result.

    ``apart``: pairs of claims, by id, that are never linked.  ``explain``: each match has the
    parts of its similarity.
    """
    known = scored(claims)
    if not len(known.pairs):
        return Links(matches=())
    vetoed = frozenset(frozenset(pair) for pair in apart)
    eligible = np.flatnonzero(known.similarity >= settings.link_threshold)
    eligible = _allowed(known, eligible, vetoed)
    ends = (known.pairs.rows[eligible], known.pairs.columns[eligible], eligible)
    edges: list[Edge] = list(zip(*(x.tolist() for x in ends), strict=True))
    article = known.table.article.tolist()
    alike = dict(zip(eligible.tolist(), known.similarity[eligible].tolist(), strict=True))
    chosen = _assigned(edges, article, alike)
    chosen |= _also(known.table, edges, alike, chosen, settings)
    linked = {n for i, j, k in edges if k in chosen for n in (i, j)}
    ids = [c.id for c in known.table.claims]
    return Links(
        matches=tuple([match(known, k, explain) for k in sorted(chosen)]),
        others=tuple(
            [
                (ids[i], ids[j], partial(match, known, k, explain))
                for i, j, k in edges
                if k not in chosen and i in linked and j in linked
            ]
        ),
        likeness=Likeness(known),
        apart=vetoed,
    )


def _allowed(known: Scored, eligible: Ints, vetoed: frozenset[frozenset[str]]) -> Ints:
    """The eligible pairs without those that people ruled apart."""
    if not vetoed:
        return eligible
    ids = [c.id for c in known.table.claims]
    rows, columns = known.pairs.rows, known.pairs.columns
    keep = [frozenset((ids[rows[k]], ids[columns[k]])) not in vetoed for k in eligible.tolist()]
    allowed: Ints = eligible[np.array(keep, dtype=bool)]
    return allowed


def match(known: Scored, k: int, explain: bool) -> Match:
    """Pair ``k`` as a record, with its parts where they are wanted."""
    similarity = round(known.similarity.item(k), 4)
    claims, pairs = known.table.claims, known.pairs
    return Match(
        left=claims[pairs.rows.item(k)],
        right=claims[pairs.columns.item(k)],
        similarity=similarity,
        confidence=round(min(0.99, known.alone.item(k)), 3),
        pull=pull(known, k),
        parts=shown(known, k) if explain else (),
    )


def _assigned(edges: Sequence[Edge], article: Sequence[int], alike: dict[int, float]) -> set[int]:
    """The eligible pairs that one assignment a pair of articles takes: each claim goes to one
    partner at most, and the sum of the squared similarities is the greatest there is.

    Claims that no chain of eligible pairs connects don't hinder each other, so that each
    connected component is solved by itself, and a pair alone is taken as it is.
    """
    by_articles: dict[tuple[int, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        by_articles[article[edge[0]], article[edge[1]]].append(edge)
    out: set[int] = set()
    for told in by_articles.values():
        for group in _components(told):
            out.update(_solved(group, alike))
    return out


def _components(edges: Sequence[Edge]) -> list[list[Edge]]:
    """The edges between claims of two articles, by what they connect."""
    group_of: dict[int, list[Edge]] = {}
    for edge in edges:
        one, two = group_of.get(edge[0]), group_of.get(edge[1])
        if one is None or two is None:
            one = one if one is not None else two if two is not None else []
            group_of[edge[0]] = group_of[edge[1]] = one
        elif one is not two:
            one, two = (one, two) if len(one) >= len(two) else (two, one)
            one += two
            group_of.update((end, one) for i, j, _ in two for end in (i, j))
        one.append(edge)
    return list({id(group): group for group in group_of.values()}.values())


def _solved(edges: list[Edge], alike: dict[int, float]) -> list[int]:
    if len(edges) == 1:
        return [edges[0][2]]
    ours, theirs = {i for i, _, _ in edges}, {j for _, j, _ in edges}
    if len(ours) == 1 or len(theirs) == 1:
        return [max((alike[k], -k, k) for _, _, k in edges)[2]]
    rows = {i: n for n, i in enumerate(sorted(ours))}
    columns = {j: n for n, j in enumerate(sorted(theirs))}
    gain = [[0.0] * len(columns) for _ in rows]
    place: dict[tuple[int, int], int] = {}
    for i, j, k in edges:
        cell = rows[i], columns[j]
        place[cell] = k
        gain[cell[0]][cell[1]] = alike[k] * alike[k]
    return [place[cell] for cell in assigned(gain) if cell in place]


def _also(
    table: Table,
    edges: Sequence[Edge],
    alike: dict[int, float],
    chosen: set[int],
    settings: Settings,
) -> set[int]:
    """Second partners: one outlet's claim may hold what two of the other's say.

    A claim that went without a partner in an article joins its best one there, although that is
    taken.  Of the one that took it, it is usually the other half: then both stand in one sentence.
    """
    article, sentence = table.article.tolist(), table.sentences.tolist()
    alone = [e for e in edges if e[2] not in chosen]
    least = min(settings.second_partner_threshold, settings.repeated_threshold)
    alone = [e for e in alone if alike[e[2]] >= least]
    taken_by = [e for e in edges if e[2] in chosen]
    out: set[int] = set()
    for one, other in ((0, 1), (1, 0)) if alone else ():
        taken = {(edge[one], article[edge[other]]) for edge in taken_by}
        halves = {(edge[other], sentence[edge[one]]) for edge in taken_by}
        best: dict[tuple[int, int], int] = {}
        for edge in alone:
            key, k = (edge[one], article[edge[other]]), edge[2]
            half = (edge[other], sentence[edge[one]]) in halves
            least = settings.second_partner_threshold if half else settings.repeated_threshold
            if key not in taken and alike[k] >= least and alike[k] > alike[best.setdefault(key, k)]:
                best[key] = k
        out.update(best.values())
    return out
