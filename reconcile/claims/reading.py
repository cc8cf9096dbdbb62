"""What is known of each sentence of an article once it is parsed: pieces, voices, references.

A reading is the common ground of the split and of claims that come from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reconcile.claims.attribute import Voice, attribute, label
from reconcile.claims.layout import Block, case_counts, for_parser, lay_out
from reconcile.claims.markup import Plain, without_markup
from reconcile.claims.mend import mend
from reconcile.claims.names import NameRun, name_runs
from reconcile.claims.parse import Sentence, Token, parse
from reconcile.claims.pieces import Piece
from reconcile.claims.quotes import find_quotations, inside
from reconcile.claims.resolve import Filling, Resolver
from reconcile.claims.split import split
from reconcile.claims.tree import Tree
from reconcile.claims.values import find_values
from reconcile.model import Article, Attribution, DateValue, Quantity, Reference, Section, Span

HEADINGS = frozenset({Section.TITLE, Section.SUBHEAD})
MOSTLY = 0.7  # share of a sentence's words inside quotation marks that makes it quoted speech


@dataclass(slots=True)
class Reading:
    """One sentence.  ``offset`` turns token offsets into the article's; ``held`` maps the head of
    a piece to whoever holds it; ``bare`` are heads of pieces that are nothing but a cue."""

    tree: Tree
    block: Block
    offset: int
    sentence: Span
    section: Section
    pieces: list[Piece]
    held: dict[int, Attribution]
    cues: dict[int, str]
    voiced: set[int]
    bare: set[int]
    runs: list[NameRun]
    fillings: list[Filling]
    left: list[Reference]
    quotes: tuple[Span, ...]
    quoted: bool
    values: tuple[Quantity | DateValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReading:
    """An article's blocks and the readings of its sentences, both in text order."""

    article: Article
    blocks: tuple[Block, ...]
    readings: tuple[Reading, ...]


def read_articles(articles: Sequence[Article]) -> Iterator[ArticleReading]:
    """Lay out, parse and read the articles, in order.  Raises ModelError."""
    plans = [lay_out(a) for a in articles]
    texts: list[Plain] = []
    for article, blocks in zip(articles, plans, strict=True):
        known = case_counts(article.text[article.body_start :])
        texts.extend(_plain(for_parser(article.text, b, known)) for b in blocks if not b.reason)
    parsed = map(_placed, parse(t.text for t in texts), texts)
    for article, blocks in zip(articles, plans, strict=True):
        readings = tuple(_sentences(article, blocks, parsed))
        _carry_over(readings)
        yield ArticleReading(article=article, blocks=tuple(blocks), readings=readings)


def _plain(text: str) -> Plain:
    return without_markup(text) or Plain(text=text, places=())


def _placed(sentences: list[Sentence], source: Plain) -> list[Sentence]:
    """Token offsets turned into offsets of the text with its markup."""
    if source.places:
        for sentence in sentences:
            for token in sentence:
                last = source.places[token.end - 1]
                token.start, token.end = source.places[token.start], last + 1
    return sentences


def _sentences(
    article: Article, blocks: Sequence[Block], parsed: Iterator[list[Sentence]]
) -> Iterator[Reading]:
    resolver = Resolver()
    open_quote = False
    for block in blocks:
        if block.reason:
            continue
        found = find_quotations(article.text[block.start : block.end], continued=open_quote)
        open_quote = found.open_at_end
        quotes = tuple(
            Span(start=q.start + block.start, end=q.end + block.start) for q in found.spans
        )
        for tokens in next(parsed):
            yield _reading(article, tokens, block, quotes, resolver)


def _reading(
    article: Article,
    tokens: Sentence,
    block: Block,
    quotes: tuple[Span, ...],
    resolver: Resolver,
) -> Reading:
    mend(tokens)
    tree = Tree(tokens)
    pieces = split(tree)
    voices, bare = attribute(tree, pieces, heading=block.section in HEADINGS)
    label(tree, pieces, voices, [t.i for t in tokens if _in(quotes, block.start, t)])
    runs = name_runs(tree)
    fillings, left = resolver.read(
        tree, runs, block.start, voices, heading=block.section in HEADINGS,
        quoted=frozenset(t.i for t in tokens if _in(quotes, block.start, t)),
    )  # fmt: skip
    section = block.section
    if section is Section.BODY and tokens[-1].text == "?":
        section = Section.QUESTION
    words = [t for t in tokens if t.pos not in {"PUNCT", "SPACE"}]
    within = sum(inside(quotes, block.start + t.start, block.start + t.end) for t in words)
    sentence = Span(start=block.start + tokens[0].start, end=block.start + tokens[-1].end)
    return Reading(
        tree=tree, block=block, offset=block.start, sentence=sentence,
        section=section, pieces=pieces,
        held=_held(tree, voices, block.start, fillings),
        cues={h: tree[v.cue[0]].lemma for h, v in voices.items() if v.cue},
        voiced={i for v in voices.values() for i in v.words}, bare=bare, runs=runs,
        fillings=fillings, left=left, quotes=quotes,
        quoted=bool(words) and within >= MOSTLY * len(words),
        values=find_values(article, tree, sentence, block.start),
    )  # fmt: skip


