"""One sound document of each format, and what becomes of its text and metadata."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import documents as made
import pytest

from reconcile.errors import ReadError
from reconcile.readers import READERS, ReadText, apart, codec, read_sources
from reconcile.readers.registry import sniff, suffix_of

HEADLINE, PROSE = made.HEADLINE, made.PROSE
TEXT = "\n\n".join([f"# {HEADLINE}", *PROSE]) + "\n"

EML = (
    "From: Alder Council <press@council.example>\r\nTo: desk@courier.example\r\n"
    f"Subject: Fwd: {HEADLINE}\r\nDate: Mon, 28 Nov 2022 10:15:00 +0000\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    + "\r\n\r\n".join(PROSE)
    + "\r\n\r\n> Is it true?\r\n\r\n-- \r\nThe press office\r\n--b\r\n"
    "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n"
    "--b--\r\n"
).encode()
MHTML = (
    b"From: <Saved>\r\nSnapshot-Content-Location: https://courier.example/bridge\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    + made.article_page().replace(b"\n", b"\r\n")
    + b"\r\n--b--\r\n"
)
STYLED = [("Title", HEADLINE), *(("", text) for text in PROSE)]
SUBHEAD = "<hl2>Traffic takes the tunnel</hl2>"
ITEM = made.newsml_item("urn:a", f"<inlineXML>{made.NITF.split('?>')[1]}</inlineXML>")


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        pytest.param(".html", made.article_page(), id="html"),
        pytest.param(".mhtml", MHTML, id="mhtml"),
        pytest.param(".pdf", made.pdf([[text] for text in PROSE], title=HEADLINE), id="pdf"),
        pytest.param(".docx", made.docx(STYLED), id="docx"),
        pytest.param(".odt", made.odt([("h", HEADLINE), *(("p", t) for t in PROSE)]), id="odt"),
        pytest.param(".rtf", made.rtf([HEADLINE, *PROSE], title=HEADLINE), id="rtf"),
        pytest.param(".eml", EML, id="eml"),
        pytest.param(".xml", made.NITF.replace(SUBHEAD, "").encode(), id="nitf"),
    ],
)  # fmt: skip
def test_the_text_and_the_headline(suffix: str, data: bytes) -> None:
    read = READERS[suffix](data)
    assert read.text == TEXT
    assert read.title == HEADLINE
    assert codec.loads(codec.dumps(read)) == read


def test_what_a_page_says_of_itself_in_json() -> None:
    said = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "not this"},
            {
                "@type": ["Thing", "NewsArticle"],
                "headline": HEADLINE,
                "author": [{"@type": "Person", "name": "By Ana Lim"}, {"name": "Jo Park"}],
                "datePublished": "2022-11-28T10:15:00Z",
                "dateModified": "2022-11-29",
                "publisher": {"name": "The Courier"},
                "inLanguage": "en_GB",
                "mainEntityOfPage": {"@id": "https://courier.example/bridge"},
                "isBasedOn": "https://wire.example/1",
            },
        ],
    }
    head = (
        f'<script type="application/ld+json">{json.dumps(said)}</script>'
        '<meta property="og:site_name" content="courier.example">'
        '<link rel="canonical" href="https://other.example/x"><title>Bridge | The Courier</title>'
    )
    read = READERS[".html"](made.article_page(head, headline="Bridge closed"))
    assert read == ReadText(
        text=read.text,
        title=HEADLINE,
        outlet="The Courier",
        published="2022-11-28T10:15:00+00:00",
        updated="2022-11-29",
        authors=("Ana Lim", "Jo Park"),
        language="en-GB",
        canonical_url="https://courier.example/bridge",
        syndication=("https://wire.example/1",),
    )


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


JSON_LD = '<script type="application/ld+json">'


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (_meta("og:title", "Crack found | The Courier") + _meta("og:site_name", "The Courier"),
         "title", "Crack found"),
        (_meta("author", "By Ana Lim and Jo Park"), "authors", ("Ana Lim", "Jo Park")),
        (_meta("article:author", "https://x.example/ana") + _meta("author", "Ana Lim"),
         "authors", ("Ana Lim",)),
        (_meta("article:published_time", "2022-11-28"), "published", "2022-11-28"),
        (_meta("article:modified_time", "no date") + _meta("lastmod", "2022-12-01"),
         "updated", "2022-12-01"),
        ('<link rel="canonical" href="https://a.example/b">', "canonical_url", "https://a.example/b"),
        ('<link rel="canonical" href="javascript:alert(1)">', "canonical_url", None),
        (_meta("syndication-source", "https://w.example/"), "syndication", ("https://w.example/",)),
        (JSON_LD + '{"@type":"NewsArticle","headline":[[1]],</script>', "title", HEADLINE),
        (JSON_LD + "[" * 5000 + "</script>", "title", HEADLINE),
        ("", "published", None),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(head: str, field: str, value: object) -> None:
    assert getattr(READERS[".html"](made.article_page(head)), field) == value


def test_a_page_without_what_stands_around_the_article() -> None:
    text = READERS[".html"](
        made.page(
            f"<article><h1>{HEADLINE}</h1><p>{PROSE[0]}</p><h2>Traffic</h2><ul><li>Buses take the "
            f"tunnel.</li></ul><blockquote><p>{PROSE[2]}</p></blockquote><script>alert(1)</script>"
            f"<p>{PROSE[1]}</p></article>"
        )
    ).text
    assert text.split("\n\n") == [
        *(f"# {HEADLINE}", PROSE[0], "## Traffic", "- Buses take the tunnel.", PROSE[2]),
        f"{PROSE[1]}\n",
    ]


ONE, TWO = PROSE[:2]
FIGURE = '<figure><img src="a.jpg"><figcaption>Photo: Ana Lim</figcaption></figure>'
RELATED = '<div class="related"><h3>Related</h3><ul><li><a href="/x">A ferry</a></li></ul></div>'
TIME = '<time datetime="2022-11-28T10:00:00Z">28 November</time>'


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(f"<p>{ONE}</p>", [ONE], id="one-sentence"),
        pytest.param(f"<div>{ONE}<br><br>{TWO}</div>", [ONE, TWO], id="breaks"),
        pytest.param(f"<p>{ONE}<br/> <br><b>So.</b> {TWO}</p>", [ONE, f"So. {TWO}"], id="bold"),
        pytest.param(f"<div>So<br>{ONE}</div>", [f"So {ONE}"], id="one-break"),
        pytest.param(f"<div><span>{ONE}</span></div><div>{TWO}</div>", [ONE, TWO], id="no-marks"),
        pytest.param(f"{FIGURE}<p>{ONE}</p><p>{TWO}</p>", [ONE, TWO], id="caption"),
        pytest.param(f"<p>{ONE}</p>{RELATED}<p>{TWO}</p>", [ONE, TWO], id="related"),
        pytest.param(
            f"<p>{ONE}</p><table><tr><th>Year<th>Cars<tr><td>2020<td>1|2</table><p>{TWO}</p>",
            [ONE, "| Year | Cars |", "| 2020 | 1/2 |", TWO],
            id="table",
        ),
    ],
)
def test_paragraphs_of_a_page(body: str, blocks: list[str]) -> None:
    page = made.page(f"<article><h1>{HEADLINE}</h1>{TIME}{body}</article>")
    read = READERS[".html"](page)
    assert read.text.strip().split("\n\n") == [f"# {HEADLINE}", *blocks]
    assert read.published == "2022-11-28T10:00:00+00:00"


def test_an_article_that_only_a_script_would_show() -> None:
    said = json.dumps(
        {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": "\n\n".join(PROSE)}
    )
    page = f"<html><head>{JSON_LD}{said}</script></head><body><div id='app'></div></body></html>"
    assert READERS[".html"](page.encode()).text == TEXT


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252", "nonsense", "rot13"])
def test_a_page_is_read_whatever_encoding_it_declares(declared: str) -> None:
    page = made.article_page().replace(b'"utf-8"', f'"{declared}"'.encode())
    assert READERS[".html"](page).text == TEXT
    old = page.decode("utf-8").encode("cp1252")
    assert READERS[".html"](old).text == TEXT


def test_lines_of_a_pdf_are_put_together_and_repeats_left_out() -> None:
    first = [
        *("Alder Courier   28 November 2022", HEADLINE),
        "The North Bridge in Alder was closed on Monday after engi-",
        "neers found a crack, the well-known city council said. The",
        "work was not planned.",
        "A well-",
        "known engineer said that the bridge was old but safe, until",
        "1",
    ]
    second = ["Alder Courier   28 November 2022", "the crack was found on Monday morning.", "2"]
    assert READERS[".pdf"](made.pdf([first, second], title="x.indd")).text.split("\n\n") == [
        HEADLINE,
        (
            "The North Bridge in Alder was closed on Monday after engineers found a crack, the "
            "well-known city council said. The work was not planned."
        ),
        (
            "A well-known engineer said that the bridge was old but safe, until the crack was "
            "found on Monday morning.\n"
        ),
    ]


def test_a_mail_says_who_sent_it_and_when() -> None:
    read = READERS[".eml"](EML)
    assert (read.outlet, read.published) == ("Alder Council", "2022-11-28T10:15:00+00:00")
    assert [w.message for w in read.warnings] == [
        "1 attachment is not read; save it as a file to read it"
    ]


def test_items_of_an_agency() -> None:
    plain = made.newsml_item("urn:b", f"<inlineData>{PROSE[0]}</inlineData>")
    none = made.newsml_item("urn:c", "<remoteContent href='x'/>")
    first, second, third = READERS[".xml"](made.newsml(ITEM, plain, none).encode())
    assert (first.name, first.content.title, first.content.outlet) == (
        "urn:a",
        HEADLINE,
        "Alder Wire",
    )
    assert (first.content.authors, first.content.updated) == (
        ("Ana Lim",),
        "2022-11-28T12:00:00+00:00",
    )
    assert second.content.text == f"# {HEADLINE}\n\n{PROSE[0]}\n"
    assert "has no text" in third.content


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_pages_of_a_web_archive(packed: bool) -> None:
    archive = made.warc(
        [
            ("https://a.example/bridge", b"<p>An older copy of the page.</p>", "text/html"),
            ("https://a.example/logo.png", b"PNG", "image/png"),
            ("https://a.example/", made.page("<ul><li>x</li></ul>"), "text/html"),
            ("https://a.example/bridge", made.article_page(), "text/html; charset=utf-8"),
        ],
        packed=packed,
    )
    (part,) = READERS[".warc"](archive)
    assert part.name == part.content.url == "https://a.example/bridge"
    assert part.content.text == TEXT
    assert "1 of its pages" in part.content.warnings[0].message
    (cut,) = READERS[".warc"](archive[:-5])
    assert "cut off" in cut.content.warnings[-1].message or cut.content.text == TEXT


def test_an_archive_needs_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(ReadError, match=r"news-reconcile\[archives\]"):
        READERS[".warc"](b"WARC/1.0\r\n")


def test_articles_of_a_file_with_one_on_each_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [
        {"id": "crack", "text": PROSE[0], "metadata": {"outlet": "Courier", "date": "2022-11-28"}},
        {"text": PROSE[1], "authors": ["Ana Lim", 7], "url": "javascript:x"},
        {"id": "crack", "title": "Empty", "text": " "},
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    Path("day.jsonl").write_text(f"{lines}\n\n{{broken\n[1]\n", "utf-8")
    articles, skipped, warnings = read_sources(["day.jsonl"])
    assert [(a.id, a.path, a.outlet, a.published, a.authors) for a in articles] == [
        ("crack", "day.jsonl#crack", "Courier", "2022-11-28", ()),
        ("line 2", "day.jsonl#line 2", None, None, ("Ana Lim",)),
    ]
    assert {s.path: s.reason.split(";")[0].split(" (")[0] for s in skipped} == {
        "day.jsonl#crack": "the file is empty",
        "day.jsonl#line 5": "it is no JSON",
        "day.jsonl#line 6": "it is no object",
    }
    assert warnings == ("day.jsonl#line 2: url is left out: it is not as front matter has it",)


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"%PDF-1.4", ".pdf"), (made.docx(STYLED), ".docx"), (made.odt([("p", "x")]), ".odt"),
        (b"{\\rtf1", ".rtf"), (b"\xef\xbb\xbf<!DOCTYPE HTML>", ".html"), (b"<html>", ".html"),
        (b"<p>x", ".html"), (b"<picture of it>", ".md"),
        (b"<?xml version='1.0'?><nitf>", ".xml"), (b'{"id": 1}', ".jsonl"),
        (b"---\ntitle: x", ".md"),
        (b"WARC/1.0", ".warc"), (b"<?xml version='1.0'?><html>", ".html"), (b"", ".md"),
    ],
)  # fmt: skip
def test_what_has_no_name_is_known_by_its_beginning(data: bytes, suffix: str) -> None:
    assert sniff(data) == suffix


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (made.article_page(), TEXT.encode()):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        ((article,), skipped, _) = read_sources(["-"])
        assert (article.id, article.path, article.story) == ("stdin", "-", "stdin")
        assert (article.text, article.title, skipped) == (TEXT, HEADLINE, ())
    monkeypatch.setattr("sys.stdin", None)
    assert "standard input is closed" in read_sources(["-"])[1][0].reason


def test_suffixes() -> None:
    assert suffix_of("a/B.WARC.GZ") == ".warc.gz"
    assert suffix_of("a.b/c") == ""
    assert suffix_of(".warc.gz") == ".gz"


def test_what_belongs_to_an_article_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(made.article_page())
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "frame.html").write_bytes(made.article_page(headline="A frame"))
    (tmp_path / "b.md").write_text(TEXT, "utf-8")
    (tmp_path / "b.original.html").write_bytes(made.article_page())
    articles, skipped, warnings = read_sources([tmp_path])
    assert ([a.id for a in articles], skipped, warnings) == (["a", "b"], (), ())


class Kept:
    """What was extracted, in memory."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, bytes], bytes] = {}

    def text(self, suffix: str, data: bytes) -> bytes | None:
        return self.rows.get((suffix, data))

    def keep_text(self, suffix: str, data: bytes, made: bytes) -> None:
        self.rows[suffix, data] = made


