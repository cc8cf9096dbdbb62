"""What of a claim is compared: its weighted terms, its predicate, its names and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from reconcile.lexicon.forms import term as stem
from reconcile.lexicon.negatives import base
from reconcile.lexicon.rulings import has_aliases, unified
from reconcile.lexicon.synonyms import concept
from reconcile.model import Claim, DateValue, Quantity, Word

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV"})
OBJECTS = frozenset({"dobj", "attr", "pobj", "oprd"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PATIENTS = frozenset({"dobj", "nsubjpass"})
# Where something is; "from" and "to" as often say who.
LOCATIVE = frozenset(
    """in at near outside inside off around across into toward towards onto beside along above below
    beneath behind within through throughout on""".split()
)
PREDICATES = frozenset({"VERB", "AUX"})
BEFORE_A_NAME = frozenset({"compound", "amod", "poss", "case", "nmod", "npadvmod"})
_BEFORE = BEFORE_A_NAME | {"punct"}
DETERMINING = frozenset({"det", "poss", "nummod", "quantmod"})
# Words that stand in any claim and tell none from another.
STOP = frozenset(
    """be have do say tell report will would can could may might also only just still more most
    very other such then there here now one make take get go come stay remain seem year day time
    people""".split()
)
# Letters that inflected and derived forms of one word share: "explode", "explosion".
OPENING = 5


@lru_cache(maxsize=65536)
def term(lemma: str) -> str:
    """What two claims must share: the stem of the lemma's group of near-synonyms, whether or not
    a prefix denies it, so that a denial does not hide that two claims tell one fact."""
    return stem(concept(base(lemma)[0]))


class Features(NamedTuple):
    """The comparable parts of one claim, all as sets of terms.

    ``terms``: its own words; ``filled``: the same with those that a resolved reference brought in;
    ``context``: its whole sentence; ``openings``: the first letters of its terms.
    ``predicate``: the verb that it hangs on, empty where it hangs on none; ``verbs``: all its
    verbs; ``heads``: what it hangs on, verb or not; ``objects``: the heads of its direct,
    predicative and prepositional objects; ``names``: what is written as a name.
    ``slots`` and ``times``: the kinds of figure ("count of person") and of time ("day", "hour")
    that it holds, whatever the value, so that a wrong one does not hide that two claims tell one
    fact.
    ``agents`` and ``patients``: the heads of what acts and of what is acted on, in active and
    passive alike; ``places``: the heads of where; ``quoted``: its words between quotation marks.
    """

    terms: frozenset[str]
    filled: frozenset[str]
    context: frozenset[str]
    openings: frozenset[str]
    predicate: frozenset[str]
    verbs: frozenset[str]
    heads: frozenset[str]
    objects: frozenset[str]
    names: frozenset[str]
    slots: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    quoted: frozenset[str]


class Subject(NamedTuple):
    """A subject that is named: its words as written, and the terms that they make."""

    name: str
    terms: frozenset[str]


# What the words of a claim say outright.  What a claim holds of a part is one number: the part, the
# claim's row, and the term's own number, in so many bits.
READ = (
    "terms", "brought", "context", "predicate", "verbs", "heads", "objects", "names", "slots",
    "agents", "patients", "places", "times", "quoted",
)  # fmt: skip
TERM_BITS, ROW_BITS = 24, 24
_AT = {name: n << TERM_BITS + ROW_BITS for n, name in enumerate(READ)}
_MOST_NUMBERED = 1 << 20


class Numbers(dict[str, int]):
    """The number of each lemma's term, below 0 where it is one that tells nothing.

    Numbers say nothing in themselves.  They are given once a process, since most words of a story
    were in the one before.
    """

    def __init__(self) -> None:
        super().__init__()
        self._next = count()
        self._of_term: dict[str, int] = {}
        self.terms: dict[int, str] = {}
        self.openings: dict[int, int] = {}

    def __missing__(self, lemma: str) -> int:
        told = term(lemma)
        number = self.of(told)
        self[lemma] = number = ~number if told in STOP else number
        return number

    def of(self, told: str) -> int:
        """The number of a term."""
        number = self._of_term.get(told)
        if number is None:
            # Threads that meet here may leave a number unused, and never give one twice.
            number = self._of_term.setdefault(told, next(self._next))
            self.terms[number] = told
        return number

    def opening(self, number: int) -> int:
        """The number of the first letters of a term."""
        found = self.openings.get(number)
        if found is None:
            found = self.openings[number] = self.of(self.terms[number][:OPENING])
        return found


_numbers = [Numbers()]


def numbers() -> Numbers:
    """The numbers of this process; new ones where there are too many."""
    if len(_numbers[0].terms) > _MOST_NUMBERED:
        _numbers[0] = Numbers()
    return _numbers[0]


def held(claims: Sequence[Claim], known: Numbers) -> list[int]:
    """What each of the claims holds of each part, some of it perhaps twice."""
    out: list[int] = []
    aliased = has_aliases()
    around: list[int] = []
    latest: tuple[str, ...] = ()
    for row, claim in enumerate(claims):
        base = row << TERM_BITS
        words = claim.words
        _add_words(words, base, known, unified([w.text for w in words]) if aliased else {}, out)
        # The claims of one sentence stand side by side, and share it.
        if claim.context != latest:
            latest = claim.context
            around = [n for n in map(known.__getitem__, latest) if n >= 0]
        base += _AT["context"]
        out += [base + n for n in around]
        if claim.values:
            base = row << TERM_BITS
            slots, times = base + _AT["slots"], base + _AT["times"]
            for value in claim.values:
                if isinstance(value, Quantity):
                    out.append(slots + known.of(f"{value.dimension} of {value.counted}"))
                elif isinstance(value, DateValue):
                    out.append(times + known.of("day" if value.clock is None else "hour"))
        if claim.quotes:
            base = (row << TERM_BITS) + _AT["quoted"]
            spans = claim.quotes
            for word in words:
                at = word.span.start
                if word.pos in CONTENT and any(s.start <= at < s.end for s in spans):
                    number = known[word.lemma]
                    if number >= 0:
                        out.append(base + number)
    return out


_TERMS, _BROUGHT, _PREDICATE = _AT["terms"], _AT["brought"], _AT["predicate"]
_VERBS, _HEADS, _OBJECTS, _NAMES = _AT["verbs"], _AT["heads"], _AT["objects"], _AT["names"]
_AGENTS, _PATIENTS, _PLACES = _AT["agents"], _AT["patients"], _AT["places"]


def _add_words(
    words: Sequence[Word], base: int, known: Numbers, aliases: Mapping[int, str], out: list[int]
) -> None:
    """One pass over the words: this is done for every claim of a run."""
    hangs = False
    add = out.append
    for n, word in enumerate(words):
        pos, on_top, is_object = word.pos, word.head == -1, word.dep in OBJECTS
        content = pos in CONTENT
        if not (content or on_top or is_object):
            continue
        number = known[word.lemma] if n not in aliases else known.of(aliases[n])
        if number < 0:
            key = base + ~number
        else:
            key = base + number
            if content:
                add(key + _BROUGHT if word.filled else key + _TERMS)
        if pos == "VERB":
            add(key + _VERBS)
            if on_top and not hangs:
                hangs = True
                add(key + _PREDICATE)
        elif pos == "PROPN":
            add(key + _NAMES)
        if on_top:
            add(key + _HEADS)
        dep = word.dep
        if is_object:
            add(key + _OBJECTS)
            if dep == "pobj" and not on_top:
                before = words[word.head]
                if before.dep == "agent":
                    add(key + _AGENTS)
                elif before.lemma in LOCATIVE and pos != "NUM":
                    add(key + _PLACES)
        if dep == "nsubj":
            add(key + _AGENTS)
        elif dep in PATIENTS:
            add(key + _PATIENTS)


def subject_of(claim: Claim) -> Subject | None:
    """The subject of what the claim hangs on, where it is a name, or stands bare and with a capital
    as a name does."""
    words = claim.words
    root = at = -1
    for n, word in enumerate(words):
        if word.head == -1 and word.pos in PREDICATES:
            root = n
            break
    for n, word in enumerate(words):
        if word.head == root and word.dep in SUBJECTS:
            at = n
            break
    else:
        # A name that the parser took for something else still stands before the verb.
        at = root - 1
        if at != 0 or words[at].dep in SUBJECTS:
            return None
    if words[at].pos != "PROPN" and any(w.head == at and w.dep in DETERMINING for w in words):
        return None
    first = at
    while first and words[first - 1].dep in _BEFORE:
        first -= 1
    while first < at and words[first].dep == "punct":
        first += 1
    last = at
    while last + 1 < len(words) and words[last + 1].dep == "appos" and words[last + 1].head == at:
        last += 1
    if words[at].pos != "PROPN" and words[first].text[:1].islower():
        return None
    run = words[first : last + 1]
    return Subject(" ".join([w.text for w in run]), frozenset([term(w.lemma) for w in run]))
