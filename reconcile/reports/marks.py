"""What a service that checks articles shows beside them: a level, a message, and places."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from reconcile.model import (
    Agreement,
    Article,
    Claim,
    Decision,
    Discrepancy,
    Finding,
    Report,
    Severity,
    SingleSource,
    Span,
)
from reconcile.reports.text import clean, clip
from reconcile.reports.view import Index, View, index

Level = Literal["error", "warning", "notice"]
_LEVELS: dict[Severity, Level] = {
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "notice",
}
# Files whose characters are the article's text, so that its lines are theirs.
_AS_WRITTEN = (".txt", ".text", ".md", ".markdown")
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one article says its part.  Lines and columns count from 1, the end column is the one
    behind the last character; all are None where the file's lines are not the article's."""

    path: str
    label: str
    says: str
    value: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None

    @property
    def where(self) -> str:
        """``path:line``, or the path alone."""
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One finding to be shown: ``places`` has one a side, first the one published last.

    ``decision`` is None, or one that leaves it open, unless somebody has decided it; ``chain``
    says from which origins it comes.
    """

    id: str
    story: str
    level: Level
    severity: Severity
    fails: bool
    kinds: tuple[str, ...]
    title: str
    why: str
    places: tuple[Place, ...]
    confidence: float
    decision: Decision | None
    chain: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided it."""
        return self.decision is None or self.decision.decision == "open"

    @property
    def message(self) -> str:
        """Why, what each article says, and the way it took, on lines of their own."""
        told = [f"{p.label} ({p.where}): {p.says}" for p in self.places]
        return "\n".join([self.why, *told, *([self.chain] if self.chain else [])])


def marks(view: View) -> tuple[Mark, ...]:
    """The discrepancies of a view, and what else fails its check, in the order shown."""
    return tuple(_marks(view.report, index(view.report)))


def _marks(report: Report, at: Index) -> Iterator[Mark]:
    failing = report.outcome.failing if report.outcome else ()
    for finding in report.findings:
        fails = finding.id in failing
        if not isinstance(finding, Discrepancy) and not fails:
            continue
        yield _mark(finding, fails, report.outcome is not None, at)


def _mark(finding: Finding, fails: bool, checked: bool, at: Index) -> Mark:
    severity, why = Severity.LOW, "A reviewed value has changed."
    kinds: tuple[str, ...] = ("reviewed",)
    match finding:
        case Discrepancy():
            severity = finding.severity
            kinds = tuple(dict.fromkeys(clean(d.kind) for d in finding.differences))
            why = "; ".join(dict.fromkeys(clean(d.why) for d in finding.differences))
        case Agreement() | SingleSource():
            if finding.decision is None or not finding.decision.changes:
                kinds, why = ("single-origin",), "All who say it have it from one origin."
        case _:
            assert_never(finding)
    if finding.decision is not None and finding.decision.changes:
        changed = "; ".join(clean(change) for change in finding.decision.changes)
        was = clean(finding.decision.was or "")
        why = f"{why.removesuffix('.')}; changed since it was {was}: {changed}"
    level = _LEVELS[severity]
    if checked:
        level = "error" if fails else "notice" if level == "notice" else "warning"
    places = _places(finding, at)
    values = dict.fromkeys(p.value for p in places if p.value)
    told = " / ".join(clip(value, 60) for value in values)
    first = at.claims[finding.claims[0]]
    return Mark(
        id=clean(finding.id),
        story=clean(at.sources[first.article].story),
        level=level,
        severity=severity,
        fails=fails,
        kinds=kinds,
        title=f"{' + '.join(kinds)}: {told}" if told else " + ".join(kinds),
        why=why,
        places=places,
        confidence=finding.confidence,
        decision=finding.decision,
        chain=clean(finding.sourcing.chain) if finding.sourcing else None,
    )


def _places(finding: Finding, at: Index) -> tuple[Place, ...]:
    """One place a side, or a claim where nothing differs; the latest article's first."""
    sides: dict[str, tuple[str, Span | None]] = {}
    if isinstance(finding, Discrepancy):
        for side in (s for d in finding.differences for s in d.sides):
            sides.setdefault(side.claim, (clean(side.value), side.span))
    told = sides or dict.fromkeys(finding.claims, ("", None))
    order = {a: n for n, a in enumerate(at.articles)}
    claims = sorted(
        (at.claims[id] for id in told),
        key=lambda c: (at.articles[c.article].published or "", order[c.article]),
        reverse=True,
    )
    return tuple(_place(claim, *told[claim.id], at) for claim in claims)


def _place(claim: Claim, value: str, span: Span | None, at: Index) -> Place:
    article = at.articles[claim.article]
    says = clip(clean(claim.text), _LONGEST)
    source = at.sources[claim.article]
    path = as_listed(source.path)
    if not source.path.lower().endswith(_AS_WRITTEN):
        return Place(path=path, label=source.label, says=says, value=value)
    shown = span or Span(start=claim.spans[0].start, end=claim.spans[-1].end)
    line, column = _position(article, shown.start, at)
    end_line, end_column = _position(article, shown.end, at)
    return Place(
        path=path, label=source.label, says=says, value=value,
        line=line, column=column, end_line=end_line, end_column=end_column,
    )  # fmt: skip


def as_listed(path: str) -> str:
    """A path as services list files: without ``./`` and inner ``..``, which they don't match."""
    return path if "://" in path else posixpath.normpath(path)


def _position(article: Article, offset: int, at: Index) -> tuple[int, int]:
    """Line and column, from 1."""
    text = article.text
    before = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset))
    return at.lines[article.id].at(offset), offset - before
