"""The command's group: ``reconcile PATH...`` is ``reconcile report PATH...``."""

from __future__ import annotations

import glob
from typing import TYPE_CHECKING

import click
from click import formatting

from reconcile import __version__
from reconcile.cli.commands import COMMANDS, LateCommands
from reconcile.cli.output import width

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_DEFAULT = "report"


class DefaultGroup(click.Group):
    """A group whose first positional argument is a command's name or else the report's PATH."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse ``args`` with the command that they mean put first."""
        return super().parse_args(ctx, self._named(args))

    def _named(self, args: list[str]) -> list[str]:
        if not args or args[0] in ("-h", "--help", "--version"):
            return args
        valued = {
            name
            for option in self.commands[_DEFAULT].params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        at = 0
        while at < len(args) and args[at] != "--":
            if not args[at].startswith("-") or args[at] == "-":
                if args[at] in self.commands:
                    return [args[at], *args[:at], *args[at + 1 :]]
                break
            at += 2 if args[at] in valued else 1
        return [_DEFAULT, *args]

    def get_help(self, ctx: click.Context) -> str:
        """The help, as wide as click makes it, which would import much to find that out."""
        if ctx.terminal_width is None and formatting.FORCED_WIDTH is None:
            ctx.terminal_width = max(min(width(None), ctx.max_content_width or 80) - 2, 50)
        return super().get_help(ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Both ways to call it."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] PATH...")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS] [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The report's options, for they work without its name; then the commands."""
        records = [
            record
            for option in (*self.commands[_DEFAULT].params, *self.get_params(ctx))
            if isinstance(option, click.Option)
            and (record := option.get_help_record(ctx)) is not None
        ]
        with formatter.section("Options"):
            formatter.write_dl(records)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every command with what it does, as its own help says it; none is imported for it."""
        room = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, click.Command(name, help=late.help).get_short_help_str(room))
                    for name, late in sorted(COMMANDS.items())
                ]
            )

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, the report's options, and paths."""
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("-"):
            default = self.commands[_DEFAULT]
            with default.make_context(_DEFAULT, [], ctx, resilient_parsing=True) as inner:
                known = {item.value for item in found}
                more = default.shell_complete(inner, incomplete)
                return [*found, *(item for item in more if item.value not in known)]
        # A shell completes either words or files, so what is on disk goes first.
        on_disk = bool(incomplete) and any(glob.iglob(f"{glob.escape(incomplete)}*"))
        return found if found and not on_disk else [CompletionItem(incomplete, type="file")]


@click.group(
    cls=DefaultGroup,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="reconcile", message="%(prog)s %(version)s")
def app() -> None:
    """Read several reports of one story; print what they agree on, where they differ, and what
    only one of them says.

    PATH is an article or a folder of articles. Name a path that is called like a command with
    its folder: ./claims.

    \b
    Exit status:
      0    done
      1    a check found what needs a decision
      2    wrong usage, a source that could not be read, or an error in the ledger
      3    a bug
      130  interrupted
    """


app.commands = LateCommands()
