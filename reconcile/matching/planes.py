"""What the claims of a story hold, as numbers: for each part a plane of claims by terms.

A plane is two arrays, ``rows`` (claims, ascending) and ``columns`` (terms), with one entry for each
term that a claim holds.  What pairs of claims share is read off the entries of one column, so that
the work grows with what is shared and not with what is there.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np

from reconcile.matching.common import ASSUMED, RARE, assumed, common_openings, common_terms
from reconcile.matching.features import READ, ROW_BITS, TERM_BITS, Features, held, numbers
from reconcile.model import Claim

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

# Parts of which what is shared is weighed by how rare it is; the others are counted.
WEIGHED = ("terms", "filled", "context", "setting", "openings")
_ALIKE = (
    *WEIGHED, "predicate", "names", "verbs", "objects", "slots", "patients", "places", "times",
    "quoted",
)  # fmt: skip
# A part of the first claim of a pair beside another part of its second.
_CROSSED = (
    ("heads", "terms"), ("terms", "heads"), ("predicate", "terms"), ("terms", "predicate"),
    ("agents", "patients"), ("patients", "agents"),
)  # fmt: skip
_LEFT = (*_ALIKE, *(one for one, _ in _CROSSED))
_RIGHT = (*_ALIKE, *(other for _, other in _CROSSED))
SHARED = (*_ALIKE, *(f"{one} in {other}" for one, other in _CROSSED))
# Weights are whole multiples of a part of this size, so that their sum is the same in any order.
_GRAINS = 2.0**44
# Pairs whose rows are multiplied at once.
_AT_ONCE = 100_000


class Plane(NamedTuple):
    """The entries of one part: ``rows[k]`` holds ``columns[k]``."""

    rows: Ints
    columns: Ints


class Planes:
    """The planes of claims, and what each term weighs in them."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.size = len(claims)
        known = numbers()
        every = distinct(np.array(array("q", held(claims, known)), dtype=np.int64))
        there = every & ((1 << TERM_BITS) - 1)
        held_terms = distinct(there)
        openings = np.array([known.opening(n) for n in held_terms.tolist()], dtype=np.int64)
        used = distinct(np.concatenate([held_terms, openings]))
        self.words = [known.terms[n] for n in used.tolist()]
        self.width = max(len(used), 1)
        columns = np.searchsorted(used, there)
        rows = every >> TERM_BITS & ((1 << ROW_BITS) - 1)
        ends = np.searchsorted(every, np.arange(len(READ) + 1) << TERM_BITS + ROW_BITS).tolist()
        self._sets: dict[str, list[set[int]]] = {}
        self._planes = {
            name: Plane(rows[start:end], columns[start:end])
            for name, start, end in zip(READ, ends, ends[1:], strict=False)
        }
        letters = np.zeros(self.width, dtype=np.int64)
        letters[np.searchsorted(used, held_terms)] = np.searchsorted(used, openings)
        ours = self["terms"]
        once = distinct(ours.rows * self.width + letters[ours.columns])
        self._planes["openings"] = Plane(*np.divmod(once, self.width))
        # Words that were brought in may be among the claim's own.
        brought = self._without("brought", "terms")
        self._planes["filled"] = ours
        if len(brought.rows):
            self._planes["filled"] = Plane(
                np.concatenate([ours.rows, brought.rows]),
                np.concatenate([ours.columns, brought.columns]),
            )
        self._planes["setting"] = self._without("context", "terms")

    def __getitem__(self, name: str) -> Plane:
        return self._planes[name]

    def sets(self, name: str) -> list[set[int]]:
        """The numbers of the terms that each claim holds of a part."""
        known = self._sets.get(name)
        if known is None:
            known = self._sets[name] = [set() for _ in range(self.size)]
            for row, column in zip(*(x.tolist() for x in self[name]), strict=True):
                known[row].add(column)
        return known

    def told(self, terms: Iterable[int]) -> frozenset[str]:
        """The terms of these numbers."""
        return frozenset([self.words[n] for n in terms])

    def held(self, name: str, row: int) -> frozenset[str]:
        """The terms that a claim holds of a part."""
        return self.told(self.sets(name)[row])

    def features(self, row: int) -> Features:
        """The parts of one claim."""
        return Features(*(self.held(name, row) for name in Features._fields))

    def _without(self, name: str, other: str) -> Plane:
        """The entries of a plane that another one does not have."""
        (rows, columns), gone = self[name], self[other]
        if not len(gone.rows) or not len(rows):
            return self[name]
        known = gone.rows * self.width + gone.columns
        keys = rows * self.width + columns
        place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        keep = np.flatnonzero(known[place] != keys)
        return Plane(rows[keep], columns[keep])

    @cached_property
    def weights(self) -> Floats:
        """What each term weighs in each of the parts that are weighed, shape (parts, width), by how
        rare it is among the claims' own words and in English at large; the beginnings of words by
        how rare they are."""
        out = np.empty((len(WEIGHED), self.width))
        for name, part, known in (
            ("terms", slice(0, -1), common_terms()),
            ("openings", slice(-1, None), common_openings()),
        ):
            counts = np.bincount(self[name].columns, minlength=self.width)
            common = np.full(self.width, RARE, dtype=np.int64)
            common[: len(self.words)] = [known.get(word, RARE) for word in self.words]
            out[part] = rarity(self.size, counts, common)
        return out

    def wholes(self) -> Floats:
        """The summed weight of each part of each claim, shape (parts, claims)."""
        every = self._beside(WEIGHED)
        heavy = self.weights.ravel()[every.columns]
        cells = every.columns // self.width * self.size + every.rows
        return summed(cells, heavy, len(WEIGHED) * self.size).reshape(len(WEIGHED), self.size)

    def counts(self, name: str) -> Floats:
        """How much each claim holds of a part, shape (claims,)."""
        return np.bincount(self[name].rows, minlength=self.size).astype(np.float64)

    def shared(self, rows: Ints, columns: Ints, *, few: bool) -> Floats:
        """What each pair of claims shares of each part in ``SHARED``, shape (parts, pairs): its
        weight or its number.

        ``few`` claims have a table of all pairs; among more, no such table is made.
        """
        return self._by_column(rows, columns) if few else self._by_row(rows, columns)

    def _by_column(self, rows: Ints, columns: Ints) -> Floats:
        number = len(rows)
        place: Ints = np.full(self.size * self.size, -1, dtype=np.int64)
        place[rows * self.size + columns] = np.arange(number)
        left, right = self._beside(_LEFT), self._beside(_RIGHT)
        # Only these claims are the first, or the second, of any pair.
        first = np.flatnonzero(left.rows <= rows.max(initial=-1))
        second = np.flatnonzero(right.rows >= columns.min(initial=self.size))
        left = Plane(left.rows[first], left.columns[first])
        right = Plane(right.rows[second], right.columns[second])
        i, j = joined(left, right, len(_LEFT) * self.width)
        at = place[left.rows[i] * self.size + right.rows[j]]
        wanted = np.flatnonzero(at >= 0)
        column = left.columns[i[wanted]]
        weights = np.ones((len(_LEFT), self.width))
        weights[: len(WEIGHED)] = self.weights
        cells = column // self.width * number + at[wanted]
        heavy = weights.ravel()[column]
        return summed(cells, heavy, len(_LEFT) * number).reshape(len(_LEFT), number)

    def _beside(self, names: Sequence[str]) -> Plane:
        """Planes beside one another, each in columns of its own."""
        planes = [self[name] for name in names]
        sizes = [len(plane.rows) for plane in planes]
        shift = np.repeat(np.arange(len(names)) * self.width, sizes)
        return Plane(
            np.concatenate([p.rows for p in planes]),
            np.concatenate([p.columns for p in planes]) + shift,
        )

    def _by_row(self, rows: Ints, columns: Ints) -> Floats:
        """The same for a large story: the rows of the pairs are multiplied, some at a time."""
        from reconcile.matching.sparse import matrix

        out = np.zeros((len(_LEFT), len(rows)))
        shape = (self.size, self.width)
        for n, (one, other) in enumerate(zip(_LEFT, _RIGHT, strict=True)):
            weight = self.weights[n][self[one].columns] if n < len(WEIGHED) else None
            ours, theirs = matrix(self[one], shape, weight), matrix(self[other], shape)
            for start in range(0, len(rows), _AT_ONCE):
                part = slice(start, start + _AT_ONCE)
                both = ours[rows[part]].multiply(theirs[columns[part]])
                out[n, part] = np.asarray(both.sum(axis=1)).ravel()
        return out


