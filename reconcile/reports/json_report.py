"""The report as JSON: the contract that other programs stand on."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from typing import Any, assert_never

import msgspec

from reconcile.model import (
    SCHEMA_URL,
    Agreement,
    Article,
    Attribution,
    Claim,
    DateValue,
    Decision,
    Difference,
    Discrepancy,
    Finding,
    Match,
    NameValue,
    Outcome,
    Quantity,
    Reference,
    Report,
    Residue,
    Severity,
    SingleSource,
    Span,
    Value,
    value_type,
    verdict_of,
)
from reconcile.reports import json_origins
from reconcile.reports.claims_view import ClaimsView
from reconcile.reports.view import Options, View

Json = dict[str, Any]

# Characters that JSON allows raw but that act on a terminal, or that UTF-8 cannot write.
_UNSAFE = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# A span over four lines would make most of a report's lines numbers.
_SPREAD_SPAN = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _number(value: float) -> float | int | None:
    """A whole number without its ``.0``; None for a bound that is not there."""
    if not math.isfinite(value):
        return None
    return int(value) if float(value).is_integer() else value


def _article(article: Article, origins: Json, with_text: bool) -> Json:
    told: Json = {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "updated": article.updated,
        "authors": list(article.authors),
        "language": article.language,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "syndication": list(article.syndication),
        "story": article.story,
        "words": article.words,
        **origins,
    }
    if with_text:
        told["text"] = article.text
    return told


def _attribution(attribution: Attribution) -> Json:
    return {
        "speaker": attribution.speaker,
        "speaker_spans": _spans(attribution.speaker_spans),
        "cue": attribution.cue,
        "style": attribution.style,
        "via": attribution.via,
    }


def _value(value: Value) -> Json:
    told: Json = {"type": value_type(value), "text": value.text, "span": _span(value.span)}
    match value:
        case Quantity():
            return told | {
                "value": _number(value.value),
                "low": _number(value.low),
                "high": _number(value.high),
                "precision": value.precision,
                "dimension": value.dimension,
                "unit": value.unit,
                "counted": value.counted,
            }
        case DateValue():
            return told | {
                "start": value.start,
                "end": value.end,
                "precision": value.precision,
                "relation": value.relation,
            }
        case NameValue():
            return told | {"kind": value.kind, "full": value.full, "title": value.title}
        case _:
            assert_never(value)


def _reference(reference: Reference) -> Json:
    return {
        "expression": reference.expression,
        "span": _span(reference.span),
        "text": reference.text,
        "antecedent": _span(reference.antecedent) if reference.antecedent else None,
        "reason": reference.reason,
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "article": claim.article,
        "text": claim.text,
        "spans": _spans(claim.spans),
        "mentions": [_spans(mention) for mention in claim.mentions],
        "sentence": _span(claim.sentence),
        "attribution": _attribution(claim.attribution) if claim.attribution else None,
        "values": [_value(value) for value in claim.values],
        "quotes": _spans(claim.quotes),
        "section": claim.section.value,
        "references": [_reference(reference) for reference in claim.references],
        "negated": claim.negated,
        "certainty": claim.certainty.value,
    }


def _difference(difference: Difference) -> Json:
    return {
        "kind": difference.kind,
        "values": {side.claim: side.value for side in difference.sides},
        "spans": {s.claim: _span(s.span) for s in difference.sides if s.span is not None},
        "why": difference.why,
        "update": difference.update,
    }


def _decision(decision: Decision) -> Json:
    return {
        "decision": decision.decision,
        "note": decision.note,
        "by": decision.by,
        "on": decision.on,
        "holds": decision.holds,
        "was": decision.was,
        "changes": list(decision.changes),
    }


def _match(match: Match) -> Json:
    return {
        "claims": [match.left.id, match.right.id],
        "similarity": match.similarity,
        "confidence": match.confidence,
        "parts": [
            {"name": p.name, "score": p.score, "weight": p.weight, "words": list(p.words)}
            for p in match.parts
        ],
    }


def _finding(finding: Finding, explain: bool) -> Json:
    match finding:
        case Discrepancy():
            severity, differences = finding.severity, finding.differences
        case Agreement() | SingleSource():
            severity, differences = Severity.LOW, ()
        case _:
            assert_never(finding)
    matches = () if isinstance(finding, SingleSource) else finding.matches
    why = {"matches": [_match(match) for match in matches]} if explain else {}
    return why | {
        "id": finding.id,
        "verdict": verdict_of(finding),
        "severity": severity.value,
        "claims": list(finding.claims),
        "confidence": round(finding.confidence, 4),
        "differences": [_difference(difference) for difference in differences],
        "independent_origins": finding.independent_origins,
        **json_origins.of_finding(finding),
        "notes": list(finding.notes),
        "decision": _decision(finding.decision) if finding.decision else None,
    }


def _outcome(outcome: Outcome) -> Json:
    return {
        "fail_on": list(outcome.fail_on),
        "failing": list(outcome.failing),
        "changed": list(outcome.changed),
        "reviewed": outcome.reviewed,
        "below": outcome.below,
        "notes": list(outcome.notes),
        "new": outcome.new,
    }


def _residue(residue: Residue, texts: dict[str, str]) -> Json:
    return {
        "article": residue.article,
        "span": _span(residue.span),
        "text": residue.span.of(texts[residue.article]),
        "reason": residue.reason,
    }


def as_dict(report: Report, options: Options, whole: Report | None = None) -> Json:
    """``report`` as the object that the schema describes.

    ``whole`` is the report with all its findings, where ``report`` has only some of them: what is
    told of the outlets is told of all.
    """
    origins = json_origins.of_articles(report)
    told: Json = {
        "schema": SCHEMA_URL,
        "version": report.version,
        "articles": [_article(a, origins[a.id], options.with_text) for a in report.articles],
        "claims": [_claim(claim) for claim in report.claims],
        "findings": [_finding(finding, options.explain) for finding in report.findings],
        **json_origins.of_report(whole or report),
        "errors": [{"path": e.path, "problem": e.reason} for e in report.errors],
        "warnings": list(report.warnings),
        "stale": [
            {"id": e.id, "decision": e.decision, "line": e.line, "claim": e.claim}
            for e in report.stale
        ],
    }
    if report.outcome is not None:
        told["check"] = _outcome(report.outcome)
    if options.residue:
        texts = {article.id: article.text for article in report.articles}
        told["residue"] = [_residue(residue, texts) for residue in report.residue]
    return told


def dumps(value: Json | list[Json]) -> str:
    """``value`` as indented JSON that any terminal can show and UTF-8 can write."""
    try:
        text = msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
    except UnicodeEncodeError:  # half a character, which the slower way escapes below
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    text = _SPREAD_SPAN.sub(r"[\1, \2]", text)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def one_line(value: Json) -> str:
    """``value`` as JSON on one line, as safe as ``dumps`` makes it."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def render(view: View | ClaimsView) -> str:
    """The view's report as JSON."""
    whole = view.report if isinstance(view, ClaimsView) else view.whole
    return dumps(as_dict(view.report, view.options, whole))
