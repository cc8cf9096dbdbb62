"""What stands where in an article: the blocks of its text, each with its section.

A block is a stretch that the parser gets in one piece: a paragraph, a headline, a caption.
Sentences never reach over the end of a block.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from reconcile.claims.markup import FENCE, LINES, without_markup
from reconcile.model import Article, Section

# A line that ends like a sentence, with closing quotation marks or brackets behind the stop.
ENDED = re.compile(r"[.!?:;…][\"”’'»)\]]*\s*$")
BLANK = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+")
HEADING = re.compile(r"#{1,6}\s+")
MARKS = re.compile(r"^[>*\-+•–—]\s+|^\d{1,2}[.)]\s+")
CAPTION = re.compile(
    r"^(?:photo(?:graph)?|image|picture|caption|file photo|pictured)\s*(?:by\b|[:/(])", re.I
)
CREDIT = re.compile(
    r"\b(?:photo(?:graph)?|image|getty images|picture)\s*(?:by|:|/)|\(file photo\)|/getty images",
    re.I,
)
# "By Ana Lim and Jo Park in Lisbon", "Ana Lim, staff writer", "Additional reporting by ...".
BYLINE = re.compile(
    r"^(?:[Bb][Yy]:?\s+[A-Z][\w.'’-]*(?:[\s,]+(?:[A-Z][\w.'’-]*|and|in|for|of|the))*"
    r"|(?:additional\s+|Additional\s+)?(?:[Rr]eporting|[Ww]riting|[Ee]diting)\s+by\b.*"
    r"|[Ff]rom\s+our\s+\w+(?:\s\w+)?\s+correspondent.*"
    r"|[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3},?\s+"
    r"(?:[Ss]taff writer|[Cc]orrespondent|[Rr]eporter|Associated Press [Ww]riter)\b.*)$"
)
DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?"
CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
STAMP = re.compile(
    r"^(?:(?:published|updated|posted|last (?:updated|modified)|first published|created|date)"
    r"\b[:\s]*)?"
    rf"(?:{DAY},?\s+)?"
    rf"(?:(?:{CLOCK},?\s*)?(?:{ORDINAL}\s+{MONTH}|{MONTH}\s+{ORDINAL})(?:,?\s+\d{{4}})?"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|{CLOCK})"
    rf"(?:[\s,|@at-]*{CLOCK})?"
    r"(?:\s*\(?(?:gmt|est|edt|pst|pdt|cet|bst|utc|et)\)?)?"
    r"(?:[\s,|]+[A-Z][\w.]+(?:,?\s+[A-Z][\w.]+){0,3})?\s*\.?$",
    re.I,
)
BOILERPLATE = re.compile(
    r"^(?:read (?:more|also|next|the full)"
    r"|related(?: (?:stories|articles|topics|content))?\s*(?::|$)"
    r"|see also\b|also read|more on this\b|more:|click here|sign up\b|subscribe\b|share this"
    r"|follow us|advertisement\b|copyright\b|©|all rights reserved"
    r"|this (?:article|story) (?:was|has been|will be)\b|story continues|continue reading"
    r"|watch:|listen:|tags?:|topics?:|comments?\s*(?:\(\d+\))?$|print$|e-?mail$|\W*$)",
    re.I,
)
DATELINE = re.compile(
    r"^\s*(?:[A-Z][A-Z.’'\- ]{2,}(?:,\s*(?:[A-Z][\w.]+\s?){1,3})?"
    r"(?:,\s*[A-Z][a-z]{2,8}\.?\s+\d{1,2})?"
    r"|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,2}(?:,\s*[A-Z][\w. ]{2,20})?"
    r"(?=\s*\((?:[A-Z]{2,6}|[A-Z][a-z]+)\)))"
    r"\s*(?:\((?P<agency>[A-Z][\w. /&-]{1,30})\))?\s*(?:--|—|–|-)\s+(?=[\"“‘'A-Z0-9])"
)
LONGEST_LINE = 200  # characters; no byline, timestamp or link line is longer
TERMINAL = 0.6  # share of unfinished inner lines from which a block counts as hard-wrapped
SMALL = 0.3  # share of lines that begin in lower case, likewise; sentences on lines have none
NARROWEST = 25  # characters; no newsroom's column is narrower


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Characters ``start:end`` of the article's text; ``reason`` is set where it holds no claim."""

    start: int
    end: int
    section: Section
    reason: str | None = None


