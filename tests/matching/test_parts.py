"""Single parts of a pair's score, each on two sentences that differ in what the part looks at."""

from __future__ import annotations

import math

import pytest
from test_similarity import claims_of

from reconcile.matching.common import RARE, assumed, common_openings, common_terms
from reconcile.matching.features import OPENING
from reconcile.matching.link import scored
from reconcile.matching.parts import shown
from reconcile.model import Part


def parts(left: str, right: str) -> dict[str, Part]:
    """The parts of the first claims of two articles, by name."""
    known = scored(claims_of({"a": left, "b": right}))
    assert len(known.pairs)
    return {part.name: part for part in shown(known, 0)}


@pytest.mark.parametrize(
    ("left", "right", "name", "words"),
    [
        pytest.param(
            "The storm destroyed the bridge.", "The bridge was washed away by rain.",
            "patients", {"bridge"}, id="acted-on-in-active-and-passive",
        ),
        pytest.param(
            "Norrby beat Lunde.", "Lunde was beaten by Norrby.",
            "patients", {"lunde"}, id="one-result-from-both-sides",
        ),
        pytest.param(
            "Norrby beat Lunde.", "Lunde beat Norrby.",
            "roles swapped", {"lunde", "norrby"}, id="the-loser-has-won",
        ),
        pytest.param(
            "A tanker sank near the lighthouse.", "Divers reached a tanker near the lighthouse.",
            "place", {"lighthouse"}, id="where",
        ),
        pytest.param(
            "A tanker sank on Monday.", "A tanker sank on Friday.",
            "time", {"day"}, id="a-day-each-whichever",
        ),
        pytest.param(
            'The mayor called it "a reckless gamble".', 'It was "a reckless gamble", he said.',
            "quotation", {"reckless", "gamble"}, id="quoted-alike",
        ),
    ],
)  # fmt: skip
def test_a_part_sees_what_it_is_named_for(
    left: str, right: str, name: str, words: set[str]
) -> None:
    part = parts(left, right)[name]
    assert part.score > 0
    assert set(part.words) == words


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        pytest.param("Norrby beat Lunde.", "Norrby beat Lunde again.", "roles swapped", id="roles"),
        pytest.param("A tanker sank on Monday.", "A tanker sank.", "time", id="one-day-only"),
        pytest.param(
            "A tanker sank on Monday.", "A tanker sank at 9 p.m.", "time", id="a-day-and-an-hour"
        ),
        pytest.param(
            "A tanker sank off Maren.", "A tanker of Maren sank.", "place", id="no-place-of-both"
        ),
        pytest.param(
            "The mayor called it a reckless gamble.", 'It was "a reckless gamble", he said.',
            "quotation", id="one-quotes",
        ),
    ],
)  # fmt: skip
def test_a_part_is_silent_otherwise(left: str, right: str, name: str) -> None:
    assert parts(left, right)[name].score == 0


def test_words_common_in_english_link_two_sentences_less() -> None:
    rare = scored(claims_of({"a": "Lanterns hung there.", "b": "He saw lanterns."}))
    common = scored(claims_of({"a": "Pages hung there.", "b": "He saw pages."}))
    assert rare.parts["words"].max() > common.parts["words"].max()


def test_the_table_of_common_words() -> None:
    terms = common_terms()
    shares = math.fsum(10 ** (-tenths / 10) for tenths in terms.values())
    assert 0.8 < shares < 1.1
    assert max(terms.values()) < RARE
    assert terms["the"] < terms["hous"]
    assert all(common_openings()[told[:OPENING]] <= tenths for told, tenths in terms.items())


def test_a_rare_word_is_assumed_nowhere_and_none_everywhere() -> None:
    assert assumed(RARE) < 1e-6
    assert assumed(0) == assumed(5) == 50
