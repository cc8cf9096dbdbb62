"""The JSON Schema (draft 2020-12) of a report.  Fields may be added to a report, never renamed."""

from __future__ import annotations

from typing import get_args

from reconcile.model import (
    SCHEMA_URL,
    Certainty,
    DatePrecision,
    Dimension,
    NameKind,
    Precision,
    Section,
    Severity,
    Style,
    Verdict,
)
from reconcile.reports import schema_origins
from reconcile.reports.json_report import dumps
from reconcile.reports.schema_parts import (
    BOOLEAN,
    COUNT,
    NUMBER_OR_NULL,
    SPAN,
    SPANS,
    STRING,
    TEXT_OR_NULL,
    Schema,
    enum,
    list_of,
    object_of,
    or_null,
    ref,
)

_CLAIM_ID = STRING
_RELATIONS = ("on", "before", "after", "since", "until", "between")


def _article() -> Schema:
    return object_of(
        "One article as read.",
        {
            "id": {"description": "The shortest unique stem of the path.", **STRING},
            "path": {"description": "The argument as given and the path below it.", **STRING},
            "title": TEXT_OR_NULL,
            "outlet": TEXT_OR_NULL,
            "published": {"description": "ISO 8601, as the source gives it.", **TEXT_OR_NULL},
            "updated": {"description": "ISO 8601, of the latest change.", **TEXT_OR_NULL},
            "authors": list_of(STRING),
            "language": {"description": "A BCP 47 tag.", **TEXT_OR_NULL},
            "url": TEXT_OR_NULL,
            "canonical_url": {
                "description": "The address that the article names as its own.",
                **TEXT_OR_NULL,
            },
            "syndication": {
                "description": "Whom the metadata names as those that the article comes from.",
                **list_of(STRING),
            },
            "story": STRING,
            "words": COUNT,
            **schema_origins.article_fields(),
            "text": {"description": "What the offsets count; only on request.", **STRING},
        },
        optional=("text",),
    )


def _attribution() -> Schema:
    return object_of(
        "Who holds the claim; via is the nested speaker.",
        {
            "speaker": STRING,
            "speaker_spans": SPANS,
            "cue": STRING,
            "style": enum(*get_args(Style)),
            "via": TEXT_OR_NULL,
        },
    )


def _typed(kind: str, description: str, properties: dict[str, Schema]) -> Schema:
    shared: dict[str, Schema] = {"type": {"const": kind}, "text": STRING, "span": SPAN}
    return object_of(description, shared | properties)


def _values() -> dict[str, Schema]:
    return {
        "number": _typed(
            "number",
            "A number as the interval low..high in unit; a missing bound is null.",
            {
                "value": NUMBER_OR_NULL,
                "low": NUMBER_OR_NULL,
                "high": NUMBER_OR_NULL,
                "precision": enum(*get_args(Precision)),
                "dimension": enum(*get_args(Dimension)),
                "unit": TEXT_OR_NULL,
                "counted": TEXT_OR_NULL,
            },
        ),
        "date": _typed(
            "date",
            "A date or time; start and end are ISO days, inclusive, null where undated.",
            {
                "start": TEXT_OR_NULL,
                "end": TEXT_OR_NULL,
                "precision": enum(*get_args(DatePrecision)),
                "relation": enum(*_RELATIONS),
            },
        ),
        "name": _typed(
            "name",
            "A proper name, its full form and its title.",
            {"kind": enum(*get_args(NameKind)), "full": STRING, "title": TEXT_OR_NULL},
        ),
    }


def _reference() -> Schema:
    return object_of(
        "A reference; text is what was filled in, null where it was left, and reason says why.",
        {
            "expression": STRING,
            "span": SPAN,
            "text": TEXT_OR_NULL,
            "antecedent": or_null(SPAN),
            "reason": STRING,
        },
    )


def _claim() -> Schema:
    return object_of(
        "One atomic claim; its text stands alone, its spans are its own words in the article.",
        {
            "id": STRING,
            "article": STRING,
            "text": STRING,
            "spans": {"description": "All mentions, sorted and disjoint.", **SPANS},
            "mentions": {"description": "One list a mention, the fullest first.", **list_of(SPANS)},
            "sentence": SPAN,
            "attribution": or_null(ref("attribution")),
            "values": list_of({"oneOf": [ref("number"), ref("date"), ref("name")]}),
            "quotes": SPANS,
            "section": enum(*(section.value for section in Section)),
            "references": list_of(ref("reference")),
            "negated": BOOLEAN,
            "certainty": enum(*(certainty.value for certainty in Certainty)),
        },
    )


