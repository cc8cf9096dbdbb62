"""What matching costs beside the parse, how it grows, and what candidates leave out.

    python -m bench.matching [--stories N] [--times N]

So many stories of about 50 claims are split once and kept as bytes; then they are matched a story
at a time, for the largest size several times over under the same names.  Recall is of the links
that all pairs give, in single stories that are too large for that in use.
"""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Iterable, Sequence

from bench.corpora import stories, story
from bench.figures import Figure, cpu_seconds, exponent, options, tell
from reconcile.cache.codec import dumps, loads
from reconcile.claims import extract
from reconcile.claims.parse import parse
from reconcile.matching import candidates, link
from reconcile.model import Claim
from reconcile.settings import DEFAULT_SETTINGS

FACTS = 20
AT_ONCE = 50


def split(number: int) -> tuple[list[bytes], int, float, float]:
    """So many stories as bytes, their claims, and seconds of the split and of the parse alone."""
    kept: list[bytes] = []
    claims, whole, bare = 0, 0.0, 0.0
    batch = []
    for n, told in enumerate(stories(number, facts=FACTS), 1):
        batch.append([made.article for made in told])
        if n % AT_ONCE and n != number:
            continue
        start = time.process_time()
        made = extract([article for articles in batch for article in articles])
        found = [tuple(c for _ in articles for c in next(made).claims) for articles in batch]
        whole += time.process_time() - start
        texts = [p for told in batch for a in told for p in a.text.split("\n\n")]
        bare += cpu_seconds(lambda texts=texts: list(parse(texts)))
        kept += map(dumps, found)
        claims += sum(map(len, found))
        batch = []
    return kept, claims, whole, bare


def matched(told: Iterable[bytes]) -> float:
    """Seconds to link the claims of these stories, without reading the bytes."""
    taken = 0.0
    for data in told:
        claims: Sequence[Claim] = loads(data)
        taken += cpu_seconds(lambda claims=claims: link(claims, DEFAULT_SETTINGS, explain=False))
    return taken


def recall(facts: int, articles: int) -> tuple[int, float, float]:
    """Claims of one large story, the share of all-pairs links that are kept, and seconds."""
    told = story(1, articles=articles, facts=facts, seed=3)
    claims = [c for e in extract([made.article for made in told]) for c in e.claims]
    start = time.process_time()
    kept = _links(claims)
    seconds = time.process_time() - start
    limit = candidates.ALL_PAIRS
    try:
        candidates.ALL_PAIRS = 10**9
        every = _links(claims)
    finally:
        candidates.ALL_PAIRS = limit
    return len(claims), len(kept & every) / len(every), seconds


def _links(claims: Sequence[Claim]) -> set[tuple[str, str]]:
    return {(m.left.id, m.right.id) for m in link(claims, DEFAULT_SETTINGS).matches}


def main() -> None:
    """Print the table and keep it."""
    call = options(__doc__, stories=2000, times=10)
    gc.set_threshold(100_000)
    told, claims, whole, bare = split(call.stories)
    sizes = (call.stories // 10, call.stories, call.stories * call.times)
    seconds = [
        matched(told[: sizes[0]]),
        matched(told),
        sum(matched(told) for _ in range(call.times)),
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    large = [recall(facts, articles) for facts, articles in ((350, 3), (700, 3), (1400, 3))]
    inside = exponent([c for c, _, _ in large], [s for _, _, s in large])
    least = min(share for _, share, _ in large)
    tell(
        "matching", "Matching",
        [
            Figure(
                name=f"matching {claims:,} claims in {len(told):,} stories, share of their parse",
                value=f"{seconds[1] / bare:.1%}", wanted="< 5%",
            ),
            Figure(name="the same, share of the claims stage", value=f"{seconds[1] / whole:.1%}"),
            Figure(
                name=f"growth over {sizes[0]:,}, {sizes[1]:,} and {sizes[2]:,} stories "
                f"({claims * call.times:,} claims), exponent",
                value=f"{exponent(sizes, seconds):.2f}", wanted="<= 1.15",
            ),
            Figure(
                name="growth inside one story of "
                + ", ".join(f"{c:,}" for c, _, _ in large) + " claims, exponent",
                value=f"{inside:.2f}",
            ),
            Figure(
                name="links of all pairs that candidates keep in these stories",
                value=f"{least:.4f}", wanted=">= .99",
            ),
            Figure(
                name="peak memory of the process, with the stories as bytes and the model",
                value=f"{peak:,.0f} MB", wanted="< 1,500 MB",
            ),
        ],
        "processor time; the parse is ours, without the split",
    )  # fmt: skip


if __name__ == "__main__":
    main()
