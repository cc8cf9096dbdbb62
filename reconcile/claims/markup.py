"""Markdown inside a paragraph, taken away for the parser with a way back to every character."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What is taken away whole, and what keeps its first group.
GONE = r"!\[[^\]\n]*\]\([^)\n]*\)|\[\^[^\]\n]+\]|<!--.*?-->|</?[A-Za-z][^>\n]{0,200}>"
LINK = r"\[(?P<link>[^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])"
STRONG = r"(?P<mark>\*{1,3}|_{1,3}|~~|`+)(?=\S)(?P<strong>[^\n]+?)(?<=\S)(?P=mark)(?!\w)"
MARKUP = re.compile(rf"{GONE}|{LINK}|(?<!\w){STRONG}", re.S)
# Lines that are markup altogether: tables, rules, HTML, footnotes, lone images and links.
LINES = re.compile(
    r"^(?:\|.*\||[-*_=]{3,}|<[A-Za-z/!][^>]*>.*|\[\^?[^\]]+\]:\s.*|(?:!\[[^\]]*\]\([^)]*\)\s*)+"
    r"|:?-{3,}:?(?:\s*\|\s*:?-{3,}:?)+)$"
)
FENCE = re.compile(r"^(?:```|~~~)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A text without markup: ``places[i]`` is where its character ``i`` stands in the source."""

    text: str
    places: tuple[int, ...]


def without_markup(text: str) -> Plain | None:
    """The text as it reads when rendered; None where it holds no markup."""
    kept = _kept(text, 0, len(text))
    if len(kept) == len(text):
        return None
    return Plain(text="".join(text[i] for i in kept), places=tuple(kept))


def _kept(text: str, start: int, end: int) -> list[int]:
    out: list[int] = []
    at = start
    while found := MARKUP.search(text, at, end):
        out.extend(range(at, found.start()))
        for name in ("link", "strong"):
            if found.group(name) is not None:
                out.extend(_kept(text, found.start(name), found.end(name)))
        at = found.end()
    out.extend(range(at, end))
    return out
