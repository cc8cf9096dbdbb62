"""What speaks for and against two claims telling one fact: the parts, and the odds they make.

Every part is symmetric: it does not hang on which claim comes first.  Some look at the pair alone
(words, predicate, values), some at its rivals (is this the best partner that either has?) and some
at its neighbours (do the rest of the two sentences go together as well?).  The last two look at
the other articles of the story, by what each pair is alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from reconcile.lexicon.calendar import MONTHS, WEEKDAYS
from reconcile.lexicon.names import compare_names
from reconcile.matching.features import OPENING, Features, Subject, term
from reconcile.matching.planes import SHARED, WEIGHED, Floats, Ints, distinct
from reconcile.matching.table import Pairs, Table, ratio, words_of
from reconcile.matching.third import met_elsewhere
from reconcile.matching.weights import ALONE, FIRST_LOOK, INTERCEPT, INTERCEPT_ALONE, WEIGHTS
from reconcile.model import Claim, Part

CALENDAR = frozenset(term(word) for word in (*MONTHS, *WEEKDAYS))
# Partners of a sentence pair's other claims that are looked at, best first.
_NEIGHBOURS = 5


@dataclass(frozen=True, kw_only=True)
class Scored:
    """Candidate pairs with their parts: ``parts[name]`` has shape (pairs,), as have
    ``similarity``, the probability in 0..1 that the two claims tell one fact, and ``alone``, the
    same without what third articles say."""

    table: Table
    pairs: Pairs
    parts: dict[str, Floats]
    similarity: Floats
    alone: Floats


def score(table: Table, pairs: Pairs) -> Scored:
    """All parts of all pairs and the similarity that they make; pairs of strangers are left out."""
    pairs = _acquainted(table, pairs)
    parts = {**_own(table, pairs), **_apart(table, pairs)}
    parts["other names"] = parts["other names"] - 2 * parts["names"]
    parts.update(_rivals(table, pairs, parts))
    alone = probability(INTERCEPT_ALONE, ALONE, parts, len(pairs))
    parts.update(_elsewhere(table, pairs, alone))
    similarity = probability(INTERCEPT, WEIGHTS, parts, len(pairs))
    return Scored(table=table, pairs=pairs, parts=parts, similarity=similarity, alone=alone)


def probability(
    intercept: float, weights: Mapping[str, float], parts: Mapping[str, Floats], size: int
) -> Floats:
    """What the weights make of the parts of ``size`` pairs, in 0..1, shape (size,)."""
    # Row after row, in the order of the table of weights.
    told = np.concatenate([np.ones(size), *(parts[name] for name in weights)])
    heavy = np.array([intercept, *weights.values()])[:, None]
    odds = np.add.reduce(told.reshape(len(heavy), size) * heavy, axis=0)
    rounded: Floats = np.round(1 / (1 + np.exp(-odds)), 6)
    return rounded


def _elsewhere(table: Table, pairs: Pairs, alone: Floats) -> dict[str, Floats]:
    """What third articles say, and whether there are any."""
    two_articles = int(table.article.max(initial=0)) < 2
    nothing = np.zeros(len(pairs))
    return {
        "third articles": (nothing if two_articles else met_elsewhere(pairs, table.article, alone)),
        "no third article": nothing + float(two_articles),
    }


def strangers(
    one: Subject, two: Subject, shared: frozenset[str], predicates: frozenset[str]
) -> bool:
    """Whether two claims with these subjects tell the same of two different ones: they share
    nothing but the predicate, the day and a word of the two names, and their subjects cannot be one
    ("Lim resigned", "Okoro resigned"; "Apple Inc", "Apple Corps").

    Two persons of one family name are left to be compared: one name may be a slip for the other.
    """
    if shared - (one.terms & two.terms) - CALENDAR - predicates:
        return False
    found = compare_names(one.name, two.name)
    return found.verdict == "different" and not found.why.startswith(
        ("given names", "family names")
    )


def shown(scored: Scored, k: int) -> tuple[Part, ...]:
    """The parts of pair ``k`` for a person: each with its score, what it adds to the log-odds,
    and the words that made it."""
    planes, ends = scored.table.planes, (scored.pairs.rows[k], scored.pairs.columns[k])
    one, two = (planes.features(row) for row in ends)
    written = _written([scored.table.claims[row] for row in ends])
    return tuple(
        Part(
            name=name,
            score=round(float(scored.parts[name][k]), 4),
            weight=round(weight * float(scored.parts[name][k]), 4),
            words=words_of(written.get(t, t) for t in _WORDS[name](one, two))
            if name in _WORDS
            else (),
        )
        for name, weight in WEIGHTS.items()
    )


def _written(claims: Iterable[Claim]) -> dict[str, str]:
    """The word that stands for each term, and for the first letters of one, in these claims."""
    out: dict[str, str] = {}
    for claim in claims:
        for lemma in (*(w.lemma for w in claim.words), *claim.context):
            told = term(lemma)
            out.setdefault(told, lemma)
            out.setdefault(told[:OPENING], lemma)
    return out


def pull(scored: Scored, k: int) -> float:
    """What the share of words in common adds to the log-odds of pair ``k``, for each unit of it."""
    score = float(scored.parts["words"][k])
    least = round(score, 4)
    return round(WEIGHTS["words"] * score, 4) / least if least else 0.0


_WORDS: dict[str, Callable[[Features, Features], Iterable[str]]] = {
    "words": lambda a, b: a.terms & b.terms,
    "references": lambda a, b: (a.filled & b.filled) - (a.terms & b.terms),
    "related words": lambda a, b: (
        (a.openings & b.openings) - {t[:OPENING] for t in a.terms & b.terms}
    ),
    "sentence": lambda a, b: (a.context & b.context) - a.terms - b.terms,
    "predicate": lambda a, b: a.predicate & b.predicate,
    "predicate in other words": lambda a, b: (a.predicate | b.predicate) & a.terms & b.terms,
    "verbs": lambda a, b: a.verbs & b.verbs,
    "heads": lambda a, b: (a.heads & b.terms) | (b.heads & a.terms),
    "objects": lambda a, b: a.objects & b.objects,
    "patients": lambda a, b: a.patients & b.patients,
    "roles swapped": lambda a, b: (a.agents & b.patients) | (a.patients & b.agents),
    "time": lambda a, b: a.times & b.times,
    "place": lambda a, b: a.places & b.places,
    "quotation": lambda a, b: a.quoted & b.quoted,
    "values": lambda a, b: a.slots & b.slots,
    "names": lambda a, b: a.names & b.names,
    "other names": lambda a, b: a.names ^ b.names,
}


def _acquainted(table: Table, pairs: Pairs) -> Pairs:
    """The pairs without those of strangers."""
    rows, columns = pairs.rows, pairs.columns
    subject, planes = table.subjects, table.planes
    named = np.array([one is not None for one in subject], dtype=bool)
    terms, predicates = planes.sets("terms"), planes.sets("predicate")
    # Most pairs share a word that settles it, which numbers tell sooner than words.
    number = {word: n for n, word in enumerate(planes.words)}
    days = {number[t] for t in CALENDAR if t in number}
    own = [{number[t] for t in one.terms if t in number} if one else set() for one in subject]
    gone = []
    for k in np.flatnonzero(named[rows] & named[columns]).tolist():
        i, j = rows.item(k), columns.item(k)
        rest = (terms[i] & terms[j]) - days - predicates[i] - predicates[j]
        if rest and not rest <= own[i] & own[j]:
            continue
        one, two = subject[i], subject[j]
        if one and two and strangers(one, two, *table.common(i, j)):
            gone.append(k)
    if not gone:
        return pairs
    return Pairs(rows=np.delete(rows, gone), columns=np.delete(columns, gone))


def _own(table: Table, pairs: Pairs) -> dict[str, Floats]:
    """What the two claims and their sentences share."""
    i, j = pairs.rows, pairs.columns
    planes = table.planes
    shared = planes.shared(i, j, few=not table.is_large)
    wholes = planes.wholes()
    told = dict(zip(SHARED, shared, strict=True))
    parts = len(WEIGHED)
    alike = ratio(2 * shared[:parts], wholes[:, i] + wholes[:, j])
    words, filled, sentence, _, openings = alike
    quoted = planes.counts("quoted")

    def either(one: str, other: str) -> Floats:
        """The two ways in which a part of one claim may meet another part of the other."""
        both = told[f"{one} in {other}"], told[f"{other} in {one}"]
        return np.minimum(both, 1)

    return {
        "words": words,
        "contained": ratio(shared[0], np.minimum(wholes[0, i], wholes[0, j])),
        "references": filled - words,
        "related words": openings - words,
        "predicate": told["predicate"],
        "predicate in other words": either("predicate", "terms").max(axis=0),
        "verbs": np.minimum(told["verbs"], 1),
        "heads": either("heads", "terms").sum(axis=0),
        "objects": np.minimum(told["objects"], 1),
        "patients": np.minimum(told["patients"], 1),
        "roles swapped": either("agents", "patients").max(axis=0),
        "values": np.minimum(told["slots"], 1),
        "time": told["times"],
        "place": np.minimum(told["places"], 1),
        "quotation": ratio(told["quoted"], np.minimum(quoted[i], quoted[j])),
        "names": told["names"],
        "sentence": sentence,
        # What the two sentences share and neither claim holds.
        "setting": told["setting"],
    }


def _apart(table: Table, pairs: Pairs) -> dict[str, Floats]:
    """What the two claims have each for itself, and where they stand."""
    i, j = pairs.rows, pairs.columns
    places = table.places
    one, two = places[i], places[j]
    sizes, names = table.planes.counts("terms"), table.planes.counts("names")
    held = np.array([c.attribution is not None for c in table.claims])
    return {
        "length": np.abs(sizes[i] - sizes[j]),
        "other names": names[i] + names[j],
        "attribution": (held[i] == held[j]).astype(np.float64),
        "distance": np.abs(one - two),
        "start": np.minimum(one, two),
    }


def _rivals(table: Table, pairs: Pairs, parts: dict[str, Floats]) -> dict[str, Floats]:
    """How the pair stands beside the other partners that the two claims could have."""
    first = np.zeros(len(pairs))
    for name, weight in FIRST_LOOK.items():
        first = first + weight * parts[name]
    i, j = pairs.rows, pairs.columns
    articles, size = int(table.article.max(initial=0)) + 1, len(table.claims)
    # The other partners of the first claim in the article of the second, and the other way round.
    forth = i * articles + table.article[j]
    rivals = Rivals(np.concatenate([forth, (size + j) * articles + table.article[i]]))
    firsts, around = np.tile(first, 2), np.tile(parts["sentence"], 2)
    best, second = rivals.best_of(firsts)
    sides = {
        "choice": ratio(firsts, best),
        "sentence choice": ratio(around, rivals.most(around)),
        # How far the pair lies before the next best, or behind the best.
        "lead": firsts - np.where(firsts >= best, second, best),
    }
    out: dict[str, Floats] = {}
    for name, both in sides.items():
        there, back = both.reshape(2, -1)
        out[f"{name}, of the pickier"] = np.minimum(there, back)
        out[f"{name}, of the other"] = np.maximum(there, back)
    out["siblings"] = _siblings(table, pairs, parts["words"])
    return out


class Rivals:
    """Pairs that stand beside one another, as they have the same key."""

    def __init__(self, keys: Ints) -> None:
        self._order = np.argsort(keys, kind="stable")
        ranked = keys[self._order]
        new = np.ones(len(keys), dtype=bool)
        np.not_equal(ranked[1:], ranked[:-1], out=new[1:])
        self._starts = np.flatnonzero(new)
        self._rank = np.cumsum(new) - 1
        self._group = np.empty(len(keys), dtype=np.int64)
        self._group[self._order] = self._rank

    def most(self, values: Floats) -> Floats:
        """The best value among those of the same key, shape (pairs,)."""
        if not len(values):
            return values
        best: Floats = np.maximum.reduceat(values[self._order], self._starts)
        return best[self._group]

    def best_of(self, values: Floats) -> tuple[Floats, Floats]:
        """The best and the second-best value among those of the same key, each of shape (pairs,);
        0 where there is no second."""
        if not len(values):
            return values, values
        ranked = values[self._order]
        best = np.maximum.reduceat(ranked, self._starts)
        tops = np.flatnonzero(ranked == best[self._rank])
        first = np.searchsorted(self._rank[tops], np.arange(len(best)))
        ranked[tops[first]] = -np.inf
        second = np.maximum.reduceat(ranked, self._starts)
        second[np.isneginf(second)] = 0.0
        return best[self._group], second[self._group]


def _siblings(table: Table, pairs: Pairs, words: Floats) -> Floats:
    """The best overlap between two other claims of the same two sentences; 0 for none."""
    out = np.zeros(len(pairs))
    sentences = table.sentences
    every = sentences[pairs.rows] * len(table.claims) + sentences[pairs.columns]
    ranked = np.sort(every)
    several = distinct(ranked[1:][ranked[1:] == ranked[:-1]])
    if not len(several):
        return out
    # Most pairs of sentences have one pair of claims.
    group = np.searchsorted(several, every)
    some = np.flatnonzero(several[np.minimum(group, len(several) - 1)] == every)
    group, words = group[some], words[some]
    rows, columns = pairs.rows[some], pairs.columns[some]
    order = np.lexsort((-words, group))
    starts = np.searchsorted(group[order], group)
    ends = np.searchsorted(group[order], group, "right")
    unset = np.ones(len(some), dtype=bool)
    for k in range(_NEIGHBOURS):
        place = starts + k
        other = order[np.minimum(place, len(order) - 1)]
        apart = (rows[other] != rows) & (columns[other] != columns)
        take = np.flatnonzero(unset & (place < ends) & apart)
        out[some[take]] = words[other[take]]
        unset[take] = False
    return out
