"""What every export of data has one row of: a claim of a finding, or a claim of a split."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reconcile.reports import phrases
from reconcile.reports.claims_view import ClaimsView
from reconcile.reports.text import clean, plain
from reconcile.reports.view import Entry, Source, Story, View, build_view

Row = dict[str, str | int | float | None]


def whole(view: View) -> View:
    """The view with every finding, whatever the caps of formats that people read."""
    from_report = build_view(view.report, replace(view.options, show_all=True))
    return replace(from_report, counts=view.counts, skipped=view.skipped, warnings=view.warnings)


def finding_rows(story: Story, entry: Entry) -> Iterator[Row]:
    """One row a claim of the finding; what is of the finding stands in each."""
    decided = entry.decision
    for wording in entry.wordings:
        yield {
            "story": story.name,
            "finding": clean(entry.id),
            "verdict": entry.verdict,
            "severity": entry.severity.value,
            "confidence": round(entry.confidence, 4),
            "kinds": phrases.kinds(entry) or None,
            "why": "; ".join(contrast.why for contrast in entry.contrasts) or None,
            **_source(wording.source),
            "line": wording.line,
            "claim": wording.text,
            "passage": plain(wording.passage),
            "speaker": wording.speaker,
            "via": wording.via,
            "values": "; ".join(wording.values) or None,
            "independent_origins": entry.independent_origins,
            "decision": clean(decided.decision) if decided else None,
            "note": clean(decided.note) if decided and decided.note else None,
        }


def claim_rows(view: ClaimsView) -> Iterator[Row]:
    """One row a claim of the split."""
    for article in view.articles:
        for claim in article.claims:
            yield {
                "story": clean(article.source.story),
                **_source(article.source),
                "id": claim.id,
                "line": claim.line,
                "claim": claim.text,
                "speaker": claim.speaker,
                "via": claim.via,
                "marks": "; ".join(claim.marks) or None,
                "values": "; ".join(claim.values) or None,
            }


def _source(source: Source) -> Row:
    return {
        "source": source.label,
        "path": source.path,
        "published": source.published,
    }
