"""Blocks of an article: what each line is, and which lines hold no claim."""

from __future__ import annotations

import pytest
from claim_rows import article, claims, extraction
from hypothesis import given
from hypothesis import strategies as st

from reconcile.claims.layout import case_counts, for_parser, lay_out
from reconcile.model import Section

PROSE = "Divers found the wreck on Monday."
WRAPPED = (
    "The harbour master closed the port on Monday because a storm had\n"
    "damaged the outer wall, and it stayed closed until the end of the\n"
    "week."
)


def _blocks(text: str, title: str | None = None) -> list[tuple[str, str, str | None]]:
    blocks = lay_out(article(text, title=title))
    return [(text[b.start : b.end], b.section.value, b.reason) for b in blocks]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("by Laura Stein", "byline", id="byline"),
        pytest.param("By Laura Stein", "byline", id="byline-capital"),
        pytest.param("BY LAURA STEIN", "byline", id="byline-capitals"),
        pytest.param("By Laura Stein and Peter Weber", "byline", id="two-authors"),
        pytest.param("Reporting by Laura Stein; editing by Peter Weber", "byline", id="desk"),
        pytest.param("Laura Stein, staff writer", "byline", id="staff-writer"),
        pytest.param("Published: 12 May 2024", "timestamp", id="published"),
        pytest.param("Last updated: May 12, 2024 10:15 a.m. EST", "timestamp", id="updated"),
        pytest.param("May 12, 2024", "timestamp", id="month-day"),
        pytest.param("Monday, May 12, 2024", "timestamp", id="weekday"),
        pytest.param("12 May 2024 at 10:15", "timestamp", id="day-and-time"),
        pytest.param("2024-05-12", "timestamp", id="iso-day"),
        pytest.param("12/05/2024", "timestamp", id="slashes"),
        pytest.param("10:15 GMT", "timestamp", id="clock"),
        pytest.param("Read more: Ferry fire kills three", "boilerplate", id="read-more"),
        pytest.param("READ ALSO: Ferry fire", "boilerplate", id="read-also"),
        pytest.param("Related stories", "boilerplate", id="related"),
        pytest.param("Advertisement", "boilerplate", id="advertisement"),
        pytest.param("Share this article", "boilerplate", id="share"),
        pytest.param("Subscribe to our newsletter", "boilerplate", id="subscribe"),
        pytest.param("Sign up for our newsletter", "boilerplate", id="sign-up"),
        pytest.param("Follow us", "boilerplate", id="follow"),
        pytest.param("© 2024 Harbour News", "boilerplate", id="copyright-sign"),
        pytest.param("All rights reserved.", "boilerplate", id="rights"),
        pytest.param("Story continues below", "boilerplate", id="continues"),
        pytest.param("Tags: sea, ships", "boilerplate", id="tags"),
        pytest.param("Comments (12)", "boilerplate", id="comments"),
        pytest.param("***", "boilerplate", id="rule-of-stars"),
        pytest.param("---", "boilerplate", id="rule"),
    ],
)
def test_line_holds_no_claim(line: str, reason: str) -> None:
    text = f"{PROSE}\n\n{line}\n\nThe port was closed."
    assert _blocks(text)[1][2] == reason
    assert [c.text for c in claims(text)] == [PROSE, "The port was closed."]
    assert (line, reason) in [(r.span.of(text), r.reason) for r in extraction(text).residue]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        pytest.param("The search goes on", "subhead", id="subhead"),
        pytest.param("## The search goes on", "subhead", id="marked-subhead"),
        pytest.param("Photo: Divers at work.", "caption", id="photo"),
        pytest.param("Image: Divers at work", "caption", id="image"),
        pytest.param("Divers at work on Monday. Photo by Laura Stein.", "caption", id="credit"),
        pytest.param("A diver on Monday (file photo).", "caption", id="file-photo"),
        pytest.param("Divers go on searching.", "body", id="sentence"),
        pytest.param("By Monday the search had ended.", "body", id="by-and-a-day"),
        pytest.param("Related problems delayed the search.", "body", id="not-a-related-line"),
        pytest.param("Read the letter, the judge told the jury.", "body", id="reading"),
        pytest.param("In May the mine closed.", "body", id="month-in-a-sentence"),
    ],
)
def test_line_between_paragraphs_is(line: str, section: str) -> None:
    text = f"{PROSE}\n\n{line}\n\nThe port was closed."
    assert _blocks(text)[1][1:] == (section, None)


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        pytest.param("VALLETTA (Reuters) - A boat sank.", "VALLETTA (Reuters) - ", 1, id="agency"),
        pytest.param(
            "VALLETTA, Malta (AP) — A boat sank.", "VALLETTA, Malta (AP) — ", 1, id="land"
        ),
        pytest.param("VALLETTA — A boat sank.", "VALLETTA — ", 1, id="place-alone"),
        pytest.param(
            "LONDON, May 12 (Reuters) - A boat sank.", "LONDON, May 12 (Reuters) - ", 1, id="day"
        ),
        pytest.param("Beijing (Xinhua) -- A boat sank.", "Beijing (Xinhua) -- ", 1, id="lower"),
        pytest.param(
            "Paris - the capital - slept.", "Paris - the capital - slept.", 0, id="dashes"
        ),
        pytest.param("A boat - the Ada - sank.", "A boat - the Ada - sank.", 0, id="insertion"),
    ],
)
def test_dateline_is_set_apart(text: str, first: str, rest: int) -> None:
    blocks = _blocks(text)
    assert blocks[0][0] == first
    assert blocks[0][2] == ("dateline" if rest else None)
    assert len(blocks) == 1 + rest


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param(WRAPPED, [WRAPPED], id="wrapped-at-a-column"),
        pytest.param("One sank.\nTwo burned.", ["One sank.", "Two burned."], id="a-line-each"),
        pytest.param("One sank.\r\nTwo burned.", ["One sank.", "Two burned."], id="windows"),
        pytest.param("One sank.\n \n\nTwo burned.", ["One sank.", "Two burned."], id="blank-lines"),
        pytest.param("- One sank.\n- Two burned.", ["One sank.", "Two burned."], id="bullets"),
        pytest.param("1. One sank.\n2) Two burned.", ["One sank.", "Two burned."], id="numbers"),
        pytest.param("> One sank.", ["One sank."], id="quoted-line"),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\n ", [], id="white-space"),
    ],
)
def test_paragraphs(text: str, blocks: list[str]) -> None:
    assert [b[0] for b in _blocks(text)] == blocks


