"""The wording that speaks for a finding, and how cut texts and repeated values are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_builder import Builder

from reconcile.model import (
    Agreement,
    Claim,
    Difference,
    Discrepancy,
    Report,
    Section,
    Severity,
    Side,
    Span,
    Word,
)
from reconcile.reports import REPORTS, Options, build_view
from reconcile.reports.balance import balanced
from reconcile.reports.wording import is_fragment, spokesman


def words(text: str, verb: str | None, tag: str = "VBD") -> tuple[Word, ...]:
    return tuple(
        Word(
            text=word,
            lemma=word.lower(),
            pos="VERB" if word == verb else "NOUN",
            tag=tag if word == verb else "NN",
            dep={verb: "ROOT", "since": "mark"}.get(word, "obj"),
            head=-1,
            span=Span(start=0, end=1),
        )
        for word in text.split()
    )


def claim(text: str, verb: str | None, **more: object) -> Claim:
    span = Span(start=0, end=len(text))
    return Claim(
        id=text, article="a", text=text, spans=(span,), mentions=((span,),), sentence=span,
        words=words(text, verb), **more,  # type: ignore[arg-type]
    )  # fmt: skip


STATEMENT = claim("The old bridge over the bay collapsed", "collapsed")
SCRAP = claim("Spokesman of the agency for bridges and roads in the north", None)
LONG = claim("The bridge " + "and the bridge " * 20 + "collapsed", "collapsed")
TITLE = claim("The old iron bridge over the bay collapsed", "collapsed", section=Section.TITLE)
SHORT = claim("It collapsed", "collapsed")
CUT = replace(
    claim("The old bridge over the wide bay collapsed", "collapsed"),
    sentence=Span(start=0, end=200),
)


@pytest.mark.parametrize("other", [SCRAP, LONG, TITLE, SHORT, CUT])
def test_a_statement_of_readable_length_speaks_for_all(other: Claim) -> None:
    assert spokesman([other, STATEMENT]) == 1
    assert spokesman([STATEMENT, other]) == 0


def test_the_fuller_of_two_statements_is_shown() -> None:
    fuller = claim("The old bridge over the bay collapsed at noon", "collapsed")
    assert spokesman([STATEMENT, fuller]) == 1
    assert spokesman([STATEMENT, STATEMENT]) == 0


@pytest.mark.parametrize(
    ("text", "verb", "tag", "scrap"),
    [
        pytest.param("agency warning", None, "NN", True, id="no verb"),
        pytest.param("agency warning", "warning", "VBG", True, id="participle"),
        pytest.param("When bridges collapsed", "collapsed", "VBD", True, id="side clause"),
        pytest.param("Once since bridges collapsed", "collapsed", "VBD", True, id="marked"),
        pytest.param("Bridges collapsed", "collapsed", "VBD", False, id="statement"),
    ],
)
def test_fragments(text: str, verb: str | None, tag: str, scrap: bool) -> None:
    made = replace(STATEMENT, text=text, words=words(text, verb, tag))
    assert is_fragment(made) is scrap
    assert not is_fragment(replace(made, words=()))


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_agreements_without_a_statement_come_last(name: str) -> None:
    b = Builder()
    for outlet in ("east", "west", "north"):
        b.article(outlet, "Agency for bridges\nThe bridge collapsed\n")
    scraps = [b.claim(outlet, "Agency for bridges") for outlet in b.articles]
    facts = [b.claim(outlet, "The bridge collapsed") for outlet in ("east", "west")]
    parsed = tuple(replace(c, words=words(c.text, "collapsed")) for c in b.claims)
    report = Report(
        version="0",
        articles=tuple(b.articles.values()),
        claims=parsed,
        findings=tuple(
            Agreement(id=str(n), claims=tuple(c), confidence=0.9, independent_origins=2)
            for n, c in enumerate((scraps, facts))
        ),
    )
    text = REPORTS[name].render(build_view(report, Options()))
    assert text.index("bridge collapsed") < text.index("Agency for bridges")
    assert "2 agreements" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("The agency (BNA.", "The agency (BNA).", id="round"),
        pytest.param("BNA) said so.", "BNA said so.", id="round closer"),
        pytest.param("“We go home.", "“We go home”.", id="curly"),
        pytest.param("We go home”.", "We go home.", id="curly closer"),
        pytest.param('"We go home.', '"We go home".', id="straight"),
        pytest.param('We go home".', "We go home.", id="straight closer"),
        pytest.param('He said "we (all go.', 'He said "we (all go)".', id="nested"),
        pytest.param('"Yes (I do" he said', '"Yes I do" he said', id="crossed"),
        pytest.param("[the dam holds", "[the dam holds]", id="square"),
        pytest.param("a) one (two) and 12) three", None, id="list"),
        pytest.param('a 6" pipe', None, id="inch"),
        pytest.param('"We go," he said, "home"', None, id="whole"),
        pytest.param("the driver’s car", None, id="apostrophe"),
    ],
)
def test_brackets_and_marks_are_whole(text: str, shown: str | None) -> None:
    assert balanced(text) == (shown or text)


@given(st.text(alphabet='ab1 .,()[]“”«»"’', max_size=24))
def test_balancing_keeps_the_words_and_leaves_no_bracket_open(text: str) -> None:
    whole = balanced(text)
    assert [c for c in whole if c.isalnum()] == [c for c in text if c.isalnum()]
    for opener, closer in ("()", "[]", "“”", "«»"):
        assert whole.count(opener) <= whole.count(closer)


def disputed() -> Report:
    """Two outlets against each other, a third like the first, and a fourth in no difference."""
    b = Builder()
    told = {"east": "Two", "west": "Three", "south": "two", "north": None}
    ids = {}
    for outlet, value in told.items():
        b.article(outlet, f"{value or 'Some'} (old bridges were washed away\n", outlet=outlet)
        ids[outlet] = b.claim(outlet, f"{value or 'Some'} (old bridges were washed away")
    sides = tuple(
        Side(claim=ids[o], value=v, span=Span(start=0, end=len(v))) for o, v in told.items() if v
    )
    made = Difference(kind="number", sides=sides, why="two and three differ")
    finding = Discrepancy(
        id="d", claims=tuple(ids.values()), confidence=0.9, independent_origins=4,
        severity=Severity.HIGH, differences=(made, replace(made, kind="event")),
    )  # fmt: skip
    return Report(
        version="0",
        articles=tuple(b.articles.values()),
        claims=tuple(b.claims),
        findings=(finding,),
    )


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_the_rest_of_a_discrepancy_says_something(name: str) -> None:
    lines = REPORTS[name].render(build_view(disputed(), Options())).splitlines()
    also = [line for line in lines if "also" in line]
    assert also[0].endswith("as east")
    assert "Some (old bridges were washed away)" in also[1].replace("\\", "")


def test_the_contents_name_each_value_once() -> None:
    text = REPORTS["markdown"].render(build_view(disputed(), Options()))
    assert "1. [number + event: Two / Three](" in text


def test_json_has_the_text_as_it_is() -> None:
    assert 'Some (old bridges were washed away"' in REPORTS["json"].render(build_view(disputed()))
