"""Bytes to characters.  UTF-8 first; anything else is detected, and said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reconcile.errors import ReadError
from reconcile.readers.records import ReadWarning

_BINARY = "this is no text file; give the article as .md or .txt in UTF-8"
_SIGNATURES: dict[bytes, str] = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
}
# UTF-32 comes before UTF-16, whose little-endian mark begins the same.
_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_PAGES = ["cp1252", "cp1251", "cp1250", "koi8_r", "mac_roman"]
_PAGE_NAMES = {
    "cp1252": "windows-1252",
    "cp1251": "windows-1251",
    "cp1250": "windows-1250",
    "koi8_r": "koi8-r",
    "mac_roman": "mac-roman",
}
# Detection reads this much; a page that has not shown itself by then will not.
_SAMPLE_BYTES = 32_768
# A page less messy than windows-1252 by this much (charset-normalizer's chaos, 0..1) beats it.
_CHAOS_MARGIN = 0.05
# More control bytes than this share of a file, and than this many, and it is no prose.
_CONTROL_SHARE = 0.01
_FEW_CONTROLS = 4
# Colours and the like, as a terminal's log has them: binary files have no row of these.
_ANSI = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r")
_HIGH = re.compile(rb"[\x80-\xff]+")
# Curly quotes, dashes, bullet, ellipsis and no-break space, as windows-1252 has them.
_TYPOGRAPHY = bytes([0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A file's characters, without byte order mark, and how they were read."""

    text: str
    encoding: str
    warnings: tuple[ReadWarning, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode a file.  Raises ReadError, with a remedy, where it is no text."""
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise ReadError(f"this is {what} under another name; save it as plain text first")
    marked = _by_mark(data) or _unmarked_utf16(data)
    if marked is not None:
        return marked
    if b"\0" in data or _controls(data) > max(_FEW_CONTROLS, _CONTROL_SHARE * len(data)):
        raise ReadError(_BINARY)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _single_byte(data)


def _controls(data: bytes) -> int:
    """The control bytes, those that begin a terminal's colours left out."""
    return len(data) - len(data.translate(None, _CONTROLS)) - len(_ANSI.findall(data))


def _broken_limit(data: bytes) -> float:
    return max(1.0, _CONTROL_SHARE * len(data))


def _said(text: str, encoding: str) -> Decoded:
    warning = ReadWarning(message=f"read as {encoding} (not UTF-8)")
    return Decoded(text=text, encoding=encoding, warnings=(warning,))


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if not data.startswith(mark):
            continue
        # The mark has settled the encoding, so a cut last character must not cost the article.
        errors = "strict" if name == "utf-8" else "replace"
        try:
            text = data[len(mark) :].decode(codec, errors)
        except UnicodeDecodeError:
            continue
        if "\0" in text or text.count("\ufffd") > _broken_limit(data):
            continue
        return Decoded(text=text, encoding=name) if name == "utf-8" else _said(text, name)
    return None


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 that does not say so: it decodes to visible characters, with spaces among them."""
    if b"\0" not in data[:_SAMPLE_BYTES] or len(data) % 2:
        return None
    for codec, space in (("utf-16-le", b" \0"), ("utf-16-be", b"\0 ")):
        sample = data[:_SAMPLE_BYTES]
        pairs = [sample[i : i + 2] for i in range(0, len(sample), 2)]
        if len(pairs) > 20 and pairs.count(space) * 30 < len(pairs):
            continue
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if all(char.isprintable() or char in "\t\n\r\f\u00a0" for char in text[:_SAMPLE_BYTES]):
            return _said(text, "utf-16")
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes: those become U+FFFD and the rest stays right."""
    data = data.removeprefix(codecs.BOM_UTF8)
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(1 for char in text if char > "\x7f") - text.count("\ufffd")
    if whole <= broken:
        return None
    bad = "1 byte is" if broken == 1 else f"{broken} bytes are"
    warning = ReadWarning(message=f"{bad} not UTF-8 and read as U+FFFD; save the file as UTF-8")
    return Decoded(text=text, encoding="utf-8", warnings=(warning,))


def _single_byte(data: bytes) -> Decoded:
    page = _page(data)
    try:
        text = data.decode(page)
    except UnicodeDecodeError:
        # Every page leaves some bytes undefined; one stray must not cost the article.
        text = data.decode(page, errors="replace")
    if text.count("\ufffd") * 10 > len(text):
        raise ReadError(_BINARY)
    return _said(text, _PAGE_NAMES[page])


def _page(data: bytes) -> str:
    """The single-byte code page that makes the most sense of the bytes, windows-1252 in doubt."""
    runs = _HIGH.findall(data)
    if all(not run.translate(None, _TYPOGRAPHY) for run in runs):
        return "cp1252"
    first = _HIGH.search(data)
    start = max(0, first.start() - _SAMPLE_BYTES // 2) if first else 0
    from charset_normalizer import from_bytes  # most files are UTF-8 and never need it

    matches = from_bytes(
        data[start : start + _SAMPLE_BYTES], cp_isolation=_PAGES, preemptive_behaviour=False
    )
    best = matches.best()
    if best is None:
        return "cp1252"
    for match in matches:
        same = {match.encoding, *match.could_be_from_charset}
        if "cp1252" in same and match.chaos <= best.chaos + _CHAOS_MARGIN:
            return "cp1252"
    return best.encoding if best.encoding in _PAGE_NAMES else "cp1252"
