"""PDF documents with text in them, without what repeats on their pages."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from reconcile.errors import ReadError
from reconcile.readers.extracted import Block, article, plain
from reconcile.readers.records import ReadText, ReadWarning

if TYPE_CHECKING:
    from pypdf import PdfReader

_LOCKED = "it is protected by a password; save a copy without one"
_BROKEN = "it is broken or cut off; fetch it again, or save its text as .txt"
_SCANNED = (
    "there is no text in it, only pictures of pages; run text recognition (OCR) over it first"
)
# An article has a few pages; a book is no article.
_MOST_PAGES = 300
_MOST_CHARS = 2_000_000
# A line that the next word would not fill to this share of the usual ends its paragraph.
_FULL_LINE = 0.9
_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\Z", re.I)
_ENDED = re.compile(r"[.!?:][\"”’'»)\]]*\Z")
_HYPHEN = re.compile(r"(\w+)-\Z")
_SMALL = re.compile(r"[a-z]\w*")
_CATALOG = re.compile(rb"(\d{1,10}) 0 obj\s*<<[^<>]{0,200}?/Type\s*/Catalog")
# Titles that the program which wrote the file made up.
_NO_TITLE = re.compile(
    r"\.(?:docx?|indd|pdf|qxd|rtf|odt|pages|html?)\b|^microsoft word|^untitled"
    r"|^(?:slide|document) ?\d",
    re.I,
)


def read(data: bytes) -> ReadText:
    """Read a PDF.  Raises ReadError where it is broken, locked, without text or no PDF."""
    if b"%PDF-" not in data[:1024]:
        raise ReadError("it is no PDF; check the file")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    cut = b"%%EOF" not in data[-2048:]
    pages, title = _pages(_mended(data) if cut else data)
    if not any(line for page in pages for line in page):
        raise ReadError(_BROKEN if cut else _SCANNED)
    told = "its end is missing; what is left of it is read, fetch it again"
    return article(
        _blocks(_without_repeats(pages)),
        missing="no sentence is found in it; save its text as .txt",
        title=title,
        warnings=[ReadWarning(message=told)] if cut else [],
    )


def _mended(data: bytes) -> bytes:
    """A document that is cut off with an end that says where it begins."""
    found = _CATALOG.search(data)
    root = f"trailer\n<< /Root {int(found[1])} 0 R >>\n" if found else ""
    return data + f"\n{root}startxref\n0\n%%EOF\n".encode()


def _pages(data: bytes) -> tuple[list[list[str]], str | None]:
    """The lines of each page, and the title that the document says it has."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        document = PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise ReadError(_LOCKED)
        if len(document.pages) > _MOST_PAGES:
            raise ReadError(f"it has more than {_MOST_PAGES} pages; save the article's pages alone")
        return _lines(document), _title(document)
    except DependencyError:
        raise ReadError(_LOCKED) from None
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ReadError(_BROKEN) from None


def _lines(document: PdfReader) -> list[list[str]]:
    pages: list[list[str]] = []
    chars = 0
    for page in document.pages:
        text = page.extract_text()
        chars += len(text)
        if chars > _MOST_CHARS:
            raise ReadError("it has far more text than an article; save the article's pages alone")
        pages.append([line.rstrip() for line in text.split("\n")])
    return pages


def _title(document: PdfReader) -> str | None:
    title = document.metadata.title if document.metadata else None
    return title if isinstance(title, str) and not _NO_TITLE.search(title) else None


def _without_repeats(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without page numbers and the lines that stand at the edge of most of them."""
    edges = Counter(key for page in pages for key in {_key(line) for line in _edge(page)} if key)
    often = {key for key, count in edges.items() if count >= 2 and count > len(pages) / 2}
    out = []
    for page in pages:
        edge = {n for n, _ in _edge_places(page)}
        out.append(
            [
                line
                for n, line in enumerate(page)
                if n not in edge or not (_key(line) in often or _NUMBER.match(line.strip()))
            ]
        )
    return out


def _edge_places(page: Sequence[str]) -> list[tuple[int, str]]:
    inked = [(n, line) for n, line in enumerate(page) if line.strip()]
    return [*inked[:2], *inked[-2:]] if len(inked) > 4 else inked[:1] + inked[-1:]


def _edge(page: Sequence[str]) -> list[str]:
    return [line for _, line in _edge_places(page)]


def _key(line: str) -> str:
    """A line without its numbers: "Page 3" and "Page 4" are one."""
    return re.sub(r"\d+", "#", plain(line)).casefold()


def _blocks(pages: Sequence[list[str]]) -> Iterator[Block]:
    """The paragraphs: lines of a column put together again, over the end of a page too."""
    widths = [len(line) for page in pages for line in page if line.strip()]
    usual = median(sorted(widths)[len(widths) // 2 :]) if widths else 0
    whole = {w.casefold() for page in pages for line in page for w in re.findall(r"\w+-\w+", line)}
    open_lines: list[str] = []
    for line in [line.strip() for page in pages for line in page]:
        if not line:
            last = open_lines[-1] if open_lines else ""
            if open_lines and (_ENDED.search(last) or len(last) < _FULL_LINE * usual):
                yield Block("paragraph", _joined(open_lines, whole))
                open_lines = []
            continue
        if open_lines and _parted(open_lines[-1], line, usual):
            yield Block("paragraph", _joined(open_lines, whole))
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield Block("paragraph", _joined(open_lines, whole))


def _parted(above: str, line: str, usual: float) -> bool:
    """Whether a paragraph ends between two lines: the next word would have fitted in the first."""
    if _HYPHEN.search(above) or line[:1].islower():
        return False
    return len(above) + 1 + len(line.split(maxsplit=1)[0]) < _FULL_LINE * usual


def _joined(lines: Sequence[str], whole: set[str]) -> str:
    """Lines as one paragraph; a word that was parted at a line's end is put together."""
    text = lines[0]
    for line in lines[1:]:
        parted, after = _HYPHEN.search(text), _SMALL.match(line)
        if parted and after:
            kept = f"{parted[1]}-{after[0]}".casefold() in whole
            text = (text if kept else text[:-1]) + line
        else:
            text = f"{text} {line}"
    return text
