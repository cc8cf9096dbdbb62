"""``reconcile claims``: the articles split into claims, for looking and for other tools."""

from __future__ import annotations

from typing import Any

import click

from reconcile.cli.options import Call, claims_options


@click.command()
@claims_options
@click.pass_context
def claims(ctx: click.Context, /, **given: Any) -> None:
    """Show each article split into its claims."""
    from reconcile.cli.run import show

    ctx.exit(show(Call(**given, use_ledger=False), split_only=True))
