"""What a worker does for an archive: read and split files, reconcile a story, write a partition.

Rows that travel between workers are bytes, as in the cache.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.archive.plan import Source
from reconcile.archive.write import Lines, lines_of, write_partition
from reconcile.cache.codec import dumps, loads
from reconcile.model import Article, Extraction, SkippedSource
from reconcile.readers import read_file
from reconcile.settings import DEFAULT_SETTINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one file came to: its articles with their claims, and what could not be read."""

    source: Source
    data: bytes

    @property
    def story(self) -> int:
        """The story's number, the key by which rows are brought together."""
        return self.source.story


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One story's lines, and the partition that they go to."""

    story: int
    partition: int
    lines: Lines


def split(sources: Iterable[Source]) -> list[Row]:
    """Read files and split their articles, in order.  Raises ModelError."""
    from reconcile.claims import extract

    read = [(source, *read_file(source.file, source.name)) for source in sources]
    made = extract([article for _, articles, _ in read for article in articles])
    return [
        Row(
            source=source,
            data=dumps((articles, tuple(next(made) for _ in articles), skipped)),
        )
        for source, articles, skipped in read
    ]


def reconcile_rows(rows: Iterable[Row]) -> Done:
    """The lines of the story that these rows tell, whatever their order."""
    from reconcile.assembly import assemble

    ordered = sorted(rows, key=lambda row: row.source.number)
    articles: list[Article] = []
    extractions: list[Extraction] = []
    skipped: list[SkippedSource] = []
    for row in ordered:
        read, split, left = loads(row.data)
        articles += read
        extractions += split
        skipped += left
    report = assemble(articles, extractions, skipped, (), None, DEFAULT_SETTINGS)
    source = ordered[0].source
    return Done(story=source.story, partition=source.partition, lines=lines_of(report, source.name))


def stories(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of each story together, by the story's number."""
    told: dict[int, list[Row]] = {}
    for row in rows:
        told.setdefault(row.story, []).append(row)
    for number in sorted(told):
        yield told[number]


def finish(done: Iterable[Done], number: int, key: str, output: Path, form: str) -> int:
    """Write a partition of these stories, and say so; gives the number of findings."""
    ordered = sorted(done, key=lambda one: one.story)
    return write_partition([one.lines for one in ordered], number, key, output, form)


def whole_partition(
    sources: Sequence[Source], number: int, key: str, output: Path, form: str
) -> int:
    """A partition from its files to what is written, in one go; gives the number of findings."""
    done = [reconcile_rows(rows) for rows in stories(split(sources))]
    return finish(done, number, key, output, form)
