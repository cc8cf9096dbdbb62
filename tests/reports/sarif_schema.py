"""SARIF 2.1.0 as its specification says it, of those objects that a report has.

Objects are closed, as the published schema closes them; what is left out of an object here is
never written.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
# RFC 3986: a reference has no space, no control character and none of these.
URI: Schema = {"type": "string", "pattern": r"^[^\s\"<>\\^`{|}\x00-\x1f]*$"}
POSITIVE: Schema = {"type": "integer", "minimum": 1}


def closed(required: str = "", /, **properties: Schema) -> Schema:
    """An object that has nothing but these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


def many(items: Schema, *, unique: bool = False, least: int = 0) -> Schema:
    """An array."""
    return {"type": "array", "items": items, "uniqueItems": unique, "minItems": least}


LEVEL: Schema = {"enum": ["none", "note", "warning", "error"]}
# 3.11: placeholders are in single braces, so every other brace is doubled.
MESSAGE = closed("text", text={**TEXT, "pattern": r"^([^{}]|\{\{|\}\})*$"})
MULTIFORMAT = closed("text", text=TEXT)
ARTIFACT = closed("", uri=URI)
REGION = closed("", startLine=POSITIVE, startColumn=POSITIVE, endLine=POSITIVE, endColumn=POSITIVE)
PHYSICAL = closed("artifactLocation", artifactLocation=ARTIFACT, region=REGION)
LOCATION = closed(
    "", id={"type": "integer", "minimum": -1}, physicalLocation=PHYSICAL, message=MESSAGE
)
SUPPRESSION = closed(
    "kind",
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification=TEXT,
)
RESULT = closed(
    "message",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": -1},
    level=LEVEL,
    rank={"type": "number", "minimum": -1, "maximum": 100},
    message=MESSAGE,
    locations=many(LOCATION),
    relatedLocations=many(LOCATION, unique=True),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    suppressions=many(SUPPRESSION, unique=True),
    properties={"type": "object", "properties": {"tags": many(TEXT, unique=True)}},
)
RULE = closed(
    "id",
    id=TEXT,
    name=TEXT,
    shortDescription=MULTIFORMAT,
    help=MULTIFORMAT,
    defaultConfiguration=closed("", level=LEVEL),
)
DRIVER = closed("name", name=TEXT, version=TEXT, rules=many(RULE, unique=True))
NOTIFICATION = closed("message", level=LEVEL, message=MESSAGE, locations=many(LOCATION))
INVOCATION = closed(
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=many(NOTIFICATION),
)
RUN = closed(
    "tool",
    tool=closed("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations=many(INVOCATION),
    results=many(RESULT),
)
SARIF: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "$schema": {**URI, "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": many(RUN),
    },
    "required": ["version", "runs"],
    "additionalProperties": False,
}
