"""How fast text is read: our stages against spaCy's full default pipeline on the same text.

    python -m bench.speed [--stories N] [--rounds N]

One process, one thread, processor time.  The baseline is the same language model as it comes, with
named entities and its own settings, and does nothing with what it finds; "whole pipeline" is from
the text to the findings.
"""

from __future__ import annotations

import gc
from typing import Any

import spacy

from bench.corpora import stories
from bench.figures import Figure, medians, options, tell
from reconcile.claims import extract
from reconcile.claims.layout import case_counts, for_parser, lay_out
from reconcile.claims.parse import LABELLERS, load_model, model_folder, parse
from reconcile.model import Article, Story
from reconcile.origins import provenance
from reconcile.pipeline import findings_of
from reconcile.settings import DEFAULT_SETTINGS


def paragraphs(articles: list[Article]) -> list[str]:
    """The texts that the parser gets for the articles."""
    out = []
    for article in articles:
        known = case_counts(article.text[article.body_start :])
        out += [for_parser(article.text, b, known) for b in lay_out(article) if not b.reason]
    return out


def whole(told: list[list[Article]]) -> None:
    """Every story from its texts to its findings."""
    made = extract([article for articles in told for article in articles])
    for articles in told:
        claims = tuple(c for _ in articles for c in next(made).claims)
        story = Story(
            articles=tuple(articles), claims=claims,
            provenance=provenance(articles, DEFAULT_SETTINGS),
        )  # fmt: skip
        findings_of(story, DEFAULT_SETTINGS)


def main() -> None:
    """Print the table and keep it."""
    call = options(__doc__, stories=60, rounds=5)
    gc.set_threshold(100_000)
    told = [[made.article for made in one] for one in stories(call.stories, facts=15)]
    articles = [article for one in told for article in one]
    words = sum(article.words for article in articles)
    texts = paragraphs(articles)
    full = spacy.load(model_folder())
    bare = spacy.load(model_folder(), exclude=["ner", "senter", *LABELLERS])
    ours: Any = load_model().pipeline
    jobs = {
        "spaCy, full default pipeline": lambda: list(full.pipe(texts)),
        "spaCy, tagger and parser": lambda: list(bare.pipe(texts)),
        "our parse, to tokens": lambda: list(parse(texts)),
        "claims": lambda: list(extract(articles)),
        "whole pipeline": lambda: whole(told),
    }
    for job in jobs.values():
        job()
    assert ours
    taken = medians(jobs, call.rounds)
    base = taken["spaCy, full default pipeline"]
    wanted = {"whole pipeline": ">= 1.5"}
    tell(
        "speed", "Reading text",
        [
            Figure(
                name=f"{name}: words a second, as a ratio to spaCy's full pipeline",
                value=f"{base / seconds:.2f}", wanted=wanted.get(name, ""),
            )
            for name, seconds in taken.items()
        ],
        f"{words:,} words, {len(articles)} articles in {len(told)} stories; processor time, median "
        f"of {call.rounds}; the full pipeline reads {words / base:,.0f} words a second here",
    )  # fmt: skip


if __name__ == "__main__":
    main()
