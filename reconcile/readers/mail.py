"""E-mail messages (.eml) and web pages that were saved as one file (.mhtml)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reconcile.errors import ReadError
from reconcile.readers.extracted import Block, article, paragraphs
from reconcile.readers.html import read_page
from reconcile.readers.records import ReadText, ReadWarning

if TYPE_CHECKING:
    from email.message import EmailMessage

_MOST_PARTS = 1_000
_SIGNATURE = re.compile(r"^-- ?$", re.M)
_QUOTED = re.compile(r"^[ \t]*>.*$", re.M)
_NO_TEXT = "there is no text in the message; save its attachment by itself"
_DROPPED_HEADS = re.compile(r"\A(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)


def read(data: bytes) -> ReadText:
    """Read a message.  Raises ReadError where it is none or has no text."""
    message = _message(data)
    text = _part(message, "text/plain")
    page = _part(message, "text/html")
    if text is None and page is None:
        raise ReadError(_NO_TEXT)
    warnings = _attachments(message)
    said: dict[str, Any] = {
        "title": _DROPPED_HEADS.sub("", _head(message, "subject")),
        "outlet": _sender(message),
        "published": _head(message, "date"),
    }
    if text is not None and (prose := _prose(text)):
        return article(prose, missing=_NO_TEXT, warnings=warnings, **said)
    if page is None:
        raise ReadError(_NO_TEXT)
    found = read_page(page.encode("utf-8", "replace"), charset="utf-8")
    return article(paragraphs(_without_title(found)), missing=_NO_TEXT, warnings=warnings, **said)


def read_saved_page(data: bytes) -> ReadText:
    """Read a web page in MIME, as browsers save it.  Raises ReadError where there is none."""
    message = _message(data)
    page = _part(message, "text/html")
    if page is None:
        raise ReadError("there is no web page in it; save the page as HTML")
    place = _head(message, "snapshot-content-location") or _head(message, "content-location")
    return read_page(page.encode("utf-8", "replace"), charset="utf-8", url=place or None)


def _message(data: bytes) -> EmailMessage:
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not (message["from"] or message["content-type"]):
        raise ReadError("it is no e-mail message; check the file")
    return message


def _part(message: EmailMessage, kind: str) -> str | None:
    """The text of the first part of this type that is no attachment."""
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise ReadError("the message has far too many parts; save its text as .txt")
        if part.get_content_type() != kind or part.get_content_disposition() == "attachment":
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data.strip():
            continue
        try:
            return data.decode(part.get_content_charset() or "utf-8", "replace")
        except LookupError:
            return data.decode("utf-8", "replace")
    return None


def _prose(text: str) -> list[Block]:
    """The message's own words: no signature, nothing that is quoted from another message."""
    own = _SIGNATURE.split(text.replace("\r\n", "\n"), maxsplit=1)[0]
    return paragraphs(_QUOTED.sub("", own))


def _without_title(found: ReadText) -> str:
    first, _, rest = found.text.partition("\n\n")
    return rest if found.title and first == f"# {found.title}" else found.text


def _head(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except (ValueError, LookupError, TypeError, AttributeError):  # headers may hold anything
        return ""


def _sender(message: EmailMessage) -> str | None:
    """The name of the one who sent it, the host of the address where there is none."""
    from email.utils import parseaddr

    name, address = parseaddr(_head(message, "from"))
    return name or address.rpartition("@")[2] or None


def _attachments(message: EmailMessage) -> list[ReadWarning]:
    names = [part.get_filename() for part in message.walk()]
    count = sum(1 for name in names if name)
    if not count:
        return []
    told = (
        "1 attachment is not read; save it"
        if count == 1
        else f"{count} attachments are not read; save them"
    )
    return [ReadWarning(message=f"{told} as a file to read it")]
