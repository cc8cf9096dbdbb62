"""Files and texts in, articles out: one module a format, listed in ``READERS``."""

from __future__ import annotations

from reconcile.readers.articles import article_from_text
from reconcile.readers.discover import Sources, check_group, read_sources
from reconcile.readers.opening import MAX_FILE_BYTES, Kept
from reconcile.readers.records import ReadText, ReadWarning
from reconcile.readers.registry import READERS
from reconcile.readers.stories import regrouped

__all__ = [
    "MAX_FILE_BYTES",
    "READERS",
    "Kept",
    "ReadText",
    "ReadWarning",
    "Sources",
    "article_from_text",
    "check_group",
    "read_sources",
    "regrouped",
]
