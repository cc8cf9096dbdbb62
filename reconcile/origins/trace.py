"""From the claims of a finding to its independent origins, and the chain in words.

Each article has a claim from a carrier: the agency or outlet that the claim's own sentence credits,
else the one on which the article as a whole rests, else itself.  Carriers become one origin where
the claim stands in a passage that their articles share, where one text lies behind both articles,
where both cite one statement or document, or where one reporter wrote both.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reconcile.model import (
    Agency,
    Article,
    Claim,
    Origin,
    OriginKind,
    Overlap,
    Provenance,
    Root,
    Sourcing,
    Span,
    Speaker,
)
from reconcile.origins.cues import AFTER_OUTLET, BEFORE_OUTLET, THE_OUTLET
from reconcile.origins.kin import Groups
from reconcile.origins.names import bare, names_for
from reconcile.origins.speakers import in_words, is_definite, key_of, speaker_of

Key = tuple[OriginKind, str]

# Words of a passage that ties the claims in it; shorter runs of charges, titles and names are the
# same in independent reports.
_TIE_WORDS = 13
_MOST_ROOTS = 4  # origins that a chain names
_MOST_SPEAKERS = 2  # speakers that it names of one origin
_RANK: dict[OriginKind, int] = {"agency": 0, "outlet": 1, "release": 2, "document": 3, "own": 4}
_CARRIERS = ("agency", "outlet")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carried:
    """How one article has the claims: its carriers, what else ties it to others, who says so."""

    article: str
    carriers: tuple[Key, ...]
    ties: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    credited: bool


class Tracer:
    """Knows the articles of one story and traces what their claims go back to."""

    def __init__(
        self,
        articles: Sequence[Article],
        claims: Sequence[Claim],
        known: Provenance,
        added: Sequence[Agency] = (),
    ) -> None:
        self._articles = {a.id: a for a in articles}
        self._order = {a.id: n for n, a in enumerate(articles)}
        self._names = names_for(articles, added)
        self._origins: dict[str, list[Origin]] = {}
        for origin in known.origins:
            self._origins.setdefault(origin.article, []).append(origin)
        self._overlaps = {(o.left, o.right): o for o in known.overlaps}
        self._families = _families(known)
        self._whole = {a.id: _whole(a.id, known, self._families) for a in articles}
        self._told: dict[str, dict[str, Key]] = {}
        self._first: dict[tuple[str, str], Speaker] = {}
        for claim in claims:
            self._note_speaker(claim)

    def _note_speaker(self, claim: Claim) -> None:
        """Whoever told an agency one thing told it the rest that the article has from them."""
        speaker = self._speaker(claim)
        if speaker is None:
            return
        if not is_definite(speaker):
            self._first.setdefault((claim.article, key_of(speaker)), speaker)
        for origin, form in self._beside(claim):
            if origin.kind in _CARRIERS and form == "told":
                told = self._told.setdefault(claim.article, {})
                told.setdefault(key_of(speaker), (origin.kind, origin.name))

    def outlet(self, article: str) -> str:
        """The article's outlet, or its id."""
        return self._articles[article].outlet or article

    def _own(self, article: str) -> Key:
        """The article itself as a carrier; an outlet that others credit has its name there too."""
        outlet = self._articles[article].outlet
        if outlet is None:
            return ("own", article)
        name, kind = self._names.of(outlet) or (outlet, "outlet")
        return kind, name

    def _beside(self, claim: Claim) -> Iterator[tuple[Origin, str]]:
        """The credits that stand in the claim's sentence."""
        for origin in self._origins.get(claim.article, ()):
            for credit in origin.credits:
                inside = credit.span is not None and _meet(credit.span, claim.sentence)
                if inside and credit.form not in ("byline", "contributor", "sign-off"):
                    yield origin, credit.form

    def _carried(self, article: str, claims: Sequence[Claim]) -> _Carried:
        carriers: dict[Key, None] = {}
        ties: dict[str, None] = {}
        speakers: dict[str, Speaker] = {}
        credited = False
        for claim in claims:
            speaker = self._speaker(claim)
            if speaker is not None:
                name = key_of(speaker)
                # "The official" is whom the article brought in as "an American official".
                first = self._first.get((article, name), speaker)
                speakers.setdefault(name, first if is_definite(speaker) else speaker)
            carriers.update(dict.fromkeys(self._direct(claim, speaker)))
            ties.update(dict.fromkeys(self._ties(claim, speaker)))
            credited = credited or claim.attribution is not None or any(self._beside(claim))
        origins = self._origins.get(article, ())
        credited = credited or any(o.whole and o.kind in _CARRIERS for o in origins)
        if not carriers:
            carriers = dict.fromkeys(self._whole[article] or (self._own(article),))
        ties.update({f"by {o.name}": None for o in origins if o.kind == "own" and o.whole})
        return _Carried(
            article=article,
            carriers=tuple(carriers),
            ties=tuple(ties),
            speakers=tuple(speakers.values()),
            credited=credited,
        )

    def _direct(self, claim: Claim, speaker: Speaker | None) -> Iterator[Key]:
        """The carriers that the claim itself names."""
        own = self._own(claim.article)
        told = claim.attribution
        for name in (told.via, told.speaker) if told else ():
            known = self._names.of(name) if name else None
            if known is not None:
                yield (known[1], known[0])
        for origin, _ in self._beside(claim):
            if origin.kind in _CARRIERS:
                yield (origin.kind, origin.name)
            elif origin.kind == "own":
                yield own
        if speaker is not None:
            through = self._told.get(claim.article, {}).get(key_of(speaker))
            if through is not None:
                yield through

    def _ties(self, claim: Claim, speaker: Speaker | None) -> Iterator[str]:
        """Statements and documents that the claim cites, by what tells one from another."""
        for origin, _ in self._beside(claim):
            if origin.kind == "release" and speaker is not None:
                yield f"statement {key_of(speaker)}"
            elif origin.kind == "document":
                yield f"document {origin.name.removesuffix('s')}"

    def _speaker(self, claim: Claim) -> Speaker | None:
        """Who says it, where that is no agency or outlet."""
        told = claim.attribution
        if told is None:
            papers = [o for o, _ in self._beside(claim) if o.kind == "document"]
            return Speaker(name=papers[0].name, kind="document") if papers else None
        own = self._articles[claim.article].outlet
        for name in (told.speaker, told.via):
            if name and not self._is_outlet(name) and (not own or bare(name) != bare(own)):
                return speaker_of(name)
        return None

    def _is_outlet(self, name: str) -> bool:
        """Whether the words only name an agency or outlet: "the newswire Yonhap"."""
        if self._names.of(name) is not None or THE_OUTLET.fullmatch(name):
            return True
        return any(
            (not after and BEFORE_OUTLET.search(name[: named.start]))
            or AFTER_OUTLET.fullmatch(after)
            for named in self._names.inside(name)
            for after in (name[named.end :],)
        )

    def sourcing(self, members: Sequence[Claim]) -> Sourcing:
        """The independent origins of claims that tell one fact."""
        by_article: dict[str, list[Claim]] = {}
        for claim in members:
            by_article.setdefault(claim.article, []).append(claim)
        ids = sorted(by_article, key=self._order.__getitem__)
        carried = [self._carried(a, by_article[a]) for a in ids]
        groups = Groups(ids)
        self._join_carriers(carried, groups)
        for one, two in itertools.combinations(ids, 2):
            family = self._families.get(one)
            kin = family is not None and family == self._families.get(two)
            overlaps = (self._overlaps.get(pair) for pair in ((one, two), (two, one)))
            if kin or any(
                _copied(o, by_article[o.left], by_article[o.right]) for o in overlaps if o
            ):
                groups.join(one, two)
        roots = self._roots(carried, groups)
        outlets = len({self.outlet(a).casefold() for a in ids})
        credited = any(c.credited for c in carried)
        return Sourcing(
            outlets=outlets, roots=roots, credited=credited,
            chain=_chain(outlets, roots, credited),
        )  # fmt: skip

    def _join_carriers(self, carried: Sequence[_Carried], groups: Groups) -> None:
        """Articles with one carrier first; one with several adds no origin where one of them is
        there already."""
        first: dict[Key, str] = {}
        for one in sorted(carried, key=lambda c: len(c.carriers) > 1):
            there = [key for key in one.carriers if key in first]
            if there:
                groups.join(first[there[0]], one.article)
            else:
                first.update(dict.fromkeys(one.carriers, one.article))
        tied: dict[str, str] = {}
        for one in carried:
            for tie in one.ties:
                groups.join(tied.setdefault(tie, one.article), one.article)

    def _roots(self, carried: Sequence[_Carried], groups: Groups) -> tuple[Root, ...]:
        parts: dict[str, list[_Carried]] = {}
        for one in carried:
            parts.setdefault(groups.root(one.article), []).append(one)
        return tuple(self._root(part) for part in parts.values())

    def _root(self, part: Sequence[_Carried]) -> Root:
        speakers: dict[str, Speaker] = {}
        for one in part:
            for told in one.speakers:
                key = key_of(told)
                speaker = told
                if is_definite(told):
                    named = (self._first.get((other.article, key)) for other in part)
                    speaker = next((s for s in named if s), told)
                # The fullest naming; of "NATO" and "Nato" one that no file's name decides.
                known = speakers.setdefault(key, speaker)
                speakers[key] = max(known, speaker, key=lambda s: (len(s.name), s.name))
        shared = [tie for tie in part[0].ties if all(tie in one.ties for one in part)]
        kind, name = self._named(part, shared if len(part) > 1 else ())
        return Root(
            name=name,
            kind=kind,
            articles=tuple(one.article for one in part),
            speakers=tuple(speakers.values()),
        )

    def _named(self, part: Sequence[_Carried], shared: Sequence[str]) -> Key:
        """What an origin is called: the agency, or the outlet that the others have it from."""
        borrowed = [k for one in part for k in one.carriers if k != self._own(one.article)]
        if borrowed:
            return min(borrowed, key=lambda key: _RANK[key[0]])
        for tie in shared:
            what, _, _ = tie.partition(" ")
            if what == "statement":
                return ("release", "one statement")
            if what == "document":
                return ("document", tie.partition(" ")[2])
        ids = [one.article for one in part]
        kin = [o for o in self._overlaps.values() if o.left in ids and o.right in ids]
        first = next((o.first for o in kin if o.first), None)
        outlets = list(dict.fromkeys(self.outlet(a) for a in ids))
        if first is None and len(outlets) > 1 and kin:
            # Nothing tells which of them had it first, so none is named as the source.
            return ("own", f"one text in {', '.join(outlets[:-1])} and {outlets[-1]}")
        return ("own", self.outlet(first or ids[0]))


