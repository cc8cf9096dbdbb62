"""Matches to differences: one module a kind, listed in KINDS in order of precedence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reconcile.kinds import (
    attribution,
    certainty,
    date,
    event,
    name,
    negation,
    number,
    place,
    quote,
    role,
)
from reconcile.kinds.base import Compare, Example, Kind
from reconcile.kinds.gathering import Gathered, Group, gathered, lenders
from reconcile.kinds.holders import holder_differences
from reconcile.kinds.institutions import institution_differences
from reconcile.kinds.merging import merged, said_beside, sureness
from reconcile.kinds.portraits import portrait_differences
from reconcile.kinds.rosters import roster_differences
from reconcile.kinds.twins import marked_differences, twin_differences
from reconcile.kinds.updates import updated
from reconcile.kinds.utterances import Quoted, utterance_differences
from reconcile.kinds.withheld import withheld_differences
from reconcile.kinds.wording import spellings
from reconcile.model import Claim, Comparison, Difference, Match
from reconcile.settings import Settings

__all__ = [
    "KINDS",
    "Compare",
    "Example",
    "Gathered",
    "Kind",
    "Quoted",
    "beyond_links",
    "compare",
    "gathered",
    "lenders",
    "merged",
    "said_beside",
    "sureness",
    "updated",
    "utterance_differences",
]

KINDS: tuple[Kind, ...] = tuple(
    Kind(id=m.ID, description=m.DESCRIPTION, examples=m.EXAMPLES, compare=m.compare)
    for m in (number, date, name, role, place, negation, event, certainty, quote, attribution)
)


def _check_ids(kinds: Sequence[Kind]) -> None:
    ids = [kind.id for kind in kinds]
    repeated = sorted({i for i in ids if ids.count(i) > 1})
    if repeated:
        raise ValueError(f"KINDS lists {', '.join(repeated)} more than once")


_check_ids(KINDS)


def beyond_links(
    claims: Sequence[Claim], groups: Sequence[Group], settings: Settings
) -> tuple[Difference, ...]:
    """Differences over a whole story that need no two claims that a link joins."""
    return (
        *portrait_differences(claims),
        *roster_differences(claims, groups),
        *institution_differences(claims),
        *holder_differences(claims, groups),
        *withheld_differences(claims),
        *twin_differences(claims, groups, compare, settings),
        *marked_differences(claims, groups, compare, settings),
    )


MOST = 2  # kinds named for one match


def compare(match: Match, settings: Settings) -> Comparison:
    """Every kind's verdict on one match; at most two kinds are named, the first that explain it.

    A kind later in KINDS is left out where what it shows is already told by an earlier one.
    """
    told: list[Difference] = []
    doubtful: list[Difference] = []
    notes: list[str] = []
    for kind in KINDS:
        found = kind.compare(match, settings)
        notes.extend(found.notes)
        for one in found.differences:
            one = _weighed(one, match)
            if one.confidence < settings.difference_threshold:
                doubtful.append(one)
            elif not any(_covers(earlier, one) for earlier in told):
                told.append(one)
    named: list[str] = []
    for one in told:
        if one.kind not in named and len(named) < MOST:
            named.append(one.kind)
    kept = [d for d in told if d.kind in named]
    extra = doubtful if not kept else []
    notes.extend(spellings(match))
    return Comparison(differences=(*kept, *extra), notes=tuple(dict.fromkeys(notes)))


def _weighed(found: Difference, match: Match) -> Difference:
    """A difference between claims that hardly match is hardly a difference."""
    doubt = max(0.0, 0.6 - match.similarity)
    return replace(found, confidence=round(found.confidence * (1 - 0.3 * doubt), 3))


def _covers(earlier: Difference, later: Difference) -> bool:
    """Whether the earlier difference stands inside what the later one shows, on both sides."""
    for one, two in zip(earlier.sides, later.sides, strict=True):
        if one.span is None or two.span is None:
            return False
        if one.span.start >= two.span.end or two.span.start >= one.span.end:
            return False
    return True
