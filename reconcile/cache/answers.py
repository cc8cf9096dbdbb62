"""What a run showed, for the next run in which nothing changed.

An answer's key is a hash of all that the answer hangs on: what was asked, the names and bytes of
all files below the paths, the program's own files and the installed libraries.  So little is
imported for it that an unchanged folder is answered in the time that Python takes to start.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile.cache.store import FOLDER, Store, cache_folder

_PACKAGE = Path(__file__).resolve().parent.parent
# What is larger is read again: hashing it would take as long as its remembered claims do.
MOST_BYTES_READ = 64_000_000
MOST_BYTES_KEPT = 4_000_000
_PREFIX = "RECONCILE_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The text that was shown, the lines told on standard error, the articles' paths, the exit
    status, and what was written elsewhere beside the text."""

    text: str
    told: tuple[str, ...]
    paths: tuple[str, ...]
    code: int
    beside: str = ""


class _Unsure(Exception):
    """Something is there whose content can't be told from a hash."""


def answer_key(asked: str, paths: Sequence[str], files: Sequence[Path]) -> bytes | None:
    """The key of what ``asked`` says about the paths, or None where it can't be known that
    nothing changed: a path that is no file or folder, one that can't be read, or too much.

    ``files`` are further files that the answer hangs on.  A path's ledger may stand beside it, so
    the files of its parent folder that can be one count too.
    """
    digest = hashlib.sha256()
    parts = [asked, os.getcwd(), sys.version, *_environment()]
    try:
        parts += _program()
        budget = [MOST_BYTES_READ]
        for path in [*paths, *map(str, files)]:
            parts += [path, *_state(path, budget)]
        for folder in sorted({os.path.dirname(os.path.abspath(path)) for path in paths}):
            for ledger in (folder, os.path.dirname(folder)):
                parts += _file(os.path.join(ledger, "claims.yaml"), budget, missing=True)
    except (_Unsure, OSError, ValueError):
        return None
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.digest()


def recall(key: bytes) -> tuple[Answer | None, list[str]]:
    """The answer of this key, if it is known, and what is wrong with the cache."""
    store = Store(cache_folder())
    row = store.get([key]).get(key)
    store.close()
    return (None if row is None else _read(row)), store.warnings


def _read(row: bytes) -> Answer | None:
    try:
        found: Any = json.loads(row)
        return Answer(
            text=found["text"], told=tuple(found["told"]), paths=tuple(found["paths"]),
            code=int(found["code"]), beside=found["beside"],
        )  # fmt: skip
    except (ValueError, TypeError, KeyError):
        return None


def keep(key: bytes, answer: Answer) -> None:
    """Remember an answer that is not too long."""
    told = {name: getattr(answer, name) for name in ("text", "told", "paths", "code", "beside")}
    row = json.dumps(told).encode("ascii")
    if len(row) <= MOST_BYTES_KEPT:
        store = Store(cache_folder())
        store.put({key: row})
        store.close()


def _environment() -> Iterator[str]:
    for name in sorted(os.environ):
        if name.startswith(_PREFIX) and name != FOLDER:
            yield f"{name}={os.environ[name]}"


def _program() -> Iterator[str]:
    """The program's files by size and time of change, and when libraries were last installed."""
    yield from _stamps(str(_PACKAGE))
    for place in sys.path:
        if place and os.path.basename(place) in ("site-packages", "dist-packages"):
            with_time = os.stat(place) if os.path.isdir(place) else None
            yield f"{place} {with_time.st_mtime_ns if with_time else 0}"


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _stamps(entry.path)
        else:
            told = entry.stat()
            yield f"{entry.path} {told.st_size} {told.st_mtime_ns}"


def _state(path: str, budget: list[int]) -> Iterator[str]:
    """Names and hashes of everything below a path that a reader could look at."""
    if path == "-":
        raise _Unsure
    mode = os.stat(path).st_mode
    if stat.S_ISREG(mode):
        yield from _file(path, budget)
    elif stat.S_ISDIR(mode):
        yield from _below(path, budget, (os.path.realpath(path),))
    else:
        raise _Unsure


def _below(folder: str, budget: list[int], above: tuple[str, ...]) -> Iterator[str]:
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        yield f"{'link ' if entry.is_symlink() else ''}{entry.path}"
        if entry.is_dir():
            real = os.path.realpath(entry.path)
            if real in above:
                continue
            yield from _below(entry.path, budget, (*above, real))
        elif entry.is_file():
            yield from _file(entry.path, budget)
        else:
            raise _Unsure


def _file(path: str, budget: list[int], *, missing: bool = False) -> Iterator[str]:
    if missing and not os.path.exists(path):
        yield f"no {path}"
        return
    budget[0] -= os.path.getsize(path)
    if budget[0] < 0:
        raise _Unsure
    with open(path, "rb") as stream:
        yield hashlib.sha256(stream.read()).hexdigest()
