"""Files and texts in, articles out: one module a format, listed in ``READERS``."""

from __future__ import annotations

from reconcile.readers.articles import article_from_text
from reconcile.readers.discover import (
    Sources,
    check_group,
    find_files,
    read_file,
    read_sources,
)
from reconcile.readers.opening import MAX_FILE_BYTES, Kept
from reconcile.readers.records import ReadText, ReadWarning
from reconcile.readers.registry import READERS
from reconcile.readers.stories import regrouped
from reconcile.readers.walk import FoundFile

__all__ = [
    "MAX_FILE_BYTES",
    "READERS",
    "FoundFile",
    "Kept",
    "ReadText",
    "ReadWarning",
    "Sources",
    "article_from_text",
    "check_group",
    "find_files",
    "read_file",
    "read_sources",
    "regrouped",
]
