"""Whom articles credit, in every form, and with which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.model import Agency, Article, Origin
from reconcile.origins import credited

STORY = (
    "The ferry Lady Isobel ran aground off Tarn Point on Saturday with 112 people on board, and "
    "nobody was hurt."
)
MORE = "The cause of the accident is not known, and the ship was to be towed to port at high tide."


def article(text: str, **more: object) -> Article:
    return replace(Article(id="a", path="a.txt", text=text, story="s"), **more)  # type: ignore[arg-type]


def found(one: Article, *added: Agency) -> dict[str, Origin]:
    return {o.name: o for o in credited([one], added)}


@pytest.mark.parametrize(
    ("text", "name", "form", "whole"),
    [
        pytest.param(f"GULLWICK (Reuters) - {STORY}", "Reuters", "dateline", True, id="dateline"),
        pytest.param(f"GULLWICK, March 2 (AP) — {STORY}", "AP", "dateline", True, id="day"),
        pytest.param(f"{STORY}\n\n{MORE}\n\n- AFP", "AFP", "sign-off", True, id="sign-off"),
        pytest.param(f"{STORY}\n\n{MORE} (dpa)", "dpa", "sign-off", True, id="bracket at end"),
        pytest.param(f"{STORY}\n\n{MORE}\n\nSource: Xinhua", "Xinhua", "sign-off", True, id="src"),
        pytest.param(
            f"{STORY}\n\n{MORE}\n\n© 2024 Agence France-Presse", "AFP", "sign-off", True, id="(c)"
        ),
        pytest.param(f"By Jo Quill, Associated Press\n\n{STORY}", "AP", "byline", True, id="by"),
        pytest.param(f"Ferry aground\nReuters staff\n\n{STORY}", "Reuters", "byline", True, id="r"),
        pytest.param(f"Ferry aground - Reuters\n\n{STORY}", "Reuters", "title", True, id="title"),
        pytest.param(f"{STORY[:-1]}, its owner told the BBC.", "BBC", "told", True, id="lead"),
        pytest.param(f"{STORY}\n\nThe owner told the BBC so.", "BBC", "told", False, id="told"),
        pytest.param(
            f"{STORY}\n\nThe owner told Radio Fen so.", "Radio Fen", "told", False, id="radio"
        ),
        pytest.param(
            f"{STORY}\n\nAccording to The Times, it was old.",
            "Times",
            "reported",
            False,
            id="Times",
        ),
        pytest.param(
            f"{STORY}\n\nIt was old, the Gullwick Herald reported.",
            *("Gullwick Herald", "reported", False),
            id="an outlet by its last word",
        ),
        pytest.param(
            f"{STORY}\n\nIt was old, the Ostravan Dennik newspaper reported.",
            *("Ostravan Dennik", "reported", False),
            id="an outlet by what it is called",
        ),
        pytest.param(
            f"{STORY}\n\n{MORE}\n\nThe Associated Press contributed to this report.",
            *("AP", "contributor", False),
            id="contributed",
        ),
        pytest.param(
            f"{STORY}\n\n{MORE}\n\nAdditional reporting by AFP",
            "AFP",
            "contributor",
            False,
            id="ad",
        ),
        pytest.param(
            f"{STORY}\n\nThe owner regretted it in a statement.",
            *("a statement", "statement", False),
            id="statement",
        ),
        pytest.param(
            f"{STORY}\n\nThe line said in a press release that it would pay.",
            *("a press release", "statement", False),
            id="press release",
        ),
        pytest.param(
            f"{STORY}\n\nAccording to court documents, the captain was drunk.",
            *("court documents", "document", False),
            id="document",
        ),
        pytest.param(
            f"{STORY}\n\nThe captain told this newspaper that he slept.",
            *("a", "own", False),
            id="own",
        ),
    ],
)
def test_a_credit_is_found(text: str, name: str, form: str, whole: bool) -> None:
    origin = found(article(text))[name]
    assert origin.whole is whole
    assert form in [credit.form for credit in origin.credits]
    for credit in origin.credits:
        assert credit.span is not None
        assert " ".join(credit.span.of(text).split()) == credit.words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He told reporters that the Star of Malta had sunk.", id="a ship"),
        pytest.param("The police told the family, and the family told the press.", id="nobody"),
        pytest.param("It happened at the Reuters building in London.", id="a building"),
        pytest.param("The PA said that it would not negotiate.", id="letters of another body"),
        pytest.param("People said that they had heard a bang.", id="a word that is a name"),
        pytest.param("Another news agency quoted him.", id="an unnamed agency"),
        pytest.param("He is a reader of the Gullwick Herald.", id="no cue"),
        pytest.param("The statement of accounts shows a loss.", id="no utterance"),
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert found(article(f"{STORY}\n\n{text}\n\n{MORE}")) == {}


def test_metadata_is_credited() -> None:
    one = article(
        STORY,
        url="https://gullwick-echo.example/ferry",
        canonical_url="https://www.reuters.example/ferry",
        syndication=("AFP", "https://sandray-herald.example/x"),
        authors=("Jo Quill, Associated Press", "Ida Holm"),
    )
    origins = found(one)
    assert {n: o.credits[0].form for n, o in origins.items() if o.whole} == {
        "AFP": "metadata",
        "sandray-herald.example": "metadata",
        "AP": "byline",
        "Reuters": "metadata",
        "Ida Holm": "byline",
    }
    assert all(c.span is None for o in origins.values() for c in o.credits)


def test_an_outlet_does_not_credit_itself() -> None:
    text = f"GULLWICK (Fen Wire) - {STORY}\n\nThe owner told Fen Wire that he was sorry."
    origins = found(article(text, outlet="Fen Wire"), Agency(name="Fen Wire"))
    assert [(o.kind, o.whole) for o in origins.values()] == [("own", False)]


def test_agencies_can_be_added() -> None:
    text = f"{STORY}\n\n{MORE}\n\n(FW)"
    assert found(article(text)) == {}
    added = found(article(text), Agency(name="Fen Wire", variants=("FW",)))
    assert list(added) == ["Fen Wire"]


def test_the_newspaper_is_the_one_named_before() -> None:
    text = f"{STORY}\n\nThe owner told the Gullwick Herald so. The mate told the newspaper more."
    assert len(found(article(text))["Gullwick Herald"].credits) == 2


def test_a_short_name_is_the_long_one() -> None:
    text = f"{STORY}\n\nIt is old, the Fenland Journal reported. The mate told the Journal more."
    assert list(found(article(text))) == ["Fenland Journal"]
