"""``reconcile schema``: the JSON Schemas of the report and of the ledger."""

from __future__ import annotations

import json

import click

from reconcile.cli.output import write_stdout


@click.command()
@click.argument(
    "of", metavar="[report|ledger]", default="report", type=click.Choice(("report", "ledger"))
)
def schema(of: str) -> None:
    """Print the JSON Schema of the JSON report, or of the ledger."""
    if of == "ledger":
        from reconcile.bookkeeping import ledger_schema

        write_stdout(json.dumps(ledger_schema(), indent=1) + "\n")
        return
    from reconcile.reports.schema import render

    write_stdout(render())
