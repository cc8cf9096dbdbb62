"""Which articles of an archive tell one story: steps that workers do on some of it at a time.

An article goes by its number, ``FIRST * file + place in the file``.  Articles meet under keys, the
rare names and terms that they hold; two that are alike enough are an edge.  What edges join is
looked at once more as a whole, since a chain of likeness is no story.  Of several copies one goes
through all this, and the others are where it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reconcile.archive import tables
from reconcile.archive.plan import Listed
from reconcile.archive.tables import Tables, hashed
from reconcile.readers import (
    APART,
    Profile,
    Weighed,
    called,
    comparable,
    copies,
    copy_keys,
    joined,
    likeness,
    profile_of,
    read_file,
    similarities,
    weighed,
)

# Numbers that each file has for its articles: a file holds 50 MB at most.
FIRST = 1 << 24
# Keys under which an article is looked for: its rarest, names before others.
MOST_KEYS = 16
# Articles that edges join beyond this are parted at a higher likeness before they are looked at.
MOST_TOGETHER, STRICTER = 20_000, 1.25

COPY = np.dtype([(name, np.int64) for name in ("one", "two", "order", "its_order")])
EDGE = np.dtype([("one", np.int64), ("two", np.int64), ("alike", np.float64)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One article's number, and what it tells of."""

    number: int
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """One article under a key: its number and its rows."""

    number: int
    row: Weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A story: what it is called, its place among others of the name, and its articles."""

    name: str
    order: str
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The articles that are joined, sorted, and the number that stands for those with each."""

    articles: NDArray[np.int64]
    first: NDArray[np.int64]

    def of(self, number: int) -> int:
        """The number that stands for what this article is joined to; its own where to nothing."""
        at = int(np.searchsorted(self.articles, number))
        if at < len(self.articles) and self.articles[at] == number:
            return int(self.first[at])
        return number

    def by_first(self) -> dict[int, list[int]]:
        """What each number stands for, itself too."""
        out: dict[int, list[int]] = defaultdict(list)
        for first, number in zip(self.first.tolist(), self.articles.tolist(), strict=True):
            out[first].append(number)
        return out


def told(files: Sequence[Listed]) -> list[Told]:
    """What the articles of these files tell of; texts stay here.  What cannot be read is told
    when it is split."""
    return [
        Told(number=FIRST * one.number + n, profile=profile_of(article))
        for one in files
        for n, article in enumerate(read_file(one.file, "")[0])
    ]


def under_copy_keys(articles: Sequence[Told], _: None) -> Iterator[tuple[int, Told]]:
    """Each article under the keys by which its copies find it."""
    for article in articles:
        bare = replace(article, profile=replace(article.profile, written={}))
        for key in copy_keys(article.profile):
            yield key, bare


def copied(_: int, articles: Sequence[Told], __: None) -> Iterator[tuple[int, int, int, int]]:
    """The pairs under a key of which one is a copy of the other, with the order of both."""
    ordered = sorted(articles, key=_order)
    for one, two in copies([article.profile for article in ordered]):
        first, second = ordered[one], ordered[two]
        yield first.number, second.number, _place(first), _place(second)


def _order(article: Told) -> tuple[str, int]:
    return article.profile.order, article.number


def _place(article: Told) -> int:
    return int(article.profile.order[:15], 16)


def packed_copies(found: Sequence[tuple[int, int, int, int]]) -> NDArray[Any]:
    """Pairs of copies as an array."""
    return np.array(found, dtype=COPY)


def leaders(found: Sequence[NDArray[Any]]) -> Parts:
    """Each article that is a copy or has one, and the first of them in order."""
    every = np.concatenate([*found, np.zeros(0, dtype=COPY)])
    articles, at = np.unique(np.concatenate([every["one"], every["two"]]), return_index=True)
    order = np.concatenate([every["order"], every["its_order"]])[at]
    one, two = (np.searchsorted(articles, every[end]) for end in ("one", "two"))
    labels = _components(len(articles), one, two)
    in_turn = np.lexsort((articles, order, labels))
    _, begins = np.unique(labels[in_turn], return_index=True)
    return Parts(articles=articles, first=articles[in_turn][begins][labels])


