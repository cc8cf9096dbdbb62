"""Whom an article credits, with the words that show it.

A credit is a byline, a dateline, a sign-off, the end of a headline, metadata, a line of
contributors, or a cue beside a name ("told the BBC").  Statements, documents and the outlet's own
reporting are credits too.  What stands at the article's head or foot, or in its first sentence,
covers the whole of it; any other credit covers only the claims beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from reconcile.model import Agency, Article, Credit, CreditForm, Origin, OriginKind, Span
from reconcile.origins import cues
from reconcile.origins.names import Named, Names, bare, names_for

# Forms by which an article as a whole is credited.
_WHOLE: frozenset[CreditForm] = frozenset({"byline", "dateline", "sign-off", "title", "metadata"})
_HEAD_LINES = 6
_HEAD_CHARS = 500
_FOOT_CHARS = 260
_BESIDE = 70  # characters before a name in which its cue stands
_AROUND = 100  # characters around a word in which the rest of its cue stands
_LEAD_WORDS = 20  # a first sentence that is shorter is not all of the lead
_LEAD_LINE = 12  # a line that is shorter is a headline or a place and time
_FEW_WORDS = 12  # a byline's or a sign-off's line is short
_LINE = re.compile(r"[^\n]*")
_SENTENCE_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(]?[A-Z0-9])|[.!?]*[\"”’')]*(?=\n|$)")
_SHORT_WORD = re.compile(r"\b(?:[A-Z][a-z]{0,3}|[A-Z](?:\.[A-Z])*)$")
_BRACKET_BEFORE = re.compile(r"[(\[]\s*(?:[\w.&’' -]{1,30}/)?\s*(?:[Vv]ia\s+|[Ss]ource:\s*)?$")
_BRACKET_AFTER = re.compile(r"\s*(?:/[\w.&’' -]{1,30}|[\w ]{0,14})?[)\]]")
_DASH_BEFORE = re.compile(r"(?:[-–—|]|\s/)\s*$")
_COLON_AFTER = re.compile(r"\s*:")
_REST_OF_FOOT = re.compile(r"[\s.)\]]*$")


@dataclass(slots=True)
class _Found:
    kind: OriginKind
    name: str
    spans: list[Span] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    whole: bool = False


class _Reader:
    """Collects one article's credits."""

    def __init__(self, article: Article, names: Names) -> None:
        self.article = article
        self.text = article.text
        self.names = names
        self.own = bare(article.outlet) if article.outlet else None
        self.found: dict[tuple[OriginKind, str], _Found] = {}
        self.lead: list[tuple[OriginKind, str]] = []
        self.start = article.body_start
        self.title_end = _title_end(article)
        self.lead_start, self.lead_end = _lead(article, self.title_end)
        self.head_end = _head_end(article)
        self.foot = max(self.lead_end, len(article.text.rstrip()) - _FOOT_CHARS)

    def add(
        self, kind: OriginKind, name: str, form: CreditForm, span: Span | None, around: Span | None
    ) -> None:
        """Note a credit; ``around`` are the words that show it, ``span`` the name."""
        if kind in ("agency", "outlet") and self.own and bare(name) == self.own:
            if form in _WHOLE:
                return  # an outlet's own name at its head or foot says nothing
            kind, form = "own", "own"
        key = self.known_as(kind, name)
        found = self.found.setdefault(key, _Found(kind=kind, name=name))
        if span is not None:
            found.spans.append(span)
        words = " ".join(around.of(self.text).split()) if around else name
        credit = Credit(form=form, words=words, span=around)
        if credit not in found.credits:
            found.credits.append(credit)
        found.whole = found.whole or form in _WHOLE
        inside = span is not None and self.lead_start <= span.start < self.lead_end
        if inside and form in ("told", "reported"):
            self.lead.append(key)

    def known_as(self, kind: OriginKind, name: str) -> tuple[OriginKind, str]:
        """The outlet that a short name such as "the Journal" means, where one was named before."""
        if kind == "outlet" and " " not in name and (kind, name) not in self.found:
            for key in self.found:
                if key[0] == "outlet" and key[1].endswith(f" {name}"):
                    return key
        return kind, name

    def origins(self) -> Iterator[Origin]:
        """Every origin in the order of its first credit."""
        self.metadata()
        for named in self.names.inside(self.text, self.start):
            self.named(named)
        self.without_name()
        self.people()
        if not any(f.whole for f in self.found.values()):
            for key in self.lead:
                self.found[key].whole = True
        for found in sorted(self.found.values(), key=_first):
            yield Origin(
                article=self.article.id,
                name=found.name,
                spans=tuple(found.spans),
                kind=found.kind,
                whole=found.whole,
                credits=tuple(found.credits),
            )

    def metadata(self) -> None:
        """Whom the data beside the text names."""
        for value in self.article.syndication:
            self.value(value, "metadata")
        for author in self.article.authors:
            for named in self.names.inside(author):
                if named.sure:
                    self.add(named.kind, named.name, "byline", None, None)
        if self.article.title and self.title_end == self.start:
            for named in self.names.inside(self.article.title):
                ends = named.end >= len(self.article.title.rstrip(" )]."))
                if named.sure and ends and _DASH_BEFORE.search(self.article.title[: named.start]):
                    self.add(named.kind, named.name, "title", None, None)
        for address in (self.article.canonical_url,):
            if address and _site(address) != _site(self.article.url):
                self.value(address, "metadata")

    def value(self, value: str, form: CreditForm) -> None:
        """A name, or a web address that stands for its site."""
        site = _site(value)
        if site:
            known = _of_site(site, self.names)
            own = _site(self.article.url) == site
            if not own:
                name, kind = known or (site, "outlet")
                self.add(kind, name, form, None, None)
            return
        name, kind = self.names.of(value) or (bare(value), "outlet")
        if name:
            self.add(kind, name, form, None, None)

    def named(self, named: Named) -> bool:
        """Whether the words beside a name make it a credit; then it is noted."""
        text = self.text
        before = text[max(self.start, named.start - _BESIDE) : named.start]
        after = text[named.end : named.end + _BESIDE]
        placed = self.placed(named, before, after)
        if placed is not None:
            form, around = placed
            if not named.sure and form not in ("contributor",):
                return False
            self.add(named.kind, named.name, form, _span(named), around)
            return True
        described = cues.DESCRIBED.match(after)
        if named.ambiguous and not described and not re.search(r"agency\s+$", before):
            return False
        cued: tuple[tuple[CreditForm, re.Pattern[str]], ...]
        cued = (("told", cues.TOLD), ("reported", cues.REPORTED))
        for form, pattern in cued:
            cue = pattern.search(before)
            if cue:
                start = named.start - (len(before) - cue.start())
                around = Span(start=start, end=named.end)
                self.add(named.kind, named.name, form, _span(named), around)
                return True
        cue = cues.AFTER.match(after)
        if cue and not re.search(r"\b(?:of|in|for|at|on|from)\s+(?:the\s+)?$", before):
            around = Span(start=named.start, end=named.end + cue.end())
            self.add(named.kind, named.name, "reported", _span(named), around)
            return True
        return False

    def placed(self, named: Named, before: str, after: str) -> tuple[CreditForm, Span] | None:
        """The form of a credit that is one by its place: brackets, a byline, a last line."""
        line = _line(self.text, named.start)
        told = line.of(self.text)
        few = len(told.split()) <= _FEW_WORDS
        around = line if few else Span(start=named.start, end=named.end)
        if cues.CONTRIBUTOR.search(told) and (few or named.start >= self.foot):
            return "contributor", line
        bracket = _BRACKET_BEFORE.search(before) and _BRACKET_AFTER.match(after)
        if bracket and named.start - line.start <= _BESIDE and cues.DATELINE_END.match(after):
            return "dateline", _widened(self.text, named, line)
        if bracket and named.start < self.lead_end and named.start >= self.title_end:
            return "dateline", _widened(self.text, named, line)
        if bracket and named.start >= self.foot:
            return "sign-off", _widened(self.text, named, line)
        if named.start < self.title_end:
            if _DASH_BEFORE.search(before) and named.end >= self.title_end - 2:
                return "title", _span(named)
            if not before.strip() and _COLON_AFTER.match(after):
                return "title", _span(named)
            return None
        alone = " ".join(told.split()).strip("-–—()[] .:") in (named.name, _raw(self.text, named))
        by = alone or cues.BYLINE.match(told) or cues.STAFF.search(told)
        if named.start >= self.foot:
            last = _REST_OF_FOOT.match(self.text, named.end)
            dashed = _DASH_BEFORE.search(before) and last
            if dashed or (few and (alone or cues.SOURCE_LINE.match(told))):
                return "sign-off", around
        return ("byline", around) if named.start < self.head_end and few and by else None

    def without_name(self) -> None:
        """Own reporting, statements, documents, and outlets that are named before."""
        for hit in _hits(self.text, self.start, cues.OWN, cues.OWN_WORDS):
            span = Span(start=hit.start(), end=hit.end())
            self.add("own", self.article.outlet or self.article.id, "own", span, span)
        for hit in _hits(self.text, self.start, cues.RELEASE, cues.RELEASE_WORDS):
            noun = "noun" if hit["noun"] else "subject"
            span = Span(start=hit.start(noun), end=hit.end(noun))
            name = " ".join(hit[noun].lower().split())
            name = f"an {name}" if name[0] in "aeiou" else f"a {name}"
            self.add("release", name, "statement", span, Span(start=hit.start(), end=hit.end()))
        for hit in _hits(self.text, self.start, cues.DOCUMENT, *cues.PAPERS):
            noun = "after" if hit["after"] else "before"
            span = Span(start=hit.start(noun), end=hit.end(noun))
            name = " ".join(hit[noun].lower().split())
            self.add("document", name, "document", span, Span(start=hit.start(), end=hit.end()))
        for hit in _hits(self.text, self.start, cues.ANAPHOR, cues.ANAPHOR_WORDS):
            noun = "after" if hit["after"] else "before"
            meant = self.meant(hit.start())
            if meant is not None:
                span = Span(start=hit.start(noun), end=hit.end(noun))
                form: CreditForm = "told" if noun == "after" else "reported"
                self.add(meant.kind, meant.name, form, span, Span(start=hit.start(), end=hit.end()))

    def meant(self, before: int) -> _Found | None:
        """The outlet or agency that was credited last before an offset."""
        outlets = [f for f in self.found.values() if f.kind in ("agency", "outlet") and f.spans]
        near = [
            (max((s.start for s in f.spans if s.start < before), default=-1), f) for f in outlets
        ]
        at, found = max(near, key=lambda one: one[0], default=(-1, None))
        return found if at >= 0 else None

    def people(self) -> None:
        """Reporters of bylines and of lines of contributors; one may write for two outlets."""
        for author in self.article.authors:
            if re.fullmatch(cues.PERSON, author.strip()) and not any(self.names.inside(author)):
                self.add("own", author.strip(), "byline", None, None)
        for line in _lines(self.text, self.title_end, self.head_end):
            told = line.of(self.text)
            by = cues.BY_PERSON.match(told) if len(told.split()) <= _FEW_WORDS else None
            if by and not any(self.names.inside(by[1])):
                span = Span(start=line.start + by.start(1), end=line.start + by.end(1))
                self.add("own", by[1], "byline", span, line)
        for hit in cues.CONTRIBUTING.finditer(self.text, self.foot):
            group = 1 if hit[1] else 2
            if not any(self.names.inside(hit[group])):
                span = Span(start=hit.start(group), end=hit.end(group))
                self.add("own", hit[group], "contributor", span, _line(self.text, span.start))