@pytest.mark.parametrize(
    ("text", "title", "sections"),
    [
        pytest.param(f"Boat sinks\n\n{PROSE}", None, ["title", "body"], id="first-line"),
        pytest.param(f"# Boat sinks\n\n{PROSE}", None, ["title", "body"], id="marked"),
        pytest.param(
            f"Boat sinks.\n\n{PROSE}", "Boat sinks.", ["title", "body"], id="known-with-a-stop"
        ),
        pytest.param(f"{PROSE}\n\n{PROSE}", None, ["body", "body"], id="no-title"),
        pytest.param(f"{PROSE}\n\nNo stop at the end", None, ["body", "body"], id="last-line"),
    ],
)
def test_title(text: str, title: str | None, sections: list[str]) -> None:
    assert [b[1] for b in _blocks(text, title)] == sections


def test_question_is_typed() -> None:
    found = claims("Divers found the wreck on Monday. Who was at the wheel?")
    assert [c.section for c in found] == [Section.BODY, Section.QUESTION]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "Mayor Opens New Bridge in Selby", "mayor opens new bridge in Selby", id="title"
        ),
        pytest.param(
            "Mayor opens new bridge in Selby", "Mayor opens new bridge in Selby", id="sentence"
        ),
        pytest.param("NATO Sends Ships To Selby", "NATO sends ships to Selby", id="acronym"),
    ],
)
def test_headline_in_title_case_is_put_in_sentence_case(line: str, expected: str) -> None:
    prose = "The town of Selby has a mayor, a bridge and many ships."
    text = f"{line}\n\n{prose}"
    block = lay_out(article(text))[0]
    assert for_parser(text, block, case_counts(prose)) == expected


LINES = st.lists(
    st.sampled_from(
        ["# Boat sinks", "by Laura Stein", "12 May 2024", PROSE, "“No,” she said.",
         "Gen. Ito left.", "VALLETTA (Reuters) - A boat sank.", "- One boat sank.",
         "", "  ", "``Yes,'' he said."]
    ),
    max_size=8,
)  # fmt: skip


@given(lines=LINES, gap=st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]))
def test_blocks_are_in_order_and_keep_every_offset(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    at = 0
    for block in lay_out(article(text)):
        assert at <= block.start < block.end <= len(text)
        at = block.end
        assert len(for_parser(text, block, case_counts(text))) == block.end - block.start
