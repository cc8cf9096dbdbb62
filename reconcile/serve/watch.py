"""Which changes on disk make the page again."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, awatch

_SETTLE_MS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """``folders`` are watched with all below them, of ``files`` each by itself.

    A file is watched through its folder, since editors put a new file in the old one's place.
    """

    folders: tuple[str, ...]
    files: tuple[str, ...]

    @classmethod
    def of(cls, paths: Iterable[str], ledger: Path | None) -> Watched:
        """What ``paths`` and the ledger stand for; paths that are not there are left out."""
        real = [os.path.realpath(p) for p in paths]
        files = [p for p in real if not os.path.isdir(p)]
        if ledger is not None:
            files.append(os.path.realpath(ledger))
        return cls(
            folders=tuple(dict.fromkeys(p for p in real if os.path.isdir(p))),
            files=tuple(dict.fromkeys(p for p in files if os.path.isdir(os.path.dirname(p)))),
        )

    def inside(self, _change: Change, path: str) -> bool:
        """Whether a change in a watched folder counts: not of hidden or half-written files."""
        below = next((f for f in self.folders if path.startswith(f + os.sep)), None)
        if below is None:
            return False
        parts = path[len(below) + 1 :].split(os.sep)
        return not any(part.startswith(".") or part.endswith(("~", ".part")) for part in parts)

    def named(self, _change: Change, path: str) -> bool:
        """Whether a change in a file's folder is one of that file."""
        return os.path.realpath(path) in self.files or path in self.files


async def watch(watched: Watched, changed: Callable[[], Awaitable[None]]) -> None:
    """Call ``changed`` after each bundle of changes, until cancelled."""
    parents = tuple(dict.fromkeys(os.path.dirname(f) for f in watched.files))
    tasks = []
    if watched.folders:
        tasks.append(_follow(watched.folders, watched.inside, changed, recursive=True))
    if parents:
        tasks.append(_follow(parents, watched.named, changed, recursive=False))
    await asyncio.gather(*tasks)


async def _follow(
    places: tuple[str, ...],
    counts: Callable[[Change, str], bool],
    changed: Callable[[], Awaitable[None]],
    *,
    recursive: bool,
) -> None:
    try:
        async for _ in awatch(
            *places, watch_filter=counts, debounce=_SETTLE_MS, recursive=recursive
        ):
            await changed()
    except OSError:
        # The system watches no more files, or this file system tells of no changes.
        async for _ in awatch(
            *places, watch_filter=counts, debounce=_SETTLE_MS, recursive=recursive,
            force_polling=True,
        ):  # fmt: skip
            await changed()