def tie_of(one: str, two: str, known: Provenance) -> str | None:
    """Why two articles, by id, share an origin as a whole; None where they do not.

    Articles that have only passages in common share the origin of these, and no more.
    """
    families = _families(known)
    if one in families and families[one] == families.get(two):
        return "text in common"
    mine, theirs = (_whole(article, known, families) for article in (one, two))
    return next((f"both rest on {key[1]}" for key in mine if key in theirs), None)


def _families(known: Provenance) -> dict[str, str]:
    """For each article that has enough of another's text, what its family is called."""
    close = [(o.left, o.right) for o in known.overlaps if o.relation != "passages"]
    ids = list(dict.fromkeys(article for pair in close for article in pair))
    groups = Groups(ids)
    for one, two in close:
        groups.join(one, two)
    return {article: groups.root(article) for article in ids}


def _whole(article: str, known: Provenance, families: Mapping[str, str]) -> tuple[Key, ...]:
    """The carriers on which an article rests as a whole; a copy that credits nobody rests on those
    of the text that it copies."""

    def of(one: str) -> list[Key]:
        found = (o for o in known.origins if o.article == one and o.whole)
        return [(o.kind, o.name) for o in found if o.kind in _CARRIERS]

    mine = of(article)
    if not mine and article in families:
        kin = [a for a, family in families.items() if family == families[article]]
        mine = [key for a in kin for key in of(a)]
    return tuple(dict.fromkeys(mine))


