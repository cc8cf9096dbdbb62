"""Builds reports by hand, finding the offsets of words."""

from __future__ import annotations

from reconcile.model import (
    Article,
    Attribution,
    Claim,
    Side,
    Span,
)


def span_of(text: str, words: str, start: int = 0) -> Span:
    """Where ``words`` first stand in ``text`` from ``start`` on."""
    at = text.index(words, start)
    return Span(start=at, end=at + len(words))


def sentence_of(text: str, span: Span) -> Span:
    """The line that holds ``span``."""
    end = text.find("\n", span.end)
    return Span(start=text.rfind("\n", 0, span.start) + 1, end=end if end >= 0 else len(text))


class Builder:
    """Collects articles and claims, numbering the claims of each article."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.claims: list[Claim] = []

    def article(self, id: str, text: str, **more: object) -> Article:
        """Add an article; its path is below ``sources/`` unless told."""
        given = {"path": f"sources/{id}.txt", "story": "sources"} | more
        self.articles[id] = Article(id=id, text=text, **given)  # type: ignore[arg-type]
        return self.articles[id]

    def claim(self, article: str, words: str, text: str | None = None, **more: object) -> str:
        """Add the claim whose own words are ``words``; gives its id."""
        whole = self.articles[article].text
        span = span_of(whole, words)
        number = sum(claim.article == article for claim in self.claims) + 1
        self.claims.append(
            Claim(
                id=f"{article}:{number}",
                article=article,
                text=text or words,
                spans=(span,),
                mentions=((span,),),
                sentence=sentence_of(whole, span),
                **more,  # type: ignore[arg-type]
            )
        )
        return self.claims[-1].id

    def side(self, claim: str, words: str, spanned: bool = True) -> Side:
        """The side of a difference whose value is ``words`` of the claim's sentence."""
        made = next(c for c in self.claims if c.id == claim)
        text = self.articles[made.article].text
        span = span_of(text, words, made.sentence.start) if spanned else None
        return Side(claim=claim, value=words, span=span)


def said(text: str, speaker: str, cue: str = "said", via: str | None = None) -> Attribution:
    """An indirect attribution to ``speaker``."""
    return Attribution(
        speaker=speaker, speaker_spans=(span_of(text, speaker),), cue=cue, style="indirect", via=via
    )
