"""``reconcile add``: addresses, feeds and files to articles in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli.output import write_stdout
from reconcile.errors import ExitCode

if TYPE_CHECKING:
    from reconcile.collect import Added


@click.command()
@click.argument("sources", metavar="URL|FILE...", nargs=-1, required=True)
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default="sources",
    show_default=True,
    metavar="FOLDER",
    help="The folder to put the articles in; made where there is none.",
)
@click.option("--keep-original", is_flag=True, help="Keep what was fetched beside each article.")
@click.option(
    "--allow-private", is_flag=True, help="Also fetch from private networks and this computer."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=600),
    default=20.0,
    show_default=True,
    metavar="SECONDS",
    help="The most time for one answer.",
)
@click.pass_context
def add(
    ctx: click.Context,
    sources: tuple[str, ...],
    to: Path,
    keep_original: bool,
    allow_private: bool,
    timeout: float,
) -> None:
    """Fetch articles and keep each as a Markdown file with front matter.

    URL is an article's address, or that of an RSS or Atom feed, whose new items are added. An
    article that the folder has already is not added again; one whose words have changed is kept
    as a new version. The robots.txt of a site is respected.
    """
    from datetime import UTC, datetime

    from reconcile.collect import Fetcher
    from reconcile.collect import add as adding

    fetcher = Fetcher(allow_private=allow_private, seconds=timeout)
    retrieved = datetime.now(UTC).date().isoformat()
    failed = False
    for made in adding(
        sources, to=to, fetcher=fetcher, retrieved=retrieved, keep_original=keep_original
    ):
        failed = failed or made.status == "failed"
        _tell(made)
    ctx.exit(ExitCode.USAGE if failed else ExitCode.CLEAN)


def _tell(made: Added) -> None:
    """One line on what became of an article; what failed goes to standard error."""
    from reconcile.reports.text import clean

    source, reason = clean(made.source), clean(made.reason or "")
    path = clean(made.path or "")
    if made.status == "failed":
        click.echo(f"reconcile: not added: {source}: {reason}", err=True)
    elif made.status == "known":
        there = f" as {path}" if path else ""
        write_stdout(f"there already{there}: {source}: {reason}\n")
    else:
        title = f"  {clean(made.title)}" if made.title else ""
        version = f" ({reason})" if made.status == "version" else ""
        write_stdout(f"added {path}{title}{version}\n")
