"""The items of an RSS or Atom feed."""

from __future__ import annotations

from urllib.parse import urljoin

from reconcile.errors import ReadError
from reconcile.readers.fields import checked, one_line

MOST_ITEMS = 200


def is_feed(data: bytes, kind: str) -> bool:
    """Whether what was fetched, of the content type ``kind``, is a feed."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    named = kind in ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
    roots = (b"<rss", b"<feed", b"<rdf:rdf")
    return head.startswith(roots) or (
        (named or head.startswith(b"<?xml")) and any(root in head for root in roots)
    )


def _joined(url: str, link: str) -> str:
    try:
        return urljoin(url, link)
    except ValueError:  # brackets that are no address
        return ""


def links(data: bytes, url: str) -> list[tuple[str, str]]:
    """The address and title of each item, in the feed's order, each address once.

    Raises ReadError where it has none.
    """
    import feedparser

    found = feedparser.parse(data, response_headers={"content-location": url})
    items: dict[str, str] = {}
    for entry in found.entries[:MOST_ITEMS]:
        link = str(entry.get("link") or "")
        place = checked("url", _joined(url, link)) if link else None
        if place:
            items.setdefault(place, one_line(str(entry.get("title", "")))[:200])
    if not items:
        raise ReadError("the feed has no items; check its address")
    return list(items.items())
