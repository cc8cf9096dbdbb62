"""Learn what each part of a pair of claims weighs, from stories with an answer key.

    python bench/weights.py FOLDER... [--write]

Each folder is a story that the grader beside the answer keys can load (``gold.yaml``).  Pairs are
taken from our own split and from the key's claims; a pair is positive when the key has one fact
on both.  The weights of a pair alone come first, then those with what third articles say, which is
made of the first ones; there each pair counts twice, as it is and as if no third article were.
Prints the log-loss with each fourth of the stories held out and how well the odds are calibrated
there, then the table, and with ``--write`` puts it into reconcile/matching/weights.py.  Logistic
regression with a small ridge on standardised parts; what is written is in the parts' own
units.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from accuracy import DOCUMENT, put
from scipy.optimize import minimize

from reconcile.claims import extract
from reconcile.claims.given import given_claims
from reconcile.matching import weights as table_of
from reconcile.matching.link import scored
from reconcile.matching.table import Pairs
from reconcile.matching.third import met_elsewhere
from reconcile.model import Article, Claim

TABLE = Path(table_of.__file__)
# Prior odds per part, in squared standardised weights; chosen so that held-out loss is least.
RIDGE = 1.5
FOLDS = 4

Array = np.ndarray[Any, Any]
Rows = tuple[Array, Array]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The candidate pairs of a story: ``parts`` of shape (pairs, parts) of each pair alone, which
    pairs the key speaks of (``keyed``), and whether they tell one fact (``same``)."""

    pairs: Pairs
    article: Array
    parts: Array
    keyed: Array
    same: Array


def grader(folder: Path) -> Any:
    """The module score.py of the folder above the stories."""
    for parent in folder.resolve().parents:
        if (parent / "score.py").is_file():
            spec = importlib.util.spec_from_file_location("score", parent / "score.py")
            assert spec
            assert spec.loader
            module = importlib.util.module_from_spec(spec)
            sys.modules["score"] = module
            spec.loader.exec_module(module)
            return module
    raise SystemExit(f"{folder}: there is no score.py in a folder above it; name stories beside it")


def claims_of(story: Any, score: Any) -> list[list[Claim]]:
    """The claims of a story, as we split it and as its key does."""
    articles = [
        Article(id=key, path=Path(name).name, text=story.texts[key], story=story.name)
        for key, name in story.files.items()
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "claims.json")
        path.write_text(json.dumps(score.key_claims(story)), encoding="utf-8")
        given = list(given_claims(path, articles))
    return [[c for e in found for c in e.claims] for found in (extract(articles), given)]


def told_by(story: Any, claims: Sequence[Claim], score: Any) -> Told:
    """The candidate pairs of a story's claims, held against its key."""
    known = scored(claims)
    graded = score.Graded(
        story,
        {
            "articles": [{"id": k, "path": name} for k, name in story.files.items()],
            "claims": [
                {"id": c.id, "article": c.article, "text": c.text,
                 "spans": [[s.start, s.end] for s in c.spans]} for c in claims
            ],
            "findings": [],
        },
    )  # fmt: skip
    facts: dict[str, set[int]] = defaultdict(set)
    for (fact, _), hit in graded.hits.items():
        for claim in hit:
            facts[claim].add(fact)
    held = [facts.get(c.id, set()) for c in known.table.claims]
    pairs = list(zip(known.pairs.rows.tolist(), known.pairs.columns.tolist(), strict=True))
    return Told(
        pairs=known.pairs,
        article=known.table.article,
        parts=np.stack([known.parts[name] for name in NAMES], axis=1),
        keyed=np.array([bool(held[i] and held[j]) for i, j in pairs], dtype=bool),
        same=np.array([bool(held[i] & held[j]) for i, j in pairs], dtype=np.float64),
    )


def alone(stories: Sequence[Told]) -> Rows:
    """The keyed pairs by themselves."""
    return together([(t.parts[t.keyed], t.same[t.keyed]) for t in stories])


def with_third(stories: Sequence[Told], weights: Array, *, doubled: bool = True) -> Rows:
    """The keyed pairs with what third articles say, by the weights of pairs alone; ``doubled``:
    and once more as if there were none."""
    out = []
    for told in stories:
        sure = 1 / (1 + np.exp(-(weights[0] + told.parts @ weights[1:])))
        third = met_elsewhere(told.pairs, told.article, sure)
        none = np.full(len(third), float(told.article.max(initial=0) < 2))
        ways = [(third, none), (np.zeros_like(third), np.ones_like(none))]
        for met, absent in ways if doubled else ways[:1]:
            parts = np.c_[told.parts, met, absent]
            out.append((parts[told.keyed], told.same[told.keyed]))
    return together(out)


