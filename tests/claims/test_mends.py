"""Sentences that the parser takes apart wrongly, and what is read of them all the same."""

from __future__ import annotations

import pytest
from claim_rows import claims, plain, texts

from reconcile.claims.parse import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rebels shelled the port of the capital Bria and farmers blocked the bridge.",
            ["Rebels shelled the port of the capital Bria.", "Farmers blocked the bridge."],
            id="subject-for-conjunct",
        ),
        pytest.param(
            "A sailor who had been let go from his ship there came in and broke the window.",
            [
                "A sailor had been let go from his ship.",
                "A sailor there came in.",
                "A sailor broke the window.",
            ],
            id="let-go",
        ),
        pytest.param(
            "The men who worked there left the island.",
            ["The men worked there.", "The men left the island."],
            id="there",
        ),
        pytest.param(
            "Officials said earlier that two dams were closed.",
            ["Two dams were closed."],
            id="adverb-before-that",
        ),
        pytest.param(
            "Police freed a woman guarding the documents who wept.",
            ["Police freed a woman who wept.", "A woman guarding the documents."],
            id="who",
        ),
        pytest.param(
            "He was charged with theft, fraud, leaving the scene and lying to the court.",
            ["He was charged with theft, fraud, leaving the scene and lying to the court."],
            id="list-of-charges",
        ),
        pytest.param(
            "An exhibition opened for a Selby, Utah man accused of hiding two statues.",
            [
                "An exhibition opened for a Selby, Utah man.",
                "A Selby, Utah man accused of hiding two statues.",
            ],
            id="town-and-state",
        ),
        pytest.param(
            "In 2010 he was convicted of taking bribes and fined.",
            ["In 2010 he was convicted of taking bribes.", "In 2010 he was fined."],
            id="like-beside-like",
        ),
        pytest.param(
            "The champion finished the job 44 seconds into the second round.",
            [
                "The champion finished the job.",
                "The champion finished the job 44 seconds into the second round.",
            ],
            id="span-into",
        ),
        pytest.param(
            "The prize went to 51-year-old Captain Jan Novak.",
            ["51-year-old Captain Jan Novak.", "The prize went to Captain Jan Novak."],
            id="age-told-once",
        ),
    ],
)
def test_right_claims_of_a_wrong_parse(text: str, expected: list[str]) -> None:
    assert sorted(texts(text)) == sorted(map(plain, expected))


def test_mending_makes_no_circle() -> None:
    found = texts("The winner of the first match will play the winner of Anna Berg vs. Ida Holm.")
    assert any("will play the winner" in t for t in found)


@pytest.mark.parametrize("rank", ["Capt.", "Sgt.", "Const.", "Supt.", "Insp.", "Lt."])
def test_a_rank_with_its_stop_is_one_word_before_a_name(rank: str) -> None:
    (sentence,) = next(parse([f"They met {rank} Jan Novak on Friday."]))
    assert rank in [t.text for t in sentence]
    assert texts(f"They met {rank} Jan Novak on Friday.") == [
        f"They met {rank} Jan Novak on Friday."
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'The mayor wrote that the move was "very good news."',
            'The move was "very good news".',
            id="closed-at-the-end",
        ),
        pytest.param(
            'The council called the plan "narrow," but approved it.',
            'The council called the plan "narrow".',
            id="comma-inside",
        ),
        pytest.param(
            '"Harbour" author Ida Holm met the press.',
            '"Harbour" author Ida Holm met the press.',
            id="opened-in-front",
        ),
        pytest.param(
            "The shuttle docked on Friday (1605 GMT) after a delay.",
            "The shuttle docked on Friday (1605 GMT) after a delay.",
            id="brackets",
        ),
    ],
)
def test_marks_stand_in_pairs(text: str, expected: str) -> None:
    assert expected in [c.text for c in claims(text)]
