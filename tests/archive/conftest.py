"""One small archive that several tests read, in small partitions."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.corpora import stories, write
from reconcile.archive import index, run_archive, work

planning = sys.modules["reconcile.archive.plan"]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight stories of two articles, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("archive")
    write(folder, stories(8, facts=5))
    (folder / "story-000003" / "broken.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    """Partitions and pieces of a story or two."""
    patch = pytest.MonkeyPatch()
    patch.setattr(planning, "PARTITION_BYTES", 600)
    patch.setattr(planning, "LEAST_BYTES", 600)
    patch.setattr(work, "TASK_BYTES", 500)
    patch.setattr(index, "CHUNK_BYTES", 1_500)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def written(archive: Path, small: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process writes of it."""
    output = tmp_path_factory.mktemp("local")
    run_archive([str(archive)], output, engine="local")
    return output
