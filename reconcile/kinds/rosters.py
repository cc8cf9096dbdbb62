"""Lists of one thing that differ in a member, and people who share a title and half a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from reconcile.kinds.align import indices, is_content, key, phrase
from reconcile.kinds.counting import FATES
from reconcile.kinds.gathering import Group
from reconcile.kinds.naming import in_part_list, names_of, one_name
from reconcile.kinds.role import title_form
from reconcile.kinds.telling import MARKED, Sentences, sentences_of
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.names import compare_names
from reconcile.lexicon.roles import KINSHIP, RANK, compatible_roles
from reconcile.model import Claim, Difference, NameValue, Severity, Side, Span, Word

LISTED = 3  # names from which a list is one that two reports may repeat
JOINING = frozenset(", and or & the".split())
LISTS, KIN, TITLED = 0.65, 0.65, 0.65  # how surely two of a sort differ
Phrase = tuple[str, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Names that a claim lists, and the words of the claim that are no names."""

    claim: Claim
    names: tuple[NameValue, ...]
    topic: frozenset[str]


def roster_differences(claims: Sequence[Claim], groups: Sequence[Group]) -> tuple[Difference, ...]:
    """Differences between claims of a story that nothing need link: a list with another member,
    other kin of the dead, a second person under one title and half a name."""
    return (*_lists(claims), *_kin(claims), *_namesakes(claims, groups))


def _told(kind: str, one: Claim, two: Claim, left: Phrase, right: Phrase, sure: float, why: str,
          ) -> Difference:  # fmt: skip
    sides = tuple(
        Side(claim=c.id, value=shown[0], span=shown[1]) for c, shown in ((one, left), (two, right))
    )
    return Difference(kind=kind, sides=sides, why=why, severity=Severity.HIGH, confidence=sure)


def _lists(claims: Sequence[Claim]) -> Iterator[Difference]:
    rosters = [r for c in claims if (r := _roster(c)) is not None]
    for one, two in combinations(rosters, 2):
        if one.claim.article == two.claim.article or len(one.names) != len(two.names):
            continue
        mine = [n for n in one.names if not any(one_name(n.text, o.text) for o in two.names)]
        theirs = [n for n in two.names if not any(one_name(n.text, o.text) for o in one.names)]
        if len(mine) != 1 or len(theirs) != 1 or not one.topic & two.topic:
            continue
        if _of_a_sort(mine[0], theirs[0]):
            left, right = (mine[0].text, mine[0].span), (theirs[0].text, theirs[0].span)
            why = f"{left[0]} and {right[0]} differ in one list of {len(one.names)}"
            yield _told("name", one.claim, two.claim, left, right, LISTS, why)