def _held(
    tree: Tree, voices: dict[int, Voice], offset: int, fillings: Sequence[Filling]
) -> dict[int, Attribution]:
    found = {head: _attribution(tree, voice, offset, fillings) for head, voice in voices.items()}
    return {head: held for head, held in found.items() if held is not None}


def _in(quotes: tuple[Span, ...], offset: int, token: Token) -> bool:
    return inside(quotes, offset + token.start, offset + token.end)


def _attribution(
    tree: Tree, voice: Voice, offset: int, fillings: Sequence[Filling]
) -> Attribution | None:
    if not voice.speaker:
        return None
    outer = voice.outer.speaker if voice.outer else ()
    via = voice.via or outer
    speaker = _named(tree, voice.speaker, fillings)
    through = _named(tree, via, fillings) if via else None
    return Attribution(
        speaker=speaker,
        speaker_spans=to_spans(tree, list(voice.speaker), offset),
        cue=tree.text(voice.cue),
        style="indirect",
        via=through if through != speaker else None,
    )


def _named(tree: Tree, words: Sequence[int], fillings: Sequence[Filling]) -> str:
    """The speaker's words; a pronoun or short name that was resolved is told in full."""
    for filling in fillings:
        if filling.covers == frozenset(words) and filling.reference.text:
            return filling.reference.text
    return tree.text(words)


def _carry_over(readings: Sequence[Reading]) -> None:
    """Quoted sentences without a cue belong to whoever speaks in the same quotation, or to the
    speaker before them, or to the last one named where a colon leads the quotation in."""
    last: Attribution | None = None
    for n, reading in enumerate(readings):
        if reading.quoted and not reading.held:
            found = _same_quotation(readings, n) or last
            if found is not None:
                for piece in reading.pieces:
                    reading.held[piece.head] = found
                    reading.cues[piece.head] = ""
        voices = list(reading.held.values())
        if voices:
            last = voices[-1]
        elif not reading.quoted:
            last = _introduced(reading)


def _introduced(reading: Reading) -> Attribution | None:
    """Whoever a sentence that ends in a colon names last: the quotation behind it is theirs."""
    tree = reading.tree
    if tree.tokens[-1].text != ":" or not reading.runs:
        return None
    core = reading.runs[-1].core
    return Attribution(
        speaker=tree.text(core),
        speaker_spans=to_spans(tree, list(core), reading.offset),
        cue=":",
        style="direct",
    )


def _same_quotation(readings: Sequence[Reading], n: int) -> Attribution | None:
    """The speaker whom a later sentence of the same quotation names, across paragraphs too."""
    for here, there in zip(readings[n : n + 8], readings[n + 1 : n + 9], strict=False):
        shared = any(
            q.start < here.sentence.end and there.sentence.start < q.end for q in here.quotes
        )
        open_end = any(q.end >= here.block.end - 1 > q.start for q in here.quotes)
        if there.block is not here.block and not (open_end and _opens_quoted(there)):
            return None
        if there.block is here.block and not shared:
            return None
        if there.held:
            return next(iter(there.held.values()))
    return None


def _opens_quoted(reading: Reading) -> bool:
    return any(q.start <= reading.sentence.start + 2 for q in reading.quotes)


def to_spans(tree: Tree, words: Sequence[int], offset: int) -> tuple[Span, ...]:
    """Character ranges of the words, joined where they stand next to each other."""
    out: list[Span] = []
    last = -2
    for i in words:
        token = tree[i]
        start, end = offset + token.start, offset + token.end
        if out and i == last + 1:
            out[-1] = replace(out[-1], end=end)
        else:
            out.append(Span(start=start, end=end))
        last = i
    return tuple(out)
