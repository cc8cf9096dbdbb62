"""From addresses and files to articles in a folder: fetched, read, compared with what is there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from reconcile.collect import save
from reconcile.collect.fetch import Fetched, Fetcher
from reconcile.collect.known import Known
from reconcile.errors import ReadError
from reconcile.model import SkippedSource
from reconcile.readers import ReadText
from reconcile.readers.english import is_english
from reconcile.readers.feed import is_feed
from reconcile.readers.names import printable
from reconcile.readers.opening import Opener
from reconcile.readers.records import Part, Reading
from reconcile.readers.registry import READERS, sniff, suffix_of
from reconcile.readers.walk import PassedOver, find

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "message/rfc822": ".eml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_FOREIGN = "it is not in English, the one language that is read; leave it out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one article.

    ``path`` is the file that was written ("added", "version"), or that has it already ("known").
    """

    source: str
    status: Literal["added", "version", "known", "failed"]
    path: str | None = None
    title: str | None = None
    reason: str | None = None


def add(
    sources: Sequence[str],
    *,
    to: Path,
    fetcher: Fetcher,
    retrieved: str | None = None,
    keep_original: bool = False,
) -> Iterator[Added]:
    """Add articles to the folder ``to``, one after the other; each tells what became of it.

    A source is an address, a feed's address, or a file or folder.  ``retrieved`` is the day that
    is noted.  Nothing is raised for a source; what can't be added is an Added, "failed".
    """
    with Opener() as opener:
        adding = _Adding(to, fetcher, opener, retrieved, keep_original)
        for source in sources:
            yield from (
                adding.from_address(source) if _ADDRESS.match(source) else adding.from_file(source)
            )


class _Adding:
    def __init__(
        self,
        to: Path,
        fetcher: Fetcher,
        opener: Opener,
        retrieved: str | None,
        keep_original: bool,
    ) -> None:
        self._to = to
        self._fetcher = fetcher
        self._opener = opener
        self._retrieved = retrieved
        self._keep_original = keep_original
        self._known = Known(to)

    def from_address(self, url: str, *, of_feed: bool = False) -> Iterator[Added]:
        try:
            got = self._fetcher.fetch(url)
            if is_feed(got.data, got.kind) and not of_feed:
                yield from self._from_feed(got)
                return
            suffix = _suffix(got)
            reading = self._read(suffix, got)
        except ReadError as error:
            yield _failed(url, str(error))
            return
        yield from self._keep(url, reading, (suffix, got.data), got.url)

    def from_file(self, path: str) -> Iterator[Added]:
        for found in find(path):
            if isinstance(found, PassedOver):
                continue
            if isinstance(found, SkippedSource):
                yield _failed(found.path, found.reason)
                continue
            try:
                suffix, data = self._opener.open(found)
                reading = self._opener.read_bytes(suffix, data)
            except ReadError as error:
                yield _failed(found.path, str(error))
                continue
            yield from self._keep(found.path, reading, (suffix, data), None)

    def _from_feed(self, got: Fetched) -> Iterator[Added]:
        for url, title in self._opener.apart().links(got.data, got.url):
            if self._known.has(url):
                reason = "an article of this address is there"
                yield Added(source=url, status="known", title=title or None, reason=reason)
            else:
                yield from self.from_address(url, of_feed=True)

    def _read(self, suffix: str, got: Fetched) -> Reading:
        if suffix == ".html":
            return self._opener.apart().read(suffix, got.data, charset=got.charset, url=got.url)
        return self._opener.read_bytes(suffix, got.data)

    def _keep(
        self, source: str, reading: Reading, original: tuple[str, bytes], url: str | None
    ) -> Iterator[Added]:
        parts = reading if isinstance(reading, tuple) else (reading,)
        for part in parts:
            name, content = (part.name, part.content) if isinstance(part, Part) else (None, part)
            told = source if name is None else f"{source}#{name}"
            if isinstance(content, str):
                yield _failed(told, content)
                continue
            kept = original if self._keep_original else None
            if url is not None and content.url is None:
                content = replace(content, url=url)
            yield self._keep_one(told, content, kept)

    def _keep_one(
        self, source: str, article: ReadText, original: tuple[str, bytes] | None
    ) -> Added:
        if not is_english(article.text[article.body_start :]):
            return _failed(source, _FOREIGN)
        twin = self._known.twin(article)
        if twin is not None and twin.version is None:
            return Added(
                source=source, status="known", path=twin.path, title=article.title, reason=twin.why
            )
        if twin is None or twin.version is None:
            path = save.free(self._to, save.stem(article))
        else:
            first = Path(twin.path)
            path = save.free(first.parent, f"{first.name.partition('.')[0]}.v{twin.version}")
        try:
            save.write(path, save.markdown(article, self._retrieved), original)
        except OSError as error:
            return _failed(source, f"{path} cannot be written: {error.strerror or error}")
        self._known.add(article, str(path))
        return Added(
            source=source,
            status="added" if twin is None else "version",
            path=str(path),
            title=article.title,
            reason=None if twin is None else f"a changed version of {twin.path}",
        )


def _suffix(got: Fetched) -> str:
    """Which reader reads what was fetched.  Raises ReadError where none does."""
    begins = sniff(got.data)
    if begins in (".pdf", ".docx", ".odt", ".rtf"):  # whatever the server calls it
        return begins
    if got.kind in _UNTOLD:
        named = suffix_of(os.path.basename(got.url.partition("?")[0]))
        return named if named in READERS else begins
    if got.kind not in _KINDS:
        raise ReadError(f"it is {printable(got.kind[:60])}, which is no article; check the address")
    return _KINDS[got.kind]


def _failed(source: str, reason: str) -> Added:
    return Added(source=source, status="failed", reason=reason)
