"""Which reader reads which suffix.  A new format is one module and one line here.

A module is imported when it reads, and imports its library then: a run that needs none pays none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from importlib import import_module

from reconcile.readers.records import Reading

Reader = Callable[[bytes], Reading]
"""From a file's bytes to what it holds; raises ReadError with the reason and the remedy."""


def _late(module: str, function: str = "read") -> Reader:
    """The reader ``function`` of one of our modules, which is imported when it is called."""

    def call(data: bytes) -> Reading:
        read: Reader = getattr(import_module(call.__module__), function)
        return read(data)

    call.__module__ = f"reconcile.readers.{module}"
    return call


READERS: dict[str, Reader] = {
    ".txt": _late("text"),
    ".md": _late("markdown"),
    ".html": _late("html"),
    ".htm": _late("html"),
    ".xhtml": _late("html"),
    ".mhtml": _late("mail", "read_saved_page"),
    ".pdf": _late("pdf"),
    ".docx": _late("docx"),
    ".odt": _late("odt"),
    ".rtf": _late("rtf"),
    ".eml": _late("mail"),
    ".jsonl": _late("jsonl"),
    ".xml": _late("newsml"),
    ".warc": _late("warc"),
    ".warc.gz": _late("warc"),
}

# These are read as they stand; the text of all others is extracted, apart from this process.
AS_THEY_STAND = frozenset({".txt", ".md", ".jsonl"})


def readable() -> str:
    """The suffixes that most articles come in, for messages."""
    return ".txt, .md, .html, .pdf or .docx"


def suffix_of(path: str) -> str:
    """The suffix in lower case, which chooses the reader; ".warc.gz" is one suffix."""
    name = os.path.basename(path).lower()
    for suffix in READERS:
        if suffix.count(".") > 1 and name.endswith(suffix) and len(name) > len(suffix):
            return suffix
    return os.path.splitext(name)[1]


def sniff(data: bytes) -> str:
    """The suffix of what has no name, by how it begins; Markdown where nothing else shows."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    low = head.lower()
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return ".odt" if data[30:38] == b"mimetype" else ".docx"
    for begin, suffix in _BEGINNINGS.items():
        if low.startswith(begin):
            return suffix
    if _PAGE_PART.match(low):
        return ".html"
    if head.startswith(b'{"'):
        return ".jsonl"
    if low.startswith(b"<?xml"):
        return ".html" if b"<html" in low else ".xml"
    return ".md"


# A piece of a page, as it is copied out of one.
_PAGE_PART = re.compile(rb"<(?:!--|(?:p|div|article|body|main|section|h1|title|meta)\b)")
_BEGINNINGS: dict[bytes, str] = {
    b"{\\rtf": ".rtf",
    b"<!doctype html": ".html",
    b"<html": ".html",
    b"<head": ".html",
    b"<nitf": ".xml",
    b"<newsitem": ".xml",
    b"<newsmessage": ".xml",
    b"warc/": ".warc",
    b"\x1f\x8b": ".warc.gz",
}
