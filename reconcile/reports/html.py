"""The report as one HTML file: no network, no other file, and nothing that an article says runs.

Everything goes through the template's escaping; the style and the script are our own files, and
the page's policy allows these two by their hash and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reconcile.model import Article, Claim, Verdict, verdict_of
from reconcile.reports import SINGLE_ORIGIN, VERDICTS, phrases
from reconcile.reports.claims_view import ClaimsView
from reconcile.reports.graph import draw, entries_of
from reconcile.reports.markdown import anchor, finding_markdown
from reconcile.reports.rows import whole
from reconcile.reports.text import visible
from reconcile.reports.view import Entry, Source, Story, View

_FOLDER = Path(__file__).parent / "page"
# A blank line parts paragraphs; a single line end only wraps one.
_PARAGRAPH = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")
# How Markdown marks a heading or a list, which a page shows as text.
_MARK = re.compile(r"\A(#{1,6}|[-*+>])[ \t]+")
_LINE_END = re.compile(r"\r\n?|\n|\t")
_LONGEST_TITLE = 3  # stories that the title names


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of an article with the findings that its claims are in, the gravest first."""

    text: str
    findings: tuple[str, ...] = ()
    verdict: Verdict = "single-source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one source says of a fact, in the table of claims by source."""

    text: str
    differs: bool = False


def render(view: View) -> str:
    """The whole page; every finding is on it, whatever the caps of other formats."""
    return _page(view, ())


def render_desk(view: View, decisions: Sequence[str]) -> str:
    """The same page for a server that takes ``decisions`` at the address ``decide`` beside it.

    The server tells at ``changes``, as server-sent events, the number of the page's version.
    """
    return _page(view, decisions)


def _page(view: View, desk: Sequence[str]) -> str:
    shown = whole(view)
    script, style = (_own(name) for name in ("page.js", "page.css"))
    texts = _Texts(view)
    entries = list(shown.entries)
    labels = list(dict.fromkeys(s.label for story in shown.stories for s in story.sources))
    template = _environment().get_template("page.html")
    return template.render(
        view=shown,
        counts=view.counts,
        title=_title(shown.stories),
        policy=_policy(style, script, *([_own("desk.js")] if desk else ())),
        desk=desk,
        script=Markup(script),  # our own files, not an article's text
        desk_script=Markup(_own("desk.js")),
        style=Markup(style),
        phrases=phrases,
        verdicts=(*VERDICTS, SINGLE_ORIGIN),
        kinds=sorted({c.kind for e in entries for c in e.contrasts}),
        labels=labels,
        outlets_of=lambda entry: sorted(map(labels.index, entry.sources)),
        decisions=sorted({e.decision.decision if e.decision else "open" for e in entries}),
        anchor=anchor,
        kinds_of=_kinds,
        markdown_of=finding_markdown,
        reading=texts.reading,
        graph=lambda story: draw(story, entries_of(story)),
        tallies={s.name: s.tallies for s in view.stories},
        matrix=entries_of,
        cells=_cells,
    )


def render_claims(view: ClaimsView) -> str:
    """The split as a page: each article with its claims numbered."""
    style = _own("page.css")
    template = _environment().get_template("claims.html")
    return template.render(
        view=view,
        style=Markup(style),  # our own file
        policy=_policy(style),
        phrases=phrases,
    )


@cache
def _own(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined)
    made.filters["anchor"] = anchor
    return made


def _policy(style: str, script: str = "", desk: str = "") -> str:
    """A policy under which only these run, and nothing is loaded or sent.

    With the ``desk`` script, requests to the server that the page is from are allowed.
    """

    def allowed(*texts: str) -> str:
        digests = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts]
        return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"

    scripts = [text for text in (script, desk) if text]
    return (
        f"default-src 'none'; script-src {allowed(*scripts)}; style-src {allowed(style)}; "
        + ("connect-src 'self'; " if desk else "")
        + "base-uri 'none'; form-action 'none'"
    )


def _title(stories: Sequence[Story]) -> str:
    names = [story.name for story in stories]
    more = f" and {len(names) - _LONGEST_TITLE} more" if len(names) > _LONGEST_TITLE else ""
    told = ", ".join(names[:_LONGEST_TITLE]) + more
    return f"{told}: what the sources say" if told else "No articles"


def _kinds(entry: Entry) -> list[str]:
    return sorted({contrast.kind for contrast in entry.contrasts})


def _cells(entry: Entry, story: Story) -> Iterator[Cell]:
    for source in story.sources:
        told = [w for w in entry.wordings if w.source.id == source.id]
        values = list(dict.fromkeys(value for w in told for value in w.values))
        if values:
            yield Cell(text="; ".join(values), differs=True)
        else:
            yield Cell(text="says so" if told else "–")


class _Texts:
    """The articles cut where claims begin and end."""

    def __init__(self, view: View) -> None:
        report = view.report
        self._articles = {article.id: article for article in report.articles}
        self._claims: dict[str, list[Claim]] = {}
        for claim in report.claims:
            self._claims.setdefault(claim.article, []).append(claim)
        self._findings: dict[str, tuple[str, Verdict]] = {
            claim: (finding.id, verdict_of(finding))
            for finding in report.findings
            for claim in finding.claims
        }

    def reading(self, source: Source) -> list[list[Segment]]:
        """The article in paragraphs, each in segments."""
        article = self._articles[source.id]
        paragraphs: list[list[Segment]] = [[]]
        for segment in self._segments(article):
            for n, text in enumerate(_PARAGRAPH.split(segment.text)):
                if n:
                    paragraphs.append([])
                if text:
                    shown = visible(_LINE_END.sub(" ", text))
                    if not paragraphs[-1]:
                        shown = _MARK.sub("", shown.lstrip(), count=1)
                    paragraphs[-1].append(replace(segment, text=shown))
        return [p for p in paragraphs if any(s.text.strip() for s in p)]

    def _segments(self, article: Article) -> Iterator[Segment]:
        spans = [
            (span.start, span.end, *self._findings[claim.id])
            for claim in self._claims.get(article.id, ())
            if claim.id in self._findings
            for span in claim.spans
        ]
        end = len(article.text)
        cuts = {article.body_start, end, *(s[0] for s in spans), *(s[1] for s in spans)}
        edges = sorted(c for c in cuts if article.body_start <= c <= end)
        for start, stop in pairwise(edges):
            here = [(v, f) for a, b, f, v in spans if a <= start and stop <= b]
            here.sort(key=lambda found: VERDICTS.index(found[0]))
            if not article.text[start:stop].strip():
                here = []  # space between claims is nothing to follow a link from
            yield Segment(
                text=article.text[start:stop],
                findings=tuple(dict.fromkeys(f for _, f in here)),
                verdict=here[0][0] if here else "single-source",
            )
