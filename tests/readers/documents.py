"""Documents made by code: small, our own prose, sound or broken as a test wants them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

HEADLINE = "Bridge closed after crack is found"
PROSE = (
    "The North Bridge in Alder was shut on Monday after engineers found a crack, the council said.",
    "About 12,000 cars cross it every day, and the work will take three weeks.",
    "“We could not wait for the winter,” Mayor Jo Park said at the site.",
)


def pdf(pages: Sequence[Sequence[str]], *, title: str | None = None, locked: bool = False) -> bytes:
    """A PDF with these lines on its pages; a page without lines has none, as a scan has."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", FONT]
    kids = []
    for lines in pages:
        drawn = "".join(f"({pdf_text(line)}) Tj 0 -14 Td\n" for line in lines)
        stream = f"BT /F1 11 Tf 72 720 Td\n{drawn}ET" if lines else "q Q"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    trailer = "/Root 1 0 R"
    if title is not None:
        objects.append(f"<< /Title ({pdf_text(title)}) >>")
        trailer += f" /Info {len(objects)} 0 R"
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return _locked(out) if locked else out


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf_text(text: str) -> str:
    """A string of a PDF, in windows-1252."""
    coded = text.encode("cp1252", "replace").decode("latin-1")
    return coded.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _locked(data: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def packed(parts: dict[str, str | bytes], *, level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level) as archive:
        for name, content in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else level
            archive.writestr(name, content, compress_type=stored)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Title"><w:name '
    'w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name '
    'w:val="heading 2"/></w:style></w:styles>',
    "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package'
    '/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
}


def docx(paragraphs: Sequence[tuple[str, str]], **parts: str | bytes) -> bytes:
    """A Word document: each paragraph with its style, "" for none; ``parts`` replace its own."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    main = f"<?xml version='1.0'?><w:document {W}><w:body>{body}</w:body></w:document>"
    return packed({**DOCX_PARTS, "word/document.xml": main, **parts})


def odt(paragraphs: Sequence[tuple[str, str]], *, language: str = "en-GB") -> bytes:
    """An OpenDocument text: each paragraph with its kind, "h" for a heading and "p"."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
    )
    body = "".join(
        f"<text:{kind}>{escape(text)}"
        + (
            "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
            if n
            else ""
        )
        + f"</text:{kind}>"
        for n, (kind, text) in enumerate(paragraphs)
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return packed(
        {
            "mimetype": kind,
            "content.xml": f"<office:document-content {names}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {names}><office:meta>"
            f"<dc:title>{HEADLINE}</dc:title><dc:language>{language}</dc:language></office:meta></office:document-meta>",
            "META-INF/manifest.xml": manifest,
        }
    )


def rtf(paragraphs: Sequence[str], *, title: str | None = None) -> bytes:
    """A rich text with these paragraphs."""

    def coded(text: str) -> str:
        plain = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in plain)

    info = f"{{\\info{{\\title {coded(title)}}}}}" if title else ""
    body = "".join(f"\\pard {coded(text)}\\par\n" for text in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}{info}\\f0\n{body}}}".encode()


def page(body: str, head: str = "", *, lang: str = "en-GB") -> bytes:
    """A web page around ``body``, with what stands around articles."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
        f"</header><main>{body}</main><aside><h3>Most read</h3><ul><li><a href='/a'>Nine ways to "
        "boil an egg</a></li></ul></aside><footer>Copyright 1999 Alder Media</footer></body></html>"
    ).encode()


def article_page(
    head: str = "", *, headline: str = HEADLINE, prose: Sequence[str] = PROSE
) -> bytes:
    """A web page with an article."""
    body = "".join(f"<p>{escape(text)}</p>" for text in prose)
    return page(f"<article><h1>{escape(headline)}</h1>{body}</article>", head)


def warc(pages: Sequence[tuple[str, bytes, str]], *, packed: bool = False) -> bytes:
    """A web archive of these responses: address, body and content type."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for address, body, kind in pages:
        heads = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(body), http_headers=heads
        )
        writer.write_record(record)
    return out.getvalue()


NITF = f"""<?xml version="1.0" encoding="utf-8"?>
<nitf xml:lang="en"><head><title>bridge</title>
<docdata><date.issue norm="20221128T101500Z"/></docdata>
<pubdata name="Alder Wire" type="print"/></head>
<body><body.head><hedline><hl1>{HEADLINE}</hl1><hl2>Traffic takes the tunnel</hl2></hedline>
<byline>By <person>Ana Lim</person></byline><distributor>Alder Wire</distributor></body.head>
<body.content><block><p>{PROSE[0]}</p><p>{PROSE[1]}</p>
<media media-type="image"><media-caption>A picture of it.</media-caption></media>
<p>{PROSE[2]}</p></block></body.content></body></nitf>"""


def newsml(*items: str) -> str:
    """A message of NewsML-G2 with these items."""
    return (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>'
        + "".join(items)
        + "</itemSet></newsMessage>"
    )


def newsml_item(guid: str, content: str, headline: str = HEADLINE) -> str:
    """One item of NewsML-G2."""
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" xml:lang="en">'
        "<itemMeta><provider><name>Alder Wire</name></provider>"
        "<versionCreated>2022-11-28T12:00:00Z</versionCreated></itemMeta><contentMeta>"
        "<contentCreated>2022-11-28T10:15:00Z</contentCreated><by>By Ana Lim</by>"
        f'<headline>{headline}</headline><language tag="en"/></contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>"
    )
