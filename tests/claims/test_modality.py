"""Polarity and certainty of a claim, sentence by sentence."""

from __future__ import annotations

import pytest
from claim_rows import claim_with, claims

from reconcile.model import Certainty

FACT, ALLEGED, PROBABLE = Certainty.FACT, Certainty.ALLEGED, Certainty.PROBABLE
POSSIBLE, PLANNED, DENIED = Certainty.POSSIBLE, Certainty.PLANNED, Certainty.DENIED
CONDITIONAL = Certainty.CONDITIONAL


@pytest.mark.parametrize(
    ("text", "level"),
    [
        pytest.param("The mine reopened in May.", FACT, id="past"),
        pytest.param("The mine must close.", FACT, id="must"),
        pytest.param("The will of the owner was found.", FACT, id="a-will"),
        pytest.param("The set of tools was found.", FACT, id="a-set"),
        pytest.param("The mayor in May opened the mine.", FACT, id="month-of-may"),
        pytest.param("The prime suspect fled.", FACT, id="suspect-as-noun"),
        pytest.param("The mine will reopen in May.", PLANNED, id="will"),
        pytest.param("The owners plan to reopen the mine.", PLANNED, id="plan-to"),
        pytest.param("The mine is due to reopen in May.", PLANNED, id="due-to"),
        pytest.param("The mine is expected to reopen in May.", PLANNED, id="expected-to"),
        pytest.param("The talks are set to begin on Monday.", PLANNED, id="set-to"),
        pytest.param("The talks were scheduled for Monday.", PLANNED, id="scheduled"),
        pytest.param("The mine may reopen in May.", POSSIBLE, id="may"),
        pytest.param("The mine might reopen in May.", POSSIBLE, id="might"),
        pytest.param("The mine could reopen in May.", POSSIBLE, id="could"),
        pytest.param("The mine was possibly flooded.", POSSIBLE, id="possibly"),
        pytest.param("Perhaps the mine will reopen.", POSSIBLE, id="perhaps"),
        pytest.param("The mine will probably reopen in May.", PROBABLE, id="probably"),
        pytest.param("The mine is likely to reopen in May.", PROBABLE, id="likely-to"),
        pytest.param("The mine appears to be empty.", PROBABLE, id="appears"),
        pytest.param("The mine seems empty.", PROBABLE, id="seems"),
        pytest.param("The owner was apparently asleep.", PROBABLE, id="apparently"),
        pytest.param("The owner is believed to have fled.", PROBABLE, id="believed-to"),
        pytest.param("The owner is thought to be in Chile.", PROBABLE, id="thought-to"),
        pytest.param("The owners allegedly bribed a judge.", ALLEGED, id="allegedly"),
        pytest.param("The owners reportedly fled the country.", ALLEGED, id="reportedly"),
        pytest.param("The owner is accused of bribing a judge.", ALLEGED, id="accused-of"),
        pytest.param("The owner is suspected of bribing a judge.", ALLEGED, id="suspected-of"),
        pytest.param("Ida Holm denied that the mine was empty.", DENIED, id="denied-that"),
        pytest.param("If the mine floods, the owners will pay.", CONDITIONAL, id="if"),
        pytest.param("Unless the rain stops, the mine will flood.", CONDITIONAL, id="unless"),
    ],
)
def test_certainty(text: str, level: Certainty) -> None:
    assert [c.certainty for c in claims(text)] == [level]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        pytest.param("The mine reopened.", False, id="plain"),
        pytest.param("The mine did not reopen.", True, id="did-not"),
        pytest.param("The mine hasn't reopened.", True, id="contracted"),
        pytest.param("The mine won't reopen.", True, id="wont"),
        pytest.param("The mine cannot reopen.", True, id="cannot"),
        pytest.param("The mine never reopened.", True, id="never"),
        pytest.param("The miners hardly slept.", True, id="hardly"),
        pytest.param("No miner died.", True, id="no-subject"),
        pytest.param("None of the miners died.", True, id="none-of"),
        pytest.param("Nobody died.", True, id="nobody"),
        pytest.param("The miners found nothing.", True, id="nothing-as-object"),
        pytest.param("The mine has no lift.", True, id="no-object"),
        pytest.param("There was no fire.", True, id="there-was-no"),
        pytest.param("Neither the owner nor the union answered.", True, id="neither-nor"),
        pytest.param("The miners did not leave until Monday.", True, id="not-until"),
        pytest.param("Nobody did nothing.", False, id="twice-is-not"),
        pytest.param("The miners left without the tools.", False, id="without-is-not-the-verbs"),
    ],
)
def test_polarity(text: str, negated: bool) -> None:
    assert [c.negated for c in claims(text)] == [negated]


@pytest.mark.parametrize(
    ("text", "words", "negated", "level"),
    [
        pytest.param(
            "The mine did not reopen and the owners left.", "left", False, FACT, id="own-subject"
        ),
        pytest.param(
            "The owners did not sell the mine and refused the offer.",
            "refused",
            False,
            FACT,
            id="not-does-not-reach",
        ),
        pytest.param(
            "The mine, which may reopen, was sold.", "sold", False, FACT, id="not-out-of-a-relative"
        ),
        pytest.param(
            "The mine, which may reopen, was sold.", "may", False, POSSIBLE, id="relative-has-it"
        ),
        pytest.param(
            "Police said the owner might have fled.", "fled", False, POSSIBLE, id="in-content"
        ),
        pytest.param(
            "The owners will not sell the mine, police said.", "sell", True, PLANNED, id="both"
        ),
    ],
)
def test_each_claim_has_its_own(text: str, words: str, negated: bool, level: Certainty) -> None:
    claim = claim_with(text, words)
    assert (claim.negated, claim.certainty) == (negated, level)
