"""Copied passages: near-verbatim runs that two articles share, found by fingerprints.

Words are brought to one case and to American spelling, so that an edit of the house style hides
nothing.  Of every window of consecutive word groups the least hash is kept (winnowing: Schleimer,
Wilkerson and Aiken 2003): two texts with a run of ``_GROUP + _WINDOW - 1`` words in common share a
fingerprint.  An index from fingerprints to places finds the articles that share some; only these
are compared, so the work grows with the text and not with the pairs.

Quotations are left out: two reporters who heard one speaker write down the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from reconcile.lexicon.spelling import normalise_spelling
from reconcile.model import Article, CopiedPassage, Sketch, Span

_GROUP = 4  # words a fingerprint
_WINDOW = 4  # groups of which the least is kept
_GAP = 2  # words that may differ inside a passage before it ends
_LEAST_WORDS = 8  # a shorter run is idiom, a title or a name
_MOST_PLACES = 24  # places a fingerprint is followed to: kin of the rest are found through these
_SKETCH = 64  # hashes a sketch
_MASK = (1 << 64) - 1
_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5)
_HOLE = "\x00"  # stands for a quotation or a footer, of its length
_WORD = re.compile(r"\w+(?:[.,]\d+)*|\x00")
_QUOTED = re.compile(
    r"“[^”\n]{1,1200}(?:”|\n)|(?<!\w)\"[^\"\n]{1,1200}(?:\"|\n)|«[^»\n]{1,1200}»|‘[^’\n]{40,1200}’(?!\w)"
)
# What a site puts under every article; the line that has it is left out.
_FOOTERS = (
    *("all rights reserved", "copyright", "©", "may not be published", "may not be reproduced"),
    *("may not be reprinted", "sign up to", "sign up for", "newsletter", "terms of use"),
    *("terms of service", "click here", "follow us"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """The fingerprints of one article.

    ``codes`` number its words, equal words alike and 0 a quotation; ``hashes`` are the
    fingerprints, ``places`` the numbers of the words at which they begin, ``counted`` the unquoted
    words.  ``text`` is the article's with its quotations blotted out, offset for offset.
    """

    text: str
    start: int
    codes: tuple[int, ...]
    hashes: tuple[int, ...]
    places: tuple[int, ...]
    counted: int

    def offsets(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        return [found.span() for found in _WORD.finditer(self.text, self.start)]


class _Codes(dict[str, int]):
    """A number for each word, the same for all its spellings; found once a word."""

    def __missing__(self, word: str) -> int:
        if len(self) > 200_000:
            self.clear()
        form = normalise_spelling(word).replace(",", "")
        code = 0 if word == _HOLE else crc32(form.encode("utf-8", "replace")) or 1
        self[word] = code
        return code


_CODES = _Codes()


def _blotted(text: str, start: int) -> str:
    """The text with every quotation and footer as one word that is like no other."""
    low = text.lower()
    if len(low) != len(text):
        low = text  # a letter whose small form is longer would move what stands behind it
    holes = [m.span() for m in _QUOTED.finditer(text, start)]
    for footer in _FOOTERS:
        at = low.find(footer, start)
        while at >= 0:
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            holes.append((max(start, text.rfind("\n", 0, at) + 1), end))
            at = low.find(footer, end)
    pieces: list[str] = []
    done = 0
    for a, b in sorted(holes):
        if a >= done:
            pieces += (low[done:a], _HOLE, " " * (b - a - 1))
            done = b
        elif b > done:
            pieces.append(" " * (b - done))
            done = b
    return "".join((*pieces, low[done:]))


def prints_of(article: Article) -> Prints:
    """The article's fingerprints, in text order."""
    start = article.body_start
    text = _blotted(article.text.replace(_HOLE, " "), start)
    codes = tuple(map(_CODES.__getitem__, _WORD.findall(text, start)))
    m, n, o, p = _MULTIPLIERS
    groups = [
        (a * m + b * n + c * o + d * p) & _MASK if a and b and c and d else _MASK
        for a, b, c, d in zip(codes, codes[1:], codes[2:], codes[3:], strict=False)
    ]
    leasts = list(map(min, groups, groups[1:], groups[2:], groups[3:])) or [
        *((min(groups),) if groups else ())
    ]
    hashes: list[int] = []
    places: list[int] = []
    place = -1
    for at, least in enumerate(leasts):
        if least == _MASK or (place >= at and groups[place] == least):
            continue
        place = groups.index(least, at)
        hashes.append(least)
        places.append(place)
    return Prints(
        text=text,
        start=start,
        codes=codes,
        hashes=tuple(hashes),
        places=tuple(places),
        counted=len(codes) - codes.count(0),
    )


