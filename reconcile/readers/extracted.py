"""From the blocks of a document to the text of an article, for formats whose text is extracted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from reconcile.errors import ReadError
from reconcile.readers.fields import LISTS, checked
from reconcile.readers.records import ReadText, ReadWarning

Kind = Literal["title", "head", "item", "paragraph"]
# Before a block's words, as in Markdown: the split knows headlines and lists by it.
_MARKS: dict[Kind, str] = {"title": "# ", "head": "## ", "item": "- ", "paragraph": ""}
# Control characters but white space, and halves of surrogate pairs: no text has them.
NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SENTENCE = re.compile(r"[^\W_]{2,}\W+\w+.*[.!?…][\"”’'»)\]]*\s*$", re.S)
_BY = re.compile(r"\Aby\s+(?=\S)", re.I)
_SAID = re.compile(r"\W+")


class Block(NamedTuple):
    """A paragraph, a headline or an item of a list."""

    kind: Kind
    text: str


def plain(text: str) -> str:
    """The text on one line, without characters that are none and soft hyphens."""
    return " ".join(_INVISIBLE.sub("", NO_TEXT.sub(" ", text)).split())


def paragraphs(text: str) -> list[Block]:
    """The paragraphs of a text in which blank lines part them."""
    parts = re.split(r"\n[ \t]*\n\s*", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [Block("paragraph", part) for part in parts if part.strip()]


def article(
    blocks: Iterable[Block],
    *,
    missing: str,
    encoding: str = "utf-8",
    warnings: Sequence[ReadWarning] = (),
    **said: Any,
) -> ReadText:
    """The article that blocks make, its headline first, with what the document says of itself.

    ``said`` are raw values of the fields of ``fields.KEYS``: a string, or strings for a list; what
    cannot be a value is left out.  Raises ReadError with the reason ``missing`` where no block has
    a sentence.
    """
    told = [Block(block.kind, plain(block.text)) for block in blocks]
    told = [block for block in told if block.text]
    fields = _checked(said)
    if not any(b.kind != "title" and _SENTENCE.search(b.text) for b in told):
        raise ReadError(missing)
    title = fields.get("title")
    if title is None and told[0].kind == "title":
        title = checked("title", told[0].text)
        fields["title"] = title
    if title is not None:
        told = [Block("title", title), *_without_title(told, title)]
    text = "\n\n".join(f"{_MARKS[block.kind]}{block.text}" for block in told)
    return ReadText(text=f"{text}\n", encoding=encoding, warnings=tuple(warnings), **fields)


def _checked(said: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, raw in said.items():
        given = [raw] if isinstance(raw, str) else list(raw or ())
        if name == "authors":
            given = [_BY.sub("", one.strip()) for one in given]
        values = [value for one in given if (value := checked(name, NO_TEXT.sub(" ", one)))]
        if values:
            fields[name] = tuple(dict.fromkeys(values)) if name in LISTS else values[0]
    return fields


def _without_title(blocks: list[Block], title: str) -> list[Block]:
    """The blocks without the headline, which many pages repeat above the text."""
    same = _SAID.sub("", title).casefold()
    for at, block in enumerate(blocks[:3]):
        if _SAID.sub("", block.text).casefold() == same:
            return [*blocks[:at], *blocks[at + 1 :]]
    return [Block("head", b.text) if b.kind == "title" else b for b in blocks]