def fitted(parts: np.ndarray[Any, Any], same: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The intercept and the weights, in the parts' own units, shape (1 + parts,)."""
    mean, spread = parts.mean(axis=0), parts.std(axis=0)
    spread[spread == 0] = 1
    held = np.c_[np.ones(len(parts)), (parts - mean) / spread]

    def loss(w: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        odds = held @ w
        total = np.logaddexp(0, odds).sum() - same @ odds + RIDGE * (w[1:] @ w[1:])
        slope = held.T @ (1 / (1 + np.exp(-odds)) - same)
        slope[1:] += 2 * RIDGE * w[1:]
        return float(total), slope

    found = minimize(loss, np.zeros(held.shape[1]), jac=True, method="L-BFGS-B", tol=1e-10).x
    weights = found[1:] / spread
    return np.r_[found[0] - weights @ mean, weights]


def log_loss(w: np.ndarray[Any, Any], parts: np.ndarray[Any, Any], same: Any) -> float:
    """Mean negative log-likelihood of the labels."""
    odds = w[0] + parts @ w[1:]
    return float((np.logaddexp(0, odds) - same * odds).mean())


def calibration(sure: np.ndarray[Any, Any], same: np.ndarray[Any, Any]) -> list[str]:
    """A table, a line a tenth: pairs, what was said of them on average, the share right."""
    tenth = np.minimum((sure * 10).astype(int), 9)
    return [
        "| Similarity | pairs | mean of what was said | share that tells one fact |",
        "| --- | --- | --- | --- |",
        *(
            f"| {n / 10:.1f} to {(n + 1) / 10:.1f} | {sum(tenth == n):,} "
            f"| {sure[tenth == n].mean():.2f} | {same[tenth == n].mean():.2f} |".replace(
                " 0.", " ."
            )
            for n in range(10)
            if (tenth == n).any()
        ),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--report", action="store_true", help="the table of odds into the docs")
    call = parser.parse_args()
    score = grader(call.folders[0])
    by_story: list[list[Told]] = []
    for folder in sorted(call.folders):
        story = score.load(folder)
        by_story.append([told_by(story, claims, score) for claims in claims_of(story, score)])
    judged: list[Rows] = []
    for fold in range(FOLDS):
        kept = [t for n, found in enumerate(by_story) if n % FOLDS != fold for t in found]
        out = [t for n, found in enumerate(by_story) if n % FOLDS == fold for t in found]
        if kept and out:
            first, w = learned(kept)
            parts, same = with_third(out, first, doubled=False)
            loss = log_loss(first, *alone(out)), log_loss(w, parts, same)
            print(
                f"held out {fold + 1}/{FOLDS}: log-loss {loss[1]:.4f}, of pairs alone {loss[0]:.4f}"
            )
            judged.append((1 / (1 + np.exp(-(w[0] + parts @ w[1:]))), same))
    if judged:
        lines = calibration(*together(judged))
        print("\n".join(lines))
        if call.report:
            DOCUMENT.write_text(put(DOCUMENT.read_text("utf-8"), "links", lines), encoding="utf-8")
    text = written(*learned([t for found in by_story for t in found]))
    print(text)
    if call.write:
        source = TABLE.read_text("utf-8")
        TABLE.write_text(source[: source.index("INTERCEPT_ALONE = ")] + text, encoding="utf-8")


def together(found: Sequence[Rows]) -> Rows:
    """The rows of several stories as one table."""
    return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])


def learned(stories: Sequence[Told]) -> tuple[Array, Array]:
    """The weights of pairs alone, and those with what third articles say."""
    first = fitted(*alone(stories))
    return first, fitted(*with_third(stories, first))


def written(first: Array, w: Array) -> str:
    """The two tables as source text."""
    return "\n".join(
        [
            f"INTERCEPT_ALONE = {first[0]:.3f}", *_table("ALONE", NAMES, first[1:]),
            f"INTERCEPT = {w[0]:.3f}", *_table("WEIGHTS", [*NAMES, *THIRD], w[1:]), "",
        ]
    )  # fmt: skip


def _table(title: str, names: Sequence[str], weights: Array) -> list[str]:
    lines = [f'    "{n}": {value:.3f},' for n, value in zip(names, weights, strict=True)]
    held = [re.sub(r"-0\.000\b", "0.000", line) for line in lines]
    return [f"{title}: dict[str, float] = {{", *held, "}"]


NAMES = tuple(table_of.ALONE)
THIRD = tuple(name for name in table_of.WEIGHTS if name not in NAMES)

if __name__ == "__main__":
    main()
