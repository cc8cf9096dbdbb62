"""``reconcile diff``: what has changed between two reports, or two revisions of a folder."""

from __future__ import annotations

import io
import json
import os
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import click

from reconcile.cli.options import GROUP, NO_CACHE
from reconcile.cli.output import width, write_stdout
from reconcile.errors import ExitCode, ReconcileError

FORMATS = ("terminal", "markdown", "json")
_PATIENCE_SECONDS = 120.0


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    show_default=True,
    help="Output format.",
)
@GROUP
@NO_CACHE
@click.pass_context
def diff(
    ctx: click.Context,
    old: str,
    new: str,
    path: Path | None,
    format: str,
    group: str | None,
    use_cache: bool,
) -> None:
    """Show which findings are new, gone and changed.

    OLD and NEW are reports in JSON, folders, or revisions that git knows: then PATH is the folder
    whose articles are compared, unless OLD or NEW is that folder.
    """
    from reconcile.compared import Snapshot, compared
    from reconcile.reports import diff as told
    from reconcile.reports.text import visible

    folder = path or next((Path(p) for p in (new, old) if os.path.isdir(p)), Path())
    try:
        snapshots = [Snapshot(_report(name, folder, group, use_cache), name) for name in (old, new)]
        changes = compared(*snapshots)
    except ReconcileError as error:
        raise click.UsageError(visible(str(error).replace("\n", " "))) from error
    write_stdout(told.FORMATS[format](changes, width(None)))
    ctx.exit(ExitCode.CLEAN)


def _report(name: str, folder: Path, group: str | None, use_cache: bool) -> Any:
    """The report that a name stands for, as the object that its JSON holds."""
    if os.path.isfile(name):
        try:
            return json.loads(Path(name).read_bytes())
        except (ValueError, OSError) as error:
            raise click.UsageError(f"{name}: no JSON ({error}).") from error
    if os.path.isdir(name):
        return _run(name, group, use_cache)
    with tempfile.TemporaryDirectory(prefix="reconcile-") as place:
        _check_out(name, folder, Path(place) / "at")
        at = Path(place) / "at"
        told = _run(str(at), group, use_cache)
        for article in told["articles"]:
            # A place of this machine that is gone by now tells nobody anything.
            inside = os.path.relpath(article["path"], at).replace(os.sep, "/")
            article["path"] = f"{name}:/{inside}"
        return told


def _run(path: str, group: str | None, use_cache: bool) -> Any:
    from reconcile.api import run
    from reconcile.reports import Options
    from reconcile.reports.json_report import as_dict
    from reconcile.reports.text import clean

    report = run([path], group=group, use_cache=use_cache)
    for skipped in report.errors:
        click.echo(f"reconcile: skipped {clean(skipped.path)}: {clean(skipped.reason)}", err=True)
    return as_dict(report, Options())


def _check_out(revision: str, folder: Path, place: Path) -> None:
    """Put the folder, as it was at a revision, into a new place.  Nothing in git changes."""
    where = folder if folder.is_dir() else Path()
    named = _git(["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"], where)
    if named is None or revision.startswith("-"):
        raise click.UsageError(
            f"{revision}: neither a file, a folder nor a revision that git knows in {where}."
        )
    packed = _git(["archive", "--format=tar", named.decode().strip(), "."], where)
    if packed is None:
        raise click.UsageError(f"{revision}: {where} is not in it; name another PATH.")
    place.mkdir()
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(place, filter="data")


def _git(argv: list[str], where: Path) -> bytes | None:
    """What git prints; None where it fails."""
    try:
        done = subprocess.run(
            ["git", *argv], cwd=where, capture_output=True, check=False,
            timeout=_PATIENCE_SECONDS, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise click.UsageError(f"git cannot be run ({error}); name files or folders.") from error
    return done.stdout if done.returncode == 0 else None
