"""The command: parse, call, render, return an exit code."""

from __future__ import annotations

import errno
import gc
import sys
from collections.abc import Sequence

import click

from reconcile import __version__
from reconcile.cli.app import app
from reconcile.cli.output import lost_stdout
from reconcile.errors import ExitCode

# What writing help or a version says when the disk is full or the output is closed.
_NO_MORE = (errno.ENOSPC, errno.EDQUOT, errno.EBADF, errno.EIO)

__all__ = ["app", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` (the process's own without it); gives the exit status."""
    # A run makes many small records that live to its end: looking for cycles among them costs a
    # tenth of its time and finds nothing.
    gc.set_threshold(100_000)
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return int(app.main(arguments, prog_name="reconcile", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("reconcile: interrupted", err=True)
        return ExitCode.INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_MORE and not error.filename:
            lost_stdout(error).show()
            return ExitCode.USAGE
        import traceback

        click.echo(_bug(traceback.format_exc()), err=True)
        return ExitCode.BUG


def _bug(trace: str) -> str:
    import platform

    from reconcile.reports.text import visible

    lines = (
        "reconcile: this is a bug in reconcile, not in your sources.",
        "Please report it with the lines below; look them over first, they may quote an article.",
        "",
        "```",
        f"reconcile {__version__}, Python {platform.python_version()}, {platform.platform()}",
        *(visible(line) for line in trace.rstrip("\n").split("\n")),
        "```",
    )
    return "\n".join(lines)
