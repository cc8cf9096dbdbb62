"""Learn what each part of a pair of claims weighs, from stories with an answer key.

    python bench/weights.py FOLDER... [--write]

Each folder is a story that the grader beside the answer keys can load (``gold.yaml``).  Pairs are
taken from our own split and from the key's claims; a pair is positive when the key has one fact
on both.  Prints the log-loss with each fourth of the stories held out and how well the odds are
calibrated there, then the tables, and with ``--write`` puts them into
reconcile/matching/weights.py.  Logistic regression with a small ridge on standardised parts; what
is written is in the parts' own units.  There are two tables: the first look's, and that of the
second, which also hears what claims of third articles say.
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
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from reconcile.claims import extract
from reconcile.claims.given import given_claims
from reconcile.matching import weights as table_of
from reconcile.matching.parts import Scored, first_parts
from reconcile.matching.second import third_articles
from reconcile.matching.table import Table
from reconcile.model import Claim, Section
from reconcile.readers import article_from_text

TABLE = Path(table_of.__file__)
# Prior odds per part, in squared standardised weights; chosen so that held-out loss is least.
RIDGE = 8.0
FOLDS = 4

SECOND = ("third article", "third article against")

Array = np.ndarray[Any, Any]
# Each row: a story's pairs with all parts of the first look, which of them the key speaks of, and
# whether those tell one fact.
Rows = tuple[Scored, Array, Array, Array]
Model = tuple[Array, Array]


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
        article_from_text(story.texts[key], id=key, path=Path(name).name, story=story.name)
        for key, name in story.files.items()
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "claims.json")
        path.write_text(json.dumps(score.key_claims(story)), encoding="utf-8")
        given = list(given_claims(path, articles))
    return [[c for e in found for c in e.claims] for found in (extract(articles), given)]


def rows(story: Any, claims: Sequence[Claim], score: Any) -> Rows:
    """The parts of the candidate pairs that the key speaks of, and whether they tell one fact."""
    table = Table([c for c in claims if c.section is not Section.QUESTION])
    pairs_at, found = first_parts(table, table.candidates())
    known = Scored(table=table, pairs=pairs_at, parts=found, similarity=np.zeros(len(pairs_at)))
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
    parts = np.stack([known.parts[name] for name in names_of(known)], axis=1)
    ids = [c.id for c in known.table.claims]
    pairs = list(zip(known.pairs.rows.tolist(), known.pairs.columns.tolist(), strict=True))
    keep = [k for k, (i, j) in enumerate(pairs) if ids[i] in facts and ids[j] in facts]
    same = [bool(facts[ids[i]] & facts[ids[j]]) for i, j in (pairs[k] for k in keep)]
    return known, parts, np.array(keep, dtype=np.int64), np.array(same, dtype=np.float64)


def names_of(known: Scored) -> tuple[str, ...]:
    """The parts of the first look, in their order."""
    return tuple(name for name in known.parts if name not in SECOND)


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


def odds(w: Array, parts: Array) -> Array:
    """Log-odds, shape (pairs,)."""
    found: Array = w[0] + parts @ w[1:]
    return found


def with_third(first: Array, row: Rows) -> Array:
    """The parts of the second look: those of the first, and what it makes of third articles."""
    known, parts, _, _ = row
    vouched = third_articles(known.table, known.pairs, 1 / (1 + np.exp(-odds(first, parts))))
    return np.c_[parts, *(vouched[name] for name in SECOND)]


def learned(found: Sequence[Rows]) -> Model:
    """The weights of both looks."""
    same = np.concatenate([r[3] for r in found])
    first = fitted(np.concatenate([r[1][r[2]] for r in found]), same)
    second = fitted(np.concatenate([with_third(first, r)[r[2]] for r in found]), same)
    return first, second


def judged(model: Model, found: Sequence[Rows]) -> tuple[Array, Array]:
    """Probability and label of each pair that the key speaks of."""
    first, second = model
    told = np.concatenate([odds(second, with_third(first, r))[r[2]] for r in found])
    return 1 / (1 + np.exp(-told)), np.concatenate([r[3] for r in found])


def log_loss(sure: Array, same: Array) -> float:
    """Mean negative log-likelihood of the labels."""
    held = np.clip(sure, 1e-9, 1 - 1e-9)
    return float(-(same * np.log(held) + (1 - same) * np.log(1 - held)).mean())


def calibration(sure: Array, same: Array) -> str:
    """A line a tenth: pairs, the mean of what was said of them, and how many were right."""
    tenth = np.minimum((sure * 10).astype(int), 9)
    lines = [
        f"{n / 10:.1f} to {(n + 1) / 10:.1f}  {sum(tenth == n):6d} pairs  "
        f"said {sure[tenth == n].mean():.2f}  right {same[tenth == n].mean():.2f}"
        for n in range(10)
        if (tenth == n).any()
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    call = parser.parse_args()
    score = grader(call.folders[0])
    by_story: list[list[Rows]] = []
    for folder in sorted(call.folders, key=lambda f: f.name):
        story = score.load(folder)
        by_story.append([rows(story, claims, score) for claims in claims_of(story, score)])
    out: list[tuple[Array, Array]] = []
    for fold in range(FOLDS):
        kept = [r for n, told in enumerate(by_story) for r in told if n % FOLDS != fold]
        held = [r for n, told in enumerate(by_story) for r in told if n % FOLDS == fold]
        if kept and held:
            out.append(judged(learned(kept), held))
            print(f"held out {fold + 1}/{FOLDS}: log-loss {log_loss(*out[-1]):.4f}")
    if out:
        print(calibration(np.concatenate([p for p, _ in out]), np.concatenate([s for _, s in out])))
    everything = [r for told in by_story for r in told]
    text = written(names_of(everything[0][0]), learned(everything))
    print(text)
    if call.write:
        source = TABLE.read_text("utf-8")
        TABLE.write_text(source[: source.index("FIRST_INTERCEPT = ")] + text, encoding="utf-8")


def written(names: Sequence[str], model: Model) -> str:
    """Both tables as source text."""
    first, second = model
    lines = [
        *_table("FIRST_INTERCEPT", "FIRST_WEIGHTS", names, first),
        *_table("INTERCEPT", "WEIGHTS", (*names, *SECOND), second),
    ]
    return re.sub(r"-0\.000\b", "0.000", "\n".join([*lines, ""]))


def _table(intercept: str, weights: str, names: Sequence[str], w: Array) -> list[str]:
    told = [f'    "{name}": {value:.3f},' for name, value in zip(names, w[1:], strict=True)]
    return [f"{intercept} = {w[0]:.3f}", f"{weights}: dict[str, float] = {{", *told, "}"]


if __name__ == "__main__":
    main()
