"""Who has it from whom, as JSON: of an article, of a finding, and of the report."""

from __future__ import annotations

from typing import Any

from reconcile.model import Credit, Finding, Origin, Overlap, Report, Root, Span
from reconcile.reports.matrix import rows, tallies, votes
from reconcile.reports.shown import Row, Source, Tally, Vote
from reconcile.reports.view import Index, index

Json = dict[str, Any]

_CARRIERS = ("agency", "outlet")


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def of_articles(report: Report) -> dict[str, Json]:
    """For each article its origins by name, the words that show each, and the later version if
    there is one."""
    latest = {v.article: v.latest for v in report.versions}
    mine: dict[str, list[Origin]] = {article.id: [] for article in report.articles}
    for origin in report.origins:
        mine[origin.article].append(origin)
    return {
        id: {
            "origins": list(dict.fromkeys(o.name for o in origins if o.kind in _CARRIERS)),
            "credits": [_credit(origin, credit) for origin in origins for credit in origin.credits],
            "version_of": latest.get(id),
        }
        for id, origins in mine.items()
    }


def _credit(origin: Origin, credit: Credit) -> Json:
    return {
        "name": origin.name,
        "kind": origin.kind,
        "form": credit.form,
        "whole": origin.whole,
        "words": credit.words,
        "span": _span(credit.span) if credit.span else None,
    }


def of_finding(finding: Finding) -> Json:
    """Its independent origins and the chain in words."""
    found = finding.sourcing
    return {
        "single_origin": found is not None and found.single_origin,
        "credited": found.credited if found else None,
        "chain": found.chain if found else None,
        "origins": [_root(root) for root in found.roots] if found else [],
    }


def _root(root: Root) -> Json:
    return {
        "name": root.name,
        "kind": root.kind,
        "articles": list(root.articles),
        "speakers": [{"name": s.name, "kind": s.kind} for s in root.speakers],
    }


def of_report(report: Report) -> Json:
    """Copied text, versions, families, and each story's claims by outlet."""
    return {
        "overlaps": [_overlap(overlap) for overlap in report.overlaps],
        "versions": [
            {"article": v.article, "latest": v.latest, "reason": v.reason} for v in report.versions
        ],
        "families": [list(family) for family in report.families],
        "stories": stories(report),
    }


def _overlap(overlap: Overlap) -> Json:
    return {
        "articles": [overlap.left, overlap.right],
        "relation": overlap.relation,
        "shares": {overlap.left: overlap.share_left, overlap.right: overlap.share_right},
        "first": overlap.first,
        "passages": [
            {
                "spans": {overlap.left: _span(p.left), overlap.right: _span(p.right)},
                "words": p.words,
            }
            for p in overlap.passages
        ],
    }


def stories(report: Report) -> list[Json]:
    """Every story: how each outlet's claims fare, and who has which of the disputed values."""
    at = index(report)
    findings: dict[str, list[Finding]] = {}
    for finding in report.findings:
        story = at.sources[at.claims[finding.claims[0]].article].story
        findings.setdefault(story, []).append(finding)
    told: dict[str, list[Source]] = {}
    for source in at.sources.values():
        told.setdefault(source.story, []).append(source)
    return [_story(sources, findings.get(name, []), at) for name, sources in told.items()]


def _story(told: list[Source], findings: list[Finding], at: Index) -> Json:
    sources = [source for source in told if source.older is None]
    matrix = rows(findings, sources, at.claims, at.articles, at.sources)
    outlets = list(dict.fromkeys(s.outlet for s in sources))
    return {
        "articles": [source.id for source in told],
        "outlets": [_tally(t) for t in tallies(findings, sources, at.claims)],
        "matrix": [_row(row, outlets) for row in matrix],
        "disputed": _disputed(findings, at),
    }


def _tally(tally: Tally) -> Json:
    parts = ("confirmed", "contradicted", "repeated", "alone")
    return {
        "outlet": tally.outlet,
        "claims": tally.claims,
        **{name: getattr(tally, name) for name in parts},
        "shares": {name: round(tally.share(getattr(tally, name)), 4) for name in parts},
    }


def _row(row: Row, outlets: list[str]) -> Json:
    cells = zip(outlets, row.cells, strict=True)
    return {"finding": row.id, "outlets": {o: c or "yes" for o, c in cells if c is not None}}


def _disputed(findings: list[Finding], at: Index) -> list[Json]:
    out = []
    for finding in findings:
        for difference in getattr(finding, "differences", ()):
            found = votes(difference, at.claims, at.articles, at.sources)
            clear = len(found) > 1 and len(found[0].outlets) > len(found[1].outlets)
            out.append(
                {
                    "finding": finding.id,
                    "kind": difference.kind,
                    "majority": found[0].value if clear else None,
                    "values": [_vote(vote) for vote in found],
                }
            )
    return out


def _vote(vote: Vote) -> Json:
    return {"value": vote.value, "outlets": list(vote.outlets), "later": vote.later}
