"""What several tests share: the command as a process, and one run on the sample."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# No test is timed, and a run finds what the run before it found.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-c", "import sys; from reconcile.cli import main; sys.exit(main())"]


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests neither use nor fill the cache of whoever runs them."""
    os.environ["RECONCILE_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))


Process = subprocess.CompletedProcess[bytes]


@pytest.fixture(scope="session")
def run_command() -> Callable[..., Process]:
    """The command in a process of its own: arguments, ``cwd``, ``code``, and its environment."""

    def run(*argv: str, cwd: Path = ROOT, code: int = 0, **environ: str) -> Process:
        env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
        done = subprocess.run(
            [*COMMAND, *argv], cwd=cwd, env=env | environ, capture_output=True, check=False
        )
        assert done.returncode == code, done.stderr.decode("utf-8", "replace")
        return done

    return run


@pytest.fixture(scope="session")
def sample(run_command: Callable[..., Process]) -> dict[str, Any]:
    """The report on ``sources/`` as JSON, with the articles' text and no ledger."""
    done = run_command("sources", "--no-ledger", "--with-text", "--format", "json")
    report: dict[str, Any] = json.loads(done.stdout)
    return report
