"""``reconcile ledger``: looking after claims.yaml."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reconcile.cli.options import GROUP, LEDGER, NO_CACHE, PATHS, apply
from reconcile.cli.output import write_stdout
from reconcile.errors import ExitCode, ReconcileError

_RUN = (PATHS, LEDGER, GROUP, NO_CACHE)


def _with(*options: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return lambda function: apply(options, function)


@click.group()
def ledger() -> None:
    """Look after the ledger: what it says of the program, and what is old in it."""


def _safely(work: Callable[[], Any]) -> Any:
    from reconcile.reports.text import visible

    try:
        return work()
    except ReconcileError as error:
        raise click.UsageError(visible(str(error).replace("\n", " "))) from error


@ledger.command()
@_with(PATHS, LEDGER)
@click.option(
    "--format",
    type=click.Choice(("terminal", "json")),
    default="terminal",
    show_default=True,
    help="Output format.",
)
@click.pass_context
def stats(ctx: click.Context, paths: tuple[str, ...], ledger: Path | None, format: str) -> None:
    """Print how often each kind of discrepancy was right, by what reviewers decided."""
    from reconcile import bookkeeping

    rows = _safely(lambda: bookkeeping.ledger_stats(paths, ledger))
    if format == "json":
        told = [
            {
                "kind": r.kind,
                "decided": r.decided,
                "right": r.right,
                "wrong_match": r.wrong_match,
                "not_a_discrepancy": r.no_discrepancy,
                "precision": round(r.share, 4),
                "interval": [round(r.low, 4), round(r.high, 4)],
            }
            for r in rows
        ]
        write_stdout(json.dumps(told, indent=1) + "\n")
        return
    write_stdout(_table(rows))


def _table(rows: Any) -> str:
    from reconcile.reports.text import clean

    if not rows:
        return "No discrepancy is decided yet.\n"
    lines = ["kind         decided  right  wrong match  none  precision  19 times of 20"]
    for r in rows:
        lines.append(
            f"{clean(r.kind):12} {r.decided:7} {r.right:6} {r.wrong_match:12} "
            f"{r.no_discrepancy:5} {r.share:9.0%}  {r.low:.0%} to {r.high:.0%}"
        )
    return "\n".join(lines) + "\n"


@ledger.command()
@_with(*_RUN)
@click.pass_context
def lint(ctx: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Print what is odd in the ledger, and the entries whose finding is gone.

    Exit status 1 where there is something to mend.
    """
    from reconcile import bookkeeping
    from reconcile.reports.text import clean

    path, found = _safely(lambda: bookkeeping.ledger_problems(paths, **given))
    lines = [f"{clean(str(path))}:{line}: {clean(message)}" for line, message in found]
    write_stdout("\n".join(lines or [f"{clean(str(path))}: nothing to mend"]) + "\n")
    ctx.exit(ExitCode.FINDINGS if found else ExitCode.CLEAN)


@ledger.command()
@_with(PATHS, LEDGER)
def upgrade(paths: tuple[str, ...], ledger: Path | None) -> None:
    """Bring the ledger to this program's version, step by step."""
    from reconcile import bookkeeping
    from reconcile.reports.text import clean

    path, before, after = _safely(lambda: bookkeeping.ledger_upgrade(paths, ledger))
    told = f"version {before} to {after}" if before != after else f"version {after} already"
    write_stdout(f"{clean(str(path))}: {told}\n")


@ledger.command()
@_with(*_RUN)
@click.option("--dry-run", is_flag=True, help="Only print what would go.")
@click.pass_context
def prune(ctx: click.Context, /, paths: tuple[str, ...], dry_run: bool, **given: Any) -> None:
    """Take out the entries whose finding is gone; comments stay.

    An entry of articles that are not among PATH, and still where it says, stays.
    """
    from reconcile import bookkeeping
    from reconcile.reports.text import clean

    path, stale = _safely(lambda: bookkeeping.ledger_prune(paths, dry_run=dry_run, **given))
    for entry in stale:
        write_stdout(f"{clean(entry.id)}  {entry.decision}  {clean(entry.claim or '')}\n")
    done = "would go" if dry_run else "gone"
    write_stdout(f"{clean(str(path))}: {len(stale)} {done}\n")
