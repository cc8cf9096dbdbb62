"""Labelled pairs of articles: our own texts by invented outlets, told from an invented agency.

A file of ``pairs/`` holds one story.  ``wire`` is the agency's report, ``edited`` the same after a
desk's light edits, ``cut`` and ``tail`` are two other cuts of it, ``rewritten`` tells it in other
words and credits the agency; ``independent`` is a reportage by an outlet's own reporter, ``staff``
a plain report by another's desk that has the same facts and mostly the same statement, and
``sister`` tells another event of the same sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.model import Agency, Article

FOLDER = Path(__file__).parent / "pairs"
NORVIK = Agency(name="Norvik")
SHARED = (
    ("wire", "edited"),
    ("wire", "cut"),
    ("wire", "tail"),
    ("wire", "rewritten"),
    ("edited", "tail"),
    ("cut", "rewritten"),
    ("edited", "cut"),
)
APART = (
    ("wire", "independent"),
    ("edited", "independent"),
    ("rewritten", "independent"),
    ("wire", "staff"),
    ("edited", "staff"),
    ("rewritten", "staff"),
    ("independent", "staff"),
    ("wire", "sister"),
    ("edited", "sister"),
    ("independent", "sister"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two articles of one story, and whether one report lies behind both."""

    story: str
    one: str
    two: str
    shared: bool


def stories() -> dict[str, dict[str, Article]]:
    """Every story's articles by their part in it."""
    return {path.stem: dict(_articles(path)) for path in sorted(FOLDER.glob("*.txt"))}


def _articles(path: Path) -> Iterator[tuple[str, Article]]:
    parts = re.split(r"^== (\w+)\n", path.read_text("utf-8"), flags=re.M)[1:]
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        id = f"{path.stem}-{name}"
        yield name, Article(id=id, path=f"{id}.txt", text=text, story=path.stem)


def pairs() -> list[Pair]:
    """Every labelled pair."""
    return [
        Pair(story=story, one=one, two=two, shared=shared)
        for story in stories()
        for labels, shared in ((SHARED, True), (APART, False))
        for one, two in labels
    ]
