"""``reconcile accept`` and ``reject``: one decision, for scripts and quick hands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reconcile.cli.options import GROUP, LEDGER, NO_CACHE, PATHS, apply
from reconcile.cli.output import write_stdout
from reconcile.errors import ExitCode, ReconcileError

_AS = ("accepted", "resolved", "not-a-discrepancy", "confirmed", "open")
_SHARED = (
    click.argument("id", metavar="ID"),
    PATHS,
    click.option("--note", metavar="TEXT", help="Why; kept in the ledger."),
    click.option(
        "--by",
        metavar="NAME",
        help="Who decides; $RECONCILE_REVIEWER, or the name that git signs with, unless given.",
    ),
    LEDGER,
    GROUP,
    NO_CACHE,
)
_ACCEPT = (
    *_SHARED[:2],
    click.option(
        "--as",
        "decision",
        type=click.Choice(_AS),
        help="What is decided; accepted for a discrepancy, confirmed for another finding, unless "
        "given.",
    ),
    click.option("--holds", metavar="VALUE", help="The value that is right; decides as resolved."),
    *_SHARED[2:],
)
_REJECT = (
    *_SHARED[:2],
    click.option(
        "--claim",
        "apart",
        multiple=True,
        metavar="CLAIM",
        help="Only this claim does not belong to the others. May be repeated.",
    ),
    *_SHARED[2:],
)

_Command = Callable[..., None]


def _accept_options(function: _Command) -> _Command:
    return apply(_ACCEPT, function)


def _reject_options(function: _Command) -> _Command:
    return apply(_REJECT, function)


@click.command()
@_accept_options
@click.pass_context
def accept(ctx: click.Context, /, decision: str | None, holds: str | None, **given: Any) -> None:
    """Write into the ledger that a finding is reviewed and stands.

    ID is the finding's id, its beginning, or the id of a claim in it.
    """
    if holds and decision not in (None, "resolved"):
        raise click.UsageError("--holds goes with --as resolved; leave one of them out.")
    chosen = "resolved" if holds else decision or ""
    ctx.exit(_decide(chosen, holds=holds, **given))


@click.command()
@_reject_options
@click.pass_context
def reject(ctx: click.Context, /, **given: Any) -> None:
    """Write into the ledger that a finding's claims speak of different facts.

    They are never linked again. ID is the finding's id, its beginning, or the id of a claim in it.
    """
    ctx.exit(_decide("wrong-match", **given))


def _decide(
    decision: str,
    *,
    id: str,
    paths: tuple[str, ...],
    by: str | None,
    ledger: Path | None,
    **given: Any,
) -> ExitCode:
    from reconcile import bookkeeping
    from reconcile.cli.reviewer import reviewer, today
    from reconcile.reports.text import clean, visible

    try:
        written = bookkeeping.decide(
            paths, id, decision, by=by or reviewer(), on=today(), ledger=ledger, **given
        )
    except ReconcileError as error:
        raise click.UsageError(visible(str(error).replace("\n", " "))) from error
    entry = written.entry
    told = f"{written.path}: {entry.id} is {entry.decision}"
    write_stdout(f"{clean(told)} ({clean(entry.claim or '')})\n")
    return ExitCode.CLEAN
