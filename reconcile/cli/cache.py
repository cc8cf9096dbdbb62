"""``reconcile cache``: what is kept of finished work, and dropping it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reconcile.cli.output import write_stdout
from reconcile.errors import ExitCode

if TYPE_CHECKING:
    from reconcile.cache import Store


@click.group()
def cache() -> None:
    """Show or drop the finished work that later runs find again."""


@cache.command()
@click.pass_context
def info(ctx: click.Context) -> None:
    """Print where the cache is and how much it holds."""
    from reconcile.cache import Store, cache_folder

    store = Store(cache_folder())
    found = store.info()
    write_stdout(
        f"{found.path}\n{found.rows} rows, {found.bytes:,} of {found.most_bytes:,} bytes\n"
    )
    ctx.exit(_end(store))


@cache.command()
@click.pass_context
def clear(ctx: click.Context) -> None:
    """Drop everything in the cache."""
    from reconcile.cache import Store, cache_folder

    store = Store(cache_folder())
    write_stdout(f"{store.clear()} rows dropped\n")
    ctx.exit(_end(store))


def _end(store: Store) -> ExitCode:
    store.close()
    for warning in store.warnings:
        click.echo(f"reconcile: {warning}", err=True)
    return ExitCode.USAGE if store.warnings else ExitCode.CLEAN
