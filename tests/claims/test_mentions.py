"""What an article says twice is one claim with two mentions; what differs stays apart."""

from __future__ import annotations

import pytest
from claim_rows import claims

from reconcile.claims import extract
from reconcile.model import Section
from reconcile.readers import article_from_text

PROSE = "A boat sank off Malta on Sunday."


@pytest.mark.parametrize(
    ("text", "words", "mentions"),
    [
        pytest.param(
            f"Boat sinks off Malta\n\n{PROSE}",
            "sank off Malta",
            ["A boat sank off Malta on Sunday", "Boat sinks off Malta"],
            id="headline-and-lead",
        ),
        pytest.param(
            f"{PROSE}\n\nPhoto: Divers at work.\n\nA boat sank off Malta.",
            "sank off Malta",
            ["A boat sank off Malta on Sunday", "A boat sank off Malta"],
            id="shorter-repetition",
        ),
        pytest.param(
            f"{PROSE}\n\n{PROSE}",
            "sank off Malta",
            ["A boat sank off Malta on Sunday", "A boat sank off Malta on Sunday"],
            id="word-for-word",
        ),
        pytest.param(
            'The court jailed a banker in Lima. "The court jailed a banker," Ana Lim said.',
            "jailed",
            ["The court jailed a banker in Lima", "The court jailed a banker"],
            id="told-and-quoted",
        ),
    ],
)
def test_said_twice_is_one_claim(text: str, words: str, mentions: list[str]) -> None:
    found = [c for c in claims(text) if words in c.text]
    assert len(found) == 1
    told = ["".join(s.of(text) for s in mention) for mention in found[0].mentions]
    assert told == mentions


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "The mine in Selby closed.", "The mine in Selby did not close.", id="polarity"
        ),
        pytest.param(
            "The storm killed 12 miners.", "The storm killed 14 miners.", id="other-number"
        ),
        pytest.param(
            "The council may sell the pool.", "The council sold the pool.", id="other-certainty"
        ),
        pytest.param(
            "The mayor opened the bridge.", "The mayor opened the pool.", id="other-object"
        ),
        pytest.param("Ana Lim won the race.", "Ida Holm won the race.", id="other-name"),
        pytest.param("The mayor bought the pool.", "The mayor sold the pool.", id="other-verb"),
    ],
)
def test_two_facts_stay_two_claims(one: str, two: str) -> None:
    assert [c.text for c in claims(f"{one}\n\n{two}")] == [one, two]


def test_the_body_carries_the_claim_not_the_headline() -> None:
    found = claims(f"Boat sinks off Malta on Sunday morning\n\n{PROSE}")
    assert [c.section for c in found] == [Section.BODY]
    assert found[0].text == PROSE


def test_spans_are_the_union_of_the_mentions() -> None:
    found = claims(f"Boat sinks off Malta\n\n{PROSE}")
    assert found[0].spans == tuple(sorted({s for m in found[0].mentions for s in m}))


def test_claims_are_numbered_from_one_without_gaps() -> None:
    found = claims(f"Boat sinks off Malta\n\n{PROSE} The crew swam ashore. The captain drowned.")
    assert [c.id for c in found] == [f"a:{n}" for n in range(1, len(found) + 1)]


def test_the_attribution_of_a_later_mention_is_kept() -> None:
    text = "Ferry sinks off Malta\n\nA ferry sank off Malta on Sunday, Ana Lim said."
    found = claims(text)
    assert len(found) == 1
    assert found[0].attribution is not None
    assert found[0].attribution.speaker == "Ana Lim"


def test_looking_up_rare_terms_merges_what_looking_at_all_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = (
        "Flood kills 12 in Brenk.\n\n"
        "The flood killed 12 people in Brenk on Sunday. The river Osk broke its banks at noon. "
        "Twelve people were killed, the mayor said. The Osk broke its banks, Ana Lorn said. "
        "The bridge was closed. The mayor of Brenk closed the bridge on Sunday. "
        "The flood, which killed 12 people in Brenk, was the worst in years."
    )
    [few] = extract([article_from_text(told, id="a")])
    monkeypatch.setattr("reconcile.claims.merge._telling", lambda claim, bag, weight, idf: bag)
    [every] = extract([article_from_text(told, id="a")])
    assert few == every
    assert any(len(claim.mentions) > 1 for claim in few.claims)
