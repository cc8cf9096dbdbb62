"""From addresses, feeds and files to a folder of articles, without repeating any."""

from __future__ import annotations

import os
from pathlib import Path

import documents as made
import pytest
from hypothesis import given
from hypothesis import strategies as st
from web import Web, answer, moved

from reconcile.cli import main
from reconcile.collect import save
from reconcile.errors import ExitCode
from reconcile.readers import READERS, ReadText, read_sources

HEADLINE, PROSE = made.HEADLINE, made.PROSE
MORE = (
    *PROSE,
    "Buses and lorries take the tunnel until then, and the council has asked people to walk.",
    "The bridge was built in 1961, and its steel was last painted nine years ago, engineers said.",
)
OTHER = (
    "A ferry ran aground at the mouth of the river on Sunday night with 40 people on board.",
    "No one was hurt, the coast guard said, and a tug pulled it free at high water.",
)


def page(
    outlet: str = "The Courier",
    prose: tuple[str, ...] = MORE,
    headline: str = HEADLINE,
    more: str = "",
) -> bytes:
    head = f'<meta property="og:site_name" content="{outlet}">{more}'
    return answer(made.article_page(head, headline=headline, prose=prose))


def run(*argv: str, code: int = 0) -> None:
    assert main(["add", *argv, "--allow-private", "--timeout", "5"]) == code


def files() -> list[str]:
    return sorted(os.listdir("sources"))


