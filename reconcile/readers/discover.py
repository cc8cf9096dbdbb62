"""From the paths of the command line to articles, each with its id and its story."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reconcile.errors import ReadError
from reconcile.model import Article, SkippedSource
from reconcile.readers.articles import to_article
from reconcile.readers.names import Parts, printable, shortest_unique
from reconcile.readers.records import ReadText
from reconcile.readers.registry import READERS
from reconcile.readers.walk import FoundFile, PassedOver, because, find, folder_name

# An article is some kilobytes; what is larger than this is something else.
MAX_FILE_BYTES = 50_000_000
# What can be a story: each folder, or everything.
GROUPS = ("folder", "one")
# The story of files from several folders.
MIXED_STORY = "files"

Sources = tuple[tuple[Article, ...], tuple[SkippedSource, ...], tuple[str, ...]]


def read_sources(paths: Sequence[Path | str], *, group: str = "folder") -> Sources:
    """Read every article that the paths mean: the articles, what was skipped, and warnings.

    ``group`` "folder" makes one story of each folder that holds articles (and one of the files
    that are named one by one); "one" makes one story of everything.  Articles are sorted by path,
    whatever the order of ``paths``.  A source that cannot be read is skipped and told; nothing is
    raised for it.
    """
    check_group(group)
    found: list[FoundFile] = []
    passed: list[PassedOver] = []
    skipped: dict[str, SkippedSource] = {}
    for argument in sorted({str(path) for path in paths}):
        for item in find(argument):
            if isinstance(item, SkippedSource):
                skipped.setdefault(item.path, item)
            elif isinstance(item, PassedOver):
                passed.append(item)
            else:
                found.append(item)
    files = _once(found)
    readings: list[tuple[FoundFile, ReadText]] = []
    for file in files:
        try:
            readings.append((file, _read(file)))
        except ReadError as error:
            skipped.setdefault(file.path, SkippedSource(path=file.path, reason=str(error)))
    read_files = [file for file, _ in readings]
    stories = _stories(read_files) if group == "folder" else _one_story(read_files, paths)
    articles = tuple(
        to_article(reading, id=id, path=file.path, story=story)
        for (file, reading), id, story in zip(readings, _ids(read_files), stories, strict=True)
    )
    warnings = tuple(
        warning.at(printable(file.path))
        for file, reading in readings
        for warning in reading.warnings
    )
    told = (*warnings, *_told(passed, files))
    return articles, tuple(skipped[path] for path in sorted(skipped)), told


def check_group(group: str) -> None:
    """Raise ValueError where ``group`` is no way to make stories."""
    if group not in GROUPS:
        raise ValueError(f"unknown group {group!r}; use {' or '.join(map(repr, GROUPS))}")


def _told(passed: Sequence[PassedOver], files: Sequence[FoundFile]) -> Iterator[str]:
    """The warnings for what was passed over, each real file once, none for what is read."""
    seen = {os.path.realpath(file.place) for file in files}
    for item in sorted(passed, key=lambda item: (os.path.islink(item.place), item.path)):
        real = os.path.realpath(item.place)
        if real not in seen:
            seen.add(real)
            yield item.warning.at(printable(item.path))


def _once(found: Iterable[FoundFile]) -> list[FoundFile]:
    """Each real file once, sorted by path; found in a folder and under its own name goes first."""
    chosen: dict[str, FoundFile] = {}
    order = sorted(
        found, key=lambda file: (os.path.islink(file.place), file.named, file.path, file.story)
    )
    for file in order:
        chosen.setdefault(os.path.realpath(file.place), file)
    return sorted(chosen.values(), key=lambda file: file.path)


def _read(file: FoundFile) -> ReadText:
    try:
        with open(file.place, "rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise ReadError(because(error)) from None
    if len(data) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 1_000_000
        raise ReadError(f"larger than {limit} MB; split it into its articles")
    return READERS[file.suffix](data)


def _ids(files: Sequence[FoundFile]) -> list[str]:
    """The shortest stem of each that no other has; two of one stem keep their suffixes."""
    stems = [_parts(os.path.splitext(file.path)[0]) for file in files]
    count = Counter(stems)
    keys = [
        stem if count[stem] == 1 else _parts(file.path)
        for file, stem in zip(files, stems, strict=True)
    ]
    return [printable(name) for name in shortest_unique(keys)]


def _parts(path: str) -> Parts:
    return tuple(part for part in path.split("/") if part not in ("", ".", ".."))


def _one_story(files: Sequence[FoundFile], paths: Sequence[Path | str]) -> list[str]:
    roots = {os.path.abspath(path) for path in paths}
    if len(roots) == 1 and files and not files[0].named:
        return [printable(folder_name(roots.pop()))] * len(files)
    return [printable(_common_name(files))] * len(files)


def _common_name(files: Iterable[FoundFile]) -> str:
    """The folder's name where all the files stand in one folder."""
    folders = {file.folder: file.story for file in files}
    return folders.popitem()[1] if len(folders) == 1 else MIXED_STORY


def _stories(files: Sequence[FoundFile]) -> list[str]:
    """Each file's story; folders of one name are told apart by the folders that hold them."""
    named = [file for file in files if file.named]
    together = len({file.folder for file in named}) > 1
    folders: dict[str, str] = {}
    for file in sorted(files, key=lambda file: file.named):
        if not (together and file.named):
            folders.setdefault(file.folder, file.story)
    count = Counter(folders.values())
    if together:
        count[MIXED_STORY] += 1
    alike = [folder for folder in folders if count[folders[folder]] > 1]
    longer = shortest_unique(
        [_parts(printable(folder.replace(os.sep, "/"))) for folder in alike],
        [folders[folder].count("/") + 2 for folder in alike],
    )
    names = folders | dict(zip(alike, longer, strict=True))
    return [
        MIXED_STORY if together and file.named else printable(names[file.folder]) for file in files
    ]
