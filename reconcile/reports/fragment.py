"""The report as an HTML fragment to paste into mail or an editor: no style, no script, no link."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from reconcile.reports import phrases
from reconcile.reports.claims_view import ArticleClaims, ClaimsView
from reconcile.reports.text import Passage
from reconcile.reports.view import Entry, Listing, Source, Story, View, Wording


def html(form: str, *parts: object) -> Markup:
    """``form`` with ``parts`` in its braces, escaped: the one way for text into the fragment."""
    return Markup(form).format(*parts)


def render(view: View) -> str:
    """The findings that the Markdown shows, as elements that every editor keeps."""
    lines = [html("<h2>What the sources say</h2>")]
    lines.append(html("<p>{}</p>", " · ".join(phrases.summary(view.counts))))
    for story in view.stories:
        if len(view.stories) > 1:
            lines.append(html("<h2>{}</h2>", story.name))
        lines.extend(_story(view, story))
    lines.extend(_skipped(view.skipped))
    return "\n".join(lines) + "\n"


def render_claims(view: ClaimsView) -> str:
    """The split: each article with its claims in a numbered list."""
    lines = [line for article in view.articles for line in _article(article)]
    lines.extend(_skipped(view.skipped))
    return "\n".join(lines) + "\n"


def _story(view: View, story: Story) -> Iterator[Markup]:
    for remark in (phrases.common_origins(story), phrases.verdict_on_none(view, story)):
        if remark:
            yield html("<p>{}</p>", remark)
    if story.discrepancies.total:
        yield html("<h3>Discrepancies ({})</h3>", story.discrepancies.total)
        for entry in story.discrepancies.entries:
            yield from _discrepancy(entry)
        yield from _hidden(story.discrepancies)
    if story.agreements.total:
        yield html("<h3>Agreements ({})</h3>", story.agreements.total)
        yield html("<ul>")
        for entry in story.agreements.entries:
            yield html("<li>{} <i>{}</i></li>", entry.lead.text, _meta(entry, story))
        yield html("</ul>")
        yield from _hidden(story.agreements)
    if story.single:
        total = sum(listing.total for _, listing in story.single)
        yield html("<h3>Only in one source ({})</h3>", total)
        for source, listing in story.single:
            yield from _single(source, listing)


def _meta(entry: Entry, story: Story) -> str:
    parts = (
        phrases.who(entry, story),
        phrases.speaker_of_claim(entry.lead),
        phrases.origins(entry),
        phrases.decision(entry),
    )
    return " · ".join(part for part in parts if part)


def _discrepancy(entry: Entry) -> Iterator[Markup]:
    yield html("<p><b>{}</b> · {}</p>", phrases.kinds(entry).capitalize(), phrases.grade(entry))
    for contrast in entry.contrasts:
        yield html("<p>{}</p>", contrast.why)
        if not contrast.shown:
            yield html("<p>{}</p>", phrases.contrast_values(contrast))
    against, rest = phrases.columns(entry)
    yield html("<ul>")
    for wording in against:
        yield html("<li>{}: {}</li>", _place(wording), _marked(wording.passage))
    for wording in rest:
        yield html("<li>also {}: {}</li>", _place(wording), phrases.repeated(wording, against))
    yield html("</ul>")
    decided = phrases.decision(entry)
    if decided:
        yield html("<p>{}</p>", decided)


def _place(wording: Wording) -> Markup:
    said = phrases.speaker_of_passage(wording)
    place = f"{wording.source.path}:{wording.line}"
    shown = " · ".join(part for part in (place, said) if part)
    return html("<b>{}</b> ({})", wording.source.label, shown)


def _marked(runs: Passage) -> Markup:
    forms = {"mark": "<b>{}</b>", "claim": "{}", "context": "{}"}
    return Markup("").join(html(forms[run.emphasis], run.text) for run in runs)


def _single(source: Source, listing: Listing) -> Iterator[Markup]:
    yield html("<p><b>{}</b> ({})</p>", source.label, listing.total)
    yield html("<ul>")
    for entry in listing.entries:
        said = phrases.speaker_of_claim(entry.lead)
        yield html("<li>{}{}</li>", entry.lead.text, f" — {said}" if said else "")
    yield html("</ul>")
    yield from _hidden(listing)


def _hidden(listing: Listing) -> Iterator[Markup]:
    if listing.hidden:
        yield html("<p>{}</p>", phrases.more(listing.hidden))


def _article(article: ArticleClaims) -> Iterator[Markup]:
    yield html("<h3>{}</h3>", article.source.label)
    yield html("<ol>")
    for claim in article.claims:
        said = phrases.says(claim.speaker, claim.via) if claim.speaker else None
        yield html("<li>{}{}</li>", claim.text, f" — {said}" if said else "")
    yield html("</ol>")


def _skipped(skipped: tuple[tuple[str, str], ...]) -> Iterator[Markup]:
    if skipped:
        yield html("<h3>Skipped ({})</h3>", len(skipped))
        yield html("<ul>")
        yield from (html("<li><b>{}</b> {}</li>", path, why) for path, why in skipped)
        yield html("</ul>")
