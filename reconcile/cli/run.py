"""From a call to what is shown: run, say what went wrong, render, write."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cache.answers import Answer, answer_key, keep, recall
from reconcile.cli.options import Call
from reconcile.cli.output import Target, open_target, styling, width
from reconcile.errors import ExitCode, ReconcileError
from reconcile.reports import REPORTS, renderer_of

if TYPE_CHECKING:
    from reconcile.model import Report

# How warnings about the cache itself begin; they are of one run and not of its sources.
_PASSING = "the cache "


def show(call: Call, *, split_only: bool) -> ExitCode:
    """Do what ``call`` asks and give the exit status: a skipped source is an input error.

    What was shown when all was as it is now is shown again.
    """
    target = _target(call, split_only)
    others = [path for path in (call.ledger, call.claims_from) if path is not None]
    target.refuse([*call.paths, *others])
    answer = answered(
        call, target, "split" if split_only else "report", others,
        lambda: _worked_out(call, target, split_only),
    )  # fmt: skip
    target.write(answer.text)
    return ExitCode(answer.code)


def answered(
    call: Call,
    target: Target,
    asked: str,
    files: Sequence[Path],
    work: Callable[[], tuple[Answer, bool]],
) -> Answer:
    """What the last run showed that was ``asked`` the same, where nothing changed since; else what
    ``work`` gives, and whether it lasts.

    ``files`` are further ones that it hangs on.  Its lines for standard error are told here.
    """
    key = _key(call, target, asked, files) if call.use_cache else None
    answer, wrong = recall(key) if key else (None, [])
    if answer is None:
        answer, lasts = work()
        # A file that changed in the meantime may have been read before or after.
        if key and lasts and not wrong and key == _key(call, target, asked, files):
            keep(key, answer)
    target.refuse(answer.paths)
    passing = [] if call.quiet else [f"warning: {warning}" for warning in wrong]
    for line in dict.fromkeys([*passing, *answer.told]):
        _tell(line)
    return answer


def _target(call: Call, split_only: bool) -> Target:
    """Where the report goes, or a usage error where what is asked for does not go together."""
    brief = "markdown" if call.brief and call.output is None else None
    target = open_target(call.output, call.format or brief)
    if call.brief and target.format != "markdown":
        raise click.UsageError("--brief goes with --format markdown alone.")
    renderer = renderer_of(target.format)
    if split_only and (renderer is None or renderer.render_claims is None):
        raise click.UsageError(f"a split cannot be shown as {target.format}; use another format.")
    return target


def _key(call: Call, target: Target, asked: str, files: Sequence[Path]) -> bytes | None:
    plain = replace(call, output=None, jobs=None, engine=None)
    shown = (target.format, *styling(target.path), width(target.path), asked)
    # Of a format that is not ours it is not known what it hangs on.
    ours = target.format in REPORTS
    return answer_key(f"{plain!r} {shown!r}", call.paths, files) if ours else None


def _worked_out(call: Call, target: Target, split_only: bool) -> tuple[Answer, bool]:
    try:
        report = _run(call, split_only)
    except ReconcileError as error:
        from reconcile.reports.text import visible

        raise click.UsageError(visible(str(error).replace("\n", " "))) from error
    answer = Answer(
        text=_render(report, call, target, split_only),
        told=told(report, call),
        paths=tuple(article.path for article in report.articles),
        code=ExitCode.USAGE if report.errors else ExitCode.CLEAN,
    )
    return answer, lasting(report)


def lasting(report: Report) -> bool:
    """Whether a report is that of any run: nothing was wrong with the cache itself."""
    return not any(warning.startswith(_PASSING) for warning in report.warnings)


def _run(call: Call, split_only: bool) -> Report:
    # Imported here: the records and libraries take a second that a known answer must not.
    from reconcile.api import run
    from reconcile.cli.progress import ProgressBar

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
            explain=call.explain,
        )


def _render(report: Report, call: Call, target: Target, split_only: bool) -> str:
    from reconcile.reports import Options, build_claims_view, build_view

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
        brief=call.brief,
        only=call.only,
    )
    renderer = renderer_of(target.format)
    assert renderer is not None
    try:
        if split_only and renderer.render_claims is not None:
            return renderer.render_claims(build_claims_view(report, options))
        return renderer.render(build_view(report, options, by_story=renderer.by_story))
    except Exception as error:
        if target.format in REPORTS:
            raise
        told = f"the format {target.format}, which is not ours, failed: {error}"
        raise click.ClickException(_on_one_line(told)) from error


def _on_one_line(text: str) -> str:
    from reconcile.reports.text import clean

    return clean(text)


def say(report: Report, call: Call) -> None:
    """Tell skipped sources and warnings."""
    for line in told(report, call):
        _tell(line)


def told(report: Report, call: Call) -> tuple[str, ...]:
    """Skipped sources and warnings, told on standard error whatever the format."""
    return tuple(_lines(report, call))


def _lines(report: Report, call: Call) -> Iterator[str]:
    import difflib

    from reconcile.reports.text import clean

    for skipped in report.errors:
        yield f"skipped {clean(skipped.path)}: {clean(skipped.reason)}"
    for warning in () if call.quiet else report.warnings:
        yield f"warning: {clean(warning)}"
    root = click.get_current_context().find_root().command
    commands = list(root.commands) if isinstance(root, click.Group) else []
    for path in call.paths:
        meant = difflib.get_close_matches(path, commands, n=1, cutoff=0.75)
        if meant and not os.path.exists(path):
            yield f"there is no path {clean(path)}; did you mean the command {meant[0]}?"


def _tell(line: str) -> None:
    click.echo(f"reconcile: {line}", err=True)
