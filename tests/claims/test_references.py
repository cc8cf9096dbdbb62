"""References: what was filled in, from where, and why others were left."""

from __future__ import annotations

import pytest
from claim_rows import claim_with, claims

from reconcile.model import Reference

FULL_NAME = "family name of the only one so named"
ONLY_FIT = "only fitting antecedent"
SPEAKER = "speaker of the statement"
ONLY_ROLE = "only earlier mention with this head"


def _filled(text: str) -> list[Reference]:
    return [r for c in claims(text) for r in c.references if r.text is not None]


@pytest.mark.parametrize(
    ("text", "expression", "filled", "reason"),
    [
        pytest.param(
            "Lloyd Barker resigned. He blamed the press.",
            "He",
            "Lloyd Barker",
            ONLY_FIT,
            id="he",
        ),
        pytest.param(
            "Susan Ortega resigned. Peter Stein wrote to her.",
            "her",
            "Susan Ortega",
            ONLY_FIT,
            id="gender-decides",
        ),
        pytest.param(
            "Ngozi Okafor won the race. She trained in Kenya.",
            "She",
            "Ngozi Okafor",
            ONLY_FIT,
            id="name-of-unknown-gender",
        ),
        pytest.param(
            "Lloyd Barker said he would resign.", "he", "Lloyd Barker", SPEAKER, id="speaker"
        ),
        pytest.param(
            "A police spokesman confirmed the arrest. He gave no details.",
            "He",
            "A police spokesman",
            ONLY_FIT,
            id="role",
        ),
        pytest.param(
            "Laura Stein won the race. Stein trained for two years.",
            "Stein",
            "Laura Stein",
            FULL_NAME,
            id="short-name",
        ),
        pytest.param(
            "A Chilean ministry issued the permit. The ministry withdrew the permit.",
            "The ministry",
            "A Chilean ministry",
            ONLY_ROLE,
            id="definite-description",
        ),
        pytest.param(
            "Peter Stein drove the car. His sister owned the car.",
            "His",
            "Peter Stein",
            ONLY_FIT,
            id="possessive",
        ),
    ],
)
def test_filled_from_the_one_that_fits(
    text: str, expression: str, filled: str, reason: str
) -> None:
    found = _filled(text)
    assert [(r.expression, r.text, r.reason) for r in found] == [(expression, filled, reason)]
    assert found[0].span.of(text) == expression
    assert found[0].antecedent is not None
    assert found[0].antecedent.of(text) == filled


def test_a_lone_name_behind_a_preposition_is_a_place() -> None:
    text = "Ana Lim lives with Omar Haddad, 63, of Warren. He was charged on Monday."
    assert claim_with(text, "charged").text == "[Omar Haddad] was charged on Monday."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Susan Ortega met Laura Stein in Madrid. She blamed the press.",
            "She blamed the press",
            id="two-women",
        ),
        pytest.param(
            "Ngozi Okafor beat Laura Stein. She trained in Kenya.",
            "She trained in Kenya",
            id="one-gender-unknown",
        ),
        pytest.param("Susan Ortega resigned. He left.", "He left", id="wrong-gender"),
        pytest.param(
            "Laura Stein won the race. Peter Stein came second. Stein trained for two years.",
            "Stein trained for two years",
            id="two-of-that-name",
        ),
        pytest.param(
            "An American official met a Russian official. The official left early.",
            "The official left early",
            id="two-officials",
        ),
        pytest.param("The official left early.", "The official left early", id="first-mention"),
        pytest.param(
            "Susan Ortega resigned. The mine flooded. The dam broke. The road closed. "
            "The wind fell. She left.",
            "She left",
            id="too-far-away",
        ),
        pytest.param("It rained in Selby on Sunday.", "It rained", id="weather"),
        pytest.param("Two miners met. They left early.", "They left early", id="they"),
        pytest.param(
            "Paris Laurent met Ines Roche. Laurent left early. Paris is large.",
            "Paris is large",
            id="given-name-is-no-short-name",
        ),
        pytest.param("Rain fell in Norway. He left early.", "He left early", id="not-a-country"),
        pytest.param(
            "Peter Stein resigned in May. Mark Weber spoke for an hour. "
            "Stein said the press would go after him.",
            "go after him",
            id="short-name-is-as-near-as-its-mention",
        ),
        pytest.param(
            "Mark Weber wrote a book. The deputy left his house at noon.",
            "left his house",
            id="another-person-is-the-subject",
        ),
        pytest.param(
            "Peter Stein said the crew had tried to save Mark Weber, but that he died.",
            "died",
            id="another-person-in-the-statement",
        ),
        pytest.param(
            "The mother of a girl killed in Bonn said she heard a shot.",
            "heard a shot",
            id="speaker-in-two-parts",
        ),
    ],
)
def test_left_where_not_exactly_one_fits(text: str, words: str) -> None:
    claim = claim_with(text, words)
    assert [r for r in claim.references if r.text is not None] == []
    assert "[" not in claim.text


def test_what_was_filled_in_is_marked_in_text_and_words() -> None:
    text = "Susan Ortega resigned. She blamed the press."
    claim = claim_with(text, "blamed")
    assert claim.text == "[Susan Ortega] blamed the press."
    assert [w.text for w in claim.words if w.filled] == ["Susan", "Ortega"]
    assert {w.span.of(text) for w in claim.words if w.filled} == {"She"}


def test_spans_never_hold_words_of_another_sentence() -> None:
    text = "Susan Ortega resigned. She blamed the press."
    claim = claim_with(text, "blamed")
    assert [s.of(text) for s in claim.spans] == ["She blamed the press"]
    assert claim.sentence.of(text) == "She blamed the press."


def test_possessive_keeps_its_ending() -> None:
    text = "Peter Stein drove the car. His sister owned the car."
    assert claim_with(text, "sister").text == "[Peter Stein's] sister owned the car."


def test_a_name_in_full_is_not_filled_again() -> None:
    assert _filled("Laura Stein won the race. Laura Stein trained for two years.") == []
