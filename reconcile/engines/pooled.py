"""Workers behind an executor: work goes out in pieces and comes back in order.

Only a few pieces are out at any time, so that memory is bounded whatever the number of articles.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, TypeVar

from reconcile.cache.codec import dumps
from reconcile.engines import work
from reconcile.engines.local import Local
from reconcile.model import Article, Extraction, Finding, Story
from reconcile.settings import Settings

# A piece of work takes about half a second: long beside the cost of sending it.
PIECE_CHARACTERS = 30_000
PIECE_CLAIMS = 500
# A worker takes about two seconds to start; with less than this for each, fewer are started.
WORTH_CHARACTERS = 100_000
WORTH_CLAIMS = 4_000
# Pieces that wait for each worker, so that none is idle while results are taken in.
_AHEAD = 3
# Pools that may break, as when the system kills a worker, before this process does the work.
_MOST_BROKEN = 2

_T = TypeVar("_T")


class Pooled:
    """Worker processes that ``start`` makes, at most ``jobs``; this process where the work is
    too little to start a second one for it."""

    def __init__(
        self, start: Callable[[int], Executor], jobs: int, *, always: bool = False
    ) -> None:
        self._start = start
        self._jobs = jobs
        self._always = always
        self._pool: Executor | None = None
        self._broken = 0
        self._local = Local()

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction]:
        """The claims of each article, in order.  Raises ModelError and EngineError."""
        sizes = [len(a.text) for a in articles]
        if not self._worth(sum(sizes), WORTH_CHARACTERS):
            yield from self._local.extract(articles)
            return
        for piece, told in self._sent(
            work.extract_piece, pieces(articles, sizes, PIECE_CHARACTERS), dumps
        ):
            if told is None:
                yield from self._local.extract(piece)
            else:
                yield from map(work.extraction, told)

    def reconcile(
        self, stories: Sequence[Story], settings: Settings
    ) -> Iterator[tuple[Finding, ...]]:
        """The findings of each story, in order.  Raises EngineError."""
        sizes = [len(s.claims) for s in stories]
        if len(stories) < 2 or not self._worth(sum(sizes), WORTH_CLAIMS):
            yield from self._local.reconcile(stories, settings)
            return

        def packed(piece: Sequence[Story]) -> tuple[list[bytes], Settings]:
            return [dumps(story) for story in piece], settings

        parts = pieces(stories, sizes, PIECE_CLAIMS)
        for piece, told in self._sent(work.reconcile_piece, parts, packed):
            if told is None:
                yield from self._local.reconcile(piece, settings)
            else:
                for story, data in zip(piece, told, strict=True):
                    yield work.findings(data, story.claims)

    def __enter__(self) -> Pooled:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the workers go; after an error, as when a person interrupts, at once."""
        if self._pool is not None:
            if error is not None:
                _end(self._pool)
            self._let_go(self._pool, error is None)
            self._pool = None

    def _let_go(self, pool: Executor, wait: bool) -> None:
        pool.shutdown(wait=wait, cancel_futures=True)

    def _worth(self, amount: int, enough: int) -> bool:
        """Whether so much work is worth more than one process."""
        return self._always or self._pool is not None or min(self._jobs, amount // enough) > 1

    def _sent(
        self,
        job: Callable[[Any], list[bytes]],
        pieces: Iterator[Sequence[_T]],
        packed: Callable[[Any], Any],
    ) -> Iterator[tuple[Sequence[_T], list[bytes] | None]]:
        """Each piece with what a worker made of it, or None where this process has to do it."""
        waiting: deque[tuple[Sequence[_T], Future[list[bytes]] | None]] = deque()
        for piece in pieces:
            waiting.append((piece, self._submitted(job, packed, piece)))
            if len(waiting) > _AHEAD * self._jobs:
                yield self._taken(job, packed, waiting)
        while waiting:
            yield self._taken(job, packed, waiting)

    def _submitted(
        self, job: Callable[[Any], list[bytes]], packed: Callable[[Any], Any], piece: Sequence[_T]
    ) -> Future[list[bytes]] | None:
        if self._broken > _MOST_BROKEN:
            return None
        if self._pool is None:
            self._pool = self._start(self._jobs)
        try:
            return self._pool.submit(job, packed(tuple(piece)))
        except BrokenProcessPool:
            return None

    def _taken(
        self,
        job: Callable[[Any], list[bytes]],
        packed: Callable[[Any], Any],
        waiting: deque[tuple[Sequence[_T], Future[list[bytes]] | None]],
    ) -> tuple[Sequence[_T], list[bytes] | None]:
        """The oldest piece with its result.  A pool that broke takes all that waits with it, so
        that a new one gets it again."""
        while True:
            piece, future = waiting[0]
            if future is None and self._broken > _MOST_BROKEN:
                waiting.popleft()
                return piece, None
            try:
                if future is not None:
                    told = future.result()
                    waiting.popleft()
                    return piece, told
            except BrokenProcessPool:
                pass
            self._broken += 1
            if self._pool is not None:
                self._let_go(self._pool, False)
                self._pool = None
            again = [self._submitted(job, packed, p) for p, _ in waiting]
            kept = [p for p, _ in waiting]
            waiting.clear()
            waiting.extend(zip(kept, again, strict=True))


def _end(pool: Executor) -> None:
    """End the worker processes of a pool, where it has any here, in the middle of their work."""
    workers: dict[int, Any] = getattr(pool, "_processes", None) or {}
    for worker in list(workers.values()):
        worker.terminate()


def pieces(things: Sequence[_T], sizes: Sequence[int], most: int) -> Iterator[Sequence[_T]]:
    """Runs of things, each of about this size together and at least one long."""
    piece: list[_T] = []
    held = 0
    for thing, size in zip(things, sizes, strict=True):
        piece.append(thing)
        held += size
        if held >= most:
            yield piece
            piece, held = [], 0
    if piece:
        yield piece
