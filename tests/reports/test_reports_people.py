"""What the reports for people say, whatever the width, and that text never becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from report_samples import empty_report, hostile_report, plain_report, stories_report
from rich.cells import cell_len

from reconcile.model import Report, Span
from reconcile.reports import REPORTS, Options, build_claims_view, build_view
from reconcile.reports.markdown import anchor, escape
from reconcile.reports.text import clean, clip, elided_passage, passage, plain, surroundings

ALL = (plain_report(), hostile_report(), stories_report(), empty_report())
UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
TAGS = {"a", "b", "blockquote", "br", "h1", "h2", "h3", "li", "ol", "p", "span", "strong", "sub"}
TAGS |= {"ul"}


def terminal(report: Report, **options: object) -> str:
    return REPORTS["terminal"].render(build_view(report, Options(**options)))  # type: ignore[arg-type]


def markdown(report: Report, **options: object) -> str:
    return REPORTS["markdown"].render(build_view(report, Options(**options)))  # type: ignore[arg-type]


class Page(HTMLParser):
    """The tags, attributes and text of a rendered page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def page(text: str) -> Page:
    return Page(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


@pytest.mark.parametrize("width", [1, 40, 60, 80, 99, 100, 120, 500])
@pytest.mark.parametrize("report", ALL)
def test_no_line_is_wider_than_asked(report: Report, width: int) -> None:
    lines = terminal(report, width=width, verbose=True, show_all=True).splitlines()
    assert max(map(cell_len, lines)) <= max(40, min(width, 120))
    assert not [line for line in lines if line != line.rstrip()]


@pytest.mark.parametrize("report", ALL)
@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_no_character_acts(report: Report, name: str) -> None:
    options = Options(verbose=True, residue=True)
    rendered = REPORTS[name].render(build_view(report, options))
    split = REPORTS[name].render_claims(build_claims_view(report, options))
    assert not UNSAFE.search(rendered + split)


def test_styles_only_where_they_are_allowed() -> None:
    assert "\x1b" not in terminal(plain_report())
    styled = terminal(plain_report(), styled=True)
    assert "\x1b[1;4m" in styled
    assert not re.search(r"\x1b\[[\d;]*3[1-7]m", styled)
    assert re.search(r"\x1b\[[\d;]*35m", terminal(plain_report(), styled=True, colour=True))


def test_what_differs_is_marked_without_any_style() -> None:
    text = " ".join(terminal(plain_report()).split())
    assert "»National Defence Management Centre«" in text
    assert "»twice«" in text
    assert "sources/post.txt:4" in text


def test_sides_stand_abreast_only_where_there_is_room() -> None:
    wide, narrow = terminal(plain_report(), width=100), terminal(plain_report(), width=99)
    assert re.search(r"^ +The Herald +Daily Post$", wide, re.MULTILINE)
    assert not re.search(r"The Herald +Daily Post$", narrow, re.MULTILINE)


def test_severe_and_sure_come_first() -> None:
    text = terminal(plain_report())
    assert text.index("NUMBER") < text.index("NAME") < text.index("QUOTE")
    assert text.index("QUOTE") < text.index("AGREEMENTS") < text.index("ONLY IN ONE SOURCE")


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_sections_are_capped_and_say_so(name: str) -> None:
    def shown(show_all: bool) -> str:
        options = Options(show_all=show_all, width=100)
        return REPORTS[name].render(build_view(stories_report(1), options))

    assert "… and 2 more (--all)" in shown(False)
    assert "Fact 12 of" not in shown(False)
    assert "more (--all)" not in shown(True)
    assert "Fact 12 of" in shown(True)


def test_each_story_has_its_heading() -> None:
    text = terminal(stories_report(3))
    assert [f"story {n}" in text for n in (1, 2, 3)] == [True] * 3
    assert "━━" not in terminal(stories_report(1))


def test_notes_and_confidence_are_told_on_request() -> None:
    assert "Defense/Defence: spelling" not in terminal(plain_report())
    assert "note: Defense/Defence: spelling" in terminal(plain_report(), verbose=True)
    assert "90% sure" in " ".join(terminal(plain_report(), verbose=True).split())


def test_nothing_to_compare_is_said() -> None:
    one = replace(plain_report(), findings=(), articles=plain_report().articles[:1], claims=())
    one = replace(one, origins=(), residue=())
    assert "nothing to compare it with" in terminal(one)
    assert "No discrepancies." in terminal(stories_report(1))
    assert "No discrepancies." not in terminal(stories_report(1), only=("agreement",))


def test_outlets_that_share_a_name_are_told_apart() -> None:
    report = plain_report()
    same = tuple(replace(article, outlet="Gazette") for article in report.articles)
    assert "Gazette (herald)" in terminal(replace(report, articles=same))


def test_markdown_shows_hostile_text_as_it_is() -> None:
    shown = page(markdown(hostile_report(), verbose=True))
    assert shown.tags <= TAGS
    assert {name for name, _ in shown.attributes} <= {"id", "href"}
    links = {value or "" for name, value in shown.attributes if name == "href"}
    assert all(re.fullmatch(r"#finding-[\w-]+", link) for link in links)
    assert "- *Bold* _under_ ~~gone~~ $x$ &lt;b&gt; &#64;all :smile:" in shown.text
    assert "<script>alert(1)</script> | [red]Two[/red] men" in shown.text


def test_markdown_has_no_table_and_every_link_has_its_anchor() -> None:
    text = markdown(plain_report())
    assert not re.search(r"^\|", text, re.MULTILINE)
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= set(re.findall(r'<a id="([\w-]+)">', text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@user", id="mention"),
        pytest.param("#123 and o/r#4", id="issue"),
        pytest.param("GH-12", id="gh"),
        pytest.param("https://evil.example/x", id="url"),
        pytest.param("www.evil.example", id="www"),
        pytest.param("a@evil.example", id="mail"),
        pytest.param("mailto:a@evil.example", id="mailto"),
        pytest.param(":tada:", id="emoji"),
        pytest.param("a9f0e61a137d86aa9db53465e0801612", id="commit"),
    ],
)
def test_nothing_links_by_itself(text: str) -> None:
    html = MarkdownIt("commonmark").render(f"x {escape(text)}")
    assert text not in html
    assert page(f"x {escape(text)}").text.strip() == f"x {text}"


MARKED = st.text(alphabet="ab1 \\`*_{}[]()#+-.!|~<>&;:@$=^/\"'\t", max_size=30)


@given(st.one_of(st.text(max_size=60), MARKED))
def test_escaped_text_shows_exactly_itself(raw: str) -> None:
    text = clean(raw)
    for before in ("", "- ", "> ", "1. ", "## x ", "- **x** "):
        shown = page(f"{before}{escape(text)}\n")
        assert shown.tags <= TAGS
        assert shown.text.split() == f"{before.lstrip('#->1.* ').replace('**', '')}{text}".split()


@given(st.text(max_size=40))
def test_anchor_is_always_an_identifier(name: str) -> None:
    assert re.fullmatch(r"finding-[A-Za-z0-9_-]*", anchor(name))


@given(st.text(max_size=80))
def test_clean_is_stable_and_safe(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)
    assert not UNSAFE.search(clean(raw))
    assert len(clip(clean(raw), 20)) <= 20


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 60), st.integers(0, 60))
def test_a_passage_has_the_words_of_its_span(text: str, start: int, length: int, at: int) -> None:
    around = Span(start=0, end=len(text))
    runs = passage(text, around, (), (Span(start=start, end=start + length),))
    assert plain(runs).strip() == clean(text).strip()
    assert surroundings(text, Span(start=min(at, len(text)), end=len(text))).end <= len(text)


def test_a_long_sentence_is_shown_about_what_differs() -> None:
    text = "word " * 500 + "twice " + "word " * 500
    mark = Span(start=2500, end=2505)
    runs = elided_passage(text, Span(start=0, end=len(text)), (), (mark,))
    assert plain(runs).startswith("…word")
    assert "twice" in plain(runs)
    assert len(plain(runs)) < 450


def test_the_split_is_numbered_and_typed() -> None:
    options = Options(verbose=True, residue=True)
    text = REPORTS["terminal"].render_claims(build_claims_view(plain_report(), options))
    assert re.search(r"^ +1  The line connects", text, re.MULTILINE)
    assert "[the Nova Kakhovka dam] holds back" in text
    assert "frequency two occasions = 2 occasion" in text
    assert "date Monday = 2022-11-28" in text
    assert "says an American official (via Reuters)" in text
    assert "“the call” left: no call was spoken of before" in text
    assert "Read more: our newsletter" in text
