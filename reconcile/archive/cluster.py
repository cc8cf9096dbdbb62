"""An archive on a cluster: steps over all articles, with shuffles on the keys under which they
meet; then stories, some at a time, each partition written by the worker that has its last story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cached_property, partial
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from reconcile.archive import work
from reconcile.archive.flow import Flow, Post, Reduce, by_bucket, reduced
from reconcile.archive.plan import Partition

# Partitions that are out at once for each worker, so that what travels stays bounded.
_AHEAD = 4
# Things that are added up in one task.
_FOLDED = 8


class OnCluster(ExitStack):
    """The workers of a scheduler, which is asked when there is anything to do."""

    def __init__(self, engine: str, jobs: int) -> None:
        super().__init__()
        self._engine = engine
        self._jobs = jobs

    @cached_property
    def _client(self) -> Any:
        from reconcile.engines.cluster import opened

        return self.enter_context(opened(self._engine, self._jobs))

    def flow(self) -> Flow:
        """Steps over what lies with the workers."""
        return ClusterFlow(self._client)

    def write(self, partitions: Sequence[Partition], output: Path, form: str) -> Iterator[int]:
        """Write them, the first to be finished first.  Raises EngineError."""
        if not partitions:
            return
        from reconcile.engines.cluster import finished

        client = self._client
        left = iter(partitions)
        out: dict[Any, int] = {}
        while True:
            most = _AHEAD * max(len(client.nthreads()), 1)
            for partition in islice(left, max(most - len(out), 0)):
                out[_submitted(client, partition, output, form)] = partition.number
            if not out:
                return
            for future in finished(list(out)):
                future.result()
                yield out.pop(future)


def _submitted(client: Any, partition: Partition, output: Path, form: str) -> Any:
    """The future of a partition: it waits for those of its stories, wherever they are done."""
    send = partial(client.submit, pure=False)
    done = []
    for bundle in work.bundles(partition.sources):
        if len(bundle) == 1:
            done.append(send(work.reconcile_files, bundle[0], partition.rules))
        else:
            rows = [send(work.split, piece) for piece in bundle]
            done.append(send(work.reconcile_rows_of, rows, partition.rules))
    return send(work.finish, done, partition.number, partition.key, output, form)


class ClusterFlow:
    """The steps on workers: what a step made lies with them, and is made again where one dies."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def _send(self, job: Callable[..., Any], *given: Any) -> Any:
        return self._client.submit(job, *given, pure=False)

    def made(self, job: Callable[..., Any], chunks: Sequence[Any], *shared: Any) -> list[Any]:
        """A future for each."""
        return [self._send(job, chunk, *shared) for chunk in chunks]

    def folded(self, merge: Callable[[Sequence[Any]], Any], handles: Sequence[Any]) -> Any:
        """The root of a tree of sums."""
        level = list(handles)
        while True:
            level = [
                self._send(merge, level[n : n + _FOLDED]) for n in range(0, len(level), _FOLDED)
            ]
            if len(level) == 1:
                return level[0]

    def shared(self, value: Any) -> Any:
        """A task that gives it, so that it outlives any worker."""
        return self._send(_itself, value)

    def shuffled(
        self, post: Post, handles: Sequence[Any], given: Any, reduce: Reduce, table: Any,
        pack: Callable[[list[Any]], Any],
    ) -> Iterator[Any]:  # fmt: skip
        """A bag, grouped by bucket."""
        import dask.bag

        bag: Any = dask.bag
        posts = [self._send(by_bucket, post, one, given, len(handles)) for one in handles]
        groups = bag.from_delayed(posts).groupby(itemgetter(0), shuffle="tasks")
        told = groups.map_partitions(_buckets, reduce, table, pack)
        for future in self._client.compute(told.to_delayed()):
            yield from future.result()


def _itself(value: Any) -> Any:
    return value


def _buckets(
    groups: Iterable[tuple[int, list[tuple[int, Any]]]], reduce: Reduce, table: Any,
    pack: Callable[[list[Any]], Any],
) -> list[Any]:  # fmt: skip
    return [
        reduced(reduce, (value for _, values in held for value in values), table, pack)
        for _, held in groups
    ]
