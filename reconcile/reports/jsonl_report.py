"""The report as JSON Lines: one finding a line, each with its passages, for pipes and databases."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.reports.claims_view import ClaimsView
from reconcile.reports.json_report import Json, as_dict, one_line
from reconcile.reports.rows import claim_rows, finding_rows, whole
from reconcile.reports.view import View

# Of the rows of a finding, what is of the passage.
_OF_PASSAGE = ("source", "path", "line", "published", "claim", "passage", "speaker", "via")


def render(view: View) -> str:
    """A line a finding, then a line for each source that was skipped."""
    return "".join(one_line(line) for line in _findings(view))


def render_claims(view: ClaimsView) -> str:
    """A line a claim, with where it stands, then a line for each source that was skipped."""
    return "".join(one_line(line) for line in _claims(view))


def _findings(view: View) -> Iterator[Json]:
    told = as_dict(view.report, view.options)
    known = {finding["id"]: finding for finding in told["findings"]}
    for story in whole(view).stories:
        for entry in story.entries:
            rows = list(finding_rows(story, entry))
            passages = [{name: row[name] for name in _OF_PASSAGE} for row in rows]
            yield {
                "type": "finding",
                "story": story.name,
                **known[entry.id],
                "passages": passages,
            }
    yield from ({"type": "error", **error} for error in told["errors"])


def _claims(view: ClaimsView) -> Iterator[Json]:
    told = as_dict(view.report, view.options)
    places = {row["id"]: row for row in claim_rows(view)}
    for claim in told["claims"]:
        place = places[claim["id"]]
        where = {name: place[name] for name in ("story", "source", "path", "line")}
        yield {"type": "claim", **where, **claim}
    yield from ({"type": "error", **error} for error in told["errors"])
