"""Which findings of a run fail a check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reconcile.ledger.records import OPEN
from reconcile.model import Discrepancy, Finding, Outcome, Report, Severity

DEFAULT_FAIL_ON = (Severity.MEDIUM.value,)


def _single_origin(finding: Finding) -> bool:
    return finding.sourcing is not None and finding.sourcing.single_origin


# What a check can look for beside kinds and severities: its name, and whether a finding is it.
CONDITIONS: dict[str, Callable[[Finding], bool]] = {
    "single-origin": _single_origin,
}


def fail_on_words(kinds: Sequence[str]) -> tuple[str, ...]:
    """Everything that ``--fail-on`` takes."""
    return (*(severity.value for severity in Severity), *kinds, *CONDITIONS)


def checked(report: Report, fail_on: Sequence[str], new: str | None = None) -> Report:
    """The report with what a check of it comes to.

    ``fail_on`` are words of ``fail_on_words``: a severity means that or a graver one, a kind any
    severity.  ``new`` is the id of the one article that is checked: only findings with a claim of
    it stay.
    """
    if new is not None:
        article = {c.id: c.article for c in report.claims}
        inside = (f for f in report.findings if any(article[c] == new for c in f.claims))
        report = replace(report, findings=tuple(inside))
    changed = tuple(f.id for f in report.findings if _has_changed(f))
    failing = tuple(f.id for f in report.findings if _has_changed(f) or _fails(f, fail_on))
    disputed = [f for f in report.findings if isinstance(f, Discrepancy)]
    reviewed = sum(not is_open(f) for f in report.findings if _was_disputed(f))
    outcome = Outcome(
        fail_on=tuple(fail_on),
        failing=failing,
        changed=changed,
        reviewed=reviewed,
        below=sum(is_open(f) and f.id not in failing for f in disputed),
        notes=tuple(_notes(report, new)),
        new=new,
    )
    return replace(report, outcome=outcome)


def is_open(finding: Finding) -> bool:
    """Whether nobody has decided the finding, or it has changed since."""
    return finding.decision is None or finding.decision.decision == OPEN


def _was_disputed(finding: Finding) -> bool:
    return isinstance(finding, Discrepancy) or (
        finding.decision is not None and finding.decision.decision == "not-a-discrepancy"
    )


def _has_changed(finding: Finding) -> bool:
    return finding.decision is not None and finding.decision.was is not None


def _fails(finding: Finding, fail_on: Sequence[str]) -> bool:
    if not is_open(finding):
        return False
    return any(_is(finding, word) for word in fail_on)


def _is(finding: Finding, word: str) -> bool:
    if word in CONDITIONS:
        return CONDITIONS[word](finding)
    if not isinstance(finding, Discrepancy):
        return False
    order = [severity.value for severity in Severity]
    if word in order:
        return order.index(finding.severity.value) >= order.index(word)
    return any(difference.kind == word for difference in finding.differences)


def _notes(report: Report, new: str | None) -> list[str]:
    stories: dict[str, list[str]] = {}
    for article in report.articles:
        stories.setdefault(article.story, []).append(article.path)
    notes = [
        f"{paths[0]} is the first article of its story: there is nothing to compare it with yet"
        for paths in stories.values()
        if len(paths) == 1
    ]
    return notes if new is None or len(stories) == 1 else []
