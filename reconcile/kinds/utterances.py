"""Whole utterances of a story, each quoted by several articles: the split cuts a quotation into
claims, but its words are compared as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reconcile.kinds.attribution import different_speakers
from reconcile.kinds.gathering import Group
from reconcile.kinds.quotation import Change, quoted_words
from reconcile.kinds.quote import compared, told_as
from reconcile.model import Claim, Difference, Match, Word

Sentence = tuple[str, int]
Place = tuple[float, int, Match]  # similarity of the match, and the group that it stands in
Told = tuple[int, Match, tuple[Change, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """The quoted words of one sentence, in text order; ``claims`` are those that hold them."""

    words: tuple[Word, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What the utterances of a group's claims show: ``differences`` to be told with the group, and
    ``settled``, the matches (by claim ids) whose own quotations are thereby told."""

    differences: tuple[Difference, ...] = ()
    settled: frozenset[tuple[str, str]] = frozenset()


def utterance_differences(groups: Sequence[Group], claims: Sequence[Claim]) -> tuple[Quoted, ...]:
    """For each group of linked claims, how the sentences that they quote from are quoted in
    different words.  Each is told once, where its words are, else where the link is surest."""
    told = _utterances(claims)
    out: list[list[Difference]] = [[] for _ in groups]
    settled: set[tuple[str, str]] = set()
    places: dict[tuple[Sentence, Sentence], list[Place]] = defaultdict(list)
    for n, (_, matches) in enumerate(groups):
        for match in matches:
            pair = _sentence(match.left), _sentence(match.right)
            if pair[0] in told and pair[1] in told:
                places[pair].append((match.similarity, n, match))
    for (one, two), linked in places.items():
        left, right = told[one], told[two]
        if len(left.claims) == len(right.claims) == 1:
            continue  # the kind has compared these two
        if any(different_speakers(a, b) for a in left.claims for b in right.claims):
            continue
        quoted = compared(linked[0][2], left.words, right.words)
        if quoted is None:
            continue
        settled.update((m.left.id, m.right.id) for *_, m in linked)
        for n, match, changes in _placed(quoted.changes, linked):
            out[n].append(told_as(match, quoted, changes))
    return tuple(
        Quoted(
            differences=tuple(found),
            settled=frozenset(
                (m.left.id, m.right.id) for m in matches if (m.left.id, m.right.id) in settled
            ),
        )
        for found, (_, matches) in zip(out, groups, strict=True)
    )


def _sentence(claim: Claim) -> Sentence:
    return claim.article, claim.sentence.start


def _placed(changes: Sequence[Change], linked: Sequence[Place]) -> Iterator[Told]:
    """Each change with the surest match that holds its words, else with the surest there is."""
    ranked = sorted(linked, key=lambda place: (-place[0], place[1]))
    found: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        holding = [k for k, (*_, match) in enumerate(ranked) if _holds(match, change)]
        found[holding[0] if holding else 0].append(change)
    for k in sorted(found):
        _, n, match = ranked[k]
        yield n, match, tuple(found[k])


def _holds(match: Match, change: Change) -> bool:
    """Whether words that differ are words of the match's claims."""
    mine = {w.span for w in match.left.words}, {w.span for w in match.right.words}
    return any(w.span in mine[0] for w in change.left) or any(
        w.span in mine[1] for w in change.right
    )


def _utterances(claims: Sequence[Claim]) -> Mapping[Sentence, Utterance]:
    by_sentence: dict[Sentence, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quotes:
            by_sentence[_sentence(claim)].append(claim)
    return {
        place: Utterance(words=tuple(_in_order(told)), claims=tuple(told))
        for place, told in by_sentence.items()
    }


def _in_order(claims: Sequence[Claim]) -> Iterator[Word]:
    words = {w.span: w for c in claims for w in quoted_words(c)}
    for span in sorted(words):
        yield words[span]
