"""What articles tell of the people in a story, in whatever claim they tell it: how old one is,
where one comes from, and who holds an office."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from reconcile.kinds.align import indices
from reconcile.kinds.placing import may_contain
from reconcile.kinds.titling import OTHER_TIME, office_of
from reconcile.lexicon.gender import gender_of
from reconcile.lexicon.names import compare_names
from reconcile.model import (
    Claim,
    DateValue,
    Difference,
    NameValue,
    Quantity,
    Severity,
    Side,
    Span,
    Value,
    Word,
)

OF_PLACE = re.compile(r"^(?P<who>[A-Z]\S+(?: [A-Z]\S+)+) of (?P<where>[A-Z]\S*(?: [A-Z]\S*)*)$")
# Words that may stand between a name and the age that follows it.
AFTER_NAME = frozenset(", ( both aged age is was".split())
OTHER_DAY = frozenset({"then", "when", "while"})  # an age of another day
PLAIN, MARKED = 1, 2  # characters between two words, without a comma and with one
TITLES_BETWEEN = frozenset({"PROPN", "NOUN", "ADJ", "PUNCT"})
BEFORE_TITLE = 2  # words before a title that may set it in another time
MOST_BETWEEN = 6  # words of a title between an age and the name
AGES, HOMES, OFFICES = 0.8, 0.7, 0.65  # how surely two values of one person, or office, differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that a claim tells of somebody: ``who`` is a name or an office, ``value`` what is
    told, ``shown`` its words and where they stand."""

    claim: Claim
    who: str
    value: str
    shown: tuple[str, Span]


def portrait_differences(claims: Sequence[Claim]) -> tuple[Difference, ...]:
    """How the articles differ in what they tell of a person or of an office.

    Each difference holds one claim of each of two articles.  One is told only where each of the
    two articles tells the thing in one way.
    """
    people = _people(claims)
    beside = _sentences(claims)
    told = [
        *_clashing([a for c in claims for a in _ages(c, beside)], _one_person(people), _other_age,
                   kind="number", sure=AGES, why="{0} and {1} differ as ages of {2}"),
        *_clashing([h for c in claims for h in _homes(c)], _one_person(people), _other_home,
                   kind="place", sure=HOMES, why="{0} and {1} are different homes of {2}"),
        *_clashing([o for c in claims for o in _offices(c)], _one_office, _other_name,
                   kind="name", sure=OFFICES, why="{0} and {1} are each called {2}"),
    ]  # fmt: skip
    return tuple(told)


