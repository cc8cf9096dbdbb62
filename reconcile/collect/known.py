"""Which articles a folder has already: the same address, or nearly the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reconcile.collect.addresses import is_front_page, same_place
from reconcile.model import Article
from reconcile.readers import ReadText, read_sources

_WORD = re.compile(r"\w+")
# Words that are compared in a row; so many in a row are no accident.
_SHINGLE = 5
# Two texts that share this part of their rows of words are copies of one.
_NEARLY = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """An article that is there already, and in what it is the same.

    ``version`` is None where the new one adds nothing, else its number: the address is the same
    and the words are not.
    """

    path: str
    why: str
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    path: str
    words: tuple[str, ...]
    rows: frozenset[tuple[str, ...]]


class Known:
    """The articles of a folder, and those that are added to it."""

    def __init__(self, folder: Path) -> None:
        self._articles: list[_Known] = []
        self._places: dict[str, list[_Known]] = {}
        if folder.is_dir():
            for article in read_sources([folder])[0]:
                self.add(article, article.path)

    def has(self, url: str) -> bool:
        """Whether an article of this address is there."""
        return same_place(url) in self._places

    def add(self, article: Article | ReadText, path: str) -> None:
        """Count an article among those that are there."""
        words = _words(article)
        known = _Known(path=path, words=words, rows=_rows(words))
        self._articles.append(known)
        for place in _places(article):
            self._places.setdefault(place, []).append(known)

    def twin(self, article: ReadText) -> Twin | None:
        """The article that this one repeats, or is a later version of; None where it is new."""
        words = _words(article)
        there = [known for place in _places(article) for known in self._places.get(place, ())]
        there = list(dict.fromkeys(there))
        if there:
            same = next((known for known in there if known.words == words), None)
            if same is not None:
                return Twin(path=same.path, why="its address and its words are the same")
            first = there[0]
            return Twin(path=first.path, why="its address is the same", version=len(there) + 1)
        rows = _rows(words)
        alike = max(
            ((_likeness(rows, known.rows), known) for known in self._articles),
            key=lambda found: found[0],
            default=None,
        )
        if alike is None or alike[0] < _NEARLY:
            return None
        share = int(alike[0] * 100)
        return Twin(path=alike[1].path, why=f"{share}% of its words are the same")


def _places(article: Article | ReadText) -> list[str]:
    """The places that an article names as its own."""
    urls = [url for url in (article.canonical_url, article.url) if url]
    own = [url for url in urls if not is_front_page(url)]
    return list(dict.fromkeys(place for url in own if (place := same_place(url))))


def _words(article: Article | ReadText) -> tuple[str, ...]:
    return tuple(w.lower() for w in _WORD.findall(article.text[article.body_start :]))


def _rows(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(
        words[n : n + _SHINGLE] for n in range(max(1, len(words) - _SHINGLE + 1)) if words
    )


def _likeness(one: Iterable[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Jaccard similarity of two sets of rows, in 0..1."""
    mine = frozenset(one)
    union = len(mine | other)
    return len(mine & other) / union if union else 0.0
