"""OpenDocument texts (.odt), without pictures, comments and footnotes."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reconcile.readers.extracted import Block, article
from reconcile.readers.office import check
from reconcile.readers.records import ReadText


def read(data: bytes) -> ReadText:
    """Read an OpenDocument text.  Raises ReadError where it is broken, locked, a bomb or empty."""
    check(data, "content.xml", "ODT")
    from odfdo import Document

    document = Document(io.BytesIO(data))
    return article(
        _blocks(document),
        missing="no sentence is found in it; check the document",
        title=document.meta.title,
        language=document.meta.language,
    )


def _blocks(document: object) -> Iterator[Block]:
    for element in document.body.xpath("//text:p | //text:h"):  # type: ignore[attr-defined]
        if element.xpath(
            "ancestor::text:note | ancestor::office:annotation | ancestor::text:tracked-changes"
        ):
            continue
        for aside in element.xpath(".//text:note | .//office:annotation"):
            aside.parent.delete(aside)
        words = element.inner_text
        if element.tag == "text:h":
            yield Block("head", words)
        elif element.style == "Title":
            yield Block("title", words)
        else:
            listed = element.xpath("ancestor::text:list-item")
            yield Block("item" if listed else "paragraph", words)
