"""This process: one article after the other, parsed in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType

from reconcile.model import Article, Extraction, Finding, Story
from reconcile.settings import Settings


class Local:
    """Does everything itself, and nothing before it is asked for."""

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction]:
        """The claims of each article, in order.  Raises ModelError."""
        # The parser is imported with the claims room: seconds that a run without articles saves.
        from reconcile.claims import extract

        yield from extract(articles)

    def reconcile(
        self, stories: Sequence[Story], settings: Settings
    ) -> Iterator[tuple[Finding, ...]]:
        """The findings of each story, in order."""
        # Numeric libraries take half a second, which a run that remembers its stories saves.
        from reconcile.pipeline import findings_of

        for story in stories:
            yield findings_of(story, settings)

    def __enter__(self) -> Local:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing is held that must be let go of."""
