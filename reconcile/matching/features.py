"""What of a claim is compared: its weighted terms, its predicate, its names and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reconcile.lexicon.forms import term as stem
from reconcile.lexicon.negatives import base
from reconcile.lexicon.rulings import unified
from reconcile.lexicon.synonyms import concept
from reconcile.model import Claim, DateValue, NameValue, Quantity, Value, Word

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV"})
OBJECTS = frozenset({"dobj", "attr", "pobj", "oprd"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Words that stand in any claim and tell none from another.
STOP = frozenset(
    """be have do say tell report will would can could may might also only just still more most
    very other such then there here now one make take get go come year day time people""".split()
)
# Letters that inflected and derived forms of one word share: "explode", "explosion".
OPENING = 5


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
    subject: str | None


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
        subject=_subject(claim.words),
    )


def _subject(words: Sequence[Word]) -> str | None:
    """The words of the subject: its head with what stands in front of it."""
    for i, word in enumerate(words):
        if word.dep in SUBJECTS and word.pos == "PROPN":
            first = i
            while first and words[first - 1].dep in {"compound", "amod", "poss", "case"}:
                first -= 1
            return " ".join(w.text for w in words[first : i + 1])
    return None


def _slots(values: Sequence[Value]) -> Iterable[str]:
    for value in values:
        match value:
            case Quantity():
                yield f"{value.dimension} of {value.counted}"
            case DateValue():
                yield "date"
            case NameValue():
                pass
