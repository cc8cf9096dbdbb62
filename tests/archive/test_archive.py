"""An archive's folder is the same whoever writes it, and however often it is begun again."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from folders import files, rows

from bench.corpora import stories, write
from reconcile.api import run
from reconcile.archive import hands, run_archive, work
from reconcile.archive.plan import begun
from reconcile.engines import open_engine
from reconcile.errors import ArchiveError, EngineError

Command = Callable[..., CompletedProcess[bytes]]


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

    def two(partition: Any, *rest: Any) -> int:
        if len(seen) == 2:
            raise KeyboardInterrupt
        seen.append(partition.number)
        return real(partition, *rest)

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


@pytest.mark.parametrize("group", ["folder", "auto"])
def test_a_cluster_writes_the_same_although_a_worker_is_killed(
    group: str, archive: Path, tmp_path: Path
) -> None:
    run_archive([str(archive)], tmp_path / "local", group=group, engine="local")
    distributed: Any = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None,
            local_directory=str(tmp_path / "scratch"), silence_logs=50,
        ) as cluster,
        ThreadPoolExecutor(1) as thread,
    ):  # fmt: skip
        address = cluster.scheduler_address
        killed: list[int] = []

        def kill_once(done: int, total: int) -> None:
            assert done < total or killed
            if not killed:
                killed.append(cluster.workers[0].pid)
                os.kill(killed[0], signal.SIGKILL)

        run = thread.submit(
            run_archive, [str(archive)], tmp_path / "out", group=group, engine=address,
            progress=kill_once,
        )  # fmt: skip
        run.result(timeout=120)
        assert killed
        assert files(tmp_path / "out") == files(tmp_path / "local")
        again = run_archive([str(archive)], tmp_path / "out", group=group, engine=address)
        assert again.before == again.partitions
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
    assert {row["decision"] for row in told} == {None}
    with pytest.raises(ArchiveError, match="it was made with --format parquet"):
        begun(tmp_path, "jsonl", "folder", 0)
    with pytest.raises(ArchiveError, match="go on with --group folder"):
        begun(tmp_path, "parquet", "auto", 0)


def test_what_is_gone_from_the_archive_goes_from_what_was_written(tmp_path: Path) -> None:
    write(tmp_path / "in", stories(6, facts=3))
    run_archive([str(tmp_path / "in")], tmp_path / "out", engine="local")
    for n in (0, 4):
        for path in (tmp_path / "in" / f"story-{n:06}").iterdir():
            path.unlink()
    run_archive([str(tmp_path / "in")], tmp_path / "out", engine="local")
    told = {row["story"] for row in rows(tmp_path / "out", "articles")}
    assert told == {f"story-{n:06}" for n in (1, 2, 3, 5)}


def test_a_story_that_is_split_in_pieces_is_whole_again(
    archive: Path, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "TASK_BYTES", 100_000)
    run_archive([str(archive)], tmp_path, engine="local")
    assert files(tmp_path) == files(written)


def test_a_killed_process_changes_nothing(
    archive: Path, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pools: list[Any] = []
    real = hands.Several._started

    def started(self: hands.Several) -> Any:
        if self._pool is None:
            pools.append(real(self))
        return self._pool

    monkeypatch.setattr(hands.Several, "_started", started)

    def kill_once(done: int, total: int) -> None:
        if len(pools) == 1:
            for pid in list(pools[0]._processes):
                os.kill(pid, signal.SIGKILL)

    run_archive([str(archive)], tmp_path, engine="processes", jobs=2, progress=kill_once)
    assert len(pools) == 2
    assert files(tmp_path) == files(written)


def test_a_folder_with_other_files_is_left_alone(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ArchiveError, match="it holds other files"):
        run_archive([str(archive)], tmp_path, engine="local")
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
    (told,) = done.stderr.decode().splitlines()
    assert told.startswith(f"reconcile: skipped {archive}/story-000003/broken.txt: ")
    none = run_command("archive", "nothing", "-", "--output", str(tmp_path / "none"), code=2)
    assert b"skipped nothing: no such file" in none.stderr
    assert b"skipped -: standard input is no archive; name a folder" in none.stderr
