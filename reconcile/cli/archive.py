"""``reconcile archive``: more articles than one report should hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli.options import LEDGER, NO_LEDGER, PATHS, QUIET, WORKERS
from reconcile.cli.output import write_stdout
from reconcile.errors import ExitCode, ReconcileError

if TYPE_CHECKING:
    from reconcile.archive import Outcome

_FORMATS = ("jsonl", "parquet")
_GROUPS = ("folder", "auto")


@click.command()
@PATHS
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="Write to this folder: new, empty, or of an earlier run, which then goes on.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default=_FORMATS[0],
    show_default=True,
    help="Of the files in DIR; parquet needs the cluster extra.",
)
@click.option(
    "--group",
    type=click.Choice(_GROUPS),
    default=_GROUPS[0],
    show_default=True,
    help="What is one story: each folder, or by what the articles tell.",
)
@WORKERS[0]
@WORKERS[1]
@LEDGER
@NO_LEDGER
@QUIET
@click.pass_context
def archive(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    output: Path,
    form: str,
    group: str,
    jobs: int | None,
    engine: str | None,
    ledger: Path | None,
    use_ledger: bool,
    quiet: bool,
) -> None:
    """Reconcile an archive, story by story, into a folder of files.

    DIR gets the folders findings, claims, articles and errors, each with one file a partition.
    A run that was ended is begun again with the same words: finished partitions are skipped, and
    so are those whose articles, stories and ledger entries have not changed.
    """
    from reconcile.archive import run_archive
    from reconcile.cli.progress import ProgressBar
    from reconcile.reports.text import visible

    try:
        with ProgressBar(quiet=quiet) as progress:
            outcome = run_archive(
                paths, output, form=form, group=group, ledger=ledger, use_ledger=use_ledger,
                engine=engine, jobs=jobs, progress=progress,
            )  # fmt: skip
    except ReconcileError as error:
        raise click.UsageError(visible(str(error).replace("\n", " "))) from error
    _told(outcome, quiet)
    ctx.exit(ExitCode.USAGE if outcome.skipped or outcome.unread else ExitCode.CLEAN)


def _told(outcome: Outcome, quiet: bool) -> None:
    from reconcile.reports.text import clean

    for skipped in (*outcome.skipped, *outcome.named):
        click.echo(f"reconcile: skipped {clean(skipped.path)}: {clean(skipped.reason)}", err=True)
    if outcome.unread > len(outcome.named):
        more = outcome.unread - len(outcome.named)
        click.echo(f"reconcile: and {more} more, in the folder errors", err=True)
    for warning in () if quiet else outcome.warnings:
        click.echo(f"reconcile: warning: {clean(warning)}", err=True)
    write_stdout(
        f"{outcome.files} files in {outcome.partitions} partitions, {outcome.before} of them "
        f"finished before; {outcome.unread} could not be read\n"
    )
