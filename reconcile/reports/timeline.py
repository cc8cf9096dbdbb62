"""A story in time: what happened when, who reported it first, and what was corrected later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from typing import Any

from reconcile.model import (
    Article,
    Claim,
    DatePrecision,
    DateValue,
    Discrepancy,
    Finding,
    Report,
    time_order,
    verdict_of,
)
from reconcile.reports.matrix import votes
from reconcile.reports.outline import Heading, Item
from reconcile.reports.shown import Vote
from reconcile.reports.text import clean, clip
from reconcile.reports.versions import shown_time, text_of
from reconcile.reports.view import Index, index
from reconcile.reports.wording import is_fragment, spokesman

TITLE = "The story in time"
_LONGEST = 300
_MOST = 12  # facts of one article that are shown without --all
_MOST_DATED = 40  # dated facts that are shown without it
# The more exact a date is, the better it tells when something was.
_EXACT: tuple[DatePrecision, ...] = (
    "time",
    "day",
    "weekday",
    "part",
    "week",
    "month",
    "season",
    "year",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One fact with the day or days of the event (ISO), the article that had it first and the
    articles that have it, in the order of publication.

    ``start`` is None where no date is told; ``first`` where no times tell who was first.
    ``corrections`` are differing values, with those that came later marked.
    """

    finding: str
    text: str
    start: str | None
    end: str | None
    clock: int | None
    first: str | None
    articles: tuple[str, ...]
    corrections: tuple[tuple[str, tuple[Vote, ...]], ...] = ()
    verdict: str = "agreement"


def events(report: Report) -> tuple[Event, ...]:
    """Every fact of a report that is a statement, in the order of the findings."""
    at = index(report)
    times = _times(report)
    out = []
    for finding in report.findings:
        claims = [at.claims[c] for c in finding.claims]
        if not all(is_fragment(claim) for claim in claims):
            out.append(_event(finding, claims, at, times))
    return tuple(out)


def _times(report: Report) -> dict[str, str | None]:
    """When each claim came out: with the first version of its article that has it.

    Of an article that was changed and whose older version is not here, the day of publication.
    """
    older = {v.latest for v in report.versions}
    articles = {a.id: a for a in report.articles}
    times = {}
    for claim in report.claims:
        article = articles[claim.article]
        changed = article.updated if article.id in older else None
        times[claim.id] = changed or article.published
    before = {c.id: times[c.id] for c in report.claims}
    for revision in report.revisions:
        new = {c.newer for c in revision.changes if c.kind in ("added", "changed")}
        first = articles[revision.older].updated or articles[revision.older].published
        for claim in report.claims:
            if claim.article == revision.newer and claim.id not in new:
                times[claim.id] = first or before[claim.id]
    return times


def _told_at(article: str, claims: Sequence[Claim], times: Mapping[str, str | None]) -> str | None:
    known = [t for c in claims if c.article == article and (t := times[c.id])]
    return min(known, key=cmp_to_key(time_order), default=None)


def _order(one: str | None, two: str | None) -> int:
    """Times in order; what has none comes last."""
    if not one or not two:
        return bool(two) - bool(one)
    return time_order(one, two)


def _event(
    finding: Finding, claims: Sequence[Claim], at: Index, times: Mapping[str, str | None]
) -> Event:
    date = _date(claims)
    told = {a: _told_at(a, claims, times) for a in dict.fromkeys(c.article for c in claims)}
    in_order = cmp_to_key(_order)
    ids = tuple(sorted(told, key=lambda a: in_order(told[a])))
    sure = told[ids[0]] is not None and (
        len(ids) == 1 or time_order(told[ids[0]], told[ids[1]]) < 0
    )
    first = [c for c in claims if c.article == ids[0]]
    corrections = []
    if isinstance(finding, Discrepancy):
        for difference in finding.differences:
            found = votes(difference, at.claims, at.articles, at.sources)
            if any(v.later for v in found):
                corrections.append((clean(difference.kind), found))
    return Event(
        finding=finding.id,
        text=clip(clean(first[spokesman(first)].text), _LONGEST),
        start=date.start if date else None,
        end=date.end if date else None,
        clock=_clock(claims) if date and date.start == date.end else None,
        first=ids[0] if sure else None,
        articles=ids,
        corrections=tuple(corrections),
        verdict=verdict_of(finding),
    )


def _date(claims: Sequence[Claim]) -> DateValue | None:
    """The most exact date on which the fact is said to be."""
    dates = [
        value
        for claim in claims
        for value in claim.values
        if isinstance(value, DateValue)
        and value.start
        and value.relation == "on"
        and value.precision in _EXACT
    ]
    return min(dates, key=lambda d: _EXACT.index(d.precision), default=None)


def _clock(claims: Sequence[Claim]) -> int | None:
    """The time of day that the claims tell, in minutes after midnight."""
    clocks = (v.clock for c in claims for v in c.values if isinstance(v, DateValue))
    return next((clock for clock in clocks if clock is not None), None)


def by_time(articles: Sequence[Article]) -> list[Article]:
    """Articles by publication; those without a time last."""

    in_order = cmp_to_key(_order)
    return sorted(articles, key=lambda article: in_order(article.published))


