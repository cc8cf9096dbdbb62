"""What every engine does: articles to extractions, stories to findings, both in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Protocol

from reconcile.model import Article, Extraction, Finding, Story
from reconcile.settings import Settings


class Engine(Protocol):
    """Where the work is done.  Results come in the order of what was given, and are the same
    whatever the engine and however many processes it has."""

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction]:
        """The claims of each article.  Raises ModelError and EngineError."""
        ...

    def reconcile(
        self, stories: Sequence[Story], settings: Settings
    ) -> Iterator[tuple[Finding, ...]]:
        """The findings of each story.  Raises EngineError."""
        ...

    def __enter__(self) -> Engine: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
