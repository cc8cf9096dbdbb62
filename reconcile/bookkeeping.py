"""The ledger kept: deciding, reviewing, and looking after it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reconcile.api import Progress, find_finding, kinds, run
from reconcile.errors import FindingError, LedgerError
from reconcile.ledger import DECISIONS, find_ledger, load_ledger, new_ledger, write
from reconcile.ledger.lint import problems
from reconcile.ledger.schema import ledger_schema as _ledger_schema
from reconcile.ledger.stats import Precision, precision
from reconcile.ledger.write import Written
from reconcile.model import Discrepancy, Stale, Verdict
from reconcile.reviewing import Review, to_review


def decide(
    paths: Sequence[str],
    name: str,
    decision: str,
    *,
    note: str | None = None,
    by: str | None = None,
    on: str | None = None,
    holds: str | None = None,
    apart: Sequence[str] = (),
    group: str | None = None,
    ledger: Path | None = None,
    use_cache: bool = True,
) -> Written:
    """Decide the finding that ``name`` names, as ``find_finding`` finds it, in the paths' ledger.

    The ledger is made where there is none: in the folder that holds all paths.  ``decision`` ""
    is ``accepted`` for a discrepancy and ``confirmed`` for anything else.  Raises FindingError
    and what ``run`` and ``reconcile.ledger.write.decide`` raise.
    """
    path = ledger or ledger_of(paths)
    there = path if path.exists() else None
    report = run(paths, group=group, ledger=there, use_ledger=bool(there), use_cache=use_cache)
    finding = find_finding(report, name)
    for claim in apart:
        if claim not in finding.claims:
            inside = ", ".join(finding.claims)
            raise FindingError(f"{claim!r} is no claim of {finding.id}, which has {inside}")
    chosen = decision or ("accepted" if isinstance(finding, Discrepancy) else "confirmed")
    return write.decide(
        path, report, finding, chosen, note=note, by=by, on=on, holds=holds, apart=apart
    )


def open_review(
    paths: Sequence[str],
    *,
    only: Sequence[Verdict] = (),
    by: str | None = None,
    on: str | None = None,
    group: str | None = None,
    ledger: Path | None = None,
    use_cache: bool = True,
    progress: Progress | None = None,
) -> Review:
    """A review of the open findings of ``paths``, the gravest first.

    ``only`` are the verdicts that are wanted, discrepancies unless given; ``by`` and ``on`` who
    decides, and on which day.  Raises what ``run`` raises.
    """
    path = ledger or find_ledger(paths) or new_ledger(paths)
    there = path if path.exists() else None
    report = run(
        paths, group=group, ledger=there, use_ledger=bool(there), use_cache=use_cache,
        progress=progress,
    )  # fmt: skip
    return Review(report, to_review(report.findings, only), path, by=by, on=on)


def decisions() -> tuple[str, ...]:
    """What a reviewer can say of a finding."""
    return tuple(DECISIONS)


def ledger_of(paths: Sequence[str]) -> Path:
    """Where the decisions on these paths go: their ledger, or the place of the one to be made.

    Raises LedgerError where the paths have different ledgers.
    """
    return find_ledger(paths) or new_ledger(paths)


def ledger_schema() -> dict[str, Any]:
    """The JSON Schema of claims.yaml."""
    return _ledger_schema()


def ledger_stats(paths: Sequence[str], ledger: Path | None = None) -> tuple[Precision, ...]:
    """How often each kind was right, by the decisions in the paths' ledger.  Raises LedgerError."""
    return precision([load_ledger(_the_ledger(paths, ledger))])


def ledger_problems(
    paths: Sequence[str],
    *,
    ledger: Path | None = None,
    group: str | None = None,
    use_cache: bool = True,
) -> tuple[Path, tuple[tuple[int, str], ...]]:
    """The paths' ledger, and what is to be mended in it: line and message, in file order."""
    path = _the_ledger(paths, ledger)
    known = load_ledger(path)
    report = run(_articles(paths), group=group, ledger=path, use_cache=use_cache)
    found = [(p.line, p.message) for p in problems(known, [kind.id for kind in kinds()])]
    found += [
        (s.line, f"{s.id!r} has no finding any more; look, or run `reconcile ledger prune`")
        for s in report.stale
    ]
    return path, tuple(sorted(found))


def ledger_upgrade(paths: Sequence[str], ledger: Path | None = None) -> tuple[Path, int, int]:
    """The paths' ledger brought up to date: its path, and the versions from and to."""
    path = _the_ledger(paths, ledger)
    return (path, *write.upgrade(path))


def ledger_prune(
    paths: Sequence[str],
    *,
    dry_run: bool = False,
    ledger: Path | None = None,
    group: str | None = None,
    use_cache: bool = True,
) -> tuple[Path, tuple[Stale, ...]]:
    """The paths' ledger without its stale entries: its path, and what went, or would go."""
    path = _the_ledger(paths, ledger)
    report = run(_articles(paths), group=group, ledger=path, use_cache=use_cache)
    if report.errors:
        first = report.errors[0]
        raise LedgerError(
            f"{path}:1:1: an article could not be read ({first.path}: {first.reason}), so that "
            "nothing is known to be gone; mend that first"
        )
    if report.stale and not dry_run:
        write.remove(path, [entry.id for entry in report.stale])
    return path, report.stale


def _the_ledger(paths: Sequence[str], ledger: Path | None) -> Path:
    named = [Path(p) for p in paths if Path(p).suffix in (".yaml", ".yml")]
    path = ledger or (named[0] if named else find_ledger(paths))
    if path is None:
        raise LedgerError(f"{new_ledger(paths)}:1:1: there is no ledger; decide a finding first")
    return path


def _articles(paths: Sequence[str]) -> list[str]:
    """The paths without a ledger among them, which stands for its folder where it is alone."""
    rest = [p for p in paths if Path(p).suffix not in (".yaml", ".yml")]
    return rest or [str(Path(p).parent) for p in paths]
