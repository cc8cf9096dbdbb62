"""One file from its place to what it holds: opened, bounded, read, and remembered."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from reconcile.errors import ReadError
from reconcile.readers import codec
from reconcile.readers.records import Reading
from reconcile.readers.registry import AS_THEY_STAND, READERS, sniff
from reconcile.readers.walk import STDIN, FoundFile, because

if TYPE_CHECKING:
    from reconcile.readers.apart import ReadApart

# An article is some kilobytes; what is larger than this is something else.
MAX_FILE_BYTES = 50_000_000


class Kept(Protocol):
    """What was extracted in earlier runs, by the file's suffix and bytes."""

    def text(self, suffix: str, data: bytes) -> bytes | None:
        """What ``keep_text`` was given for this suffix and these bytes."""

    def keep_text(self, suffix: str, data: bytes, made: bytes) -> None:
        """Remember what was extracted."""


class Opener:
    """Reads files one after the other; ``kept`` saves reading again what was read before."""

    def __init__(self, kept: Kept | None = None) -> None:
        self._kept = kept
        self._apart: ReadApart | None = None

    def __enter__(self) -> Opener:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._apart is not None:
            self._apart.close()

    def read(self, file: FoundFile) -> Reading:
        """What the file holds.  Raises ReadError with the reason and the remedy."""
        suffix, data = self.open(file)
        return self.read_bytes(suffix, data)

    def open(self, file: FoundFile) -> tuple[str, bytes]:
        """The suffix that says how to read the file, and its bytes.  Raises ReadError."""
        if file.place == STDIN:
            data = _standard_input()
            return sniff(data), data
        return file.suffix, _bytes(file.place)

    def read_bytes(self, suffix: str, data: bytes) -> Reading:
        """What these bytes hold, read as a file with this suffix.  Raises ReadError."""
        if suffix in AS_THEY_STAND or not data:
            return READERS[suffix if data else ".txt"](data)
        known = self._kept.text(suffix, data) if self._kept else None
        if known is not None:
            try:
                return codec.loads(known)
            except ValueError:
                pass  # a row that is broken is made again
        made = self.apart().read(suffix, data)
        if self._kept:
            self._kept.keep_text(suffix, data, codec.dumps(made))
        return made

    def apart(self) -> ReadApart:
        """The process that reads what is not plain text."""
        if self._apart is None:
            from reconcile.readers.apart import ReadApart  # what it pulls in costs a warm start

            self._apart = ReadApart()
        return self._apart


def _bytes(place: str) -> bytes:
    try:
        with open(place, "rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise ReadError(because(error)) from None
    return _bounded(data)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise ReadError("standard input is closed; send the article to it or name a file")
    try:
        return _bounded(sys.stdin.buffer.read(MAX_FILE_BYTES + 1))
    except OSError as error:
        raise ReadError(because(error)) from None


def _bounded(data: bytes) -> bytes:
    if len(data) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 1_000_000
        raise ReadError(f"larger than {limit} MB; split it into its articles")
    return data
