"""A Markdown table of claims by source: who says what, and where the words part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reconcile.reports import phrases
from reconcile.reports.claims_view import ArticleClaims, ClaimsView
from reconcile.reports.markdown import escape
from reconcile.reports.rows import whole
from reconcile.reports.text import clip
from reconcile.reports.view import Entry, Story, View

_LONGEST = 160
_SAYS, _SILENT = "yes", "–"


def cell(text: str) -> str:
    """Clean text as a cell: as in other Markdown, and without what would end the cell."""
    return escape(text).replace("\\|", "&#124;")


def render(view: View) -> str:
    """One table a story: a row a fact, a column a source."""
    lines: list[str] = []
    shown = whole(view)
    for story in shown.stories:
        if len(shown.stories) > 1:
            lines += [f"# {cell(story.name)}", ""]
        lines += [*_story(story), ""]
    return _document([*lines, *_skipped(view.skipped)])


def render_claims(view: ClaimsView) -> str:
    """One table an article: a row a claim."""
    lines = [line for article in view.articles for line in _article(article)]
    return _document([*lines, *_skipped(view.skipped)])


def _document(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def _story(story: Story) -> Iterator[str]:
    heads = ["Claim", *(cell(source.label) for source in story.sources)]
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for entry in story.entries:
        told = [_told(entry, source.id) for source in story.sources]
        yield _row([_claim(entry), *told])


def _claim(entry: Entry) -> str:
    if entry.contrasts:
        grade = f"{phrases.kinds(entry)}, {entry.severity.value}"
        return f"**{cell(grade)}** {cell(clip(entry.lead.text, _LONGEST))}"
    return cell(clip(entry.lead.text, _LONGEST))


def _told(entry: Entry, source: str) -> str:
    """What one source says: its own value where they differ, else that it says so."""
    said = [w for w in entry.wordings if w.source.id == source]
    values = dict.fromkeys(value for w in said for value in w.values)
    if values:
        return f"**{cell(clip('; '.join(values), _LONGEST))}**"
    return _SAYS if said else _SILENT


def _article(article: ArticleClaims) -> Iterator[str]:
    yield f"## {cell(article.source.label)}"
    yield ""
    yield _row(["No.", "Claim", "Says", "Line"])
    yield _row(["---:", "---", "---", "---:"])
    for claim in article.claims:
        via = f" (via {claim.via})" if claim.via else ""
        who = cell(f"{claim.speaker}{via}") if claim.speaker else ""
        yield _row([str(claim.number), cell(claim.text), who, str(claim.line)])
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _skipped(skipped: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if skipped:
        yield ""
        yield f"Skipped ({len(skipped):,})"
        yield ""
        yield from (f"- **{escape(path)}** {escape(reason)}" for path, reason in skipped)
