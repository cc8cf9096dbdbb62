"""Where the pipeline runs: this process, worker processes, or a cluster.

ENGINES lists them; ``open_engine`` makes one.  Results are the same with each.
"""

from __future__ import annotations

from collections.abc import Callable

from reconcile.engines.base import Engine
from reconcile.engines.local import Local
from reconcile.errors import EngineError


def _local(jobs: int) -> Engine:
    return Local()


def _processes(jobs: int) -> Engine:
    from reconcile.engines.processes import processes

    return processes(jobs, always=True)


def _dask(jobs: int) -> Engine:
    from reconcile.engines.cluster import Cluster

    return Cluster("dask", jobs)


# How the address of a scheduler begins.
ADDRESSES = ("tcp://", "tls://")
# Each engine by its name; the number is how many processes it may use.
ENGINES: dict[str, Callable[[int], Engine]] = {
    "local": _local,
    "processes": _processes,
    "dask": _dask,
}


def open_engine(name: str | None = None, jobs: int | None = None) -> Engine:
    """The engine of this name, with at most ``jobs`` processes; None means the cores.

    Without a name: this process, and worker processes beside it where there is enough to do and
    ``jobs`` is more than 1.  Raises EngineError where there is no such engine.
    """
    from reconcile.engines.processes import cores, processes

    most = jobs or cores()
    if name is None:
        return processes(most) if most > 1 else Local()
    check_engine(name)
    if name.startswith(ADDRESSES):
        from reconcile.engines.cluster import Cluster

        return Cluster(name, most)
    return ENGINES[name](most)


def is_cluster(name: str) -> bool:
    """Whether the engine of this name is a cluster, of our own or at an address."""
    return name == "dask" or name.startswith(ADDRESSES)


def check_engine(name: str | None) -> None:
    """Raise EngineError where there is no engine of this name, and say what there is."""
    if name is not None and name not in ENGINES and not name.startswith(ADDRESSES):
        raise EngineError(
            f"there is no engine {name!r}; use {', '.join(ENGINES)}, or tcp://HOST:PORT"
        )


__all__ = ["ENGINES", "Engine", "check_engine", "is_cluster", "open_engine"]
