"""``reconcile versions`` and ``reconcile timeline``: a story and its articles in time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

import click

from reconcile.cli.options import GROUP, LEDGER, NO_CACHE, PATHS, QUIET, Call, apply, output
from reconcile.cli.output import Target, open_target, styling, width
from reconcile.errors import ExitCode, ReconcileError

if TYPE_CHECKING:
    from reconcile.model import Report

_FORMATS = ("terminal", "markdown", "json")


_SHARED = (PATHS, *output(_FORMATS), GROUP)
_REST = (NO_CACHE, QUIET)
_LEDGER = (
    LEDGER,
    click.option("--no-ledger", "use_ledger", flag_value=False, default=True, help="Use none."),
)
_ONE = click.option(
    "--one-article",
    "every",
    is_flag=True,
    help="Take all articles of a story as versions of one.",
)
_ALL = click.option(
    "--all", "show_all", is_flag=True, help="Every fact, not the first of each article."
)


def _of_versions(function: Callable[..., None]) -> Callable[..., None]:
    return apply((*_SHARED, _ONE, *_REST), function)


def _of_timeline(function: Callable[..., None]) -> Callable[..., None]:
    return apply((*_SHARED, _ALL, *_LEDGER, *_REST), function)


class _Make(Protocol):
    def __call__(self, progress: Callable[[int, int], None], /) -> Report: ...


@click.command()
@_of_versions
@click.pass_context
def versions(ctx: click.Context, /, every: bool, **given: Any) -> None:
    """Show what changed between the versions of an article.

    Versions are articles of one outlet with most of their text in common, or with one address.
    """
    from reconcile import history
    from reconcile.reports import versions as told

    call = Call(**given)

    def make(progress: Callable[[int, int], None], /) -> Report:
        return history.versions(
            call.paths, every=every, group=call.group, progress=progress, use_cache=call.use_cache
        )

    target = open_target(call.output, call.format)
    report = _made(call, target, make)
    if target.format == "json":
        _write_json(target, told.as_dict(report))
    else:
        _write(target, told.TITLE, told.outline(report))
    ctx.exit(ExitCode.USAGE if report.errors else ExitCode.CLEAN)


@click.command()
@_of_timeline
@click.pass_context
def timeline(ctx: click.Context, /, **given: Any) -> None:
    """Show a story in time: by event, by publication, and what was told otherwise later."""
    from reconcile import history
    from reconcile.reports import timeline as told

    call = Call(**given)
    if call.ledger and not call.use_ledger:
        raise click.UsageError("--ledger and --no-ledger exclude each other; give one of them.")

    def make(progress: Callable[[int, int], None], /) -> Report:
        return history.timeline(
            call.paths,
            group=call.group,
            ledger=call.ledger,
            use_ledger=call.use_ledger,
            progress=progress,
            use_cache=call.use_cache,
        )

    target = open_target(call.output, call.format)
    report = _made(call, target, make)
    if target.format == "json":
        _write_json(target, told.as_dict(report))
    else:
        _write(target, told.TITLE, told.outline(report, show_all=call.show_all))
    ctx.exit(ExitCode.USAGE if report.errors else ExitCode.CLEAN)


def _made(call: Call, target: Target, make: _Make) -> Report:
    """The report, with what went wrong told; a usage error where nothing could be made."""
    from reconcile.cli.progress import ProgressBar
    from reconcile.cli.run import say
    from reconcile.reports.text import visible

    if target.format not in _FORMATS:
        raise click.UsageError(f"this is told as {', '.join(_FORMATS)}; name one with --format.")
    target.refuse([*call.paths, *([call.ledger] if call.ledger else [])])
    try:
        with ProgressBar(quiet=call.quiet) as progress:
            report = make(progress)
    except ReconcileError as error:
        raise click.UsageError(visible(str(error).replace("\n", " "))) from error
    target.refuse(article.path for article in report.articles)
    say(report, call)
    return report


def _write_json(target: Target, told: dict[str, Any]) -> None:
    from reconcile.reports.json_report import dumps

    target.write(dumps(told))


def _write(target: Target, title: str, headings: Any) -> None:
    if target.format == "markdown":
        from reconcile.reports.outline import markdown

        target.write(markdown(title, headings))
        return
    from reconcile.reports import Options
    from reconcile.reports.outline_terminal import terminal

    styled, colour = styling(target.path)
    options = Options(width=width(target.path), styled=styled, colour=colour)
    target.write(terminal(title, headings, options))
