"""Whole utterances of a story, each quoted by several articles: the split cuts a quotation into
claims, but its words are compared as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reconcile.kinds.attribution import different_speakers
from reconcile.kinds.quotation import Change, quoted_words
from reconcile.kinds.quote import compared
from reconcile.model import Claim, Difference, Match, Word

Group = tuple[tuple[Claim, ...], tuple[Match, ...]]
Sentence = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """The quoted words of one sentence, in text order; ``claims`` are those that hold them."""

    words: tuple[Word, ...]
    claims: tuple[Claim, ...]


def utterance_differences(
    groups: Sequence[Group], claims: Sequence[Claim]
) -> tuple[tuple[Difference, ...], ...]:
    """For each group of linked claims, how the sentences that they quote from are quoted in
    different words.  A difference is told where its words are, else where the link is surest."""
    told = _utterances(claims)
    out: list[list[Difference]] = [[] for _ in groups]
    places: dict[tuple[Sentence, Sentence], list[tuple[float, int, Match]]] = defaultdict(list)
    for n, (_, matches) in enumerate(groups):
        for match in matches:
            pair = _sentence(match.left), _sentence(match.right)
            if pair[0] in told and pair[1] in told:
                places[pair].append((match.similarity, n, match))
    for (one, two), linked in places.items():
        _, n, match = max(linked, key=lambda place: (place[0], -place[1]))
        left, right = told[one], told[two]
        if len(left.claims) == len(right.claims) == 1:
            continue  # the kind has compared these two
        if any(different_speakers(a, b) for a in left.claims for b in right.claims):
            continue
        found = compared(match, left.words, right.words)
        if found is None:
            continue
        difference, changes = found
        inside = [k for _, k, m in linked if _holds(m, changes)]
        out[inside[0] if inside else n].append(difference)
    return tuple(tuple(found) for found in out)


def _sentence(claim: Claim) -> Sentence:
    return claim.article, claim.sentence.start


def _holds(match: Match, changes: Sequence[Change]) -> bool:
    """Whether words that differ are words of the match's claims."""
    mine = {w.span for w in match.left.words}, {w.span for w in match.right.words}
    return any(
        any(w.span in mine[0] for w in c.left) or any(w.span in mine[1] for w in c.right)
        for c in changes
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
