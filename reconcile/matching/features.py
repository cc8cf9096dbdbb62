"""What of a claim is compared: its weighted terms, its predicate, its names and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reconcile.lexicon.forms import term as stem
from reconcile.lexicon.negatives import base
from reconcile.lexicon.rulings import unified
from reconcile.lexicon.synonyms import concept
from reconcile.model import Claim, DateValue, NameValue, Quantity, Value, Word

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV"})
OBJECTS = frozenset({"dobj", "attr", "pobj", "oprd"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PREDICATES = frozenset({"VERB", "AUX"})
BEFORE_A_NAME = frozenset({"compound", "amod", "poss", "case", "nmod", "npadvmod"})
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The comparable parts of one claim, all as sets of terms.

    ``terms``: its own words; ``filled``: the same with those that a resolved reference brought in;
    ``context``: its whole sentence; ``openings``: the first letters of its terms.
    ``predicate``: the verb that it hangs on, None where it hangs on none; ``verbs``: all its verbs;
    ``heads``: what it hangs on, verb or not; ``objects``: the heads of its direct, predicative and
    prepositional objects; ``names``: what is written as a name.
    ``slots``: the kinds of value it holds ("count of person", "date"), whatever the value, so that
    a wrong figure does not hide that two claims tell one fact.  ``subject``: the name that the
    predicate is said of, None where it is no name or there is none.
    """

    terms: frozenset[str]
    filled: frozenset[str]
    context: frozenset[str]
    openings: frozenset[str]
    predicate: str | None
    verbs: frozenset[str]
    heads: frozenset[str]
    objects: frozenset[str]
    names: frozenset[str]
    slots: frozenset[str]
    subject: Subject | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject that is named: its words as written, and the terms that they make."""

    name: str
    terms: frozenset[str]


def features(claim: Claim) -> Features:
    """The comparable parts of one claim."""
    names = unified([word.text for word in claim.words])
    told = [(word, names.get(n) or term(word.lemma)) for n, word in enumerate(claim.words)]
    content = [(w, t) for w, t in told if w.pos in CONTENT and t not in STOP]
    terms = frozenset(t for w, t in content if not w.filled)
    return Features(
        terms=terms,
        filled=frozenset(t for _, t in content),
        context=frozenset(term(lemma) for lemma in claim.context) - STOP,
        openings=frozenset(t[:OPENING] for t in terms),
        predicate=next((t for w, t in told if w.head == -1 and w.pos == "VERB"), None),
        verbs=frozenset(t for w, t in told if w.pos == "VERB"),
        heads=frozenset(t for w, t in told if w.head == -1),
        objects=frozenset(t for w, t in told if w.dep in OBJECTS),
        names=frozenset(t for w, t in told if w.pos == "PROPN"),
        slots=frozenset(_slots(claim.values)),
        subject=_subject(claim),
    )


def _subject(claim: Claim) -> Subject | None:
    """The subject where it is a name, or stands bare and with a capital as a name does."""
    words = claim.words
    at = next(
        (i for i, w in enumerate(words) if w.dep in SUBJECTS and w.head == _root(words)), None
    )
    if at is None:
        # A name that the parser took for something else still stands before the verb.
        at = _root(words) - 1
        if at != 0 or words[at].dep in SUBJECTS:
            return None
    first = at
    while first and words[first - 1].dep in BEFORE_A_NAME | {"punct"}:
        first -= 1
    while first < at and words[first].dep == "punct":
        first += 1
    last = at
    while last + 1 < len(words) and words[last + 1].dep == "appos" and words[last + 1].head == at:
        last += 1
    if words[at].pos != "PROPN" and (
        words[first].text[:1].islower() or any(w.head == at and w.dep in DETERMINING for w in words)
    ):
        return None
    run = words[first : last + 1]
    return Subject(name=" ".join(w.text for w in run), terms=frozenset(term(w.lemma) for w in run))


def _root(words: Sequence[Word]) -> int:
    """Where the word stands that the claim hangs on; -1 for none."""
    return next((i for i, w in enumerate(words) if w.head == -1 and w.pos in PREDICATES), -1)


def _slots(values: Sequence[Value]) -> Iterable[str]:
    for value in values:
        match value:
            case Quantity():
                yield f"{value.dimension} of {value.counted}"
            case DateValue():
                yield "date"
            case NameValue():
                pass
