"""Web archives (.warc, .warc.gz): the pages in them that are articles."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reconcile.errors import ReadError
from reconcile.readers.fields import checked
from reconcile.readers.html import MOST_BYTES, read_page
from reconcile.readers.records import Part, ReadText, ReadWarning

_NEEDED = "web archives need the extra: pip install 'news-reconcile[archives]'"
_BROKEN = "it is broken or cut off; fetch it again"
_MOST_RECORDS = 50_000
_MOST_PAGES = 1_000
# Of all records together, unpacked: an archive of that size is no story.
_MOST_UNPACKED = 500_000_000


def read(data: bytes) -> tuple[Part, ...]:
    """Read the pages.  Raises ReadError where none is an article, or the archive is broken.

    A page of which several versions are kept is read as the last one.
    """
    found: dict[str, ReadText] = {}
    others = 0
    broken = False
    try:
        for place, page, charset in _pages(data):
            try:
                found.pop(place, None)
                found[place] = read_page(page, charset=charset, url=place)
            except ReadError:
                others += 1
    except _Broken:
        broken = True
    if not found:
        raise ReadError(_BROKEN if broken else "no page in it is an article; check the archive")
    parts = [Part(name=place, content=content) for place, content in found.items()]
    told = [f"{others} of its pages hold no article and are left out"] if others else []
    told += ["it is broken or cut off; what comes before is read"] if broken else []
    first = replace(
        found[parts[0].name],
        warnings=(*found[parts[0].name].warnings, *(ReadWarning(message=m) for m in told)),
    )
    return (Part(name=parts[0].name, content=first), *parts[1:])


class _Broken(Exception):
    """The archive cannot be read from here on."""


def _pages(data: bytes) -> Iterator[tuple[str, bytes, str | None]]:
    """Each page's address, bytes and the encoding that its server named."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise ReadError(_NEEDED) from None
    records = iter(ArchiveIterator(io.BytesIO(data)))
    left, pages = _MOST_UNPACKED, 0
    for _ in range(_MOST_RECORDS):
        try:
            record = next(records, None)
            if record is None:
                return
            page = record.content_stream().read(MOST_BYTES + 1) if _is_page(record) else None
        except (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError, AttributeError):
            raise _Broken from None
        if page is None:
            continue
        left, pages = left - len(page), pages + 1
        if left < 0 or pages > _MOST_PAGES:
            raise ReadError(f"it holds far more than a story; keep at most {_MOST_PAGES:,} pages")
        place = record.rec_headers.get_header("WARC-Target-URI") or ""
        yield checked("url", place.strip("<>")) or f"page {pages}", page, _charset(record)


def _is_page(record: Any) -> bool:
    if record.rec_type == "response" and record.http_headers is not None:
        kind = record.http_headers.get_header("Content-Type") or ""
        return record.http_headers.get_statuscode() == "200" and "html" in kind.lower()
    kind = record.rec_headers.get_header("Content-Type") or ""
    return record.rec_type == "resource" and "html" in kind.lower()


def _charset(record: Any) -> str | None:
    heads = record.http_headers or record.rec_headers
    kind = (heads.get_header("Content-Type") or "").lower()
    return kind.partition("charset=")[2].strip(" \"'").partition(";")[0] or None
