"""What tells of which story an article is: its names, its terms, and the day it is from.

Two earthquakes or two court cases are told in the same words, so what the articles name counts as
much as all their other words.  How much a word tells hangs on how many articles hold it, which is
counted apart: in memory here, on many workers for an archive.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from reconcile.lexicon.calendar import MONTHS, WEEKDAYS
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.forms import term
from reconcile.lexicon.likeness import ascii_fold
from reconcile.model import Article

# What articles without a name in common keep of their likeness: the smallest share of names seen
# in one story.
FEW_NAMES = 0.02
# Days between two articles up to which they may be of one day's news; as many again halve it.
FRESH_DAYS = 10
# Two articles that are further apart are never alike enough to be joined.
WINDOW_DAYS = 50
# A country is named in many stories and tells half as much as a person or a body.
COUNTRY_WEIGHT = 0.5
# A term in more articles than this brings no pair together, unless as few hold it around a day;
# it counts where others do.  So many rarer ones must be shared to compare two articles at all.
COMMON, LEAST_SHARED = 40, 2
# Lines with more capitals than this are headlines, where a capital shows no name.
HEADLINE_CAPITALS = 0.6
# Names that a story is called by.
NAMED_BY = 3

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*\d|\d")
_ENDS = frozenset(".!?:—–-")
_COMMON = frozenset(
    """the a an and or but of in on at to for from by with as is are was were be been being have has
    had do does did will would can could may might shall should must not no nor it its he she they
    them his her their him i we you our your my me us this that these those who whom which what
    when where why how there here then than so if because while after before during about into
    over under between out up down off again more most some any all both each few other such only
    own same too very just also said says say told tell according one two three year years day
    days time people new first last""".split()
)
_CALENDAR = frozenset(word.lower() for word in (*MONTHS, *WEEKDAYS))

Row = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How often an article has each name and each term; ``written``: a name as it is written.

    ``order`` is a hash of the text, by which articles stand in an order of their own.
    """

    names: Mapping[str, int]
    terms: Mapping[str, int]
    written: Mapping[str, str]
    day: date | None
    order: str


class Held(Protocol):
    """How many articles hold each of some words, in the words' order."""

    @property
    def total(self) -> int:
        """How many articles there are."""
        ...

    def names(self, words: Collection[str]) -> Sequence[int]:
        """By names."""
        ...

    def terms(self, words: Collection[str]) -> Sequence[int]:
        """By terms."""
        ...

    def days(self, keys: Collection[str]) -> Sequence[int]:
        """By a term in more than ``COMMON`` articles and a window of days, as ``dated`` has it."""
        ...


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """An article's names and terms as TF-IDF rows of length 1, and the keys that bring it
    together with others: rare terms, and terms that are rare around its day, the rarest first,
    those that are names before the others."""

    profile: Profile
    names: Row
    terms: Row
    keys: tuple[str, ...]

    @cached_property
    def key_set(self) -> frozenset[str]:
        """The keys without their order."""
        return frozenset(self.keys)


def profile_of(article: Article) -> Profile:
    """What the prose of an article names and tells."""
    names: Counter[str] = Counter()
    terms: Counter[str] = Counter()
    written: dict[str, str] = {}
    for line in article.text[article.body_start :].splitlines():
        found = list(_WORD.finditer(line))
        letters = [m.group() for m in found if m.group()[0].isalpha()]
        capitals = sum(word[0].isupper() for word in letters)
        title = capitals > HEADLINE_CAPITALS * len(letters)
        for at in found:
            word = ascii_fold(at.group()).removesuffix("'s")
            low = word.lower()
            if len(low) < 2 or low in _COMMON:
                continue
            terms[term(low)] += 1
            before = line[: at.start()].rstrip(" \"“‘'(")
            opens = not before or before[-1] in _ENDS
            if word[0].isupper() and not opens and not title and low not in _CALENDAR:
                names[low] += 1
                written.setdefault(low, word)
    return Profile(
        names=dict(names), terms=dict(terms), written=written, day=_day(article.published),
        order=hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )  # fmt: skip


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def dated(word: str, day: date | None) -> Iterator[str]:
    """The keys of a term that many hold: two articles of days that are near share one."""
    if day is not None:
        window = day.toordinal() // WINDOW_DAYS
        yield f"{word}@{window}"
        yield f"{word}@{window + 1}"


