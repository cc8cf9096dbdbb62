"""The parts of the JSON Schema that tell who has it from whom."""

from __future__ import annotations

from typing import get_args

from reconcile.model import CreditForm, OriginKind, Relation, SpeakerKind
from reconcile.reports.schema_parts import (
    BOOLEAN,
    COUNT,
    SPAN,
    STRING,
    TEXT_OR_NULL,
    Schema,
    enum,
    list_of,
    object_of,
    or_null,
    ref,
)

_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}


def article_fields() -> dict[str, Schema]:
    """What an article says of where it has its facts from."""
    return {
        "origins": {
            "description": "The agencies and outlets that the article has facts from.",
            **list_of(STRING),
        },
        "credits": list_of(ref("credit")),
        "version_of": {
            "description": "The later version that is compared in its place.",
            **TEXT_OR_NULL,
        },
    }


def finding_fields() -> dict[str, Schema]:
    """Where a finding's claims come from."""
    return {
        "independent_origins": COUNT,
        "single_origin": {
            "description": "Several outlets print what one origin alone carries.",
            **BOOLEAN,
        },
        "credited": {
            "description": "Whether an article says whom it has the claim from.",
            "type": ["boolean", "null"],
        },
        "chain": {"description": "The outlets, the origins and the speakers.", **TEXT_OR_NULL},
        "origins": list_of(ref("origin")),
    }


def report_fields() -> dict[str, Schema]:
    """What articles have of one another."""
    return {
        "overlaps": list_of(ref("overlap")),
        "versions": list_of(ref("version")),
        "families": {
            "description": "Ids of articles that go back to one text, over all stories.",
            **list_of(list_of(STRING, minItems=2)),
        },
        "stories": list_of(ref("story")),
    }


def definitions() -> dict[str, Schema]:
    """The objects that these fields name."""
    return {
        "credit": _credit(),
        "origin": object_of(
            "One independent origin of a fact, and the articles that have it from there.",
            {
                "name": STRING,
                "kind": enum(*get_args(OriginKind)),
                "articles": list_of(STRING),
                "speakers": list_of(ref("speaker")),
            },
        ),
        "speaker": object_of(
            "Whom the fact goes back to.", {"name": STRING, "kind": enum(*get_args(SpeakerKind))}
        ),
        "overlap": _overlap(),
        "passage": object_of(
            "A near-verbatim run, and its words in common.",
            {"spans": {"type": "object", "additionalProperties": SPAN}, "words": COUNT},
        ),
        "version": object_of(
            "An older version of an article: it is not compared.",
            {"article": STRING, "latest": STRING, "reason": STRING},
        ),
        **_story(),
    }


def _credit() -> Schema:
    return object_of(
        "Words by which an article names an origin; without a span they are metadata.",
        {
            "name": STRING,
            "kind": enum(*get_args(OriginKind)),
            "form": enum(*get_args(CreditForm)),
            "whole": {"description": "The article as a whole rests on it.", **BOOLEAN},
            "words": STRING,
            "span": or_null(SPAN),
        },
    )


def _overlap() -> Schema:
    return object_of(
        "The unquoted text that two articles share.",
        {
            "articles": list_of(STRING, minItems=2, maxItems=2),
            "relation": enum(*get_args(Relation)),
            "shares": {"type": "object", "additionalProperties": _SHARE},
            "first": {"description": "The one that came out first.", **TEXT_OR_NULL},
            "passages": list_of(ref("passage")),
        },
    )


def _story() -> dict[str, Schema]:
    parts = ("confirmed", "contradicted", "repeated", "alone")
    return {
        "story": object_of(
            "One story, outlet by outlet.",
            {
                "articles": list_of(STRING),
                "outlets": list_of(ref("tally")),
                "matrix": list_of(ref("row")),
                "disputed": list_of(ref("dispute")),
            },
        ),
        "tally": object_of(
            "How the claims of one outlet fare.",
            {
                "outlet": STRING,
                "claims": COUNT,
                **dict.fromkeys(parts, COUNT),
                "shares": {"type": "object", "additionalProperties": _SHARE},
            },
        ),
        "row": object_of(
            "For each outlet that tells a fact, its values where they differ, else yes.",
            {
                "finding": STRING,
                "outlets": {"type": "object", "additionalProperties": STRING},
            },
        ),
        "dispute": object_of(
            "A disputed value; majority is null where none has most outlets.",
            {
                "finding": STRING,
                "kind": STRING,
                "majority": TEXT_OR_NULL,
                "values": list_of(ref("vote")),
            },
        ),
        "vote": object_of(
            "One value and who has it; later: all came out after all others.",
            {"value": STRING, "outlets": list_of(STRING), "later": BOOLEAN},
        ),
    }
