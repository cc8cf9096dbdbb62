"""Where the pipeline runs.  ENGINES lists them; each turns articles into extractions, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reconcile.engines import local
from reconcile.model import Article, Extraction

Engine = Callable[[Sequence[Article]], Iterator[Extraction]]

ENGINES: dict[str, Engine] = {
    "local": local.run,
}

__all__ = ["ENGINES", "Engine"]
