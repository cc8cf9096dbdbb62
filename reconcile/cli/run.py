"""From a call to what is shown: run, say what went wrong, render, write."""

from __future__ import annotations

import difflib
import os

import click

from reconcile.cli.options import Call
from reconcile.cli.output import Target, open_target, styling, width
from reconcile.cli.progress import ProgressBar
from reconcile.errors import ExitCode, ReconcileError
from reconcile.model import Report
from reconcile.reports import REPORTS, Options, build_claims_view, build_view
from reconcile.reports.text import clean, visible


def show(call: Call, *, split_only: bool) -> ExitCode:
    """Do what ``call`` asks and give the exit status: a skipped source is an input error."""
    target = open_target(call.output, call.format)
    others = [path for path in (call.ledger, call.claims_from) if path is not None]
    target.refuse([*call.paths, *others])
    try:
        report = _run(call, split_only)
    except ReconcileError as error:
        raise click.UsageError(visible(str(error).replace("\n", " "))) from error
    target.refuse(article.path for article in report.articles)
    say(report, call)
    target.write(_render(report, call, target, split_only))
    return ExitCode.USAGE if report.errors else ExitCode.CLEAN


def _run(call: Call, split_only: bool) -> Report:
    # Imported here: the language model's libraries take a second that --help must not.
    from reconcile.api import run

    with ProgressBar(quiet=call.quiet) as progress:
        return run(
            call.paths,
            group=call.group,
            ledger=call.ledger,
            use_ledger=call.use_ledger,
            claims_from=call.claims_from,
            progress=progress,
            want_findings=not split_only,
            use_cache=call.use_cache,
            engine=call.engine,
            jobs=call.jobs,
        )


def _render(report: Report, call: Call, target: Target, split_only: bool) -> str:
    styled, colour = styling(target.path)
    options = Options(
        width=width(target.path),
        styled=styled,
        colour=colour,
        show_all=call.show_all,
        verbose=call.verbose,
        with_text=call.with_text,
        residue=call.residue,
        explain=call.explain,
        only=call.only,
    )
    renderer = REPORTS[target.format]
    if split_only:
        assert renderer.render_claims is not None
        return renderer.render_claims(build_claims_view(report, options))
    return renderer.render(build_view(report, options))


def say(report: Report, call: Call) -> None:
    """Tell skipped sources and warnings, on standard error whatever the format."""
    for skipped in report.errors:
        _tell(f"skipped {clean(skipped.path)}: {clean(skipped.reason)}")
    for warning in () if call.quiet else report.warnings:
        _tell(f"warning: {clean(warning)}")
    root = click.get_current_context().find_root().command
    commands = list(root.commands) if isinstance(root, click.Group) else []
    for path in call.paths:
        meant = difflib.get_close_matches(path, commands, n=1, cutoff=0.75)
        if meant and not os.path.exists(path):
            _tell(f"there is no path {clean(path)}; did you mean the command {meant[0]}?")


def _tell(line: str) -> None:
    click.echo(f"reconcile: {line}", err=True)
