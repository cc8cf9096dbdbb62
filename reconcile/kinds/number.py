"""Another number of the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.kinds.agreeing import agree, rounds
from reconcile.kinds.align import align
from reconcile.kinds.base import Example, differ, difference, same
from reconcile.kinds.counting import MEASURES, numbers_of
from reconcile.kinds.dialling import misdialled
from reconcile.kinds.gravity import of_numbers
from reconcile.kinds.merging import value_key
from reconcile.kinds.pairing import paired
from reconcile.kinds.series import as_scores, in_series
from reconcile.model import Claim, Comparison, Match, Quantity, Severity
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
    differ("The bill passed by 212 votes to 201.", "The bill passed by 221 votes to 192."),
    differ(
        "The tremor measured 4.8 on the Richter scale.",
        "The tremor measured 5.8 on the Richter scale.",
    ),
    differ(
        "Nadia Ferrante, 34, won the fencing title.", "Nadia Ferrante, 43, won the fencing title."
    ),
    differ(
        "The swimmer finished third in the 200-metre final.",
        "The swimmer finished fifth in the 200-metre final.",
    ),
    differ(
        "The satellite circles the Earth 14 times a day.",
        "The satellite circles the Earth 16 times a day.",
    ),
    differ(
        "At least 160 homes were flooded in the valley.",
        "At least 560 homes were flooded in the valley.",
    ),
    differ(
        "Nearly a third of the hospital's nurses went on strike.",
        "Half of the hospital's nurses went on strike.",
    ),
    differ("The brewery cut 350 jobs in March.", "The brewery cut 530 jobs in March."),
    differ(
        "About 200 climbers were stranded on the ridge.",
        "About 900 climbers were stranded on the ridge.",
    ),
    differ("The jury heard from 19 witnesses.", "The jury heard from 29 witnesses."),
    differ("The vaccine was 94 percent effective.", "The vaccine was 49 percent effective."),
    differ("The parcel weighed 12 kilograms.", "The parcel weighed 21 kilograms."),
    differ("The search lasted four days.", "The search lasted nine days."),
    differ("Between 40 and 50 sheep were stolen.", "Between 70 and 80 sheep were stolen."),
    differ("The ferry carried 1,400 passengers.", "The ferry carried 14,000 passengers."),
    differ("The club drew 2-2 with its neighbours.", "The club drew 3-3 with its neighbours."),
    differ("A 46-year-old teacher was elected mayor.", "A 64-year-old teacher was elected mayor."),
    same(
        "Nearly a third of the voters stayed at home.",
        "Thirty percent of the voters stayed at home.",
    ),
    same("The firm paid $3bn for its rival.", "The firm paid 3 billion dollars for its rival."),
    same("At least 12 miners died.", "More than 10 miners died."),
    same("The blast killed 12 people.", "The blast injured 40 people."),
    same("Two of the nine climbers were found.", "Nine climbers were missing."),
    same(
        "The reservoir holds 498 million litres.", "The reservoir holds about 500 million litres."
    ),
    same("The home side won 3-1.", "The visitors lost 1-3."),
    same("The runner was 23 years old.", "The 23-year-old runner won."),
    same("The tunnel is 10 miles long.", "The tunnel is 16 kilometres long."),
    same("The probe flew past the comet twice.", "The probe flew past the comet two times."),
    same("He was given a ten-year sentence.", "He was sentenced to ten years in prison."),
    same("Half of the seats were empty.", "Fifty percent of the seats were empty."),
    same("Three firefighters were hurt.", "Three firemen and two residents were hurt."),
    same(
        "Sales rose 4 percent in the first quarter.", "Sales rose 7 percent in the second quarter."
    ),
    same("The mayor of Route 52 towns met on Monday.", "The mayors met on Monday."),
    same("The quake had a magnitude of 6.1.", "The magnitude 6.1 quake struck at night."),
    same("The unrest led to five days of riots.", "The unrest led to eight days of riots."),
    same("The ray weighed about 75 to 80 pounds.", "The ray weighed 75 to 80 pounds."),
    same(
        "The patients had to lose between 30 and 80 pounds.",
        "The patients had to lose between 14 and 36 kilograms.",
    ),
    differ("About 12,000 fans filled the ground.", "About 14,000 fans filled the ground."),
    same("About 12,000 fans filled the ground.", "About 12,400 fans filled the ground."),
    same("About 200 houses were flooded.", "About 220 houses were flooded."),
    differ(
        "The hotel has an approval rating of 28% and an average price of $90.",
        "The hotel received an approval rating of less than 15%.",
    ),
    differ(
        "The new rules reach about 98% of the clinics.",
        "The new rules reach less than 94% of the clinics.",
    ),
    same("About 98% of the clinics closed.", "Some 98.4% of the clinics closed."),
    same(
        "The winger finished with 105 yards and a score.",
        "The winger scored from a one-yard pass.",
    ),
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
    left, right = as_scores(numbers_of(match.left), numbers_of(match.right))
    best: tuple[float, Quantity, Quantity] | None = None
    notes: list[str] = []
    for one, two, sure in paired(aligned, left, right, settings):
        if sure < CERTAIN and (_said_in(match.left, two) or _said_in(match.right, one)):
            continue
        if agree(one, two, settings):
            notes.extend(_otherwise(one, two, settings))
        elif (best is None or sure > best[0]) and not _of_another_turn(one, left, right, settings):
            best = sure, one, two
    if best is None:
        best = in_series(left, right, settings)
    if best is None:
        return _dialled(match) or Comparison(notes=tuple(notes))
    sure, one, two = best
    what = one.counted or two.counted
    counts = what and one.dimension == "count"
    why = f"{one.text} and {two.text} differ" + (f" as counts of {_many(what)}" if counts else "")
    found = difference(
        ID, match, (one.text, one.span), (two.text, two.span), why,
        confidence=sure, severity=of_numbers(one, two, match),
    )  # fmt: skip
    return Comparison(differences=(found,), notes=tuple(notes))


def _said_in(claim: Claim, number: Quantity) -> bool:
    """Whether the claim's sentence has the number too, in another claim: then both reports have
    both numbers.  Small ones stand twice in a sentence by chance."""
    if number.dimension == "score":
        return False
    digits = [d.strip(".,") for d in re.findall(r"[\d.,]*\d[\d.,]*", number.text)]
    own = any(isinstance(v, Quantity) and v.value == number.value for v in claim.values)
    long = bool(digits) and all(len(d) > 1 for d in digits)
    return long and not own and set(digits) <= set(claim.context)


def _otherwise(one: Quantity, two: Quantity, settings: Settings) -> tuple[str, ...]:
    """A note where two numbers that agree are written in other words, rounded or bounded."""
    if value_key(one.text) == value_key(two.text):
        return ()
    if one.precision != two.precision and {one.precision, two.precision} & BOUNDS:
        reason = "within the bound" if one.value != two.value else "the same, as a bound"
    elif one.value == two.value:
        reason = "the same number"
    elif rounds(one, two, settings) or "about" in {one.precision, two.precision}:
        reason = "rounding"
    elif one.unit and one.unit == two.unit and one.dimension in MEASURES:
        reason = "another unit"
    else:
        return ()
    return (f"{one.text} / {two.text}: {reason}",)


def _dialled(match: Match) -> Comparison | None:
    """A telephone number with a wrong digit."""
    pair = misdialled(match)
    if pair is None:
        return None
    why = f"{pair[0][0]} and {pair[1][0]} differ as telephone numbers"
    found = difference(ID, match, *pair, why, confidence=0.85, severity=Severity.HIGH)
    return Comparison(differences=(found,))


CERTAIN = 0.85  # that two numbers are of one thing, from which no other place explains them
BOUNDS = frozenset({"at least", "at most"})


def _of_another_turn(
    one: Quantity, left: Sequence[Quantity], right: Sequence[Quantity], settings: Settings
) -> bool:
    """Whether a rank that differs tells of another event, whose other numbers differ too ("up 4
    percent in the first quarter", "up 7 percent in the second")."""
    if one.dimension != "ordinal":
        return False
    others = [
        agree(a, b, settings)
        for a in left
        for b in right
        if a.dimension == b.dimension != "ordinal"
    ]
    return bool(others) and not any(others)


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
