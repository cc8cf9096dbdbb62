"""The cache saves time and changes nothing: same report, no stale row, no run that fails for it."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from reconcile.api import run
from reconcile.cache import Store, open_memory
from reconcile.cache.codec import dumps, loads
from reconcile.cache.store import WAITING
from reconcile.claims import extract
from reconcile.engines.local import Local
from reconcile.model import Rulings, Span, Story
from reconcile.readers import article_from_text

Command = Callable[..., CompletedProcess[bytes]]

TEXTS = {
    "a": "Twelve people died in the fire at the Lindholm mill on Monday, the mayor said.",
    "b": "A fire at the Lindholm mill killed 14 people on Monday. \"We are in shock,\" she said.",
}  # fmt: skip


def written(folder: Path) -> Path:
    story = folder / "story"
    story.mkdir()
    for name, text in TEXTS.items():
        (story / f"{name}.txt").write_text(text, encoding="utf-8")
    return story


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RECONCILE_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


def test_records_come_back_as_they_were() -> None:
    made = next(iter(extract([article_from_text(TEXTS["b"], id="b")])))
    assert loads(dumps(made)) == made
    assert loads(dumps((made.claims[0],), claims_by_id=True), {"b:1": made.claims[0]}) == (
        made.claims[0],
    )


def test_only_records_are_kept() -> None:
    with pytest.raises(TypeError):
        dumps({"a": 1})


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xc1", id="no message"),
        pytest.param(b"\x92\xcd\xff\xff\x01", id="no such record"),
        pytest.param(dumps(Span(start=1, end=2))[:-1], id="cut short"),
    ],
)
def test_broken_bytes_are_told(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"these bytes|no record"):
        loads(data)


def test_the_report_is_the_same_with_and_without(folder: Path) -> None:
    story = str(written(folder))
    plain = run([story], use_cache=False)
    assert run([story]) == plain
    assert run([story]) == plain


def test_what_is_known_is_not_split_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = written(folder)
    first = run([str(story)])

    def never(*_: object) -> object:
        raise AssertionError("split again")

    monkeypatch.setattr(Local, "extract", never)
    assert run([str(story)]) == first
    (story / "a.txt").rename(story / "renamed.txt")
    again = run([str(story)])
    assert {c.text for c in again.claims} == {c.text for c in first.claims}
    assert {c.article for c in again.claims} == {"b", "renamed"}
    (story / "b.txt").write_text(TEXTS["b"].replace("14", "15"), encoding="utf-8")
    with pytest.raises(AssertionError, match="split again"):
        run([str(story)])


def test_a_story_hangs_on_its_settings_articles_and_rulings(folder: Path) -> None:
    memory = open_memory()
    report = run([str(written(folder))])
    from reconcile.settings import DEFAULT_SETTINGS

    told = Story(articles=report.articles, claims=report.claims)
    assert memory.findings(told, DEFAULT_SETTINGS) is not None
    assert memory.findings(told, replace(DEFAULT_SETTINGS, link_threshold=0.5)) is None
    others = (
        replace(told, articles=report.articles[:1]),
        replace(told, rulings=Rulings(apart=(("a:1", "b:1"),))),
        replace(told, rulings=Rulings(different=(("a", "b"),))),
        replace(told, explain=True),
    )
    assert [memory.findings(other, DEFAULT_SETTINGS) for other in others] == [None] * 4
    memory.close()


def test_a_broken_file_is_set_aside(folder: Path, run_command: Command) -> None:
    story = written(folder)
    cache = folder / "cache"
    cache.mkdir()
    (cache / "reconcile-1.sqlite3").write_bytes(b"this is no database" * 100)
    done = run_command(str(story), "--format", "json", RECONCILE_CACHE_DIR=str(cache), code=0)
    assert json.loads(done.stdout)["findings"]
    assert b"set aside as reconcile-1.broken" in done.stderr
    assert (cache / "reconcile-1.broken").exists()
    assert run_command(str(story), RECONCILE_CACHE_DIR=str(cache)).stderr == b""


def test_a_place_that_cannot_be_written_is_a_warning(folder: Path, run_command: Command) -> None:
    story = written(folder)
    blocked = folder / "file"
    blocked.write_text("no folder")
    done = run_command(str(story), RECONCILE_CACHE_DIR=str(blocked / "cache"))
    assert b"the cache cannot be used" in done.stderr
    assert b"--no-cache" in done.stderr
    assert run_command(str(story), "--no-cache", RECONCILE_CACHE_DIR=str(blocked)).stderr == b""


def test_a_locked_file_is_left_alone(folder: Path) -> None:
    store = Store(folder)
    store.put({b"k": b"v"})
    store.close()
    store = Store(folder)
    holder = sqlite3.connect(store.path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    store._connection.execute("PRAGMA busy_timeout = 1")  # type: ignore[union-attr]
    store.put({b"k": b"w"})
    store.close()
    assert len(store.warnings) == 1
    holder.execute("ROLLBACK")
    holder.close()
    assert Store(folder).get([b"k"]) == {b"k": b"v"}


def test_rows_that_wait_are_found_and_written_together(folder: Path) -> None:
    store, other = Store(folder), Store(folder)
    store.put({b"a": b"1"})
    assert store.get([b"a", b"b"]) == {b"a": b"1"}
    assert other.get([b"a"]) == {}
    store.put({f"{n}".encode(): b"x" for n in range(WAITING)})
    assert other.get([b"a", b"0"]) == {b"a": b"1", b"0": b"x"}
    store.put({b"b": b"2"})
    store.close()
    assert other.get([b"b"]) == {b"b": b"2"}
    other.close()


def test_what_was_used_longest_ago_goes_first(folder: Path) -> None:
    store = Store(folder, most_bytes=1000)
    for name in (b"old", b"used", b"new"):
        store.put({name: bytes(300)})
    store.touch([b"used"])
    store.put({b"newest": bytes(300)})
    assert store.info().bytes <= 1000
    kept = store.get([b"old", b"used", b"new", b"newest"])
    assert sorted(kept) == [b"newest", b"used"]


def _fill(folder: str, start: int) -> None:
    for n in range(start, start + 40):
        store = Store(Path(folder))
        store.put({str(n).encode(): bytes(50)})
        store.close()
        assert not store.warnings


def test_several_processes_share_it(folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_fill, args=(str(folder), 100 * n)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [w.exitcode for w in workers] == [0, 0, 0]
    assert Store(folder).info().rows == 120


def test_info_and_clear(folder: Path, run_command: Command) -> None:
    story = written(folder)
    place = {"RECONCILE_CACHE_DIR": str(folder / "c")}
    run_command(str(story), **place)
    assert b"5 rows" in run_command("cache", "info", **place).stdout
    assert run_command("cache", "clear", **place).stdout == b"5 rows dropped\n"
    assert b"0 rows" in run_command("cache", "info", **place).stdout
