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


# Each engine by its name; the number is how many processes it may use.
ENGINES: dict[str, Callable[[int], Engine]] = {
    "local": _local,
    "processes": _processes,
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
    return ENGINES[name](most)


def check_engine(name: str | None) -> None:
    """Raise EngineError where there is no engine of this name, and say what there is."""
    if name is not None and name not in ENGINES:
        raise EngineError(f"there is no engine {name!r}; use {', '.join(ENGINES)}")


__all__ = ["ENGINES", "Engine", "check_engine", "open_engine"]
