"""The stories of an archive by what its articles tell, found step by step wherever a flow runs.

What comes together here are tables of hashes, edges between articles and the names of stories;
texts and rows stay with the workers.  The result is kept in the output folder, so that a run that
goes on does not read all articles twice.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path

from reconcile import __version__
from reconcile.archive import grouping, tables
from reconcile.archive.flow import Flow
from reconcile.archive.plan import Listed, Told
from reconcile.archive.write import written_whole
from reconcile.engines.pooled import pieces
from reconcile.errors import ArchiveError
from reconcile.readers import unique_names

# Bytes of files that are looked at in one go: some hundred articles, about two seconds of work;
# more in an archive of more chunks than a shuffle, which grows faster than they, should have.
CHUNK_BYTES, MOST_CHUNKS = 1_000_000, 1_000
STORIES = "stories.jsonl"
# The story of files that have no article that can be read: nothing but errors.
NO_STORY = ""


def indexed(
    files: Sequence[Listed], output: Path, flow: Callable[[], Flow]
) -> tuple[tuple[Told, ...], ...]:
    """The stories that each file tells; remembered where no file has changed.

    Raises ArchiveError and EngineError.
    """
    key = _key(files)
    known = _remembered(output / STORIES, key, files)
    if known is not None:
        return known
    told = found(files, flow())
    rows = [json.dumps({"key": key})] + [
        json.dumps({"path": one.file.path, "stories": [[t.story, t.parts] for t in stories]})
        for one, stories in zip(files, told, strict=True)
    ]
    try:
        written_whole(output / STORIES, "".join(f"{row}\n" for row in rows).encode("ascii"))
    except OSError as error:
        raise ArchiveError(f"{output}: {error.strerror or error}; make room, and run again") from (
            error
        )
    return told


def _key(files: Sequence[Listed]) -> str:
    digest = hashlib.sha256(__version__.encode())
    for one in files:
        told = json.dumps([one.file.path, one.bytes, one.changed])
        digest.update(told.encode("ascii") + b"\n")
    return digest.hexdigest()


def _remembered(
    path: Path, key: str, files: Sequence[Listed]
) -> tuple[tuple[Told, ...], ...] | None:
    try:
        lines = path.read_text("ascii").splitlines()
        if json.loads(lines[0])["key"] != key:
            return None
        rows = [json.loads(line)["stories"] for line in lines[1:]]
        told = tuple(tuple(Told(story=s, parts=tuple(p)) for s, p in row) for row in rows)
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return told if len(told) == len(files) else None


def found(files: Sequence[Listed], flow: Flow) -> tuple[tuple[Told, ...], ...]:
    """The stories that each file tells, whatever the flow and the size of its chunks."""
    if not files:
        return ()
    kept = flow.made(grouping.told, list(_chunks(files)))
    nothing = flow.shared(None)
    copies = grouping.leaders(
        list(
            flow.shuffled(
                grouping.under_copy_keys, kept, nothing, grouping.copied, nothing,
                grouping.packed_copies,
            )
        )
    )  # fmt: skip
    kept = flow.made(grouping.leading, kept, flow.shared(copies))
    words = flow.folded(tables.summed, flow.made(grouping.counted, kept))
    (words,) = flow.made(tables.settled, [words])
    days = flow.folded(tables.added, flow.made(grouping.counted_days, kept, words))
    (table,) = flow.made(tables.with_days, [words], days)
    edges = flow.shuffled(grouping.posted, kept, table, grouping.edges, table, grouping.packed)
    joined = flow.shared(grouping.parts(list(edges)))
    parts = flow.shuffled(grouping.gathered, kept, joined, grouping.stories, table, list)
    return _by_file(files, [story for some in parts for story in some], copies)


def _chunks(files: Sequence[Listed]) -> Iterator[Sequence[Listed]]:
    most = max(CHUNK_BYTES, sum(one.bytes for one in files) // MOST_CHUNKS)
    return pieces(files, [one.bytes for one in files], most)


def _by_file(
    files: Sequence[Listed], stories: list[grouping.Named], copies: grouping.Parts
) -> tuple[tuple[Told, ...], ...]:
    stories.sort(key=attrgetter("order", "articles"))
    parts: dict[int, dict[str, list[int]]] = defaultdict(dict)
    followers = copies.by_first()
    for story, name in zip(stories, unique_names(s.name for s in stories), strict=True):
        for number in (n for first in story.articles for n in followers.get(first, (first,))):
            file, part = divmod(number, grouping.FIRST)
            parts[file].setdefault(name, []).append(part)
    return tuple(
        tuple(
            Told(story=name, parts=tuple(sorted(held)))
            for name, held in sorted(parts[one.number].items())
        )
        or (Told(story=NO_STORY, parts=()),)
        for one in files
    )
