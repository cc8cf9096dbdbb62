"""What people drop into a folder by mistake: each gets a clear message, and costs nothing else."""

from __future__ import annotations

import builtins
import json
import os
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import documents as made
import pytest

from reconcile.model import Article, Claim, Report, SingleSource, Span
from reconcile.readers import read_sources
from reconcile.reports import REPORTS, Options, build_view

PROSE = made.PROSE
TEXT = "\n\n".join(PROSE) + "\n"
PDF = made.pdf([PROSE])
DOCX = made.docx([("", text) for text in PROSE])
BOMB = b" " * 21_000_000
GERMAN = (
    "Die Brücke in Alder wurde am Montag gesperrt, nachdem Ingenieure einen Riss gefunden hatten, "
    "sagte die Stadt. Am Tag fahren etwa 12000 Autos dort, und die Arbeiten dauern drei Wochen. "
    "„Wir konnten nicht bis zum Winter warten“, sagte Bürgermeister Jo Park an der Baustelle.\n"
)
UKRAINIAN = (
    "Міст закрили в понеділок після того, як інженери знайшли тріщину, повідомила рада. " * 3
)
XXE = (
    '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    "<nitf><body><body.content><p>&x;</p></body.content></body></nitf>"
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]><nitf><body><body.content><p>&j;</p></body.content></body></nitf>"
)
NOISE = random.Random(1).randbytes(20_000)


def with_flag(data: bytes) -> bytes:
    """A ZIP file whose parts say that they need a password."""
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in reversed([m.start() for m in re.finditer(re.escape(mark), data)]):
            data = data[: found + at] + b"\x01" + data[found + at + 1 :]
    return data


def eml(body: str, *, heads: str = "Content-Type: text/plain; charset=utf-8\n") -> bytes:
    return f"From: a@council.example\nSubject: Bridge\n{heads}\n{body}".encode()


def front(block: str) -> bytes:
    return f"---\n{block}\n---\n{TEXT}".encode()


def own(name: str, *, brief: bool = False) -> Callable[[], bytes]:
    """A report in this format, as people save it beside its articles."""

    def made() -> bytes:
        span = Span(start=0, end=len(PROSE[0]))
        article = Article(id="a", path="a.txt", text=TEXT, story="bridge")
        claim = Claim(
            id="a:1", article="a", text=PROSE[0], spans=(span,), mentions=((span,),), sentence=span
        )
        alone = SingleSource(id="f", claims=("a:1",), confidence=0.8)
        report = Report(version="1", articles=(article,), claims=(claim,), findings=(alone,))
        return REPORTS[name].render(build_view(report, Options(brief=brief))).encode()

    return made


CUT, LOCKED = "broken or cut off", "protected by a password"
NO_PAGE, LARGE = "no article is found in this page", "far larger than an article"
NO_TEXT, EMPTY = "no text", "the file is empty"
OWN = "that reconcile wrote; move it out of the folder"
FOREIGN = "not in English"

