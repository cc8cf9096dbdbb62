"""What a source says of itself: the names of the fields, and what they may hold."""

from __future__ import annotations

import re

from reconcile.readers.dates import iso_published

# The keys under which each field goes in front matter and in JSON; the first found wins.
KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "outlet": ("outlet", "publisher", "source"),
    "published": ("published", "date"),
    "url": ("url",),
    "authors": ("authors", "author", "byline"),
    "updated": ("updated", "modified"),
    "language": ("language", "lang"),
    "canonical_url": ("canonical_url", "canonical"),
    "syndication": ("syndication", "syndicated_from"),
}
# Those that may hold several values.
LISTS = frozenset({"authors", "syndication"})
_WEB = re.compile(r"https?://[^\s<>\"']+", re.I)
# The plain forms of BCP 47: en, en-GB, zh-Hans, es-419, zh-Hans-CN; en_GB is read too.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
# A headline or a name is far shorter; an address has no more that any browser takes.
_LONGEST = {"title": 500, "outlet": 200, "authors": 200, "syndication": 2_000}
_LONGEST_URL = 2_000


def checked(field: str, raw: str) -> str | None:
    """The value of one field on one line, None where it cannot be one."""
    value = one_line(raw)
    match field:
        case "published" | "updated":
            return iso_published(value)
        case "url" | "canonical_url":
            return value if len(value) <= _LONGEST_URL and _WEB.fullmatch(value) else None
        case "language":
            return value.replace("_", "-") if _LANGUAGE.fullmatch(value) else None
        case _:
            return value[: _LONGEST[field]].rstrip() or None


def one_line(text: str) -> str:
    """The text on one line, without control and formatting characters."""
    shown = "".join(" " if c.isspace() else c if c.isprintable() else "" for c in text)
    return " ".join(shown.split())
