"""One article in, its claims out: the rooms' front door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reconcile.claims.attribute import Voice, attribute
from reconcile.claims.layout import Block, case_counts, for_parser, lay_out
from reconcile.claims.merge import merge
from reconcile.claims.modality import certainty, is_negated
from reconcile.claims.names import NameRun, find_names, name_runs
from reconcile.claims.parse import Sentence, Token, parse
from reconcile.claims.resolve import Filling, Resolver
from reconcile.claims.quotes import Quotations, find_quotations, inside
from reconcile.claims.pieces import Piece
from reconcile.claims.split import split
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.model import Article, Attribution, Claim, Extraction, Reference, Residue, Section, Span, Style, Word

PUNCT = frozenset({"PUNCT", "SPACE", "SYM"})
LINKS = frozenset({"and", "but", "or", "nor", "yet", "so", "while", "that", "also"})


@dataclass(slots=True)
class Draft:
    """A claim in the making: token indices of one sentence and who holds it."""

    tree: Tree
    piece: Piece
    words: list[int]
    block: Block
    sentence: Span
    offset: int
    voice: Voice | None
    quotes: tuple[Span, ...]
    section: Section
    runs: list[NameRun]
    fillings: list[Filling]
    left: list[Reference]


def extract(articles: Sequence[Article]) -> Iterator[Extraction]:
    """The claims of each article, in order.  Raises ModelError where the model can't be used."""
    plans = [[b for b in lay_out(a)] for a in articles]
    texts = []
    for article, blocks in zip(articles, plans, strict=True):
        known = case_counts(article.text[article.body_start :])
        texts.extend(for_parser(article.text, b, known) for b in blocks if not b.reason)
    parsed = parse(texts)
    for article, blocks in zip(articles, plans, strict=True):
        yield _extract(article, blocks, parsed)


def _extract(article: Article, blocks: list[Block], parsed: Iterator[list[Sentence]]) -> Extraction:
    drafts: list[Draft] = []
    residue: list[Residue] = []
    open_quote = False
    resolver = Resolver()
    for block in blocks:
        if block.reason:
            span = Span(start=block.start, end=block.end)
            residue.append(Residue(article=article.id, span=span, reason=block.reason))
            continue
        text = article.text[block.start : block.end]
        quotations = find_quotations(text, continued=open_quote)
        open_quote = quotations.open_at_end
        for tokens in next(parsed):
            drafts.extend(_drafts(tokens, block, quotations, resolver))
    merged = merge([_claim(article, n, d) for n, d in enumerate(drafts, 1)])
    claims = tuple(replace(c, id=f"{article.id}:{n}") for n, c in enumerate(merged, 1))
    return Extraction(article=article.id, claims=claims, residue=tuple(residue))


def _drafts(
    tokens: Sentence, block: Block, quotations: Quotations, resolver: Resolver
) -> Iterator[Draft]:
    tree = Tree(tokens)
    pieces = split(tree)
    voices, bare = attribute(tree, pieces)
    runs = name_runs(tree)
    fillings, left = resolver.read(tree, runs, block.start, voices)
    sentence = Span(start=block.start + tokens[0].start, end=block.start + tokens[-1].end)
    section = block.section
    if section is Section.BODY and tokens[-1].text == "?" :
        section = Section.QUESTION
    kept = []
    for piece in pieces:
        if piece.head in bare:
            continue
        words = _trim(tree, piece.words)
        if not _content(tree, words):
            continue
        kept.append((piece, words))
    for piece, words in kept:
        yield Draft(
            tree=tree,
            piece=piece,
            words=words,
            block=block,
            sentence=sentence,
            offset=block.start,
            voice=voices.get(piece.head),
            quotes=quotations.spans,
            section=section,
            runs=runs,
            fillings=fillings,
            left=left,
        )


def _content(tree: Tree, words: list[int]) -> bool:
    heavy = sum(tree[i].pos in {"NOUN", "PROPN", "VERB", "NUM", "ADJ"} for i in words)
    return heavy > 1 or (heavy == 1 and any(tree[i].dep in SUBJECTS for i in words))


def _trim(tree: Tree, words: list[int]) -> list[int]:
    """Without punctuation and linking words at either end, and without stranded commas."""
    have = set(words)
    out = [
        i
        for i in words
        if tree[i].pos not in PUNCT or ((i - 1 in have) and (i + 1 in have) and tree[i].text not in {",", ";"})
        or (tree[i].text == "," and i - 1 in have and i + 1 in have)
        or tree[i].text in {"%", "$", "£", "€"}
    ]
    while out and (tree[out[0]].pos in PUNCT or tree[out[0]].lemma in LINKS and tree[out[0]].pos in {"CCONJ", "SCONJ"}) and tree[out[0]].text not in {"$", "£", "€"}:
        out.pop(0)
    while out and (tree[out[-1]].pos in PUNCT | {"CCONJ"} and tree[out[-1]].text not in {"%"}):
        out.pop()
    return out


