"""What there is to do: every file with its stories, and the partition that each story belongs to.

Nothing is opened here: a partition's key says which files it holds by name, size and time of
change, what is told in which story, and what the ledger says of those, so that planning a million
files takes as long as listing them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reconcile import __version__
from reconcile.archive.desk import Desk, Rules
from reconcile.errors import ArchiveError
from reconcile.model import SkippedSource
from reconcile.readers import FoundFile, find_files

# Bytes of articles in a partition, at most and at least: ten thousand claims, which any worker can
# hold, and some seconds of work; between the two so many that workers end at about the same time.
PARTITION_BYTES, LEAST_BYTES, PARTITIONS = 500_000, 40_000, 48
PLAN = "run.json"
DONE = "done"
STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One file, its place among all files, its size, and when it was changed."""

    number: int
    file: FoundFile
    bytes: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story that a file tells, by which of the file's articles; None is all of them."""

    story: str
    parts: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file, or what it tells of one story: ``number`` is the file's place among all files,
    ``story`` its story's number, ``parts`` which of its articles are meant, None all.

    What of the file cannot be read is told where ``parts`` is None or empty.
    """

    number: int
    file: FoundFile
    story: int
    name: str
    bytes: int
    parts: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """Some stories: their files in the order of stories, what the ledger says, and the key."""

    number: int
    sources: tuple[Source, ...]
    rules: Rules
    key: str

    @property
    def bytes(self) -> int:
        """How much there is to read."""
        return sum(source.bytes for source in self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The partitions that hold any files, by number."""

    files: int
    skipped: tuple[SkippedSource, ...]
    partitions: dict[int, Partition]


def listed(
    paths: Sequence[str],
) -> tuple[tuple[Listed, ...], tuple[Told, ...], tuple[SkippedSource, ...]]:
    """The files that the paths mean, the story of each by its folder, and what was not found."""
    files, stories, skipped = find_files([path for path in paths if path != STDIN])
    if STDIN in paths:
        reason = "standard input is no archive; name a folder"
        skipped = (*skipped, SkippedSource(path=STDIN, reason=reason))
    out = []
    for n, file in enumerate(files):
        size, changed = _stamp(file.place)
        # A worker may have another working directory.
        there = replace(file, place=os.path.abspath(file.place))
        out.append(Listed(number=n, file=there, bytes=size, changed=changed))
    return tuple(out), tuple(Told(story=story) for story in stories), skipped


def _stamp(place: str) -> tuple[int, int]:
    try:
        found = os.stat(place)
    except OSError:  # gone since it was listed: told when it is read
        return 0, 0
    return found.st_size, found.st_mtime_ns


