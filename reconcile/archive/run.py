"""From a plan to written partitions, wherever the work is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from reconcile.archive import work
from reconcile.archive.plan import Plan, plan, unfinished, unread
from reconcile.errors import EngineError
from reconcile.model import SkippedSource

# Partitions that wait for each worker.
_AHEAD = 2
_MOST_BROKEN = 2

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did: files and partitions in all, partitions that were finished before, what
    could not be found, and how many articles could not be read."""

    files: int
    partitions: int
    before: int
    skipped: tuple[SkippedSource, ...]
    unread: int


def run_archive(
    paths: Sequence[str],
    output: Path,
    *,
    form: str = "jsonl",
    engine: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Reconcile all stories below the paths, and write them to the folder ``output``.

    What is there is the same whatever the engine and the number of processes, and however often
    the run was ended and begun again.  Raises ArchiveError, EngineError and ModelError.
    """
    from reconcile.engines import check_engine, is_cluster
    from reconcile.engines.processes import cores

    check_engine(engine)
    planned = plan(paths, output, form)
    todo = unfinished(planned, output)
    before = len(planned.keys) - len(todo)
    most = jobs or cores()
    if engine is not None and is_cluster(engine):
        from reconcile.archive.cluster import on_cluster

        done = on_cluster(planned, todo, output, form, engine, most)
    elif engine == "local" or most == 1 or (engine is None and len(todo) == 1):
        done = _here(planned, todo, output, form)
    else:
        done = _in_processes(planned, todo, output, form, most)
    for count, _ in enumerate(done, 1):
        if progress:
            progress(before + count, len(planned.keys))
    return Outcome(
        files=len(planned.sources), partitions=len(planned.keys), before=before,
        skipped=planned.skipped, unread=unread(planned, output),
    )  # fmt: skip


def _here(planned: Plan, todo: Sequence[int], output: Path, form: str) -> Iterator[int]:
    for number in todo:
        work.whole_partition(planned.of([number]), number, planned.keys[number], output, form)
        yield number


def _in_processes(
    planned: Plan, todo: Sequence[int], output: Path, form: str, jobs: int
) -> Iterator[int]:
    """A partition a task; when a worker is killed, what was not written is begun again."""
    from reconcile.engines.processes import started

    left = list(todo)
    broken = 0
    while left:
        pool = started(min(jobs, len(left)))
        try:
            for number in _out(pool, planned, list(left), output, form, jobs):
                left.remove(number)
                yield number
        except BrokenProcessPool as error:
            broken += 1
            if broken > _MOST_BROKEN:
                raise EngineError(
                    "worker processes are killed again and again, as when memory runs out; "
                    "use fewer --jobs"
                ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _out(
    pool: Executor, planned: Plan, todo: list[int], output: Path, form: str, jobs: int
) -> Iterator[int]:
    waiting: dict[Future[int], int] = {}
    while todo or waiting:
        while todo and len(waiting) < _AHEAD * jobs:
            number = todo.pop(0)
            sources = planned.of([number])
            key = planned.keys[number]
            future = pool.submit(work.whole_partition, sources, number, key, output, form)
            waiting[future] = number
        ready, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in ready:
            future.result()
            yield waiting.pop(future)