def outline(report: Report, *, show_all: bool = False) -> list[Heading]:
    """By event date, by publication, and what was corrected later."""
    at = index(report)
    older = {v.article for v in report.versions}
    articles: dict[str, list[Article]] = {}
    for article in report.articles:
        articles.setdefault(article.story, []).append(article)
    found: dict[str, list[Event]] = {}
    for event in events(report):
        found.setdefault(at.articles[event.articles[0]].story, []).append(event)
    out: list[Heading] = []
    for story, told in articles.items():
        mine = found.get(story, [])
        if len(articles) > 1:
            out.append(Heading(title=clean(story), level=1))
        out.append(_by_event(mine, at, show_all))
        compared = [article for article in told if article.id not in older]
        out.extend(_by_publication(a, mine, at, show_all) for a in by_time(compared))
        out.append(_corrections(mine, report, story, at))
    return out


def _by_event(found: Sequence[Event], at: Index, show_all: bool) -> Heading:
    dated = sorted(
        (e for e in found if e.start),
        key=lambda e: (e.start or "", e.end or "", -1 if e.clock is None else e.clock),
    )
    silent = sum(e.start is None for e in found)
    note = f"{silent:,} facts have no date that is known"
    if len(dated) > _MOST_DATED and not show_all:
        note += f"; the first {_MOST_DATED} of {len(dated):,} others are shown (--all)"
        dated = dated[:_MOST_DATED]
    items = tuple(
        Item(mark=_day(e), text=e.text, meta=_who(e, at), under=tuple(_told(e))) for e in dated
    )
    return Heading(title="By event", note=f"{note}.", items=items)


def _day(event: Event) -> str:
    start, end = event.start or "", event.end or ""
    clock = "" if event.clock is None else f" {event.clock // 60:02}:{event.clock % 60:02}"
    return f"{start}{clock}" if start == end or not end else f"{start}/{end}"


def _who(event: Event, at: Index) -> str:
    labels = [at.sources[a].label for a in event.articles]
    if len(labels) == 1:
        return labels[0]
    if event.first is None:
        return ", ".join(labels)
    return f"first {labels[0]}; then {', '.join(labels[1:])}"


def _told(event: Event) -> Iterator[str]:
    for kind, found in event.corrections:
        values = "; ".join(
            f"{v.value}: {', '.join(v.outlets)}{', later' if v.later else ''}" for v in found
        )
        yield f"{kind}: {values}"


def _by_publication(article: Article, found: Sequence[Event], at: Index, show_all: bool) -> Heading:
    mine = [e for e in found if e.first == article.id and len(e.articles) > 1]
    alone = sum(e.articles == (article.id,) for e in found)
    later = sum(article.id in e.articles and e.first not in (None, article.id) for e in found)
    shown = mine if show_all else mine[:_MOST]
    when = shown_time(article.published) or "no time known"
    parts = [f"first to report {len(mine):,}", f"{later:,} after others", f"{alone:,} alone"]
    if len(shown) < len(mine):
        parts.append(f"the first {len(shown)} are shown (--all)")
    return Heading(
        title=f"{when}  {at.sources[article.id].label}",
        note=", ".join(parts) + ".",
        items=tuple(Item(text=e.text, meta=_who(e, at)) for e in shown),
    )


def _corrections(found: Sequence[Event], report: Report, story: str, at: Index) -> Heading:
    items = [Item(text=e.text, under=tuple(_told(e))) for e in found if e.corrections]
    for revision in report.revisions:
        if at.articles[revision.newer].story != story:
            continue
        label = at.sources[revision.newer].label
        for change in revision.changes:
            if change.kind == "changed":
                items.append(
                    Item(
                        text=text_of(change.newer, at),
                        meta=f"corrected in a later version of {label}",
                        under=(f"before: {text_of(change.older, at)}",),
                    )
                )
    note = "" if items else "Nothing that was reported was told otherwise later."
    return Heading(title="Told otherwise later", items=tuple(items), note=note)


def as_dict(report: Report) -> dict[str, Any]:
    """The events, the articles in the order of publication, and the changes, for a program."""
    from reconcile.reports.versions import as_dict as versions

    found = events(report)
    return versions(report) | {
        "articles": [
            {"id": a.id, "path": a.path, "outlet": a.outlet, "published": a.published,
             "updated": a.updated, "story": a.story,
             "first": [e.finding for e in found if e.first == a.id]}
            for a in by_time(report.articles)
        ],
        "events": [
            {
                "finding": e.finding,
                "text": e.text,
                "verdict": e.verdict,
                "start": e.start,
                "end": e.end,
                "minutes": e.clock,
                "first": e.first,
                "articles": list(e.articles),
                "corrections": [
                    {"kind": kind, "values": [
                        {"value": v.value, "outlets": list(v.outlets), "later": v.later}
                        for v in values
                    ]}
                    for kind, values in e.corrections
                ],
            }
            for e in sorted(found, key=lambda e: (e.start is None, e.start or "", e.end or ""))
        ],
    }  # fmt: skip
