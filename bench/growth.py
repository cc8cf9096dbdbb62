"""How matching grows up to a million claims, and the search for an archive's stories with it.

    python -m bench.growth [--claims N] [--articles N]

Parsing a million claims would take hours and is not what is asked here: some stories are split
once, and told again under other names, each time as a new story.  Names of people and towns are
replaced by invented ones of the same length in the bytes that the cache would keep, so that a
story is made and matched at a time and nothing grows with their number.  The articles
of the archive have other names than the templates' few in the same way, a day within ten years, and
lie in files of some hundred lines.
"""

from __future__ import annotations

import gc
import json
import random
import re
import resource
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from bench import templates as t
from bench.corpora import OUTLETS, stories
from bench.figures import Figure, cpu_seconds, exponent, options, tell
from reconcile.archive.flow import LocalFlow
from reconcile.archive.hands import Alone
from reconcile.archive.index import found
from reconcile.archive.plan import listed
from reconcile.cache.codec import dumps, loads
from reconcile.claims import extract
from reconcile.matching import link
from reconcile.model import Claim
from reconcile.settings import DEFAULT_SETTINGS

# Stories that are split, and the facts that each tells: some fifty claims by two articles.
SPLIT, FACTS = 200, 20
# Sizes, as parts of the largest.
SIZES = (100, 10, 1)
# Articles in a story of the archive, in a file, and days over which all stories are spread.
ARTICLES, IN_FILE, DAYS = 3, 300, 3650

_NAMES = re.compile(
    r"\b(?:"
    + "|".join(
        sorted(
            {a + b for a, b in [*product(t.TOWN, t.TOWN_END), *product(t.FAMILY, t.FAMILY_END)]},
            key=lambda name: (-len(name), name),
        )
    )
    + r")\b"
)


def renamed(text: str, chance: random.Random) -> list[tuple[str, str]]:
    """Each name in a text with an invented one of the same length."""
    return [(name, _invented(name, chance)) for name in sorted(set(_NAMES.findall(text)))]


def _invented(name: str, chance: random.Random) -> str:
    letters = (chance.choice("aeiou" if n % 2 else "bdfgklmnprstvz") for n in range(len(name)))
    return "".join(letters).capitalize()


def split() -> list[tuple[bytes, str]]:
    """Stories as the bytes of their claims, each with its text."""
    told = list(stories(SPLIT, facts=FACTS))
    made = extract([one.article for story in told for one in story])
    return [
        (
            dumps(tuple(c for _ in story for c in next(made).claims)),
            "\n".join(one.article.text for one in story),
        )
        for story in told
    ]


def told_again(kept: Sequence[tuple[bytes, str]], number: int) -> Iterator[tuple[Claim, ...]]:
    """So many claims at least, a story at a time, each under names of its own."""
    count = 0
    for n in range(number):
        data, text = kept[n % len(kept)]
        for old, new in renamed(text, random.Random(n)):
            data = data.replace(old.encode(), new.encode())
            data = data.replace(old.lower().encode(), new.lower().encode())
        claims: tuple[Claim, ...] = loads(data)
        yield claims
        count += len(claims)
        if count >= number:
            return


def matched(kept: Sequence[tuple[bytes, str]], number: int) -> tuple[int, float]:
    """Claims, and the seconds that linking them takes."""
    count, taken = 0, 0.0
    for claims in told_again(kept, number):
        taken += cpu_seconds(lambda claims=claims: link(claims, DEFAULT_SETTINGS, explain=False))
        count += len(claims)
    return count, taken


def written(folder: Path, number: int) -> list[list[str]]:
    """Write an archive of so many articles; gives the articles of each story."""
    chance = random.Random(number)
    lines: list[str] = []
    told: list[list[str]] = []
    for n, made in enumerate(stories(number // ARTICLES, articles=ARTICLES)):
        texts = [one.article.text for one in made]
        names = renamed("\n".join(texts), random.Random(n))
        day = date(2015, 1, 1) + timedelta(days=chance.randrange(DAYS))
        told.append([])
        for k, text in enumerate(texts):
            for old, new in names:
                text = text.replace(old, new)
            when = day + timedelta(days=chance.randrange(3))
            id = f"{n}-{OUTLETS[k]}"
            lines.append(json.dumps({"id": id, "text": text, "date": when.isoformat()}))
            told[-1].append(id)
    chance.shuffle(lines)
    folder.mkdir(parents=True)
    for n in range(0, len(lines), IN_FILE):
        (folder / f"{n:07}.jsonl").write_text("\n".join(lines[n : n + IN_FILE]), encoding="utf-8")
    return told


def grouped(folder: Path, number: int) -> tuple[int, float, float]:
    """Articles, the seconds of finding their stories, and the share of those that are right."""
    stories_of = written(folder / "in", number)
    files, _, _ = listed([str(folder / "in")])
    ids = [
        [json.loads(line)["id"] for line in Path(one.file.place).read_text("utf-8").splitlines()]
        for one in files
    ]
    (folder / "scratch").mkdir()
    by_file = []
    flow = LocalFlow(Alone(), folder / "scratch")
    taken = cpu_seconds(lambda: by_file.extend(found(files, flow)))
    made: dict[str, set[str]] = {}
    for names, told in zip(ids, by_file, strict=True):
        for story in told:
            made.setdefault(story.story, set()).update(names[n] for n in story.parts or ())
    whole = {frozenset(articles) for articles in made.values()}
    right = sum(frozenset(articles) in whole for articles in stories_of)
    return sum(map(len, stories_of)), taken, right / len(stories_of)


def main() -> None:
    """Print the table and keep it."""
    call = options(__doc__, claims=1_000_000, articles=30_000)
    gc.set_threshold(100_000)
    with tempfile.TemporaryDirectory() as name:
        archives = [grouped(Path(name) / f"{n}", call.articles // n) for n in SIZES]
    kept = split()
    matches = [matched(kept, call.claims // n) for n in SIZES]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    claims, articles = [c for c, _ in matches], [n for n, _, _ in archives]
    tell(
        "growth", "Growth",
        [
            Figure(
                name="matching " + ", ".join(f"{c:,}" for c in claims) + " claims, exponent",
                value=f"{exponent(claims, [s for _, s in matches]):.2f}", wanted="<= 1.15",
            ),
            Figure(
                name=f"matching {claims[-1]:,} claims, processor seconds",
                value=f"{matches[-1][1]:,.0f}",
            ),
            Figure(
                name="finding the stories of " + ", ".join(f"{n:,}" for n in articles)
                + " articles, exponent",
                value=f"{exponent(articles, [s for _, s, _ in archives]):.2f}", wanted="<= 1.15",
            ),
            Figure(
                name=f"finding the stories of {articles[-1]:,} articles, processor seconds",
                value=f"{archives[-1][1]:,.0f}",
            ),
            Figure(
                name="stories of these that are found whole and alone",
                value=f"{archives[-1][2]:.1%}",
            ),
            Figure(
                name="peak memory of the process, with the model", value=f"{peak:,.0f} MB",
                wanted="< 1,500 MB",
            ),
        ],
        f"{SPLIT} stories split once and told again under other names; processor time",
    )  # fmt: skip


if __name__ == "__main__":
    main()
