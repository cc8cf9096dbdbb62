"""What of a claim is compared: its weighted terms, its predicate, its names and numbers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reconcile.lexicon.forms import term as stem
from reconcile.lexicon.synonyms import concept
from reconcile.model import Claim, DateValue, NameValue, Quantity, Value, Word

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV"})
OBJECTS = frozenset({"dobj", "attr", "pobj", "oprd"})
# Words that stand in any claim and tell none from another.
STOP = frozenset(
    """be have do say tell report will would can could may might also only just still more most
    very other such then there here now one make take get go come year day time people""".split()
)


def term(lemma: str) -> str:
    """What two claims must share: the stem of the lemma's group of near-synonyms."""
    return stem(concept(lemma))


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """``terms`` of the claim itself, ``context`` of its whole sentence, its ``predicate``, the
    heads of its ``objects`` (direct, predicative and prepositional), and ``slots``: the kinds of
    value it holds ("count of person", "date"), whatever the value, so that a wrong figure does
    not hide that two claims tell one fact.  ``subject`` is the name that the predicate is said
    of, None where it is no name or there is none."""

    terms: frozenset[str]
    context: frozenset[str]
    predicate: str | None
    objects: frozenset[str]
    slots: frozenset[str]
    subject: str | None


def features(claim: Claim) -> Features:
    """The comparable parts of one claim."""
    return Features(
        terms=frozenset(_terms(claim.words)),
        context=frozenset(term(lemma) for lemma in claim.context) - STOP,
        predicate=next(
            (term(w.lemma) for w in claim.words if w.head == -1 and w.pos == "VERB"), None
        ),
        objects=frozenset(term(w.lemma) for w in claim.words if w.dep in OBJECTS),
        slots=frozenset(_slots(claim.values)),
        subject=_subject(claim),
    )


def _subject(claim: Claim) -> str | None:
    """The words of the subject: its head with what stands in front of it."""
    for i, word in enumerate(claim.words):
        if word.dep in {"nsubj", "nsubjpass"} and word.pos == "PROPN":
            first = i
            while first and claim.words[first - 1].dep in {"compound", "amod", "poss", "case"}:
                first -= 1
            return " ".join(w.text for w in claim.words[first : i + 1])
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


def _terms(words: Sequence[Word]) -> Iterable[str]:
    for word in words:
        if word.pos in CONTENT and not word.filled:
            found = term(word.lemma)
            if found not in STOP:
                yield found


class Weights:
    """Inverse document frequency of terms over the claims of a story."""

    def __init__(self, bags: Sequence[frozenset[str]]) -> None:
        self.size = len(bags)
        counts = Counter(t for bag in bags for t in bag)
        self._idf = {t: math.log((self.size + 1) / (n + 0.5)) for t, n in counts.items()}
        self._unseen = math.log((self.size + 1) / 0.5)
        self._whole: dict[frozenset[str], float] = {}

    def weight(self, terms: Iterable[str]) -> float:
        """Summed weight of the terms; each is at least 0.  Exact, so their order is no matter."""
        return math.fsum(max(self._idf.get(t, self._unseen), 0.0) for t in terms)

    def whole(self, bag: frozenset[str]) -> float:
        """The weight of a claim's whole bag, kept: every pair that the claim is in asks for it."""
        if bag not in self._whole:
            self._whole[bag] = self.weight(bag)
        return self._whole[bag]

    def overlap(self, one: frozenset[str], two: frozenset[str]) -> float:
        """Weighted F1 of the two bags in 0..1, symmetric; 0 when either is empty."""
        total = self.whole(one) + self.whole(two)
        return 2 * self.weight(one & two) / total if total > 0 else 0.0