def credited(articles: Sequence[Article], added: Sequence[Agency] = ()) -> tuple[Origin, ...]:
    """Every origin that the articles credit, by article in order, then by first credit.

    ``added`` are agencies and outlets beside those that the package knows.
    """
    names = names_for(articles, added)
    return tuple(o for article in articles for o in _Reader(article, names).origins())


def _hits(
    text: str,
    start: int,
    pattern: re.Pattern[str],
    words: Sequence[str],
    formal: Sequence[str] = (),
) -> Iterator[re.Match[str]]:
    """The matches of a pattern, looked for only around ``words`` of which each holds one, or
    around ``formal`` words with another before them that makes them so."""
    places = set(_places(text, start, words))
    places.update(p for p in _places(text, start, formal) if _before(text, p) in cues.FORMAL_WORDS)
    done = start
    for place in sorted(places):
        low, high = max(done, place - _AROUND), min(len(text), place + _AROUND)
        while low < high:
            hit = pattern.search(text, low, high)
            if hit is None or hit.start() > place:
                break
            done = low = hit.end()
            yield hit


def _places(text: str, start: int, words: Sequence[str]) -> Iterator[int]:
    for word in words:
        at = text.find(word, start)
        while at >= 0:
            yield at
            at = text.find(word, at + len(word))


