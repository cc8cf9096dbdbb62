"""Another day, time or order of one event."""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.kinds.align import (
    Alignment,
    align,
    is_content,
    key,
    phrase,
    predicate,
    subtree,
    word_key,
)
from reconcile.kinds.base import Example, differ, difference, same
from reconcile.kinds.dating import Clash, conflict, told_closer
from reconcile.kinds.governing import governor, governors_meet
from reconcile.kinds.gravity import weighed
from reconcile.kinds.lapsing import clashing
from reconcile.kinds.occasions import misprinted, of_editions, sought
from reconcile.lexicon.antonyms import opposed
from reconcile.lexicon.calendar import MONTHS, WEEKDAYS
from reconcile.model import Claim, Comparison, DateValue, Match, Severity
from reconcile.settings import Settings

ID = "date"
DESCRIPTION = (
    "The reports give one event different days, months, years or times, or another order of two "
    "events (before, after). Dates are compared at the coarser of their precisions, each resolved "
    "against its own article's day of publication; two bare weekdays that nothing resolves differ "
    "with less confidence."
)
EXAMPLES: tuple[Example, ...] = (
    differ("The minister resigned on Monday.", "The minister resigned on Tuesday."),
    differ("The treaty was signed on October 4.", "The treaty was signed on October 5."),
    differ("The probe landed in March.", "The probe landed in May."),
    differ("The company was founded in 1962.", "The company was founded in 1974."),
    differ("The trial will open on 3 June.", "The trial will open on 3 July."),
    differ("The tax will end on 3 May.", "From 3 June the tax will end."),
    differ("The quake struck at 2 a.m.", "The quake struck at 5 a.m."),
    differ("The strike is suspended until June 9.", "The strike is suspended until July 9."),
    differ("The roof collapsed after the concert.", "The roof collapsed before the concert."),
    differ("The final was played in 2014.", "The final was played in 2015."),
    differ("The permits lapse at midnight.", "The permits lapse at noon."),
    differ("Police arrested the man on Tuesday night.", "Police arrested the man on Sunday night."),
    same("The minister resigned on Monday, October 17.", "The minister resigned on Monday."),
    same("The treaty was signed on 4 October.", "The treaty was signed on Oct 4."),
    same("The probe landed in March.", "The probe landed on March 3."),
    same("The company was founded in 1962.", "The company was founded in May 1962."),
    same("The trial opened in June.", "The trial opened last summer."),
    same("Police arrested the man late on Tuesday.", "Police arrested the man on Tuesday night."),
    same("The shop opened in May.", "The shop closed in June."),
    same("The talks began on Monday and ended on Friday.", "The talks ended on Friday."),
    same("The law was passed in 1962 and changed in 1974.", "The law was changed in 1974."),
    same("The storm struck on Friday.", "The storm struck the coast."),
    Example(
        left="The minister resigned two weeks ago.",
        right="The minister resigned on October 4.",
        flag=False,
        left_published="2021-10-18",
        right_published="2021-10-18",
    ),
    Example(
        left="The ferry sank yesterday.",
        right="The ferry sank on October 9.",
        flag=True,
        left_published="2021-10-18",
        right_published="2021-10-18",
    ),
    differ("The verdict was read on Thursday.", "The verdict was read on Friday."),
    differ("The volcano erupted in January 1902.", "The volcano erupted in June 1902."),
    differ(
        "The company will publish its results on 12 May.",
        "The company will publish its results on 21 May.",
    ),
    differ(
        "The flood destroyed the bridge on Saturday night.",
        "The flood destroyed the bridge on Thursday night.",
    ),
    differ("The patent was granted in 1988.", "The patent was granted in 1998."),
    differ("The marathon starts at 9:30 a.m.", "The marathon starts at 11:30 a.m."),
    differ("The minister spoke before the vote.", "The minister spoke after the vote."),
    differ(
        "The satellite was launched on 4 March 2019.", "The satellite was launched on 4 March 2018."
    ),
    differ("The hearing was moved to Wednesday.", "The hearing was moved to Monday."),
    differ("The ceasefire took effect at midnight.", "The ceasefire took effect at noon."),
    differ("The museum will reopen in April.", "The museum will reopen in October."),
    differ("The comet was discovered in August.", "The comet was discovered in December."),
    differ("Voters go to the polls on September 9.", "Voters go to the polls on September 19."),
    differ(
        "The clerk was dismissed hours after the audit.",
        "The clerk was dismissed three weeks after the audit.",
    ),
    differ(
        "The patient died days after the operation.",
        "The patient died two months after the operation.",
    ),
    same("The ferry sank yesterday.", "The ferry sank today."),
    same(
        "The clerk was dismissed hours after the audit.",
        "The clerk was dismissed the day after the audit.",
    ),
    same(
        "The patient died weeks after the operation.",
        "The patient died a month after the operation.",
    ),
    same("The verdict was read on Thursday.", "The verdict was read on Thursday morning."),
    same("The volcano erupted in 1902.", "The volcano erupted in June 1902."),
    same("The marathon starts at 9:30 a.m.", "The marathon starts at 0930."),
    same("The museum will reopen in the spring.", "The museum will reopen in April."),
    same("The strike began on Monday.", "The strike ended on Friday."),
    same(
        "The patient was admitted on Tuesday and died on Thursday.", "The patient died on Thursday."
    ),
    same("The team arrived on 3 June.", "The team arrived on June 3rd."),
    same("The satellite was launched on Sunday.", "The satellite was launched after a long delay."),
    same("The court ruled in May.", "The court ruled on May 12."),
    same("The results were published on Wednesday.", "The results were published this week."),
    same("The bridge was closed from 3 May to 9 May.", "The bridge was closed until 9 May."),
    same("The budget was presented on 6 March 2020.", "The budget was presented on 6 March."),
    same("The guests checked in on Friday.", "The guests checked out on Sunday."),
    same(
        "The banker was found dead hours after his arrest.",
        "The banker was convicted two years after his arrest.",
    ),
    same(
        "The owners could not be reached for comment on Tuesday.",
        "The owners could not be found for comment on Wednesday.",
    ),
    same(
        "The guild handed out its Baker Cup 1994.",
        "Ida Holm beat Eva Lund to the 2003 Baker Cup.",
    ),
    differ(
        "The medals will be handed over at the town hall on April 19.",
        "The ceremony at the town hall will take place on June 19.",
    ),
    same(
        "The guard scored with 7:42 left in the half.",
        "The guard scored with 14:05 left in the half.",
    ),
)

