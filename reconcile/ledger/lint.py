"""What is right in claims.yaml as YAML and is still worth mending."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.ledger.gate import fail_on_words
from reconcile.ledger.records import LEDGER_VERSION, OPEN, RESOLVED, FindingEntry, Ledger
from reconcile.ledger.wordings import value_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is odd about an entry, which begins at ``line``, and what to do."""

    line: int
    message: str


def problems(ledger: Ledger, kinds: Sequence[str]) -> tuple[Problem, ...]:
    """What is odd, in file order.  ``kinds`` are those that the program knows."""
    return tuple(_problems(ledger, kinds))


def _problems(ledger: Ledger, kinds: Sequence[str]) -> Iterator[Problem]:
    if ledger.version < LEDGER_VERSION:
        told = f"version {ledger.version} is old; run `reconcile ledger upgrade`"
        yield Problem(line=1, message=told)
    known = fail_on_words(kinds)
    for word in ledger.settings.fail_on:
        if word not in known:
            told = f"fail-on: {word!r} is none of {', '.join(known)}"
            yield Problem(line=ledger.settings.fail_on_at[0], message=told)
    first: dict[frozenset[tuple[str, str]], FindingEntry] = {}
    for entry in ledger.findings:
        yield from (Problem(line=entry.line, message=told) for told in _of(entry, kinds))
        words = frozenset((s.file, s.words) for s in entry.sources if s.words)
        before = first.setdefault(words, entry)
        if words and before is not entry:
            told = f"the same words as {before.id!r} on line {before.line}; keep one entry"
            yield Problem(line=entry.line, message=told)


def _of(entry: FindingEntry, kinds: Sequence[str]) -> Iterator[str]:
    for kind in entry.kinds:
        if kind not in kinds:
            yield f"unknown kind {kind!r}; use one of {', '.join(kinds)}"
    if not any(source.words for source in entry.sources):
        yield "no source has words, so an edit of an article loses it; decide the finding again"
    if entry.decision == RESOLVED and entry.holds is None:
        yield "resolved, and holds is missing; say which value is right"
    values = [value_key(value) for source in entry.sources for _, value in source.values]
    if entry.holds is not None and values and value_key(entry.holds) not in values:
        yield f"holds {entry.holds!r} is none of the values; look whether it is meant"
    if entry.decision != OPEN and entry.by is None:
        yield "by is missing; say who decided"
    if entry.decision != OPEN and entry.on is None:
        yield "on is missing; say on which day it was decided"
