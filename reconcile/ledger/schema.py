"""The JSON Schema of claims.yaml: for editors, and for other programs that write one."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from reconcile.ledger.records import DECISIONS, LEDGER_VERSION, RESOLVED, VERDICTS
from reconcile.settings import Settings

LEDGER_SCHEMA_URL = f"https://reconcile.invalid/schema/ledger-{LEDGER_VERSION}.json"

Schema = dict[str, Any]

# A text that looks like a number or a word of YAML is read as the text that stands there.
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_MAYBE: Schema = {"type": ["string", "number", "boolean", "null"]}
_TEXTS: Schema = {"oneOf": [_TEXT, {"type": "array", "items": _TEXT}, {"type": "null"}]}
_NAMES: Schema = {"type": "array", "items": _TEXT, "minItems": 2}


def _list(item: Schema, about: str) -> Schema:
    return {"description": about, "type": ["array", "null"], "items": item}


def _object(about: str, properties: Schema, required: tuple[str, ...] = ()) -> Schema:
    return {
        "description": about,
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _said(about: str, schema: Schema) -> Schema:
    return {"description": about, **schema}


def _rule() -> Schema:
    rule = _object(
        "Names that mean one thing (same), or of which no two ever do (different).",
        {"same": _NAMES, "different": _NAMES, "note": _MAYBE},
    )
    return rule | {"oneOf": [{"required": ["same"]}, {"required": ["different"]}]}


def _agency() -> Schema:
    also: Schema = {"type": ["array", "null"], "items": _TEXT}
    kind: Schema = {"enum": ["agency", "outlet"]}
    about = "A news agency or an outlet that articles credit."
    return _object(about, {"name": _TEXT, "also": also, "kind": kind}, ("name",))


def _source() -> Schema:
    return _object(
        "What one article says, in its own words.",
        {
            "file": _said("The article's path from the ledger's folder, with /.", _TEXT),
            "words": _said("The claim's own words in it.", _MAYBE),
            "values": {
                "description": "What it has of each kind that differs.",
                "type": ["object", "null"],
                "additionalProperties": _TEXTS,
            },
            "apart": _said(
                "Of a wrong match: this claim does not belong to the others.",
                {"type": ["boolean", "null"]},
            ),
        },
        ("file",),
    )


def _finding() -> Schema:
    finding = _object(
        "One reviewed finding.",
        {
            "id": _said("As the report has it.", _TEXT),
            "verdict": _said("What the finding was.", {"enum": [*VERDICTS, None]}),
            "kind": _said("The kinds in which it differs.", _TEXTS),
            "claim": _said("What it is about.", _MAYBE),
            "sources": _list({"$ref": "#/$defs/source"}, "Who says what."),
            "decision": _said(
                "; ".join(f"{name}: {what}" for name, what in DECISIONS.items()),
                {"enum": list(DECISIONS)},
            ),
            "holds": _said("The value that is right, with resolved.", _MAYBE),
            "note": _said("Why.", _MAYBE),
            "by": _said("Who decided.", _MAYBE),
            "on": _said(
                "The day, like 2026-01-31.",
                {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
            ),
        },
        ("id", "decision"),
    )
    holds: Schema = {"required": ["holds"], "properties": {"holds": _TEXT}}
    resolved: Schema = {"properties": {"decision": {"const": RESOLVED}}}
    return finding | {"if": holds, "then": resolved}


def ledger_schema() -> Schema:
    """The schema, whole."""
    share: Schema = {"type": "number", "minimum": 0, "maximum": 1}
    settings = {"fail-on": _said("What `reconcile check` fails on.", _TEXTS)} | {
        field.name: share for field in fields(Settings)
    }
    settings_object = _object("What holds for everybody.", settings)
    ledger = _object(
        "What people decided about the findings of `reconcile`, and which names are one.",
        {
            "version": _said("The form of the file.", {"const": LEDGER_VERSION}),
            "settings": {"oneOf": [settings_object, {"type": "null"}]},
            "names": _list(_rule(), "Names that are one, or never are."),
            "agencies": _list(_agency(), "Agencies and outlets that articles credit."),
            "findings": _list({"$ref": "#/$defs/finding"}, "One entry a reviewed finding."),
        },
        ("version",),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": LEDGER_SCHEMA_URL,
        "title": "Ledger",
        **ledger,
        "$defs": {"finding": _finding(), "source": _source()},
    }
