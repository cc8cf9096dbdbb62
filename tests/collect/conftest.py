"""A server, an empty desk, and a fetcher that may reach the loopback address."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from web import Web, running

from reconcile.collect import fetch

sys.path.insert(0, str(Path(__file__).parent.parent / "readers"))


@pytest.fixture
def web() -> Iterator[Web]:
    with running() as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and no waiting between requests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fetch, "PAUSE_SECONDS", 0.0)
    return tmp_path
