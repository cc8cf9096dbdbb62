"""The JSON Schema (draft 2020-12) of a report.  Fields may be added to a report, never renamed."""

from __future__ import annotations

from typing import Any, get_args

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
from reconcile.reports.json_report import dumps

Schema = dict[str, Any]

_STRING: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_BOOLEAN: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
_CLAIM_ID = _STRING
_SPAN: Schema = {"$ref": "#/$defs/span"}
_SPANS: Schema = {"type": "array", "items": _SPAN}
_RELATIONS = ("on", "before", "after", "since", "until", "between")


def _list(items: Schema, **more: object) -> Schema:
    return {"type": "array", "items": items, **more}


def _enum(*values: str) -> Schema:
    return {"enum": list(values)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(
    description: str, properties: dict[str, Schema], optional: tuple[str, ...] = ()
) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
    }


def _article() -> Schema:
    return _object(
        "One article as read.",
        {
            "id": {"description": "The shortest unique stem of the path.", **_STRING},
            "path": {"description": "The argument as given and the path below it.", **_STRING},
            "title": _TEXT_OR_NULL,
            "outlet": _TEXT_OR_NULL,
            "published": {"description": "ISO 8601, as the source gives it.", **_TEXT_OR_NULL},
            "updated": {"description": "ISO 8601, of the latest change.", **_TEXT_OR_NULL},
            "authors": _list(_STRING),
            "language": {"description": "A BCP 47 tag.", **_TEXT_OR_NULL},
            "url": _TEXT_OR_NULL,
            "canonical_url": {
                "description": "The address that the article names as its own.",
                **_TEXT_OR_NULL,
            },
            "syndication": {
                "description": "Whom the metadata names as those that the article comes from.",
                **_list(_STRING),
            },
            "story": _STRING,
            "words": _COUNT,
            "origins": {
                "description": "Whom the article says that it has its facts from.",
                **_list(_STRING),
            },
            "text": {"description": "What the offsets count; only on request.", **_STRING},
        },
        optional=("text",),
    )


def _attribution() -> Schema:
    return _object(
        "Who holds the claim; via is the nested speaker.",
        {
            "speaker": _STRING,
            "speaker_spans": _SPANS,
            "cue": _STRING,
            "style": _enum(*get_args(Style)),
            "via": _TEXT_OR_NULL,
        },
    )


def _typed(kind: str, description: str, properties: dict[str, Schema]) -> Schema:
    shared: dict[str, Schema] = {"type": {"const": kind}, "text": _STRING, "span": _SPAN}
    return _object(description, shared | properties)


def _values() -> dict[str, Schema]:
    return {
        "number": _typed(
            "number",
            "A number as the interval low..high in unit; a missing bound is null.",
            {
                "value": _NUMBER_OR_NULL,
                "low": _NUMBER_OR_NULL,
                "high": _NUMBER_OR_NULL,
                "precision": _enum(*get_args(Precision)),
                "dimension": _enum(*get_args(Dimension)),
                "unit": _TEXT_OR_NULL,
                "counted": _TEXT_OR_NULL,
            },
        ),
        "date": _typed(
            "date",
            "A date or time; start and end are ISO days, inclusive, null where undated.",
            {
                "start": _TEXT_OR_NULL,
                "end": _TEXT_OR_NULL,
                "precision": _enum(*get_args(DatePrecision)),
                "relation": _enum(*_RELATIONS),
            },
        ),
        "name": _typed(
            "name",
            "A proper name, its full form and its title.",
            {"kind": _enum(*get_args(NameKind)), "full": _STRING, "title": _TEXT_OR_NULL},
        ),
    }


def _reference() -> Schema:
    return _object(
        "A reference; text is what was filled in, null where it was left, and reason says why.",
        {
            "expression": _STRING,
            "span": _SPAN,
            "text": _TEXT_OR_NULL,
            "antecedent": _or_null(_SPAN),
            "reason": _STRING,
        },
    )


