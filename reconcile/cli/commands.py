"""The commands, each imported when it is called: ``reconcile --help`` should pay for none of them.

What a command does stands here a second time, in the words that its own help begins with; a test
compares the two.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import click


class Late(NamedTuple):
    """A command that is not imported yet: its module, and what it does in one sentence."""

    module: str
    help: str


COMMANDS: dict[str, Late] = {
    "report": Late("report", "Report agreements, discrepancies and what only one source says."),
    "claims": Late("claims", "Show each article split into its claims."),
    "check": Late(
        "check", "Fail where a discrepancy has not been reviewed, or a reviewed value has changed."
    ),
    "review": Late(
        "review", "Go through the open findings on a full screen, with one key a decision."
    ),
    "accept": Late("decide", "Write into the ledger that a finding is reviewed and stands."),
    "reject": Late(
        "decide", "Write into the ledger that a finding's claims speak of different facts."
    ),
    "ledger": Late(
        "ledger", "Look after the ledger: what it says of the program, and what is old in it."
    ),
    "diff": Late("diff", "Show which findings are new, gone and changed."),
    "add": Late("add", "Fetch articles and keep each as a Markdown file with front matter."),
    "serve": Late("serve", "Serve the page on this machine; it is made again when a file changes."),
    "versions": Late("history", "Show what changed between the versions of an article."),
    "timeline": Late(
        "history",
        "Show a story in time: by event, by publication, and what was told otherwise later.",
    ),
    "explain": Late("explain", "Explain a finding, a pair of claims, or a kind of discrepancy."),
    "archive": Late("archive", "Reconcile an archive, story by story, into a folder of files."),
    "cache": Late("cache", "Show or drop the finished work that later runs find again."),
    "schema": Late("schema", "Print the JSON Schema of the JSON report, or of the ledger."),
    "completion": Late("completion", "Print the script that completes reconcile in a shell."),
}


class LateCommands(dict[str, click.Command]):
    """The commands by name; one is imported when it is asked for."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(COMMANDS))  # type: ignore[arg-type]

    def __getitem__(self, name: str) -> click.Command:
        found: Any = super().__getitem__(name)
        if found is None:
            found = getattr(import_module(f"reconcile.cli.{COMMANDS[name].module}"), name)
            self[name] = found
        command: click.Command = found
        return command

    def get(self, name: str, default: Any = None) -> Any:
        if name not in self:
            return default
        return self[name]

    def values(self) -> Any:
        return [self[name] for name in self]

    def items(self) -> Any:
        return [(name, self[name]) for name in self]
