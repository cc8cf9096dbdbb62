"""What is served: the newest page of some paths, and what changes it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reconcile.errors import ReconcileError
from reconcile.model import Report

_LONGEST_NOTE = 2000
_LONGEST_NAME = 200

Make = Callable[[], Report]
Show = Callable[[Report, str | None], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A decision as the page sends it, checked: texts without control characters."""

    finding: str
    decision: str
    note: str | None = None
    by: str | None = None

    @classmethod
    def of(cls, given: object, decisions: tuple[str, ...]) -> Request:
        """The request in ``given``, what JSON held.  Raises ValueError saying what is wrong."""
        if not isinstance(given, Mapping):
            raise ValueError("the request is no object")
        finding = _text(given, "finding", _LONGEST_NAME)
        if not finding:
            raise ValueError("the request names no finding")
        decision = _text(given, "decision", _LONGEST_NAME)
        if decision not in decisions:
            raise ValueError(f"unknown decision; use one of {', '.join(decisions)}")
        return cls(
            finding=finding,
            decision=decision,
            note=_text(given, "note", _LONGEST_NOTE),
            by=_text(given, "by", _LONGEST_NAME),
        )


def _text(given: Mapping[object, object], name: str, longest: int) -> str | None:
    value = given.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(f"{name} is no text of at most {longest} characters")
    kept = "".join(c if c.isprintable() else " " for c in value)
    return kept.encode("utf-8", "replace").decode().strip() or None


class Desk:
    """The newest report and its page; safe for several threads.

    ``make`` reads the sources and gives the report, ``show`` the page of a report and of what
    went wrong since it was made, ``decide`` writes a decision on a finding of a report.
    """

    def __init__(
        self,
        make: Make,
        show: Show,
        decide: Callable[[Report, Request], None],
        decisions: tuple[str, ...],
    ) -> None:
        self._make, self._show, self._decide = make, show, decide
        self.decisions = decisions
        self._working = threading.Lock()
        self._report: Report | None = None
        self.page = ""
        self.version = 0

    def refresh(self) -> None:
        """Make the page again; an error keeps the last report and is told on the page.

        Raises ReconcileError where there is no report yet.
        """
        with self._working:
            problem = None
            try:
                self._report = self._make()
            except ReconcileError as error:
                if self._report is None:
                    raise
                problem = str(error)
            page = self._show(self._report, problem)
            if page != self.page:
                self.page = page
                self.version += 1

    def decide(self, request: Request) -> None:
        """Write a decision to the ledger and make the page again.  Raises ReconcileError."""
        with self._working:
            if self._report is None:
                raise ReconcileError("there is no report yet")
            self._decide(self._report, request)
        self.refresh()
