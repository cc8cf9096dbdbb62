"""Short texts in, claims out, and the tables of docs/claims.md as rows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.claims.extract import extract
from reconcile.model import Article, Claim, Extraction

PUBLISHED = "2024-05-16"
DOC = Path(__file__).parents[2] / "docs" / "claims.md"
NEW_LINE = "⏎"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table: the heading that it stands under, its line and its cells."""

    heading: str
    line: int
    cells: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the test is called: the row's line, heading and first words."""
        words = re.findall(r"\w+", self.cells[0])[:5]
        return f"{self.line}-{'-'.join([*self.heading.split(), *words]).lower()}"


def article(text: str, *, id: str = "a", title: str | None = None) -> Article:
    """An article published on PUBLISHED."""
    return Article(id=id, path=f"{id}.txt", text=text, story="s", title=title, published=PUBLISHED)


def extraction(text: str, *, title: str | None = None) -> Extraction:
    """What one article with this text yields."""
    return next(iter(extract([article(text, title=title)])))


def claims(text: str, *, title: str | None = None) -> tuple[Claim, ...]:
    """The claims of one article with this text."""
    return extraction(text, title=title).claims


def texts(text: str) -> list[str]:
    """The texts of the claims, without commas."""
    return [plain(c.text) for c in claims(text)]


def claim_with(text: str, words: str) -> Claim:
    """The one claim whose text holds ``words``."""
    found = [c for c in claims(text) if words in c.text]
    assert len(found) == 1, [c.text for c in found] or [c.text for c in claims(text)]
    return found[0]


def plain(text: str) -> str:
    """Without commas, which the tables do not compare."""
    return text.replace(",", "")


def shown(claim: Claim) -> str:
    """A claim as the tables of the documentation write it."""
    held = claim.attribution
    out = plain(claim.text)
    if len(claim.mentions) > 1:
        out += f" ({len(claim.mentions)} mentions)"
    if held is None:
        return out
    through = f", through {held.via}" if held.via else ""
    return f"{out} — *{plain(held.speaker)}* ({held.cue}{through})"


def rows(*header: str) -> Iterator[Row]:
    """The rows of every table of the documentation that has this header."""
    heading = ""
    current: tuple[str, ...] = ()
    for number, line in enumerate(DOC.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            heading = line.lstrip("# ")
        if not line.startswith("|"):
            current = ()
            continue
        cells = tuple(cell.strip() for cell in line.strip("|").split(" | "))
        if not current:
            current = tuple(c.strip() for c in cells)
        elif current == header and not set(line) <= set("|-"):
            yield Row(heading=heading, line=number, cells=cells)


def source(cell: str) -> str:
    """The article's text that a cell stands for."""
    return html.unescape(cell).replace(NEW_LINE, "\n\n")
