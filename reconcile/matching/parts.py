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
from reconcile.matching.features import OPENING, Features, term
from reconcile.matching.table import (
    FEW_PAIRS,
    Floats,
    Ints,
    Pairs,
    Table,
    bags,
    one_by_one,
    ratio,
    shared_at,
    words_of,
)
from reconcile.matching.third import met_elsewhere
from reconcile.matching.weights import ALONE, FIRST_LOOK, INTERCEPT, INTERCEPT_ALONE, WEIGHTS
from reconcile.model import Part

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
    parts = {**_alone(table, pairs), **_around(table, pairs)}
    parts.update(_rivals(table, pairs, parts))
    alone = probability(INTERCEPT_ALONE, ALONE, parts, len(pairs))
    parts.update(_elsewhere(table, pairs, alone))
    similarity = probability(INTERCEPT, WEIGHTS, parts, len(pairs))
    return Scored(table=table, pairs=pairs, parts=parts, similarity=similarity, alone=alone)


def probability(
    intercept: float, weights: Mapping[str, float], parts: Mapping[str, Floats], size: int
) -> Floats:
    """What the weights make of the parts of ``size`` pairs, in 0..1, shape (size,)."""
    odds = np.full(size, intercept)
    for name, weight in weights.items():
        odds = odds + weight * parts[name]
    rounded: Floats = np.round(1 / (1 + np.exp(-odds)), 6)
    return rounded


def _elsewhere(table: Table, pairs: Pairs, alone: Floats) -> dict[str, Floats]:
    """What third articles say, and whether there are any."""
    two_articles = int(table.article.max(initial=0)) < 2
    return {
        "third articles": met_elsewhere(pairs, table.article, alone),
        "no third article": np.full(len(pairs), float(two_articles)),
    }


def strangers(one: Features, two: Features) -> bool:
    """Whether two claims tell the same of two different subjects: they share nothing but the
    predicate, the day and a word of the two names, and their subjects cannot be one ("Lim
    resigned", "Okoro resigned"; "Apple Inc", "Apple Corps").

    Two persons of one family name are left to be compared: one name may be a slip for the other.
    """
    if one.subject is None or two.subject is None:
        return False
    shared = one.terms & two.terms
    named = one.subject.terms & two.subject.terms
    if shared - named - CALENDAR - {one.predicate, two.predicate}:
        return False
    found = compare_names(one.subject.name, two.subject.name)
    return found.verdict == "different" and not found.why.startswith(
        ("given names", "family names")
    )


def shown(scored: Scored, k: int) -> tuple[Part, ...]:
    """The parts of pair ``k`` for a person: each with its score, what it adds to the log-odds,
    and the words that made it."""
    one = scored.table.features[scored.pairs.rows[k]]
    two = scored.table.features[scored.pairs.columns[k]]
    return tuple(
        Part(
            name=name,
            score=round(float(scored.parts[name][k]), 4),
            weight=round(weight * float(scored.parts[name][k]), 4),
            words=words_of(_WORDS[name](one, two)) if name in _WORDS else (),
        )
        for name, weight in WEIGHTS.items()
    )


_WORDS: dict[str, Callable[[Features, Features], Iterable[str]]] = {
    "words": lambda a, b: a.terms & b.terms,
    "references": lambda a, b: (a.filled & b.filled) - (a.terms & b.terms),
    "related words": lambda a, b: (
        (a.openings & b.openings) - {t[:OPENING] for t in a.terms & b.terms}
    ),
    "sentence": lambda a, b: (a.context & b.context) - a.terms - b.terms,
    "predicate": lambda a, b: _predicates(a) & _predicates(b),
    "predicate in other words": lambda a, b: (_predicates(a) | _predicates(b)) & a.terms & b.terms,
    "verbs": lambda a, b: a.verbs & b.verbs,
    "heads": lambda a, b: (a.heads & b.terms) | (b.heads & a.terms),
    "objects": lambda a, b: a.objects & b.objects,
    "values": lambda a, b: a.slots & b.slots,
    "names": lambda a, b: a.names & b.names,
    "other names": lambda a, b: a.names ^ b.names,
}


