"""What the formats that are ZIP files share: nothing is unpacked before its size is known."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reconcile.errors import ReadError

if TYPE_CHECKING:
    from zipfile import ZipFile

# A document's text has some megabytes; pictures come on top.
_MOST_BYTES = 100_000_000
_MOST_XML_BYTES = 20_000_000
_MOST_FILES = 5_000
_OLD = b"\xd0\xcf\x11\xe0"


def check(data: bytes, main: str, name: str) -> None:
    """Raise ReadError unless this is a sound ZIP file with the part ``main`` and no bomb in it.

    ``name`` is the format's, for messages.
    """
    import zipfile

    if data.startswith(_OLD):
        raise ReadError(
            f"it is protected by a password, or an old office document; save it as {name} "
            "without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive)
            if main not in archive.namelist():
                raise ReadError(f"it is a ZIP file and no {name} document; check the file")
            _check_parts(archive)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError):
        raise ReadError(f"it is broken or cut off; save it as {name} again") from None
    except RuntimeError:  # the way in which zipfile says that a password is needed
        raise ReadError("it is protected by a password; save it without one") from None


def _check_sizes(archive: ZipFile) -> None:
    parts = archive.infolist()
    xml = [part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    whole = sum(part.file_size for part in parts)
    if len(parts) > _MOST_FILES or whole > _MOST_BYTES or sum(xml) > _MOST_XML_BYTES:
        raise ReadError("it unpacks to far more than a document; save its text as .txt")


def _check_parts(archive: ZipFile) -> None:
    """The archive's own checksums hold, and no part has declarations of XML entities."""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            content = archive.read(part)
            if b"<!DOCTYPE" in content or b"<!\0D\0O\0C" in content or b"<!ENTITY" in content:
                raise ReadError("it declares XML entities, as no document does; save it again")
