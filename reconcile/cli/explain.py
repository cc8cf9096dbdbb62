"""``reconcile explain``: why claims are linked or not, and what a kind of discrepancy is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from reconcile.cli.options import GROUPS
from reconcile.cli.output import write_stdout
from reconcile.errors import ExitCode, ReconcileError

if TYPE_CHECKING:
    from reconcile.model import Report

_USAGE = (
    "name a finding's id, a claim's id or two claims' ids, then the articles: "
    "reconcile explain ID PATH..., or reconcile explain A B PATH..."
)


@click.command()
@click.argument("arguments", metavar="[ID | A B] PATH...", nargs=-1, type=click.Path(path_type=str))
@click.option("--kind", metavar="KIND", help="What this kind of discrepancy is, with examples.")
@click.option("--group", type=click.Choice(GROUPS), help="As for the report.")
@click.option("--no-cache", "use_cache", flag_value=False, default=True, help="Use no cache.")
@click.pass_context
def explain(
    ctx: click.Context,
    arguments: tuple[str, ...],
    kind: str | None,
    group: str | None,
    use_cache: bool,
) -> None:
    """Explain a finding, a pair of claims, or a kind of discrepancy.

    ID is a finding's id, its beginning, or the id of a claim in it; A and B are the ids of two
    claims, as the JSON report and `reconcile claims` show them.
    """
    if kind is not None:
        write_stdout(_kind(kind))
        return
    ids, paths = _sorted_out(arguments)
    from reconcile.api import run

    try:
        report = run(paths, group=group, use_cache=use_cache, explain=len(ids) == 1)
        write_stdout(_explained(ids, report))
    except ReconcileError as error:
        raise click.UsageError(str(error)) from error
    for skipped in report.errors:
        click.echo(f"reconcile: skipped {skipped.path}: {skipped.reason}", err=True)
    ctx.exit(ExitCode.USAGE if report.errors else ExitCode.CLEAN)


def _sorted_out(arguments: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """One or two ids, then paths: a second argument that is a path on disk is no id."""
    if len(arguments) < 2:
        raise click.UsageError(_USAGE)
    both = len(arguments) > 2 and ":" in arguments[1] and not os.path.exists(arguments[1])
    at = 2 if both else 1
    return list(arguments[:at]), list(arguments[at:])


def _explained(ids: list[str], report: Report) -> str:
    from reconcile.api import explain_pair, find_finding
    from reconcile.reports.explain import finding, pair

    if len(ids) == 2:
        return pair(explain_pair(report, ids[0], ids[1]))
    return finding(find_finding(report, ids[0]), report)


def _kind(name: str) -> str:
    from reconcile.api import kinds
    from reconcile.reports.explain import kind

    known = {k.id: k for k in kinds()}
    if name not in known:
        raise click.BadParameter(f"{name!r} is none; use one of {', '.join(known)}.")
    found = known[name]
    return kind(found.id, found.description, [(e.left, e.right, e.flag) for e in found.examples])
