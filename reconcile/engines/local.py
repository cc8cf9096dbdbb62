"""This process: one article after the other, parsed in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.model import Article, Extraction


def run(articles: Sequence[Article]) -> Iterator[Extraction]:
    """The claims of each article, in order.  Raises ModelError."""
    # The parser is imported with the claims room: seconds that a run without articles saves.
    from reconcile.claims import extract

    yield from extract(articles)
