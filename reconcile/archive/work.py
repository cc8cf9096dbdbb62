"""What a worker does for an archive: read and split files, reconcile a story, write a partition.

Rows that travel between workers are bytes, as in the cache.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.archive.desk import Rules
from reconcile.archive.plan import Partition, Source
from reconcile.archive.write import Lines, lines_of, write_partition
from reconcile.cache.codec import dumps, loads
from reconcile.model import Article, Extraction, SkippedSource
from reconcile.readers import read_file

# Bytes of files that are read and split in one go: about two seconds of work.
TASK_BYTES = 60_000
# New records before the collector of cycles looks at them: there are no cycles in ours.
_RARELY = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one file came to: its articles with their claims, and what could not be read."""

    source: Source
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One story's lines, the entries of the ledger that it was held against, and those of them
    that it does not have."""

    story: int
    lines: Lines
    asked: tuple[str, ...]
    stale: tuple[str, ...]


def split(sources: Iterable[Source]) -> list[Row]:
    """Read files and split their articles, in order.  Raises ModelError."""
    from reconcile.claims import extract

    gc.set_threshold(_RARELY)
    read = [(source, *_read(source)) for source in sources]
    made = extract([article for _, articles, _ in read for article in articles])
    return [
        Row(
            source=source,
            data=dumps((articles, tuple(next(made) for _ in articles), skipped)),
        )
        for source, articles, skipped in read
    ]


def _read(source: Source) -> tuple[tuple[Article, ...], tuple[SkippedSource, ...]]:
    """The articles of the file that are meant, and what cannot be read, which is told once."""
    articles, skipped = read_file(source.file, source.name)
    if source.parts is None:
        return articles, skipped
    wanted = tuple(articles[n] for n in source.parts if n < len(articles))
    return wanted, skipped if not source.parts or 0 in source.parts else ()


def reconcile_rows(rows: Iterable[Row], rules: Rules) -> Done:
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
    source = ordered[0].source
    ledger = rules.of(source.story)
    report = assemble(
        articles, extractions, skipped, (), ledger, rules.settings, read_ledger=rules.read
    )
    return Done(
        story=source.story,
        lines=lines_of(report, source.name),
        asked=tuple(entry.id for entry in ledger.findings) if ledger else (),
        stale=tuple(entry.id for entry in report.stale),
    )


def reconcile_rows_of(split: Iterable[Sequence[Row]], rules: Rules) -> list[Done]:
    """The lines of the one story that was split in several goes."""
    return [reconcile_rows([row for rows in split for row in rows], rules)]


def reconcile_files(sources: Sequence[Source], rules: Rules) -> list[Done]:
    """From the files of some whole stories to their lines, in one go."""
    return [reconcile_rows(rows, rules) for rows in _stories(split(sources))]


def _stories(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of each story together, by the story's number."""
    told: dict[int, list[Row]] = {}
    for row in rows:
        told.setdefault(row.source.story, []).append(row)
    for number in sorted(told):
        yield told[number]


def bundles(sources: Sequence[Source]) -> Iterator[list[list[Source]]]:
    """A partition's files in bundles of about ``TASK_BYTES``, which are done in one go.

    A bundle is one list of the files of whole stories, or several of one story that is larger.
    """
    whole: list[Source] = []
    held = 0
    for story in _by_story(sources):
        size = sum(source.bytes for source in story)
        if size > TASK_BYTES and len(story) > 1:
            yield list(_pieces(story))
            continue
        whole += story
        held += size
        if held >= TASK_BYTES:
            yield [whole]
            whole, held = [], 0
    if whole:
        yield [whole]


def _by_story(sources: Sequence[Source]) -> list[list[Source]]:
    told: dict[int, list[Source]] = {}
    for source in sources:
        told.setdefault(source.story, []).append(source)
    return list(told.values())


def _pieces(story: Sequence[Source]) -> Iterator[list[Source]]:
    piece: list[Source] = []
    held = 0
    for source in story:
        piece.append(source)
        held += source.bytes
        if held >= TASK_BYTES:
            yield piece
            piece, held = [], 0
    if piece:
        yield piece


def finish(done: Iterable[Sequence[Done]], number: int, key: str, output: Path, form: str) -> int:
    """Write a partition of these stories, and say so; gives the number of findings."""
    ordered = sorted((one for some in done for one in some), key=lambda one: one.story)
    held = {id for one in ordered for id in one.asked if id not in one.stale}
    stale = {id for one in ordered for id in one.stale} - held
    ruled = {"held": sorted(held), "stale": sorted(stale)} if held or stale else {}
    return write_partition([one.lines for one in ordered], ruled, number, key, output, form)


def whole_partition(partition: Partition, output: Path, form: str) -> int:
    """A partition from its files to what is written, in one go; gives the number of findings."""
    done = []
    for bundle in bundles(partition.sources):
        if len(bundle) == 1:
            done.append(reconcile_files(bundle[0], partition.rules))
        else:
            done.append(reconcile_rows_of(map(split, bundle), partition.rules))
    return finish(done, partition.number, partition.key, output, form)
