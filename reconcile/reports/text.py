"""Article text made safe to show: white space folded, control and reordering characters visible."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reconcile.model import Article, Span

Emphasis = Literal["context", "claim", "mark"]

# C0, DEL and C1 controls, the bidirectional overrides and isolates, lone surrogates; and the
# zero-width characters that hide text (the joiners stay: scripts and emoji need them).
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\u200b\u2060-\u2064\ufeff]"
)
_HIDDEN = frozenset("\u200b\u2060\u2061\u2062\u2063\u2064\ufeff")
_SPACE = re.compile(r"\s+")


def _visible(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if char in _HIDDEN:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code < 0xA0 or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"<U+{code:04X}>"


def visible(text: str) -> str:
    """``text`` without any character that acts on a terminal or reorders a line."""
    return _UNSAFE.sub(_visible, text)


def clean(text: str) -> str:
    """``text`` on one line, as ``visible``, its white space folded."""
    return visible(_SPACE.sub(" ", text)).strip()


def clip(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` characters, cut after a word, with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:–—-") + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Clean text of one emphasis: a marked difference, the claim's own words, or what is around."""

    text: str
    emphasis: Emphasis


Passage = tuple[Run, ...]


def passage(
    text: str, around: Span, claim: Iterable[Span] = (), marks: Iterable[Span] = ()
) -> Passage:
    """The words of ``around`` as runs; where spans overlap a mark wins over the claim."""
    levels: list[Emphasis] = ["context"] * (around.end - around.start)
    ranges: tuple[tuple[Emphasis, Iterable[Span]], ...] = (("claim", claim), ("mark", marks))
    for emphasis, spans in ranges:
        for span in spans:
            for at in range(max(span.start, around.start), min(span.end, around.end)):
                levels[at - around.start] = emphasis
    pieces: list[tuple[str, Emphasis]] = []
    for char, emphasis in zip(text[around.start : around.end], levels, strict=False):
        if char.isspace():
            if not pieces or pieces[-1][0].endswith(" "):
                continue
            char = " "
        if pieces and pieces[-1][1] == emphasis:
            pieces[-1] = (pieces[-1][0] + char, emphasis)
        else:
            pieces.append((char, emphasis))
    runs = [(visible(piece), emphasis) for piece, emphasis in pieces]
    if runs:
        runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
    return tuple(Run(text=piece, emphasis=emphasis) for piece, emphasis in runs if piece)


def plain(runs: Passage) -> str:
    """The passage's words without their emphasis."""
    return "".join(run.text for run in runs)


def window(text: str, around: Span, focus: Iterable[Span], most: int = 400) -> Span:
    """``around`` where it is short, else at most ``most`` characters of it about ``focus``."""
    if around.end - around.start <= most:
        return around
    first = min((span.start for span in focus), default=around.start)
    start = max(around.start, min(first - most // 3, around.end - most))
    end = min(around.end, start + most)
    if start > around.start:
        start = max(start, text.find(" ", start, first) + 1)
    if end < around.end:
        end = max(text.rfind(" ", first, end), end - 40)
    return Span(start=start, end=end)


def elided_passage(
    text: str, around: Span, claim: Sequence[Span], marks: Sequence[Span]
) -> Passage:
    """As ``passage``, with an ellipsis where ``around`` is too long to be shown whole."""
    shown = window(text, around, marks or claim)
    dots = (Run(text="…", emphasis="context"),)
    before = dots if shown.start > around.start else ()
    after = dots if shown.end < around.end else ()
    return (*before, *passage(text, shown, claim, marks), *after)


_BREAK = re.compile(r"[.!?][\"”’')\]]*\s|[\n\r]")
# As in ``Article.line``: LF, or CR by itself; of the pair CR LF it is the LF that counts.
_LINE_END = re.compile(r"\n|\r(?!\n)")


def surroundings(text: str, span: Span) -> Span:
    """The sentence-like stretch that holds ``span``, at most 300 characters to either side."""
    low = max(0, span.start - 300)
    start = low
    for found in _BREAK.finditer(text, low, span.start):
        start = found.end()
    after = _BREAK.search(text, span.end, min(len(text), span.end + 300))
    end = after.end() if after else min(len(text), span.end + 300)
    return Span(start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Line numbers of one article's offsets, found in logarithmic time."""

    breaks: tuple[int, ...]

    @classmethod
    def of(cls, article: Article) -> Lines:
        """The lines of ``article.text``."""
        return cls(breaks=tuple(found.start() for found in _LINE_END.finditer(article.text)))

    def at(self, offset: int) -> int:
        """Line number, from 1, of the character at ``offset``; as ``Article.line``."""
        return bisect_right(self.breaks, offset - 1) + 1