def _clashing(
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


def _people(claims: Sequence[Claim]) -> People:
    """The names of people in each article, without the place that follows one ("X of Y")."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        for value in claim.values:
            if isinstance(value, NameValue) and value.kind in {"person", "name"}:
                whole = OF_PLACE.match(value.text)
                found[claim.article][whole["who"] if whole else value.text] = None
    return {article: tuple(names) for article, names in found.items()}


def _one_person(people: People) -> Callable[[Told, Told], bool]:
    """A test of two names for being one person's.  A family name alone is one person's only where
    nobody else in either article bears it."""

    def same(one: Told, two: Told) -> bool:
        verdict = compare_names(one.who, two.who).verdict
        if verdict not in {"same", "compatible"}:
            return False
        bearers = {
            n
            for t in (one, two)
            for n in people.get(t.claim.article, ())
            if " " in n and _may_be(n, one.who) and _may_be(n, two.who)
        }
        return not any(
            compare_names(a, b).verdict in {"different", "variant"}
            for a, b in combinations(sorted(bearers), 2)
        )

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


def _sentences(claims: Sequence[Claim]) -> Sentences:
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


def _ages(claim: Claim, sentences: Sentences) -> Iterator[Told]:
    if any(w.lemma in OTHER_DAY for w in claim.words):
        return
    sentence = sentences.get((claim.article, claim.sentence.start))
    for age in claim.values:
        if not isinstance(age, Quantity) or age.dimension != "age" or age.precision != "exact":
            continue
        shown = age.text, age.span
        for name in _aged(sentence, age) if sentence else ():
            yield Told(claim=claim, who=name.text, value=f"{age.value:g}", shown=shown)


def _aged(sentence: Sentence, age: Quantity) -> Iterator[NameValue]:
    """Whose age it is: the name that it stands right after, the two names before "both", and the
    name whose titles it stands before."""
    before = [n for n in sentence.names if n.span.end <= age.span.start]
    for name in before[-1:]:
        between = sentence.between(name.span.end, age.span.start, MARKED)
        if between is not None and all(w.text.lower() in AFTER_NAME for w in between):
            both = any(w.text.lower() == "both" for w in between)
            yield from before[-2:] if both else [name]
    for name in sentence.names:
        if name.span.start < age.span.end:
            continue
        between = sentence.between(age.span.end, name.span.start, PLAIN)
        if (
            between is not None
            and len(between) <= MOST_BETWEEN
            and all(w.pos in TITLES_BETWEEN and w.text != "," for w in between)
            and not _modifies(sentence, name)
        ):
            yield name


def _modifies(sentence: Sentence, name: NameValue) -> bool:
    """Whether the name stands before a noun of its own ("the 52-year-old Ferrante company")."""
    after = [w for w in sentence.words if w.span.start >= name.span.end]
    return bool(after) and after[0].pos in {"NOUN", "PART"}


def _other_age(one: str, two: str) -> bool:
    return one != two


def _homes(claim: Claim) -> Iterator[Told]:
    names = [v for v in claim.values if isinstance(v, NameValue)]
    for name in names:
        whole = OF_PLACE.match(name.text)
        if whole and gender_of(whole["who"].split()[0]):
            start = name.span.end - len(whole["where"])
            shown = whole["where"], Span(start=start, end=name.span.end)
            yield Told(claim=claim, who=whole["who"], value=whole["where"], shown=shown)
    for who, where in product(names, names):
        somebody = who.kind == "person" and " " in who.text
        somewhere = where.kind in {"place", "name"} and not where.title
        if somebody and somewhere and _of(claim, who, where):
            shown = where.text, where.span
            yield Told(claim=claim, who=who.text, value=where.text, shown=shown)


def _of(claim: Claim, who: NameValue, where: NameValue) -> bool:
    """Whether the name is followed by "of" and the place."""
    one, two = indices(claim, who.span), indices(claim, where.span)
    if not one or not two or two[0] - one[-1] not in {2, 3}:
        return False
    between = [w.text.lower() for w in claim.words[one[-1] + 1 : two[0]] if w.text != ","]
    return between == ["of"]


def _other_home(one: str, two: str) -> bool:
    differs = compare_names(one, two).verdict in {"different", "variant"}
    return differs and not may_contain(one, two)


def _offices(claim: Claim) -> Iterator[Told]:
    if any(isinstance(v, DateValue) and v.year is not None for v in claim.values):
        return  # of another time
    for name in _titled(claim.values):
        office = office_of(name.title or "")
        if office is not None and not _of_another_time(claim, name):
            shown = f"{name.title} {name.text}", name.span
            yield Told(claim=claim, who=office.key, value=name.text, shown=shown)


def _of_another_time(claim: Claim, name: NameValue) -> bool:
    """Whether the title stands behind "former", "then" or the like."""
    group = indices(claim, name.span)
    reach = len((name.title or "").split()) + BEFORE_TITLE
    before = claim.words[max(0, group[0] - reach) : group[0]] if group else ()
    return any(w.lemma in OTHER_TIME for w in before)


def _titled(values: Sequence[Value]) -> Iterator[NameValue]:
    for value in values:
        if isinstance(value, NameValue) and value.title and " " in value.text:
            yield value


def _one_office(one: Told, two: Told) -> bool:
    return one.who == two.who


def _other_name(one: str, two: str) -> bool:
    """Whether two names share nothing, so that no spelling makes them one."""
    found = compare_names(one, two)
    return found.verdict == "different" and found.score == 0
