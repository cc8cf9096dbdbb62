"""The one View of a split: each article with its claims, for looking at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from reconcile.model import (
    Certainty,
    Claim,
    DateValue,
    NameValue,
    Quantity,
    Reference,
    Report,
    Residue,
    Value,
)
from reconcile.reports.balance import balanced
from reconcile.reports.text import clean
from reconcile.reports.view import Index, Options, Source, index


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim.  ``marks`` say what it is beside plain prose: its section, negation, certainty.

    ``values`` and ``references`` are told in words; ``references`` are the unresolved ones only,
    for the resolved stand in ``text``.
    """

    number: int
    id: str
    line: int
    text: str
    speaker: str | None
    via: str | None
    marks: tuple[str, ...]
    values: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidueLine:
    """Words that no claim holds, with their line and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleClaims:
    """One article's claims, and what no claim of it holds."""

    source: Source
    claims: tuple[ClaimLine, ...]
    residue: tuple[ResidueLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView:
    """A split as it is rendered."""

    report: Report = field(repr=False)
    options: Options
    articles: tuple[ArticleClaims, ...]
    skipped: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


def number_text(value: float) -> str:
    """A number with thousands separators and no needless decimals."""
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.10g}"


def _quantity(value: Quantity) -> str:
    match value.precision:
        case "exact":
            amount = number_text(value.value)
        case "about":
            amount = f"about {number_text(value.value)}"
        case "at least":
            amount = f"at least {number_text(value.low)}"
        case "at most":
            amount = f"at most {number_text(value.high)}"
        case "between":
            amount = f"{number_text(value.low)} to {number_text(value.high)}"
        case _:
            assert_never(value.precision)
    return " ".join(part for part in (amount, value.unit, value.counted) if part)


def _date(value: DateValue) -> str:
    if value.start is None or value.end is None:
        days = value.start or value.end or f"a {value.precision}, undated"
    else:
        days = value.start if value.start == value.end else f"{value.start} to {value.end}"
    return days if value.relation == "on" else f"{value.relation} {days}"


def value_text(value: Value) -> str:
    """A value as a person reads it: its type, its words, and what they come to."""
    kind: str
    match value:
        case Quantity():
            kind, meaning = value.dimension, _quantity(value)
        case DateValue():
            kind, meaning = "date", _date(value)
        case NameValue():
            kind, meaning = value.kind, value.full
        case _:
            assert_never(value)
    words = clean(value.text)
    meaning = clean(meaning)
    return f"{kind} {words}" if meaning == words else f"{kind} {words} = {meaning}"


def _reference(reference: Reference) -> str:
    return f"“{clean(reference.expression)}” left: {clean(reference.reason)}"


def _claim(number: int, claim: Claim, at: Index) -> ClaimLine:
    marks = [] if claim.section == "body" else [claim.section.value]
    if claim.negated:
        marks.append("negated")
    if claim.certainty is not Certainty.FACT:
        marks.append(claim.certainty.value)
    told = claim.attribution
    start = min((span.start for span in claim.spans), default=claim.sentence.start)
    return ClaimLine(
        number=number,
        id=clean(claim.id),
        line=at.lines[claim.article].at(start),
        text=balanced(clean(claim.text)),
        speaker=clean(told.speaker) if told else None,
        via=clean(told.via) if told and told.via else None,
        marks=tuple(marks),
        values=tuple(value_text(value) for value in claim.values),
        references=tuple(_reference(r) for r in claim.references if r.text is None),
    )


def _residue(residue: Residue, at: Index) -> ResidueLine:
    return ResidueLine(
        line=at.lines[residue.article].at(residue.span.start),
        text=clean(residue.span.of(at.articles[residue.article].text)),
        reason=clean(residue.reason),
    )


def build_claims_view(report: Report, options: Options | None = None) -> ClaimsView:
    """The claims of ``report`` by article; residue only where ``options.residue`` asks for it."""
    options = options or Options()
    at = index(report)
    claims: dict[str, list[Claim]] = {article.id: [] for article in report.articles}
    for claim in report.claims:
        claims[claim.article].append(claim)
    residue: dict[str, list[Residue]] = {article.id: [] for article in report.articles}
    for rest in report.residue if options.residue else ():
        residue[rest.article].append(rest)
    return ClaimsView(
        report=report,
        options=options,
        articles=tuple(
            ArticleClaims(
                source=at.sources[article.id],
                claims=tuple(_claim(n, c, at) for n, c in enumerate(claims[article.id], 1)),
                residue=tuple(_residue(rest, at) for rest in residue[article.id]),
            )
            for article in report.articles
        ),
        skipped=tuple((clean(e.path), clean(e.reason)) for e in report.errors),
        warnings=tuple(clean(warning) for warning in report.warnings),
    )
