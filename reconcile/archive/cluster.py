"""An archive on a cluster: files are split where there is room, brought together by story with a
shuffle, and each partition is written by the worker that has its last story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from reconcile.archive import work
from reconcile.archive.plan import Plan, Source

# Bytes of files that are read and split in one task: about two seconds of work.
TASK_BYTES = 100_000
# Partitions in one shuffle, so that the rows in flight stay bounded however large the archive.
AT_ONCE = 256


def on_cluster(
    planned: Plan, todo: Sequence[int], output: Path, form: str, engine: str, jobs: int
) -> Iterator[int]:
    """Write the partitions of ``todo``, and tell each that is written.  Raises EngineError."""
    from reconcile.engines.cluster import opened

    if not todo:
        return
    with opened(engine, jobs) as client:
        for start in range(0, len(todo), AT_ONCE):
            numbers = todo[start : start + AT_ONCE]
            keys = {number: planned.keys[number] for number in numbers}
            bag = _shuffled(planned.of(numbers), keys, output.resolve(), form)
            yield from client.compute(bag).result()


def _shuffled(sources: Sequence[Source], keys: dict[int, str], output: Path, form: str) -> Any:
    import dask
    import dask.bag

    made: Any = dask
    split = made.delayed(work.split)
    rows = made.bag.from_delayed([split(task) for task in _tasks(sources)])
    told = rows.groupby(_story, shuffle="tasks").map(_reconciled)
    return told.groupby(_partition, shuffle="tasks").map(
        partial(_written, keys=keys, output=output, form=form)
    )


def _tasks(sources: Sequence[Source]) -> Iterator[list[Source]]:
    task: list[Source] = []
    held = 0
    for source in sources:
        task.append(source)
        held += source.bytes
        if held >= TASK_BYTES:
            yield task
            task, held = [], 0
    if task:
        yield task


def _story(row: work.Row) -> int:
    return row.story


def _partition(done: work.Done) -> int:
    return done.partition


def _reconciled(story: tuple[int, list[work.Row]]) -> work.Done:
    return work.reconcile_rows(story[1])


def _written(
    told: tuple[int, list[work.Done]], *, keys: dict[int, str], output: Path, form: str
) -> int:
    number, done = told
    work.finish(done, number, keys[number], output, form)
    return number
