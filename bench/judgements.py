"""Hold findings against stories with an answer key: how sure they are, and which kinds they name.

    python bench/judgements.py FOLDER... [--write]

Each folder is a story that the grader above it can load (``gold.yaml``, with ``planted.yaml``
where there are edits).  Two tables are made.  One is of calibration: findings by their confidence,
and how many of them are right, each fourth of the stories by what was learned from the others.
The other is of kinds: what the key, or an edit, says that differs, against what was reported.
``--write`` puts what was learned into reconcile/kinds/calibration.py and the tables into
docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from accuracy import DOCUMENT, put
from scipy.optimize import minimize
from weights import FOLDS, grader

from reconcile.api import reconcile
from reconcile.kinds import KINDS, calibration
from reconcile.kinds.calibration import log_odds
from reconcile.model import Discrepancy, Report, SingleSource, verdict_of

TABLE = Path(calibration.__file__)
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
RIDGE = 0.5  # on the slope, so that few findings do not make a steep one
LEARNED = ("agreement", "discrepancy")
NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One finding of one story: its verdict, its score before calibration, whether it is right."""

    story: int
    verdict: str
    score: float
    right: bool


def reported(story: Any, score: Any) -> tuple[Report, Any]:
    """Our report on a story, and the grader's view of it."""
    report = reconcile(dict(story.texts), group="one", use_cache=False, use_ledger=False)
    found = {
        "articles": [{"id": a.id, "path": story.files[a.id]} for a in report.articles],
        "claims": [
            {"id": c.id, "article": c.article, "text": c.text,
             "spans": [[s.start, s.end] for s in c.spans]} for c in report.claims
        ],
        "findings": [
            {"verdict": verdict_of(f), "claims": list(f.claims),
             "differences": [{"kind": d.kind} for d in getattr(f, "differences", ())]}
            for f in report.findings
        ],
    }  # fmt: skip
    return report, score.Graded(story, found)


def scored(confidence: float, verdict: str) -> float:
    """The score that was calibrated to this confidence."""
    intercept, slope = calibration.CALIBRATION[verdict]  # type: ignore[index]
    odds = (log_odds(confidence) - intercept) / slope
    return float(1 / (1 + np.exp(-odds)))


def judged(n: int, report: Report, graded: Any, edited: frozenset[tuple[str, str]]) -> list[Judged]:
    """The findings that the key speaks of.  ``edited``: (fact, article) that an edit changed."""
    facts: dict[str, set[int]] = defaultdict(set)
    for (fact, _), hit in graded.hits.items():
        for claim in hit:
            facts[claim].add(fact)
    keyed = graded.story.facts
    out = []
    for finding in report.findings:
        claims, verdict = finding.claims, verdict_of(finding)
        if not all(facts[c] for c in claims):
            continue
        if isinstance(finding, SingleSource):
            right = any(len(keyed[i].mentions) == 1 for i in facts[claims[0]])
            out.append(Judged(story=n, verdict=verdict, score=finding.confidence, right=right))
            continue
        pairs = [
            facts[x] & facts[y]
            for x, y in itertools.combinations(claims, 2)
            if graded.article[x] != graded.article[y]
        ]
        articles = {graded.article[c] for c in claims}
        differs = {
            i: "discrepancy" in keyed[i].allowed
            or any((keyed[i].id, a) in edited for a in articles)
            for i in set().union(*pairs)
        }
        if isinstance(finding, Discrepancy):
            right = any(differs.values())
        else:
            right = 2 * sum(map(bool, pairs)) >= len(pairs) and not all(differs.values())
        score = scored(finding.confidence, verdict)
        out.append(Judged(story=n, verdict=verdict, score=score, right=right))
    return out


def kinds_told(
    graded: Any, fact: int, articles: Sequence[str], others: Sequence[str]
) -> Counter[str]:
    """The kinds that findings on a fact name, each finding as one; what was found instead."""
    joined = [f for a in articles for b in others if a != b for f in graded.joined(fact, a, b)]
    if not joined:
        return Counter({"not joined": 1})
    told = {d["kind"] for f in joined for d in f["differences"]}
    return Counter(told or {NOTHING})


def confusion(
    story: Any, plain: Any, edited: Any | None, flagged: set[str]
) -> Iterator[tuple[str, Counter[str]]]:
    """(kind that differs, kinds that are reported) of keyed discrepancies and of planted edits."""
    for i, fact in enumerate(story.facts):
        if fact.allowed == {"discrepancy"}:
            told = kinds_told(plain, i, list(fact.mentions), list(fact.mentions))
            for kind in sorted(fact.kinds)[:1]:
                hit = sorted(fact.kinds & set(told))
                yield (hit[0] if hit else kind), told
    if edited is None:
        return
    seen = set()
    for edit in story.edits:
        if (edit["fact"], edit["article"]) in seen:
            continue
        seen.add((edit["fact"], edit["article"]))
        i = next(i for i, f in enumerate(story.facts) if f.id == edit["fact"])
        others = [a for a in story.facts[i].mentions if a != edit["article"]]
        told = kinds_told(edited, i, [edit["article"]], others)
        yield edit["kind"], Counter({NOTHING: 1}) if edit["fact"] in flagged else told


