"""``reconcile completion``: the script that completes this command in a shell."""

from __future__ import annotations

import os
from pathlib import PurePath

import click

from reconcile.cli.output import write_stdout

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", required=False, type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str | None) -> None:
    """Print the script that completes reconcile in a shell.

    Without a name it is the script for the shell in $SHELL.

    \b
    bash:  reconcile completion bash >> ~/.bashrc
    zsh:   reconcile completion zsh >> ~/.zshrc
    fish:  reconcile completion fish > ~/.config/fish/completions/reconcile.fish
    """
    from click.shell_completion import get_completion_class

    name = shell or PurePath(os.environ.get("SHELL", "")).name
    found = get_completion_class(name) if name in SHELLS else None
    if found is None:
        raise click.UsageError(f"Name a shell: {', '.join(SHELLS)}.", ctx)
    script = found(ctx.find_root().command, {}, "reconcile", "_RECONCILE_COMPLETE")
    write_stdout(script.source_template % script.source_vars() + "\n")