def _difference() -> Schema:
    return object_of(
        "What differs, claim by claim; a side whose value has no place in the text has no span.",
        {
            "kind": STRING,
            "values": {"type": "object", "additionalProperties": STRING},
            "spans": {"type": "object", "additionalProperties": SPAN},
            "why": STRING,
            "update": {"description": "Both may have been right at their time.", **BOOLEAN},
        },
    )


def _decision() -> Schema:
    return object_of(
        "What the ledger says of the finding.",
        {
            "decision": STRING,
            **dict.fromkeys(("note", "by", "on", "holds", "was"), TEXT_OR_NULL),
            "changes": list_of(STRING),
        },
    )


def _outcome() -> Schema:
    return object_of(
        "What `reconcile check` came to; only there.",
        {
            "fail_on": list_of(STRING),
            "failing": list_of(STRING),
            "changed": list_of(STRING),
            "reviewed": COUNT,
            "below": COUNT,
            "notes": list_of(STRING),
            "new": TEXT_OR_NULL,
        },
    )


def _stale() -> Schema:
    return object_of(
        "An entry of the ledger whose finding this run does not have.",
        {"id": STRING, "decision": STRING, "line": COUNT, "claim": TEXT_OR_NULL},
    )


def _finding() -> Schema:
    return object_of(
        "One finding a fact: the claims of two or more articles, or of one for single-source.",
        {
            "id": {"description": "Stable: the same fact keeps it.", **STRING},
            "verdict": enum(*get_args(Verdict)),
            "severity": enum(*(severity.value for severity in Severity)),
            "claims": list_of(_CLAIM_ID, minItems=1, uniqueItems=True),
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "differences": list_of(ref("difference")),
            **schema_origins.finding_fields(),
            "notes": list_of(STRING),
            "decision": or_null(ref("decision")),
            "matches": list_of(ref("match")),
        },
        optional=("matches",),
    )


def _match() -> Schema:
    return object_of(
        "Why two claims are linked; only with --explain.",
        {
            "claims": list_of(_CLAIM_ID, minItems=2, maxItems=2),
            "similarity": {"type": "number", "minimum": 0, "maximum": 1},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "parts": list_of(ref("part")),
        },
    )


def _part() -> Schema:
    return object_of(
        "One part of a similarity; weight is what it adds to the log-odds.",
        {
            "name": STRING,
            "score": {"type": "number"},
            "weight": {"type": "number"},
            "words": list_of(STRING),
        },
    )


def _residue() -> Schema:
    return object_of(
        "Words that no claim holds, and why.",
        {"article": STRING, "span": SPAN, "text": STRING, "reason": STRING},
    )


def report_schema() -> Schema:
    """The schema, whole."""
    report = object_of(
        "What several articles agree on, where they differ, and what one alone says.",
        {
            "schema": {"const": SCHEMA_URL},
            "version": {"description": "Of the tool.", **STRING},
            "articles": list_of(ref("article")),
            "claims": list_of(ref("claim")),
            "findings": list_of(ref("finding")),
            **schema_origins.report_fields(),
            "errors": list_of(ref("error")),
            "warnings": list_of(STRING),
            "stale": list_of(ref("stale")),
            "residue": list_of(ref("residue")),
            "check": ref("check"),
        },
        optional=("residue", "check"),
    )
    definitions: dict[str, Schema] = {
        "span": {
            "description": "[start, end): Unicode characters of the article's text.",
            **list_of(COUNT, minItems=2, maxItems=2),
        },
        "article": _article(),
        "claim": _claim(),
        "attribution": _attribution(),
        **_values(),
        "reference": _reference(),
        "finding": _finding(),
        **schema_origins.definitions(),
        "difference": _difference(),
        "decision": _decision(),
        "stale": _stale(),
        "check": _outcome(),
        "match": _match(),
        "part": _part(),
        "error": object_of("A source that was skipped.", {"path": STRING, "problem": STRING}),
        "residue": _residue(),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_URL,
        "title": "Report",
        **report,
        "$defs": definitions,
    }


def render() -> str:
    """The schema as JSON text."""
    return dumps(report_schema())
