"""What the claims stage costs, as ratios against the bare parse of the same text in one run.

    python bench/speed.py [--words N] [--rounds N]

The corpus is made from the repository's sample, repeated; each figure is the median of several
rounds.  "Bare parse" is tagger and parser over the same paragraphs in the same batches.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import spacy

from reconcile.claims import extract
from reconcile.claims.layout import case_counts, for_parser, lay_out
from reconcile.claims.parse import BATCH, LABELLERS, model_folder
from reconcile.model import Article
from reconcile.readers import read_sources

SOURCES = Path(__file__).parent.parent / "sources"


def corpus(words: int) -> list[Article]:
    """The sample's articles, repeated under new ids until they hold at least ``words`` words."""
    sample, _, _ = read_sources([SOURCES])
    out: list[Article] = []
    total = 0
    while total < words:
        article = sample[len(out) % len(sample)]
        out.append(replace(article, id=f"{article.id}-{len(out)}"))
        total += article.words
    return out


def timed(job: Callable[[], object], rounds: int) -> float:
    """Median seconds of a job over some rounds, after one round to warm up."""
    job()
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def paragraphs(articles: list[Article]) -> list[str]:
    """The texts that the parser gets for the articles."""
    out = []
    for article in articles:
        known = case_counts(article.text[article.body_start :])
        blocks = lay_out(article)
        out += [for_parser(article.text, b, known) for b in blocks if not b.reason]
    return out


def main() -> None:
    """Print the table of docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    articles = corpus(args.words)
    words = sum(a.words for a in articles)
    texts = paragraphs(articles)
    bare = spacy.load(model_folder(), exclude=["ner", "senter", *LABELLERS])
    with_ner = spacy.load(model_folder(), exclude=["senter"])
    base = timed(lambda: list(bare.pipe(texts, batch_size=BATCH)), args.rounds)
    rows = [
        ("bare parse (tagger and parser)", base),
        (
            "bare parse with named entities",
            timed(lambda: list(with_ner.pipe(texts, batch_size=BATCH)), args.rounds),
        ),
        (
            "claims (parse, split, attribution, references, values)",
            timed(lambda: list(extract(articles)), args.rounds),
        ),
    ]
    print(f"{words} words, {len(articles)} articles, median of {args.rounds} rounds")
    print(f"Python {platform.python_version()}, spaCy {spacy.__version__}, {platform.machine()}\n")
    print("| stage | ratio to the bare parse | words a second |\n|---|---|---|")
    for name, seconds in rows:
        print(f"| {name} | {seconds / base:.2f} | {words / seconds:,.0f} |")


if __name__ == "__main__":
    sys.exit(main())
