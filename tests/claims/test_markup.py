"""Markdown in an article's prose: gone for the parser, and every offset still true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.claims import extract
from reconcile.claims.markup import without_markup
from reconcile.readers import article_from_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("The [port](https://a.example/x) shut.", "The port shut.", id="link"),
        pytest.param("It shut on *Monday*.", "It shut on Monday.", id="emphasis"),
        pytest.param("**12 people** died.", "12 people died.", id="strong"),
        pytest.param("It `shut` down.", "It shut down.", id="code"),
        pytest.param("It shut[^1].", "It shut.", id="footnote"),
        pytest.param("A ![map](m.png) of it.", "A  of it.", id="image"),
        pytest.param("A **[port](x) town**.", "A port town.", id="nested"),
        pytest.param("It <b>shut</b>.", "It shut.", id="html"),
    ],
)
def test_markup_is_taken_away(text: str, plain: str) -> None:
    found = without_markup(text)
    assert found is not None
    assert found.text == plain
    assert "".join(text[i] for i in found.places) == plain


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("5 * 3 = 15 and 2 * 4 = 8", id="sums"),
        pytest.param("snake_case_name", id="underscores-in-a-word"),
        pytest.param("He said [sic] nothing.", id="brackets"),
        pytest.param("a < b and c > d", id="comparison"),
    ],
)
def test_prose_is_left_alone(text: str) -> None:
    assert without_markup(text) is None


@given(st.text(alphabet="ab *_[]()<>`!^\n.", max_size=60))
def test_places_are_those_of_the_characters(text: str) -> None:
    found = without_markup(text)
    if found is not None:
        assert list(found.places) == sorted(set(found.places))
        assert "".join(text[i] for i in found.places) == found.text


def test_claims_of_marked_up_prose_have_true_spans() -> None:
    text = "The [ministry](https://a.example) said on *Monday* that **12 people** had died[^1].\n"
    (extraction,) = extract([article_from_text(text, id="a", path="a.md")])
    (claim,) = extraction.claims
    assert claim.text == "12 people had died."
    assert claim.attribution is not None
    assert claim.attribution.speaker == "The ministry"
    assert [s.of(text) for s in claim.spans] == ["12 people** had died"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("| Day | Dead |", id="table"),
        pytest.param("|---|---|", id="table-rule"),
        pytest.param("![The port](port.png)", id="image"),
        pytest.param('<div class="ad">Buy</div>', id="html"),
        pytest.param("[^1]: A note on the port.", id="footnote"),
        pytest.param("```\nport = 12\n```", id="code"),
    ],
)
def test_lines_of_markup_hold_no_claim(line: str) -> None:
    (extraction,) = extract([article_from_text(f"The port shut.\n\n{line}\n", id="a")])
    assert [c.text for c in extraction.claims] == ["The port shut."]


def test_a_narrow_column_is_one_paragraph() -> None:
    text = "The ferry left the port\nof Selby on Sunday with\nninety people on board and\nsank.\n"
    (extraction,) = extract([article_from_text(text, id="a")])
    assert {c.section for c in extraction.claims} == {"body"}
    assert any("on Sunday" in c.text for c in extraction.claims)
