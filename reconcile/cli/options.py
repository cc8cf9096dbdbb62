"""The options that commands share, and the one record that they end in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reconcile.reports import REPORTS, SINGLE_ORIGIN, VERDICTS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

GROUPS = ("folder", "one", "auto")

_F = TypeVar("_F", bound=Callable[..., Any])
_FILE = click.Path(dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a command line asks for.  ``format`` None: as the output's suffix says, or terminal."""

    paths: tuple[str, ...]
    format: str | None = None
    output: Path | None = None
    only: tuple[str, ...] = ()
    group: str | None = None
    quiet: bool = False
    verbose: bool = False
    show_all: bool = False
    with_text: bool = False
    residue: bool = False
    ledger: Path | None = None
    use_ledger: bool = True
    claims_from: Path | None = None
    use_cache: bool = True
    engine: str | None = None
    jobs: int | None = None
    explain: bool = False
    brief: bool = False


class Format(click.Choice[str]):
    """Our formats by name, and those of installed packages, which are looked up when needed."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name of a format that there is; fails with all that there are."""
        if value in self.choices:
            return str(value)
        from reconcile.reports.plugins import FormatError, load, names

        try:
            found = value not in REPORTS and load(value)
        except FormatError as error:
            self.fail(str(error), param, ctx)
        if not found:
            every = ", ".join([*self.choices, *names()])
            self.fail(f"{value!r} is not one of {every}.", param, ctx)
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Our formats and those of installed packages."""
        from click.shell_completion import CompletionItem

        from reconcile.reports.plugins import names

        every = (*self.choices, *names())
        return [CompletionItem(name) for name in every if name.startswith(incomplete)]


# The formats in which a split can be shown.
SPLIT_FORMATS = tuple(name for name, renderer in REPORTS.items() if renderer.render_claims)

PATHS = click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=str)
)
GROUP = click.option(
    "--group",
    type=click.Choice(GROUPS),
    help="What is one story: each folder, everything, or by what the articles tell. Without "
    "it each folder, but a folder that plainly holds several stories is set apart.",
)
NO_CACHE = click.option(
    "--no-cache",
    "use_cache",
    flag_value=False,
    default=True,
    help="Neither use nor keep finished work.",
)
LEDGER = click.option(
    "--ledger",
    type=_FILE,
    metavar="FILE",
    help="The reviewed ledger; a claims.yaml in PATH or its parent unless given.",
)
NO_LEDGER = click.option(
    "--no-ledger", "use_ledger", flag_value=False, default=True, help="Use none."
)
QUIET = click.option("--quiet", is_flag=True, help="No progress bar and no warnings.")

WORKERS = (
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="At most N processes; the cores unless given. Little work is done in one.",
    ),
    click.option(
        "--engine",
        metavar="ENGINE",
        help="Where the work is done: local (one process), processes, dask (a cluster of this "
        "machine) or a scheduler's address, tcp://HOST:PORT. By default what is quickest here.",
    ),
)


def output(formats: Sequence[str]) -> tuple[Callable[[_F], _F], Callable[[_F], _F]]:
    """``--format`` and ``--output`` of a command that knows these formats."""
    known = (REPORTS[f].suffixes[0] for f in formats if REPORTS[f].suffixes)
    suffixes = ", ".join(dict.fromkeys(known))
    return (
        click.option(
            "--format",
            type=Format(tuple(formats)),
            help="Output format; terminal unless --output's suffix says otherwise.",
        ),
        click.option(
            "--output",
            type=_FILE,
            metavar="FILE",
            help=f"Write to FILE, in the format of its suffix ({suffixes}); - is standard output.",
        ),
    )


_SHARED = (
    GROUP,
    QUIET,
    click.option("--verbose", is_flag=True, help="Also notes and how sure each finding is."),
    NO_CACHE,
    *WORKERS,
    click.option("--with-text", is_flag=True, help="Put the articles' text in the JSON."),
)
_REPORT = (
    click.option(
        "--only",
        type=click.Choice((*VERDICTS, SINGLE_ORIGIN)),
        multiple=True,
        help="Only findings with this verdict, or that one origin alone carries; may be repeated.",
    ),
    click.option("--explain", is_flag=True, help="Put why claims are linked in the JSON."),
    click.option("--brief", is_flag=True, help="With Markdown: the differences alone, in short."),
    click.option("--all", "show_all", is_flag=True, help="Every finding, not the first of each."),
    LEDGER,
    NO_LEDGER,
    click.option(
        "--claims-from",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Take the claims from this report in JSON instead of splitting the articles.",
    ),
)
_CLAIMS = (
    click.option("--residue", is_flag=True, help="Also the words that no claim holds, and why."),
)


def apply(options: Sequence[Callable[[_F], _F]], function: _F) -> _F:
    """The function with options, in their order."""
    for option in reversed(options):
        function = option(function)
    return function


def report_options(function: _F) -> _F:
    """The options of a command that reports findings."""
    return apply((PATHS, *output(tuple(REPORTS)), *_SHARED, *_REPORT), function)


def claims_options(function: _F) -> _F:
    """The options of a command that shows the split."""
    return apply((PATHS, *output(SPLIT_FORMATS), *_SHARED, *_CLAIMS), function)
