"""What changed from one version of an article to the next, claim by claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reconcile.model import (
    Agreement,
    Article,
    Change,
    Claim,
    Discrepancy,
    Finding,
    Report,
    Revision,
    SingleSource,
    Sourcing,
)
from reconcile.settings import Settings

_UNTRACED = Sourcing(outlets=1, roots=(), credited=False, chain="")


def revisions(report: Report, settings: Settings, *, every: bool = False) -> tuple[Revision, ...]:
    """The changes between consecutive versions of each article, the oldest first.

    With ``every`` all articles of a story are versions of one, whatever their outlets.
    """
    from reconcile.origins import in_time

    out = []
    for group in _groups(report, every):
        ordered = in_time(group)
        for older, newer in pairwise(ordered):
            out.append(_revision(report, older, newer, settings))
    return tuple(out)


def _groups(report: Report, every: bool) -> Iterator[list[Article]]:
    """The articles that are versions of one another."""
    latest = {v.article: v.latest for v in report.versions}
    groups: dict[str, list[Article]] = {}
    for article in report.articles:
        name = article.story if every else latest.get(article.id, article.id)
        groups.setdefault(name, []).append(article)
    yield from (group for group in groups.values() if len(group) > 1)


def _revision(report: Report, older: Article, newer: Article, settings: Settings) -> Revision:
    # Imported here: numeric libraries take half a second that a run without versions saves.
    from reconcile.pipeline import reconcile_story

    before = [c for c in report.claims if c.article == older.id]
    after = [c for c in report.claims if c.article == newer.id]
    same = _same(before, after)
    rest = [c for c in (*before, *after) if c.id not in same]
    published = {a.id: a.updated or a.published for a in (older, newer)}
    findings = reconcile_story(rest, lambda _: _UNTRACED, settings, published)
    place = {c.id: n for n, c in enumerate((*after, *before))}
    changes = [change for f in findings if (change := _change(f, rest, older.id)) is not None]
    return Revision(
        older=older.id,
        newer=newer.id,
        changes=tuple(sorted(changes, key=lambda c: place[c.newer or c.older or ""])),
        same=len(same) // 2,
    )


def _same(before: Sequence[Claim], after: Sequence[Claim]) -> set[str]:
    """The ids of claims that both versions have in the same words."""
    known: dict[str, list[str]] = {}
    for claim in before:
        known.setdefault(_words(claim), []).append(claim.id)
    out: set[str] = set()
    for claim in after:
        if known.get(_words(claim)):
            out.update((known[_words(claim)].pop(0), claim.id))
    return out


def _words(claim: Claim) -> str:
    return " ".join(claim.text.casefold().split())


def _change(finding: Finding, claims: Sequence[Claim], older: str) -> Change | None:
    texts = {c.id: c for c in claims}
    mine = [c for c in finding.claims if texts[c].article == older]
    theirs = [c for c in finding.claims if texts[c].article != older]
    match finding:
        case SingleSource() if mine:
            return Change(kind="removed", older=mine[0])
        case SingleSource():
            return Change(kind="added", newer=theirs[0])
        case Discrepancy():
            return Change(
                kind="changed", older=mine[0], newer=theirs[0], differences=finding.differences
            )
        case Agreement():
            return Change(kind="reworded", older=mine[0], newer=theirs[0])
    return None