def _before(text: str, place: int) -> str:
    """The word before a place, in small letters."""
    before = text[max(0, place - 16) : place].split()
    return before[-1].lower() if before else ""


def _first(found: _Found) -> int:
    return min((c.span.start for c in found.credits if c.span), default=-1)


def _span(named: Named) -> Span:
    return Span(start=named.start, end=named.end)


def _raw(text: str, named: Named) -> str:
    return " ".join(text[named.start : named.end].split())


def _widened(text: str, named: Named, line: Span) -> Span:
    """The name with its brackets."""
    start = max(text.rfind("(", line.start, named.start), text.rfind("[", line.start, named.start))
    ends = [e for e in (text.find(c, named.end, line.end) for c in ")]") if e >= 0]
    return Span(start=max(start, line.start), end=min(ends) + 1 if ends else named.end)


def _line(text: str, offset: int) -> Span:
    """The line around an offset."""
    end = text.find("\n", offset)
    return Span(start=text.rfind("\n", 0, offset) + 1, end=end if end >= 0 else len(text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    for found in _LINE.finditer(text, start, end):
        if found[0].strip():
            yield Span(start=found.start(), end=found.end())


def _title_end(article: Article) -> int:
    """Where the headline ends that stands in the text; ``body_start`` where none does."""
    start = article.body_start
    lines = list(_lines(article.text, start, min(len(article.text), start + _HEAD_CHARS)))
    if not lines:
        return start
    first = lines[0]
    if cues.BYLINE.match(first.of(article.text)):
        return start
    told = " ".join(first.of(article.text).strip("#*_ \t\r").split())
    title = " ".join((article.title or "").split())
    if title and (title.startswith(told) or told.startswith(title)):
        return first.end
    short = len(told.split()) <= 25 and not told.endswith((".", "!", "”", '"'))
    return first.end if short and not article.title and len(lines) > 1 else start


def _lead(article: Article, start: int) -> tuple[int, int]:
    """The first sentence after an offset that is no heading and no line of place and time."""
    text, at = article.text, start
    for found in _SENTENCE_END.finditer(text, start, min(len(text), start + 1500)):
        end = found.end()
        if end <= at:
            continue
        abbreviated = found[0].startswith(".") and _SHORT_WORD.search(
            text, max(at, found.start() - 6), found.start()
        )
        if abbreviated and "\n" not in text[found.end() : found.end() + 1]:
            continue
        words = len(text[at:end].split())
        if words >= _LEAD_WORDS:
            return at, end
        if text[end : end + 1] == "\n":
            if words >= _LEAD_LINE:
                return at, end
            at = end
    return start, start


def _head_end(article: Article) -> int:
    """Where the first few lines end, among which a byline stands."""
    end = min(len(article.text), article.body_start + _HEAD_CHARS)
    lines = list(_lines(article.text, article.body_start, end))[:_HEAD_LINES]
    return lines[-1].end if lines else article.body_start


def _site(address: str | None) -> str | None:
    """The site of a web address without its first "www.", or None for anything else."""
    if not address or "://" not in address:
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _of_site(site: str, names: Names) -> tuple[str, OriginKind] | None:
    """The agency or outlet whose name a site's address is made of."""
    for label in site.split(".")[:-1]:
        letters = re.sub(r"\W", "", label).casefold()
        for written, meant in names.known.items():
            if re.sub(r"\W", "", written).casefold() == letters:
                return meant
    return None
