"""The contract of engines: the same results in the same order, whoever does the work."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from reconcile.claims import extract
from reconcile.engines import ENGINES, Engine, open_engine, pooled
from reconcile.engines.processes import processes
from reconcile.errors import EngineError
from reconcile.model import Article, Extraction, Finding, Story
from reconcile.origins import provenance
from reconcile.pipeline import findings_of
from reconcile.readers import read_sources
from reconcile.settings import DEFAULT_SETTINGS

ROOT = Path(__file__).resolve().parent.parent.parent
Command = Callable[..., CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    """The sample twice over, as four stories."""
    sample, _, _ = read_sources([ROOT / "sources"])
    again = [replace(a, id=f"{a.id}-2", story=f"{a.story}-2") for a in sample]
    return (*sample, *again)


@pytest.fixture(scope="module")
def extractions(articles: tuple[Article, ...]) -> list[Extraction]:
    return list(extract(articles))


@pytest.fixture(scope="module")
def stories(articles: tuple[Article, ...], extractions: list[Extraction]) -> list[Story]:
    claims = {e.article: e.claims for e in extractions}
    out = []
    for name in dict.fromkeys(a.story for a in articles):
        told = tuple(a for a in articles if a.story == name)
        out.append(
            Story(
                articles=told,
                claims=tuple(c for a in told for c in claims[a.id]),
                provenance=provenance(told, DEFAULT_SETTINGS),
            )
        )
    return out


@pytest.fixture(scope="module")
def findings(stories: list[Story]) -> list[tuple[Finding, ...]]:
    return [findings_of(story, DEFAULT_SETTINGS) for story in stories]


@pytest.fixture(scope="module", params=["local", "processes"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    small = pytest.MonkeyPatch()
    small.setattr(pooled, "PIECE_CHARACTERS", 2_000)
    small.setattr(pooled, "PIECE_CLAIMS", 20)
    with open_engine(request.param, 2) as opened:
        yield opened
    small.undo()


def test_claims_are_the_same_and_in_order(
    engine: Engine, articles: tuple[Article, ...], extractions: list[Extraction]
) -> None:
    assert list(engine.extract(articles)) == extractions


def test_findings_are_the_same_and_in_order(
    engine: Engine, stories: list[Story], findings: list[tuple[Finding, ...]]
) -> None:
    assert list(engine.reconcile(stories, DEFAULT_SETTINGS)) == findings


def test_nothing_comes_of_nothing(engine: Engine) -> None:
    assert list(engine.extract([])) == []
    assert list(engine.reconcile([], DEFAULT_SETTINGS)) == []


def test_a_killed_worker_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
    articles: tuple[Article, ...],
    extractions: list[Extraction],
) -> None:
    monkeypatch.setattr(pooled, "PIECE_CHARACTERS", 2_000)
    with processes(2, always=True) as engine:
        made = engine.extract(articles)
        got = [next(made)]
        os.kill(next(iter(engine._pool._processes)), signal.SIGKILL)  # type: ignore[union-attr]
        got += made
    assert got == extractions
    assert engine._broken == 1


def test_workers_that_always_die_are_done_without(
    monkeypatch: pytest.MonkeyPatch,
    articles: tuple[Article, ...],
    extractions: list[Extraction],
) -> None:
    monkeypatch.setattr("reconcile.engines.work.extract_piece", _dies)
    monkeypatch.setattr(pooled, "_MOST_BROKEN", 0)
    with processes(2, always=True) as engine:
        assert list(engine.extract(articles)) == extractions


def _dies(_: bytes) -> list[bytes]:
    os._exit(1)


def test_little_work_starts_no_process(articles: tuple[Article, ...]) -> None:
    with processes(2) as engine:
        list(engine.extract(articles[:1]))
        assert engine._pool is None


def test_an_unknown_engine_is_told(run_command: Command) -> None:
    with pytest.raises(EngineError, match="there is no engine 'spark'; use local"):
        open_engine("spark")
    done = run_command("sources", "--engine", "spark", "--no-cache", code=2)
    assert b"there is no engine 'spark'" in done.stderr
    assert set(ENGINES) >= {"local", "processes"}
