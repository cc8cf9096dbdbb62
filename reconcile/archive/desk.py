"""The ledger of an archive: which of its entries speak of which stories.

A story is reconciled where no other is known, so that each gets the entries of its own files;
entries whose files the archive does not have may be of any story.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from reconcile.ledger import FindingEntry, Ledger, Reading
from reconcile.ledger.reading import file_of
from reconcile.model import Article, Claim
from reconcile.settings import DEFAULT_SETTINGS, Settings

if TYPE_CHECKING:
    from reconcile.archive.plan import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is ruled of some stories: ``ledger`` without findings, the entries of each story by
    its number, those that may be of any, and the files that there are.

    ``folder`` is the working directory by which paths are meant.
    """

    ledger: Ledger | None = None
    settings: Settings = DEFAULT_SETTINGS
    entries: Mapping[int, tuple[FindingEntry, ...]]
    anywhere: tuple[FindingEntry, ...] = ()
    there: frozenset[str] = frozenset()
    folder: str = ""

    @property
    def digest(self) -> str:
        """A hash of all that these rules can change in a report."""
        told = [
            repr(self.settings),
            repr((self.ledger.names, self.ledger.agencies) if self.ledger else ((), ())),
            *(repr([_bare(e) for e in self.entries[n]]) for n in sorted(self.entries)),
            repr([_bare(e) for e in self.anywhere]),
            repr(sorted(self.there)),
        ]
        return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()

    def of(self, story: int) -> Ledger | None:
        """The ledger as this story needs it."""
        if self.ledger is None:
            return None
        # The order of the file decides between two entries of one finding.
        every = {entry.id: entry for entry in (*self.entries.get(story, ()), *self.anywhere)}
        ordered = sorted(every.values(), key=lambda entry: (entry.line, entry.id))
        return replace(self.ledger, findings=tuple(ordered))

    def read(self, ledger: Ledger, articles: Sequence[Article], claims: Sequence[Claim]) -> Reading:
        """The ledger held against a story, wherever the worker runs."""
        meant = [replace(a, path=_from(self.folder, a.path)) for a in articles]
        there = replace(ledger, folder=_from(self.folder, ledger.folder or os.curdir))
        return Reading(there, meant, claims, exists=self.there.__contains__)


def _bare(entry: FindingEntry) -> FindingEntry:
    return replace(entry, line=0)


def _from(folder: str, path: str) -> str:
    return path if "://" in path else os.path.join(folder, path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The entries of each story, by its number, those that may be of any, and files that are."""

    entries: Mapping[int, tuple[FindingEntry, ...]]
    anywhere: tuple[FindingEntry, ...]
    there: frozenset[str]


NOWHERE = Placed(entries={}, anywhere=(), there=frozenset())


class Desk:
    """A ledger, or none, before the stories of an archive are known."""

    def __init__(self, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self.settings = DEFAULT_SETTINGS
        if ledger:
            self.settings = replace(DEFAULT_SETTINGS, **dict(ledger.settings.thresholds))

    def placed(self, sources: Iterable[Source]) -> Placed:
        """Where each entry belongs: the story that has most of its files."""
        if self.ledger is None or not self.ledger.findings:
            return NOWHERE
        wanted = {_file(s.file) for e in self.ledger.findings for s in e.sources}
        homes: dict[str, list[int]] = defaultdict(list)
        for source in sources:
            file = file_of(source.file.path, self.ledger.folder)
            if file in wanted:
                homes[file].append(source.story)
        entries: dict[int, list[FindingEntry]] = defaultdict(list)
        anywhere: list[FindingEntry] = []
        for entry in self.ledger.findings:
            stories = _stories([homes.get(_file(s.file), []) for s in entry.sources])
            for story in stories:
                entries[story].append(entry)
            if not stories:
                anywhere.append(entry)
        exists = partial(_exists, self.ledger.folder)
        files = {s.file for e in self.ledger.findings for s in e.sources}
        return Placed(
            entries={story: tuple(told) for story, told in entries.items()},
            anywhere=tuple(anywhere),
            there=frozenset(f for f in files if _file(f) in homes or exists(f)),
        )

    def rules(self, placed: Placed, stories: Collection[int]) -> Rules:
        """What is ruled of these stories."""
        entries = {n: placed.entries[n] for n in sorted(stories) if n in placed.entries}
        spoken = [e for told in (*entries.values(), placed.anywhere) for e in told]
        files = {source.file for entry in spoken for source in entry.sources}
        return Rules(
            ledger=replace(self.ledger, findings=()) if self.ledger else None,
            settings=self.settings,
            entries=entries,
            anywhere=placed.anywhere,
            there=placed.there & files,
            folder=os.getcwd() if self.ledger else "",
        )


def _file(name: str) -> str:
    """The file of an article that may share it with others."""
    return name.rpartition("#")[0] or name


def _stories(homes: Sequence[Sequence[int]]) -> list[int]:
    """The story of most files; where a file tells several, all that may be meant."""
    count = Counter(story for stories in homes for story in stories)
    most = max(count.values(), default=0)
    best = sorted(story for story, n in count.items() if n == most)
    return best if any(len(stories) > 1 for stories in homes) else best[:1]


def _exists(folder: str, file: str) -> bool:
    return "://" in file or any(
        os.path.exists(os.path.join(folder, one)) for one in (file, _file(file))
    )
