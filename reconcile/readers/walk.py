"""Finding the files that a path means.  Nothing is opened here."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.model import SkippedSource
from reconcile.readers.names import encodable
from reconcile.readers.records import ReadWarning
from reconcile.readers.registry import READERS, readable, suffix_of

# These stand beside articles and are none: ledgers and settings, left out without a word, and
# notes on the folder, which are told, for an article may have the name by accident.
_SILENT_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
_NOTES = frozenset({"readme"})
# Beside a page that a browser saved stands a folder with its pictures and styles.
_PAGE_FILES = ("_files", "-files", ".fld")
# What `reconcile add` keeps beside the article that it made of it: NAME.original.html.
ORIGINAL = ".original"
# The path that means standard input, and the story that it tells.
STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file to read.

    ``place`` opens it, ``path`` is how it is shown, ``folder`` is the real path of the folder that
    holds it and ``story`` that folder's name as the argument has it.  ``named`` is True where the
    file itself was the argument.
    """

    place: str
    path: str
    folder: str
    story: str
    named: bool

    @property
    def suffix(self) -> str:
        """The suffix in lower case, which chooses the reader."""
        return suffix_of(self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A file of a folder that is held to be no article; ``place`` opens it."""

    place: str
    path: str

    @property
    def warning(self) -> ReadWarning:
        """What is said of it."""
        return ReadWarning(message="a README is not read as an article; name the file to read it")


Found = FoundFile | SkippedSource | PassedOver


def find(argument: Path | str) -> Iterator[Found]:
    """The files that one argument means, in a fixed order, and what is passed over."""
    given = str(argument)
    shown = encodable(given if os.sep == "/" else given.replace(os.sep, "/"))
    if not given:
        yield SkippedSource(path=shown, reason="the path is empty; name a file or a folder")
        return
    if given == STDIN:
        yield FoundFile(place=STDIN, path=STDIN, folder=STDIN, story="stdin", named=True)
        return
    try:
        mode = os.stat(given).st_mode
    except (OSError, ValueError) as error:
        yield SkippedSource(path=shown, reason=because(error))
        return
    if stat.S_ISDIR(mode):
        yield from _Walk(given, shown).run()
    else:
        folder = os.path.dirname(os.path.abspath(given))
        yield _file(
            FoundFile(
                place=given,
                path=shown,
                folder=os.path.realpath(folder),
                story=folder_name(folder),
                named=True,
            ),
            mode,
        )


def folder_name(folder: str) -> str:
    """A folder's own name, also where it is given as ``.`` or ``..``."""
    return encodable(os.path.basename(os.path.abspath(folder)) or "root")


def because(error: OSError | ValueError) -> str:
    """Why a path cannot be read, and what to do."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "no such file or folder; check the name"
        case PermissionError():
            return "permission denied; make it readable for you"
        case OSError():
            return f"cannot be read: {(error.strerror or 'input error').lower()}"
        case _:
            return "no file can have this name; check it"


def _file(found: FoundFile, mode: int) -> Found:
    if not stat.S_ISREG(mode):
        reason = "not a regular file; give a file or a folder"
        return SkippedSource(path=found.path, reason=reason)
    if found.suffix not in READERS:
        kind = f"{encodable(found.suffix)} files" if found.suffix else "files without a suffix"
        reason = f"{kind} cannot be read; give the article as {readable()}"
        return SkippedSource(path=found.path, reason=reason)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folder:
    place: str
    path: str
    below: tuple[str, ...]


class _Walk:
    """One walk below one folder: folders first, links after, every real folder once."""

    def __init__(self, place: str, shown: str) -> None:
        self.root = _Folder(place=place, path=shown, below=())
        self.seen: set[str] = set()
        self.folders = [self.root]
        self.links: list[_Folder] = []

    def run(self) -> Iterator[Found]:
        empty = True
        while self.folders or self.links:
            # Links wait, so that a folder is told under its own name and not under a link's.
            folder = self.folders.pop() if self.folders else self.links.pop(0)
            real = os.path.realpath(folder.place)
            if real in self.seen:
                continue
            self.seen.add(real)
            for found in self._folder(folder, real):
                empty = empty and isinstance(found, PassedOver)
                yield found
        if empty:
            reason = f"the folder holds no articles; put {readable()} files in it"
            yield SkippedSource(path=self.root.path, reason=reason)

    def _folder(self, folder: _Folder, real: str) -> Iterator[Found]:
        try:
            with os.scandir(folder.place) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield SkippedSource(path=folder.path, reason=because(error))
            return
        below: list[_Folder] = []
        names = {entry.name for entry in entries}
        for entry in entries:
            if entry.name.startswith(".") or _belongs(entry.name, names):
                continue
            path = f"{folder.path.rstrip('/')}/{encodable(entry.name)}"
            try:
                mode = entry.stat().st_mode
            except OSError as error:
                yield SkippedSource(path=path, reason=because(error))
                continue
            if stat.S_ISDIR(mode):
                child = _Folder(
                    place=entry.path, path=path, below=(*folder.below, encodable(entry.name))
                )
                if not entry.is_symlink():
                    below.append(child)
                elif _holds(os.path.realpath(entry.path), real):
                    reason = "a link back to a folder that holds it; remove the link"
                    yield SkippedSource(path=path, reason=reason)
                else:
                    self.links.append(child)
            elif _is_notes(entry.name):
                yield PassedOver(place=entry.path, path=path)
            elif not _silent(entry.name):
                yield _file(self._found(entry.path, path, folder, real), mode)
        self.folders.extend(reversed(below))

    def _found(self, place: str, path: str, folder: _Folder, real: str) -> FoundFile:
        story = "/".join(folder.below) or folder_name(self.root.place)
        return FoundFile(place=place, path=path, folder=real, story=story, named=False)


def _belongs(name: str, names: set[str]) -> bool:
    """Whether the file or folder belongs to an article beside it, and is none itself."""
    stem, original, suffix = name.rpartition(ORIGINAL)
    if original and (not suffix or suffix.startswith(".")) and f"{stem}.md" in names:
        return True
    pages = (name.removesuffix(end) for end in _PAGE_FILES if name.endswith(end))
    return any(f"{page}{suffix}" in names for page in pages for suffix in (".html", ".htm"))


def _silent(name: str) -> bool:
    return os.path.splitext(name.lower())[1] in _SILENT_SUFFIXES


def _is_notes(name: str) -> bool:
    return os.path.splitext(name.lower())[0] in _NOTES and not _silent(name)


def _holds(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith(outer.rstrip(os.sep) + os.sep)
