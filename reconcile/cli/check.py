"""``reconcile check``: what needs a decision, for people and for continuous integration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reconcile.cache.answers import Answer
from reconcile.cli.options import (
    GROUP,
    LEDGER,
    NO_CACHE,
    PATHS,
    QUIET,
    WORKERS,
    Call,
    apply,
    output,
)
from reconcile.cli.output import Target, open_target, styling, width
from reconcile.errors import ExitCode, ReconcileError
from reconcile.reports import REPORTS, renderer_of

if TYPE_CHECKING:
    from reconcile.model import Report
    from reconcile.reports import View

_OPTIONS = (
    PATHS,
    click.option(
        "--fail-on",
        multiple=True,
        metavar="KIND|SEVERITY",
        help="Fail on open discrepancies of this kind, or of this severity or a graver one; "
        "single-origin is what several print from one origin. May be repeated. "
        "[default: medium, or as the ledger says]",
    ),
    click.option(
        "--new",
        metavar="ARTICLE",
        help="Report only what this article adds: what it confirms, contradicts, has alone.",
    ),
    *output(tuple(REPORTS)),
    click.option(
        "--summary",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Also add a summary in Markdown to the end of FILE.",
    ),
    GROUP,
    LEDGER,
    click.option("--no-ledger", "use_ledger", flag_value=False, default=True, help="Use none."),
    NO_CACHE,
    *WORKERS,
    QUIET,
)


def _options(function: Callable[..., None]) -> Callable[..., None]:
    return apply(_OPTIONS, function)


@click.command()
@_options
@click.pass_context
def check(
    ctx: click.Context,
    /,
    fail_on: tuple[str, ...],
    new: str | None,
    summary: Path | None,
    **given: Any,
) -> None:
    """Fail where a discrepancy has not been reviewed, or a reviewed value has changed.

    \b
    Exit status:
      0  everything is decided, or below what --fail-on asks for
      1  something needs a decision
      2  an article could not be read, or none was there
    """
    from reconcile.cli.run import answered

    call = Call(**given)
    if call.ledger and not call.use_ledger:
        raise click.UsageError("--ledger and --no-ledger exclude each other; give one of them.")
    target = open_target(call.output, call.format)
    others = [path for path in (call.ledger, summary) if path is not None]
    target.refuse([*call.paths, *others])
    files = [path for path in (call.ledger, Path(new) if new else None) if path is not None]
    answer = answered(
        call, target, repr(("check", fail_on, new, summary is not None)), files,
        lambda: _answer(call, target, fail_on, new, summary is not None),
    )  # fmt: skip
    target.write(answer.text)
    if summary is not None:
        _append(summary, answer.beside)
    ctx.exit(answer.code)


def _answer(
    call: Call, target: Target, fail_on: tuple[str, ...], new: str | None, summed: bool
) -> tuple[Answer, bool]:
    from reconcile.cli.run import lasting, told
    from reconcile.reports.check import summary
    from reconcile.reports.text import visible

    try:
        report = _checked(call, fail_on, new)
    except ReconcileError as error:
        raise click.UsageError(visible(str(error).replace("\n", " "))) from error
    view = _view(report, target)
    answer = Answer(
        text=_rendered(view, target),
        told=told(report, call),
        paths=tuple(article.path for article in report.articles),
        code=_status(report),
        beside=summary(view) if summed else "",
    )
    return answer, lasting(report)


def _checked(call: Call, fail_on: tuple[str, ...], new: str | None) -> Report:
    from reconcile import api
    from reconcile.cli.progress import ProgressBar

    with ProgressBar(quiet=call.quiet) as progress:
        return api.check(
            call.paths,
            fail_on=fail_on,
            new=new,
            group=call.group,
            ledger=call.ledger,
            use_ledger=call.use_ledger,
            progress=progress,
            use_cache=call.use_cache,
            engine=call.engine,
            jobs=call.jobs,
        )


def _view(report: Report, target: Target) -> View:
    from reconcile.reports import Options, build_view

    styled, colour = styling(target.path)
    return build_view(
        report,
        Options(width=width(target.path), styled=styled, colour=colour, show_all=True),
    )


def _rendered(view: View, target: Target) -> str:
    from reconcile.reports import check as told

    match target.format:
        case "terminal":
            return told.render(view)
        case "markdown":
            return told.summary(view)
        case name:
            renderer = renderer_of(name)
            assert renderer is not None
            return renderer.render(view)


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise click.UsageError(f"--summary {path}: {error.strerror or error}.") from error


def _status(report: Report) -> ExitCode:
    if report.errors:
        return ExitCode.USAGE
    return ExitCode.FINDINGS if report.outcome and report.outcome.failing else ExitCode.CLEAN
