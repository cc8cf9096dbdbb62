"""Finished work that a later run finds again: claims of an article, findings of a story."""

from __future__ import annotations

from reconcile.cache.memory import LateMemory, Memory, open_memory
from reconcile.cache.store import CacheInfo, Store, cache_folder

__all__ = ["CacheInfo", "LateMemory", "Memory", "Store", "cache_folder", "open_memory"]
