"""Word documents (.docx), without pictures, comments and footnotes."""

from __future__ import annotations

import io

from reconcile.errors import ReadError
from reconcile.readers.extracted import article
from reconcile.readers.html_blocks import blocks_of
from reconcile.readers.office import check
from reconcile.readers.records import ReadText

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"


def read(data: bytes) -> ReadText:
    """Read a Word document.  Raises ReadError where it is broken, locked, a bomb or empty."""
    check(data, "word/document.xml", "DOCX")
    import mammoth
    from lxml import html

    made = mammoth.convert_to_html(
        io.BytesIO(data),
        style_map=_STYLES,
        convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
    )
    if not made.value.strip():
        raise ReadError("there is no text in it; a picture of a text cannot be read")
    body = html.fragment_fromstring(made.value, create_parent="div")
    for note in body.xpath("//sup[a[starts-with(@href, '#')]] | //li[contains(@id, 'note-')]"):
        note.drop_tree()
    return article(blocks_of(body), missing="no sentence is found in it; check the document")
