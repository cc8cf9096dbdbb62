"""Matches to differences: one module a kind of discrepancy, listed in KINDS in order of precedence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from reconcile.model import Comparison, Match
from reconcile.settings import Settings

Compare = Callable[[Match, Settings], Comparison]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of discrepancy: its id, what it means, and the comparer of a match."""

    id: str
    description: str
    compare: Compare


KINDS: tuple[Kind, ...] = ()


def compare(match: Match, settings: Settings) -> Comparison:
    """Every kind's verdict on one match; at most two kinds are named, the first that explain it."""
    differences: list = []  # type: ignore[type-arg]
    notes: list[str] = []
    for kind in KINDS:
        found = kind.compare(match, settings)
        differences.extend(found.differences)
        notes.extend(found.notes)
    return Comparison(differences=tuple(differences), notes=tuple(dict.fromkeys(notes)))
