"""A story and its articles in time, from Python: the versions of an article, and the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reconcile.api import Progress, run
from reconcile.changes import revisions
from reconcile.model import Report
from reconcile.settings import DEFAULT_SETTINGS, Settings


def versions(
    paths: Sequence[str],
    *,
    every: bool = False,
    group: str | None = None,
    progress: Progress | None = None,
    use_cache: bool = True,
    settings: Settings = DEFAULT_SETTINGS,
) -> Report:
    """The report on ``paths`` with its ``revisions``: what changed between versions.

    With ``every`` all articles of a story are versions of one.  Raises ModelError.
    """
    report = run(
        paths, group=group, use_ledger=False, progress=progress, want_findings=False,
        use_cache=use_cache, settings=settings,
    )  # fmt: skip
    return replace(report, revisions=revisions(report, settings, every=every))


def timeline(
    paths: Sequence[str],
    *,
    group: str | None = None,
    ledger: Path | None = None,
    use_ledger: bool = True,
    progress: Progress | None = None,
    use_cache: bool = True,
    settings: Settings = DEFAULT_SETTINGS,
) -> Report:
    """The report on ``paths`` with its findings and the ``revisions`` of its articles.

    Raises LedgerError, ModelError.
    """
    report = run(
        paths, group=group, ledger=ledger, use_ledger=use_ledger, progress=progress,
        use_cache=use_cache, settings=settings,
    )  # fmt: skip
    if not report.versions:
        return report
    return replace(report, revisions=revisions(report, settings))
