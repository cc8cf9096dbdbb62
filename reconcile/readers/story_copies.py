"""Near-copies among articles: what an agency sent and a hundred outlets printed.

The words of a text that so many articles hold are rare nowhere, so that copies would not find each
other, nor the rest of their story.  One of them stands for all.  Copies meet under keys of their
smallest hashed words (Broder 1997) and are compared with a few that went before under the key, so
that the work grows with the articles.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from reconcile.readers.story_rows import Profile, cosine, fresh

# Keys of each article, and hashed words in each: of two articles that share four words in five,
# all but one in five hundred meet.
BANDS, IN_BAND = 6, 2
# How alike names and terms of a copy are, each by itself, without regard to how rare they are.
COPIED = 0.85
# Articles of a key that the later ones are compared with.
MOST_LEADING = 8


def copy_keys(profile: Profile) -> tuple[int, ...]:
    """The keys under which copies of an article meet; none for an article without words."""
    digests = [_digest(word) for word in profile.terms]
    if not digests:
        return ()
    least = [min(digest[n] for digest in digests) for n in range(BANDS * IN_BAND)]
    return tuple(
        hash((band, *least[band * IN_BAND : (band + 1) * IN_BAND])) for band in range(BANDS)
    )


@lru_cache(maxsize=100_000)
def _digest(word: str) -> tuple[int, ...]:
    """A word's hash in each of the orders of words; numbers, whose own hash is always the same."""
    data = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=48).digest()
    return tuple(int.from_bytes(data[n : n + 4], "big") for n in range(0, 48, 4))


def copies(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of places of an article and a copy of it among these, which stand in their order."""
    leading: list[tuple[int, Mapping[str, float], Mapping[str, float]]] = []
    for n, profile in enumerate(profiles):
        names, terms = _plain(profile.names), _plain(profile.terms)
        for first, its_names, its_terms in leading:
            if (
                fresh(profiles[first].day, profile.day) == 1.0
                and cosine(terms, its_terms) >= COPIED
                and (not names or cosine(names, its_names) >= COPIED)
            ):
                yield first, n
                break
        else:
            if len(leading) < MOST_LEADING:
                leading.append((n, names, terms))


def _plain(counts: Mapping[str, int]) -> dict[str, float]:
    length = math.sqrt(math.fsum(n * n for n in counts.values())) or 1.0
    return {word: n / length for word, n in counts.items()}


def leads(profiles: Sequence[Profile]) -> list[int]:
    """For each article the place of the one that stands for it: itself, or the first of those
    that it is a copy of.  The articles stand in their order."""
    under: dict[int, list[int]] = defaultdict(list)
    for n, profile in enumerate(profiles):
        for key in copy_keys(profile):
            under[key].append(n)
    lead = list(range(len(profiles)))

    def root(n: int) -> int:
        while lead[n] != n:
            lead[n] = lead[lead[n]]
            n = lead[n]
        return n

    for places in under.values():
        for one, two in copies([profiles[n] for n in places]) if len(places) > 1 else ():
            low, high = sorted((root(places[one]), root(places[two])))
            lead[high] = low
    return [root(n) for n in range(len(profiles))]
