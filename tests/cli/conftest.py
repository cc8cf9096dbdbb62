"""The command with its work replaced: what it was asked is kept, what it finds is a sample."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "reports"))

from report_samples import plain_report

Run = Callable[..., Any]


class Work:
    """Stands for ``reconcile.api``: ``asked`` are the last run's arguments."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}
        self.found: Any = plain_report()

    def run(self, paths: Any, **asked: Any) -> Any:
        self.asked = {"paths": tuple(paths), **asked}
        if isinstance(self.found, BaseException):
            raise self.found
        return self.found


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    made = Work()
    monkeypatch.setitem(sys.modules, "reconcile.api", SimpleNamespace(run=made.run))  # type: ignore[arg-type]
    for name in ("COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return made
