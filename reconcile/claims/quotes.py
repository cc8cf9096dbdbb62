"""Quotation marks: which characters of a block stand inside a verbatim quotation.

Straight, curly, single, guillemet and TeX-like marks.  A quotation over several paragraphs
repeats its opening mark at each one and closes only in the last; an opening mark without a
closing one therefore quotes to the end of its block, and ``open_at_end`` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reconcile.model import Span

OPENERS = re.compile(r"``|[“„«\"‘]|(?<![\w'])'(?=[A-Z\w][^'\n]{2,}')")
MAX_SINGLE = 400  # characters: single marks are apostrophes far more often than quotations


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotations:
    """``spans`` are the characters between the marks (marks excluded), in block offsets."""

    spans: tuple[Span, ...]
    open_at_end: bool = False


def find_quotations(text: str, *, continued: bool = False) -> Quotations:
    """The quotations of one block.  ``continued``: the block before ended inside a quotation."""
    spans: list[Span] = []
    at = 0
    open_at_end = False
    if continued and (closing := re.search(r"[”\"]|''", text)) and not OPENERS.match(text.lstrip()):
        before = text[: closing.start()]
        last = not text[closing.end() :].strip()
        if last or not re.search(r"(?:^|[\s(])$", before):
            spans.append(Span(start=0, end=max(closing.start(), 1)))
            at = closing.end()
    while found := OPENERS.search(text, at):
        mark, inner = found.group(), found.end()
        end, after = _close(text, mark, inner)
        if end is None:
            if mark in {"'", "‘"}:
                at = inner
                continue
            end, after = len(text), len(text)
            open_at_end = True
        if end > inner:
            spans.append(Span(start=inner, end=end))
        at = after
    return Quotations(spans=tuple(spans), open_at_end=open_at_end)


def _close(text: str, mark: str, inner: int) -> tuple[int | None, int]:
    if mark in {"'", "‘"}:
        for found in re.finditer(r"['’]", text[inner : inner + MAX_SINGLE]):
            where = inner + found.start()
            after = text[where + 1 : where + 2]
            if not (after.isalnum()) and text[where - 1] not in " (":
                return where, where + 1
        return None, inner
    closers = {"“": '”"', "„": '”“"', "«": "»", "»": "«", '"': '"”'}.get(mark)
    if mark == "``":
        where = text.find("''", inner)
        return (where, where + 2) if where >= 0 else (None, inner)
    assert closers is not None
    hits = [k for c in closers if (k := text.find(c, inner)) >= 0]
    return (min(hits), min(hits) + 1) if hits else (None, inner)


def inside(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether the characters ``start:end`` stand within one of the spans."""
    return any(s.start <= start and end <= s.end for s in spans)
