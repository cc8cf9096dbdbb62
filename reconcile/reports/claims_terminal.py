"""The split for a terminal: each article with its claims, numbered."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from reconcile.reports import phrases
from reconcile.reports.claims_view import ArticleClaims, ClaimLine, ClaimsView
from reconcile.reports.terminal import noticed, skipped, write
from reconcile.reports.terminal_parts import dim, hanging, heading, indented


def _claim(claim: ClaimLine, verbose: bool) -> RenderableType:
    said = phrases.says(claim.speaker, claim.via) if claim.speaker else None
    parts = [Text(claim.text), dim(f"line {claim.line}", said, *claim.marks)]
    if claim.values:
        parts.append(dim(*claim.values))
    if verbose:
        parts.append(dim(claim.id))
        parts.extend(dim(reference) for reference in claim.references)
    return hanging(f"{claim.number:>3}  ", Group(*parts), indent=0)


def _article(article: ArticleClaims, verbose: bool) -> Iterator[RenderableType]:
    head = Text(article.source.label, style="bold")
    facts = (article.source.path, phrases.count(len(article.claims), "claim"))
    head.append(f"  {' · '.join(facts)}", style="not bold dim")
    yield head
    yield Text()
    for claim in article.claims:
        yield _claim(claim, verbose)
    if article.residue:
        yield Text()
        yield indented(heading("In no claim", len(article.residue)), 5)
        for rest in article.residue:
            words = Text(rest.text)
            words.append(f"  {rest.reason} · line {rest.line}", style="dim")
            yield hanging("•", words, indent=5)
    yield Text()


def _claims(view: ClaimsView) -> Iterator[RenderableType]:
    for article in view.articles:
        yield from _article(article, view.options.verbose)
    yield from skipped(view.skipped)
    yield from noticed(view.warnings)


def render(view: ClaimsView) -> str:
    """The split as terminal text."""
    text = write(_claims(view), view.options).rstrip("\n")
    return text + "\n" if text else ""
