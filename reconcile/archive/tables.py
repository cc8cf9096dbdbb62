"""How many articles of an archive hold each word, as arrays of hashes that are added up.

A word is a hash of eight bytes: the tables of a million articles are some megabytes, and two words
of one hash are not to be expected in them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reconcile.readers import COMMON, Profile, dated


@lru_cache(maxsize=200_000)
def hashed(word: str) -> int:
    """The word in 63 bits, the same in every process."""
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Hashes in order, and how often each was counted."""

    keys: NDArray[np.int64]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, words: Iterable[str]) -> Counts:
        """How often each word is among these."""
        counted = sorted((hashed(word), n) for word, n in Counter(words).items())
        pairs: Any = np.array(counted, dtype=np.int64).reshape(-1, 2)
        return cls(keys=pairs[:, 0].copy(), counts=pairs[:, 1].copy())

    def __call__(self, words: Collection[str], unknown: int) -> Sequence[int]:
        """The count of each word; ``unknown`` of those that are not here."""
        wanted = np.fromiter(map(hashed, words), dtype=np.int64, count=len(words))
        if not len(self.keys):
            return [unknown] * len(words)
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        found: list[int] = np.where(self.keys[at] == wanted, self.counts[at], unknown).tolist()
        return found

    def where(self, wanted: NDArray[np.bool_]) -> Counts:
        """Those of them alone."""
        return Counts(keys=self.keys[wanted], counts=self.counts[wanted])


def added(many: Sequence[Counts]) -> Counts:
    """All counts together."""
    keys, place = np.unique(np.concatenate([c.keys for c in many]), return_inverse=True)
    counts = np.zeros(len(keys), dtype=np.int64)
    np.add.at(counts, place, np.concatenate([c.counts for c in many]))
    return Counts(keys=keys, counts=counts)


NOTHING = Counts(keys=np.zeros(0, dtype=np.int64), counts=np.zeros(0, dtype=np.int64))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """How many articles hold each name and each term, and each common term around a day."""

    total: int
    by_name: Counts
    by_term: Counts
    by_days: Counts = NOTHING

    def names(self, words: Collection[str]) -> Sequence[int]:
        """By names: what stands in no table is held by one article, or by none."""
        return self.by_name(words, 1)

    def terms(self, words: Collection[str]) -> Sequence[int]:
        """By terms."""
        return self.by_term(words, 1)

    def days(self, keys: Collection[str]) -> Sequence[int]:
        """By a common term and a window of days."""
        return self.by_days(keys, 0)


def counted(profiles: Sequence[Profile]) -> Tables:
    """The tables of some articles."""
    return Tables(
        total=len(profiles),
        by_name=Counts.of(word for p in profiles for word in p.names),
        by_term=Counts.of(word for p in profiles for word in p.terms),
    )


def summed(many: Sequence[Tables]) -> Tables:
    """The tables of all."""
    return Tables(
        total=sum(tables.total for tables in many),
        by_name=added([tables.by_name for tables in many]),
        by_term=added([tables.by_term for tables in many]),
    )


def settled(tables: Tables) -> Tables:
    """Without what one article alone holds, which is most words."""
    return replace(
        tables,
        by_name=tables.by_name.where(tables.by_name.counts > 1),
        by_term=tables.by_term.where(tables.by_term.counts > 1),
    )


def counted_days(profiles: Sequence[Profile], tables: Tables) -> Counts:
    """How many of these articles hold each common term around each day."""
    words = sorted({word for p in profiles for word in p.terms})
    known = zip(words, tables.terms(words), strict=True)
    common = {word for word, count in known if count > COMMON}
    return Counts.of(
        key for p in profiles for word in p.terms if word in common for key in dated(word, p.day)
    )


def with_days(tables: Tables, days: Counts) -> Tables:
    """The tables with those common terms that are rare around some day."""
    return replace(tables, by_days=days.where((days.counts > 1) & (days.counts <= COMMON)))
