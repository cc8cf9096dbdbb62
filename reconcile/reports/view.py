"""The one View of a report that every output format renders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from reconcile.model import (
    Agreement,
    Article,
    Claim,
    Difference,
    Discrepancy,
    Finding,
    Report,
    Severity,
    SingleSource,
    Verdict,
    verdict_of,
)
from reconcile.reports import SINGLE_ORIGIN, VERDICTS
from reconcile.reports.balance import balanced
from reconcile.reports.matrix import kinship, rows, syndicated, tallies, votes
from reconcile.reports.shown import (
    Contrast,
    Counts,
    Entry,
    Listing,
    Options,
    Row,
    Source,
    Story,
    Tally,
    View,
    Vote,
    Wording,
)
from reconcile.reports.text import Lines, clean, clip, elided_passage, surroundings
from reconcile.reports.wording import is_fragment, spokesman

__all__ = [
    "Contrast",
    "Counts",
    "Entry",
    "Index",
    "Listing",
    "Options",
    "Row",
    "Source",
    "Story",
    "Tally",
    "View",
    "Vote",
    "Wording",
    "build_view",
    "index",
]

# A claim longer than this is no claim but a paragraph that could not be split.
_LONGEST_CLAIM = 400
_RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The report's records by id, for looking up what a finding names."""

    articles: dict[str, Article]
    sources: dict[str, Source]
    lines: dict[str, Lines]
    claims: dict[str, Claim]
    position: dict[str, int]


def index(report: Report) -> Index:
    """The records of ``report`` by id."""
    origins: dict[str, list[str]] = {}
    for origin in report.origins:
        if origin.kind not in ("agency", "outlet"):
            continue
        names = origins.setdefault(origin.article, [])
        if clean(origin.name) not in names:
            names.append(clean(origin.name))
    outlets = Counter(clean(a.outlet or a.id) for a in report.articles)
    latest = {v.article: v.latest for v in report.versions}

    def label(article: Article) -> str:
        name = clean(article.outlet or article.id)
        return f"{name} ({clean(article.id)})" if article.outlet and outlets[name] > 1 else name

    label_of = {a.id: label(a) for a in report.articles}

    def source(article: Article) -> Source:
        return Source(
            id=article.id,
            label=label_of[article.id],
            path=clean(article.path),
            story=article.story,
            words=article.words,
            title=clean(article.title) if article.title else None,
            published=clean(article.published) if article.published else None,
            origins=tuple(origins.get(article.id, ())),
            outlet=clean(article.outlet or article.id),
            older=label_of[latest[article.id]] if article.id in latest else None,
        )

    return Index(
        articles={a.id: a for a in report.articles},
        sources={a.id: source(a) for a in report.articles},
        lines={a.id: Lines.of(a) for a in report.articles},
        claims={c.id: c for c in report.claims},
        position={c.id: at for at, c in enumerate(report.claims)},
    )


def _wording(claim: Claim, differences: Sequence[Difference], at: Index) -> Wording:
    article, told = at.articles[claim.article], claim.attribution
    sides = [side for d in differences for side in d.sides if side.claim == claim.id]
    marks = [side.span for side in sides if side.span is not None]
    around = claim.sentence
    inside = [m for m in marks if around.start <= m.start and m.end <= around.end]
    if marks and not inside:
        around = surroundings(article.text, marks[0])
    start = min((s.start for s in inside or marks or claim.spans), default=around.start)
    return Wording(
        claim=claim.id,
        source=at.sources[claim.article],
        line=at.lines[claim.article].at(start),
        passage=elided_passage(article.text, around, claim.spans, marks),
        text=clip(balanced(clean(claim.text)), _LONGEST_CLAIM),
        speaker=clean(told.speaker) if told else None,
        via=clean(told.via) if told and told.via else None,
        values=tuple(dict.fromkeys(clean(side.value) for side in sides)),
    )


def _contrast(difference: Difference, at: Index) -> Contrast:
    values: dict[str, list[str]] = {}
    for side in difference.sides:
        label = at.sources[at.claims[side.claim].article].label
        labels = values.setdefault(clean(side.value), [])
        if label not in labels:
            labels.append(label)
    return Contrast(
        kind=clean(difference.kind),
        why=clean(difference.why),
        severity=difference.severity,
        update=difference.update,
        values=tuple((value, tuple(labels)) for value, labels in values.items()),
        shown=all(side.span is not None for side in difference.sides),
        votes=votes(difference, at.claims, at.articles, at.sources),
    )


def _entry(finding: Finding, at: Index) -> Entry:
    match finding:
        case Discrepancy():
            severity, differences = finding.severity, finding.differences
        case Agreement() | SingleSource():
            severity, differences = Severity.LOW, ()
        case _:
            assert_never(finding)
    claims = [at.claims[claim] for claim in sorted(finding.claims, key=at.position.__getitem__)]
    wordings = tuple(_wording(claim, differences, at) for claim in claims)
    sources = [w.source for w in wordings]
    return Entry(
        id=finding.id,
        verdict=verdict_of(finding),
        severity=severity,
        confidence=finding.confidence,
        lead=wordings[spokesman(claims)],
        wordings=wordings,
        sources=tuple(dict.fromkeys(s.label for s in sources)),
        contrasts=tuple(_contrast(d, at) for d in differences),
        notes=tuple(clean(note) for note in finding.notes),
        independent_origins=finding.independent_origins,
        shared_origins=_shared(sources),
        decision=finding.decision,
        **_sourcing(finding),
    )


