"""The tables of docs/claims.md, row by row."""

from __future__ import annotations

import pytest
from claim_rows import Row, claims, extraction, plain, rows, shown, source

from reconcile.model import Article, DateValue

SPLIT = tuple(rows("Text", "Claims"))
LEFT = tuple(rows("Text", "Reference", "Why it is left"))
SECTIONS = tuple(rows("Text", "Line", "Section"))
DATES = tuple(rows("Text", "Words", "From", "To"))
RESIDUE = tuple(rows("Text", "Left out", "Reason"))


def _written(cell: str) -> list[str]:
    """The claims of a cell; commas stand only between a cue and who passed it on."""
    out = []
    for claim in cell.split("<br>"):
        head, mark, cue = claim.partition("* (")
        out.append(plain(head) + mark + cue)
    return out


@pytest.mark.parametrize("row", [pytest.param(r, id=r.name) for r in SPLIT])
def test_text_makes_the_claims(row: Row) -> None:
    text, expected = row.cells
    assert [shown(c) for c in claims(source(text))] == _written(expected)


@pytest.mark.parametrize("row", [pytest.param(r, id=r.name) for r in LEFT])
def test_reference_is_left_with_its_reason(row: Row) -> None:
    text, expression, reason = row.cells
    left = [r for c in claims(source(text)) for r in c.references if r.text is None]
    assert [(r.expression, r.reason, r.antecedent) for r in left] == [(expression, reason, None)]


@pytest.mark.parametrize("row", [pytest.param(r, id=r.name) for r in SECTIONS])
def test_line_is_typed(row: Row) -> None:
    text, line, section = row.cells
    found = [c.section for c in claims(source(text)) if line in c.text]
    assert found == [section]


@pytest.mark.parametrize("row", [pytest.param(r, id=r.name) for r in DATES])
def test_date_is_counted_from_publication(row: Row) -> None:
    text, words, start, end = row.cells
    found = [v for c in claims(source(text)) for v in c.values if isinstance(v, DateValue)]
    assert [(v.text, v.start, v.end) for v in found] == [(words, start, end)]


@pytest.mark.parametrize("row", [pytest.param(r, id=r.name) for r in RESIDUE])
def test_residue_has_its_reason(row: Row) -> None:
    text, words, reason = row.cells
    whole = source(text)
    left = [(r.span.of(whole).strip(), r.reason) for r in extraction(whole).residue]
    assert (words, reason) in left


def test_the_tables_are_read() -> None:
    assert len(SPLIT) >= 100
    assert len(LEFT) >= 3
    assert len(SECTIONS) >= 5
    assert len(RESIDUE) >= 6
    assert len(DATES) >= 6


def test_empty_article_has_no_claims() -> None:
    from reconcile.claims.extract import extract

    empty = Article(id="e", path="e.txt", text="", story="s")
    assert next(iter(extract([empty]))).claims == ()
    assert list(extract([])) == []
