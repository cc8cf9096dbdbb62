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
from reconcile.readers.stories import APART, joined, regrouped, similarities, unique_names
from reconcile.readers.story_copies import copies, copy_keys
from reconcile.readers.story_rows import (
    COMMON,
    Profile,
    Weighed,
    called,
    comparable,
    dated,
    likeness,
    profile_of,
    weighed,
)
from reconcile.readers.walk import FoundFile

__all__ = [
    "APART",
    "COMMON",
    "MAX_FILE_BYTES",
    "READERS",
    "FoundFile",
    "Kept",
    "Profile",
    "ReadText",
    "ReadWarning",
    "Sources",
    "Weighed",
    "article_from_text",
    "called",
    "check_group",
    "comparable",
    "copies",
    "copy_keys",
    "dated",
    "find_files",
    "joined",
    "likeness",
    "profile_of",
    "read_file",
    "read_sources",
    "regrouped",
    "similarities",
    "unique_names",
    "weighed",
]
