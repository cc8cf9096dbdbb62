"""Claims of a story to matches: candidate pairs, similarity, one assignment a pair of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from reconcile.matching.parts import Scored, score, shown
from reconcile.matching.table import Ints, Table
from reconcile.model import Claim, Match, Section
from reconcile.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """``matches`` were chosen; ``others`` are alike enough but went to better partners, each with
    its two ids and what makes it a match.  Groups are made of matches; inside a group the others
    are compared as well, so that only those are made.

    ``similarities``: of each candidate pair of linked claims, by their two ids in table order.
    ``apart``: pairs of ids that people ruled to tell different facts; no group holds both.
    """

    matches: tuple[Match, ...]
    others: tuple[tuple[str, str, Callable[[], Match]], ...] = ()
    similarities: Mapping[tuple[str, str], float] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()


def scored(claims: Sequence[Claim]) -> Scored:
    """All candidate pairs of one story's claims with their parts; questions have none."""
    table = Table([c for c in claims if c.section is not Section.QUESTION])
    return score(table, table.candidates())


def link(
    claims: Sequence[Claim], settings: Settings, apart: Sequence[tuple[str, str]] = ()
) -> Links:
    """The links among one story's claims.  Neither the order of the claims nor the names of the
    articles change the result.  ``apart``: pairs of claims, by id, that are never linked."""
    known = scored(claims)
    if not len(known.pairs):
        return Links(matches=())
    vetoed = frozenset(frozenset(pair) for pair in apart)
    eligible = np.flatnonzero(known.similarity >= settings.link_threshold)
    eligible = _allowed(known, eligible, vetoed)
    chosen = _assigned(known, eligible)
    chosen |= _also(known, eligible, chosen, settings)
    linked = np.zeros(len(known.table.claims), dtype=bool)
    for k in chosen:
        linked[[known.pairs.rows[k], known.pairs.columns[k]]] = True
    inside = linked[known.pairs.rows] & linked[known.pairs.columns]
    rest = [k for k in eligible.tolist() if k not in chosen and inside[k]]
    ids = [c.id for c in known.table.claims]
    return Links(
        matches=tuple(match(known, k) for k in sorted(chosen)),
        others=tuple(
            (ids[known.pairs.rows[k]], ids[known.pairs.columns[k]], partial(match, known, k))
            for k in rest
        ),
        similarities={
            (ids[known.pairs.rows[k]], ids[known.pairs.columns[k]]): float(known.similarity[k])
            for k in np.flatnonzero(inside).tolist()
        },
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


def match(known: Scored, k: int) -> Match:
    """Pair ``k`` as a record, with its parts."""
    similarity = round(float(known.similarity[k]), 4)
    alone = float(known.alone[k])
    return Match(
        left=known.table.claims[known.pairs.rows[k]],
        right=known.table.claims[known.pairs.columns[k]],
        similarity=similarity,
        confidence=round(min(0.99, alone), 3),
        parts=shown(known, k),
    )


def _assigned(known: Scored, eligible: Ints) -> set[int]:
    """The eligible pairs that one assignment a pair of articles takes: each claim goes to one
    partner at most, and the sum of the squared similarities is the greatest there is.

    Claims that no chain of eligible pairs connects don't hinder each other, so that each
    connected component is solved by itself, and a pair alone is taken as it is.
    """
    by_articles: dict[tuple[int, int], list[int]] = defaultdict(list)
    article = known.table.article
    for k in eligible.tolist():
        i, j = known.pairs.rows[k], known.pairs.columns[k]
        by_articles[int(article[i]), int(article[j])].append(k)
    out: set[int] = set()
    for pairs in by_articles.values():
        rows, i = np.unique(known.pairs.rows[pairs], return_inverse=True)
        columns, j = np.unique(known.pairs.columns[pairs], return_inverse=True)
        size = len(rows) + len(columns)
        joined = coo_matrix((np.ones(len(pairs)), (i, j + len(rows))), shape=(size, size))
        _, component = connected_components(joined, directed=False)
        members: dict[int, list[int]] = defaultdict(list)
        for n, c in enumerate(component[i].tolist()):
            members[c].append(n)
        for group in members.values():
            out.update(pairs[n] for n in _solved(i[group], j[group], known, pairs, group))
    return out


def _solved(i: Ints, j: Ints, known: Scored, pairs: list[int], group: list[int]) -> list[int]:
    if len(group) == 1:
        return group
    rows, at_row = np.unique(i, return_inverse=True)
    columns, at_column = np.unique(j, return_inverse=True)
    gain = np.zeros((len(rows), len(columns)))
    gain[at_row, at_column] = known.similarity[[pairs[n] for n in group]] ** 2
    place = {(r, c): n for r, c, n in zip(at_row.tolist(), at_column.tolist(), group, strict=True)}
    solved = zip(*(x.tolist() for x in linear_sum_assignment(gain, maximize=True)), strict=True)
    return [place[pair] for pair in solved if pair in place]


def _also(known: Scored, eligible: Ints, chosen: set[int], settings: Settings) -> set[int]:
    """Second partners: one outlet's claim may hold what two of the other's say.

    A claim that went without a partner in an article joins its best one there, although that is
    taken.  Of the one that took it, it is usually the other half: then both stand in one sentence.
    """
    article, sentence = known.table.article, known.table.sentences
    ends = ((known.pairs.rows, known.pairs.columns), (known.pairs.columns, known.pairs.rows))
    out: set[int] = set()
    for claim, partner in ends:
        taken = {(int(claim[k]), int(article[partner[k]])) for k in chosen}
        halves = {(int(partner[k]), int(sentence[claim[k]])) for k in chosen}
        best: dict[tuple[int, int], int] = {}
        for k in eligible.tolist():
            key = (int(claim[k]), int(article[partner[k]]))
            half = (int(partner[k]), int(sentence[claim[k]])) in halves
            least = settings.second_partner_threshold if half else settings.repeated_threshold
            if key not in taken and known.similarity[k] >= least:
                held = best.setdefault(key, k)
                if known.similarity[k] > known.similarity[held]:
                    best[key] = k
        out.update(best.values())
    return out
