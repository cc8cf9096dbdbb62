"""Claims of a story to matches: candidate pairs, similarity, one assignment a pair of articles."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from reconcile.lexicon.calendar import MONTHS, WEEKDAYS
from reconcile.lexicon.names import compare_names
from reconcile.matching.features import Features, Weights, features, term
from reconcile.model import Claim, Match, Part, Section
from reconcile.settings import Settings

# What each part weighs: the claim's own words, the rest of its sentence, its verb, its objects,
# its kinds of value.  Measured on development stories; the last three are a bonus, so that the
# sum is cut at 1.
WEIGHTS = (0.65, 0.30, 0.08, 0.05, 0.05)


CALENDAR = frozenset(term(word) for word in (*MONTHS, *WEEKDAYS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """``matches`` were chosen; ``others`` are alike enough but went to better partners.  Groups
    are made of matches; inside a group the others are compared as well."""

    matches: tuple[Match, ...]
    others: tuple[Match, ...] = ()


def link(claims: Sequence[Claim], settings: Settings) -> Links:
    """The links among one story's claims.  Order of the claims does not change the result."""
    usable = [c for c in claims if c.section is not Section.QUESTION]
    known = {c.id: features(c) for c in usable}
    weights = Weights([known[c.id].terms for c in usable])
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in usable:
        by_article[claim.article].append(claim)
    matches: list[Match] = []
    others: list[Match] = []
    for one, two in itertools.combinations(sorted(by_article), 2):
        found = _pair(by_article[one], by_article[two], known, weights, settings)
        matches.extend(found.matches)
        others.extend(found.others)
    return Links(matches=tuple(matches), others=tuple(others))


def similarity(one: Features, two: Features, weights: Weights) -> tuple[Part, ...]:
    """The parts of a pair's similarity; each is in 0..1 and symmetric."""
    return (
        Part(
            name="words",
            score=weights.overlap(one.terms, two.terms),
            words=tuple(sorted(one.terms & two.terms)),
        ),
        Part(
            name="sentence",
            score=weights.overlap(one.context, two.context),
            words=tuple(sorted((one.context & two.context) - one.terms - two.terms)),
        ),
        Part(
            name="predicate",
            score=float(one.predicate is not None and one.predicate == two.predicate),
            words=(one.predicate,) if one.predicate and one.predicate == two.predicate else (),
        ),
        Part(
            name="objects",
            score=float(bool(one.objects & two.objects)),
            words=tuple(sorted(one.objects & two.objects)),
        ),
        Part(
            name="values",
            score=float(bool(one.slots & two.slots)),
            words=tuple(sorted(one.slots & two.slots)),
        ),
    )


def strangers(one: Features, two: Features) -> bool:
    """Whether two claims tell the same of two different subjects: they share nothing but the
    predicate and the day, and their subjects cannot be one ("Lim resigned", "Okoro resigned")."""
    if one.subject is None or two.subject is None:
        return False
    shared = one.terms & two.terms
    if shared - CALENDAR - {one.predicate, two.predicate}:
        return False
    return compare_names(one.subject, two.subject).verdict == "different"


def total(parts: Sequence[Part]) -> float:
    """The similarity that the parts make, 0..1."""
    return min(1.0, sum(w * p.score for w, p in zip(WEIGHTS, parts, strict=True)))


def _pair(
    lefts: Sequence[Claim],
    rights: Sequence[Claim],
    known: dict[str, Features],
    weights: Weights,
    settings: Settings,
) -> Links:
    parts = {
        (i, j): similarity(known[x.id], known[y.id], weights)
        for i, x in enumerate(lefts)
        for j, y in enumerate(rights)
        if known[x.id].terms & known[y.id].terms and not strangers(known[x.id], known[y.id])
    }
    if not parts:
        return Links(matches=())
    scores = np.zeros((len(lefts), len(rights)))
    for (i, j), found in parts.items():
        scores[i, j] = total(found)
    eligible = np.where(scores >= settings.link_threshold, scores, 0.0)
    rows, columns = linear_sum_assignment(eligible**2, maximize=True)
    chosen: set[tuple[int, int]] = set()
    for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
        if eligible[i, j] > 0:
            chosen.add((i, j))
    chosen |= _also(scores, chosen, settings)
    rest = {(i, j) for i, j in parts if eligible[i, j] > 0} - chosen

    def matches(pairs: set[tuple[int, int]]) -> tuple[Match, ...]:
        return tuple(
            _match(lefts[i], rights[j], float(scores[i, j]), parts[i, j]) for i, j in sorted(pairs)
        )

    return Links(matches=matches(chosen), others=matches(rest))


def _also(
    scores: np.ndarray, chosen: set[tuple[int, int]], settings: Settings
) -> set[tuple[int, int]]:
    """Second partners: one outlet's claim may hold what two of the other's say.

    A claim that went without a partner joins its best one where it is nearly as good as the
    partner that was chosen.
    """
    out = set()
    for axis in (0, 1):
        taken = {pair[axis] for pair in chosen}
        for k in range(scores.shape[axis]):
            row = scores[k, :] if axis == 0 else scores[:, k]
            if k in taken or not row.size:
                continue
            best = int(row.argmax())
            if row[best] >= settings.second_partner_threshold:
                out.add((k, best) if axis == 0 else (best, k))
    return out


def _match(left: Claim, right: Claim, score: float, parts: tuple[Part, ...]) -> Match:
    return Match(
        left=left,
        right=right,
        similarity=round(score, 4),
        confidence=round(min(0.99, 0.35 + 0.75 * score), 3),
        parts=parts,
    )
