"""Markdown, with or without front matter; a leading heading is the title."""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.errors import ReadError
from reconcile.readers import text as plain
from reconcile.readers.fields import one_line
from reconcile.readers.records import ReadText

_ATX = re.compile(r"[ ]{0,3}#[ \t]+(?P<title>[^\r\n]*)")
_SETEXT = re.compile(r"[ ]{0,3}(?P<title>[^\r\n]+)(?:\r\n|\n|\r)[ ]{0,3}=+[ \t]*(?=[\r\n]|\Z)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*\Z")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(\*{1,3}|`)(?=\S)([^*`]+)(?<=\S)\1")
_TITLE_CHARS = 500
# How a report begins, whole, in short, and as a table.
_COUNTED = rb"\d[\d,]* sources? \xc2\xb7 \d[\d,]* claims? "
_OWN = re.compile(rb"# What the sources say\n\n" + _COUNTED + rb"|\*\*" + _COUNTED)


def read(data: bytes) -> ReadText:
    """Read a Markdown file.  Raises ReadError where it is empty or no text.

    The text is left as it is, marks and all, so that offsets hold.
    """
    if _OWN.match(data):
        raise ReadError("this is a report that reconcile wrote; move it out of the folder")
    read_text = plain.read(data)
    if read_text.title is not None:
        return read_text
    return replace(read_text, title=leading_heading(read_text.text, read_text.body_start))


def leading_heading(text: str, body_start: int = 0) -> str | None:
    """The first-level heading that the prose begins with, without its marks; None for none."""
    start = body_start
    while start < len(text) and text[start] in "\r\n\t ":
        start += 1
    line_start = max(text.rfind("\n", body_start, start), text.rfind("\r", body_start, start)) + 1
    begin = max(line_start, body_start)
    found = _ATX.match(text, begin) or _SETEXT.match(text, begin)
    if found is None:
        return None
    raw = _CLOSING_HASHES.sub("", found["title"][:_TITLE_CHARS].rstrip())
    return one_line(_EMPHASIS.sub(r"\2", _LINK.sub(r"\1", raw))) or None
