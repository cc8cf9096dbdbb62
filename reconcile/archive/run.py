"""From files to written partitions, wherever the work is done."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reconcile.archive import work
from reconcile.archive.desk import Desk
from reconcile.archive.flow import Flow, LocalFlow
from reconcile.archive.hands import Alone, Hands, Several
from reconcile.archive.index import indexed
from reconcile.archive.plan import (
    Partition,
    Plan,
    Told,
    begun,
    cleared,
    listed,
    plan,
    unfinished,
    written,
)
from reconcile.archive.write import MOST_NAMED
from reconcile.ledger import Ledger, find_ledger, load_ledger, stale_warning
from reconcile.model import SkippedSource, Stale

Progress = Callable[[int, int], None]
GROUPS = ("folder", "auto")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did: files and partitions in all, partitions that were finished before, what
    could not be found, how many articles could not be read with the first of them, and warnings."""

    files: int
    partitions: int
    before: int
    skipped: tuple[SkippedSource, ...]
    unread: int
    named: tuple[SkippedSource, ...]
    warnings: tuple[str, ...]


class Workers(Protocol):
    """Who does the work of an archive."""

    def flow(self) -> Flow:
        """Steps over all articles."""
        ...

    def write(self, partitions: Sequence[Partition], output: Path, form: str) -> Iterator[int]:
        """Write these partitions, and tell the number of each that is written."""
        ...


def run_archive(
    paths: Sequence[str],
    output: Path,
    *,
    form: str = "jsonl",
    group: str = "folder",
    ledger: Path | None = None,
    use_ledger: bool = True,
    engine: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Reconcile all stories below the paths, and write them to the folder ``output``.

    A story is a folder, or with ``group`` "auto" what the articles tell.  What is there is the
    same whatever the engine and the number of processes, and however often the run was ended and
    begun again.  A claims.yaml is used as ``reconcile.reconcile`` does.  Raises ArchiveError,
    EngineError, LedgerError and ModelError.
    """
    from reconcile.engines import check_engine, is_cluster
    from reconcile.engines.processes import cores

    check_engine(engine)
    path = ledger or (find_ledger(paths) if use_ledger else None)
    known = load_ledger(path) if path and use_ledger else None
    most = jobs or cores()
    files, folders, skipped = listed(paths)
    count = begun(output, form, group, sum(one.bytes for one in files))
    with ExitStack() as stack:
        if engine is not None and is_cluster(engine):
            from reconcile.archive.cluster import OnCluster

            workers: Workers = stack.enter_context(OnCluster(engine, most))
        else:
            alone = engine == "local" or most == 1
            hands: Hands = Alone() if alone else stack.enter_context(Several(most))
            workers = Here(hands, stack)
        stories: Sequence[Sequence[Told]] = [(story,) for story in folders]
        if group == "auto":
            stories = indexed(files, output, workers.flow)
        planned = plan(files, stories, skipped, Desk(known), form=form, partitions=count)
        cleared(planned, output)
        todo = unfinished(planned, output)
        done = len(planned.partitions) - len(todo)
        left = [planned.partitions[n] for n in todo]
        for number, _ in enumerate(workers.write(left, output.resolve(), form), done + 1):
            if progress:
                progress(number, len(planned.partitions))
    return _outcome(planned, output, done, known)


def _outcome(planned: Plan, output: Path, before: int, ledger: Ledger | None) -> Outcome:
    told = [written(output, number) for number in planned.partitions]
    held = {id for one in told for id in one.get("held", ())}
    gone = {id for one in told for id in one.get("stale", ())} - held
    stale = tuple(
        Stale(id=e.id, decision=e.decision, line=e.line, claim=e.claim)
        for e in (ledger.findings if ledger else ())
        if e.id in gone
    )
    rows = [row for one in told for row in one.get("unread", ())]
    rows.sort(key=lambda row: str(row["path"]))
    return Outcome(
        files=planned.files, partitions=len(planned.partitions), before=before,
        skipped=planned.skipped, unread=sum(int(one.get("errors", 0)) for one in told),
        named=tuple(SkippedSource(path=r["path"], reason=r["problem"]) for r in rows[:MOST_NAMED]),
        warnings=(stale_warning(stale),) if stale else (),
    )  # fmt: skip


class Here:
    """This machine: a partition is a task."""

    def __init__(self, hands: Hands, stack: ExitStack) -> None:
        self._hands = hands
        self._stack = stack

    def flow(self) -> Flow:
        """Steps over files in a folder of their own."""
        name = tempfile.TemporaryDirectory(prefix="reconcile-", ignore_cleanup_errors=True)
        return LocalFlow(self._hands, Path(self._stack.enter_context(name)))

    def write(self, partitions: Sequence[Partition], output: Path, form: str) -> Iterator[int]:
        """Write them, the first to be finished first."""
        tasks = ((partition, output, form) for partition in partitions)
        for (partition, *_), _ in self._hands.done(work.whole_partition, tasks):
            yield partition.number
