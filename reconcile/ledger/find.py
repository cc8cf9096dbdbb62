"""Which claims.yaml belongs to the paths of a run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reconcile.errors import LedgerError

LEDGER_NAME = "claims.yaml"


def find_ledger(paths: Sequence[Path | str]) -> Path | None:
    """The ledger of the paths: in the folder (a file's folder), or else in that folder's parent.

    The working directory counts for nothing by itself.  Raises LedgerError where the paths have
    different ledgers, since one run can obey one only.
    """
    found: dict[str, Path] = {}
    for path in sorted({str(path) for path in paths}):
        ledger = _nearest(path)
        if ledger is not None:
            found.setdefault(os.path.realpath(ledger), ledger)
    if len(found) > 1:
        first, second = list(found.values())[:2]
        raise LedgerError(
            f"{second}:1: the paths have another ledger too ({first}); "
            "run them apart, or name the ledger to use"
        )
    return next(iter(found.values()), None)


def new_ledger(paths: Sequence[Path | str]) -> Path:
    """Where the ledger of the paths would be made: in the folder that holds them all."""
    folders = [
        os.path.realpath(path if os.path.isdir(path) else _parent(Path(path))) for path in paths
    ]
    common = os.path.commonpath(folders) if folders else os.getcwd()
    here = os.path.relpath(common)
    return Path(here if not here.startswith(os.pardir) else common) / LEDGER_NAME


def _nearest(path: str) -> Path | None:
    if not path:
        return None
    folder = Path(path) if os.path.isdir(path) else _parent(Path(path))
    for place in (folder, _parent(folder)):
        ledger = place / LEDGER_NAME
        if os.path.isfile(ledger):
            return ledger
    return None


def _parent(path: Path) -> Path:
    """The folder that holds the path, also where the path is ``.`` or ends in ``..``."""
    return path / os.pardir if path.name in ("", os.pardir) else path.parent
