"""``reconcile archive``: more articles than one report should hold."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.cli.options import PATHS, QUIET, WORKERS
from reconcile.cli.output import write_stdout
from reconcile.errors import ExitCode, ReconcileError

_FORMATS = ("jsonl", "parquet")


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
@WORKERS[0]
@WORKERS[1]
@QUIET
@click.pass_context
def archive(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    output: Path,
    form: str,
    jobs: int | None,
    engine: str | None,
    quiet: bool,
) -> None:
    """Reconcile an archive, story by story, into a folder of files.

    A folder of articles is a story. DIR gets the folders findings, claims, articles and errors,
    each with one file a partition. A run that was ended is begun again with the same words:
    finished partitions are skipped, and so are those whose articles have not changed.
    """
    from reconcile.archive import run_archive
    from reconcile.cli.progress import ProgressBar
    from reconcile.reports.text import clean, visible

    try:
        with ProgressBar(quiet=quiet) as progress:
            outcome = run_archive(
                paths, output, form=form, engine=engine, jobs=jobs, progress=progress
            )
    except ReconcileError as error:
        raise click.UsageError(visible(str(error).replace("\n", " "))) from error
    for skipped in outcome.skipped:
        click.echo(f"reconcile: skipped {clean(skipped.path)}: {clean(skipped.reason)}", err=True)
    write_stdout(
        f"{outcome.files} files in {outcome.partitions} partitions, {outcome.before} of them "
        f"finished before; {outcome.unread} could not be read\n"
    )
    ctx.exit(ExitCode.USAGE if outcome.skipped or outcome.unread else ExitCode.CLEAN)
