"""What is known of each sentence of an article once it is parsed: pieces, voices, references.

A reading is the common ground of the split and of claims that come from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.claims.attribute import attribute, label
from reconcile.claims.carry import carry_over
from reconcile.claims.commit import commit
from reconcile.claims.layout import Block, case_counts, for_parser, lay_out
from reconcile.claims.markup import Plain, without_markup
from reconcile.claims.mend import mend
from reconcile.claims.names import NameRun, name_runs
from reconcile.claims.parse import Sentence, Token, parse
from reconcile.claims.pieces import Piece
from reconcile.claims.quotes import find_quotations, inside
from reconcile.claims.resolve import Filling, Resolver, told
from reconcile.claims.split import split
from reconcile.claims.tree import Tree, to_spans
from reconcile.claims.values import find_values
from reconcile.claims.voice import Voice
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
        carry_over(readings)
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
    commit(tree, pieces, voices)
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
    while not voice.speaker:
        if voice.outer is None or voice.outer is voice:
            return None
        voice = voice.outer  # "you know that ...": nobody's but the one's who says all of it
    outer = voice.outer.speaker if voice.outer else ()
    via = voice.via or outer
    speaker = told(tree, voice.speaker, fillings)
    through = told(tree, via, fillings) if via else None
    return Attribution(
        speaker=speaker,
        speaker_spans=to_spans(tree, list(voice.speaker), offset),
        cue=tree.text(voice.cue),
        style="indirect",
        via=through if through != speaker else None,
    )
