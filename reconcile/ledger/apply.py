"""What the ledger says, put on the findings of a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reconcile.ledger.identify import Found
from reconcile.ledger.records import NOT_A_DISCREPANCY, OPEN, Ledger
from reconcile.lexicon.rulings import name_key
from reconcile.model import Agreement, Decision, Difference, Discrepancy, Finding, highest


def apply(
    findings: Iterable[Finding],
    ledger: Ledger,
    found: Mapping[str, Found],
    torn: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """The findings, in their order, each with its id and decision where the ledger has one.

    ``found``: by a finding's id, the entry that speaks of it.  ``torn``: ids of wrong matches that
    are in force; what is left of their findings gets other ids.  A discrepancy that was held to be
    none becomes an agreement, with a note that says what the difference was.  What has changed
    since is open again.
    """
    groups = [frozenset(map(name_key, group)) for group in ledger.aliases()]
    decided = [_decided(_one_name(f, groups), found.get(f.id)) for f in findings]
    return _unique(decided, frozenset([*torn, *(one.entry.id for one in found.values())]))


def _unique(findings: Sequence[Finding], taken: frozenset[str]) -> tuple[Finding, ...]:
    """The id of an entry is its finding's alone; another one with it gets a number."""
    ids = {f.id for f in findings}
    out = []
    for finding in findings:
        if finding.id not in taken or finding.decision is not None:
            out.append(finding)
            continue
        number = next(n for n in range(2, len(ids) + 3) if f"{finding.id}-{n}" not in ids)
        ids.add(f"{finding.id}-{number}")
        out.append(replace(finding, id=f"{finding.id}-{number}"))
    return tuple(out)


def _one_name(finding: Finding, groups: Sequence[frozenset[str]]) -> Finding:
    """Without differences between names that the ledger holds to be one; a note tells of them.

    What is left decides how severe the finding is, and how sure at most.
    """
    if not isinstance(finding, Discrepancy) or not groups:
        return finding
    same = [d for d in finding.differences if _alias(d, groups)]
    if not same:
        return finding
    rest = tuple(d for d in finding.differences if d not in same)
    notes = finding.notes + tuple(_note(d, "one name in the ledger") for d in same)
    if rest:
        return replace(
            finding,
            differences=rest,
            notes=notes,
            severity=highest(d.severity for d in rest),
            confidence=min(finding.confidence, max(d.confidence for d in rest)),
        )
    return _agreement(finding, notes, finding.decision)


def _alias(difference: Difference, groups: Sequence[frozenset[str]]) -> bool:
    if difference.kind not in {"name", "place", "attribution"}:
        return False
    values = {name_key(side.value) for side in difference.sides}
    return any(values <= group for group in groups)


def _decided(finding: Finding, found: Found | None) -> Finding:
    if found is None:
        return finding
    entry = found.entry
    if found.changes and entry.decision != OPEN:
        return replace(finding, id=entry.id, decision=entry.reopened(found.changes))
    decision = entry.as_decision()
    if not isinstance(finding, Discrepancy) or entry.decision != NOT_A_DISCREPANCY:
        return replace(finding, id=entry.id, decision=decision)
    reviewed = tuple(_note(d, "reviewed: not a discrepancy") for d in finding.differences)
    return replace(_agreement(finding, finding.notes + reviewed, decision), id=entry.id)


def _agreement(
    finding: Discrepancy, notes: tuple[str, ...], decision: Decision | None
) -> Agreement:
    """The finding without its differences: as sure as its surest match."""
    return Agreement(
        id=finding.id,
        claims=finding.claims,
        confidence=max((m.confidence for m in finding.matches), default=finding.confidence),
        independent_origins=finding.independent_origins,
        notes=notes,
        matches=finding.matches,
        decision=decision,
        sourcing=finding.sourcing,
    )


def _note(difference: Difference, why: str) -> str:
    values = " / ".join(dict.fromkeys(side.value for side in difference.sides))
    return f"{difference.kind}: {values} ({why})"
