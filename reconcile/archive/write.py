"""A partition's files: findings, claims, articles and errors, each a table of its own.

As JSON Lines a row is the object that the report in JSON has, with its story.  As Parquet the
columns that people ask for stand by themselves, and that object beside them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile.archive.plan import DONE, part
from reconcile.errors import ArchiveError
from reconcile.model import Report
from reconcile.reports import Options
from reconcile.reports.json_report import as_dict

# What could not be read, of which a run tells so many by name; all stand in the errors.
MOST_NAMED = 20
TABLES = ("findings", "claims", "articles", "errors")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The rows of one story, as JSON, by table."""

    rows: dict[str, tuple[str, ...]]


def lines_of(report: Report, story: str) -> Lines:
    """The rows that one story's report comes to."""
    told = as_dict(report, Options(width=80, styled=False, colour=False))
    return Lines(
        rows={
            table: tuple(json.dumps({"story": story, **row}) for row in told[table])
            for table in TABLES
        }
    )


def write_partition(
    stories: Sequence[Lines],
    ruled: Json,
    number: int,
    key: str,
    output: Path,
    form: str,
) -> int:
    """Write the tables of a partition, then that they are written, with which entries of the
    ledger it has (``ruled``); gives the number of findings.

    Each file appears whole or not at all, so that a worker that dies half-way, or two that write
    the same, leave nothing broken.  Raises ArchiveError.
    """
    writer = FORMATS[form]
    counts: dict[str, int] = {}
    try:
        for table in TABLES:
            rows = [row for lines in stories for row in lines.rows[table]]
            folder = output / table
            folder.mkdir(parents=True, exist_ok=True)
            written_whole(folder / f"{part(number)}.{form}", writer(table, rows))
            counts[table] = len(rows)
        (output / DONE).mkdir(exist_ok=True)
        unread = [row for lines in stories for row in lines.rows["errors"]][:MOST_NAMED]
        if unread:
            ruled = {**ruled, "unread": [json.loads(row) for row in unread]}
        told = json.dumps({"key": key, "stories": len(stories), **counts, **ruled}) + "\n"
        written_whole(output / DONE / f"{part(number)}.json", told.encode("ascii"))
    except OSError as error:
        raise ArchiveError(f"{output}: {error.strerror or error}; make room, and run again") from (
            error
        )
    return counts["findings"]


def written_whole(path: Path, data: bytes) -> None:
    """Write a file so that it appears whole or not at all.  Raises OSError."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _jsonl(table: str, rows: Sequence[str]) -> bytes:
    return "".join(f"{row}\n" for row in rows).encode("ascii")


# The columns of each table: their names, and the field of the JSON where that has another name.
_COLUMNS: dict[str, dict[str, str]] = {
    "findings": {
        "story": "string", "id": "string", "verdict": "string", "severity": "string",
        "confidence": "float", "independent_origins": "int", "claims": "strings",
        "kinds": "strings", "decision": "string",
    },
    "claims": {
        "story": "string", "id": "string", "article": "string", "text": "string",
        "section": "string", "certainty": "string", "negated": "bool",
    },
    "articles": {
        "story": "string", "id": "string", "path": "string", "title": "string",
        "outlet": "string", "published": "string", "url": "string", "words": "int",
    },
    "errors": {"story": "string", "path": "string", "problem": "string"},
}  # fmt: skip


def _parquet(table: str, rows: Sequence[str]) -> bytes:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise ArchiveError(
            "--format parquet needs the cluster extra: pip install 'news-reconcile[cluster]'"
        ) from None
    types = {
        "string": pa.string(), "float": pa.float64(), "int": pa.int64(), "bool": pa.bool_(),
        "strings": pa.list_(pa.string()),
    }  # fmt: skip
    fields = [pa.field(name, types[kind]) for name, kind in _COLUMNS[table].items()]
    schema = pa.schema([*fields, pa.field("json", pa.string())])
    told: list[Json] = []
    for row in rows:
        value = json.loads(row)
        if table == "findings":
            value["kinds"] = [difference["kind"] for difference in value["differences"]]
            value["decision"] = (value["decision"] or {}).get("decision")
        told.append({**{name: value.get(name) for name in _COLUMNS[table]}, "json": row})
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist(told, schema=schema), sink, compression="zstd")
    data: bytes = sink.getvalue().to_pybytes()
    return data


# How a table's rows become a file's bytes, by the file's suffix.
FORMATS: dict[str, Callable[[str, Sequence[str]], bytes]] = {"jsonl": _jsonl, "parquet": _parquet}
