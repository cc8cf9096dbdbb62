"""Quantities and dates of a sentence, with what the parse adds to what the text alone shows."""

from __future__ import annotations

from dataclasses import replace

from reconcile.claims.dates import find_dates
from reconcile.claims.quantities import find_quantities
from reconcile.claims.tree import Tree
from reconcile.model import Article, DateValue, Quantity, Span


def find_values(
    article: Article, tree: Tree, sentence: Span, offset: int
) -> tuple[Quantity | DateValue, ...]:
    """The quantities and dates of one sentence in text order; no two overlap."""
    text = sentence.of(article.text)
    dates = find_dates(text, article.published, sentence.start)
    taken = [d.span for d in dates]
    counts = [
        _counting(tree, q, offset)
        for q in find_quantities(text, sentence.start)
        if not any(q.span.start < s.end and s.start < q.span.end for s in taken)
    ]
    return tuple(sorted([*dates, *counts], key=lambda v: v.span))


def _counting(tree: Tree, quantity: Quantity, offset: int) -> Quantity:
    """With the noun that the quantity counts, read off the parse where the text left it open."""
    if quantity.counted or quantity.dimension not in {"count", "ordinal", "percent"}:
        return quantity
    start, end = quantity.span.start - offset, quantity.span.end - offset
    for token in tree.tokens:
        if token.start < start or token.end > end:
            continue
        head = tree[token.head]
        outside = head.start >= end or head.end <= start
        if (
            token.dep in {"nummod", "amod", "compound", "quantmod"}
            and outside
            and head.pos in {"NOUN", "PROPN"}
        ):
            return replace(quantity, counted=head.lemma)
    return quantity
