"""The whole story: claims to matches, matches to findings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from reconcile.kinds import (
    Gathered,
    Quoted,
    beyond_links,
    compare,
    gathered,
    lenders,
    merged,
    said_beside,
    sureness,
    updated,
    utterance_differences,
)
from reconcile.kinds.calibration import ALONE, calibrated
from reconcile.lexicon.rulings import obeying
from reconcile.matching import group, link
from reconcile.model import (
    Agreement,
    Claim,
    Comparison,
    Difference,
    Discrepancy,
    Finding,
    Match,
    Rulings,
    SingleSource,
    Sourcing,
    Story,
    highest,
)
from reconcile.origins import Tracer
from reconcile.settings import Settings

Trace = Callable[[Sequence[Claim]], Sourcing]

NO_RULINGS = Rulings()
UNDATED = "9999"  # sorts behind every date of publication


def findings_of(story: Story, settings: Settings) -> tuple[Finding, ...]:
    """The findings of one story, each with the origins of what it tells."""
    trace = Tracer(story.articles, story.claims, story.provenance, story.agencies).sourcing
    published = {a.id: a.published for a in story.articles}
    return reconcile_story(
        story.claims, trace, settings, published, story.rulings, explain=story.explain
    )


def reconcile_story(
    claims: Sequence[Claim],
    trace: Trace,
    settings: Settings,
    published: Mapping[str, str | None] | None = None,
    rulings: Rulings = NO_RULINGS,
    *,
    explain: bool = False,
) -> tuple[Finding, ...]:
    """The findings of one story, by what people ruled: every claim stands in exactly one.

    ``trace`` tells the origins of claims that tell one fact.  ``explain``: matches have the parts
    of their similarity.
    """
    with obeying(rulings):
        linked = group(link(claims, settings, rulings.apart, explain=explain))
        return _findings(linked, claims, trace, settings, published or {}, rulings)


def _findings(
    linked: Sequence[tuple[tuple[Claim, ...], tuple[Match, ...]]],
    claims: Sequence[Claim],
    trace: Trace,
    settings: Settings,
    published: Mapping[str, str | None],
    rulings: Rulings,
) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    beyond = beyond_links(claims, linked, settings)
    groups = gathered(linked, beyond, claims, rulings.apart)
    utterances = utterance_differences([(g.members, g.matches) for g in groups], claims)
    joined = {c.id for told in groups for c in told.members}
    for told, quoted in zip(groups, utterances, strict=True):
        finding = _judge(told, quoted, trace, settings, published)
        if isinstance(finding, Discrepancy):
            lent = lenders(finding.differences, claims, joined)
            joined.update(lent)
            finding = replace(finding, claims=(*finding.claims, *lent))
        findings.append(updated(finding, told.members, published))
    findings.extend(_alone(c, trace) for c in claims if c.id not in joined)
    return tuple(findings)


def _judge(
    told_of: Gathered,
    quoted: Quoted,
    trace: Trace,
    settings: Settings,
    days: Mapping[str, str | None],
) -> Finding:
    members, matches = told_of.members, (*told_of.matches, *told_of.made)
    verdicts = [compare(m, settings) for m in told_of.matches]
    flagged = [
        (sureness(d, m), d)
        for m, v in zip(told_of.matches, verdicts, strict=True)
        for d in v.differences
        if d.confidence >= settings.difference_threshold and not said_beside(d, members)
        if d.kind != "quote" or (m.left.id, m.right.id) not in quoted.settled
    ]
    # Words quoted alike, or one person, are what links these: no link's confidence counts.
    flagged += [
        (d.confidence, d)
        for d in (*quoted.differences, *told_of.differences)
        if d.confidence >= settings.difference_threshold
    ]
    told = [(sure, d) for sure, d in flagged if sure >= _least(d, settings)]
    differences = merged([d for _, d in told])
    ids = tuple(c.id for c in members)
    sourcing = trace(members)
    notes = _notes(verdicts, [d for _, d in told])
    surest = max(min(0.99, m.similarity) for m in matches)
    if not differences:
        return Agreement(
            id=identity(members, days), claims=ids, confidence=calibrated("agreement", surest),
            independent_origins=len(sourcing.roots), notes=notes, matches=matches,
            sourcing=sourcing,
        )  # fmt: skip
    return Discrepancy(
        id=identity(members, days),
        claims=ids,
        confidence=calibrated("discrepancy", max(sure for sure, _ in told)),
        independent_origins=len(sourcing.roots),
        severity=highest(d.severity for d in differences),
        differences=differences,
        notes=notes,
        matches=matches,
        sourcing=sourcing,
    )


def _least(difference: Difference, settings: Settings) -> float:
    opposite = difference.kind in {"negation", "event", "quote"}
    return settings.opposite_threshold if opposite else settings.finding_threshold


def _notes(verdicts: Sequence[Comparison], told: Sequence[Difference]) -> tuple[str, ...]:
    """What was seen and held to be harmless, and the differences too doubtful to be told."""
    whys = {d.why for d in told}
    doubts = (
        f"perhaps {d.kind}: {d.why}" for v in verdicts for d in v.differences if d.why not in whys
    )
    return tuple(dict.fromkeys([*(n for v in verdicts for n in v.notes), *doubts]))


def _alone(claim: Claim, trace: Trace) -> SingleSource:
    sourcing = trace((claim,))
    return SingleSource(
        id=identity((claim,), {}), claims=(claim.id,), confidence=ALONE,
        independent_origins=len(sourcing.roots), sourcing=sourcing,
    )  # fmt: skip


def identity(members: Sequence[Claim], days: Mapping[str, str | None]) -> str:
    """A finding's id: a hash of how the first published article words it.

    A later article that tells the fact too leaves the id as it is; without dates of publication
    the wording that sorts first stands for all, and an added article can replace it.
    """
    _, wording = min((days.get(c.article) or UNDATED, _wording(c)) for c in members)
    return hashlib.sha256(wording.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _wording(claim: Claim) -> str:
    return " ".join(w.lemma for w in claim.words if w.pos != "PUNCT") or claim.text