def sketch_of(article: Article, prints: Prints) -> Sketch:
    """The least fingerprints of an article, for comparing it with articles of other stories."""
    return Sketch(article=article.id, hashes=tuple(sorted(set(prints.hashes))[:_SKETCH]))


def shared(prints: Sequence[Prints]) -> Iterator[tuple[int, int, tuple[CopiedPassage, ...]]]:
    """For every two articles with passages in common their numbers and the passages, in order."""
    index: dict[int, list[tuple[int, int]]] = {}
    seeds: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for number, one in enumerate(prints):
        for value, place in zip(one.hashes, one.places, strict=True):
            known = index.setdefault(value, [])
            for other, there in known:
                if other != number:
                    seeds.setdefault((other, number), []).append((there, place))
            if len(known) < _MOST_PLACES:
                known.append((number, place))
    offsets: dict[int, list[tuple[int, int]]] = {}
    for (left, right), places in sorted(seeds.items()):
        runs = tuple(_runs(prints[left].codes, prints[right].codes, places))
        if runs:
            for number in (left, right):
                if number not in offsets:
                    offsets[number] = prints[number].offsets()
            both = offsets[left], offsets[right]
            yield left, right, tuple(_passage(run, *both) for run in runs)


_Run = tuple[int, int, int, int, int]


def _passage(
    run: _Run, left: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]]
) -> CopiedPassage:
    start_a, end_a, start_b, end_b, equal = run
    return CopiedPassage(
        left=Span(start=left[start_a][0], end=left[end_a][1]),
        right=Span(start=right[start_b][0], end=right[end_b][1]),
        words=equal,
    )


def _runs(
    left: Sequence[int], right: Sequence[int], seeds: Sequence[tuple[int, int]]
) -> Iterator[_Run]:
    """Seeds grown to runs of enough equal words, in the order of the left text and disjoint in
    both; each with its first and last word on either side."""
    done = -1
    used: list[tuple[int, int]] = []
    for a, b in sorted(seeds):
        if a <= done or any(low <= b <= high for low, high in used):
            continue
        start_a, start_b, back = _grown(left, right, a, b, -1)
        end_a, end_b, forth = _grown(left, right, a - 1, b - 1, 1)
        equal = back + forth
        if start_a <= done or any(low <= end_b and start_b <= high for low, high in used):
            start_a, start_b, equal = a, b, forth
        if equal >= _LEAST_WORDS:
            yield start_a, end_a, start_b, end_b, equal
            used.append((start_b, end_b))
            done = end_a


def _grown(
    left: Sequence[int], right: Sequence[int], a: int, b: int, step: int
) -> tuple[int, int, int]:
    """The last equal words of a run that goes on from ``a`` and ``b`` in the direction ``step``,
    over gaps of a few words, and how many are equal (``a`` and ``b`` not counted)."""
    equal = 0
    while True:
        moved = _next(left, right, a + step, b + step, step)
        if moved is None:
            return a, b, equal
        a, b = moved
        equal += 1


def _next(
    left: Sequence[int], right: Sequence[int], a: int, b: int, step: int
) -> tuple[int, int] | None:
    """The next equal words; behind a gap two in a row must be equal.  No run crosses a hole."""
    if not (0 <= a < len(left) and 0 <= b < len(right)):
        return None
    if left[a] == right[b]:
        return (a, b) if left[a] else None
    if not left[a] or not right[b]:
        return None
    for total in range(1, 2 * _GAP + 1):
        for skip in range(max(0, total - _GAP), min(_GAP, total) + 1):
            x, y = a + step * skip, b + step * (total - skip)
            u, v = x + step, y + step
            if min(x, y, u, v) < 0 or max(x, u) >= len(left) or max(y, v) >= len(right):
                continue
            if left[x] == right[y] and left[u] == right[v] and left[x] and left[u]:
                return x, y
    return None