def _roster(claim: Claim) -> Roster | None:
    """The one list of names of a claim; None where there is none, or only a part of one."""
    names = sorted(names_of(claim), key=lambda n: n.span)
    runs: list[list[NameValue]] = []
    for name in names:
        if runs and _adjoin(claim, runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    long = [run for run in runs if len(run) >= LISTED]
    if len(long) != 1:
        return None
    if in_part_list(claim, long[0][0]):
        return None
    topic = frozenset(
        key(w) for w in claim.words if is_content(w) and w.pos in {"NOUN", "VERB"} and not w.filled
    )
    return Roster(claim=claim, names=tuple(long[0]), topic=topic)


def _adjoin(claim: Claim, one: NameValue, two: NameValue) -> bool:
    left, right = indices(claim, one.span), indices(claim, two.span)
    if not left or not right:
        return False
    between = [w.text.lower() for w in claim.words[left[-1] + 1 : right[0]]]
    return 0 < len(between) <= LISTED and set(between) <= JOINING


def _of_a_sort(one: NameValue, two: NameValue) -> bool:
    """Whether both are countries, or both are not and share nothing of their names."""
    lands = [country_of(n.text) is not None for n in (one, two)]
    found = compare_names(one.text, two.text)
    return lands[0] == lands[1] and found.verdict == "different" and found.score == 0


def _kin(claims: Sequence[Claim]) -> Iterator[Difference]:
    """Two of somebody's kin who met one fate, of whom the reports have one in common."""
    told = [t for t in _kin_by_sentence(claims).values() if len(t) == 2]
    for ours, theirs in combinations(told, 2):
        one, two = (next(iter(t.values())) for t in (ours, theirs))
        fates = _fates(one.claim) & _fates(two.claim)
        if one.claim.article == two.claim.article or not fates:
            continue
        mine = [a for a in ours if not any(compatible_roles(a, b) for b in theirs)]
        others = [b for b in theirs if not any(compatible_roles(a, b) for a in ours)]
        if len(ours.keys() & theirs.keys()) == len(mine) == len(others) == 1:
            left, right = ours[mine[0]], theirs[others[0]]
            why = f"{left.shown[0]} / {right.shown[0]}: other kin of those who were " + (
                " and ".join(sorted(fates))
            )
            yield _told("role", left.claim, right.claim, left.shown, right.shown, KIN, why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """Somebody's kin as a claim names them."""

    claim: Claim
    shown: Phrase


def _kin_by_sentence(claims: Sequence[Claim]) -> dict[tuple[str, int], dict[str, Kin]]:
    """The kin whose fate each sentence tells, be it that its claims tell of one each."""
    out: dict[tuple[str, int], dict[str, Kin]] = defaultdict(dict)
    for claim in claims:
        if not _fates(claim):
            continue
        for i, word in enumerate(claim.words):
            if word.lemma in KINSHIP and word.pos == "NOUN" and word.tag != "NNS":
                kin = Kin(claim=claim, shown=phrase(claim, (i,)))
                out[_where(claim)].setdefault(word.lemma, kin)
    return out


def _fates(claim: Claim) -> frozenset[str]:
    return frozenset(FATES[w.lemma] for w in claim.words if w.lemma in FATES) - {"held"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """A person with a rank, and the claim that holds the name."""

    claim: Claim
    name: NameValue
    rank: str


def _namesakes(claims: Sequence[Claim], groups: Sequence[Group]) -> Iterator[Difference]:
    """Two people of one rank who share a given name or a family name, each in one article only,
    in sentences of which links join some claims."""
    sentences = sentences_of(claims)
    people = [t for c in claims for t in _ranked(c, sentences)]
    linked = _linked(groups)
    said: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        said[claim.article].update(w.text.lower() for w in claim.words)
    for one, two in combinations(people, 2):
        places = _where(one.claim), _where(two.claim)
        if one.rank != two.rank or frozenset(places) not in linked:
            continue
        mine, theirs = (t.name.text.lower().split() for t in (one, two))
        if len(mine) != len(theirs) or len(mine) < 2 or mine == theirs:
            continue
        odd = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
        if len(odd) != 1 or compare_names(*odd[0]).verdict != "different":
            continue
        if odd[0][0] in said[two.claim.article] or odd[0][1] in said[one.claim.article]:
            continue
        left, right = ((t.name.text, t.name.span) for t in (one, two))
        why = f"{left[0]} and {right[0]} are two names under one rank"
        yield _told("name", one.claim, two.claim, left, right, TITLED, why)


def _where(claim: Claim) -> tuple[str, int]:
    return claim.article, claim.sentence.start


def _linked(groups: Sequence[Group]) -> frozenset[frozenset[tuple[str, int]]]:
    return frozenset(
        frozenset((_where(a), _where(b)))
        for members, _ in groups
        for a, b in combinations(members, 2)
        if a.article != b.article
    )


def _ranked(claim: Claim, sentences: Sentences) -> Iterator[Titled]:
    for name in claim.values:
        if not isinstance(name, NameValue) or name.kind != "person" or " " not in name.text:
            continue
        group = indices(claim, name.span)
        if not group or claim.words[group[0]].filled:
            continue
        rank = _rank(name, sentences[_where(claim)].words)
        if rank:
            yield Titled(claim=claim, name=name, rank=rank)


def _rank(name: NameValue, words: Sequence[Word]) -> str:
    """The rank right before the name, be it that another claim holds it; "" for none."""
    before = [w for w in words if w.span.end <= name.span.start and w.text != "."]
    if not before or name.span.start - before[-1].span.end > MARKED:
        return ""
    rank = title_form(before[-1].text.rstrip("."))
    return rank if rank in RANK else ""
