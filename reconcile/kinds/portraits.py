"""What articles tell of the people in a story, in whatever claim they tell it: how old one is,
where one comes from, and who holds an office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from reconcile.kinds.align import indices, phrase
from reconcile.kinds.placing import may_contain
from reconcile.kinds.telling import (
    MARKED,
    OF_PLACE,
    PLAIN,
    Sentence,
    Sentences,
    Told,
    clashing,
    one_person,
    people_of,
    sentences_of,
)
from reconcile.kinds.titling import OTHER_TIME, office_of
from reconcile.lexicon.gender import gender_of
from reconcile.lexicon.names import compare_names
from reconcile.model import Claim, DateValue, Difference, NameValue, Quantity, Span, Value

# Words that may stand between a name and the age that follows it.
AFTER_NAME = frozenset(", ( both aged age is was".split())
OTHER_DAY = frozenset({"then", "when", "while"})  # an age of another day
TITLES_BETWEEN = frozenset({"PROPN", "NOUN", "ADJ", "PUNCT"})
BEFORE_TITLE = 2  # words before a title that may set it in another time
MOST_BETWEEN = 6  # words of a title between an age and the name
# How surely two values of one person, or office, differ.
AGES, HOMES, SITES_SURE, OFFICES = 0.8, 0.7, 0.65, 0.65
DWELL = frozenset("live reside".split())
KEPT = frozenset("hospital prison jail".split())  # where somebody is kept, by the name of a town
MOVING = frozenset("transfer move fly take airlift send bring rush another other".split())


def portrait_differences(claims: Sequence[Claim]) -> tuple[Difference, ...]:
    """How the articles differ in what they tell of a person or of an office.

    Each difference holds one claim of each of two articles.  One is told only where each of the
    two articles tells the thing in one way.
    """
    people = people_of(claims)
    beside = sentences_of(claims)
    ages = [a for c in claims for a in _ages(c, beside)]
    aged = frozenset(a.who for a in ages)
    told = [
        *clashing(ages, one_person(people), _other_age,
                   kind="number", sure=AGES, why="{0} and {1} differ as ages of {2}"),
        *clashing([h for c in claims for h in _homes(c, aged)], one_person(people), _other_home,
                   kind="place", sure=HOMES, why="{0} and {1} are different homes of {2}"),
        *clashing([s for c in claims for s in _sites(c)], one_person(people), _other_home,
                   kind="place", sure=SITES_SURE, why="{0} and {1}: {2} is at two places"),
        *clashing([o for c in claims for o in _offices(c)], _one_office, _other_name,
                   kind="name", sure=OFFICES, why="{0} and {1} are each called {2}"),
    ]  # fmt: skip
    return tuple(told)


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


def _homes(claim: Claim, people: frozenset[str]) -> Iterator[Told]:
    names = [v for v in claim.values if isinstance(v, NameValue)]
    for name in names:
        whole = OF_PLACE.match(name.text)
        if whole and (gender_of(whole["who"].split()[0]) or whole["who"] in people):
            start = name.span.end - len(whole["where"])
            shown = whole["where"], Span(start=start, end=name.span.end)
            yield Told(claim=claim, who=whole["who"], value=whole["where"], shown=shown)
    for who, where in product(names, names):
        if " " not in who.text or where.kind not in {"place", "name"} or where.title:
            continue
        somebody = who.kind == "person" or who.text in people
        if (somebody and _of(claim, who, where)) or _dwells(claim, who, where):
            shown = where.text, where.span
            yield Told(claim=claim, who=who.text, value=where.text, shown=shown)


def _dwells(claim: Claim, who: NameValue, where: NameValue) -> bool:
    """Whether the claim says that somebody lives in a place."""
    verb, two = _verb_of(claim, who), indices(claim, where.span)
    words = claim.words
    if verb < 0 or not two or words[verb].lemma not in DWELL or words[two[-1]].dep != "pobj":
        return False
    at = words[two[-1]].head
    return words[at].lemma == "in" and words[at].head == verb


def _sites(claim: Claim) -> Iterator[Told]:
    """The town of the hospital or prison that somebody is in ("a Leeds hospital")."""
    names = [v for v in claim.values if isinstance(v, NameValue)]
    people = [n for n in names if n.kind in {"person", "name"} and _verb_of(claim, n) >= 0]
    if len(people) != 1 or any(w.lemma in MOVING for w in claim.words):
        return
    words, verb = claim.words, _verb_of(claim, people[0])
    for where in names:
        group = indices(claim, where.span)
        if not group or where is people[0] or words[group[-1]].dep not in {"compound", "amod"}:
            continue
        site = words[group[-1]].head
        if site < 0 or words[site].lemma not in KEPT or words[site].dep != "pobj":
            continue
        if words[words[site].head].head == verb:
            yield Told(
                claim=claim, who=people[0].text, value=where.text,
                shown=phrase(claim, range(group[0], site + 1)), topic=words[site].lemma,
            )  # fmt: skip


def _verb_of(claim: Claim, who: NameValue) -> int:
    """The verb that somebody is the subject of; -1 for none."""
    group, words = indices(claim, who.span), claim.words
    at = group[-1] if group else -1
    while at >= 0 and words[at].dep == "appos":
        at = words[at].head
    below = [k for k, w in enumerate(words) if at >= 0 and w.head == at and w.dep == "relcl"]
    if below:
        return below[0]
    return words[at].head if at >= 0 and words[at].dep in {"nsubj", "nsubjpass"} else -1


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
