"""Finished work that a later run finds again: claims of an article, findings of a story, and what
a run showed.

The parts are imported when they are asked for: the last needs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reconcile.cache.memory import LateMemory, Memory, open_memory
    from reconcile.cache.store import CacheInfo, Store, cache_folder

__all__ = ["CacheInfo", "LateMemory", "Memory", "Store", "cache_folder", "open_memory"]


def __getattr__(name: str) -> Any:
    if name in ("LateMemory", "Memory", "open_memory"):
        from reconcile.cache import memory

        return getattr(memory, name)
    if name in ("CacheInfo", "Store", "cache_folder"):
        from reconcile.cache import store

        return getattr(store, name)
    raise AttributeError(name)
