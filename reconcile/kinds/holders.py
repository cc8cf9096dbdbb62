"""Somebody by name in one claim and by an office in the other, which the story gives to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.kinds.align import Alignment, align, children, indices, phrase, predicate
from reconcile.kinds.arguments import participants
from reconcile.kinds.gathering import Group
from reconcile.kinds.titling import FIELDED, SOLE, office_forms
from reconcile.lexicon.names import compare_names
from reconcile.model import Claim, Difference, NameValue, Severity, Side, Word

LINKED = 0.6  # similarity of a link from which the two subjects do one thing
SURE = 0.6


def holder_differences(claims: Sequence[Claim], groups: Sequence[Group]) -> Iterator[Difference]:
    """A name here and an office there, as subjects of one verb, where the story names one holder of
    the office and that is somebody else."""
    holders = _holders(claims)
    for _, matches in groups:
        for match in matches:
            if match.similarity < LINKED:
                continue
            aligned = align(match)
            for named, titled in ((match.left, match.right), (match.right, match.left)):
                found = _told(aligned, named, titled, holders)
                if found is not None:
                    yield found


def _told(
    aligned: Alignment, named: Claim, titled: Claim, holders: dict[str, tuple[str, ...]]
) -> Difference | None:
    tops = predicate(aligned.left), predicate(aligned.right)
    if min(tops) < 0 or not aligned.met(*tops):
        return None
    who, office = _subject_name(named), _subject_office(titled)
    if who is None or office is None:
        return None
    noun, words = office
    names = holders.get(noun, ())
    one = all(_may_be(a, b) for a in names for b in names)
    if not names or not one or any(_shares(n, who.text) for n in names):
        return None
    shown = phrase(titled, words)
    sides = (
        Side(claim=named.id, value=who.text, span=who.span),
        Side(claim=titled.id, value=shown[0], span=shown[1]),
    )
    return Difference(
        kind="name",
        sides=sides if named is aligned.left else sides[::-1],
        why=f"{who.text} / {shown[0]}: that is {max(names, key=len)} in this story",
        severity=Severity.HIGH,
        confidence=SURE,
    )


def _may_be(one: str, two: str) -> bool:
    return compare_names(one, two).verdict in {"same", "compatible"}


def _shares(one: str, two: str) -> bool:
    found = compare_names(one, two)
    return found.verdict != "different" or found.score > 0


def _holders(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """Whom the story calls by each office, be it of one country or of several."""
    out: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        for value in claim.values:
            if isinstance(value, NameValue) and value.title:
                noun = _office([w.lower().rstrip(".") for w in value.title.split()])
                if noun:
                    out[noun][value.text] = None
    return {noun: tuple(names) for noun, names in out.items()}


def _office(forms: Sequence[str]) -> str | None:
    """The office that a title or a noun with what stands before it names; None for a former one."""
    said = office_forms(forms)
    if said and said[-1] in FIELDED:
        return " ".join(said[-2:]) if len(said) > 1 else None
    return said[-1] if said and said[-1] in SOLE else None


def _subject_name(claim: Claim) -> NameValue | None:
    """The one person who is the subject of the claim's predicate, by full name and nothing else."""
    subject = set(participants(claim.words, predicate(claim), "subject"))
    people = [
        v for v in claim.values
        if isinstance(v, NameValue) and v.kind == "person" and " " in v.text
        and set(indices(claim, v.span)) & subject
    ]  # fmt: skip
    if len(people) != 1 or people[0].title or subject - set(indices(claim, people[0].span)):
        return None
    return people[0]


def _subject_office(claim: Claim) -> tuple[str, tuple[int, ...]] | None:
    """The office that is the subject of the claim's predicate, with its words."""
    words = claim.words
    for i in children(words, predicate(claim), "nsubj"):
        below = children(words, i)
        if words[i].pos != "NOUN" or any(words[k].dep in {"appos", "conj", "poss"} for k in below):
            return None
        before = [k for k in below if words[k].dep in {"compound", "amod"}]
        definite = [k for k in below if words[k].lemma == "the"]
        noun = _office([*_lower(words, before), words[i].lemma])
        if noun and definite:
            return noun, (*definite, *before, i)
    return None


def _lower(words: Sequence[Word], which: Sequence[int]) -> list[str]:
    return [words[k].text.lower() for k in which]
