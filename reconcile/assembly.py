"""Findings of all stories to one report, with what the ledger says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from reconcile import __version__
from reconcile.cache import Memory
from reconcile.ledger import Ledger, Reading
from reconcile.model import (
    Agency,
    Article,
    Claim,
    Extraction,
    Finding,
    Provenance,
    Report,
    SkippedSource,
    Story,
)
from reconcile.settings import Settings

# Works out the findings of stories, in order; an engine's method.
Judge = Callable[[Sequence[Story], Settings], Iterator[tuple[Finding, ...]]]
ReadLedger = Callable[[Ledger, Sequence[Article], Sequence[Claim]], Reading]


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
    judge: Judge | None = None,
    explain: bool = False,
    read_ledger: ReadLedger = Reading,
) -> Report:
    """The report on articles whose claims are at hand; one story after the other.

    What ``memory`` knows of a story is not worked out again; the rest is left to ``judge``, or
    done here without one.  ``explain``: matches have the parts of their similarity.
    ``read_ledger`` holds the ledger against the claims.
    """
    added = ledger.agencies if ledger else ()
    known = {
        name: _provenance(told, added, settings, memory) for name, told in _told(articles).items()
    }
    claims = tuple(c for e in extractions for c in e.claims)
    reading = read_ledger(ledger, articles, claims) if ledger else None
    told = _stories(articles, claims, known, added, explain)
    stories = _Stories(told, settings, memory, judge or _worked_out)
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
        origins=tuple(o for p in known.values() for o in p.origins),
        overlaps=tuple(o for p in known.values() for o in p.overlaps),
        versions=tuple(v for p in known.values() for v in p.versions),
        families=_families(articles, tuple(known.values()), settings),
        residue=tuple(r for e in extractions for r in e.residue),
        errors=tuple(skipped),
        warnings=tuple(warnings),
        stale=applied.stale if applied else (),
    )


class _Stories:
    """The stories of a run: what one comes to hangs on its own claims and on what was ruled."""

    def __init__(
        self,
        stories: Sequence[Story],
        settings: Settings,
        memory: Memory | None,
        judge: Judge,
    ) -> None:
        self.stories = stories
        self.settings = settings
        self.memory = memory
        self.judge = judge

    def findings(self, reading: Reading | None) -> tuple[Finding, ...]:
        """The findings of one story after the other, each with an id of its own."""
        stories: Sequence[Story] = self.stories
        if reading:
            stories = [
                replace(s, rulings=reading.rulings({c.id for c in s.claims})) for s in stories
            ]
        return _unique_ids([f for found in self._found(stories) for f in found])

    def _found(self, stories: Sequence[Story]) -> Iterator[tuple[Finding, ...]]:
        """The findings of each story, in order: remembered, or worked out now and remembered."""
        remembered = [
            self.memory.findings(story, self.settings) if self.memory else None for story in stories
        ]
        rest = [s for s, found in zip(stories, remembered, strict=True) if found is None]
        made = self.judge(rest, self.settings) if rest else iter(())
        for story, found in zip(stories, remembered, strict=True):
            if found is not None:
                yield found
                continue
            fresh = next(made)
            if self.memory:
                self.memory.keep_findings(story, self.settings, fresh)
            yield fresh


def _stories(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    known: Mapping[str, Provenance],
    added: Sequence[Agency],
    explain: bool,
) -> list[Story]:
    """The stories that the articles tell; an older version of an article is not compared."""
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    older = {v.article for p in known.values() for v in p.versions}
    return [
        Story(
            articles=tuple(told),
            claims=tuple(c for a in told if a.id not in older for c in by_article.get(a.id, ())),
            provenance=known[name],
            agencies=tuple(added),
            explain=explain,
        )
        for name, told in _told(articles).items()
    ]


def _worked_out(stories: Sequence[Story], settings: Settings) -> Iterator[tuple[Finding, ...]]:
    # Imported here: numeric libraries take half a second that a remembered story saves.
    from reconcile.pipeline import findings_of

    for story in stories:
        yield findings_of(story, settings)


def _told(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """The articles by story."""
    stories: dict[str, list[Article]] = {}
    for article in articles:
        stories.setdefault(article.story, []).append(article)
    return stories


def _provenance(
    told: Sequence[Article], added: Sequence[Agency], settings: Settings, memory: Memory | None
) -> Provenance:
    """Who has it from whom; remembered, since a warm run must not read the texts again."""
    found = memory.provenance(told, added, settings) if memory else None
    if found is None:
        from reconcile.origins import provenance

        found = provenance(told, settings, added)
        if memory:
            memory.keep_provenance(told, added, settings, found)
    return found


def _families(
    articles: Sequence[Article], known: Sequence[Provenance], settings: Settings
) -> tuple[tuple[str, ...], ...]:
    if len(known) < 2 and not any(p.overlaps for p in known):
        return ()
    from reconcile.origins import families

    return families(articles, known, settings)


def _unique_ids(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The same wording in two findings gives the later one a numbered id."""
    seen: dict[str, int] = {}
    out = []
    for finding in findings:
        seen[finding.id] = seen.get(finding.id, 0) + 1
        count = seen[finding.id]
        out.append(finding if count == 1 else replace(finding, id=f"{finding.id}-{count}"))
    return tuple(out)