def lay_out(article: Article) -> list[Block]:
    """The article's blocks in text order, without white space between them."""
    pieces = list(_pieces(article.text, article.body_start))
    blocks: list[Block] = []
    body_seen = fenced = False
    for n, (start, end) in enumerate(pieces):
        fence = bool(FENCE.match(article.text[start:end]))
        if fenced or fence:
            blocks.append(Block(start=start, end=end, section=Section.BODY, reason="code"))
            fenced = fenced != fence
            continue
        block = _typed(
            article, start, end, first=n == 0, body_seen=body_seen, last=n == len(pieces) - 1
        )
        body_seen = body_seen or (block.section is Section.BODY and block.reason is None)
        blocks.extend(_without_dateline(article.text, block))
    return blocks


def _pieces(text: str, begin: int) -> list[tuple[int, int]]:
    """Paragraphs: lines, or runs of lines where the text is wrapped at a column."""
    out: list[tuple[int, int]] = []
    at = begin
    chunks = []
    for gap in BLANK.finditer(text, begin):
        chunks.append((at, gap.start()))
        at = gap.end()
    chunks.append((at, len(text)))
    for start, end in chunks:
        lines = list(_lines(text, start, end))
        if _wrapped([text[s:e] for s, e in lines]):
            out.append((lines[0][0], lines[-1][1]))
        else:
            for first, last in lines:
                if out and out[-1][0] >= start and _runs_on(text, out[-1], (first, last)):
                    out[-1] = (out[-1][0], last)
                else:
                    out.append((first, last))
    return out


