"""News agencies' XML: NITF, and NewsML-G2 with NITF, HTML or plain text inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reconcile.errors import ReadError
from reconcile.readers.extracted import Block, article
from reconcile.readers.html_blocks import blocks_of
from reconcile.readers.records import Part, Reading, ReadText

_UNKNOWN = "this XML is neither NITF nor NewsML-G2; save the article's text as .txt"
_MISSING = "no article is found in it; check the file"
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})([+-]\d{4}|Z)?)?\Z")
_MOST_ITEMS = 2_000


def read(data: bytes) -> Reading:
    """Read the news items.  Raises ReadError where the XML is broken or of another kind."""
    root = _tree(data)
    name = _name(root)
    if name == "nitf":
        return _nitf(root, {})
    if name in ("newsItem", "newsMessage"):
        items = list(_all(root, "newsItem")) if name == "newsMessage" else [root]
        if len(items) > _MOST_ITEMS:
            raise ReadError(f"more than {_MOST_ITEMS:,} items; split the file")
        if len(items) == 1:
            return _item(items[0])
        parts = tuple(_part(item, n) for n, item in enumerate(items, 1))
        if parts:
            return parts
    if name in ("rss", "feed", "RDF"):
        raise ReadError("this is a feed; `reconcile add` fetches its articles")
    raise ReadError(_UNKNOWN if name not in ("newsItem", "newsMessage") else _MISSING)


def _tree(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser=parser)
    except etree.XMLSyntaxError as error:
        place = f"line {error.lineno}: " if error.lineno else ""
        raise ReadError(f"{place}it is not well-formed XML; check the file") from None
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    return root


def _name(element: Any) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _all(root: Any, *names: str) -> Iterator[Any]:
    yield from root.iter(*names)


def _text(root: Any, *names: str) -> str | None:
    """The words of the first element that has one of these names and any words."""
    for name in names:
        for element in root.iter(name):
            words = "".join(element.itertext()).strip()
            if words:
                return words
    return None


def _at(root: Any, name: str, attribute: str) -> str | None:
    return next((e.get(attribute) for e in root.iter(name) if e.get(attribute)), None)


def _iso(stamp: str | None) -> str | None:
    """ "20221128T101500Z", as NITF writes it, with its hyphens and colons."""
    found = _DAY.match(stamp.strip()) if stamp else None
    if found is None:
        return stamp
    day = f"{found[1]}-{found[2]}-{found[3]}"
    zone = found[7] or ""
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    return f"{day}T{found[4]}:{found[5]}:{found[6]}{zone}" if found[4] else day


def _language(root: Any) -> str | None:
    return next((value for name, value in root.attrib.items() if name.endswith("}lang")), None)


def _nitf(root: Any, known: dict[str, Any]) -> ReadText:
    content = next(iter(_all(root, "body.content")), None)
    head = next(iter(_all(root, "body.head")), root)
    said: dict[str, Any] = {
        "title": _text(head, "hl1", "hedline") or _text(root, "title"),
        "outlet": _at(root, "pubdata", "name") or _text(head, "distributor", "org"),
        "published": _iso(
            _at(root, "date.issue", "norm") or _at(root, "pubdata", "date.publication")
        ),
        "authors": _byline(head),
        "language": _language(root),
        "canonical_url": _at(root, "pubdata", "ex-ref"),
        "syndication": _text(head, "distributor"),
    }
    said |= {field: value for field, value in known.items() if value}
    if said["syndication"] == said["outlet"]:
        del said["syndication"]
    under = [Block("head", "".join(e.itertext())) for e in head.iter("hl2")]
    blocks = [*under, *(blocks_of(_as_html(content)) if content is not None else ())]
    return article(blocks, missing=_MISSING, **said)


def _as_html(content: Any) -> Any:
    """NITF's own elements left out or named as HTML's."""
    for media in list(content.iter("media", "note")):
        media.getparent().remove(media)
    for head in content.iter("hl2"):
        head.tag = "h2"
    return content


def _byline(head: Any) -> list[str]:
    people = ["".join(p.itertext()) for b in head.iter("byline") for p in b.iter("person")]
    whole = [
        re.sub(r"^by\s+", "", "".join(b.itertext()).strip(), flags=re.I)
        for b in head.iter("byline")
    ]
    return people or whole


def _part(item: Any, number: int) -> Part:
    try:
        return Part(name=item.get("guid") or f"item {number}", content=_item(item))
    except ReadError as error:
        return Part(name=item.get("guid") or f"item {number}", content=str(error))


def _item(item: Any) -> ReadText:
    """A NewsML-G2 item: what it says of itself, and its text in the first form that can be read."""
    meta = next(iter(_all(item, "contentMeta")), item)
    management = next(iter(_all(item, "itemMeta")), item)
    said: dict[str, Any] = {
        "title": _text(meta, "headline"),
        "outlet": _text(meta, "creditline") or _names(management, "provider"),
        "published": _text(meta, "contentCreated") or _text(management, "firstCreated"),
        "updated": _text(meta, "contentModified") or _text(management, "versionCreated"),
        "authors": _text(meta, "by"),
        "language": _at(meta, "language", "tag") or _language(item),
    }
    for content in _all(item, "inlineXML", "inlineData"):
        nitf = next(iter(_all(content, "nitf")), None)
        if nitf is not None:
            return _nitf(nitf, said)
        body = next(iter(_all(content, "body", "html", "div")), None)
        if body is not None:
            return article(blocks_of(body), missing=_MISSING, **said)
        words = "".join(content.itertext())
        if words.strip():
            lines = [Block("paragraph", line) for line in words.split("\n")]
            return article(lines, missing=_MISSING, **said)
    raise ReadError("this item has no text, only what is said of it; give the one with the text")


def _names(root: Any, name: str) -> str | None:
    return next((words for e in root.iter(name) if (words := _text(e, "name"))), None)