def summed(cells: Ints, weights: Floats, size: int) -> Floats:
    """The weights that fall into each of ``size`` cells, shape (size,)."""
    found: Any = np.bincount(cells, weights, minlength=size)
    return np.asarray(found, dtype=np.float64)


def distinct(values: Ints) -> Ints:
    """Each value once, ascending; quicker for a few thousand than NumPy's own."""
    ranked = np.sort(values)
    new = np.ones(len(ranked), dtype=bool)
    np.not_equal(ranked[1:], ranked[:-1], out=new[1:])
    return ranked[new]


def plane(sets: Sequence[Any], number: Mapping[str, int]) -> Plane:
    """Sets as a plane, their members numbered by ``number``."""
    lengths = np.fromiter(map(len, sets), dtype=np.int64, count=len(sets))
    columns = np.array([number[told] for held in sets for told in held], dtype=np.int64)
    return Plane(np.repeat(np.arange(len(sets)), lengths), columns)


def joined(left: Plane, right: Plane, width: int) -> tuple[Ints, Ints]:
    """The pairs of an entry of each that stand in one of ``width`` columns, by their numbers."""
    # Narrow numbers are sorted by their digits.
    narrow = right.columns.astype(np.uint16) if width <= 1 << 16 else right.columns
    order = np.argsort(narrow, kind="stable")
    many = np.bincount(right.columns, minlength=width)
    begins = np.cumsum(many) - many
    many = many[left.columns]
    ours = np.repeat(np.arange(len(left.columns)), many)
    before = np.cumsum(many) - many
    theirs = order[np.arange(len(ours)) + np.repeat(begins[left.columns] - before, many)]
    return ours, theirs


def rarity(size: int, counts: Ints, common: Ints) -> Floats:
    """Inverse document frequency, at least 0, among ``size`` claims and those of ordinary English,
    of what so many of them hold and what is so common."""
    every, place = np.unique(counts * (RARE + 1) + common, return_inverse=True)
    return np.array([_rarity(size, *divmod(key, RARE + 1)) for key in every.tolist()])[place]


@lru_cache(maxsize=65536)
def _rarity(size: int, count: int, common: int) -> float:
    odds = (size + ASSUMED + 1) / (count + assumed(common) + 0.5)
    return round(max(math.log(odds), 0.0) * _GRAINS) / _GRAINS
