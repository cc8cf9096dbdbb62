"""Another number of the same thing."""

from __future__ import annotations

import re

from reconcile.kinds.align import align
from reconcile.kinds.base import Example, differ, difference, same
from reconcile.kinds.counting import agree, numbers_of, rounds
from reconcile.kinds.pairing import paired
from reconcile.model import Comparison, Match, Quantity, Severity
from reconcile.settings import Settings

ID = "number"
DESCRIPTION = (
    "The reports count or measure one thing with different numbers. Numbers are intervals "
    "(about, at least, more than, between), compared only with numbers of the same dimension "
    "that count the same thing: the killed are not the injured, a part is not the whole. "
    "Rounding is no difference."
)
EXAMPLES: tuple[Example, ...] = (
    differ("The blast killed 12 people.", "The blast killed 14 people."),
    differ("The firm paid $3bn for its rival.", "The firm paid $30m for its rival."),
    differ(
        "The rivals have met twice since May.",
        "The rivals have met three times since May.",
    ),
    differ("The museum bought 27 etchings.", "The museum bought 72 etchings."),
    differ("Hotel guests pay a 6 percent levy.", "Hotel guests pay a 9 percent levy."),
    differ("More than 60 senators voted for the bill.", "Only 47 senators voted for the bill."),
    differ("The quake had a magnitude of 6.1.", "The quake had a magnitude of 7.2."),
    differ("The home side won 3-1.", "The home side won 4-1."),
    differ("The glacier lost 40 metres in a year.", "The glacier lost 90 metres in a year."),
    differ(
        "The court sentenced him to six years in prison.",
        "The court sentenced him to nine years in prison.",
    ),
    differ("Three mountain tunnels were closed.", "Two mountain tunnels were closed."),
    same("The blast killed 12 people.", "The blast killed a dozen people."),
    same("About 200 people fled.", "198 people fled."),
    same("More than 100 houses burned.", "104 houses burned."),
    same("At least 12 people were killed.", "14 people were killed."),
    same("The city has 1.2 million residents.", "The city has 1,200,000 residents."),
    same("The blast killed 12 people and injured 30.", "The blast killed 12 people."),
    same("Twelve people were killed.", "Thirty people were injured."),
    same("The rivals have met twice.", "The rivals have met on two occasions."),
    same("The museum bought 27 etchings.", "The museum bought 14 Flemish etchings."),
    same("The firm cut 500 jobs in Spain.", "The firm employs 9,000 people in Spain."),
    same("The vote was 52 to 48.", "The bill passed by four votes."),
)

_ALIKE = "people police troops staff aircraft sheep fish cattle series species headquarters".split()
_PLURALS = {
    "person": "people",
    "foot": "feet",
    "wife": "wives",
    "life": "lives",
    "half": "halves",
    "knife": "knives",
    "thief": "thieves",
    **{word: word for word in _ALIKE},
}
_REGULAR_IN_MAN = frozenset("human german roman ottoman shaman talisman caiman".split())
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def compare(match: Match, settings: Settings) -> Comparison:
    """Numbers of one thing that cannot both be right; those with a counterpart are left alone."""
    aligned = align(match)
    left, right = numbers_of(match.left), numbers_of(match.right)
    best: tuple[float, Quantity, Quantity] | None = None
    notes: list[str] = []
    for one, two, sure in paired(aligned, left, right, settings):
        if agree(one, two, settings):
            if one.value != two.value and rounds(one, two, settings):
                notes.append(f"{one.text} / {two.text}: rounding")
        elif best is None or sure > best[0]:
            best = sure, one, two
    if best is None:
        return Comparison(notes=tuple(notes))
    sure, one, two = best
    what = one.counted or two.counted
    counts = what and one.dimension == "count"
    why = f"{one.text} and {two.text} differ" + (f" as counts of {_many(what)}" if counts else "")
    found = difference(
        ID, match, (one.text, one.span), (two.text, two.span), why,
        confidence=sure, severity=_severity(one, two),
    )  # fmt: skip
    return Comparison(differences=(found,), notes=tuple(notes))


def _many(noun: str | None) -> str:
    """The plural of a counted noun, "things" where none is told."""
    word = noun or "thing"
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("man") and word.lower() not in _REGULAR_IN_MAN:
        return f"{word[:-3]}men"
    if word.endswith("child"):
        return f"{word}ren"
    if _CONSONANT_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_SIBILANTS) else f"{word}s"


def _severity(one: Quantity, two: Quantity) -> Severity:
    """A number off by more than half its size misleads more than one off by a little."""
    large = max(abs(one.value), abs(two.value))
    gap = abs(one.value - two.value)
    return Severity.HIGH if large and gap / large > 0.5 else Severity.MEDIUM
