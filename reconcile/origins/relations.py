"""What the text that articles share makes of them: versions, copies, families."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cmp_to_key
from urllib.parse import urlsplit

from reconcile.model import (
    Agency,
    Article,
    Overlap,
    Provenance,
    Relation,
    Sketch,
    Version,
    time_order,
)
from reconcile.origins.credits import credited
from reconcile.origins.overlap import Prints, prints_of, shared, sketch_of
from reconcile.settings import Settings

# Fewer words in common make no copy: a fifth of a short item is a sentence or two.
_COPY_WORDS = 30
# Of a very short item, a larger share of fewer words.
_SHORT_COPY_WORDS = 20


def provenance(
    articles: Sequence[Article], settings: Settings, added: Sequence[Agency] = ()
) -> Provenance:
    """Who has it from whom, of the articles of one story.

    ``added`` are agencies and outlets that the user knows beside those of the package.
    """
    prints = [prints_of(article) for article in articles]
    overlaps = tuple(_overlaps(articles, prints, settings))
    return Provenance(
        origins=credited(articles, added),
        overlaps=overlaps,
        versions=_versions(articles, overlaps),
        sketches=tuple(sketch_of(a, p) for a, p in zip(articles, prints, strict=True)),
    )


def _overlaps(
    articles: Sequence[Article], prints: Sequence[Prints], settings: Settings
) -> Iterable[Overlap]:
    for left, right, passages in shared(prints):
        one, two = articles[left], articles[right]
        words = sum(p.words for p in passages)
        share_left, share_right = (
            min(1.0, words / max(1, prints[n].counted)) for n in (left, right)
        )
        order = time_order(one.published, two.published)
        yield Overlap(
            left=one.id,
            right=two.id,
            relation=_relation(one, two, words, (share_left, share_right), settings),
            share_left=round(share_left, 3),
            share_right=round(share_right, 3),
            passages=passages,
            first={-1: one.id, 1: two.id}.get(order),
        )


def _relation(
    one: Article, two: Article, words: int, shares: tuple[float, float], settings: Settings
) -> Relation:
    address = _address(one)
    if address is not None and address == _address(two):
        return "version"
    if _one_outlet(one, two) and max(shares) >= settings.version_share:
        return "version"
    if min(shares) >= settings.duplicate_share:
        return "duplicate"
    long = max(shares) >= settings.copy_share and words >= _COPY_WORDS
    if long or (max(shares) >= settings.short_copy_share and words >= _SHORT_COPY_WORDS):
        return "copy"
    return "passages"


def _one_outlet(one: Article, two: Article) -> bool:
    names = [" ".join(a.outlet.casefold().split()) if a.outlet else None for a in (one, two)]
    return names[0] is not None and names[0] == names[1]


def _address(article: Article) -> str | None:
    """The address that stands for the article, without what does not change the page."""
    given = article.canonical_url or article.url
    if not given:
        return None
    try:
        parts = urlsplit(given)
    except ValueError:
        return None
    query = f"?{parts.query}" if parts.query and not article.canonical_url else ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{query}" if host and parts.path.strip("/") else None


def _versions(articles: Sequence[Article], overlaps: Sequence[Overlap]) -> tuple[Version, ...]:
    """The older versions, in the order of the articles."""
    pairs = {(o.left, o.right): o for o in overlaps if o.relation == "version"}
    groups = Groups([a.id for a in articles])
    for left, right in pairs:
        groups.join(left, right)
    places: dict[str, str] = {}
    for article in articles:
        address = _address(article)
        if address:
            groups.join(places.setdefault(address, article.id), article.id)
    by_id = {a.id: a for a in articles}
    out: dict[str, Version] = {}
    for ids in groups.several():
        ordered = in_time([by_id[i] for i in ids])
        latest = ordered[-1]
        for older in ordered[:-1]:
            out[older.id] = Version(
                article=older.id, latest=latest.id, reason=_why(older, latest, pairs)
            )
    return tuple(out[a.id] for a in articles if a.id in out)


def _time(article: Article) -> str | None:
    """When this text of the article came out: its last change, or its publication."""
    return article.updated or article.published


def in_time(versions: Sequence[Article]) -> list[Article]:
    """Versions of one article, the latest last; where no time tells, the longer counts as later."""

    def order(one: Article, two: Article) -> int:
        times = time_order(_time(one), _time(two))
        if times:
            return times
        mine, theirs = (one.words, one.id), (two.words, two.id)
        return (mine > theirs) - (mine < theirs)

    return sorted(versions, key=cmp_to_key(order))


def _why(older: Article, latest: Article, pairs: dict[tuple[str, str], Overlap]) -> str:
    found = pairs.get((older.id, latest.id)) or pairs.get((latest.id, older.id))
    if _address(older) and _address(older) == _address(latest):
        why = "the same address"
    elif found:
        share = max(found.share_left, found.share_right)
        why = f"the same outlet, {share:.0%} of the text in common"
    else:
        why = "by way of a version between them"
    known = time_order(_time(older), _time(latest))
    return why if known else f"{why}; no time tells which is later, so the longer is compared"


class Groups:
    """Names that are joined to groups; a group's first name in order stands for it."""

    def __init__(self, names: Sequence[str]) -> None:
        self._place = {name: n for n, name in enumerate(names)}
        self._names = list(names)
        self._parent = list(range(len(names)))

    def root(self, name: str) -> str:
        """The name that stands for the group of ``name``."""
        at = self._place[name]
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return self._names[at]

    def join(self, one: str, two: str) -> None:
        """Make the groups of two names one."""
        a, b = sorted((self._place[self.root(one)], self._place[self.root(two)]))
        self._parent[b] = a

    def several(self) -> list[tuple[str, ...]]:
        """The groups of two or more names, in order."""
        found: dict[str, list[str]] = {}
        for name in self._names:
            found.setdefault(self.root(name), []).append(name)
        return [tuple(group) for group in found.values() if len(group) > 1]


