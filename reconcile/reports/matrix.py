"""Claims by outlet: who has which value, majority and dissent, how each outlet's claims fare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from reconcile.model import (
    Agreement,
    Article,
    Claim,
    DateValue,
    Difference,
    Discrepancy,
    Finding,
    Quantity,
    Report,
    Side,
    SingleSource,
    time_order,
    verdict_of,
)
from reconcile.reports.shown import Row, Source, Tally, Vote
from reconcile.reports.text import clean, clip
from reconcile.reports.wording import spokesman

_LONGEST_CELL = 60
_LONGEST_TEXT = 400
_MOST_PATHS = 8  # articles that a family across stories names

Claims = Mapping[str, Claim]
Articles = Mapping[str, Article]
Sources = Mapping[str, Source]


def _key(side: Side, claims: Claims) -> str:
    """What two ways to write one value have in common."""
    claim = claims[side.claim]
    for value in claim.values:
        if side.span is not None and value.span == side.span:
            if isinstance(value, Quantity):
                return f"{value.low}..{value.high} {value.unit}"
            if isinstance(value, DateValue) and value.start:
                return f"{value.start}..{value.end} {value.clock}"
    from reconcile.lexicon.spelling import normalise_spelling

    words = re.findall(r"\w+", clean(side.value).casefold())
    return " ".join(normalise_spelling(word) for word in words)


def votes(
    difference: Difference, claims: Claims, articles: Articles, sources: Sources
) -> tuple[Vote, ...]:
    """Each value with the outlets that have it, the one of most outlets first."""
    values: dict[str, str] = {}
    outlets: dict[str, dict[str, None]] = {}
    times: dict[str, list[str | None]] = {}
    for side in difference.sides:
        key = _key(side, claims)
        article = claims[side.claim].article
        values.setdefault(key, clip(clean(side.value), _LONGEST_CELL))
        outlets.setdefault(key, {})[sources[article].outlet] = None
        times.setdefault(key, []).append(articles[article].updated or articles[article].published)
    ordered = sorted(values, key=lambda key: -len(outlets[key]))
    return tuple(
        Vote(
            value=values[key],
            outlets=tuple(outlets[key]),
            later=len(ordered) > 1
            and all(
                time_order(theirs, mine) < 0
                for other in ordered
                if other != key
                for theirs in times[other]
                for mine in times[key]
            ),
        )
        for key in ordered
    )


def _outlets(sources: Iterable[Source]) -> dict[str, None]:
    return dict.fromkeys(source.outlet for source in sources)


def rows(
    findings: Sequence[Finding],
    compared: Sequence[Source],
    claims: Claims,
    articles: Articles,
    sources: Sources,
) -> tuple[Row, ...]:
    """The facts that two or more outlets tell, in the order of ``findings``.

    A row has a cell for each outlet in the order of ``compared``.
    """
    columns = list(_outlets(compared))
    return tuple(
        _row(finding, columns, claims, articles, sources)
        for finding in findings
        if not isinstance(finding, SingleSource)
    )


def _row(
    finding: Agreement | Discrepancy,
    columns: Sequence[str],
    claims: Claims,
    articles: Articles,
    sources: Sources,
) -> Row:
    told = [claims[c] for c in finding.claims]
    cells: dict[str, list[str]] = {sources[c.article].outlet: [] for c in told}
    differences = finding.differences if isinstance(finding, Discrepancy) else ()
    for difference in differences:
        for side in difference.sides:
            cell = cells[sources[claims[side.claim].article].outlet]
            value = clip(clean(side.value), _LONGEST_CELL)
            if value not in cell:
                cell.append(value)
    return Row(
        id=finding.id,
        verdict=verdict_of(finding),
        text=clip(clean(told[spokesman(told)].text), _LONGEST_TEXT),
        cells=tuple("; ".join(cells[c]) if c in cells else None for c in columns),
        votes=tuple(v for d in differences[:1] for v in votes(d, claims, articles, sources)),
    )


def tallies(
    findings: Iterable[Finding], compared: Sequence[Source], claims: Claims
) -> tuple[Tally, ...]:
    """How many of each outlet's claims are confirmed by another origin, contradicted, alone."""
    outlet_of = {source.id: source.outlet for source in compared}
    counts = {name: dict.fromkeys(_FATES, 0) for name in _outlets(compared)}
    for finding in findings:
        fate = _fate(finding)
        for claim in finding.claims:
            outlet = outlet_of.get(claims[claim].article)
            if outlet is not None:
                counts[outlet][fate] += 1
    return tuple(
        Tally(outlet=name, claims=sum(fates.values()), **fates) for name, fates in counts.items()
    )


_FATES = ("confirmed", "contradicted", "repeated", "alone")


def _fate(finding: Finding) -> str:
    match finding:
        case Discrepancy():
            return "contradicted"
        case SingleSource():
            return "alone"
        case Agreement():
            return "confirmed" if finding.independent_origins > 1 else "repeated"
        case _:
            assert_never(finding)


def kinship(report: Report, sources: Sources) -> dict[str, list[str]]:
    """What the articles of each story have of one text, in words, by story."""
    said: dict[str, list[str]] = {}
    for version in report.versions:
        older, latest = sources[version.article], sources[version.latest]
        said.setdefault(older.story, []).append(
            f"{older.label} is an older version of {latest.label} ({clean(version.reason)}); "
            "the later one is compared"
        )
    large: dict[str, int] = {}
    for number, family in enumerate(report.families):
        stories = {sources[a].story for a in family}
        if len(family) > 2 and len(stories) == 1:
            large.update(dict.fromkeys(family, number))
            names = [sources[a].label for a in family[:_MOST_PATHS]]
            more = len(family) - len(names)
            names += [f"{more} more"] if more else []
            said.setdefault(stories.pop(), []).append(f"{_listed(names)} go back to one text")
    verbs = {"copy": "share text", "duplicate": "are one text"}
    for overlap in report.overlaps:
        known = large.get(overlap.left)
        if overlap.relation not in verbs or (
            known is not None and known == large.get(overlap.right)
        ):
            continue
        left, right = sources[overlap.left], sources[overlap.right]
        share = f"{overlap.share_left:.0%} of the first, {overlap.share_right:.0%} of the second"
        first = f"; {sources[overlap.first].label} came out first" if overlap.first else ""
        said.setdefault(left.story, []).append(
            f"{left.label} and {right.label} {verbs[overlap.relation]}: {share}{first}"
        )
    return said


def syndicated(report: Report, sources: Sources) -> tuple[str, ...]:
    """The families of articles that reach over several stories, in words."""
    told = []
    for family in report.families:
        if len({sources[a].story for a in family}) > 1:
            paths = _listed([sources[a].path for a in family[:_MOST_PATHS]])
            more = len(family) - _MOST_PATHS
            told.append(f"{paths}{f' and {more} more' if more > 0 else ''} go back to one text")
    return tuple(told)


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
