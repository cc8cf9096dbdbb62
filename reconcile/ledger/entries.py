"""A finding as an entry of the ledger."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from reconcile.ledger.reading import file_of
from reconcile.ledger.records import DECISIONS, FindingEntry, SourceWords
from reconcile.ledger.wordings import own_words, plain
from reconcile.model import Claim, Discrepancy, Finding, Report, verdict_of


def entry_of(
    finding: Finding,
    report: Report,
    folder: str,
    decision: str,
    *,
    note: str | None = None,
    by: str | None = None,
    on: str | None = None,
    holds: str | None = None,
    apart: Collection[str] = (),
    before: FindingEntry | None = None,
) -> FindingEntry:
    """The entry that records a decision on a finding of a report.

    ``folder`` is where the ledger lies, ``apart`` the ids of the claims that a wrong match sets
    apart from the others.  ``before`` is the entry as it was: what it says of a discrepancy that
    it made an agreement is kept, for the finding no longer says it.
    """
    if decision not in DECISIONS:
        raise ValueError(f"{decision!r} is no decision")
    claims = {c.id: c for c in report.claims}
    sources = [
        _source(claims[id], finding, report, folder, id in apart) for id in sorted_claims(finding)
    ]
    sources.sort(key=lambda s: s.file)
    kinds: tuple[str, ...] = ()
    verdict: str = verdict_of(finding)
    if isinstance(finding, Discrepancy):
        kinds = tuple(dict.fromkeys(d.kind for d in finding.differences))
    elif before is not None and before.verdict == "discrepancy" and finding.decision is not None:
        verdict, kinds = before.verdict, before.kinds
        values = {(s.file, s.words): s.values for s in before.sources}
        sources = [replace(s, values=values.get((s.file, s.words), ())) for s in sources]
    return FindingEntry(
        id=finding.id,
        verdict=verdict,
        kinds=kinds,
        claim=plain(claims[sorted_claims(finding)[0]].text),
        sources=tuple(sources),
        decision=decision,
        holds=_line(holds),
        note=_line(note),
        by=_line(by),
        on=on,
    )


def sorted_claims(finding: Finding) -> list[str]:
    """The finding's claims by article and place."""
    return sorted(finding.claims, key=_place)


def _place(claim: str) -> tuple[str, int, str]:
    article, _, number = claim.rpartition(":")
    return article, int(number) if number.isdigit() else 0, claim


def _source(
    claim: Claim, finding: Finding, report: Report, folder: str, apart: bool
) -> SourceWords:
    article = next(a for a in report.articles if a.id == claim.article)
    values = [
        (d.kind, plain(side.value))
        for d in (finding.differences if isinstance(finding, Discrepancy) else ())
        for side in d.sides
        if side.claim == claim.id and plain(side.value)
    ]
    return SourceWords(
        file=plain(file_of(article.path, folder)),
        words=own_words(claim, article.text),
        values=tuple(dict.fromkeys(values)),
        apart=apart,
    )


def _line(text: str | None) -> str | None:
    return (plain(text) or None) if text else None
