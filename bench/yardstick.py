"""The plainest matcher on our claims: how good is the split by itself?

Prints a report as JSON in which claims are linked by IDF-weighted lemma overlap (with a little
weight for the rest of the sentence), mutual best a pair of articles, and nothing else.  A grader
that runs the command on stories with an answer key can run this instead:

    python bench/yardstick.py FOLDER

Keep it as it is: it is only useful as long as it does not change.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence

from reconcile.claims import extract
from reconcile.model import Claim
from reconcile.readers import read_sources

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV"})
STOP = frozenset(
    """the a an of in on at to for and or but by with from as is are was were be been being has have
    had he she it they his her its their this that these those who which said say says will
    would""".split()
)
OWN, CONTEXT, THRESHOLD = 0.7, 0.3, 0.3


def links(claims: Sequence[Claim]) -> list[tuple[str, str]]:
    """Pairs of claim ids of different articles that are each other's best."""
    bags = {c.id: _bag(c) for c in claims}
    context = {c.id: frozenset(c.context) for c in claims}
    counts = Counter(t for bag in bags.values() for t in bag)
    size = len(claims)
    idf = {t: math.log((size + 1) / (n + 0.5)) for t, n in counts.items()}

    def weigh(terms: frozenset[str]) -> float:
        return math.fsum(idf.get(t, math.log(size + 1)) for t in sorted(terms))

    def f1(one: frozenset[str], two: frozenset[str]) -> float:
        both = weigh(one) + weigh(two)
        return 2 * weigh(one & two) / both if both else 0.0

    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    out = []
    for one, two in itertools.combinations(sorted(by_article), 2):
        scores = [
            [
                OWN * f1(bags[x.id], bags[y.id]) + CONTEXT * f1(context[x.id], context[y.id])
                for y in by_article[two]
            ]
            for x in by_article[one]
        ]
        for i, row in enumerate(scores):
            j = max(range(len(row)), key=row.__getitem__)
            best = max(range(len(scores)), key=lambda k: scores[k][j])
            if row[j] >= THRESHOLD and best == i:
                out.append((by_article[one][i].id, by_article[two][j].id))
    return out


def _bag(claim: Claim) -> frozenset[str]:
    return frozenset(
        w.lemma for w in claim.words if not w.filled and w.pos in CONTENT and w.lemma not in STOP
    )


def main() -> None:
    """Print the report on the folder that the first argument names."""
    articles, _, _ = read_sources([sys.argv[1]])
    claims = [c for e in extract(articles) for c in e.claims]
    pairs = links(claims)
    linked = {i for pair in pairs for i in pair}
    findings = [{"verdict": "agreement", "claims": list(pair)} for pair in pairs]
    findings += [
        {"verdict": "single-source", "claims": [c.id]} for c in claims if c.id not in linked
    ]
    report = {
        "articles": [{"id": a.id, "path": a.path} for a in articles],
        "claims": [
            {
                "id": c.id,
                "article": c.article,
                "text": c.text,
                "spans": [[s.start, s.end] for s in c.spans],
            }
            for c in claims
        ],
        "findings": findings,
    }
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()