ZONE = re.compile(r"\b[A-Z]{2,5}\b")
PUBLISHING = frozenset("publish published post posted update updated modify last first".split())
WAYS = {"in": "in", "into": "in", "onto": "in", "out": "out", "off": "out"}
LONE = 0.55  # overlap from which the only dates of two claims are of one event


def compare(match: Match, settings: Settings) -> Comparison:
    """Dates of one event that exclude each other, then the order of two events."""
    aligned = align(match)
    left, right = dates_of(match.left), dates_of(match.right)
    notes: list[str] = []
    for one in left:
        for two in right:
            sure = _one_event(aligned, one, two, alone=len(left) == len(right) == 1)
            if sure == 0:
                continue
            clash = conflict(one, two, settings)
            if clash and _zoned(match.left, one) != _zoned(match.right, two):
                continue
            if clash is None:
                notes.extend(told_closer(one, two))
                continue
            if _answered(one, two, left, right, settings):
                continue
            if _said_in(match.left, two) or _said_in(match.right, one):
                continue
            why = f"{one.text} and {two.text}: {clash.why}"
            alike = max(aligned.overlap, aligned.likeness_without(one.span, two.span))
            found = difference(
                ID, match, (one.text, one.span), (two.text, two.span), why,
                confidence=clash.sure * sure * (0.85 + 0.15 * alike),
                severity=_severity(one, two, clash, match),
            )  # fmt: skip
            return Comparison(differences=(found,), notes=tuple(notes))
    return _order(match, aligned) or _lapse(match, aligned) or Comparison(notes=tuple(notes))


