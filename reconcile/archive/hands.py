"""Who works through tasks on this machine: this process, or worker processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from itertools import islice
from typing import Any, Protocol

from reconcile.errors import EngineError

Task = tuple[Any, ...]

# Tasks that wait for each worker.
_AHEAD = 2
_MOST_BROKEN = 2


class Hands(Protocol):
    """Does tasks, each of which may be begun again and comes to the same."""

    def done(self, job: Callable[..., Any], tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Each task with what ``job(*task)`` gave, as they are finished.  Raises EngineError."""
        ...


class Alone:
    """This process, one task after the other."""

    def done(self, job: Callable[..., Any], tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Each task with its result, in order."""
        for task in tasks:
            yield task, job(*task)


class Several(ExitStack):
    """Worker processes, which are started for the first task; when one is killed, what was not
    finished is begun again."""

    def __init__(self, jobs: int) -> None:
        super().__init__()
        self.callback(self._let_go)
        self._jobs = jobs
        self._pool: Executor | None = None
        self._broken = 0

    def done(self, job: Callable[..., Any], tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Each task with its result, as they are finished.  Raises EngineError."""
        left = iter(tasks)
        again: deque[Task] = deque()
        waiting: dict[Future[Any], Task] = {}
        while True:
            again.extend(islice(left, max(_AHEAD * self._jobs - len(waiting) - len(again), 0)))
            try:
                while again:
                    waiting[self._started().submit(job, *again[0])] = again[0]
                    again.popleft()
                if not waiting:
                    return
                ready, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in ready:
                    told = future.result()
                    yield waiting.pop(future), told
            except BrokenProcessPool as error:
                again.extend(waiting.values())
                waiting = {}
                self._broke(error)

    def _started(self) -> Executor:
        from reconcile.engines.processes import started

        if self._pool is None:
            self._pool = started(self._jobs)
        return self._pool

    def _broke(self, error: BrokenProcessPool) -> None:
        self._let_go()
        self._broken += 1
        if self._broken > _MOST_BROKEN:
            raise EngineError(
                "worker processes are killed again and again, as when memory runs out; "
                "use fewer --jobs"
            ) from error

    def _let_go(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
