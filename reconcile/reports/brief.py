"""A compact Markdown report: the differences alone, a line a difference, for a chat or a ticket."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.reports import phrases
from reconcile.reports.markdown import escape
from reconcile.reports.rows import whole
from reconcile.reports.text import clip
from reconcile.reports.view import Entry, Story, View

_LONGEST = 200


def render(view: View) -> str:
    """Each discrepancy with its values and who has them; the rest as figures."""
    lines = [f"**{' · '.join(phrases.summary(view.counts))}**", ""]
    shown = whole(view)
    for story in shown.stories:
        if len(shown.stories) > 1:
            lines += [f"### {escape(story.name)}", ""]
        lines += [*_story(view, story), ""]
    if view.skipped:
        lines += [f"- skipped {escape(path)}: {escape(why)}" for path, why in view.skipped]
    return "\n".join(lines).rstrip("\n") + "\n"


def _story(view: View, story: Story) -> Iterator[str]:
    for remark in (phrases.common_origins(story), phrases.verdict_on_none(view, story)):
        if remark:
            yield escape(remark)
            yield ""
    for entry in story.discrepancies.entries:
        yield from _discrepancy(entry)


def _discrepancy(entry: Entry) -> Iterator[str]:
    made = entry.decision
    decided = f" · {escape(made.decision)}" if made else ""
    yield f"- **{escape(phrases.kinds(entry))}** · {phrases.grade(entry)}{decided}"
    for contrast in entry.contrasts:
        sides = (
            f"**{escape(clip(value, _LONGEST))}** ({_who(sources, entry)})"
            for value, sources in contrast.values
        )
        kind = f"{escape(contrast.kind)}: " if len(entry.contrasts) > 1 else ""
        yield f"  - {kind}{' / '.join(sides)}"


def _who(sources: tuple[str, ...], entry: Entry) -> str:
    """The sources, each with the place where it says it."""
    places = []
    for source in sources:
        told = next((w for w in entry.wordings if w.source.label == source), None)
        place = f" {told.source.path}:{told.line}" if told else ""
        places.append(f"{escape(source)}{escape(place)}")
    return ", ".join(places)