def weighed(profile: Profile, held: Held) -> Weighed:
    """The rows and keys of an article among all that ``held`` counts."""
    named = frozenset(map(term, profile.names))
    words = sorted(profile.terms)
    counts = held.terms(words)
    keys = [(w, n) for w, n in zip(words, counts, strict=True) if n <= COMMON]
    common = [
        key for w, n in zip(words, counts, strict=True) if n > COMMON
        for key in dated(w, profile.day)
    ]  # fmt: skip
    keys += zip(common, held.days(common), strict=True)
    ranked = sorted((_word(k) not in named, n, k) for k, n in keys if 2 <= n <= COMMON)
    return Weighed(
        profile=profile,
        names=_row(profile.names, held.names(sorted(profile.names)), held.total),
        terms=_row(profile.terms, counts, held.total),
        keys=tuple(key for _, _, key in ranked),
    )


def _word(key: str) -> str:
    return key.partition("@")[0]


def _row(frequencies: Mapping[str, int], counts: Sequence[int], total: int) -> Row:
    """The TF-IDF row of length 1; frequencies count by their logarithm."""
    heavy = {
        word: (1 + math.log(frequencies[word]))
        * math.log(1 + total / count)
        * (COUNTRY_WEIGHT if country_of(word) else 1.0)
        for word, count in zip(sorted(frequencies), counts, strict=True)
    }
    length = math.sqrt(math.fsum(w * w for w in heavy.values())) or 1.0
    return {word: w / length for word, w in heavy.items()}


def comparable(one: Weighed, two: Weighed) -> bool:
    """Whether two articles share rare terms enough to be compared at all."""
    shared = one.key_set & two.key_set
    return len(shared) >= LEAST_SHARED and len(set(map(_word, shared))) >= LEAST_SHARED


def likeness(one: Weighed, two: Weighed) -> float:
    """How alike two articles are, 0..1, by names and terms alike, and by their days."""
    names, terms = cosine(one.names, two.names), cosine(one.terms, two.terms)
    return fresh(one.profile.day, two.profile.day) * math.sqrt((names + FEW_NAMES) * terms)


def cosine(one: Row, two: Row) -> float:
    """The cosine of two rows of length 1."""
    few, many = (one, two) if len(one) <= len(two) else (two, one)
    return math.fsum(weight * many[word] for word, weight in few.items() if word in many)


def fresh(one: date | None, two: date | None) -> float:
    """How much the days of publication leave of a similarity; 1 where one is unknown."""
    if one is None or two is None:
        return 1.0
    return float(0.5 ** max(0.0, abs((one - two).days) / FRESH_DAYS - 1))


def called(group: Sequence[Profile], held: Held) -> str:
    """What a story is called: the names that most of it holds and few others do."""
    counts = [p.names or p.terms for p in group]
    inside = Counter(word for row in counts for word in row)
    often = {word: sum(row.get(word, 0) for row in counts) for word in inside}
    words = sorted(inside)
    everywhere = [
        as_name or as_term
        for as_name, as_term in zip(held.names(words), held.terms(words), strict=True)
    ]
    rank = {
        word: -inside[word] * often[word] / count
        for word, count in zip(words, everywhere, strict=True)
    }
    written = {w: told for p in reversed(group) for w, told in p.written.items()}
    ranked = sorted(words, key=lambda w: (rank[w], w))
    return " ".join(written.get(w, w) for w in ranked[:NAMED_BY]) or "story"
