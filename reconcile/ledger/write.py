"""Writing claims.yaml: one decision after the other, each whole or not at all.

``decide`` is what every command, screen and page goes through.  A write holds the ledger's lock,
reads the file anew, changes the one entry, and puts the new file in the place of the old one in
one step, after it has reached the disk: a kill at any moment leaves one of the two, and two that
write at once don't lose each other's decisions.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from reconcile.errors import LedgerError
from reconcile.ledger import edit
from reconcile.ledger.entries import entry_of
from reconcile.ledger.load import load_ledger, read_text
from reconcile.ledger.records import FindingEntry
from reconcile.ledger.upgrade import upgraded
from reconcile.model import Finding, Report

# Another program holds the ledger for a few thousandths of a second.
WAIT_SECONDS = 30.0
_PAUSES_SECONDS = (0.02, 0.05, 0.1, 0.2, 0.4)
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A decision that was written; ``before`` and ``after`` are the entry's lines, for ``undo``."""

    path: Path
    entry: FindingEntry
    before: str | None
    after: str


def decide(
    path: Path,
    report: Report,
    finding: Finding,
    decision: str,
    *,
    note: str | None = None,
    by: str | None = None,
    on: str | None = None,
    holds: str | None = None,
    apart: Collection[str] = (),
) -> Written:
    """Record a decision on a finding in the ledger at ``path``, which is made where there is none.

    Locks the ledger, reads it anew, changes or adds the finding's one entry, and replaces the file
    in one step; every other byte stays.  ``report`` is the one that has the finding: its articles'
    own words go into the entry, so that the finding is known again.  ``decision`` is one of
    ``DECISIONS``; ``on`` an ISO day; ``holds`` the value that is right, with ``resolved``;
    ``apart`` the ids of the claims that do not belong to the others, with ``wrong-match``.

    Safe to call from several threads and processes.  Raises LedgerError where the file is no
    ledger of this version, cannot be written, or stays locked, and ValueError for an unknown
    decision.
    """
    with _locked(path) as target:
        text, mark = _read(target, path)

        def make(before: FindingEntry | None) -> FindingEntry:
            return entry_of(
                finding, report, str(path.parent), decision, note=note, by=by, on=on, holds=holds,
                apart=apart, before=before,
            )  # fmt: skip

        new = edit.decided(text, finding.id, make, str(path))
        if new.text != text or not target.exists():
            _replace(target, mark + new.text.encode("utf-8"), path)
    return Written(path=path, entry=new.entry, before=new.before, after=new.after)


def undo(written: Written) -> None:
    """Take a decision back: the entry is as it was before, or gone where there was none.

    Raises LedgerError where somebody has changed the entry since.
    """

    def change(text: str) -> str:
        id, file = written.entry.id, str(written.path)
        if edit.block_of(text, id, file) != written.after:
            raise LedgerError(f"{file}:1:1: the entry {id!r} has been changed since; look at it")
        if written.before is None:
            return edit.removed(text, {id}, file)
        return edit.replaced(text, id, written.before, file)

    _changed(written.path, change)


def remove(path: Path, ids: Collection[str]) -> None:
    """Take entries out of the ledger; comments around them stay.  Raises LedgerError."""
    _changed(path, lambda text: edit.removed(text, ids, str(path)))


def upgrade(path: Path) -> tuple[int, int]:
    """Bring the ledger to this program's version, step by step; gives the versions from and to.

    Raises LedgerError.
    """
    before = load_ledger(path).version
    _changed(path, lambda text: upgraded(text, str(path)))
    return before, load_ledger(path).version


def _changed(path: Path, change: Callable[[str], str]) -> None:
    with _locked(path) as target:
        text, mark = _read(target, path)
        new = change(text)
        if new != text:
            _replace(target, mark + new.encode("utf-8"), path)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[Path]:
    """The file behind ``path``, be it through links, while nobody else writes it."""
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        problem = "cannot be written (there is no such folder)"
        raise LedgerError(f"{path}:1:1: {problem}; make the folder first")
    lock = FileLock(target.with_name(f".{target.name}.lock"), timeout=WAIT_SECONDS)
    try:
        with lock:
            yield target
    except Timeout:
        problem = "another program has been writing it for long"
        raise LedgerError(f"{path}:1:1: {problem}; close that program and try again") from None
    except OSError as error:
        raise _cannot(path, error) from error


def _read(target: Path, path: Path) -> tuple[str, bytes]:
    """The text, and the byte order mark that it begins with; a new ledger where there is none."""
    if not target.exists():
        return edit.HEADER, b""
    text = read_text(path)
    with target.open("rb") as file:
        return text, _MARK if file.read(3) == _MARK else b""


def _replace(target: Path, data: bytes, path: Path) -> None:
    """Put ``data`` in the place of the file: first to the disk under another name, then renamed.

    The other name is always the same: what a kill has left there is written over.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()
        with open(part, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        _rename(part, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _cannot(path, error) from error


def _rename(part: Path, target: Path) -> None:
    """One step, tried again where a scanner or a reader holds the file open, as Windows lets it."""
    for pause in _PAUSES_SECONDS:
        try:
            part.replace(target)
            return
        except PermissionError:
            time.sleep(pause)
    part.replace(target)


def _sync_folder(folder: Path) -> None:
    """See to it that the new name has reached the disk, where a folder can be asked that."""
    flags = getattr(os, "O_DIRECTORY", None)
    if flags is None:
        return
    handle = os.open(folder, os.O_RDONLY | flags)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _cannot(path: Path, error: OSError) -> LedgerError:
    reason = (error.strerror or "output error").lower()
    return LedgerError(f"{path}:1:1: cannot be written ({reason}); check the folder")
