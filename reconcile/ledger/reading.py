"""The ledger held against one run: what linking must obey, and what its findings become."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reconcile.ledger.apply import apply
from reconcile.ledger.identify import (
    Exists,
    Found,
    Known,
    Telling,
    Tellings,
    gone,
    identify,
    recognised,
    vetoes,
)
from reconcile.ledger.records import WRONG_MATCH, Ledger
from reconcile.ledger.wordings import Wording, own_words
from reconcile.model import Article, Claim, Finding, Rulings, Stale

# Stale entries that a warning names.
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """The findings with their decisions, the entry of each, and the entries that are gone."""

    findings: tuple[Finding, ...]
    found: tuple[Found, ...]
    stale: tuple[Stale, ...]


def file_of(path: str, folder: str) -> str:
    """An article's path as entries of a ledger in ``folder`` name it: from there, with ``/``.

    A web address, and a path on another drive, stay as they are.
    """
    if not folder or "://" in path:
        return path.replace(os.sep, "/")
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:
        return path.replace(os.sep, "/")


def stale_warning(entries: Sequence[Stale]) -> str:
    """One warning that names the first few: a run on a part of the sources has many."""
    named = [f"{entry.id!r} (line {entry.line})" for entry in entries[:_MOST_NAMED]]
    more = len(entries) - len(named)
    rest = f" and {more} more" if more else ""
    return (
        f"the ledger decides what this run does not find: {', '.join(named)}{rest}; "
        "correct the id, or take such entries out with `reconcile ledger prune`"
    )


class Reading:
    """A ledger and the claims of a run.

    ``exists`` says whether a file that the run did not read is there, told from the ledger's
    folder; without it the disk is asked.
    """

    def __init__(
        self,
        ledger: Ledger,
        articles: Sequence[Article],
        claims: Sequence[Claim],
        *,
        exists: Exists | None = None,
    ) -> None:
        self.ledger = ledger
        self._exists = exists or self._on_disk
        self._files = {a.id: file_of(a.path, ledger.folder) for a in articles}
        self._claims = {c.id: self._files[c.article] for c in claims}
        self._known: dict[str, tuple[Known, ...]] = {e.id: () for e in ledger.findings}
        if any(source.words for entry in ledger.findings for source in entry.sources):
            texts = {a.id: a.text for a in articles}
            told = Tellings.of(
                Telling(
                    claim=c.id,
                    file=self._files[c.article],
                    words=Wording(text=own_words(c, texts[c.article])),
                )
                for c in claims
            )
            self._known = recognised(ledger.findings, told, self._exists)
        self._torn = vetoes(ledger.findings, self._known)

    def rulings(self, claims: Collection[str]) -> Rulings:
        """What linking these claims, the ids of one story's, must obey."""
        pairs = {
            pair
            for torn in self._torn.values()
            for pair in torn
            if pair[0] in claims and pair[1] in claims
        }
        return Rulings(
            apart=tuple(sorted(pairs)),
            same=self.ledger.aliases(),
            different=self.ledger.strangers(),
        )

    def tear(self, findings: Sequence[Finding]) -> bool:
        """Whether wrong matches that name their finding by its id alone tear more of these apart.

        Then the rulings have changed, and the findings must be worked out again.
        """
        by_id = {finding.id: finding for finding in findings}
        before = len(self._torn)
        for entry in self.ledger.findings:
            finding = by_id.get(entry.id)
            if entry.decision != WRONG_MATCH or entry.sources or finding is None:
                continue
            if entry.id not in self._torn and len(finding.claims) > 1:
                ids = sorted(finding.claims)
                self._torn[entry.id] = tuple(
                    (a, b)
                    for n, a in enumerate(ids)
                    for b in ids[n + 1 :]
                    if self._claims[a] != self._claims[b]
                )
        return len(self._torn) > before

    def applied(self, findings: Sequence[Finding]) -> Applied:
        """The findings of the run, whose ids are unique, with what the ledger says of them."""
        found = identify(self.ledger.findings, findings, self._known, self._claims)
        read = frozenset(self._files.values())
        lost = gone(self.ledger.findings, found.values(), self._torn, read, self._exists)
        return Applied(
            findings=apply(findings, self.ledger, found, [id for id, t in self._torn.items() if t]),
            found=tuple(found.values()),
            stale=tuple(
                Stale(id=e.id, decision=e.decision, line=e.line, claim=e.claim) for e in lost
            ),
        )

    def _on_disk(self, file: str) -> bool:
        # Of an article that shares its file with others, what is before # is the file.
        files = (file, file.rpartition("#")[0] or file)
        return "://" in file or any(
            os.path.exists(os.path.join(self.ledger.folder, one)) for one in files
        )
