"""JSON Lines: one article a line, with `id`, `text` and what front matter may say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reconcile.errors import ReadError
from reconcile.readers import text as plain
from reconcile.readers.decode import decode
from reconcile.readers.extracted import NO_TEXT
from reconcile.readers.fields import KEYS, LISTS, checked
from reconcile.readers.records import Part, ReadText, ReadWarning

_MOST_ARTICLES = 20_000
_TEXTS = ("text", "body", "content")
_OWN = re.compile(r'\{"type": "(?:finding|claim|error)", "(?:story|path)": ')
_INSIDE = ("metadata", "meta")


def read(data: bytes) -> tuple[Part, ...]:
    """Read the articles.  Raises ReadError where no line holds anything."""
    decoded = decode(data)
    lines = [(n, line) for n, line in enumerate(decoded.text.split("\n"), 1) if line.strip()]
    if not lines:
        raise ReadError("the file is empty; put one article in JSON on each line")
    if len(lines) > _MOST_ARTICLES:
        raise ReadError(f"more than {_MOST_ARTICLES:,} lines; split the file")
    if _OWN.match(lines[0][1]):
        raise ReadError("this is a report that reconcile wrote; move it out of the folder")
    parts = list(_parts(lines))
    if decoded.warnings and isinstance(parts[0].content, ReadText):
        first = replace(parts[0].content, warnings=decoded.warnings)
        parts[0] = Part(name=parts[0].name, content=first)
    return tuple(parts)


def _parts(lines: list[tuple[int, str]]) -> Iterator[Part]:
    for number, line in lines:
        name = f"line {number}"
        try:
            given = json.loads(line)
        except RecursionError:
            yield Part(name=name, content="nested too deep; write one flat object a line")
            continue
        except ValueError as error:
            told = error.msg if isinstance(error, json.JSONDecodeError) else "a number too long"
            yield Part(
                name=name, content=f"it is no JSON ({told.lower()}); write one object a line"
            )
            continue
        if not isinstance(given, dict):
            yield Part(name=name, content='it is no object; write {"id": …, "text": …}')
            continue
        id = given.get("id")
        if isinstance(id, str | int) and not isinstance(id, bool) and str(id).strip():
            name = " ".join(str(id).split())[:200]
        try:
            yield Part(name=name, content=_article(given))
        except ReadError as error:
            yield Part(name=name, content=str(error))


def _article(given: dict[str, Any]) -> ReadText:
    text = next((given[k] for k in _TEXTS if isinstance(given.get(k), str)), None)
    if text is None:
        raise ReadError('there is no text in it; give it as "text"')
    read_text = plain.from_string(NO_TEXT.sub("\ufffd", text))
    fields: dict[str, Any] = {}
    warnings: list[ReadWarning] = []
    inside = [given, *(given[k] for k in _INSIDE if isinstance(given.get(k), dict))]
    for field, keys in KEYS.items():
        raw = next((o[k] for o in inside for k in keys if o.get(k) not in (None, "", [])), None)
        if raw is None:
            continue
        strings = [one for one in (raw if isinstance(raw, list) else [raw]) if isinstance(one, str)]
        values = [v for one in strings if (v := checked(field, NO_TEXT.sub(" ", one)))]
        if values:
            fields[field] = tuple(values) if field in LISTS else values[0]
        else:
            told = f"{field.replace('_', ' ')} is left out: it is not as front matter has it"
            warnings.append(ReadWarning(message=told))
    return replace(read_text, warnings=(*read_text.warnings, *warnings), **fields)
