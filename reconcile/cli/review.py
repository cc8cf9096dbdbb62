"""``reconcile review``: the open findings on a screen, a key a decision."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli.options import GROUP, LEDGER, NO_CACHE, PATHS, apply
from reconcile.cli.output import write_stdout
from reconcile.errors import ExitCode, ReconcileError
from reconcile.reports import VERDICTS

if TYPE_CHECKING:
    from reconcile.model import Verdict

_OPTIONS = (
    PATHS,
    click.option(
        "--only",
        type=click.Choice(VERDICTS),
        multiple=True,
        help="Findings with this verdict; discrepancies unless given. May be repeated.",
    ),
    click.option(
        "--by",
        metavar="NAME",
        help="Who decides; $RECONCILE_REVIEWER, or the name that git signs with, unless given.",
    ),
    LEDGER,
    GROUP,
    NO_CACHE,
)


def _options(function: Callable[..., None]) -> Callable[..., None]:
    return apply(_OPTIONS, function)


@click.command()
@_options
@click.pass_context
def review(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    only: tuple[Verdict, ...],
    by: str | None,
    ledger: Path | None,
    group: str | None,
    use_cache: bool,
) -> None:
    """Go through the open findings on a full screen, with one key a decision.

    Every decision is written into the ledger at once: quit at any time, and go on from there.
    """
    from reconcile.cli.progress import ProgressBar
    from reconcile.cli.reviewer import reviewer, today

    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise click.UsageError(
            "review needs a terminal; use `reconcile accept` and `reconcile reject` in scripts."
        )
    from reconcile import bookkeeping
    from reconcile.reports.text import visible

    try:
        with ProgressBar(quiet=False) as progress:
            made = bookkeeping.open_review(
                paths, only=only, by=by or reviewer(), on=today(), group=group, ledger=ledger,
                use_cache=use_cache, progress=progress,
            )  # fmt: skip
    except ReconcileError as error:
        raise click.UsageError(visible(str(error).replace("\n", " "))) from error
    for skipped in made.report.errors:
        click.echo(
            f"reconcile: skipped {visible(skipped.path)}: {visible(skipped.reason)}", err=True
        )
    if made.items:
        from reconcile.cli.review_screen import ReviewScreen
        from reconcile.reports import Options, build_view

        screen = ReviewScreen(made, build_view(made.report, Options(show_all=True)))
        screen.run(mouse=False)
        if screen.return_code:
            ctx.exit(ExitCode.BUG)
    done = sum(decision != "open" for decision in made.decided.values())
    write_stdout(f"{done} decided, {made.left} open: {visible(str(made.path))}\n")
    ctx.exit(ExitCode.USAGE if made.report.errors else ExitCode.CLEAN)


def _is_terminal(stream: object) -> bool:
    try:
        return stream is not None and os.isatty(stream.fileno())  # type: ignore[attr-defined]
    except (OSError, ValueError):
        return False