def _runs_on(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a line goes on with the sentence of the line above it."""
    above, here = text[before[0] : before[1]], text[line[0] : line[1]]
    marked = HEADING.match(above) or MARKS.match(here) or FENCE.match(above)
    return here[:1].islower() and not ENDED.search(above) and not marked


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out = []
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        stripped = line.group().strip()
        if stripped:
            first = start + line.start() + len(line.group()) - len(line.group().lstrip())
            out.append((first, first + len(stripped)))
    return out


def _wrapped(lines: list[str]) -> bool:
    """Whether lines are one paragraph broken at a column: about as wide as each other, and many
    of them begin in the middle of a sentence."""
    inner = lines[:-1]
    if not inner or max(map(len, lines)) > 120:
        return False
    if any(HEADING.match(line) or MARKS.match(line) for line in lines):
        return False
    widest = max(map(len, lines))
    full = sum(len(line) > 0.75 * widest for line in inner)
    pairs = list(pairwise(lines))
    open_ends = sum(not ENDED.search(line) for line, _ in pairs)
    small = sum(after[:1].islower() for _, after in pairs)
    return (
        widest >= NARROWEST
        and full >= 0.8 * len(inner)
        and open_ends > TERMINAL * len(pairs)
        and small >= SMALL * len(pairs)
    )


def _typed(
    article: Article, start: int, end: int, *, first: bool, body_seen: bool, last: bool
) -> Block:
    text = article.text
    whole = text[start:end].strip()
    if len(whole) < LONGEST_LINE and (BOILERPLATE.match(whole) or LINES.match(whole)):
        return Block(start=start, end=end, section=Section.BODY, reason="boilerplate")
    heading = HEADING.match(text, start, end)
    level_one = bool(heading and heading.group().strip() == "#")
    mark = heading or MARKS.match(text[start:end])
    if mark:
        start += len(mark.group())
    plain = without_markup(text[start:end])
    line = (plain.text if plain else text[start:end]).strip()
    unfinished = not ENDED.search(line) and len(line.split()) <= 20
    short = len(line) < LONGEST_LINE
    if short and BOILERPLATE.match(line):
        return Block(start=start, end=end, section=Section.BODY, reason="boilerplate")
    if len(line) < 70 and STAMP.match(line):
        return Block(start=start, end=end, section=Section.DATELINE, reason="timestamp")
    if short and not ENDED.search(line) and len(line.split()) <= 16 and BYLINE.match(line):
        return Block(start=start, end=end, section=Section.BYLINE, reason="byline")
    if CAPTION.match(line) or (len(line.split()) < 40 and CREDIT.search(line)):
        return Block(start=start, end=end, section=Section.CAPTION)
    if heading:
        section = Section.TITLE if level_one and not body_seen else Section.SUBHEAD
    elif (unfinished and (first or not body_seen)) or (
        first and article.title and line.rstrip(".") == article.title.strip().rstrip(".")
    ):
        section = Section.TITLE
    elif unfinished and not last and len(line.split()) <= 12:
        section = Section.SUBHEAD
    else:
        section = Section.BODY
    return Block(start=start, end=end, section=section)


def _without_dateline(text: str, block: Block) -> list[Block]:
    """The place and agency that open a report set apart from its first sentence."""
    if block.section is not Section.BODY or block.reason:
        return [block]
    found = DATELINE.match(text[block.start : min(block.end, block.start + LONGEST_LINE)])
    if not found or found.end() > 60:
        return [block]
    cut = block.start + found.end()
    return [
        Block(start=block.start, end=cut, section=Section.DATELINE, reason="dateline"),
        Block(start=cut, end=block.end, section=Section.BODY),
    ]


STRAIGHT = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚`´", "'"), "–": "-", "\ufffd": " "}
    | dict.fromkeys("\u00a0\u202f\t\r\n", " ")
)


def for_parser(text: str, block: Block, known: Counter[str]) -> str:
    """The block's text as the parser likes it, with every character at the same offset.

    Quotation marks become straight ones.  A headline in title case is put in sentence case
    with the help of ``known``, how often the article's prose has each word in lower case and
    capitalised, because capitals everywhere make the tagger see names everywhere.
    """
    out = text[block.start : block.end].replace("``", ' "').replace("''", '" ').translate(STRAIGHT)
    if block.section in (Section.TITLE, Section.SUBHEAD):
        out = _sentence_case(out, known)
    return out


def case_counts(text: str) -> Counter[str]:
    """How often each word form stands inside a sentence of the prose (not as its first word).

    Lines that don't end like a sentence are left out: a headline's capitals say nothing.
    """
    prose = "\n".join(line for line in text.splitlines() if ENDED.search(line))
    return Counter(m.group(1) for m in re.finditer(r"(?<=[a-z,;] )([A-Za-z][\w'’-]*)", prose))


def _sentence_case(line: str, known: Counter[str]) -> str:
    words = re.findall(r"[A-Za-z][\w'-]*", line)
    long = [w for w in words if len(w) > 3]
    if len(long) < 2 or sum(w[0].isupper() for w in long) < 0.7 * len(long):
        return line

    starts = {line.split()[0]} if len(words) < 4 else set()

    def lower(match: re.Match[str]) -> str:
        word = match.group()
        if word.isupper() and len(word) > 1 and not line.isupper():
            return word
        small, big = known[word.lower()], known[word.capitalize()] + known[word]
        if line.isupper() and big > small:
            return word.capitalize() if known[word.capitalize()] >= known[word] else word
        return word if big > small or (big == 0 == small and word in starts) else word.lower()

    return re.sub(r"[A-Za-z][\w'-]*", lower, line)