def _sourcing(finding: Finding) -> dict[str, Any]:
    """What is known of a finding's origins, safe to be shown."""
    found = finding.sourcing
    if found is None:
        return {}
    roots = (
        replace(
            root,
            name=clean(root.name),
            speakers=tuple(replace(s, name=clean(s.name)) for s in root.speakers),
        )
        for root in found.roots
    )
    return {
        "outlets": found.outlets,
        "single_origin": found.single_origin,
        "credited": found.credited,
        "chain": clean(found.chain),
        "roots": tuple(roots),
    }


def _shared(sources: Sequence[Source]) -> tuple[str, ...]:
    first = sources[0].origins if sources else ()
    return tuple(name for name in first if all(name in s.origins for s in sources))


def _order(finding: Finding, at: Index) -> tuple[int, bool, int, float, int, str]:
    """Discrepancies by severity and confidence, agreements by how many articles say so; those
    without a statement last."""
    place = min(at.position[claim] for claim in finding.claims)
    scrap = False
    match finding:
        case Discrepancy():
            rank, weight = _RANK[finding.severity], -finding.confidence
        case Agreement():
            rank, weight = -len({at.claims[c].article for c in finding.claims}), 0.0
            scrap = all(is_fragment(at.claims[c]) for c in finding.claims)
        case SingleSource():
            rank, weight = 0, 0.0
        case _:
            assert_never(finding)
    return VERDICTS.index(verdict_of(finding)), scrap, rank, weight, place, finding.id


def _listing(findings: Iterable[Finding], cap: int, at: Index, options: Options) -> Listing:
    every = tuple(findings)
    shown = every if options.show_all else every[:cap]
    return Listing(entries=tuple(_entry(finding, at) for finding in shown), total=len(every))


def _counts(sources: int, claims: int, findings: Iterable[Finding]) -> Counts:
    verdicts = Counter(verdict_of(finding) for finding in findings)
    return Counts(
        sources=sources,
        claims=claims,
        agreements=verdicts["agreement"],
        discrepancies=verdicts["discrepancy"],
        single=verdicts["single-source"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What one story has of the report; ``shown`` is the part of ``findings`` to be shown."""

    articles: list[Article] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    shown: list[Finding] = field(default_factory=list)


def _parts(report: Report, at: Index, options: Options) -> dict[str, _Part]:
    """The report story by story, in the order of its articles; findings in the order shown."""
    parts: dict[str, _Part] = {}
    for article in report.articles:
        parts.setdefault(article.story, _Part()).articles.append(article)
    for claim in report.claims:
        parts[at.articles[claim.article].story].claims.append(claim)
    for finding in report.findings:
        parts[at.sources[_home(finding, at)].story].findings.append(finding)
    for part in parts.values():
        chosen = (finding for finding in part.findings if _wanted(finding, options.only))
        part.shown.extend(sorted(chosen, key=lambda finding: _order(finding, at)))
    return parts


def _wanted(finding: Finding, only: Sequence[str]) -> bool:
    """Whether a finding has one of the verdicts asked for, and one origin where that is asked."""
    verdicts = [name for name in only if name != SINGLE_ORIGIN] or VERDICTS
    one = finding.sourcing is not None and finding.sourcing.single_origin
    return verdict_of(finding) in verdicts and (one or SINGLE_ORIGIN not in only)


def _story(name: str, part: _Part, at: Index, options: Options, kin: Sequence[str]) -> Story:
    def listing(verdict: Verdict, cap: int) -> Listing:
        return _listing((f for f in part.shown if verdict_of(f) == verdict), cap, at, options)

    single: dict[str, list[Finding]] = {}
    for finding in part.shown:
        if verdict_of(finding) == "single-source":
            single.setdefault(_home(finding, at), []).append(finding)
    sources = tuple(at.sources[article.id] for article in part.articles)
    compared = tuple(s for s in sources if s.older is None)
    ordered = sorted(part.findings, key=lambda finding: _order(finding, at))
    return Story(
        name=clean(name),
        counts=_counts(len(part.articles), len(part.claims), part.findings),
        sources=sources,
        common_origins=_shared(compared) if len(compared) > 1 else (),
        discrepancies=listing("discrepancy", options.cap_discrepancies),
        agreements=listing("agreement", options.cap_agreements),
        single=tuple(
            (at.sources[a.id], _listing(single[a.id], options.cap_single, at, options))
            for a in part.articles
            if a.id in single
        ),
        matrix=rows(ordered, compared, at.claims, at.articles, at.sources),
        tallies=tallies(ordered, compared, at.claims),
        kinship=tuple(kin),
    )


def _home(finding: Finding, at: Index) -> str:
    """The article of the finding's first claim; its story is the finding's."""
    return at.claims[finding.claims[0]].article


def build_view(report: Report, options: Options | None = None, *, by_story: bool = True) -> View:
    """What ``report`` shows under ``options``: stories in order, findings sorted and capped.

    Without ``by_story`` the stories are left out, for a format that shows the records alone.
    """
    options = options or Options()
    at = index(report)
    parts = _parts(report, at, options)
    kin = kinship(report, at.sources)
    shown = tuple(finding for part in parts.values() for finding in part.shown)
    return View(
        report=replace(report, findings=shown),
        whole=report,
        options=options,
        counts=_counts(len(report.articles), len(report.claims), report.findings),
        stories=tuple(
            _story(name, part, at, options, kin.get(name, ()))
            for name, part in parts.items()
            if by_story
        ),
        skipped=tuple((clean(e.path), clean(e.reason)) for e in report.errors),
        warnings=tuple(clean(warning) for warning in report.warnings),
        families=syndicated(report, at.sources),
    )
