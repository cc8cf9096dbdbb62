"""Findings of all stories to one report, with what the ledger says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reconcile import __version__
from reconcile.cache import Memory
from reconcile.ledger import Ledger, Reading
from reconcile.model import (
    Article,
    Claim,
    Extraction,
    Finding,
    Origin,
    Report,
    Rulings,
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
    claims = tuple(c for e in extractions for c in e.claims)
    reading = Reading(ledger, articles, claims) if ledger else None
    stories = _Stories(articles, claims, known, settings, memory)
    unique: tuple[Finding, ...] = ()
    if want_findings:
        unique = stories.findings(reading)
        if reading and reading.tear(unique):
            unique = stories.findings(reading)
    applied = reading.applied(unique) if reading and want_findings else None
    return Report(
        version=__version__,
        articles=tuple(articles),
        claims=claims,
        findings=applied.findings if applied else unique,
        origins=known,
        residue=tuple(r for e in extractions for r in e.residue),
        errors=tuple(skipped),
        warnings=tuple(warnings),
        stale=applied.stale if applied else (),
    )


class _Stories:
    """The stories of a run: what one comes to hangs on its own claims and on what was ruled."""

    def __init__(
        self,
        articles: Sequence[Article],
        claims: Sequence[Claim],
        known: Sequence[Origin],
        settings: Settings,
        memory: Memory | None,
    ) -> None:
        self.articles = articles
        self.claims = claims
        self.known = known
        self.settings = settings
        self.memory = memory

    def findings(self, reading: Reading | None) -> tuple[Finding, ...]:
        """The findings of one story after the other, each with an id of its own."""
        out: list[Finding] = []
        for story in dict.fromkeys(a.story for a in self.articles):
            out.extend(self._story([a for a in self.articles if a.story == story], reading))
        return _unique_ids(out)

    def _story(self, told: Sequence[Article], reading: Reading | None) -> tuple[Finding, ...]:
        inside = {a.id for a in told}
        claims = [c for c in self.claims if c.article in inside]
        rulings = reading.rulings({c.id for c in claims}) if reading else Rulings()
        memory = self.memory
        found = (
            memory.findings(told, claims, self.known, self.settings, rulings) if memory else None
        )
        if found is None:
            published = {a.id: a.published for a in self.articles}
            found = _worked_out(claims, self.known, self.settings, published, rulings)
            if memory:
                memory.keep_findings(told, self.known, self.settings, rulings, found)
        return found


def _worked_out(
    claims: Sequence[Claim],
    known: Sequence[Origin],
    settings: Settings,
    published: Mapping[str, str | None],
    rulings: Rulings,
) -> tuple[Finding, ...]:
    # Imported here: numeric libraries take half a second that a remembered story saves.
    from reconcile.pipeline import reconcile_story

    return reconcile_story(claims, known, settings, published, rulings)


def _unique_ids(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The same wording in two findings gives the later one a numbered id."""
    seen: dict[str, int] = {}
    out = []
    for finding in findings:
        seen[finding.id] = seen.get(finding.id, 0) + 1
        count = seen[finding.id]
        out.append(finding if count == 1 else replace(finding, id=f"{finding.id}-{count}"))
    return tuple(out)