def _severity(one: DateValue, two: DateValue, clash: Clash, match: Match) -> Severity:
    """Another time of one day matters little, another year much."""
    if "time" in clash.why:
        return Severity.LOW
    years = one.year is not None and two.year is not None and one.year != two.year
    return weighed(Severity.HIGH if years else Severity.MEDIUM, match)


def _one_event(aligned: Alignment, one: DateValue, two: DateValue, *, alone: bool) -> float:
    """How surely two dates are of one event, 0..1: they hang on words that meet, or are all the
    dates that two claims have which matching holds for one."""
    if _bare(aligned.left) or _bare(aligned.right) or _turned(aligned):
        return 0.0
    if sought(aligned.left) and sought(aligned.right):
        return 0.0
    if of_editions(aligned, one, two):
        return 0.0
    sure = governors_meet(aligned, one.span, two.span)
    if sure == 0 and alone and _lone(aligned, one):
        return 0.8
    if sure == 0 and alone and misprinted(one, two):
        return 0.95
    likeness = aligned.likeness_without(one.span, two.span)
    if sure > 0 or likeness == 0 or not _more_than_names(aligned):
        return sure
    above = [
        claim.words[k].pos if k >= 0 else ""
        for claim, k in (
            (aligned.left, governor(aligned.left, one.span)),
            (aligned.right, governor(aligned.right, two.span)),
        )
    ]
    if above[0] != above[1] and "year" in {one.precision, two.precision}:
        return 0.0  # "a 1998 conviction" and "returned to prison in 1999"
    return (0.65 if alone else 0.5) + 0.3 * likeness


def _more_than_names(aligned: Alignment) -> bool:
    """Whether the claims share more than names and people: what happened, or to what."""
    words = aligned.left.words
    somebody = word_key("person", "person", False)
    return any(
        words[i].text.islower() and is_content(words[i]) and key(words[i]) != somebody
        for i, _ in aligned.pairs
    )


def _turned(aligned: Alignment) -> bool:
    """Whether the claims tell of opposite events: opened and closed, checked in and out."""
    tops = predicate(aligned.left), predicate(aligned.right)
    verbs = [c.words[k].lemma for c, k in zip((aligned.left, aligned.right), tops, strict=True)]
    if min(tops) >= 0 and opposed(*verbs):
        return True
    ways = [
        frozenset(
            WAYS[w.lemma]
            for w in c.words
            if w.lemma in WAYS and (w.dep == "prt" or (w.dep == "prep" and w.lemma != "in"))
        )
        for c in (aligned.left, aligned.right)
    ]
    return "out" in ways[0] ^ ways[1] and "in" in ways[0] | ways[1]


def _bare(claim: Claim) -> bool:
    """Whether the claim is but a date, or says when an article was published."""
    dates = [v.span for v in claim.values if isinstance(v, DateValue)]
    rest = [
        w
        for w in claim.words
        if is_content(w) and not any(d.start <= w.span.start < d.end for d in dates)
    ]
    return all(
        w.lemma.lower() in PUBLISHING or (w.text.isupper() and len(w.text) < 5) for w in rest
    )


def dates_of(claim: Claim) -> tuple[DateValue, ...]:
    """The claim's dates, in text order.  A change "from May 21" happens on that day."""
    dates = tuple(
        v for v in claim.values if isinstance(v, DateValue) and not _on_game_clock(claim, v)
    )
    if len(dates) == 1 and dates[0].relation == "since" and _from(claim, dates[0]):
        return (replace(dates[0], relation="on"),)
    return dates


def _on_game_clock(claim: Claim, date: DateValue) -> bool:
    """Whether a time is what is left to play ("with 7:42 left in the half")."""
    if date.clock is None:
        return False
    before = [w.lemma for w in claim.words if w.span.end <= date.span.start][-1:]
    after = [w.lemma for w in claim.words if w.span.start >= date.span.end][:1]
    return before == ["with"] or (bool(after) and after[0] in {"leave", "left", "remain"})


def _from(claim: Claim, date: DateValue) -> bool:
    before = [w for w in claim.words if w.span.end <= date.span.start]
    return bool(before) and before[-1].text.lower() == "from"


