"""The report as CSV for a spreadsheet: one row a claim of a finding, nothing that calculates."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from reconcile.reports.claims_view import ClaimsView
from reconcile.reports.rows import Row, claim_rows, finding_rows, whole
from reconcile.reports.view import View

FINDING_COLUMNS = (
    *("story", "finding", "verdict", "severity", "confidence", "kinds", "why", "source", "path"),
    *("line", "published", "claim", "passage", "speaker", "via", "values", "independent_origins"),
    *("decision", "note"),
)
CLAIM_COLUMNS = (
    *("story", "source", "path", "published", "id", "line", "claim", "speaker", "via", "marks"),
    "values",
)
# How a spreadsheet knows a formula, also in the wide forms that East Asian input makes.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
# So that a spreadsheet reads it as UTF-8.
_MARK = "\ufeff"


def cell(value: str | int | float | None) -> str | int | float:
    """A value that a spreadsheet shows and never calculates: text stays text."""
    if value is None:
        return ""
    if isinstance(value, str) and value[:1] in _FORMULA:
        return f"'{value}"
    return value


def render(view: View) -> str:
    """Every finding, one row for each of its claims."""
    rows = (
        row
        for story in whole(view).stories
        for entry in story.entries
        for row in finding_rows(story, entry)
    )
    return _table(FINDING_COLUMNS, rows)


def render_claims(view: ClaimsView) -> str:
    """The split, one row a claim."""
    return _table(CLAIM_COLUMNS, claim_rows(view))


def _table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    out = StringIO(newline="")
    # Quotes around every text: a spreadsheet that parts at other marks finds no new cell in it.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in rows)
    return _MARK + out.getvalue()
