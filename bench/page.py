"""What the HTML page costs beyond the JSON report, for ten articles of 800 words.

    python -m bench.page [--rounds N]

Both are rendered from the same finished report, in one process.  The page's time is from the report
to its text, on the clock; "beyond" is what it takes more than the JSON.
"""

from __future__ import annotations

from bench.corpora import long_story
from bench.figures import Figure, medians, options, tell, wall_seconds
from reconcile.api import reconcile
from reconcile.reports import REPORTS, build_view

ARTICLES, WORDS = 10, 800


def main() -> None:
    """Print the table and keep it."""
    rounds = options(__doc__, rounds=9).rounds
    story = long_story(articles=ARTICLES, words=WORDS)
    report = reconcile({made.article.id: made.article.text for made in story}, use_cache=False)
    jobs = {
        name: lambda name=name: REPORTS[name].render(build_view(report))
        for name in ("json", "html")
    }
    size = len(jobs["html"]().encode())
    taken = medians(jobs, rounds, wall_seconds)
    beyond, ratio = taken["html"] - taken["json"], taken["html"] / taken["json"]
    tell(
        "page", "The page",
        [
            Figure(
                name="page beyond the JSON report, seconds", value=f"{beyond:.2f}", wanted="< 0.3"
            ),
            Figure(name="page, ratio to the JSON report", value=f"{ratio:.1f}"),
            Figure(name="size of the page, MB", value=f"{size / 1e6:.2f}", wanted="< 1"),
        ],
        f"{ARTICLES} articles of {WORDS} words; {len(report.findings)} findings; "
        f"median of {rounds} rounds",
    )  # fmt: skip


if __name__ == "__main__":
    main()