def _meet(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def _copied(overlap: Overlap, left: Iterable[Claim], right: Iterable[Claim]) -> bool:
    """Whether the claims stand in a passage that both articles have."""
    lefts = [s for c in left for s in c.spans]
    rights = [s for c in right for s in c.spans]
    return any(
        p.words >= _TIE_WORDS and _covers(p.left, lefts) and _covers(p.right, rights)
        for p in overlap.passages
    )


def _covers(passage: Span, spans: Sequence[Span]) -> bool:
    """Whether a passage holds at least half of the characters of the spans."""
    whole = sum(s.end - s.start for s in spans)
    inside = sum(max(0, min(s.end, passage.end) - max(s.start, passage.start)) for s in spans)
    return whole > 0 and 2 * inside >= whole


def _chain(outlets: int, roots: Sequence[Root], credited: bool) -> str:
    """ "2 outlets, 1 origin: Reuters, from one unnamed US official"."""
    head = f"{_count(outlets, 'outlet')}, {_count(len(roots), 'origin')}"
    told = [_told(root) for root in roots[:_MOST_ROOTS]]
    if len(roots) > _MOST_ROOTS:
        told.append(f"and {len(roots) - _MOST_ROOTS} more")
    tail = "" if credited else ("; it credits nobody" if outlets == 1 else "; none credits anybody")
    return f"{head}: {'; '.join(told)}{tail}"


def _told(root: Root) -> str:
    speakers = [in_words(s) for s in root.speakers if s.name != root.name]
    if not speakers:
        return root.name
    more = ", and others" if len(speakers) > _MOST_SPEAKERS else ""
    return f"{root.name}, from {' and '.join(speakers[:_MOST_SPEAKERS])}{more}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
