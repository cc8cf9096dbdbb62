"""``reconcile serve``: the page on this machine, with decisions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli.options import GROUP, LEDGER, NO_CACHE, PATHS
from reconcile.cli.reviewer import reviewer, today
from reconcile.errors import ReconcileError

if TYPE_CHECKING:
    from reconcile.model import Report
    from reconcile.serve import Address, Request

_HIGHEST_PORT = 65_535


@click.command()
@PATHS
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The interface to serve on; any but this machine's own is open to its network.",
)
@click.option(
    "--port",
    type=click.IntRange(0, _HIGHEST_PORT),
    default=0,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option("--open", "open_page", is_flag=True, help="Open the page in the browser.")
@GROUP
@LEDGER
@NO_CACHE
def serve(
    paths: tuple[str, ...],
    host: str,
    port: int,
    open_page: bool,
    group: str | None,
    ledger: Path | None,
    use_cache: bool,
) -> None:
    """Serve the page on this machine; it is made again when a file changes.

    Decisions that are made on the page go to the ledger. The address that is printed holds a
    secret: whoever has it can read the page and decide. Ctrl+C ends it.
    """
    from reconcile import api, bookkeeping
    from reconcile.serve import Desk, run

    def make() -> Report:
        return api.run(list(paths), group=group, ledger=_there(ledger), use_cache=use_cache)

    def decide(_: Report, request: Request) -> None:
        bookkeeping.decide(
            list(paths), request.finding, request.decision, note=request.note,
            by=request.by or reviewer(), on=today(), group=group, ledger=ledger,
            use_cache=use_cache,
        )  # fmt: skip

    def started(address: Address) -> None:
        click.echo(f"{address.url}\nCtrl+C ends it.")
        if open_page:
            click.launch(address.url)

    try:
        desk = Desk(make, _page, decide, bookkeeping.decisions())
        desk.refresh()
        run(desk, host, port, (paths, ledger or bookkeeping.ledger_of(paths)), started)
    except ReconcileError as error:
        from reconcile.reports.text import visible

        raise click.UsageError(visible(str(error).replace("\n", " "))) from error


def _there(ledger: Path | None) -> Path | None:
    """The ledger that was named, once there is one: the first decision makes it."""
    return ledger if ledger and ledger.exists() else None


def _page(report: Report, problem: str | None) -> str:
    from reconcile.bookkeeping import decisions
    from reconcile.reports import build_view
    from reconcile.reports.html import render_desk

    if problem:
        report = replace(report, warnings=(f"not up to date: {problem}", *report.warnings))
    return render_desk(build_view(report), decisions())