def _acquainted(table: Table, pairs: Pairs) -> Pairs:
    told = table.features
    keep = [
        not strangers(told[i], told[j])
        for i, j in zip(pairs.rows.tolist(), pairs.columns.tolist(), strict=True)
    ]
    return Pairs(rows=pairs.rows[keep], columns=pairs.columns[keep])


def _alone(table: Table, pairs: Pairs) -> dict[str, Floats]:
    """What the two claims themselves share."""
    i, j = pairs.rows, pairs.columns
    own, whole = (
        table.shared(lambda f: f.terms, pairs, table.weight),
        table.wholes(lambda f: f.terms, table.weight),
    )
    words = ratio(2 * own, whole[i] + whole[j])
    all_words = table.wholes(lambda f: f.filled, table.weight)
    filled = ratio(
        2 * table.shared(lambda f: f.filled, pairs, table.weight), all_words[i] + all_words[j]
    )
    sizes = np.array([len(f.terms) for f in table.features], dtype=np.float64)
    names = np.array([len(f.names) for f in table.features], dtype=np.float64)
    shared_names = table.shared(lambda f: f.names, pairs)
    held = np.array([c.attribution is not None for c in table.claims])
    return {
        "words": words,
        "contained": ratio(own, np.minimum(whole[i], whole[j])),
        "references": filled - words,
        "related words": _openings(table, pairs) - words,
        "predicate": table.shared(_predicates, pairs),
        "predicate in other words": _crossed(table, pairs, _predicates, _terms, each=False),
        "verbs": np.minimum(table.shared(lambda f: f.verbs, pairs), 1),
        "heads": _crossed(table, pairs, lambda f: f.heads, _terms),
        "objects": np.minimum(table.shared(lambda f: f.objects, pairs), 1),
        "values": np.minimum(table.shared(lambda f: f.slots, pairs), 1),
        "names": shared_names,
        "other names": names[i] + names[j] - 2 * shared_names,
        "length": np.abs(sizes[i] - sizes[j]),
        "attribution": (held[i] == held[j]).astype(np.float64),
    }


def _terms(told: Features) -> frozenset[str]:
    return told.terms


def _predicates(told: Features) -> frozenset[str]:
    return frozenset() if told.predicate is None else frozenset((told.predicate,))


def _openings(table: Table, pairs: Pairs) -> Floats:
    """Overlap of the beginnings of words, weighted as words are, by their own frequency."""
    counts = bags([f.openings for f in table.features])
    frequency = np.asarray(counts.sum(axis=0)).ravel()
    weight = np.maximum(np.log((len(table.claims) + 1) / (frequency + 0.5)), 0)
    heavy = counts.multiply(weight).tocsr()
    whole = np.asarray(heavy.sum(axis=1)).ravel()
    return ratio(2 * shared_at(heavy, counts, pairs), whole[pairs.rows] + whole[pairs.columns])


def _crossed(
    table: Table,
    pairs: Pairs,
    part: Callable[[Features], frozenset[str]],
    within: Callable[[Features], frozenset[str]],
    *,
    each: bool = True,
) -> Floats:
    """In how many directions (0, 1, 2; or whether in any) a part of one stands in the other."""
    parts, whole = [part(f) for f in table.features], [within(f) for f in table.features]
    turned = Pairs(rows=pairs.columns, columns=pairs.rows)
    if len(pairs) <= FEW_PAIRS:
        there, back = (one_by_one(parts, whole, p) > 0 for p in (pairs, turned))
    else:
        both = bags([*parts, *whole])
        size = len(table.features)
        there, back = (shared_at(both[:size], both[size:], p) > 0 for p in (pairs, turned))
    if each:
        return there.astype(np.float64) + back.astype(np.float64)
    return (there | back).astype(np.float64)


