"""What single claims tell of one thing, gathered over the articles of a story and compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from reconcile.lexicon.names import compare_names
from reconcile.model import Claim, Difference, NameValue, Severity, Side, Span, Word

OF_PLACE = re.compile(r"^(?P<who>[A-Z]\S+(?: [A-Z]\S+)+) of (?P<where>[A-Z]\S*(?: [A-Z]\S*)*)$")
PLAIN, MARKED = 1, 2  # characters between two words, without a comma and with one


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that a claim tells of somebody: ``who`` is a name or an office, ``value`` what is
    told, ``shown`` its words and where they stand.  Only what is told on one ``topic`` is held
    against each other."""

    claim: Claim
    who: str
    value: str
    shown: tuple[str, Span]
    topic: str = ""


def clashing(
    told: Sequence[Told],
    one_thing: Callable[[Told, Told], bool],
    other: Callable[[str, str], bool],
    *,
    kind: str,
    sure: float,
    why: str,
) -> Iterator[Difference]:
    """Differences among what is told of one person or office, one a pair of articles and thing."""
    by_article: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_article[one.claim.article].append(one)
    for ours, theirs in combinations(by_article.values(), 2):
        found = [(a, b) for a, b in product(ours, theirs) if one_thing(a, b)]
        seen: list[Told] = []
        for a, b in found:
            answered = any(not other(x.value, y.value) for x, y in found if x is a or y is b)
            if answered or any(one_thing(a, earlier) for earlier in seen):
                continue
            if _unsettled(a, ours, one_thing, other) or _unsettled(b, theirs, one_thing, other):
                continue
            seen.append(a)
            yield Difference(
                kind=kind,
                sides=tuple(
                    Side(claim=t.claim.id, value=t.shown[0], span=t.shown[1]) for t in (a, b)
                ),
                why=why.format(a.shown[0], b.shown[0], max(a.who, b.who, key=len)),
                severity=Severity.HIGH if kind == "name" else Severity.MEDIUM,
                confidence=sure,
            )


def _unsettled(
    one: Told,
    told: Sequence[Told],
    one_thing: Callable[[Told, Told], bool],
    other: Callable[[str, str], bool],
) -> bool:
    """Whether an article tells the thing in two ways itself."""
    return any(one_thing(one, t) and other(one.value, t.value) for t in told if t is not one)


People = Mapping[str, tuple[str, ...]]


def people_of(claims: Sequence[Claim]) -> People:
    """The names of people in each article, without the place that follows one ("X of Y")."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        for value in claim.values:
            if isinstance(value, NameValue) and value.kind in {"person", "name"}:
                whole = OF_PLACE.match(value.text)
                found[claim.article][whole["who"] if whole else value.text] = None
    return {article: tuple(names) for article, names in found.items()}


def one_person(people: People) -> Callable[[Told, Told], bool]:
    """A test of two names for being one person's.  A family name alone is one person's only where
    nobody else in either article bears it."""

    known: dict[tuple[str, str], frozenset[str]] = {}

    def bearers(article: str, who: str) -> frozenset[str]:
        if (article, who) not in known:
            full = (n for n in people.get(article, ()) if " " in n)
            known[article, who] = frozenset(n for n in full if _may_be(n, who))
        return known[article, who]

    def same(one: Told, two: Told) -> bool:
        if one.topic != two.topic or not _may_be(one.who, two.who):
            return False
        who = min(one.who, two.who, key=len)
        others = sorted(bearers(one.claim.article, who) | bearers(two.claim.article, who))
        return all(_may_be(a, b) for a, b in combinations(others, 2))

    return same


def _may_be(one: str, two: str) -> bool:
    return compare_names(one, two).verdict in {"same", "compatible"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What the claims of one sentence hold together: its words and its names, in text order."""

    words: tuple[Word, ...]
    names: tuple[NameValue, ...]

    def between(self, start: int, end: int, gap: int) -> tuple[Word, ...] | None:
        """The words that lie from ``start`` to ``end``; None where no claim has all of them, so
        that more than ``gap`` characters lie between two."""
        found = tuple(w for w in self.words if start <= w.span.start and w.span.end <= end)
        ends = [start, *(w.span.end for w in found)]
        starts = [*(w.span.start for w in found), end]
        whole = all(here - before <= gap for before, here in zip(ends, starts, strict=True))
        return found if whole else None


Sentences = Mapping[tuple[str, int], Sentence]


def sentences_of(claims: Sequence[Claim]) -> Sentences:
    words: dict[tuple[str, int], dict[int, Word]] = defaultdict(dict)
    names: dict[tuple[str, int], dict[int, NameValue]] = defaultdict(dict)
    for claim in claims:
        where = claim.article, claim.sentence.start
        for word in claim.words:
            if not word.filled:
                words[where][word.span.start] = word
        for value in claim.values:
            if isinstance(value, NameValue) and value.kind in {"person", "name"}:
                names[where][value.span.start] = value
    return {
        where: Sentence(
            words=tuple(words[where][k] for k in sorted(words[where])),
            names=tuple(names[where][k] for k in sorted(names[where])),
        )
        for where in words
    }