def test_what_was_extracted_is_not_extracted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_bytes(made.article_page())
    (tmp_path / "b.html").write_bytes(b"<p>broken")
    kept = Kept()
    first = read_sources([tmp_path], kept=kept)
    assert len(kept.rows) == 1
    (tmp_path / "b.html").unlink()

    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(apart.ReadApart, "read", fail)
    assert read_sources([tmp_path], kept=kept)[0] == first[0]
    kept.rows = dict.fromkeys(kept.rows, b"no article")
    with pytest.raises(AssertionError):
        read_sources([tmp_path], kept=kept)


def test_a_reader_that_takes_too_long_costs_its_file_alone() -> None:
    slow = ("<p>" + "<a href=x>The minister said nothing</a> " * 12_000).encode()
    with apart.ReadApart(most_seconds=1.0) as reading:
        with pytest.raises(ReadError, match="takes more than 1 seconds"):
            reading.read(".html", slow)
        reading._most_seconds = 60.0
        assert reading.read(".rtf", made.rtf(PROSE)).text.startswith(PROSE[0])


def test_a_reader_that_breaks_costs_its_file_alone() -> None:
    with apart.ReadApart() as reading:
        with pytest.raises(ReadError, match="its reader failed on it"):
            reading.read(".nothing", b"x")
        assert reading.read(".rtf", made.rtf(PROSE)).text.startswith(PROSE[0])
        assert reading._process is not None
        reading._process.kill()
        with pytest.raises(ReadError, match="its reader failed on it"):
            reading.read(".rtf", made.rtf(PROSE))
        assert reading.read(".rtf", made.rtf(PROSE)).text.startswith(PROSE[0])


def test_a_reader_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with apart.ReadApart() as reading, pytest.raises(ReadError, match="cannot be started"):
        reading.read(".rtf", made.rtf(PROSE))


def test_text_needs_no_other_process_and_no_library(run_command: object, tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    code = (
        "import sys; from reconcile.readers import read_sources; assert read_sources(['.'])[0]; "
        "print([m for m in ('lxml', 'trafilatura', 'pypdf', 'mammoth', 'odfdo', 'striprtf', "
        "'feedparser', 'warcio', 'subprocess', 'zipfile', 'email') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
