"""Output formats of other packages, found by the entry point ``reconcile.formats``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reconcile.errors import ReconcileError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from reconcile.reports import Renderer

GROUP = "reconcile.formats"


class FormatError(ReconcileError):
    """A format of another package cannot be used; the message names the package."""


def names() -> tuple[str, ...]:
    """The formats that installed packages add, sorted."""
    return tuple(sorted(_entries()))


def load(name: str) -> Renderer | None:
    """The format ``name`` of an installed package; None where no package has it.

    Raises FormatError where it cannot be loaded or is no Renderer.
    """
    from reconcile.reports import Renderer

    entry = _entries().get(name)
    if entry is None:
        return None
    package = entry.dist.name if entry.dist else entry.module
    try:
        found = entry.load()
    except Exception as error:  # whatever another package does when it is imported
        raise FormatError(f"the format {name} of {package} cannot be loaded: {error}") from error
    if not isinstance(found, Renderer):
        raise FormatError(f"the format {name} of {package} is no reconcile.reports.Renderer")
    return found


def _entries() -> Mapping[str, EntryPoint]:
    from importlib.metadata import entry_points  # it looks at every installed package

    return {entry.name: entry for entry in reversed(tuple(entry_points(group=GROUP)))}