def leading(articles: Sequence[Told], found: Parts) -> list[Told]:
    """Those that stand for themselves."""
    return [article for article in articles if found.of(article.number) == article.number]


def counted(articles: Sequence[Told]) -> Tables:
    """How many of these articles hold each word."""
    return tables.counted([article.profile for article in articles])


def counted_days(articles: Sequence[Told], words: Tables) -> tables.Counts:
    """How many of these articles hold each common term around each day."""
    return tables.counted_days([article.profile for article in articles], words)


def posted(articles: Sequence[Told], words: Tables) -> Iterator[tuple[int, Posted]]:
    """Each article under the keys by which others may find it."""
    for article in articles:
        row = weighed(article.profile, words)
        post = Posted(number=article.number, row=row)
        for key in row.keys[:MOST_KEYS]:
            yield hashed(key), post


def edges(key: int, posts: Sequence[Posted], _: Tables) -> Iterator[tuple[int, int, float]]:
    """The pairs under a key that are alike enough; a pair that shares several counts once."""
    ordered = sorted(posts, key=lambda post: post.number)
    under = [frozenset(post.row.keys[:MOST_KEYS]) for post in ordered]
    for (one, left), (two, right) in combinations(zip(ordered, under, strict=True), 2):
        if key != min(map(hashed, left & right), default=key) or not comparable(one.row, two.row):
            continue
        alike = likeness(one.row, two.row)
        if alike >= APART:
            yield one.number, two.number, alike


def packed(found: Sequence[tuple[int, int, float]]) -> NDArray[Any]:
    """Edges as an array, twenty-four bytes each."""
    return np.array(found, dtype=EDGE)


def parts(found: Sequence[NDArray[Any]]) -> Parts:
    """What the edges join; what would be too many articles is parted where they are less alike."""
    every = np.concatenate([*found, np.zeros(0, dtype=EDGE)])
    articles, ends = np.unique(np.concatenate([every["one"], every["two"]]), return_inverse=True)
    one, two = ends[: len(every)], ends[len(every) :]
    kept = np.ones(len(every), dtype=np.bool_)
    apart = APART
    while True:
        labels = _components(len(articles), one[kept], two[kept])
        large = np.bincount(labels, minlength=1) > MOST_TOGETHER
        doubtful = kept & large[labels[one]] if len(labels) else kept & False
        if apart > 1 or not doubtful.any():
            break
        apart *= STRICTER
        kept &= ~(doubtful & (every["alike"] < apart))
    first = np.full(int(labels.max(initial=-1)) + 1, np.iinfo(np.int64).max, dtype=np.int64)
    np.minimum.at(first, labels, articles)
    return Parts(articles=articles, first=first[labels])


def _components(size: int, one: NDArray[np.int64], two: NDArray[np.int64]) -> NDArray[np.int64]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph: Any = coo_array((np.ones(len(one), dtype=np.int8), (one, two)), shape=(size, size))
    labels: NDArray[np.int64] = connected_components(graph, directed=False)[1].astype(np.int64)
    return labels


def gathered(articles: Sequence[Told], found: Parts) -> Iterator[tuple[int, Told]]:
    """Each article under the least number of those that edges join it to."""
    for article in articles:
        yield found.of(article.number), article


def stories(_: int, articles: Sequence[Told], words: Tables) -> Iterator[Named]:
    """The stories among articles that edges join: by average linkage, as in one folder."""
    ordered = sorted(articles, key=_order)
    rows = [weighed(article.profile, words) for article in ordered]
    alike = similarities(rows) if len(rows) > 1 else {}
    for group in joined(len(rows), alike, APART):
        members = [ordered[n] for n in group]
        yield Named(
            name=called([article.profile for article in members], words),
            order=members[0].profile.order,
            articles=tuple(sorted(article.number for article in members)),
        )
