"""Whom a quotation without a cue of its own belongs to: the speaker is carried over to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reconcile.claims.quotes import inside
from reconcile.claims.resolve import told
from reconcile.claims.tree import to_spans
from reconcile.lexicon.people import PEOPLE
from reconcile.lexicon.roles import ROLES
from reconcile.lexicon.verbs import SPEAKER_NOUNS
from reconcile.model import Attribution

if TYPE_CHECKING:
    from reconcile.claims.reading import Reading

REACH = 3  # sentences of the writer's own that a speaker is carried over


def carry_over(readings: Sequence[Reading]) -> None:
    """Give quoted sentences without a cue to the one who speaks in the same quotation, to the one
    the sentence before is about, or to the last speaker; in this order."""
    last: Attribution | None = None
    away = 0
    for n, reading in enumerate(readings):
        if reading.quoted and not reading.held:
            found = _same_quotation(readings, n) or _presented(readings, n) or last
            if found is not None:
                for piece in reading.pieces:
                    reading.held[piece.head] = found
                    reading.cues[piece.head] = ""
        voices = list(reading.held.values())
        away = 0 if voices else away + 1
        if voices:
            last = _quoted_voice(reading) or voices[-1]
        elif not reading.quoted:
            last = _introduced(reading) or (last if away <= REACH else None)


def _quoted_voice(reading: Reading) -> Attribution | None:
    """Whoever holds the last piece of the sentence that stands inside quotation marks."""
    tree, offset = reading.tree, reading.offset
    heads = [h for h in reading.held if h < len(tree)]
    inner = [
        h for h in heads if inside(reading.quotes, offset + tree[h].start, offset + tree[h].end)
    ]
    return reading.held[max(inner)] if inner else None


def _introduced(reading: Reading) -> Attribution | None:
    """Whoever a sentence that ends in a colon names last: the quotation behind it is theirs."""
    tree = reading.tree
    if tree.tokens[-1].text != ":" or not reading.runs:
        return None
    return _speaker(reading, reading.runs[-1].core, ":")


def _presented(readings: Sequence[Reading], n: int) -> Attribution | None:
    """The person whom the writer's sentence before, in the same paragraph, is about."""
    if n == 0 or readings[n - 1].block is not readings[n].block:
        return None
    before = readings[n - 1]
    if before.held or before.quoted or before.tree.tokens[-1].text == ":":
        return None
    tree = before.tree
    subject = tree.subject(tree.root)
    if subject is None:
        return None
    run = next((r for r in before.runs if subject.i in r.core), None)
    if subject.pos == "PROPN":
        somebody = run is not None and run.kind in {"person", "name"}
    elif subject.pos == "NOUN":
        somebody = subject.lemma in PEOPLE | ROLES | SPEAKER_NOUNS
    else:
        somebody = subject.text.lower() in {"he", "she"}
    return _speaker(before, sorted(tree.noun_phrase(subject.i)), "") if somebody else None


def _speaker(reading: Reading, words: Sequence[int], cue: str) -> Attribution:
    return Attribution(
        speaker=told(reading.tree, words, reading.fillings),
        speaker_spans=to_spans(reading.tree, list(words), reading.offset),
        cue=cue,
        style="direct",
    )


def _same_quotation(readings: Sequence[Reading], n: int) -> Attribution | None:
    """The speaker whom a later sentence of the same quotation names, across paragraphs too."""
    for here, there in zip(readings[n : n + 8], readings[n + 1 : n + 9], strict=False):
        shared = any(
            q.start < here.sentence.end and there.sentence.start < q.end for q in here.quotes
        )
        open_end = any(q.end >= here.block.end - 1 > q.start for q in here.quotes)
        if there.block is not here.block and not (open_end and _opens_quoted(there)):
            return None
        if there.block is here.block and not shared:
            return None
        if there.held:
            return next(iter(there.held.values()))
    return None


def _opens_quoted(reading: Reading) -> bool:
    return any(q.start <= reading.sentence.start + 2 for q in reading.quotes)