def _around(table: Table, pairs: Pairs) -> dict[str, Floats]:
    """What stands around the two claims: the rest of their sentences, their place."""
    i, j = pairs.rows, pairs.columns
    places = table.places
    context = table.shared(lambda f: f.context, pairs, table.weight)
    whole = table.wholes(lambda f: f.context, table.weight)
    return {
        "sentence": ratio(2 * context, whole[i] + whole[j]),
        "setting": _setting(table, pairs),
        "distance": np.abs(places[i] - places[j]),
        "start": np.minimum(places[i], places[j]),
    }


def _setting(table: Table, pairs: Pairs) -> Floats:
    """Weight of what the two sentences share and neither claim holds, in units of IDF."""
    told = table.features
    return np.array(
        [
            sum(map(table.weight, sorted((a.context & b.context) - a.terms - b.terms)))
            for a, b in (
                (told[i], told[j])
                for i, j in zip(pairs.rows.tolist(), pairs.columns.tolist(), strict=True)
            )
        ],
        dtype=np.float64,
    )


def _rivals(table: Table, pairs: Pairs, parts: dict[str, Floats]) -> dict[str, Floats]:
    """How the pair stands beside the other partners that the two claims could have."""
    first = np.zeros(len(pairs))
    for name, weight in FIRST_LOOK.items():
        first = first + weight * parts[name]
    i, j = pairs.rows, pairs.columns
    forth = i * (int(table.article.max(initial=0)) + 1) + table.article[j]
    back = j * (int(table.article.max(initial=0)) + 1) + table.article[i]
    out: dict[str, Floats] = {}
    for name, values in (("choice", first), ("sentence choice", parts["sentence"])):
        shares = [ratio(values, best_of(values, keys)[0]) for keys in (forth, back)]
        out[f"{name}, of the pickier"] = np.minimum(*shares)
        out[f"{name}, of the other"] = np.maximum(*shares)
    leads = [_lead(first, keys) for keys in (forth, back)]
    out["lead, of the pickier"] = np.minimum(*leads)
    out["lead, of the other"] = np.maximum(*leads)
    out["siblings"] = _siblings(table, pairs, parts["words"])
    return out


def best_of(values: Floats, keys: Ints) -> tuple[Floats, Floats]:
    """The best and the second-best value among those of the same key, each of shape (pairs,);
    0 where there is no second."""
    if not len(values):
        return values, values
    _, group = np.unique(keys, return_inverse=True)
    order = np.lexsort((-values, group))
    ranked = group[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    best = values[order][starts]
    follows = np.r_[starts[1:], len(order)] - starts > 1
    second = np.where(follows, values[order][np.minimum(starts + 1, len(order) - 1)], 0.0)
    return best[group], second[group]


def _lead(values: Floats, keys: Ints) -> Floats:
    """How far the pair lies before the next best of the same key, or behind the best."""
    best, second = best_of(values, keys)
    return np.where(values >= best, values - second, values - best)


def _siblings(table: Table, pairs: Pairs, words: Floats) -> Floats:
    """The best overlap between two other claims of the same two sentences; 0 for none."""
    if not len(pairs):
        return words
    sentences = table.sentences
    keys = sentences[pairs.rows] * len(table.claims) + sentences[pairs.columns]
    _, group = np.unique(keys, return_inverse=True)
    order = np.lexsort((-words, group))
    ranked = group[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    ends = np.r_[starts[1:], len(order)]
    out, unset = np.zeros(len(pairs)), np.ones(len(pairs), dtype=bool)
    for k in range(_NEIGHBOURS):
        place = starts[group] + k
        there = place < ends[group]
        other = order[np.minimum(place, len(order) - 1)]
        apart = (pairs.rows[other] != pairs.rows) & (pairs.columns[other] != pairs.columns)
        take = unset & there & apart
        out = np.where(take, words[other], out)
        unset &= ~take
    return out
