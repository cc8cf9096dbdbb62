"""Paragraphs, headlines, items and rows of a tree of HTML, or of the TEI that is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reconcile.readers.extracted import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head"})
_GATHERED = frozenset({"p", "item", "li", "dt", "dd", "code", "pre", "row", "tr"})
_INLINE = frozenset({"hi", "ref", "a", "b", "i", "em", "strong", "span", "del", "lb", "br"})
_CELLS = ("cell", "td", "th")
# Where two breaks in a row stand for the end of a paragraph.
_LOOSE = ("div", "td", "article", "section", "main", "body", "p", "blockquote")


def blocks_of(body: Any) -> Iterator[Block]:
    """The blocks of a tree, in the order of its text."""
    loose: list[str] = []
    for node in _walk(body):
        if isinstance(node, str):
            loose.append(node)
            continue
        if "".join(loose).strip():
            yield Block("paragraph", " ".join(loose))
        loose = []
        if node is not None:
            yield _block(node)
    if "".join(loose).strip():
        yield Block("paragraph", " ".join(loose))


def _block(node: Any) -> Block:
    if node.tag in ("row", "tr"):
        # A table's row is no sentence, and as a row of Markdown it is not taken for one.
        cells = (" ".join("".join(cell.itertext()).split()) for cell in node.iter(*_CELLS))
        return Block("paragraph", f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    words = "".join(node.itertext())
    if node.tag in _HEADS:
        top = node.tag == "h1" or node.get("rend") == "h1"
        return Block("title" if top else "head", words)
    return Block("item" if node.tag in ("item", "li") else "paragraph", words)


def _walk(body: Any) -> Iterator[Any]:
    """Elements whose words are one block, the text beside them as strings, None where it ends."""
    stack: list[Any] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif not isinstance(node.tag, str):
            continue
        elif node is not body and _is_block(node):
            for line_break in node.iter("lb", "br"):
                line_break.tail = f" {line_break.tail or ''}"
            yield node
        elif node.tag in _INLINE and not _holds_blocks(node):
            yield " ".join(node.itertext())
        else:
            yield None
            for child in reversed(node):
                if child.tail and child.tail.strip():
                    stack.append(child.tail)
                stack.append(child)
            if node.text and node.text.strip():
                stack.append(node.text)


def _is_block(node: Any) -> bool:
    if node.tag in ("row", "tr"):
        return not any(True for _ in node.iter("table"))
    return (node.tag in _GATHERED or node.tag in _HEADS) and not _holds_blocks(node)


def _holds_blocks(node: Any) -> bool:
    blocks = (*_GATHERED, *_HEADS)
    return any(child is not node for child in node.iter(*blocks))


def part_at_breaks(page: HtmlElement) -> None:
    """Put each run of text between two breaks in a row into a paragraph, in place."""
    for element in list(page.iter(*_LOOSE)):
        breaks = element.findall("br")
        if any(_next_is_break(one) for one in breaks):
            _parted(element)


def _next_is_break(one: Any) -> bool:
    after = one.getnext()
    return after is not None and after.tag == "br" and not (one.tail or "").strip()


def _parted(element: Any) -> None:
    """Put the element's content into paragraphs, which end where two or more breaks stand."""
    text, children = element.text, list(element)
    for child in children:
        element.remove(child)
    if element.tag == "p":  # a paragraph holds none
        element.tag = "div"
    element.text = None
    part = _begun(element, text)
    breaks = 0
    for child in children:
        words = (child.tail or "").strip()
        if child.tag == "br" and not words:
            breaks += 1
        elif child.tag == "br" and breaks:
            part = _begun(element, child.tail)
            breaks = 0
        else:
            part = _begun(element, None) if breaks > 1 else part
            part.append(child)
            breaks = 0


def _begun(element: Any, text: str | None) -> Any:
    part = element.makeelement("p")
    part.text = text
    element.append(part)
    return part
