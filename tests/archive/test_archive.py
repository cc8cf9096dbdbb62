"""An archive's folder is the same whoever writes it, and however often it is begun again."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from bench.corpora import stories, write
from reconcile.api import run
from reconcile.archive import cluster, plan, run_archive, work
from reconcile.engines import open_engine
from reconcile.errors import ArchiveError, EngineError

planning = sys.modules["reconcile.archive.plan"]
Command = Callable[..., CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight stories of two articles, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("archive")
    write(folder, stories(8, facts=5))
    (folder / "story-000003" / "broken.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    """Partitions of a story or two."""
    patch = pytest.MonkeyPatch()
    patch.setattr(planning, "PARTITION_BYTES", 600)
    patch.setattr(cluster, "TASK_BYTES", 2_000)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def written(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process writes of it."""
    output = tmp_path_factory.mktemp("local")
    run_archive([str(archive)], output, engine="local")
    return output


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    text = "".join(path.read_text("utf-8") for path in sorted((folder / table).iterdir()))
    return [json.loads(line) for line in text.splitlines()]


def test_the_rows_are_those_of_the_report(archive: Path, written: Path) -> None:
    report = run([str(archive)], use_cache=False)
    told = rows(written, "findings")
    assert sorted((f["id"].split("-")[0], f["verdict"]) for f in told) == sorted(
        (f.id.split("-")[0], verdict) for f, verdict in _verdicts(report)
    )
    assert len(rows(written, "articles")) == 16
    assert len(rows(written, "claims")) == len(report.claims)
    (error,) = rows(written, "errors")
    assert error["path"].endswith("broken.txt")
    assert len(list((written / "done").iterdir())) > 2


def _verdicts(report: Any) -> list[tuple[Any, str]]:
    from reconcile.model import verdict_of

    return [(f, verdict_of(f)) for f in report.findings]


def test_worker_processes_write_the_same(archive: Path, written: Path, tmp_path: Path) -> None:
    run_archive([str(archive)], tmp_path, engine="processes", jobs=2)
    assert files(tmp_path) == files(written)


def test_a_run_goes_on_where_it_was(
    archive: Path, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = work.whole_partition, list[int]()

    def two(sources: Any, number: int, *rest: Any) -> int:
        if len(seen) == 2:
            raise KeyboardInterrupt
        seen.append(number)
        return real(sources, number, *rest)

    monkeypatch.setattr(work, "whole_partition", two)
    with pytest.raises(KeyboardInterrupt):
        run_archive([str(archive)], tmp_path, engine="local")
    monkeypatch.setattr(work, "whole_partition", real)
    outcome = run_archive([str(archive)], tmp_path, engine="local")
    assert outcome.before == 2
    assert files(tmp_path) == files(written)
    assert run_archive([str(archive)], tmp_path).before == outcome.partitions


def test_only_the_partition_of_a_changed_story_is_written_again(
    archive: Path, tmp_path: Path
) -> None:
    write(tmp_path / "in", stories(8, facts=3))
    first = run_archive([str(tmp_path / "in")], tmp_path / "out", engine="local")
    (tmp_path / "in" / "story-000005" / "new.txt").write_text("The mill burned.", "utf-8")
    again = run_archive([str(tmp_path / "in")], tmp_path / "out", engine="local")
    assert again.before == first.partitions - 1


def test_a_cluster_writes_the_same_although_a_worker_is_killed(
    archive: Path, written: Path, tmp_path: Path
) -> None:
    distributed: Any = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None,
            local_directory=str(tmp_path / "scratch"), silence_logs=50,
        ) as cluster,
        distributed.Client(cluster) as client,
        ThreadPoolExecutor(1) as thread,
    ):  # fmt: skip
        address = cluster.scheduler_address
        run = thread.submit(run_archive, [str(archive)], tmp_path / "out", engine=address)
        until = time.monotonic() + 60
        while not any(client.who_has().values()) and time.monotonic() < until:
            time.sleep(0.05)
        assert not run.done()
        os.kill(cluster.workers[0].pid, signal.SIGKILL)
        run.result(timeout=120)
        assert files(tmp_path / "out") == files(written)
        with open_engine(address) as engine:
            (made,) = engine.extract([_article()])
        assert made.claims


def _article() -> Any:
    from reconcile.readers import article_from_text

    return article_from_text("Twelve people died in the fire, the mayor said.", id="a")


def test_parquet_holds_the_same_rows(archive: Path, written: Path, tmp_path: Path) -> None:
    parquet: Any = pytest.importorskip("pyarrow.parquet")
    run_archive([str(archive)], tmp_path, form="parquet", engine="local")
    told = [
        row
        for path in sorted((tmp_path / "findings").iterdir())
        for row in parquet.read_table(path).to_pylist()
    ]
    assert [json.loads(row["json"]) for row in told] == rows(written, "findings")
    assert {row["verdict"] for row in told} >= {"discrepancy", "agreement"}
    with pytest.raises(ArchiveError, match="it holds parquet"):
        plan([str(archive)], tmp_path, "jsonl")


def test_a_folder_with_other_files_is_left_alone(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ArchiveError, match="it holds other files"):
        plan([str(archive)], tmp_path, "jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_scheduler_that_is_not_there_is_told(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reconcile.engines.cluster._PATIENCE_SECONDS", 0.2)
    with pytest.raises(EngineError, match="no scheduler answers at tcp"):
        run_archive([str(archive)], tmp_path, engine="tcp://127.0.0.1:9")


def test_without_the_extra_the_remedy_is_told(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match=r"news-reconcile\[cluster\]"):
        run_archive([str(archive)], tmp_path / "a", engine="dask")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ArchiveError, match=r"news-reconcile\[cluster\]"):
        run_archive([str(archive)], tmp_path / "b", form="parquet", engine="local")


def test_the_command_says_what_it_did(archive: Path, tmp_path: Path, run_command: Command) -> None:
    done = run_command("archive", str(archive), "--output", str(tmp_path / "out"), code=2)
    assert done.stdout == (
        b"17 files in 1 partitions, 0 of them finished before; 1 could not be read\n"
    )
    told = run_command("archive", "nothing", "--output", str(tmp_path / "none"), code=2)
    assert b"skipped nothing: no such file" in told.stderr
