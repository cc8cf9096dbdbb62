"""Plain text, with or without front matter."""

from __future__ import annotations

from dataclasses import replace

from reconcile.errors import ReadError
from reconcile.readers.decode import decode
from reconcile.readers.front_matter import split_front_matter
from reconcile.readers.records import ReadText


def read(data: bytes) -> ReadText:
    """Read a text file.  Raises ReadError where it is empty or no text."""
    decoded = decode(data)
    read_text = from_string(decoded.text)
    return replace(
        read_text,
        encoding=decoded.encoding,
        warnings=decoded.warnings + read_text.warnings,
    )


def from_string(text: str) -> ReadText:
    """Read a text that is decoded already.  Raises ReadError where it holds no words."""
    if not has_ink(text):
        raise ReadError("the file is empty; put the article's text in it or leave it out")
    front = split_front_matter(text)
    if not has_ink(text[front.body_start :]):
        raise ReadError("nothing follows the front matter; put the article's text after it")
    return ReadText(
        text=text,
        body_start=front.body_start,
        title=front.title,
        outlet=front.outlet,
        published=front.published,
        url=front.url,
        authors=front.authors,
        updated=front.updated,
        language=front.language,
        canonical_url=front.canonical_url,
        syndication=front.syndication,
        warnings=front.warnings,
    )


def has_ink(text: str) -> bool:
    """Whether any character would show on paper."""
    return any(char.isprintable() and not char.isspace() for char in text)
