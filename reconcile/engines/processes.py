"""Worker processes of this machine, started when there is enough to do."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import Executor, ProcessPoolExecutor

from reconcile.engines import work
from reconcile.engines.pooled import Pooled


def cores() -> int:
    """How many processor cores this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return max(len(os.sched_getaffinity(0)), 1)
    return os.cpu_count() or 1


def processes(jobs: int, *, always: bool = False) -> Pooled:
    """An engine of at most ``jobs`` worker processes; ``always``: also for little work."""
    return Pooled(started, jobs, always=always)


def started(jobs: int) -> Executor:
    """A pool of so many worker processes."""
    # Spawned, not forked: the parent may have threads, and a copy of its memory is no use.
    return ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=work.begin
    )
