"""What it costs to find who has it from whom, as shares of the bare parse of the same text.

    python bench/origins.py [--copies N] [--rounds N]

The corpus is made of the labelled texts of tests/origins: an article is what one outlet has of all
of them, some 600 words, and five of the eight articles of a story have the wire's text.  Words are
changed from story to story, so that spellings and fingerprints are new ones.  Times are those of
the processor, so that a busy machine does not count.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "origins"))

from pair_sample import NORVIK, stories

from reconcile.claims.layout import case_counts, for_parser, lay_out
from reconcile.claims.parse import BATCH, LABELLERS, model_folder
from reconcile.model import Article
from reconcile.origins import families, provenance
from reconcile.origins.credits import credited
from reconcile.origins.overlap import prints_of, shared
from reconcile.settings import DEFAULT_SETTINGS


def corpus(copies: int) -> list[list[Article]]:
    """Stories of one article a part; the long words of each copy end in letters of its own."""
    parts: dict[str, list[str]] = {}
    for articles in stories().values():
        for part, article in articles.items():
            parts.setdefault(part, []).append(article.text)
    made = []
    for number in range(copies):
        mark = "".join(chr(97 + int(d)) for d in str(number))
        told = {part: "\n".join(texts) for part, texts in parts.items()}
        made.append(
            [
                Article(id=f"{part}-{number}", path=part, story=str(number), text=_changed(t, mark))
                for part, t in told.items()
            ]
        )
    return made


def _changed(text: str, mark: str) -> str:
    return "\n".join(
        " ".join(f"{w}{mark}" if len(w) > 7 and w.isalpha() else w for w in line.split(" "))
        for line in text.split("\n")
    )


def timed(job: Callable[[], object], rounds: int) -> float:
    """Median seconds of a job over some rounds, after one to warm up."""
    job()
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        job()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


def main() -> None:
    """Print the table of docs/performance.md."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--copies", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    told = corpus(args.copies)
    articles = [a for story in told for a in story]
    texts = []
    for article in articles:
        known = case_counts(article.text)
        texts += [for_parser(article.text, b, known) for b in lay_out(article) if not b.reason]
    model = spacy.load(model_folder(), exclude=["ner", "senter", *LABELLERS])
    base = timed(lambda: list(model.pipe(texts, batch_size=BATCH)), args.rounds)
    prints = [[prints_of(a) for a in story] for story in told]
    found = [provenance(story, DEFAULT_SETTINGS, [NORVIK]) for story in told]
    rows = {
        "credits": lambda: [credited(story, [NORVIK]) for story in told],
        "fingerprints": lambda: [prints_of(a) for a in articles],
        "copied passages": lambda: [list(shared(p)) for p in prints],
        "families over all stories": lambda: families(articles, found, DEFAULT_SETTINGS),
        "all of it": lambda: families(
            articles, [provenance(s, DEFAULT_SETTINGS, [NORVIK]) for s in told], DEFAULT_SETTINGS
        ),
    }
    words = sum(a.words for a in articles)
    print(f"{words} words, {len(articles)} articles, median of {args.rounds} rounds")
    print(f"Python {platform.python_version()}, {platform.machine()}\n")
    print("| step | share of the bare parse | words a second |\n|---|---|---|")
    for name, job in rows.items():
        seconds = timed(job, args.rounds)
        print(f"| {name} | {seconds / base:.3f} | {words / seconds:,.0f} |")


if __name__ == "__main__":
    main()
