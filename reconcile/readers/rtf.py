"""Rich text (.rtf)."""

from __future__ import annotations

import re

from reconcile.errors import ReadError
from reconcile.readers.extracted import Block, article
from reconcile.readers.records import ReadText

_TITLE = re.compile(r"\{\\title\s+([^{}\\]{1,500})\}")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")


def read(data: bytes) -> ReadText:
    """Read a rich text.  Raises ReadError where it is none or holds no words."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ReadError("it is no RTF document; check the file, or save it as .txt")
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    page = _CODE_PAGE.search(source[:2000])
    text: str = rtf_to_text(  # type: ignore[no-untyped-call]
        source, encoding=f"cp{page[1]}" if page else "cp1252", errors="replace"
    )
    title = _TITLE.search(source[:20_000])
    lines = [line for line in text.replace("|", " ").split("\n") if line.strip()]
    return article(
        [Block("paragraph", line) for line in lines],
        missing="there is no text in it; check the document",
        title=title[1] if title else None,
    )
