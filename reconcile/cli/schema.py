"""``reconcile schema``: the JSON Schema of the report."""

from __future__ import annotations

import click

from reconcile.cli.output import write_stdout


@click.command()
def schema() -> None:
    """Print the JSON Schema of the JSON report."""
    from reconcile.reports.schema import render

    write_stdout(render())
