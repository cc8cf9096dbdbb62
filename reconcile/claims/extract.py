"""Articles in, claims out: the room's front door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.claims.build import build, has_content, trim
from reconcile.claims.merge import merge
from reconcile.claims.reading import ArticleReading, Reading, read_articles
from reconcile.claims.tree import HEAVY, to_spans
from reconcile.model import Article, Claim, Extraction, Residue, Span


def extract(articles: Sequence[Article]) -> Iterator[Extraction]:
    """The claims of each article, in order.  Raises ModelError where the model can't be used."""
    for read in read_articles(articles):
        yield _extract(read)


def _extract(read: ArticleReading) -> Extraction:
    drafts: list[Claim] = []
    residue = [
        Residue(article=read.article.id, span=Span(start=b.start, end=b.end), reason=b.reason)
        for b in read.blocks
        if b.reason
    ]
    for reading in read.readings:
        kept: set[int] = set()
        for head, words, shown in pieces_of(reading):
            drafts.append(build(read.article, reading, head, words, shown))
            kept.update(words)
        residue.extend(_rest(read.article, reading, kept))
    return Extraction(
        article=read.article.id,
        claims=tuple(
            replace(c, id=f"{read.article.id}:{n}") for n, c in enumerate(merge(drafts), 1)
        ),
        residue=tuple(sorted(residue, key=lambda r: r.span)),
    )


def pieces_of(reading: Reading) -> Iterator[tuple[int, list[int], list[int]]]:
    """(head, own words, words shown) of each piece that makes a claim a sibling doesn't hold."""
    tree = reading.tree
    found: list[tuple[int, list[int], list[int]]] = []
    for piece in reading.pieces:
        if piece.head in reading.bare and piece.kind != "nominal":
            continue
        words = trim(tree, piece.words)
        if has_content(tree, words):
            found.append((piece.head, words, sorted(piece.context)))
    weigh = [{i for i in words if tree[i].pos in HEAVY} for _, words, _ in found]
    for n, item in enumerate(found):
        inside = any(
            weigh[n] < other or (weigh[n] == other and m < n)
            for m, other in enumerate(weigh)
            if m != n
        )
        if not inside:
            yield item


def _rest(article: Article, reading: Reading, kept: set[int]) -> Iterator[Residue]:
    """Content words that no claim of the sentence holds, in runs, each with its reason."""
    tree = reading.tree
    runs: list[tuple[str, list[int]]] = []
    for token in tree.tokens:
        if token.i in kept or token.pos not in HEAVY | {"ADV"}:
            continue
        reason = "attribution" if token.i in reading.voiced else "no predicate of its own"
        if token.pos == "ADV":
            reason = "discourse word" if reason != "attribution" else reason
        if runs and runs[-1][0] == reason and runs[-1][1][-1] == token.i - 1:
            runs[-1][1].append(token.i)
        else:
            runs.append((reason, [token.i]))
    for reason, run in runs:
        for span in to_spans(tree, run, reading.offset):
            yield Residue(article=article.id, span=span, reason=reason)
