"""What goes wrong with a cluster is told, with what to do about it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from reconcile.engines import cluster
from reconcile.errors import EngineError

distributed: Any = pytest.importorskip("distributed")


def local(folder: Path, workers: int) -> Any:
    return distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=False, dashboard_address=None,
        local_directory=str(folder), silence_logs=50,
    )  # fmt: skip


def test_workers_that_always_die_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cluster._CONFIG, "distributed.scheduler.allowed-failures", 0)
    with (
        pytest.raises(EngineError, match="workers die again and again, as when memory runs out"),
        cluster.opened("dask", 1) as client,
    ):
        client.submit(os._exit, 1, pure=False).result()


def test_a_scheduler_that_goes_away_is_told(tmp_path: Path) -> None:
    running = local(tmp_path, 1)
    with (
        pytest.raises(EngineError, match="is gone; start it and run again: what is finished is"),
        cluster.opened(running.scheduler_address, 1) as client,
    ):
        _left(client, running)


def _left(client: Any, running: Any) -> None:
    waiting = client.submit(time.sleep, 0.5, pure=False)
    running.close()
    waiting.result()


def test_no_workers_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE_SECONDS", 0.5)
    with (
        local(tmp_path, 0) as running,
        pytest.raises(EngineError, match="has no workers; start them with `dask worker ADDRESS`"),
        cluster.opened(running.scheduler_address, 1),
    ):
        raise AssertionError("there is nobody to work")


@pytest.mark.parametrize("broken", [False, True], ids=["another version", "none"])
def test_workers_without_this_version_are_told(
    broken: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> str:
        raise ModuleNotFoundError("No module named 'reconcile'")

    monkeypatch.setattr(cluster, "__version__", "9.9.9")
    if broken:
        monkeypatch.setattr(cluster, "_version", none)
    wanted = r"cannot load this package" if broken else r"workers have version \d.* of this package"
    with (
        local(tmp_path, 1) as running,
        pytest.raises(EngineError, match=wanted + r".*; install news-reconcile 9\.9\.9 where"),
        cluster.opened(running.scheduler_address, 1),
    ):
        raise AssertionError("they cannot work for us")


def test_workers_of_our_own_leave_an_interrupt_to_us() -> None:
    with cluster.opened("dask", 1) as client:
        (handler,) = client.run(signal.getsignal, signal.SIGINT).values()
    assert handler == signal.SIG_IGN


def test_what_is_finished_comes_first(tmp_path: Path) -> None:
    with local(tmp_path, 2) as running, cluster.opened(running.scheduler_address, 2) as client:
        slow, quick = (client.submit(time.sleep, n, pure=False) for n in (1.5, 0.0))
        assert cluster.finished([slow, quick]) == [quick]
        assert cluster.finished([slow]) == [slow]
