"""The block at the top of a file."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.errors import ReadError
from reconcile.readers import text as plain
from reconcile.readers.dates import iso_published
from reconcile.readers.front_matter import parse_block, split_front_matter
from reconcile.readers.markdown import leading_heading, read

BODY = "Two people were killed."


@pytest.mark.parametrize(
    ("block", "field", "value"),
    [
        pytest.param("title: One", "title", "One", id="title"),
        pytest.param("Title: One", "title", "One", id="capital-key"),
        pytest.param("title: no", "title", "no", id="no-stays-a-word"),
        pytest.param("title: 1:30", "title", "1:30", id="sexagesimal-stays"),
        pytest.param("title: 'A: B'", "title", "A: B", id="quoted"),
        pytest.param("title: >\n  A\n  B", "title", "A B", id="folded"),
        pytest.param('title: "A\\e[31mB\\u202eC"', "title", "A[31mBC", id="no-control-characters"),
        pytest.param("title:", "title", None, id="empty"),
        pytest.param("title: ~", "title", None, id="null"),
        pytest.param("publisher: P", "outlet", "P", id="publisher"),
        pytest.param("source: S", "outlet", "S", id="source"),
        pytest.param("source: S\noutlet: O", "outlet", "O", id="outlet-first"),
        pytest.param("date: 2022-11-28", "published", "2022-11-28", id="date"),
        pytest.param(
            "published:\ndate: 2022-11-28", "published", "2022-11-28", id="empty-then-date"
        ),
        pytest.param("url: https://a.example/x", "url", "https://a.example/x", id="url"),
        pytest.param("tags: [a, {b: c}]\ntitle: T", "title", "T", id="nested-passed-over"),
        pytest.param("# note\n\ntitle: T", "title", "T", id="comment-first"),
    ],
)
def test_fields(block: str, field: str, value: str | None) -> None:
    front = split_front_matter(f"---\n{block}\n---\n{BODY}")
    assert getattr(front, field) == value
    assert front.warnings == ()


@pytest.mark.parametrize(
    ("text", "body_start"),
    [
        pytest.param(BODY, 0, id="none"),
        pytest.param("---\ntitle: T\n---\nBody", 17, id="unix"),
        pytest.param("---\r\ntitle: T\r\n---\r\nBody", 20, id="windows"),
        pytest.param("---\rtitle: T\r---\rBody", 17, id="old-mac"),
        pytest.param("---\ntitle: T\n...\nBody", 17, id="dots"),
        pytest.param("---\n---\nBody", 8, id="empty-block"),
        pytest.param("---\nProse between rules.\n---\nMore.", 0, id="rule-not-front-matter"),
        pytest.param("\n---\ntitle: T\n---\nBody", 0, id="not-on-the-first-line"),
        pytest.param("----\ntitle: T\n----\nBody", 0, id="four-dashes"),
    ],
)
def test_body_start(text: str, body_start: int) -> None:
    front = split_front_matter(text)
    assert front.body_start == body_start
    assert front.warnings == ()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("---\ntitle: a: b\n---\nBody", 2, "mapping values", id="colon"),
        pytest.param("---\nx: 1\ny: [a\n---\nBody", 4, "expected", id="open-bracket"),
        pytest.param("---\na: &x [1]\nb: *x\n---\nBody", 2, "anchors and aliases", id="anchor"),
        pytest.param("---\na: *x\n---\nBody", 2, "anchors and aliases", id="alias"),
        pytest.param("---\n\na: !!python/name:os.x ''\n---\nBody", 3, "tags", id="tag"),
        pytest.param("---\n!!map {a: b}\n---\nBody", 2, "tags", id="tag-at-the-top"),
        pytest.param("---\n{[a]: b}\n---\nBody", 2, "a key must be a word", id="odd-key"),
        pytest.param("---\ntitle: a\ntitle: b\n---\nBody", 3, "stands twice", id="repeated-key"),
        pytest.param("---\na: b\x07\n---\nBody", 2, "does not allow", id="control-character"),
        pytest.param("---\na: " + "[" * 5000 + "\n---\nBody", 2, "deep", id="deep"),
        pytest.param("---\na: " + "b" * 20000 + "\n---\nBody", 1, "16384", id="long"),
        pytest.param("---\na: b\nBody", 1, "never closed", id="unclosed"),
        pytest.param("---\ndate: soon\n---\nBody", 2, "write it like 2022-11-28", id="date"),
        pytest.param("---\nurl: javascript:x()\n---\nBody", 2, "https://", id="url"),
        pytest.param("---\noutlet: [a]\n---\nBody", 2, "one line of text", id="outlet"),
    ],
)
def test_broken_front_matter_is_told_and_the_prose_is_read(
    text: str, line: int, message: str
) -> None:
    read_text = plain.read(text.encode())
    (warning,) = read_text.warnings
    assert warning.line == line
    assert message in warning.message
    assert warning.at("x.txt").startswith(f"x.txt:{line}: ")
    closed = "\n---\nBody" in text
    assert read_text.text[read_text.body_start :] == ("Body" if closed else text)


def test_a_broken_block_raises_with_its_line() -> None:
    with pytest.raises(ReadError, match=r"^line 2: anchors and aliases"):
        parse_block("a: &x b")


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        pytest.param("2022-11-28", "2022-11-28", id="iso-day"),
        pytest.param("2022-11-28T13:52:00Z", "2022-11-28T13:52:00+00:00", id="iso-utc"),
        pytest.param("2022-11-28 13:52", "2022-11-28T13:52:00", id="iso-space"),
        pytest.param("2022-11-28 13:52:00 +0200", "2022-11-28T13:52:00+02:00", id="yaml-offset"),
        pytest.param("28 November 2022", "2022-11-28", id="british"),
        pytest.param("November 28, 2022", "2022-11-28", id="american"),
        pytest.param("Monday, Nov. 28, 2022", "2022-11-28", id="weekday"),
        pytest.param("28th Sept 2018", "2018-09-28", id="sept"),
        pytest.param("28 November 2022, 13:52", "2022-11-28T13:52:00", id="with-time"),
        pytest.param("Mon, 28 Nov 2022 13:52:00 GMT", "2022-11-28T13:52:00+00:00", id="feed"),
        pytest.param("03/04/2022", None, id="two-meanings"),
        pytest.param("31 November 2022", None, id="no-such-day"),
        pytest.param("2022-13-01", None, id="no-such-month"),
        pytest.param("28 Novembre 2022", None, id="french"),
        pytest.param("2022", None, id="year"),
        pytest.param("yesterday", None, id="relative"),
        pytest.param("", None, id="empty"),
        pytest.param("٢٠٢٢-١١-٢٨", None, id="other-digits"),
    ],
)
def test_published(words: str, iso: str | None) -> None:
    assert iso_published(words) == iso


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("# One\n\nText", "One", id="heading"),
        pytest.param("\n\n  # One ##\nText", "One", id="closing-hashes"),
        pytest.param(
            "# **One** and `two` [three](https://x.example)\nText", "One and two three", id="marks"
        ),
        pytest.param("One\n===\nText", "One", id="underlined"),
        pytest.param("# C#\nText", "C#", id="hash-in-a-word"),
        pytest.param("## One\nText", None, id="second-level"),
        pytest.param("Text\n# One", None, id="not-leading"),
        pytest.param("#hashtag\nText", None, id="hashtag"),
        pytest.param("    # code\nText", None, id="indented-code"),
        pytest.param("#\nText", None, id="empty"),
        pytest.param("Text alone", None, id="none"),
    ],
)
def test_markdown_heading(text: str, title: str | None) -> None:
    assert leading_heading(text) == title
    assert read(f"---\nx: y\n---\n{text}".encode()).title == title


def test_front_matter_title_outdoes_the_heading() -> None:
    assert read(b"---\ntitle: Front\n---\n# Heading\n").title == "Front"


_LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40
)


@given(title=_LINES, body=_LINES, newline=st.sampled_from(["\n", "\r\n"]))
def test_offsets_are_the_files(title: str, body: str, newline: str) -> None:
    quoted = title.replace("'", "''")
    head = newline.join(["---", f"title: '{quoted}'", "---", ""])
    file = (head + "Ink. " + body).encode()
    read_text = plain.read(file)
    assert read_text.text.encode() == file
    assert read_text.body_start == len(head)
    assert read_text.text[read_text.body_start :] == "Ink. " + body


@given(st.text(max_size=200))
def test_any_text_after_three_dashes_is_read_or_refused(tail: str) -> None:
    text = "---\n" + tail
    front = split_front_matter(text)
    assert 0 <= front.body_start <= len(text)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(ReadError):
        assert read(data).text


@pytest.mark.parametrize(
    ("block", "authors", "language", "canonical"),
    [
        pytest.param("author: Ana Lim", ("Ana Lim",), None, None, id="one-author"),
        pytest.param("authors: [Ana Lim, Jo Park]", ("Ana Lim", "Jo Park"), None, None, id="list"),
        pytest.param("authors:\n- Ana\n- {a: b}\n- Jo", ("Ana", "Jo"), None, None, id="nested"),
        pytest.param("lang: en_GB", (), "en-GB", None, id="language"),
        pytest.param("lang: no language at all", (), None, None, id="no-language"),
        pytest.param("canonical: https://a.example/1", (), None, "https://a.example/1", id="web"),
        pytest.param("canonical: javascript:alert(1)", (), None, None, id="no-web"),
    ],
)
def test_who_wrote_it_and_where_it_belongs(
    block: str, authors: tuple[str, ...], language: str | None, canonical: str | None
) -> None:
    front = split_front_matter(f"---\n{block}\nupdated: 2 May 2020\n---\nBody.")
    assert (front.authors, front.language, front.canonical_url) == (authors, language, canonical)
    assert front.updated == "2020-05-02"
    refused = bool(block) and not (authors or language or canonical)
    assert bool(front.warnings) is refused
