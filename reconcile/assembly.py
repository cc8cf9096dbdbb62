"""Findings of all stories to one report, with what the ledger says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reconcile import __version__
from reconcile.cache import Memory
from reconcile.ledger import Ledger, apply
from reconcile.model import (
    Article,
    Claim,
    Extraction,
    Finding,
    Origin,
    Report,
    SkippedSource,
)
from reconcile.origins import origins
from reconcile.settings import Settings


def assemble(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    skipped: Sequence[SkippedSource],
    warnings: Sequence[str],
    ledger: Ledger | None,
    settings: Settings,
    *,
    want_findings: bool = True,
    memory: Memory | None = None,
) -> Report:
    """The report on articles whose claims are at hand; one story after the other.

    What ``memory`` knows of a story is not worked out again.
    """
    known = origins(articles)
    published = {a.id: a.published for a in articles}
    findings: list[Finding] = []
    if want_findings:
        for story in dict.fromkeys(a.story for a in articles):
            told = [a for a in articles if a.story == story]
            inside = {a.id for a in told}
            claims = [c for e in extractions if e.article in inside for c in e.claims]
            found = memory.findings(told, claims, known, settings) if memory else None
            if found is None:
                found = _worked_out(claims, known, settings, published)
                if memory:
                    memory.keep_findings(told, known, settings, found)
            findings.extend(found)
    unique = _unique_ids(findings)
    return Report(
        version=__version__,
        articles=tuple(articles),
        claims=tuple(c for e in extractions for c in e.claims),
        findings=apply(unique, ledger) if ledger else unique,
        origins=known,
        residue=tuple(r for e in extractions for r in e.residue),
        errors=tuple(skipped),
        warnings=tuple(warnings),
    )


def _worked_out(
    claims: Sequence[Claim],
    known: Sequence[Origin],
    settings: Settings,
    published: Mapping[str, str | None],
) -> tuple[Finding, ...]:
    # Imported here: numeric libraries take half a second that a remembered story saves.
    from reconcile.pipeline import reconcile_story

    return reconcile_story(claims, known, settings, published)


def _unique_ids(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The same wording in two findings gives the later one a numbered id."""
    seen: dict[str, int] = {}
    out = []
    for finding in findings:
        seen[finding.id] = seen.get(finding.id, 0) + 1
        count = seen[finding.id]
        out.append(finding if count == 1 else replace(finding, id=f"{finding.id}-{count}"))
    return tuple(out)
