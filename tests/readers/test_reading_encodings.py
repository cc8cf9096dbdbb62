"""Bytes to characters."""

from __future__ import annotations

import pytest

from reconcile.errors import ReadError
from reconcile.readers.decode import decode

CURLY = "The café’s owner said “no”."
CYRILLIC = "Москва перенесла переговоры в Каире, сообщил Госдепартамент. " * 3


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        pytest.param(b"Plain.", "Plain.", "utf-8", id="ascii"),
        pytest.param(CURLY.encode(), CURLY, "utf-8", id="utf-8"),
        pytest.param(CURLY.encode("utf-8-sig"), CURLY, "utf-8", id="utf-8-mark"),
        pytest.param(CURLY.encode("utf-16"), CURLY, "utf-16", id="utf-16-mark"),
        pytest.param(b"\xfe\xff" + CURLY.encode("utf-16-be"), CURLY, "utf-16", id="utf-16-be-mark"),
        pytest.param(CURLY.encode("utf-16-le"), CURLY, "utf-16", id="utf-16-le-unmarked"),
        pytest.param(CURLY.encode("utf-16-be"), CURLY, "utf-16", id="utf-16-be-unmarked"),
        pytest.param(CURLY.encode("utf-32"), CURLY, "utf-32", id="utf-32-mark"),
        pytest.param(CURLY.encode("cp1252"), CURLY, "windows-1252", id="cp1252"),
        pytest.param(b"\x93No\x94", "“No”", "windows-1252", id="cp1252-quotes-alone"),
        pytest.param("It cost €5".encode("cp1252"), "It cost €5", "windows-1252", id="cp1252-euro"),
        pytest.param(b"Jos\xe9 in Malm\xf6", "José in Malmö", "windows-1252", id="latin-1"),
        pytest.param(CYRILLIC.encode("cp1251"), CYRILLIC, "windows-1251", id="cp1251"),
        pytest.param((CURLY * 6).encode("mac_roman"), CURLY * 6, "mac-roman", id="mac-roman"),
        pytest.param(b"One\r\nTwo\rThree\n", "One\r\nTwo\rThree\n", "utf-8", id="line-ends-stay"),
    ],
)
def test_decodes(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)
    said = [warning.message for warning in decoded.warnings]
    assert said == ([] if encoding == "utf-8" else [f"read as {encoding} (not UTF-8)"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\x1b[1mTwo dead\x1b[0m in \x1b[31;1mLyon\x1b[0m.", id="colours"),
        pytest.param("\x1b[1mA\x1b[0m" * 100, id="many-colours"),
        pytest.param("Two dead.\x0c\x08\x1b\x07 More.", id="a-few-others"),
    ],
)
def test_a_short_text_may_hold_some_controls(text: str) -> None:
    assert decode(text.encode()).text == text


def test_a_broken_byte_costs_one_character_only() -> None:
    decoded = decode("Café “open” — ".encode() + b"\xe2\x80")
    assert decoded.text == "Café “open” — \ufffd"
    assert decoded.encoding == "utf-8"
    assert "1 byte is not UTF-8" in decoded.warnings[0].message


def test_a_cut_utf16_file_keeps_the_rest() -> None:
    assert decode("A long enough text. ".encode("utf-16") * 1 + b"\x41").text.startswith("A long")


def test_a_marked_file_with_a_broken_byte_loses_its_mark() -> None:
    assert decode("\ufeffCafé “open”".encode() + b"\xff").text == "Café “open”\ufffd"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(bytes(range(256)), "no text file", id="every-byte"),
        pytest.param(b"text\0text\0\0", "no text file", id="nul"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\x01\x02\x03" * 40, "no text file", id="png"),
        pytest.param(b"A\x1b" * 20, "no text file", id="escapes-that-begin-nothing"),
        pytest.param(b"%PDF-1.7 anything", "a PDF under another name", id="pdf"),
        pytest.param(b"PK\x03\x04rest", "an office document under another name", id="docx"),
        pytest.param(rb"{\rtf1 Hello}", "an RTF document under another name", id="rtf"),
    ],
)
def test_refuses_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        decode(data)