def to_spans(tree: Tree, words: list[int], offset: int) -> tuple[Span, ...]:
    """Character ranges of the words, joined where only white space lies between them."""
    out: list[Span] = []
    last = -2
    for i in words:
        token = tree[i]
        start, end = offset + token.start, offset + token.end
        if out and i == last + 1:
            out[-1] = Span(start=out[-1].start, end=end)
        else:
            out.append(Span(start=start, end=end))
        last = i
    return tuple(out)


def _claim(article: Article, number: int, draft: Draft) -> Claim:
    tree, words, offset = draft.tree, draft.words, draft.offset
    spans = to_spans(tree, words, offset)
    whole = _trim(tree, sorted({*words, *draft.piece.context}))
    fillings = [f for f in draft.fillings if min(f.covers) in whole and f.covers <= set(whole)]
    text = _text(tree, whole, fillings)
    return Claim(
        id=f"{article.id}:{number}",
        article=article.id,
        text=text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else "."),
        spans=spans,
        mentions=(spans,),
        sentence=draft.sentence,
        section=draft.section,
        attribution=_attribution(draft, spans),
        values=find_names(tree, draft.runs, whole, offset),
        quotes=_quotes(draft, spans),
        references=tuple(f.reference for f in fillings)
        + tuple(r for r in draft.left if any(s.start <= r.span.start < s.end for s in spans)),
        negated=is_negated(tree, draft.piece.head, words),
        certainty=certainty(tree, draft.piece.head, words, _cue_lemma(draft)),
        words=_records(draft, whole, fillings),
        context=tuple(t.lemma for t in tree.tokens if t.pos in {"NOUN", "PROPN", "VERB", "NUM", "ADJ"}),
    )


def _text(tree: Tree, whole: list[int], fillings: list[Filling]) -> str:
    """The claim's words, each resolved reference replaced by its antecedent in brackets."""
    parts: list[str] = []
    run: list[int] = []
    at = {min(f.covers): f for f in fillings}
    covered = {i for f in fillings for i in f.covers}
    for i in whole:
        if i in at:
            parts += [tree.text(run), at[i].text]
            run = []
        elif i not in covered:
            if not run and parts and tree[i].pos == "PUNCT" or tree[i].tag == "POS" and not run and parts:
                parts[-1] += tree[i].text
                continue
            run.append(i)
    parts.append(tree.text(run))
    return " ".join(p for p in parts if p)


def _records(draft: Draft, whole: list[int], fillings: list[Filling]) -> tuple[Word, ...]:
    tree, own = draft.tree, set(draft.words)
    at = {min(f.covers): f for f in fillings}
    covered = {i for f in fillings for i in f.covers}
    order = [i for i in whole if i not in covered or i in at]
    rows: list[tuple[Token, int | None, bool, int]] = []
    for i in order:
        if i in at:
            last = len(at[i].tokens) - 1
            rows += [(t, i if n == last else None, True, i) for n, t in enumerate(at[i].tokens)]
        else:
            rows.append((tree[i], i, i not in own, i))
    place = {origin: n for n, (_, origin, _, _) in enumerate(rows) if origin is not None}
    for f in fillings:
        place |= {i: place[min(f.covers)] for i in f.covers}
    out = []
    for n, (token, origin, filled, near) in enumerate(rows):
        source = tree[near] if token is not tree[near] else token
        head = place.get(source.head, -1) if source.head != source.i else -1
        if origin is None:
            head = place.get(near, -1)
        out.append(
            Word(
                text=token.text, lemma=token.lemma, pos=token.pos, tag=token.tag,
                dep=source.dep if origin is not None else "compound", head=head if head != n else -1,
                span=Span(start=draft.offset + source.start, end=draft.offset + source.end), filled=filled,
            )
        )  # fmt: skip
    return tuple(out)


def _cue_lemma(draft: Draft) -> str | None:
    return draft.tree[draft.voice.cue[0]].lemma if draft.voice else None


def _quotes(draft: Draft, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The parts of the claim's spans that stand inside quotation marks."""
    out = []
    for quote in draft.quotes:
        start, end = quote.start + draft.offset, quote.end + draft.offset
        for span in spans:
            low, high = max(start, span.start), min(end, span.end)
            if low < high:
                out.append(Span(start=low, end=high))
    return tuple(out)


def _attribution(draft: Draft, spans: tuple[Span, ...]) -> Attribution | None:
    voice, tree = draft.voice, draft.tree
    if voice is None or not voice.speaker:
        return None
    outer = voice.outer.speaker if voice.outer else ()
    via = voice.via or outer
    return Attribution(
        speaker=tree.text(voice.speaker),
        speaker_spans=to_spans(tree, list(voice.speaker), draft.offset),
        cue=tree.text(voice.cue),
        style=_style(draft, spans),
        via=tree.text(via) if via else None,
    )


def _style(draft: Draft, spans: tuple[Span, ...]) -> Style:
    quoted = tuple(Span(start=q.start + draft.offset, end=q.end + draft.offset) for q in draft.quotes)
    if all(inside(quoted, s.start, s.end) for s in spans):
        return "direct"
    if any(q.start < s.end and s.start < q.end for q in quoted for s in spans):
        return "mixed"
    return "indirect"
