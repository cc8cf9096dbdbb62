"""What was read as bytes and back: for the process that reads, and for the cache."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from reconcile.readers.records import Part, Reading, ReadText, ReadWarning


def dumps(reading: Reading) -> bytes:
    """One article, or several, as JSON."""
    plain = asdict(reading) if isinstance(reading, ReadText) else [asdict(part) for part in reading]
    return json.dumps(plain).encode("ascii")


def loads(data: bytes) -> Reading:
    """What ``dumps`` was given.  Raises ValueError where the bytes are no such thing."""
    try:
        plain = json.loads(data)
        if isinstance(plain, list):
            return tuple(_part(part) for part in plain)
        return _text(plain)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"these bytes are no article ({error})") from error


def _part(plain: dict[str, Any]) -> Part:
    content = plain["content"]
    return Part(name=plain["name"], content=content if isinstance(content, str) else _text(content))


def _text(plain: dict[str, Any]) -> ReadText:
    warnings = tuple(ReadWarning(**warning) for warning in plain.pop("warnings"))
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in plain.items()}
    return ReadText(**fields, warnings=warnings)
