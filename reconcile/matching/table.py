"""The claims of a story as sparse rows: all pairs with a word in common are compared at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from reconcile.matching import candidates as room
from reconcile.matching.features import Subject, subject_of
from reconcile.matching.planes import Floats, Ints, Planes
from reconcile.model import Claim

# Claims up to which a table of all their pairs is small.
_MOST_IN_TABLE = 800
# Divided by in place of nothing; far below any weight.
_LEAST = 1e-300


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Pairs of claims by their rows in the table; ``rows[k] < columns[k]``, shape (pairs,)."""

    rows: Ints
    columns: Ints

    def __len__(self) -> int:
        return len(self.rows)


class Table:
    """The claims of one story, in an order that hangs on what they say and not on file names.

    ``claims``: one a row.  ``article``: the row's article as a number.  ``planes``: what of the
    claims is compared.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = _ordered(claims)
        numbers: dict[str, int] = {}
        self.article: Ints = np.array(
            [numbers.setdefault(c.article, len(numbers)) for c in self.claims], dtype=np.int64
        )

        self.planes = Planes(self.claims)

    @property
    def is_large(self) -> bool:
        """Whether no table of all pairs of claims is made."""
        return len(self.claims) > _MOST_IN_TABLE

    @cached_property
    def subjects(self) -> list[Subject | None]:
        """The subject of each claim, where it is named."""
        return [subject_of(claim) for claim in self.claims]

    def common(self, i: int, j: int) -> tuple[frozenset[str], frozenset[str]]:
        """The terms that two claims share, and the predicates of both."""
        planes = self.planes
        terms, predicates = planes.sets("terms"), planes.sets("predicate")
        return planes.told(terms[i] & terms[j]), planes.told(predicates[i] | predicates[j])

    @cached_property
    def sentences(self) -> Ints:
        """The sentence that each claim stands in, as a number, shape (claims,)."""
        known: dict[tuple[int, int], int] = {}
        keys = zip(self.article.tolist(), self.claims, strict=True)
        return np.array(
            [known.setdefault((a, c.sentence.start), len(known)) for a, c in keys], dtype=np.int64
        )

    @cached_property
    def places(self) -> Floats:
        """Where in its article each claim begins, 0 (first) to 1 (last), shape (claims,)."""
        starts = np.array([c.spans[0].start for c in self.claims], dtype=np.float64)
        # The last claim of an article begins last.
        ends = np.searchsorted(self.article, self.article, "right") - 1
        return starts / np.maximum(starts[ends], 1.0)

    def candidates(self) -> Pairs:
        """The pairs of claims that are compared, in row order."""
        if len(self.claims) <= room.ALL_PAIRS:
            rows, columns = room.sharing(self.planes["terms"], self.article, self.planes.width)
        else:
            planes = self.planes
            terms = [planes.held("terms", row) for row in range(len(self.claims))]
            heavy = dict(zip(planes.words, planes.weights[0].tolist(), strict=True))
            rows, columns = room.best_partners(terms, self.article, heavy)
        return Pairs(rows=rows, columns=columns)


def _ordered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    for told in by_article.values():
        told.sort(key=lambda c: (c.spans[0].start, c.spans[-1].end, c.text, len(c.id), c.id))
    articles = sorted(by_article.values(), key=lambda told: [(c.text, c.spans) for c in told])
    return tuple(c for told in articles for c in told)


def ratio(over: Floats, under: Floats) -> Floats:
    """Quotients of parts and their wholes, 0 where there is nothing to divide by."""
    out: Floats = over / np.maximum(under, _LEAST)
    return out


def words_of(part: Iterable[str]) -> tuple[str, ...]:
    """Terms in a stable order."""
    return tuple(sorted(part))
