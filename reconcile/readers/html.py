"""Web pages: the article without what stands around it, and what the page says of itself."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from reconcile.errors import ReadError
from reconcile.readers.decode import Decoded, decode
from reconcile.readers.extracted import Block, article, paragraphs
from reconcile.readers.html_blocks import blocks_of, part_at_breaks
from reconcile.readers.html_metadata import bodies, said
from reconcile.readers.records import ReadText

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page of an article has some hundred kilobytes; a saved one holds its pictures too.
MOST_BYTES = 25_000_000
# Pages have a few thousand elements; what takes minutes has millions.
_MOST_ELEMENTS = 40_000
_MOST_CHARS = 3_000_000
# Attributes longer than this hold pictures and styles, and cost every look at the element.
_LONGEST_ATTRIBUTE = 2_000
MISSING = "no article is found in this page; save its text as .txt or .md"
_OWN = "this is a page that reconcile wrote; move it out of the folder"
_BINARY_DATA = re.compile(rb"data:[a-z]+/[\w.+-]+;base64,[A-Za-z0-9+/=\s]{256,}")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_DECLARED = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
# Encodings of pages; the other codecs of Python are no encodings of text.
_ENCODINGS = re.compile(
    r"(?:utf-?8|utf-?16(?:-?[lb]e)?|iso-?8859-\d{1,2}|latin-?\d|windows-?125\d|cp125\d|koi8-[ru]|"
    r"mac-?roman|macintosh|us-ascii|ascii|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr))\Z",
    re.I,
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,500}\?>")
# Only these nest by the hundred, in pages that no person wrote.
_WRAPPERS = re.compile(
    r"</?(?:div|span|font|section|center|b|i|em|strong|small|big)\b[^<>]*>", re.I
)
_DROPPED = ("script", "style", "svg", "template", "iframe", "object", "embed", "canvas", "math")


def read(data: bytes) -> ReadText:
    """Read a page.  Raises ReadError where it is too large or holds no article."""
    return read_page(data)


def read_page(data: bytes, *, charset: str | None = None, url: str | None = None) -> ReadText:
    """Read a page that was fetched from ``url``, whose server named the encoding ``charset``."""
    page, scripts, decoded = parse(data, charset=charset)
    if _is_own(page):
        raise ReadError(_OWN)
    found: dict[str, Any] = dict(said(page, scripts))
    found = {k: v if k in ("authors", "syndication") else v[:1] for k, v in found.items()}
    blocks, guessed = _article(page)
    blocks = blocks or [b for body in bodies(scripts)[:1] for b in paragraphs(body)]
    for field, value in guessed.items():
        if value and not found.get(field):
            found[field] = value.split("; ") if field == "authors" else value
    return article(
        blocks,
        missing=MISSING,
        encoding=decoded.encoding,
        warnings=decoded.warnings,
        url=url or _saved_from(decoded.text),
        **found,
    )


def _is_own(page: HtmlElement) -> bool:
    """Whether this is a report: it has our title, and a policy that only our pages have."""
    title = "".join(t.text_content() for t in page.iter("title"))
    policies = (m.get("content") or "" for m in page.iter("meta") if m.get("http-equiv"))
    if not title and page.find(".//head") is None:
        first = next(page.iter("h2"), None)
        return first is not None and first.text_content() == "What the sources say"
    ours = title == "Claims" or title.endswith("what the sources say")
    return ours and any("default-src 'none'; script-src" in policy for policy in policies)


def parse(data: bytes, *, charset: str | None = None) -> tuple[HtmlElement, list[str], Decoded]:
    """The page as a tree without scripts and styles, its JSON-LD, and its text as decoded.

    Raises ReadError where the page is larger than any article's.
    """
    if len(data) > MOST_BYTES:
        raise ReadError(
            f"larger than {MOST_BYTES // 1_000_000} MB; save the article's text as .txt"
        )
    decoded = decode_page(_BINARY_DATA.sub(b"", data), charset)
    page = _tree(decoded.text)
    scripts = [
        s.text or "" for s in page.iter("script") if "ld+json" in (s.get("type") or "").lower()
    ]
    for dropped in list(page.iter(*_DROPPED)):
        if dropped.getparent() is not None:
            dropped.drop_tree()
    _check_size(page)
    return page, scripts, decoded


def decode_page(data: bytes, charset: str | None = None) -> Decoded:
    """The characters of a page: what is UTF-8 is read so, whatever is declared."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    data = data.replace(b"\0", b"") if data.count(b"\0") < len(data) // 4 else data
    head = data[:4096]
    found = _DECLARED.search(head) or _XML_DECLARED.search(head)
    declared = charset or (found[1].decode("ascii", "ignore") if found else None)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data, declared) or decode(data)
    return Decoded(text=text, encoding="utf-8")


def _declared(data: bytes, name: str | None) -> Decoded | None:
    if name is None or not _ENCODINGS.match(name):
        return None
    latin = name.lower().replace("-", "") in ("iso88591", "latin1", "usascii", "ascii")
    codec = "cp1252" if latin else "mac_roman" if name.lower() == "macintosh" else name
    if "8" in codec and "utf" in codec.lower():
        return None
    try:
        return Decoded(text=data.decode(codec), encoding=name.lower())
    except (LookupError, UnicodeDecodeError):
        return None


def _tree(text: str) -> HtmlElement:
    text = _CONTROLS.sub("", _XML_DECLARATION.sub("", text))
    page, complete = _parsed(text)
    if not complete:
        page, complete = _parsed(_WRAPPERS.sub("\n", text))
    if page is None or not complete:
        raise ReadError("the page is nested too deep; save the article's text as .txt")
    return page


def _parsed(text: str) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether the parser went to the page's end."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise ReadError(MISSING) from None
    except etree.XMLSyntaxError:
        return None, False
    deep = any("depth" in entry.message for entry in parser.error_log.filter_from_fatals())
    return page, not deep


def _check_size(page: HtmlElement) -> None:
    elements = chars = 0
    for element in page.iter():
        elements += 1
        chars += len(element.text or "") + len(element.tail or "")
        for name, value in element.attrib.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                del element.attrib[name]
    if elements > _MOST_ELEMENTS or chars > _MOST_CHARS:
        raise ReadError("the page is far larger than an article; save the article's text as .txt")


def _article(page: HtmlElement) -> tuple[list[Block], dict[str, str | None]]:
    """The blocks of the article, and what the library makes of the rest of the page."""
    import trafilatura
    from trafilatura.settings import use_config

    # Below its usual bound the library takes the page's text in one piece, headline and all.
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "50")
    part_at_breaks(page)
    found = trafilatura.bare_extraction(
        page,
        config=config,
        include_comments=False,
        include_formatting=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return [], {}
    guessed = {"authors": found.author, "outlet": found.sitename, "title": found.title}
    return list(blocks_of(found.body)), guessed


_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000})\s*-->")


def _saved_from(text: str) -> str | None:
    """Where a browser says that it saved the page from."""
    found = _SAVED_FROM.search(text[:4096])
    return found[1] if found else None
