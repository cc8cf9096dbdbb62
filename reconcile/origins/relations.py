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
    Version,
    time_order,
)
from reconcile.origins.credits import credited
from reconcile.origins.kin import Groups
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
