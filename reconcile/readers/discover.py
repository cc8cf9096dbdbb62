"""From the paths of the command line to articles, each with its id and its story."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import ReadError
from reconcile.model import Article, SkippedSource
from reconcile.readers.articles import to_article
from reconcile.readers.english import is_english
from reconcile.readers.names import Parts, encodable, printable, shortest_unique
from reconcile.readers.opening import Kept, Opener
from reconcile.readers.records import Part, ReadText
from reconcile.readers.stories import regrouped
from reconcile.readers.walk import STDIN, FoundFile, PassedOver, find, folder_name

# What can be a story: each folder, everything, or what the articles tell.
GROUPS = ("folder", "one", "auto")
# The story of files from several folders.
MIXED_STORY = "files"

_FOREIGN = "it is not in English, the one language that is read; leave it out or translate it"

Sources = tuple[tuple[Article, ...], tuple[SkippedSource, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One article of a file; ``name`` tells it from the file's others, None where it is alone."""

    file: FoundFile
    name: str | None
    content: ReadText

    @property
    def path(self) -> str:
        """The file's path, and the article's name in it: ``day.jsonl#crash``."""
        return self.file.path if self.name is None else f"{self.file.path}#{encodable(self.name)}"


def read_sources(
    paths: Sequence[Path | str], *, group: str | None = None, kept: Kept | None = None
) -> Sources:
    """Read every article that the paths mean: the articles, what was skipped, and warnings.

    ``group`` "folder" makes one story of each folder that holds articles (and one of the files
    that are named one by one); "one" makes one story of everything; "auto" goes by what the
    articles tell.  None is "folder", but one folder alone that plainly holds several stories is
    set apart, with a warning.  Articles are sorted by path, whatever the order of ``paths``;
    ``-`` is standard input.  A source that cannot be read is skipped and told; nothing is raised
    for it.  ``kept`` remembers what was extracted.
    """
    check_group(group)
    files, passed, skipped = _found(paths)
    readings: list[_Reading] = []
    for got in _read(files, kept):
        if isinstance(got, SkippedSource):
            skipped.setdefault(got.path, got)
        else:
            readings.append(got)
    read_files = [reading.file for reading in readings]
    by_folder = group in (None, "folder")
    stories = _stories(read_files) if by_folder else _one_story(read_files, paths)
    articles = tuple(
        to_article(reading.content, id=id, path=reading.path, story=story)
        for reading, id, story in zip(readings, _ids(readings), stories, strict=True)
    )
    set_apart: tuple[str, ...] = ()
    if group == "auto" or (group is None and _one_folder(read_files)):
        articles, set_apart = regrouped(articles, plainly=group is None)
    warnings = tuple(
        warning.at(printable(reading.path))
        for reading in readings
        for warning in reading.content.warnings
    )
    told = (*warnings, *set_apart, *_told(passed, files))
    return articles, tuple(skipped[path] for path in sorted(skipped)), told


def find_files(
    paths: Sequence[Path | str],
) -> tuple[list[FoundFile], list[str], tuple[SkippedSource, ...]]:
    """The files that the paths mean, sorted by path, the story of each by its folder, and what
    was not found.  Nothing is opened."""
    files, _, skipped = _found(paths)
    return files, _stories(files), tuple(skipped[path] for path in sorted(skipped))


def read_file(file: FoundFile, story: str) -> tuple[tuple[Article, ...], tuple[SkippedSource, ...]]:
    """The articles of one file, each with its path as its id, and what could not be read."""
    articles: list[Article] = []
    skipped: list[SkippedSource] = []
    for got in _read([file], None):
        if isinstance(got, SkippedSource):
            skipped.append(got)
        else:
            id = printable(got.path)
            articles.append(to_article(got.content, id=id, path=got.path, story=story))
    return tuple(articles), tuple(skipped)


def _found(
    paths: Sequence[Path | str],
) -> tuple[list[FoundFile], list[PassedOver], dict[str, SkippedSource]]:
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
    return _once(found), passed, skipped


def _read(files: Iterable[FoundFile], kept: Kept | None) -> Iterator[_Reading | SkippedSource]:
    """Every article of every file, in order, or why there is none."""
    with Opener(kept) as opener:
        for file in files:
            try:
                got = opener.read(file)
            except ReadError as error:
                yield SkippedSource(path=file.path, reason=str(error))
                continue
            parts = got if isinstance(got, tuple) else (got,)
            for part in parts:
                name, content = (
                    (part.name, part.content) if isinstance(part, Part) else (None, part)
                )
                yield _checked(file, name, content)


def _checked(
    file: FoundFile, name: str | None, content: ReadText | str
) -> _Reading | SkippedSource:
    path = file.path if name is None else f"{file.path}#{encodable(name)}"
    if isinstance(content, str):
        return SkippedSource(path=path, reason=content)
    if not is_english(content.text[content.body_start :]):
        return SkippedSource(path=path, reason=_FOREIGN)
    return _Reading(file=file, name=name, content=content)


def check_group(group: str | None) -> None:
    """Raise ValueError where ``group`` is no way to make stories; None leaves it to us."""
    if group is not None and group not in GROUPS:
        raise ValueError(f"unknown group {group!r}; use {' or '.join(map(repr, GROUPS))}")


def _one_folder(files: Sequence[FoundFile]) -> bool:
    """Whether all files were found in one folder, and none was named."""
    return len({file.folder for file in files}) == 1 and not any(file.named for file in files)


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


def _ids(readings: Sequence[_Reading]) -> list[str]:
    """The shortest stem of each that no other has; two of one stem keep their suffixes."""
    stems = [(*_parts(_stem(r.file)), *_parts(r.name or "")) for r in readings]
    count = Counter(stems)
    keys = [
        stem if count[stem] == 1 else (*_parts(r.file.path), *_parts(r.name or ""))
        for r, stem in zip(readings, stems, strict=True)
    ]
    return [printable(name) for name in shortest_unique(keys)]


def _stem(file: FoundFile) -> str:
    if file.path == STDIN:
        return file.story
    return file.path[: len(file.path) - len(file.suffix)]


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
