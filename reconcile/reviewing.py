"""A review: the open findings one after the other, each decision written at once.

It knows nothing of a screen.  Whoever stops at any point has lost nothing, and a new review begins
with what is still open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.ledger import write
from reconcile.ledger.entries import sorted_claims
from reconcile.ledger.gate import is_open
from reconcile.ledger.records import OPEN
from reconcile.ledger.wordings import own_words
from reconcile.ledger.write import Written
from reconcile.model import Discrepancy, Finding, Report, Severity, Verdict, verdict_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One decision of this review, for taking it back."""

    at: int
    written: Written
    before: str | None
    note: str | None


class Review:
    """The findings to look at, in ``items``, and the one that is looked at, ``at``.

    ``path`` is the ledger, ``by`` and ``on`` what it says of who decided and when.  ``decided``
    and ``notes`` hold what this review has written, by a finding's id.
    """

    def __init__(
        self,
        report: Report,
        items: Sequence[Finding],
        path: Path,
        *,
        by: str | None,
        on: str | None,
    ) -> None:
        self.report = report
        self.items = tuple(items)
        self.path = path
        self.by = by
        self.on = on
        self.at = 0
        self.decided: dict[str, str] = {}
        self.notes: dict[str, str] = {
            f.id: f.decision.note for f in self.items if f.decision and f.decision.note
        }
        self._steps: list[Step] = []

    @property
    def current(self) -> Finding | None:
        """The finding that is looked at; None where there is none at all."""
        return self.items[self.at] if self.items else None

    @property
    def left(self) -> int:
        """How many are not decided yet."""
        return sum(self.decided.get(f.id, OPEN) == OPEN for f in self.items)

    def decide(self, decision: str, *, holds: str | None = None, apart: Sequence[str] = ()) -> None:
        """Write a decision on the current finding and go on to the next open one.

        Raises LedgerError; then nothing has changed.
        """
        if self.current is not None:
            self._write(self.current, decision, self.notes.get(self.current.id), holds, apart)
            self.next_open()

    def note(self, text: str) -> None:
        """Write a note on the current finding, whether or not it is decided.

        Raises LedgerError; then nothing has changed.
        """
        finding = self.current
        if finding is None:
            return
        last = next((s for s in reversed(self._steps) if self.items[s.at].id == finding.id), None)
        entry = last.written.entry if last else None
        apart = self._apart(last) if last else ()
        self._write(
            finding,
            entry.decision if entry else OPEN,
            text.strip() or None,
            entry.holds if entry else None,
            apart,
        )

    def undo(self) -> bool:
        """Take the last decision or note back and go to its finding; False where there is none.

        Raises LedgerError where somebody else has changed the entry since.
        """
        if not self._steps:
            return False
        step = self._steps[-1]
        write.undo(step.written)
        self._steps.pop()
        finding = self.items[step.at]
        self.at = step.at
        _put(self.decided, finding.id, step.before)
        _put(self.notes, finding.id, step.note)
        return True

    def move(self, by: int) -> None:
        """Go that many findings on, or back; not past either end."""
        if self.items:
            self.at = min(max(self.at + by, 0), len(self.items) - 1)

    def next_open(self) -> bool:
        """Go to the next finding that is not decided, round the end; False where there is none."""
        for step in range(1, len(self.items) + 1):
            at = (self.at + step) % len(self.items)
            if self.decided.get(self.items[at].id, OPEN) == OPEN:
                self.at = at
                return True
        return False

    def _write(
        self,
        finding: Finding,
        decision: str,
        note: str | None,
        holds: str | None,
        apart: Sequence[str],
    ) -> None:
        written = write.decide(
            self.path, self.report, finding, decision,
            note=note, by=self.by, on=self.on, holds=holds, apart=apart,
        )  # fmt: skip
        before = self.decided.get(finding.id)
        self._steps.append(
            Step(at=self.at, written=written, before=before, note=self.notes.get(finding.id))
        )
        self.decided[finding.id] = decision
        _put(self.notes, finding.id, note)

    def _apart(self, step: Step) -> tuple[str, ...]:
        """The claims that a written wrong match sets apart."""
        finding = self.items[step.at]
        words = [s.words for s in step.written.entry.sources if s.apart]
        return tuple(c for c in sorted_claims(finding) if self._words(c) in words)

    def _words(self, claim: str) -> str:
        found = next(c for c in self.report.claims if c.id == claim)
        return own_words(found, next(a.text for a in self.report.articles if a.id == found.article))


def to_review(findings: Sequence[Finding], only: Sequence[Verdict] = ()) -> tuple[Finding, ...]:
    """The findings that nobody has decided, or that have changed since: these first, then the
    gravest.

    ``only`` are the verdicts that are wanted: discrepancies unless given.  What has changed is
    wanted whatever it is now.
    """
    wanted = [f for f in findings if is_open(f) and (_changed(f) or _is_one_of(f, only))]
    return tuple(sorted(wanted, key=_gravest_first))


def _changed(finding: Finding) -> bool:
    return finding.decision is not None and finding.decision.was is not None


def _is_one_of(finding: Finding, only: Sequence[Verdict]) -> bool:
    return verdict_of(finding) in only if only else isinstance(finding, Discrepancy)


def _gravest_first(finding: Finding) -> tuple[bool, int, float]:
    order = list(Severity)
    grave = order.index(finding.severity) if isinstance(finding, Discrepancy) else -1
    return not _changed(finding), -grave, -finding.confidence


def _put(held: dict[str, str], key: str, value: str | None) -> None:
    if value is None:
        held.pop(key, None)
    else:
        held[key] = value