# Each file's name, its bytes, and a part of why it is skipped.
SKIPPED: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "truncated.pdf": (PDF[:150], CUT),
    "noise.pdf": (b"%PDF-1.7\n" + NOISE, CUT),
    "password.pdf": (made.pdf([PROSE], locked=True), LOCKED),
    "scanned.pdf": (made.pdf([[], []]), "text recognition (OCR)"),
    "no-pages.pdf": (made.pdf([]), "text recognition (OCR)"),
    "book.pdf": (lambda: made.pdf([["x"]] * 301), "more than 300 pages"),
    "circle.pdf": (PDF.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), ""),
    "page.pdf": (made.article_page(), "it is no PDF"),
    "empty.pdf": (b"", EMPTY),
    "numbers.pdf": (made.pdf([["1 2 3", "4 5 6"]]), "no sentence"),
    "bomb.docx": (lambda: made.docx([], **{"word/document.xml": BOMB}), "unpacks to far more"),
    "pictures.docx": (lambda: made.docx([], **{f"{n}.png": BOMB for n in range(5)}), "unpacks to"),
    "many.docx": (lambda: made.packed({str(n): "" for n in range(5_001)}), "unpacks to far more"),
    "other.docx": (made.packed({"a.txt": "x"}), "no DOCX document"),
    "truncated.docx": (DOCX[:-60], CUT),
    "damaged.docx": (DOCX.replace(b"PK\x03\x04", b"PK\x03\x05"), CUT),
    "old.docx": (b"\xd0\xcf\x11\xe0" + NOISE, "old office document"),
    "password.docx": (with_flag(DOCX), LOCKED),
    "entities.docx": (made.docx([], **{"word/document.xml": LAUGHS}), "declares XML entities"),
    "broken.docx": (made.docx([], **{"word/document.xml": "<w:document>"}), "save it again"),
    "empty.docx": (made.docx([]), NO_TEXT),
    "text.docx": (TEXT.encode(), CUT),
    "bomb.odt": (lambda: made.packed({"content.xml": BOMB}), "unpacks to far more"),
    "other.odt": (made.packed({"a.txt": "x"}), "no ODT document"),
    "broken.odt": (made.packed({"content.xml": "<x"}), "save it again"),
    "text.rtf": (TEXT.encode(), "it is no RTF document"),
    "empty.rtf": (b"{\\rtf1\\ansi}", NO_TEXT),
    "deep.rtf": (b"{\\rtf1" + b"{" * 200_000, NO_TEXT),
    "list.html": (made.page("<ul><li>One</li><li>Two</li></ul>"), NO_PAGE),
    "blank.html": (b"<html><body></body></html>", NO_PAGE),
    "white.html": (b" \n\t ", NO_PAGE),
    "deep.html": (b"<ul><li>" * 20_000 + b"It is said to be so.", "nested too deep"),
    "huge.html": (lambda: b"<p>" + b"x " * 13_000_000, "larger than 25 MB"),
    "many.html": (b"<p>x" * 41_000, LARGE),
    "long.html": (lambda: b"<p>" + b"It is so. " * 310_000, LARGE),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + NOISE, "no text file"),
    "printed.html": (PDF, "this is a PDF"),
    "report.html": (own("html"), OWN),
    "fragment.html": (own("fragment"), OWN),
    "report.md": (own("markdown"), OWN),
    "brief.md": (own("markdown", brief=True), OWN),
    "report.jsonl": (own("jsonl"), OWN),
    "only-script.html": (b"<script>document.write('It is so.')</script>", NO_PAGE),
    "japanese.html": (made.article_page(prose=["橋は月曜日に閉鎖された。" * 20]), ""),
    "other.xml": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither NITF nor NewsML-G2"),
    "broken.xml": (b"<nitf><body>", "line 1: it is not well-formed XML"),
    "feed.xml": (b"<rss><channel/></rss>", "`reconcile add`"),
    "laughs.xml": (LAUGHS.encode(), ""),
    "secrets.xml": (XXE.encode(), "no article is found"),
    "deep.xml": (b"<nitf>" + b"<p>" * 100_000, "not well-formed"),
    "pictures.xml": (made.newsml_item("a", "<remoteContent/>").encode(), "has no text"),
    "no-items.xml": (made.newsml().encode(), "no article is found"),
    "broken.jsonl#line 1": (b'{"text": ', "it is no JSON"),
    "deep.jsonl#line 1": (b"[" * 100_000, "nested too deep"),
    "number.jsonl#line 1": (b'{"text": ' + b"9" * 5_000 + b"}", "it is no JSON"),
    "list.jsonl#line 1": (b'["x"]', "it is no object"),
    "no-text.jsonl#line 1": (b'{"title": "x"}', "there is no text in it"),
    "blank.jsonl#a": (b'{"id": "a", "text": "  "}', EMPTY),
    "white.jsonl": (b"\n\n \n", EMPTY),
    "picture.jsonl": (NOISE, "no text file"),
    "no-heads.eml": (TEXT.encode(), "no e-mail message"),
    "empty.eml": (eml(""), NO_TEXT),
    "attachment.eml": (eml("x", heads="Content-Disposition: attachment; filename=a\n"), NO_TEXT),
    "answer.eml": (eml("> It was said.\n> And done.\n"), NO_TEXT),
    "no-page.mhtml": (eml(TEXT), "no web page in it"),
    "noise.warc": (NOISE, CUT),
    "text.warc": (TEXT.encode(), "no page in it"),
    "pictures.warc": (made.warc([("http://a.example/", b"PNG", "image/png")]), "no page in it"),
    "noise.warc.gz": (b"\x1f\x8b" + NOISE, CUT),
    "empty.txt": (b"", EMPTY),
    "white.txt": (b" \n\n\t\n", EMPTY),
    "only-front.md": (b"---\ntitle: x\n---\n", "nothing follows the front matter"),
    "noise.txt": (NOISE, "no text file"),
    "nul.txt": (TEXT.encode().replace(b" ", b"\0"), "no text file"),
    "letter.txt": (made.rtf(PROSE), "this is an RTF document"),
    "office.md": (DOCX, "this is a ZIP or an office document"),
    "german.txt": (GERMAN.encode(), FOREIGN),
    "german.html": (made.article_page(prose=GERMAN.split(". ")), FOREIGN),
    "ukrainian.txt": (UKRAINIAN.encode(), FOREIGN),
    "picture.png": (NOISE, ".png files cannot be read"),
    "no-suffix": (TEXT.encode(), "files without a suffix cannot be read"),
}  # fmt: skip

