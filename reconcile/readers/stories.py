"""Which of the articles tell one story: by names, rare terms and the days they are from.

Articles are joined by average linkage (Sokal and Michener 1958) on how alike they are.  Only pairs
that share terms which few articles hold are compared, and one of several copies stands for all.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush
from itertools import combinations

from reconcile.model import Article
from reconcile.readers.story_copies import leads
from reconcile.readers.story_rows import (
    COMMON,
    Profile,
    Weighed,
    called,
    comparable,
    dated,
    likeness,
    profile_of,
    weighed,
)

# Mean similarity below which two sets of articles tell two stories: measured on keyed stories,
# alone and mixed in one folder (docs/accuracy.md).
APART = 0.07
# Nobody asked for a split: only what is further apart than this, and with two articles or more on
# each side, is plainly two stories.
PLAINLY_APART = 0.06
# Within a story that was plainly told, articles are this many times as alike as across two.
PLAIN_CONTRAST = 3.0
# Nobody waits for a split that nobody asked for: the default looks into folders up to this size.
PLAINLY_LEAST, PLAINLY_MOST = 4, 200


def regrouped(
    articles: Sequence[Article], *, plainly: bool
) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles with their stories by content, and what to say of it: articles of one story
    keep the story that they have."""
    if plainly and not PLAINLY_LEAST <= len(articles) <= PLAINLY_MOST:
        return tuple(articles), ()
    stories = split_stories(articles, plainly=plainly)
    if not any(stories):
        return tuple(articles), ()
    out = tuple(replace(a, story=s) for a, s in zip(articles, stories, strict=True))
    if not plainly:
        return out, ()
    told: dict[str, list[str]] = {}
    for article in out:
        told.setdefault(article.story, []).append(article.id)
    parts = "; ".join(f"{story} ({', '.join(ids)})" for story, ids in told.items())
    warning = (
        f"{articles[0].story}: holds {len(told)} stories, which were set apart: {parts}; "
        "--group folder makes them one"
    )
    return out, (warning,)


def split_stories(articles: Sequence[Article], *, plainly: bool = False) -> tuple[str, ...]:
    """The story of each article, called by the names that tell it from the others.

    All get the same story, "" where they tell one.  With ``plainly`` only what is beyond doubt is
    set apart.  There is never nothing but single articles: then all are one story.  Neither the
    order nor the names of the articles matter.
    """
    told = [profile_of(article) for article in articles]
    order = sorted(range(len(articles)), key=lambda n: (told[n].order, articles[n].id))
    profiles = [told[n] for n in order]
    lead = list(range(len(order))) if plainly else leads(profiles)
    first = sorted(set(lead))
    chosen = [profiles[n] for n in first]
    held = Counted(chosen)
    alike = similarities([weighed(profile, held) for profile in chosen])
    found = joined(len(first), alike, PLAINLY_APART if plainly else APART)
    if plainly and not _plain(found, alike):
        return ("",) * len(articles)
    if len(found) < 2 or len(found) == len(articles):
        return ("",) * len(articles)
    names = unique_names(called([chosen[n] for n in group], held) for group in found)
    story = {first[n]: name for group, name in zip(found, names, strict=True) for n in group}
    out = [""] * len(articles)
    for k, n in enumerate(order):
        out[n] = story[lead[k]]
    return tuple(out)


class Counted:
    """How many of these articles hold each word."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.total = len(profiles)
        self._names = Counter(word for p in profiles for word in p.names)
        self._terms = Counter(word for p in profiles for word in p.terms)
        self._days = Counter(
            key
            for p in profiles
            for word in p.terms
            if self._terms[word] > COMMON
            for key in dated(word, p.day)
        )

    def names(self, words: Collection[str]) -> list[int]:
        """By names."""
        return [self._names[word] for word in words]

    def terms(self, words: Collection[str]) -> list[int]:
        """By terms."""
        return [self._terms[word] for word in words]

    def days(self, keys: Collection[str]) -> list[int]:
        """By a term that many articles hold and a window of days."""
        return [self._days[key] for key in keys]


def similarities(rows: Sequence[Weighed]) -> dict[tuple[int, int], float]:
    """0..1 for each pair i < j that shares terms which not too many hold."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        for key in row.keys:
            holders[key].append(n)
    pairs = {pair for held in holders.values() for pair in combinations(held, 2)}
    return {
        (i, j): likeness(rows[i], rows[j]) for i, j in sorted(pairs) if comparable(rows[i], rows[j])
    }


def joined(size: int, alike: Mapping[tuple[int, int], float], apart: float) -> list[list[int]]:
    """Groups by average linkage: the two most alike are joined until none is as alike as
    ``apart``.  Pairs that are not in ``alike`` have nothing in common."""
    members = {n: [n] for n in range(size)}
    total: dict[int, dict[int, float]] = {n: {} for n in range(size)}
    for (i, j), value in alike.items():
        total[i][j] = total[j][i] = value
    queue = [(-value, i, j) for (i, j), value in alike.items() if value >= apart]
    heapify(queue)
    fresh = size
    while queue:
        _, i, j = heappop(queue)
        if i not in members or j not in members:
            continue
        members[fresh] = sorted(members.pop(i) + members.pop(j))
        sums = Counter(total.pop(i))
        sums.update(total.pop(j))
        total[fresh] = {k: v for k, v in sorted(sums.items()) if k in members}
        for k, v in total[fresh].items():
            row = total[k]
            row.pop(i, None)
            row.pop(j, None)
            row[fresh] = v
            mean = v / (len(members[k]) * len(members[fresh]))
            if mean >= apart:
                heappush(queue, (-mean, k, fresh))
        fresh += 1
    return sorted(members.values())


def _plain(groups: Sequence[Sequence[int]], alike: Mapping[tuple[int, int], float]) -> bool:
    """Whether two groups or more have two articles, and all are far more alike inside than
    across."""
    if len(groups) < 2 or any(len(group) < 2 for group in groups):
        return False
    owner = {n: k for k, group in enumerate(groups) for n in group}
    size = len(owner)
    inside = sum(len(g) * (len(g) - 1) // 2 for g in groups)
    across = size * (size - 1) // 2 - inside
    same = math.fsum(v for (i, j), v in alike.items() if owner[i] == owner[j]) / inside
    other = math.fsum(v for (i, j), v in alike.items() if owner[i] != owner[j]) / across
    return same >= PLAIN_CONTRAST * other


def unique_names(names: Iterable[str]) -> Iterator[str]:
    """The names, the later ones of those that are the same with a number."""
    taken: set[str] = set()
    for name in names:
        number, free = 1, name
        while free in taken:
            number += 1
            free = f"{name} {number}"
        taken.add(free)
        yield free