def begun(output: Path, form: str, group: str, total: int) -> int:
    """The number of partitions that the output folder has, or has from now on.

    Raises ArchiveError where the folder holds something else, or what was asked for otherwise.
    """
    path = output / PLAN
    try:
        if output.exists() and not output.is_dir():
            raise ArchiveError(f"{output}: it is no folder; name a folder to write to")
        # A run that wrote nothing, as when no cluster answered, binds no later one.
        if path.exists() and any(other != path for other in output.iterdir()):
            told = {"group": "folder", **json.loads(path.read_text("utf-8"))}
            for option, wanted in (("format", form), ("group", group)):
                if told.get(option) != wanted:
                    raise ArchiveError(
                        f"{output}: it was made with --{option} {told.get(option)}; go on with "
                        f"--{option} {told.get(option)}, or name another folder"
                    )
            return int(told["partitions"])
        if output.is_dir() and any(other != path for other in output.iterdir()):
            raise ArchiveError(f"{output}: it holds other files; name an empty folder or a new one")
        output.mkdir(parents=True, exist_ok=True)
        each = min(max(total // PARTITIONS, LEAST_BYTES), PARTITION_BYTES)
        count = max(1, -(-total // each))
        made = {"version": __version__, "format": form, "group": group, "partitions": count}
        path.write_text(json.dumps(made) + "\n", encoding="utf-8")
    except OSError as error:
        raise ArchiveError(f"{output}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArchiveError(f"{path}: it is not as it was written; name another folder") from error
    return count


def plan(
    files: Sequence[Listed],
    told: Sequence[Sequence[Told]],
    skipped: Sequence[SkippedSource],
    desk: Desk,
    *,
    form: str,
    partitions: int,
) -> Plan:
    """The plan for the files, each with the stories that it tells."""
    homes: dict[str, int] = {}
    numbers = {name: n for n, name in enumerate(sorted({t.story for ts in told for t in ts}))}
    held: dict[int, list[tuple[Source, Listed]]] = {}
    for one, stories in zip(files, told, strict=True):
        for story in stories:
            source = Source(
                number=one.number, file=one.file, story=numbers[story.story], name=story.story,
                bytes=one.bytes // len(stories), parts=story.parts,
            )  # fmt: skip
            if story.story not in homes:
                homes[story.story] = _home(one, story, partitions)
            held.setdefault(homes[story.story], []).append((source, one))
    placed = desk.placed([source for sources in held.values() for source, _ in sources])
    return Plan(
        files=len(files),
        skipped=tuple(skipped),
        partitions={
            n: _partition(n, sources, desk.rules(placed, {s.story for s, _ in sources}), form)
            for n, sources in sorted(held.items())
        },
    )


def _home(first: Listed, story: Told, partitions: int) -> int:
    """The partition of a story: later stories leave the earlier ones where they are.

    Stories that begin in one file are kept together, as far as a partition holds them, so that
    few workers must read it.
    """
    if story.parts is None:
        name = story.story
    else:
        name = f"{first.file.path}#{_number(story.story) % (1 + first.bytes // PARTITION_BYTES)}"
    return _number(name) % partitions


def _number(name: str) -> int:
    return int(_hashed([name])[:12], 16)


def _partition(
    number: int, held: Sequence[tuple[Source, Listed]], rules: Rules, form: str
) -> Partition:
    ordered = sorted(held, key=lambda pair: (pair[0].story, pair[0].number))
    lines = [
        json.dumps([one.file.path, source.name, source.parts, one.bytes, one.changed])
        for source, one in sorted(held, key=lambda pair: (pair[0].number, pair[0].story))
    ]
    return Partition(
        number=number,
        sources=tuple(source for source, _ in ordered),
        rules=rules,
        key=_hashed([__version__, form, rules.digest, *lines]),
    )


def unfinished(planned: Plan, output: Path) -> list[int]:
    """The partitions that are not written, or not of what is there now; the largest first, so
    that no worker begins one when all others are done."""
    left = [n for n, one in planned.partitions.items() if written(output, n).get("key") != one.key]
    return sorted(left, key=lambda n: (-planned.partitions[n].bytes, n))


def cleared(planned: Plan, output: Path) -> None:
    """Take away what was written of partitions that hold nothing any more.  Raises ArchiveError."""
    try:
        for path in _written_files(output):
            number = path.name.removeprefix("part-").partition(".")[0]
            if number.isdecimal() and int(number) not in planned.partitions:
                path.unlink(missing_ok=True)
    except OSError as error:
        raise ArchiveError(f"{output}: {error.strerror or error}") from error


def _written_files(output: Path) -> Iterator[Path]:
    # First that they are written, so that a run that is ended here leaves nothing half-true.
    folders = sorted(output.iterdir(), key=lambda path: path.name != DONE)
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.glob("part-*.*"))


def written(output: Path, number: int) -> dict[str, Any]:
    """What was said of a partition when it was written; nothing where it is not."""
    try:
        told = json.loads((output / DONE / f"{part(number)}.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def part(number: int) -> str:
    """The name of a partition's files, without their suffix."""
    return f"part-{number:05}"


def _hashed(parts: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for told in parts:
        data = told.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
