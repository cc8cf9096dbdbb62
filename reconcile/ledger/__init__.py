"""claims.yaml: what people who reviewed the findings decided, and which names are one."""

from __future__ import annotations

from reconcile.ledger.find import LEDGER_NAME, find_ledger, new_ledger
from reconcile.ledger.load import load_ledger
from reconcile.ledger.reading import Reading, stale_warning
from reconcile.ledger.records import (
    DECISIONS,
    LEDGER_VERSION,
    FindingEntry,
    Ledger,
    LedgerSettings,
    NameRule,
    SourceWords,
)

__all__ = [
    "DECISIONS",
    "LEDGER_NAME",
    "LEDGER_VERSION",
    "FindingEntry",
    "Ledger",
    "LedgerSettings",
    "NameRule",
    "Reading",
    "SourceWords",
    "find_ledger",
    "load_ledger",
    "new_ledger",
    "stale_warning",
]