def _zoned(claim: Claim, date: DateValue) -> str | None:
    """The time zone that follows a time ("GMT"), None for none."""
    if date.clock is None:
        return None
    inside = [w for w in ZONE.findall(date.text) if w not in {"AM", "PM"}]
    if inside:
        return str(inside[-1])
    after = [w.text for w in claim.words if date.span.end <= w.span.start <= date.span.end + 2]
    return next((t for t in after if t.isupper() and t.isalpha() and len(t) > 1), None)


def _lone(aligned: Alignment, one: DateValue) -> bool:
    """Whether the only dates of two claims are of one event, though they hang on other words."""
    tops = predicate(aligned.left), predicate(aligned.right)
    known = aligned.met(*tops) or one.relation != "on"
    return known and aligned.overlap >= LONE


def _answered(
    one: DateValue,
    two: DateValue,
    left: tuple[DateValue, ...],
    right: tuple[DateValue, ...],
    settings: Settings,
) -> bool:
    """Whether either date has another on the other side that it agrees with."""
    mine = any(told_same(one, other, settings) for other in right if other is not two)
    theirs = any(told_same(other, two, settings) for other in left if other is not one)
    return mine or theirs


def _said_in(claim: Claim, date: DateValue) -> bool:
    """Whether the claim's sentence says the date too, in another claim: then both reports have
    both dates."""
    words = [w.lower() for w in re.findall(r"[A-Za-z]{3,}|\d+", date.text)]
    told = [w for w in words if w in WEEKDAYS or w in MONTHS or w.isdigit()]
    return bool(told) and set(told) <= {lemma.lower() for lemma in claim.context}


def told_same(one: DateValue, two: DateValue, settings: Settings) -> bool:
    """Whether two dates share something that they say and nothing in them conflicts."""
    if conflict(one, two, settings) is not None:
        return False
    fields = ("weekday", "day", "month", "year", "clock")
    pairs = [(getattr(one, f), getattr(two, f)) for f in fields]
    return any(a is not None and a == b for a, b in pairs) or (
        one.start is not None and one.start == two.start
    )


def _lapse(match: Match, aligned: Alignment) -> Comparison | None:
    """ "Hours after" against "two weeks after"."""
    pair = clashing(aligned)
    if pair is None:
        return None
    left, right = pair[0].shown, pair[1].shown
    why = f"{left[0]} / {right[0]}: different lengths of time"
    alike = max(aligned.overlap, aligned.likeness_without(left[1], right[1]))
    found = difference(ID, match, left, right, why, confidence=0.5 + 0.4 * alike)
    return Comparison(differences=(found,))


def _order(match: Match, aligned: Alignment) -> Comparison | None:
    """ "After the vote" against "before the vote"."""
    for i, one in enumerate(match.left.words):
        for j, two in enumerate(match.right.words):
            if {one.lemma, two.lemma} != {"after", "before"}:
                continue
            a, b = _introduced(match.left, i), _introduced(match.right, j)
            if not (_shares(aligned, a, b) and aligned.met(*_modified(match, i, j))):
                continue
            left, right = phrase(match.left, (i, *a[:4])), phrase(match.right, (j, *b[:4]))
            why = f'"{left[0]}" and "{right[0]}" are opposite orders'
            found = difference(ID, match, left, right, why, confidence=0.45 + 0.4 * aligned.overlap)
            return Comparison(differences=(found,))
    return None


def _introduced(claim: Claim, marker: int) -> tuple[int, ...]:
    """Words of the phrase or clause that the marker introduces."""
    words = claim.words
    top = words[marker].head if words[marker].dep == "mark" else marker
    return tuple(k for k in subtree(words, top) if k != marker) if top >= 0 else ()


def _shares(aligned: Alignment, left: tuple[int, ...], right: tuple[int, ...]) -> bool:
    return any(i in left and j in right for i, j in aligned.pairs)


def _modified(match: Match, i: int, j: int) -> tuple[int, int]:
    """The words whose time the two markers' phrases tell."""
    out = []
    for claim, marker in ((match.left, i), (match.right, j)):
        words = claim.words
        clause = words[marker].head if words[marker].dep == "mark" else marker
        out.append(words[clause].head if clause >= 0 else -1)
    return out[0], out[1]
