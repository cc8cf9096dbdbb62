"""Dask: worker processes that a scheduler feeds, on this machine or on others.

A worker that dies is no matter: the scheduler gives its work to another.
"""

from __future__ import annotations

import contextlib
import logging
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from types import TracebackType
from typing import Any

from reconcile import __version__
from reconcile.engines import work
from reconcile.engines.pooled import Pooled
from reconcile.errors import EngineError

_REMEDY = "the engine needs the cluster extra: pip install 'news-reconcile[cluster]'"
_PATIENCE_SECONDS = 15
_CONFIG = {
    # How often work may lose its worker before it is given up.
    "distributed.scheduler.allowed-failures": 10,
    # Samples of what workers do, which nobody here looks at.
    "distributed.worker.profile.enabled": False,
    # A table of words goes with a step once, and is meant to.
    "distributed.admin.large-graph-warning-threshold": "1GB",
}


@contextlib.contextmanager
def opened(engine: str, jobs: int) -> Iterator[Any]:
    """A client of the scheduler at an address, or of a cluster of our own with ``jobs`` workers.

    Raises EngineError where Dask is not installed, or nobody answers at the address.
    """
    try:
        import dask
        import distributed
    except ImportError:
        raise EngineError(_REMEDY) from None
    made: Any = distributed
    _hush()
    with contextlib.ExitStack() as stack, dask.config.set(_CONFIG):
        cluster: Any = engine
        if engine == "dask":
            scratch = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            cluster = stack.enter_context(
                made.LocalCluster(
                    n_workers=jobs, threads_per_worker=1, dashboard_address=None,
                    local_directory=scratch, silence_logs=logging.CRITICAL,
                    preload=work.__name__,
                )
            )  # fmt: skip
        try:
            client = made.Client(cluster, timeout=_PATIENCE_SECONDS)
        except (OSError, TimeoutError, ValueError) as error:
            raise EngineError(
                f"no scheduler answers at {engine}; start one with `dask scheduler`, and workers "
                "with `dask worker ADDRESS`"
            ) from error
        stack.enter_context(client)
        try:
            client.wait_for_workers(1, timeout=_PATIENCE_SECONDS)
        except TimeoutError as error:
            raise EngineError(
                f"the scheduler at {engine} has no workers; start them with `dask worker ADDRESS`"
            ) from error
        _check_versions(client, engine)
        try:
            yield client
        except made.scheduler.KilledWorker as error:
            raise EngineError(
                "workers die again and again, as when memory runs out; give them more, or use "
                "fewer of them"
            ) from error
        except (made.CancelledError, made.comm.CommClosedError) as error:
            raise EngineError(
                f"the scheduler at {engine} is gone; start it and run again: what is finished is "
                "kept"
            ) from error


def _check_versions(client: Any, engine: str) -> None:
    """Raise EngineError where a worker has another version of this package, or none."""
    remedy = f"install news-reconcile {__version__} where the workers of {engine} run"
    try:
        found = {str(version) for version in client.run(_version).values()}
    except Exception as error:  # whatever a worker says that can't import us
        raise EngineError(f"workers cannot load this package ({error}); {remedy}") from error
    if others := sorted(found - {__version__}):
        raise EngineError(f"workers have version {', '.join(others)} of this package; {remedy}")


def _version() -> str:
    import reconcile

    return reconcile.__version__


def _hush() -> None:
    """Let Dask log nothing here: what a person can do about it is said by our own errors."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def finished(futures: Sequence[Any]) -> list[Any]:
    """Those of the futures that are done, at least one, in the order given."""
    import distributed

    made: Any = distributed
    done = made.wait(futures, return_when="FIRST_COMPLETED").done
    return [future for future in futures if future in done]


class Cluster(Pooled):
    """The engine of a report: pieces of work go to the workers, the report is made here."""

    def __init__(self, engine: str, jobs: int) -> None:
        super().__init__(self._executor, jobs, always=True)
        self._engine = engine
        self._open = contextlib.ExitStack()

    def _executor(self, jobs: int) -> Executor:
        client = self._open.enter_context(opened(self._engine, jobs))
        executor: Executor = client.get_executor(pure=False)
        return executor

    def _let_go(self, pool: Executor, wait: bool) -> None:
        pool.shutdown(wait=wait)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the cluster."""
        super().__exit__(kind, error, trace)
        self._open.__exit__(kind, error, trace)
