"""The one View of a report that every output format renders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from reconcile.model import (
    Agreement,
    Article,
    Claim,
    Decision,
    Difference,
    Discrepancy,
    Finding,
    Report,
    Severity,
    SingleSource,
    Verdict,
    verdict_of,
)
from reconcile.reports import VERDICTS
from reconcile.reports.balance import balanced
from reconcile.reports.text import Lines, Passage, clean, clip, elided_passage, surroundings
from reconcile.reports.wording import is_fragment, spokesman

# A claim longer than this is no claim but a paragraph that could not be split.
_LONGEST_CLAIM = 400
_RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a report is shown.  ``width`` is in columns; the ``cap_…`` are entries a section.

    ``styled`` allows bold and underline, ``colour`` also colours.  ``only`` empty shows every
    verdict.
    """

    width: int = 80
    styled: bool = False
    colour: bool = False
    show_all: bool = False
    verbose: bool = False
    with_text: bool = False
    residue: bool = False
    explain: bool = False
    only: tuple[Verdict, ...] = ()
    cap_discrepancies: int = 20
    cap_agreements: int = 10
    cap_single: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article as a report names it; ``label`` is its outlet or id, unique in the report."""

    id: str
    label: str
    path: str
    story: str
    words: int
    title: str | None
    published: str | None
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one article puts a fact: the sentence with what differs marked, and who says so.

    ``values`` are this side's differing values; ``speaker`` is None where the article itself
    says it.
    """

    claim: str
    source: Source
    line: int
    passage: Passage
    text: str
    speaker: str | None
    via: str | None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """One difference as it is told: kind, why, and each value with the sources that have it."""

    kind: str
    why: str
    severity: Severity
    update: bool
    values: tuple[tuple[str, tuple[str, ...]], ...]
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding.  ``lead`` is the wording shown for all, ``sources`` the labels without repeats.

    ``shared_origins`` are those that every one of its articles names.
    """

    id: str
    verdict: Verdict
    severity: Severity
    confidence: float
    lead: Wording
    wordings: tuple[Wording, ...]
    sources: tuple[str, ...]
    contrasts: tuple[Contrast, ...]
    notes: tuple[str, ...]
    independent_origins: int
    shared_origins: tuple[str, ...]
    decision: Decision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The entries of a section that are shown, and how many more there are."""

    entries: tuple[Entry, ...] = ()
    total: int = 0

    @property
    def hidden(self) -> int:
        """How many entries the cap keeps back."""
        return self.total - len(self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of each; of the whole report, whatever is shown of it."""

    sources: int
    claims: int
    agreements: int
    discrepancies: int
    single: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story: its sources, and its findings by verdict; ``single`` has one listing a source.

    ``common_origins`` are those that every one of two or more sources names.
    """

    name: str
    counts: Counts
    sources: tuple[Source, ...]
    common_origins: tuple[str, ...]
    discrepancies: Listing
    agreements: Listing
    single: tuple[tuple[Source, Listing], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A report as it is rendered.  ``report`` has the shown findings only, in the order shown."""

    report: Report = field(repr=False)
    options: Options
    counts: Counts
    stories: tuple[Story, ...]
    skipped: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


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
        names = origins.setdefault(origin.article, [])
        if clean(origin.name) not in names:
            names.append(clean(origin.name))
    outlets = Counter(clean(a.outlet or a.id) for a in report.articles)

    def source(article: Article) -> Source:
        label = clean(article.outlet or article.id)
        if article.outlet and outlets[label] > 1:
            label = f"{label} ({clean(article.id)})"
        return Source(
            id=article.id,
            label=label,
            path=clean(article.path),
            story=article.story,
            words=article.words,
            title=clean(article.title) if article.title else None,
            published=clean(article.published) if article.published else None,
            origins=tuple(origins.get(article.id, ())),
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
    )


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
    wanted = options.only or VERDICTS
    for part in parts.values():
        chosen = (finding for finding in part.findings if verdict_of(finding) in wanted)
        part.shown.extend(sorted(chosen, key=lambda finding: _order(finding, at)))
    return parts


def _story(name: str, part: _Part, at: Index, options: Options) -> Story:
    def listing(verdict: Verdict, cap: int) -> Listing:
        return _listing((f for f in part.shown if verdict_of(f) == verdict), cap, at, options)

    single: dict[str, list[Finding]] = {}
    for finding in part.shown:
        if verdict_of(finding) == "single-source":
            single.setdefault(_home(finding, at), []).append(finding)
    sources = tuple(at.sources[article.id] for article in part.articles)
    return Story(
        name=clean(name),
        counts=_counts(len(part.articles), len(part.claims), part.findings),
        sources=sources,
        common_origins=_shared(sources) if len(sources) > 1 else (),
        discrepancies=listing("discrepancy", options.cap_discrepancies),
        agreements=listing("agreement", options.cap_agreements),
        single=tuple(
            (at.sources[a.id], _listing(single[a.id], options.cap_single, at, options))
            for a in part.articles
            if a.id in single
        ),
    )


def _home(finding: Finding, at: Index) -> str:
    """The article of the finding's first claim; its story is the finding's."""
    return at.claims[finding.claims[0]].article


def build_view(report: Report, options: Options | None = None) -> View:
    """What ``report`` shows under ``options``: stories in order, findings sorted and capped."""
    options = options or Options()
    at = index(report)
    parts = _parts(report, at, options)
    shown = tuple(finding for part in parts.values() for finding in part.shown)
    return View(
        report=replace(report, findings=shown),
        options=options,
        counts=_counts(len(report.articles), len(report.claims), report.findings),
        stories=tuple(_story(name, part, at, options) for name, part in parts.items()),
        skipped=tuple((clean(e.path), clean(e.reason)) for e in report.errors),
        warnings=tuple(clean(warning) for warning in report.warnings),
    )
