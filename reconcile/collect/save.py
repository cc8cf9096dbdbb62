"""An article as a Markdown file with front matter, under a name that is safe everywhere."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path
from urllib.parse import urlsplit

from reconcile.readers import ReadText
from reconcile.readers.walk import ORIGINAL

_LONGEST_NAME = 70
# Names that Windows keeps for devices.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
)
_FIELDS = (
    *("title", "outlet", "published", "updated", "authors", "language", "url", "canonical_url"),
    "syndication",
)


def stem(article: ReadText) -> str:
    """A name from the outlet and the headline: lower-case letters, digits and hyphens alone."""
    outlet = article.outlet or urlsplit(article.url or "").hostname or ""
    parts = (slug(outlet.removeprefix("www.")), slug(article.title or ""))
    name = "-".join(part for part in parts if part)[:_LONGEST_NAME]
    name = name.rpartition("-")[0] if len(name) == _LONGEST_NAME and "-" in name else name
    name = name.strip("-") or "article"
    return f"article-{name}" if name in _DEVICES or name in ("readme", "claims") else name


def slug(text: str) -> str:
    """Text as part of a file's name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def free(folder: Path, name: str, suffix: str = ".md") -> Path:
    """The first path of this name, or of this name and a number, where there is nothing yet."""
    path, number = folder / f"{name}{suffix}", 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{name}-{number}{suffix}"
    return path


def markdown(article: ReadText, retrieved: str | None) -> str:
    """The file's text: what is known of the article, then its own text.

    Values stand in double quotes as JSON writes them, which YAML reads as the same string.
    """
    lines = []
    for field in _FIELDS:
        value = getattr(article, field)
        if isinstance(value, tuple) and value:
            lines.append(f"{field}: [{', '.join(_quoted(one) for one in value)}]")
        elif isinstance(value, str):
            lines.append(f"{field}: {_quoted(value)}")
    if retrieved is not None:
        lines.append(f"retrieved: {_quoted(retrieved)}")
    body = article.text[article.body_start :].strip("\n")
    return "\n".join(["---", *lines, "---", "", body, ""])


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\x7f")


def write(path: Path, text: str, original: tuple[str, bytes] | None) -> None:
    """Write the file, and the original (its suffix and bytes) beside it; never over anything.

    Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    try:
        if original is not None:
            suffix, data = original
            made.append(path.with_name(f"{path.stem}{ORIGINAL}{suffix}"))
            _create(made[-1], data)
        made.append(path)
        _create(path, text.encode("utf-8"))
    except FileExistsError:
        raise
    except OSError:
        for place in made:
            place.unlink(missing_ok=True)
        raise


def _create(path: Path, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)
