"""Addresses and files in, Markdown files with front matter out: what fills a folder of sources."""

from __future__ import annotations

from reconcile.collect.add import Added, add
from reconcile.collect.fetch import Fetcher

__all__ = ["Added", "Fetcher", "add"]
