"""From what was read to an Article."""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.errors import ReadError
from reconcile.model import Article
from reconcile.readers import text as plain
from reconcile.readers.dates import iso_published
from reconcile.readers.records import ReadText

_SURROGATES = re.compile("[\ud800-\udfff]")


def to_article(read_text: ReadText, *, id: str, path: str, story: str) -> Article:
    """The article that a file's text makes."""
    return Article(
        id=id,
        path=path,
        text=read_text.text,
        story=story,
        body_start=read_text.body_start,
        title=read_text.title,
        outlet=read_text.outlet,
        published=read_text.published,
        url=read_text.url,
        encoding=read_text.encoding,
        authors=read_text.authors,
        updated=read_text.updated,
        language=read_text.language,
        canonical_url=read_text.canonical_url,
        syndication=read_text.syndication,
    )


def article_from_text(
    text: str,
    *,
    id: str,
    path: str | None = None,
    story: str = "texts",
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Article:
    """An article from a text in memory, read as a ``.txt`` file would be, front matter and all.

    What is given by name outdoes the front matter; ``path`` is the id where none is given.
    Raises ReadError where the text is empty or binary, or ``published`` is no date.
    """
    if "\0" in text:
        raise ReadError("the text holds NUL characters; give it as plain text")
    # Half a surrogate pair cannot be written to any file; one for one, so offsets hold.
    read_text = plain.from_string(_SURROGATES.sub("\ufffd", text.removeprefix("\ufeff")))
    day = read_text.published
    if published is not None:
        day = iso_published(published)
        if day is None:
            raise ReadError(f"cannot read the date {published!r}; write it like 2022-11-28")
    article = to_article(read_text, id=id, path=id if path is None else path, story=story)
    return replace(
        article,
        title=title if title is not None else article.title,
        outlet=outlet if outlet is not None else article.outlet,
        published=day,
        url=url if url is not None else article.url,
    )
