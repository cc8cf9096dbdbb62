"""Rows of bytes by key in one SQLite file, which several processes may use at once.

The file is in WAL mode and bounded in size; the rows used longest ago go first.  A file that is
broken is set aside under another name, one that is locked is left alone for this run; both give a
warning and never an error: a cache only saves time.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

NAME = "reconcile-1.sqlite3"
FOLDER = "RECONCILE_CACHE_DIR"
# Of rows; a thousand articles take about 60 MB.
MOST_BYTES = 512 * 1024 * 1024
# What is kept when the bound is passed, so that it is not passed again at once.
KEPT_SHARE = 0.8
# Another process may hold the file this long before the run goes on without it.
WAIT_SECONDS = 2.0
_AT_ONCE = 500  # keys in one question
# Rows that wait to be written together, and their bytes: a transaction for each of a thousand
# small stories costs more than their work, and a run that ends early loses no more than these.
WAITING, WAITING_BYTES = 256, 1024 * 1024

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheInfo:
    """Where the cache is, how many rows it has, and how many bytes they take."""

    path: Path
    rows: int
    bytes: int
    most_bytes: int


def cache_folder() -> Path:
    """The folder that RECONCILE_CACHE_DIR names, or the user's own for caches."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    import platformdirs  # found only where it is needed: it costs a run without a cache nothing

    return Path(platformdirs.user_cache_dir("reconcile", appauthor=False))


class Store:
    """A bounded table of bytes.  Nothing it does raises; what went wrong is in ``warnings``."""

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self.path = folder / NAME
        self.most_bytes = most_bytes
        self.warnings: list[str] = []
        self._connection: sqlite3.Connection | None = None
        self._waiting: dict[bytes, bytes] = {}
        self._open(retry=True)

    def _open(self, *, retry: bool) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            link = sqlite3.connect(self.path, timeout=WAIT_SECONDS, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            self._without(error)
            return
        try:
            link.execute("PRAGMA journal_mode=WAL")
            link.execute("PRAGMA synchronous=NORMAL")
            link.execute(
                "CREATE TABLE IF NOT EXISTS row (key BLOB PRIMARY KEY, value BLOB NOT NULL, "
                "size INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID"
            )
        except sqlite3.OperationalError as error:
            link.close()
            self._without(error)
        except sqlite3.DatabaseError as error:
            link.close()
            self._set_aside(error)
            if retry:
                self._open(retry=False)
        else:
            self._connection = link

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The rows of these keys that there are."""
        every = list(keys)
        here = {key: self._waiting[key] for key in every if key in self._waiting}
        wanted = [key for key in every if key not in here]

        def ask(link: sqlite3.Connection) -> dict[bytes, bytes]:
            found: dict[bytes, bytes] = {}
            for start in range(0, len(wanted), _AT_ONCE):
                part = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(part))
                rows = link.execute(f"SELECT key, value FROM row WHERE key IN ({marks})", part)
                found.update((bytes(key), bytes(value)) for key, value in rows)
            return found

        there: dict[bytes, bytes] = {}
        return here | (self._try(ask, there) if wanted else there)

    def touch(self, keys: Iterable[bytes]) -> None:
        """Mark rows as used now, so that they go last."""
        used = list(keys)
        self._write()

        def mark(link: sqlite3.Connection) -> None:
            with _all_or_nothing(link):
                now = _next_turn(link)
                link.executemany("UPDATE row SET used = ? WHERE key = ?", [(now, k) for k in used])

        self._try(mark, None)

    def put(self, rows: Mapping[bytes, bytes]) -> None:
        """Keep rows, and drop those used longest ago where the bound is passed.

        They are written when some have come together, and at the latest when the file is closed.
        """
        self._waiting.update(rows)
        size = sum(map(len, self._waiting.values()))
        if len(self._waiting) >= WAITING or size >= WAITING_BYTES:
            self._write()

    def _write(self) -> None:
        rows, self._waiting = self._waiting, {}

        def keep(link: sqlite3.Connection) -> None:
            with _all_or_nothing(link):
                now = _next_turn(link)
                link.executemany(
                    "INSERT OR REPLACE INTO row VALUES (?, ?, ?, ?)",
                    [(key, value, len(value), now) for key, value in rows.items()],
                )
                self._shrink(link)

        if rows:
            self._try(keep, None)

    def forget(self, key: bytes) -> None:
        """Drop one row, as when its bytes turn out to be broken."""
        self._write()
        self._try(lambda link: link.execute("DELETE FROM row WHERE key = ?", (key,)), None)

    def clear(self) -> int:
        """Drop all rows and give their number."""
        self._write()

        def drop(link: sqlite3.Connection) -> int:
            count = link.execute("DELETE FROM row").rowcount
            link.execute("VACUUM")
            return int(count)

        return self._try(drop, 0)

    def info(self) -> CacheInfo:
        """Where it is and what it holds."""
        self._write()
        count, size = self._try(
            lambda link: link.execute("SELECT COUNT(*), TOTAL(size) FROM row").fetchone(), (0, 0)
        )
        return CacheInfo(
            path=self.path, rows=int(count), bytes=int(size), most_bytes=self.most_bytes
        )

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        self._write()
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _shrink(self, link: sqlite3.Connection) -> None:
        (total,) = link.execute("SELECT TOTAL(size) FROM row").fetchone()
        if total <= self.most_bytes:
            return
        over = total - KEPT_SHARE * self.most_bytes
        gone: list[tuple[bytes]] = []
        for key, size in link.execute("SELECT key, size FROM row ORDER BY used, key"):
            if over <= 0:
                break
            gone.append((key,))
            over -= size
        link.executemany("DELETE FROM row WHERE key = ?", gone)

    def _try(self, work: Callable[[sqlite3.Connection], _T], otherwise: _T) -> _T:
        if self._connection is None:
            return otherwise
        try:
            return work(self._connection)
        except sqlite3.OperationalError as error:
            self.close()
            self._without(error)
        except sqlite3.DatabaseError as error:
            self.close()
            self._set_aside(error)
        return otherwise

    def _without(self, error: Exception) -> None:
        self.warnings.append(
            f"the cache cannot be used ({error}); the run goes on without it. Name another folder "
            f"in {FOLDER}, or use --no-cache"
        )

    def _set_aside(self, error: Exception) -> None:
        aside = self.path.with_suffix(".broken")
        for end in ("-wal", "-shm"):
            with contextlib.suppress(OSError):
                os.unlink(f"{self.path}{end}")
        with contextlib.suppress(OSError):
            os.replace(self.path, aside)
        self.warnings.append(f"the cache was broken ({error}) and is set aside as {aside.name}")


@contextlib.contextmanager
def _all_or_nothing(link: sqlite3.Connection) -> Iterator[None]:
    link.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            link.execute("ROLLBACK")
        raise
    link.execute("COMMIT")


def _next_turn(link: sqlite3.Connection) -> int:
    """A number that only grows stands for time: a clock can go back."""
    (last,) = link.execute("SELECT COALESCE(MAX(used), 0) FROM row").fetchone()
    return int(last) + 1
