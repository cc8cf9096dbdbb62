"""What a worker does with a piece of work.  The model is loaded once a process, by ``claims``.

Records go to workers and come back as the bytes that the cache keeps too: they are smaller and
quicker to make than pickles, and hold nothing but records.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Sequence

from reconcile.cache.codec import dumps, loads
from reconcile.model import Article, Claim, Extraction, Finding
from reconcile.settings import Settings


def begin() -> None:
    """Prepare a worker process: an interrupt ends it without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.set_threshold(100_000)


def dask_setup(_: object) -> None:
    """Prepare a worker of a cluster of our own, as Dask asks for it: an interrupt is ours to
    answer, and we end the worker."""
    begin()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def extract_piece(piece: bytes) -> list[bytes]:
    """The extraction of each of the articles.  Raises ModelError."""
    from reconcile.claims import extract

    articles: Sequence[Article] = loads(piece)
    return [dumps(extraction) for extraction in extract(articles)]


def reconcile_piece(piece: tuple[list[bytes], Settings]) -> list[bytes]:
    """The findings of each of the stories, with the claims' ids instead of the claims."""
    from reconcile.pipeline import findings_of

    stories, settings = piece
    return [dumps(findings_of(loads(s), settings), claims_by_id=True) for s in stories]


def extraction(data: bytes) -> Extraction:
    """What a worker sent for one article."""
    made: Extraction = loads(data)
    return made


def findings(data: bytes, claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """What a worker sent for the story of these claims."""
    made: tuple[Finding, ...] = loads(data, {c.id: c for c in claims})
    return made