def families(
    articles: Sequence[Article], known: Sequence[Provenance], settings: Settings
) -> tuple[tuple[str, ...], ...]:
    """Groups of articles that go back to one text, over all stories, by article id.

    Inside a story the copied passages tell; between stories the sketches do, and only articles
    that share a hash are compared.  Versions of one article alone make no family.
    """
    groups = Groups([a.id for a in articles])
    older = {v.article for p in known for v in p.versions}
    for found in known:
        for overlap in found.overlaps:
            if overlap.relation != "passages":
                groups.join(overlap.left, overlap.right)
    if len(known) > 1:
        sketches = [s for p in known for s in p.sketches]
        for left, right in _alike(sketches, settings.family_resemblance):
            groups.join(left, right)
    return tuple(g for g in groups.several() if sum(a not in older for a in g) > 1)


_LEAST_HASHES = 12  # of a shorter text a few hashes say nothing
_LEAST_COMMON = 4  # hashes in common from which two sketches are compared
_MOST_ARTICLES = 16  # articles a hash is followed to


def _alike(sketches: Sequence[Sketch], least: float) -> Iterable[tuple[str, str]]:
    """Pairs of sketches whose estimated resemblance is at least ``least``."""
    index: dict[int, list[int]] = {}
    for at, sketch in enumerate(sketches):
        common: dict[int, int] = {}
        for value in sketch.hashes:
            there = index.setdefault(value, [])
            for other in there:
                common[other] = common.get(other, 0) + 1
            if len(there) < _MOST_ARTICLES:
                there.append(at)
        if len(sketch.hashes) < _LEAST_HASHES:
            continue
        for other in sorted(n for n, number in common.items() if number >= _LEAST_COMMON):
            mine, theirs = sketch.hashes, sketches[other].hashes
            if len(theirs) >= _LEAST_HASHES and _resemblance(mine, theirs) >= least:
                yield sketches[other].article, sketch.article


def _resemblance(one: Sequence[int], two: Sequence[int]) -> float:
    """Jaccard's coefficient, 0..1, estimated from the least hashes of both (Broder 1997)."""
    size = min(len(one), len(two))
    least = sorted({*one, *two})[:size]
    both = {*one} & {*two}
    return sum(value in both for value in least) / size if size else 0.0
