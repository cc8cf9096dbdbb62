"""Where a report goes: standard output, or a file that is whole or not there."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import click

from reconcile.reports import REPORTS, format_of

_DEFAULT_WIDTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A checked place for a report in ``format``; ``path`` None is standard output."""

    format: str
    path: Path | None

    def write(self, text: str) -> None:
        """Put the whole text there."""
        if self.path is None:
            write_stdout(text)
        else:
            _write_file(self.path, text)

    def refuse(self, inputs: Iterable[str | Path]) -> None:
        """Raise a usage error where the report would overwrite one of ``inputs``."""
        if self.path is None or not self.path.is_file():
            return
        for given in inputs:
            # Of an article that shares its file with others, what is before # is the file.
            files = (given, str(given).rpartition("#")[0])
            if any(os.path.isfile(f) and os.path.samefile(f, self.path) for f in files):
                raise click.UsageError(
                    f"--output {self.path} is one of the inputs; write it to another place."
                )


def open_target(output: Path | None, format: str | None) -> Target:
    """The place that was asked for, or a usage error that says why nothing can be written there."""
    if output is None or str(output) == "-":
        _open_stdout()
        return Target(format=format or next(iter(REPORTS)), path=None)
    chosen = format or format_of(output.suffix)
    if chosen is None:
        suffixes = (suffix for renderer in REPORTS.values() for suffix in renderer.suffixes)
        known = ", ".join(dict.fromkeys(suffixes))
        raise click.UsageError(
            f"--output {output}: the suffix names no format; end it in one of {known} or add "
            "--format."
        )
    path = Path(os.path.realpath(output))
    if not path.parent.is_dir():
        raise click.UsageError(f"--output {output}: there is no folder {output.parent}; make it.")
    try:
        if _is_special(path):
            path.open("ab").close()
        else:
            _unlink(_temporary(path))
    except OSError as error:
        raise click.UsageError(f"--output {output}: {_reason(error)}.") from error
    return Target(format=chosen, path=path)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _is_special(path: Path) -> bool:
    """A device or a pipe, which is written to and never replaced."""
    return path.exists() and not stat.S_ISREG(path.stat().st_mode)


def _temporary(path: Path) -> Path:
    import tempfile  # what it pulls in costs more than the rest of --help

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    os.close(handle)
    return Path(name)


def _unlink(path: Path) -> None:
    path.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _write_file(path: Path, text: str) -> None:
    data = text.encode("utf-8")
    part: Path | None = None
    try:
        if _is_special(path):
            path.write_bytes(data)
            return
        part = _temporary(path)
        part.write_bytes(data)
        part.chmod(_mode(path))
        part.replace(path)
    except OSError as error:
        raise click.UsageError(f"--output {path}: {_reason(error)}.") from error
    finally:
        if part is not None:
            _unlink(part)


def write_stdout(text: str) -> None:
    """Write to standard output, in UTF-8 unless a terminal wants it otherwise.

    A reader that has gone away (``| head``) has had what it wanted: that is no error.  A full disk
    or a closed output is one.
    """
    stream = _open_stdout()
    try:
        if stream.isatty():
            encoding = stream.encoding or "utf-8"
            stream.write(text.encode(encoding, "replace").decode(encoding))
        else:
            stream.flush()
            stream.buffer.write(text.encode("utf-8"))
        stream.flush()
    except BrokenPipeError:
        _hush(stream)
    except OSError as error:
        raise lost_stdout(error) from error


def lost_stdout(error: OSError) -> click.ClickException:
    """What to raise, or show, where standard output took no more; nothing else is written there."""
    if sys.stdout is not None:
        _hush(sys.stdout)
    return click.ClickException(
        f"standard output: {_reason(error)}; make room, or write to another place."
    )


def _open_stdout() -> TextIO:
    # Python has no sys.stdout where the process was started with it closed.
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise click.ClickException("standard output is closed; send it to a file.")
    return stream


def _hush(stream: TextIO) -> None:
    """Python flushes once more at exit, and must find something to write to."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def width(path: Path | None, environ: Mapping[str, str] = os.environ) -> int:
    """Columns to write in: COLUMNS, else the terminal's, else 80."""
    told = environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told):
        return int(told)
    if path is None and _is_terminal():
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or _DEFAULT_WIDTH
        except OSError:
            return _DEFAULT_WIDTH
    return _DEFAULT_WIDTH


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def styling(path: Path | None, environ: Mapping[str, str] = os.environ) -> tuple[bool, bool]:
    """Whether bold and underline are welcome, and whether colours are."""
    styled = path is None and _is_terminal() and environ.get("TERM") != "dumb"
    return styled, styled and not environ.get("NO_COLOR")