def flagged_facts(graded: Any) -> set[str]:
    """Facts that some discrepancy touches."""
    return {
        fact.id
        for i, fact in enumerate(graded.story.facts)
        for a, b in itertools.combinations(sorted(fact.mentions), 2)
        if any(f["verdict"] == "discrepancy" for f in graded.joined(i, a, b))
    }


def fitted(rows: Sequence[Judged]) -> tuple[float, float]:
    """Intercept and slope of the log-odds that a finding is right, over its score's log-odds."""
    x = np.array([log_odds(r.score) for r in rows])
    y = np.array([float(r.right) for r in rows])

    def loss(w: np.ndarray[Any, Any]) -> float:
        odds = w[0] + w[1] * x
        return float((np.logaddexp(0, odds) - y * odds).sum() + RIDGE * (w[1] - 1) ** 2)

    intercept, slope = minimize(loss, np.array([0.0, 1.0]), method="L-BFGS-B").x
    return round(float(intercept), 3), round(float(slope), 3)


def held_out(rows: Sequence[Judged]) -> Iterator[tuple[float, bool]]:
    """(confidence, right) of each finding, by what was learned from the other stories."""
    for fold in range(FOLDS):
        kept = [r for r in rows if r.story % FOLDS != fold]
        intercept, slope = fitted(kept)
        for r in rows:
            if r.story % FOLDS == fold:
                yield 1 / (1 + np.exp(-intercept - slope * log_odds(r.score))), r.right


def calibration_table(rows: Sequence[Judged]) -> list[str]:
    """Markdown: findings by confidence, how many there are and how many of them are right."""
    columns = {v: list(held_out([r for r in rows if r.verdict == v])) for v in LEARNED}
    lines = ["| Confidence | agreements | of them right | discrepancies | of them right |",
             "| --- | --- | --- | --- | --- |"]  # fmt: skip
    for low, high in itertools.pairwise(BINS):
        cells = []
        for verdict in LEARNED:
            inside = [right for sure, right in columns[verdict] if low <= sure < high]
            cells += [str(len(inside)), share(inside)]
        if any(c not in {"0", ""} for c in cells):
            lines.append(f"| {low:.1f} to {min(high, 1):.1f} | {' | '.join(cells)} |")
    return lines


def share(rights: Sequence[bool]) -> str:
    """A share of 0..1 with two digits, empty for none."""
    return f"{sum(rights) / len(rights):.2f}".lstrip("0") if rights else ""


def confusion_table(found: Sequence[tuple[str, Counter[str]]]) -> list[str]:
    """Markdown: a row a kind that differs, a column a kind that is reported."""
    names = [k.id for k in KINDS]
    columns = [*names, NOTHING, "not joined"]
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for kind, told in found:
        rows[kind] += told
        sizes[kind] += 1
    lines = [
        f"| differs | cases | {' | '.join(columns)} |",
        "|" + " --- |" * (len(columns) + 2),
    ]
    lines += [
        f"| {kind} | {sizes[kind]} | {' | '.join(str(rows[kind][c] or '') for c in columns)} |"
        for kind in names
    ]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    call = parser.parse_args()
    score = grader(call.folders[0])
    rows: list[Judged] = []
    found: list[tuple[str, Counter[str]]] = []
    for n, folder in enumerate(sorted(call.folders)):
        story = score.load(folder)
        report, plain = reported(story, score)
        rows += judged(n, report, plain, frozenset())
        edited = None
        if story.edits:
            report, edited = reported(score.edited(story, story.edits), score)
            changed = frozenset((e["fact"], e["article"]) for e in story.edits)
            rows += judged(n, report, edited, changed)
        found += confusion(story, plain, edited, flagged_facts(plain))
    tables = {"calibration": calibration_table(rows), "kinds": confusion_table(found)}
    learned = {v: fitted([r for r in rows if r.verdict == v]) for v in LEARNED}
    alone = [r.right for r in rows if r.verdict == "single-source"]
    print(
        "\n".join([*tables["calibration"], "", *tables["kinds"], "", f"{learned} {share(alone)}"])
    )
    if call.write:
        text = DOCUMENT.read_text("utf-8")
        for name, lines in tables.items():
            text = put(text, name, lines)
        DOCUMENT.write_text(text, "utf-8")
        source = TABLE.read_text("utf-8")
        for verdict, (intercept, slope) in learned.items():
            source = re.sub(
                rf'"{verdict}": \(.*?\)', f'"{verdict}": ({intercept}, {slope})', source
            )
        source = re.sub(r"ALONE = .*", f"ALONE = {sum(alone) / len(alone):.2f}", source)
        TABLE.write_text(source, "utf-8")


if __name__ == "__main__":
    main()