def _claim() -> Schema:
    return _object(
        "One atomic claim; its text stands alone, its spans are its own words in the article.",
        {
            "id": _STRING,
            "article": _STRING,
            "text": _STRING,
            "spans": {"description": "All mentions, sorted and disjoint.", **_SPANS},
            "mentions": {"description": "One list a mention, the fullest first.", **_list(_SPANS)},
            "sentence": _SPAN,
            "attribution": _or_null(_ref("attribution")),
            "values": _list({"oneOf": [_ref("number"), _ref("date"), _ref("name")]}),
            "quotes": _SPANS,
            "section": _enum(*(section.value for section in Section)),
            "references": _list(_ref("reference")),
            "negated": _BOOLEAN,
            "certainty": _enum(*(certainty.value for certainty in Certainty)),
        },
    )


def _difference() -> Schema:
    return _object(
        "What differs, claim by claim; a side whose value has no place in the text has no span.",
        {
            "kind": _STRING,
            "values": {"type": "object", "additionalProperties": _STRING},
            "spans": {"type": "object", "additionalProperties": _SPAN},
            "why": _STRING,
            "update": {"description": "Both may have been right at their time.", **_BOOLEAN},
        },
    )


def _decision() -> Schema:
    return _object(
        "What the ledger says of the finding.",
        {
            "decision": _STRING,
            **dict.fromkeys(("note", "by", "on", "holds", "was"), _TEXT_OR_NULL),
            "changes": _list(_STRING),
        },
    )


def _outcome() -> Schema:
    return _object(
        "What `reconcile check` came to; only there.",
        {
            "fail_on": _list(_STRING),
            "failing": _list(_STRING),
            "changed": _list(_STRING),
            "reviewed": _COUNT,
            "below": _COUNT,
            "notes": _list(_STRING),
            "new": _TEXT_OR_NULL,
        },
    )


def _stale() -> Schema:
    return _object(
        "An entry of the ledger whose finding this run does not have.",
        {"id": _STRING, "decision": _STRING, "line": _COUNT, "claim": _TEXT_OR_NULL},
    )


def _finding() -> Schema:
    return _object(
        "One finding a fact: the claims of two or more articles, or of one for single-source.",
        {
            "id": {"description": "Stable: the same fact keeps it.", **_STRING},
            "verdict": _enum(*get_args(Verdict)),
            "severity": _enum(*(severity.value for severity in Severity)),
            "claims": _list(_CLAIM_ID, minItems=1, uniqueItems=True),
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "differences": _list(_ref("difference")),
            "independent_origins": _COUNT,
            "notes": _list(_STRING),
            "decision": _or_null(_ref("decision")),
            "matches": _list(_ref("match")),
        },
        optional=("matches",),
    )


def _match() -> Schema:
    return _object(
        "Why two claims are linked; only with --explain.",
        {
            "claims": _list(_CLAIM_ID, minItems=2, maxItems=2),
            "similarity": {"type": "number", "minimum": 0, "maximum": 1},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "parts": _list(_ref("part")),
        },
    )


def _part() -> Schema:
    return _object(
        "One part of a similarity; weight is what it adds to the log-odds.",
        {
            "name": _STRING,
            "score": {"type": "number"},
            "weight": {"type": "number"},
            "words": _list(_STRING),
        },
    )


def _residue() -> Schema:
    return _object(
        "Words that no claim holds, and why.",
        {"article": _STRING, "span": _SPAN, "text": _STRING, "reason": _STRING},
    )


def report_schema() -> Schema:
    """The schema, whole."""
    report = _object(
        "What several articles agree on, where they differ, and what one alone says.",
        {
            "schema": {"const": SCHEMA_URL},
            "version": {"description": "Of the tool.", **_STRING},
            "articles": _list(_ref("article")),
            "claims": _list(_ref("claim")),
            "findings": _list(_ref("finding")),
            "errors": _list(_ref("error")),
            "warnings": _list(_STRING),
            "stale": _list(_ref("stale")),
            "residue": _list(_ref("residue")),
            "check": _ref("check"),
        },
        optional=("residue", "check"),
    )
    definitions: dict[str, Schema] = {
        "span": {
            "description": "[start, end): Unicode characters of the article's text.",
            **_list(_COUNT, minItems=2, maxItems=2),
        },
        "article": _article(),
        "claim": _claim(),
        "attribution": _attribution(),
        **_values(),
        "reference": _reference(),
        "finding": _finding(),
        "difference": _difference(),
        "decision": _decision(),
        "stale": _stale(),
        "check": _outcome(),
        "match": _match(),
        "part": _part(),
        "error": _object("A source that was skipped.", {"path": _STRING, "problem": _STRING}),
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
