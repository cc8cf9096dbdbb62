"""What changed between versions of an article: as an outline, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reconcile.model import Change, ChangeKind, Report, Revision
from reconcile.reports.outline import Heading, Item
from reconcile.reports.shown import Source as Shown
from reconcile.reports.text import clean, clip
from reconcile.reports.view import Index, index

TITLE = "What changed between versions"
_LONGEST = 300
_MARKS: dict[ChangeKind, str] = {
    "changed": "changed", "added": "added", "removed": "removed", "reworded": "reworded",
}  # fmt: skip
_ORDER: tuple[ChangeKind, ...] = ("changed", "added", "removed", "reworded")


def outline(report: Report) -> list[Heading]:
    """Each step from a version to the next: what changed, was added, removed or reworded."""
    at = index(report)
    if not report.revisions:
        return [
            Heading(
                title="No versions",
                note="No article is here in more than one version: same outlet and most of the "
                "text, or same address. --one-article takes all articles of a story as versions.",
            )
        ]
    return [_heading(revision, at) for revision in report.revisions]


def _heading(revision: Revision, at: Index) -> Heading:
    older, newer = at.sources[revision.older], at.sources[revision.newer]
    counts = {kind: sum(c.kind == kind for c in revision.changes) for kind in _ORDER}
    told = [f"{n:,} {kind}" for kind, n in counts.items() if n]
    return Heading(
        title=f"{_named(older, at)} → {_named(newer, at)}",
        level=1,
        note=", ".join([*told, f"{revision.same:,} the same"]),
        items=tuple(
            _item(change, at) for kind in _ORDER for change in revision.changes
            if change.kind == kind
        ),
    )  # fmt: skip


def _named(source: Shown, at: Index) -> str:
    article = at.articles[source.id]
    time = shown_time(article.updated or article.published)
    return f"{source.path} ({time})" if time else source.path


def shown_time(time: str | None) -> str:
    """An ISO time for people: "2022-11-29 13:52 UTC", "2022-11-29 13:52 +02:00"."""
    told = clean(time or "")
    if len(told) <= 10:
        return told
    zone = told[19:].lstrip("0123456789.")
    zone = "UTC" if zone in ("Z", "+00:00") else zone
    return f"{told[:10]} {told[11:16]} {zone}".strip()


def _item(change: Change, at: Index) -> Item:
    newer, older = (text_of(c, at) for c in (change.newer, change.older))
    under = [f"{d.kind}: {clean(d.why)}" for d in change.differences]
    if change.kind in ("changed", "reworded") and older:
        under.insert(0, f"before: {older}")
    place = change.newer or change.older
    line = at.lines[at.claims[place].article].at(at.claims[place].spans[0].start) if place else 0
    return Item(
        text=newer or older, mark=_MARKS[change.kind], meta=f"line {line}", under=tuple(under)
    )


def text_of(claim: str | None, at: Index) -> str:
    return clip(clean(at.claims[claim].text), _LONGEST) if claim else ""


def as_dict(report: Report) -> dict[str, Any]:
    """The versions and the changes between them, for a program."""
    at = index(report)
    return {
        "version": report.version,
        "articles": [
            {"id": a.id, "path": a.path, "outlet": a.outlet, "published": a.published,
             "updated": a.updated}
            for a in report.articles
        ],
        "versions": [
            {"article": v.article, "latest": v.latest, "reason": v.reason} for v in report.versions
        ],
        "revisions": [
            {"older": r.older, "newer": r.newer, "same": r.same,
             "changes": list(_changes(r, at))}
            for r in report.revisions
        ],
        "errors": [{"path": e.path, "problem": e.reason} for e in report.errors],
    }  # fmt: skip


def _changes(revision: Revision, at: Index) -> Iterator[dict[str, Any]]:
    for change in revision.changes:
        yield {
            "kind": change.kind,
            "older": _claim(change.older, at),
            "newer": _claim(change.newer, at),
            "differences": [
                {
                    "kind": d.kind,
                    "values": {side.claim: side.value for side in d.sides},
                    "why": d.why,
                }
                for d in change.differences
            ],
        }


def _claim(claim: str | None, at: Index) -> dict[str, Any] | None:
    if claim is None:
        return None
    found = at.claims[claim]
    return {"id": claim, "text": found.text, "spans": [[s.start, s.end] for s in found.spans]}
