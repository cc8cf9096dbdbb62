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
            "A sailor who had been let go by his captain there came in and broke the window.",
            [
                "A sailor had been let go by his captain.",
                "A sailor there came in.",
                "A sailor broke the window.",
            ],
            id="let-go",
        ),
        pytest.param(
            "The firm almost closed before the state paid its debts.",
            ["The firm almost closed.", "The firm almost closed before the state paid its debts."],
            id="almost-stays",
        ),
        pytest.param(
            "If the mayor leaves before the vote ends, the council will meet.",
            ["If the mayor leaves before the vote ends, the council will meet."],
            id="a-condition-asserts-nothing",
        ),
        pytest.param(
            "Not all the ships were saved before the storm hit.",
            ["Not all the ships were saved.", "Not all the ships were saved before the storm hit."],
            id="not-all",
        ),
        pytest.param(
            "There has been shooting in Oslo and looting in Bergen.",
            ["There has been shooting in Oslo.", "There has been looting in Bergen."],
            id="there-has-been",
        ),
        pytest.param(
            "The doctor who treated the hostage who died wrote a book.",
            ["The doctor treated the hostage who died.", "The doctor wrote a book."],
            id="who-died-is-the-nearest",
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
            "The skipper won the race nine minutes into the second leg.",
            [
                "The skipper won the race.",
                "The skipper won the race nine minutes into the second leg.",
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
    found = texts("The first crew will row against the better of Anna Berg vs. Ida Holm.")
    assert any("will row against" in t for t in found)


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
            'The mayor wrote that the plan was "a fine bargain."',
            'The plan was "a fine bargain".',
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
            "The ferry moored on Friday (1405 GMT) after a delay.",
            "The ferry moored on Friday (1405 GMT) after a delay.",
            id="brackets",
        ),
    ],
)
def test_marks_stand_in_pairs(text: str, expected: str) -> None:
    assert expected in [c.text for c in claims(text)]