def test_an_article_becomes_a_file_that_reads_as_it_was(
    web: Web, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = (
        '<meta property="article:published_time" content="2022-11-28">'
        '<meta name="author" content="Ana Lim"><link rel="canonical" '
        'href="https://courier.example/bridge">'
    )
    web.pages["/bridge"] = page(more=more)
    run(f"{web.url}/bridge", "--keep-original")
    name = "the-courier-bridge-closed-after-crack-is-found"
    assert files() == [f"{name}.md", f"{name}.original.html"]
    assert capsys.readouterr().out == f"added sources/{name}.md  {HEADLINE}\n"
    assert Path(f"sources/{name}.original.html").read_bytes() in web.pages["/bridge"]
    ((article,), skipped, warnings) = read_sources(["sources"])
    assert (skipped, warnings) == ((), ())
    assert article.text[article.body_start :].strip() == "\n\n".join([f"# {HEADLINE}", *MORE])
    assert (article.title, article.outlet) == (HEADLINE, "The Courier")
    assert (article.published, article.authors) == ("2022-11-28", ("Ana Lim",))
    assert article.language == "en-GB"
    assert (article.url, article.canonical_url) == (
        f"{web.url}/bridge",
        "https://courier.example/bridge",
    )
    assert 'retrieved: "20' in article.text


def test_what_is_there_is_not_added_again(
    web: Web, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    web.pages |= {"/a": page(), "/b": page("The Post"), "/a?utm_source=mail": page()}
    web.pages["/c"] = page("The Post", OTHER, "Ferry aground")
    run(f"{web.url}/a")
    capsys.readouterr()
    run(f"{web.url}/a?utm_source=mail", f"{web.url}/b", f"{web.url}/c")
    out = capsys.readouterr().out.splitlines()
    first = "sources/the-courier-bridge-closed-after-crack-is-found.md"
    same = "its address and its words are the same"
    assert out[0] == f"there already as {first}: {web.url}/a?utm_source=mail: {same}"
    assert out[1].startswith(f"there already as {first}: {web.url}/b: 100% of its words")
    assert out[2].startswith("added sources/the-post-ferry-aground.md")
    assert len(files()) == 2


def test_a_changed_version_is_kept_beside_the_first(
    web: Web, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    web.pages["/a"] = page()
    run(f"{web.url}/a")
    for cars in ("13,000", "14,000"):
        web.pages["/a"] = page(prose=tuple(text.replace("12,000", cars) for text in MORE))
        run(f"{web.url}/a")
        run(f"{web.url}/a")
    name = "the-courier-bridge-closed-after-crack-is-found"
    assert files() == [f"{name}.md", f"{name}.v2.md", f"{name}.v3.md"]
    out = capsys.readouterr().out
    assert f"added sources/{name}.v2.md  {HEADLINE} (a changed version of sources/{name}.md)" in out
    assert "13,000" in Path(f"sources/{name}.v2.md").read_text("utf-8")
    assert "12,000" in Path(f"sources/{name}.md").read_text("utf-8")


def test_a_front_page_named_as_canonical_makes_no_two_articles_one(web: Web, desk: Path) -> None:
    home = f'<link rel="canonical" href="{web.url}/">'
    web.pages["/a"] = page(more=home)
    web.pages["/c"] = page(prose=OTHER, headline="Ferry aground", more=home)
    run(f"{web.url}/a", f"{web.url}/c")
    assert len(files()) == 2


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>
<item><title>Bridge</title><link>{0}/a</link></item>
<item><title>Ferry &lt;b&gt;</title><link>/c</link></item>
<item><title>Script</title><link>javascript:alert(1)</link></item>
<item><title>No link</title></item><item><title>Bad</title><link>http://[::</link></item>
<item><title>Gone</title><link>{0}/gone</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>C</title>
<entry><title>Bridge</title><link href="{0}/a"/></entry>
<entry><title>Ferry</title><link href="{0}/c"/></entry>
<entry><title>A feed</title><link href="{0}/feed"/></entry></feed>"""


@pytest.mark.parametrize(
    ("feed", "kind", "failed"),
    [
        pytest.param(RSS, "application/rss+xml", "/gone", id="rss"),
        pytest.param(ATOM, "text/xml", "/feed", id="atom"),
    ],
)
def test_a_feed_adds_its_new_items(
    web: Web, desk: Path, capsys: pytest.CaptureFixture[str], feed: str, kind: str, failed: str
) -> None:
    web.pages |= {
        "/feed": answer(feed.format(web.url).encode(), kind),
        "/a": page(),
        "/c": page(prose=OTHER, headline="Ferry aground"),
    }
    run(f"{web.url}/a")
    run(f"{web.url}/feed", code=ExitCode.USAGE)
    told = capsys.readouterr()
    assert f"there already: {web.url}/a: an article of this address is there" in told.out
    assert "added sources/the-courier-ferry-aground.md" in told.out
    assert told.err.startswith(f"reconcile: not added: {web.url}{failed}: ")
    assert told.err.count("\n") == 1
    assert web.asked.count("/a") == 1


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        (b"\x89PNG", "image/png", "it is image/png, which is no article"),
        (b"x", "text/html\x1b[31m", "which is no article"),
        (made.page("<ul><li>x</li></ul>"), "text/html", "no article is found"),
        (made.pdf([[]]), "text/html", "text recognition"),
        (b"<rss><channel/></rss>", "application/rss+xml", "the feed has no items"),
        (f"{LAUGHS}<rss><channel>&b;</channel></rss>".encode(), "text/xml", ""),
        (b"<rss>" + b"<item>" * 5_000, "application/rss+xml", "the feed has no items"),
        (("Міст закрили в понеділок. " * 20).encode(), "text/plain", "not in English"),
        (b"", "text/html", ""),
    ],
)  # fmt: skip
def test_what_is_no_article_is_told_and_the_others_added(
    web: Web, desk: Path, capsys: pytest.CaptureFixture[str], body: bytes, kind: str, told: str
) -> None:
    web.pages |= {"/x": answer(body, kind), "/a": page()}
    run(f"{web.url}/x", f"{web.url}/a", code=ExitCode.USAGE)
    shown = capsys.readouterr().err
    assert shown.startswith(f"reconcile: not added: {web.url}/x: ")
    assert told in shown
    assert "\x1b" not in shown
    assert len(files()) == 1


def test_documents_and_texts_from_the_web(web: Web, desk: Path) -> None:
    web.pages |= {
        "/a": answer(made.pdf([[t] for t in MORE], title=HEADLINE), "application/octet-stream"),
        "/b.txt": answer("\n\n".join(OTHER).encode(), "text/plain"),
        "/c": moved("/b.txt"),
    }
    run(f"{web.url}/a", f"{web.url}/b.txt", f"{web.url}/c", "--keep-original")
    assert files() == [
        *("127-0-0-1-bridge-closed-after-crack-is-found.md",),
        *("127-0-0-1-bridge-closed-after-crack-is-found.original.pdf",),
        *("127-0-0-1.md", "127-0-0-1.original.txt"),
    ]


def test_files_and_folders(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("in").mkdir()
    Path("in/a.docx").write_bytes(made.docx([("Title", HEADLINE), *(("", text) for text in MORE)]))
    Path("in/b.md").write_text("---\noutlet: Post\nno: 1\n---\n" + "\n\n".join(OTHER), "utf-8")
    Path("in/c.png").write_bytes(b"PNG")
    run("in", "in/a.docx", "nowhere.pdf", code=ExitCode.USAGE)
    told = capsys.readouterr()
    assert files() == ["bridge-closed-after-crack-is-found.md", "post.md"]
    assert "there already as sources/bridge-closed-after-crack-is-found.md: in/a.docx" in told.out
    assert [line.split(": ")[2] for line in told.err.splitlines()] == ["in/c.png", "nowhere.pdf"]
    assert "no: 1" not in Path("sources/post.md").read_text("utf-8")


def test_private_addresses_need_a_word(web: Web, desk: Path, capsys: object) -> None:
    web.pages["/a"] = page()
    assert main(["add", f"{web.url}/a", "file:///etc/passwd", "--to", "s"]) == ExitCode.USAGE
    err = capsys.readouterr().err  # type: ignore[attr-defined]
    assert "--allow-private fetches it" in err
    assert "file:///etc/passwd: only http and https" in err
    assert web.asked == []
    assert not Path("s").exists()


def test_a_folder_that_cannot_be_written(web: Web, desk: Path, capsys: object) -> None:
    web.pages["/a"] = page()
    Path("sources").mkdir()
    name = Path("sources/the-courier-bridge-closed-after-crack-is-found.md")
    name.symlink_to("nowhere/else")
    run(f"{web.url}/a")
    assert not Path("nowhere").exists()
    assert name.is_symlink()
    assert Path("sources/the-courier-bridge-closed-after-crack-is-found-2.md").is_file()


HOSTILE = (
    "../../\x00\n---\ntitle: owned\n\u202e<script>|: \"'\\ {{x}} & *a !!python/x # é 橋 \U0001f600"
)


@pytest.mark.parametrize(
    ("article", "name"),
    [
        (ReadText(text="x", title=HOSTILE), "title-owned-script-x-a-python-x-e"),
        (ReadText(text="x", title="橋"), "article"),
        (ReadText(text="x", title="CON"), "article-con"),
        (ReadText(text="x", title="claims"), "article-claims"),
        (ReadText(text="x", url="https://www.a.example/b"), "a-example"),
        (ReadText(text="x", title="word " * 100), "word-" * 13 + "word"),
        (ReadText(text="x", title="w" * 500), "w" * 70),
        (ReadText(text="x", title="--to"), "to"),
    ],
)
def test_names_are_safe(article: ReadText, name: str) -> None:
    assert save.stem(article) == name


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)


@given(title=TEXTS, outlet=TEXTS, author=TEXTS)
def test_front_matter_reads_back_as_it_was(title: str, outlet: str, author: str) -> None:
    from reconcile.readers.fields import checked

    fields = {"title": checked("title", title), "outlet": checked("outlet", outlet)}
    name = checked("authors", author)
    text = f"# {HEADLINE}\n\n{PROSE[0]}\n"
    article = ReadText(text=text, authors=(name,) if name else (), **fields)
    read = READERS[".md"](save.markdown(article, "2022-11-28").encode("utf-8"))
    assert read.warnings == ()
    assert read.text[read.body_start :].strip() == article.text.strip()
    assert (read.outlet, read.authors) == (article.outlet, article.authors)
    assert read.title == (article.title or HEADLINE)
