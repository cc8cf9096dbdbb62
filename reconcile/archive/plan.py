"""What there is to do: every file with its story, and the partition that the story belongs to.

Nothing is opened here: a partition's key says which files it holds by name, size and time of
change, so that planning a million files takes as long as listing them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile import __version__
from reconcile.errors import ArchiveError
from reconcile.model import SkippedSource
from reconcile.readers import FoundFile, find_files

# Bytes of articles in a partition: some ten thousand claims, which any worker can hold.
PARTITION_BYTES = 500_000
PLAN = "run.json"
DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file: its place among all files, its story's number, and the story's partition."""

    number: int
    file: FoundFile
    story: int
    name: str
    partition: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All files in order; ``keys`` are those of the partitions that hold any, by number."""

    sources: tuple[Source, ...]
    skipped: tuple[SkippedSource, ...]
    partitions: int
    keys: dict[int, str]

    def of(self, numbers: Sequence[int]) -> tuple[Source, ...]:
        """The files of these partitions."""
        wanted = set(numbers)
        return tuple(source for source in self.sources if source.partition in wanted)


def plan(paths: Sequence[str], output: Path, form: str) -> Plan:
    """The plan for the files that the paths mean; a folder is a story.

    An output folder that has a plan keeps its number of partitions.  Raises ArchiveError where
    the folder holds something else, or partitions of another format.
    """
    files, stories, skipped = find_files(paths)
    stamps = [os.stat(file.place) for file in files]
    total = sum(stamp.st_size for stamp in stamps)
    partitions = _partitions(output, form, total)
    numbers = {name: n for n, name in enumerate(sorted(set(stories)))}
    sources = tuple(
        Source(
            number=n, file=file, story=numbers[story], name=story,
            partition=_partition(story, partitions), bytes=stamp.st_size,
        )
        for n, (file, story, stamp) in enumerate(zip(files, stories, stamps, strict=True))
    )  # fmt: skip
    digests: dict[int, list[str]] = {}
    for source, stamp in zip(sources, stamps, strict=True):
        told = [source.file.path, source.name, stamp.st_size, stamp.st_mtime_ns]
        digests.setdefault(source.partition, []).append(json.dumps(told))
    keys = {n: _hashed([__version__, form, *told]) for n, told in sorted(digests.items())}
    return Plan(sources=sources, skipped=skipped, partitions=partitions, keys=keys)


def unfinished(planned: Plan, output: Path) -> list[int]:
    """The partitions that are not written, or not of the files that are there now."""
    return [n for n, key in planned.keys.items() if _written(output, n).get("key") != key]


def unread(planned: Plan, output: Path) -> int:
    """How many articles of the written partitions could not be read."""
    told = (_written(output, number) for number in planned.keys)
    return sum(int(one.get("errors", 0)) for one in told)


def _written(output: Path, number: int) -> dict[str, Any]:
    """What was said of a partition when it was written; nothing where it is not."""
    try:
        told = json.loads((output / DONE / f"{part(number)}.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def part(number: int) -> str:
    """The name of a partition's files, without their suffix."""
    return f"part-{number:05}"


def _partitions(output: Path, form: str, total: int) -> int:
    """The number of partitions that the output folder has, or has from now on."""
    path = output / PLAN
    try:
        if output.exists() and not output.is_dir():
            raise ArchiveError(f"{output}: it is no folder; name a folder to write to")
        if path.exists():
            told = json.loads(path.read_text("utf-8"))
            if told.get("format") != form:
                raise ArchiveError(
                    f"{output}: it holds {told.get('format')}; go on with --format "
                    f"{told.get('format')}, or name another folder"
                )
            return int(told["partitions"])
        if output.is_dir() and any(output.iterdir()):
            raise ArchiveError(f"{output}: it holds other files; name an empty folder or a new one")
        output.mkdir(parents=True, exist_ok=True)
        count = max(1, -(-total // PARTITION_BYTES))
        told = {"version": __version__, "format": form, "partitions": count}
        path.write_text(json.dumps(told) + "\n", encoding="utf-8")
    except OSError as error:
        raise ArchiveError(f"{output}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArchiveError(f"{path}: it is not as it was written; name another folder") from error
    return count


def _partition(story: str, partitions: int) -> int:
    """A hash of the story's name: later stories leave the earlier ones where they are."""
    return int(_hashed([story])[:12], 16) % partitions


def _hashed(parts: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for told in parts:
        data = told.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