# Each file's name, its bytes, and a part of the warning with which it is read ("" for none).
READ: dict[str, tuple[bytes, str]] = {
    "good.txt": (TEXT.encode(), ""),
    "new\nline.txt": (TEXT.encode(), ""),
    "-dash.txt": (TEXT.encode(), ""),
    "--output.txt": (TEXT.encode(), ""),
    "$(date) `x` ;.txt": (TEXT.encode(), ""),
    "end-missing.pdf": (PDF[: PDF.rindex(b"xref\n0")], "its end is missing"),
    "nul.html": (made.article_page().replace(b"crack", b"cr\0ack"), ""),
    "declared.html": (made.article_page().replace(b"utf-8", b"utf-16"), ""),
    "attributes.html": (made.article_page().replace(b"<p>", b"<p x='" + b"y" * 50_000 + b"'>"), ""),
    "comment.html": (made.article_page() + b"<!--" * 50_000, ""),
    "charset.eml": (eml(TEXT, heads="Content-Type: text/plain; charset=klingon\n"), ""),
    "bomb.md": (front("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]"), "anchors and aliases"),
    "tag.md": (front("title: !!python/object/apply:os.system [ls]"), "tags (!) are not read"),
    "open.md": (f"---\ntitle: x\n{TEXT}".encode(), "never closed"),
    "long.md": (front("\n".join(f"k{n}: v" for n in range(5_000))), "characters; shorten it"),
    "deep.md": (front("a: " + "[" * 500), "front matter left unread"),
    "twice.md": (front("title: a\ntitle: b"), "stands twice"),
    "day.md": (front("date: 03/04/2022"), "write it like 2022-11-28"),
    "script.md": (front("url: javascript:alert(1)"), "must begin with http"),
    "latin.txt": (TEXT.encode("cp1252"), "read as windows-1252"),
    "wide.txt": (TEXT.encode("utf-16"), "read as utf-16"),
    "surrogates.txt": (TEXT.encode() + b"caf\xc3\xa9 \xc3\xa9 \xc3\xa9 \xed\xa0\x80", "U+FFFD"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all of them."""
    place = tmp_path_factory.mktemp("desk") / "s"
    place.mkdir()
    for name, (data, _) in {**SKIPPED, **READ}.items():
        data = data() if callable(data) else data
        (place / name.partition("#")[0]).write_bytes(data)
    with open(place / "line.txt", "wb") as file:
        file.truncate(50_000_001)
    (place / "loop").symlink_to(place)
    (place / "lost.txt").symlink_to(place / "nowhere")
    os.mkfifo(place / "pipe.txt")
    (place / "locked.txt").write_text(TEXT, "utf-8")
    return place


OTHERS = {
    "line.txt": "larger than 50 MB",
    "loop": "a link back to a folder that holds it",
    "lost.txt": "no such file",
    "pipe.txt": "not a regular file",
    "locked.txt": "permission denied",
}


@pytest.fixture(scope="module")
def result(folder: Path) -> Any:
    """What reading the folder comes to."""
    here = os.getcwd()
    opened = builtins.open

    def denied(file: Any, *args: Any, **kwargs: Any) -> Any:
        if str(file).endswith("locked.txt"):  # the administrator may read everything
            raise PermissionError(13, "Permission denied")
        return opened(file, *args, **kwargs)

    os.chdir(folder.parent)
    builtins.open = denied
    try:
        return read_sources(["s"])
    finally:
        builtins.open = opened
        os.chdir(here)


def test_there_are_enough_of_them() -> None:
    assert len(SKIPPED) + len(READ) + len(OTHERS) >= 60


@pytest.mark.parametrize("name", [*SKIPPED, *OTHERS])
def test_it_is_skipped_with_a_reason(name: str, result: Any) -> None:
    reasons = {skip.path.removeprefix("s/"): skip.reason for skip in result[1]}
    assert (OTHERS[name] if name in OTHERS else SKIPPED[name][1]) in reasons[name]
    assert re.search(r"[;,] \w|`reconcile add`", reasons[name]), "the reason names no remedy"


@pytest.mark.parametrize("name", READ)
def test_it_is_read(name: str, result: Any) -> None:
    texts = {article.path.removeprefix("s/"): article.text for article in result[0]}
    assert "The North Bridge" in texts[name]
    warned = [w for w in result[2] if w.startswith(f"s/{name}:".replace("\n", "\\n"))]
    assert bool(warned) is bool(READ[name][1])
    assert READ[name][1] in "".join(warned)


def test_nothing_else_is_read_or_told(result: Any) -> None:
    articles, skipped, _ = result
    assert {a.path.removeprefix("s/") for a in articles} == set(READ)
    assert {s.path.removeprefix("s/") for s in skipped} == {*SKIPPED, *OTHERS}
    for article in articles:
        assert article.text.encode("utf-8")
        assert "\0" not in article.text


def test_the_command_tells_them_and_reports_the_others(
    tmp_path: Path, run_command: Callable[..., Any]
) -> None:
    for name in ("truncated.pdf", "other.docx", "list.html", "broken.jsonl#line 1", "german.txt"):
        data = SKIPPED[name][0]
        assert isinstance(data, bytes)
        (tmp_path / name.partition("#")[0]).write_bytes(data)
    (tmp_path / "good.html").write_bytes(made.article_page())
    (tmp_path / "evil\x1b[2J\n.txt").write_bytes(b"")
    done = run_command("claims", ".", "--format", "json", "--with-text", cwd=tmp_path, code=2)
    report = json.loads(done.stdout)
    assert [(a["id"], a["text"][:8]) for a in report["articles"]] == [("good", "# Bridge")]
    assert len(report["errors"]) == 6
    told = done.stderr.decode()
    assert told.count("reconcile: skipped ") == 6
    assert "Traceback" not in told
    assert "\x1b" not in told
