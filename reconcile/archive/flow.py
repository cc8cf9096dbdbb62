"""Steps over all of an archive, wherever the work is done, that no one process must hold.

A step makes one thing of each chunk and leaves it where it was made; things are added up, or
brought together by key.  Here they lie in files of a folder, which worker processes read and write.
"""

from __future__ import annotations

import os
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from reconcile.archive.hands import Hands

Post = Callable[..., Iterable[tuple[int, Any]]]
Reduce = Callable[..., Iterable[Any]]


class Flow(Protocol):
    """Where steps over an archive run.  A handle stands for a thing that lies somewhere."""

    def made(self, job: Callable[..., Any], chunks: Sequence[Any], *shared: Any) -> list[Any]:
        """A handle for what ``job`` makes of each chunk, or of what a handle stands for."""
        ...

    def folded(self, merge: Callable[[Sequence[Any]], Any], handles: Sequence[Any]) -> Any:
        """A handle for what ``merge`` makes of all, in any grouping."""
        ...

    def shared(self, value: Any) -> Any:
        """A handle for what all workers need."""
        ...

    def shuffled(
        self, post: Post, handles: Sequence[Any], given: Any, reduce: Reduce, table: Any,
        pack: Callable[[list[Any]], Any],
    ) -> Iterator[Any]:  # fmt: skip
        """``reduce(key, values, table)`` of all values that ``post(thing, given)`` puts under one
        key, packed many at a time; ``given`` and ``table`` are handles.  In no fixed order."""
        ...


def by_bucket(
    post: Post, thing: Any, given: Any, buckets: int
) -> list[tuple[int, list[tuple[int, Any]]]]:
    """What a thing puts under keys, by the keys' bucket."""
    out: dict[int, list[tuple[int, Any]]] = defaultdict(list)
    for key, value in post(thing, given):
        out[key % buckets].append((key, value))
    return sorted(out.items(), key=lambda item: item[0])


def reduced(
    reduce: Reduce, held: Iterable[tuple[int, Any]], table: Any, pack: Callable[[list[Any]], Any]
) -> Any:
    """What comes of one bucket."""
    together: dict[int, list[Any]] = defaultdict(list)
    for key, value in held:
        together[key].append(value)
    return pack([told for key in sorted(together) for told in reduce(key, together[key], table)])


class LocalFlow:
    """The steps in this process or in worker processes, over files in ``folder``."""

    def __init__(self, hands: Hands, folder: Path) -> None:
        self._hands = hands
        self._folder = folder
        self._count = 0

    def made(self, job: Callable[..., Any], chunks: Sequence[Any], *shared: Any) -> list[Any]:
        """A file for each."""
        places = [self._place() for _ in chunks]
        self._all(_make, [(job, c, shared, p) for c, p in zip(chunks, places, strict=True)])
        return places

    def folded(self, merge: Callable[[Sequence[Any]], Any], handles: Sequence[Any]) -> Any:
        """One file for all; a few are held at a time."""
        whole: Any = None
        for start in range(0, len(handles), 8):
            some = [_load(path) for path in handles[start : start + 8]]
            whole = merge(some if whole is None else [whole, *some])
        return self.shared(whole)

    def shared(self, value: Any) -> Any:
        """A file for it."""
        path = self._place()
        _keep(path, value)
        return path

    def shuffled(
        self, post: Post, handles: Sequence[Any], given: Any, reduce: Reduce, table: Any,
        pack: Callable[[list[Any]], Any],
    ) -> Iterator[Any]:  # fmt: skip
        """Each thing's values in a file, bucket by bucket; then a bucket of all files at a time."""
        buckets = len(handles)
        places = [self._place() for _ in handles]
        posts = zip(handles, places, strict=True)
        self._all(_post, [(post, thing, given, buckets, place) for thing, place in posts])
        tasks = [(reduce, n, tuple(places), table, pack) for n in range(buckets)]
        yield from (told for _, told in self._hands.done(_reduce, tasks))
        for place in places:
            place.unlink()

    def _all(self, job: Callable[..., Any], tasks: Sequence[tuple[Any, ...]]) -> None:
        for _ in self._hands.done(job, tasks):
            pass

    def _place(self) -> Path:
        self._count += 1
        return self._folder / f"{self._count:06}"


def _make(job: Callable[..., Any], chunk: Any, shared: Sequence[Path], place: Path) -> None:
    thing = _load(chunk) if isinstance(chunk, Path) else chunk
    _keep(place, job(thing, *map(_known, shared)))


def _post(post: Post, thing: Path, given: Path, buckets: int, place: Path) -> None:
    """The buckets one behind the other, and last where each begins."""
    temporary = place.with_suffix(f".{os.getpid()}")
    starts: dict[int, int] = {}
    with temporary.open("wb") as stream:
        for bucket, values in by_bucket(post, _load(thing), _known(given), buckets):
            starts[bucket] = stream.tell()
            pickle.dump(values, stream, protocol=pickle.HIGHEST_PROTOCOL)
        end = stream.tell()
        pickle.dump(starts, stream)
        stream.write(end.to_bytes(8, "big"))
    temporary.replace(place)


def _reduce(
    reduce: Reduce, bucket: int, places: Sequence[Path], table: Path,
    pack: Callable[[list[Any]], Any],
) -> Any:  # fmt: skip
    held = (value for place in places for value in _bucket(place, bucket))
    return reduced(reduce, held, _known(table), pack)


def _bucket(place: Path, bucket: int) -> list[tuple[int, Any]]:
    with place.open("rb") as stream:
        stream.seek(-8, os.SEEK_END)
        stream.seek(int.from_bytes(stream.read(8), "big"))
        start = pickle.load(stream).get(bucket)
        if start is None:
            return []
        stream.seek(start)
        values: list[tuple[int, Any]] = pickle.load(stream)
        return values


@cache
def _known(path: Path) -> Any:
    """What all tasks share, read once a process: a table or two."""
    return _load(path)


def _load(path: Path) -> Any:
    return pickle.loads(path.read_bytes())


def _keep(path: Path, thing: Any) -> None:
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.write_bytes(pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL))
    temporary.replace(path)
