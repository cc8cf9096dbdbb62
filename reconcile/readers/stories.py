"""Which of the articles tell one story: by names, rare terms and the days they are from.

Two earthquakes or two court cases are told in the same words, so what the articles name counts as
much as all their other words.  Articles are joined by average linkage (Sokal and Michener 1958)
on the cosine of TF-IDF rows.  Only pairs that share a term which few articles hold are compared.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import heapify, heappop, heappush

from reconcile.lexicon.calendar import MONTHS, WEEKDAYS
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.forms import term
from reconcile.lexicon.likeness import ascii_fold
from reconcile.model import Article

# Mean similarity below which two sets of articles tell two stories: measured on keyed stories,
# alone and mixed in one folder (docs/accuracy.md).
APART = 0.07
# What articles without a name in common keep of their likeness: the smallest share of names seen
# in one story.
FEW_NAMES = 0.02
# Nobody asked for a split: only what is further apart than this, and with two articles or more on
# each side, is plainly two stories.
PLAINLY_APART = 0.06
# Within a story that was plainly told, articles are this many times as alike as across two.
PLAIN_CONTRAST = 3.0
# Days between two articles up to which they may be of one day's news; as many again halve it.
FRESH_DAYS = 10
# A country is named in many stories and tells half as much as a person or a body.
COUNTRY_WEIGHT = 0.5
# A term in more articles than this brings no pair together, though it counts where others do;
# so many rarer ones must be shared to compare two articles at all.
COMMON, LEAST_SHARED = 40, 2
# Nobody waits for a split that nobody asked for: the default looks into folders up to this size.
PLAINLY_LEAST, PLAINLY_MOST = 4, 200
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
class _Profile:
    """How often an article has each name and each term; ``written``: a name as it is written."""

    names: Mapping[str, int]
    terms: Mapping[str, int]
    written: Mapping[str, str]
    day: date | None


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
    order = sorted(range(len(articles)), key=lambda n: (articles[n].text, articles[n].id))
    profiles = [_profile(articles[n]) for n in order]
    alike = _similarities(profiles)
    groups = _joined(len(order), alike, PLAINLY_APART if plainly else APART)
    if plainly and not _plain(groups, alike):
        groups = [list(range(len(order)))]
    if len(groups) < 2 or all(len(group) == 1 for group in groups):
        return ("",) * len(articles)
    out = [""] * len(articles)
    for group, name in zip(groups, _names(groups, profiles), strict=True):
        for k in group:
            out[order[k]] = name
    return tuple(out)


def _profile(article: Article) -> _Profile:
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
    return _Profile(names=names, terms=terms, written=written, day=_day(article.published))


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _rows(counts: Sequence[Mapping[str, int]]) -> list[Row]:
    """TF-IDF rows of length 1; frequencies count by their logarithm."""
    held = Counter(word for row in counts for word in row)
    out: list[Row] = []
    for row in counts:
        heavy = {
            word: (1 + math.log(n))
            * math.log(1 + len(counts) / held[word])
            * (COUNTRY_WEIGHT if country_of(word) else 1.0)
            for word, n in sorted(row.items())
        }
        length = math.sqrt(math.fsum(w * w for w in heavy.values())) or 1.0
        out.append({word: w / length for word, w in heavy.items()})
    return out


def _similarities(profiles: Sequence[_Profile]) -> dict[tuple[int, int], float]:
    """0..1 for each pair i < j that shares a term which not too many hold."""
    names, terms = _rows([p.names for p in profiles]), _rows([p.terms for p in profiles])
    holders: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(terms):
        for word in row:
            holders[word].append(n)
    shared = Counter(
        (i, j)
        for held in holders.values()
        if len(held) <= COMMON
        for n, i in enumerate(held)
        for j in held[n + 1 :]
    )
    return {
        (i, j): _fresh(profiles[i].day, profiles[j].day)
        * math.sqrt((_cosine(names[i], names[j]) + FEW_NAMES) * _cosine(terms[i], terms[j]))
        for (i, j), count in sorted(shared.items())
        if count >= LEAST_SHARED
    }


def _cosine(one: Row, two: Row) -> float:
    few, many = (one, two) if len(one) <= len(two) else (two, one)
    return math.fsum(weight * many[word] for word, weight in few.items() if word in many)


def _fresh(one: date | None, two: date | None) -> float:
    """How much the days of publication leave of a similarity; 1 where one is unknown."""
    if one is None or two is None:
        return 1.0
    return float(0.5 ** max(0.0, abs((one - two).days) / FRESH_DAYS - 1))


def _joined(size: int, alike: Mapping[tuple[int, int], float], apart: float) -> list[list[int]]:
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
            total[k] = {n: w for n, w in total[k].items() if n not in {i, j}} | {fresh: v}
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


def _names(groups: Sequence[Sequence[int]], profiles: Sequence[_Profile]) -> Iterable[str]:
    """What each group is called: the names that most of it holds and few others do."""
    taken: set[str] = set()
    counts = [p.names or p.terms for p in profiles]
    everywhere = Counter(word for row in counts for word in row)
    for group in groups:
        held = Counter(word for n in group for word in counts[n])
        often = {word: sum(counts[n].get(word, 0) for n in group) for word in held}
        written = {w: told for n in reversed(group) for w, told in profiles[n].written.items()}
        ranked = sorted(held, key=lambda w: (-held[w] * often[w] / everywhere[w], w))
        name = " ".join(written.get(w, w) for w in ranked[:NAMED_BY]) or "story"
        number, free = 1, name
        while free in taken:
            number += 1
            free = f"{name} {number}"
        taken.add(free)
        yield free
