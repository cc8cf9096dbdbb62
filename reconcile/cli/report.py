"""``reconcile report``: the findings."""

from __future__ import annotations

from typing import Any

import click

from reconcile.cli.options import Call, report_options


@click.command()
@report_options
@click.pass_context
def report(ctx: click.Context, /, **given: Any) -> None:
    """Report agreements, discrepancies and what only one source says."""
    from reconcile.cli.run import show

    call = Call(**given)
    if call.ledger and not call.use_ledger:
        raise click.UsageError("--ledger and --no-ledger exclude each other; give one of them.")
    ctx.exit(show(call, split_only=False))
