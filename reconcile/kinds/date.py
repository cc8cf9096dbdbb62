"""Another day, time or order of one event."""

from __future__ import annotations

from dataclasses import replace

from reconcile.kinds.align import Alignment, align, phrase, predicate, subtree
from reconcile.kinds.base import Example, differ, difference, same
from reconcile.kinds.dating import conflict, told_closer
from reconcile.kinds.governing import governors_meet
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
)

LONE = 0.55  # overlap from which the only dates of two claims are of one event


def compare(match: Match, settings: Settings) -> Comparison:
    """Dates of one event that exclude each other, then the order of two events."""
    aligned = align(match)
    left, right = dates_of(match.left), dates_of(match.right)
    notes: list[str] = []
    for one in left:
        for two in right:
            sure = governors_meet(aligned, one.span, two.span)
            if sure == 0 and len(left) == len(right) == 1 and _lone(aligned, one):
                sure = 0.8
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
            why = f"{one.text} and {two.text}: {clash.why}"
            found = difference(
                ID, match, (one.text, one.span), (two.text, two.span), why,
                confidence=clash.sure * sure * (0.85 + 0.15 * aligned.overlap),
                severity=Severity.MEDIUM,
            )  # fmt: skip
            return Comparison(differences=(found,), notes=tuple(notes))
    return _order(match, aligned) or Comparison(notes=tuple(notes))


def dates_of(claim: Claim) -> tuple[DateValue, ...]:
    """The claim's dates, in text order.  A change "from May 21" happens on that day."""
    dates = tuple(v for v in claim.values if isinstance(v, DateValue))
    if len(dates) == 1 and dates[0].relation == "since" and _from(claim, dates[0]):
        return (replace(dates[0], relation="on"),)
    return dates


def _from(claim: Claim, date: DateValue) -> bool:
    before = [w for w in claim.words if w.span.end <= date.span.start]
    return bool(before) and before[-1].text.lower() == "from"


def _zoned(claim: Claim, date: DateValue) -> str | None:
    """The time zone that follows a time ("GMT"), None for none."""
    if date.clock is None:
        return None
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


def told_same(one: DateValue, two: DateValue, settings: Settings) -> bool:
    """Whether two dates share something that they say and nothing in them conflicts."""
    if conflict(one, two, settings) is not None:
        return False
    fields = ("weekday", "day", "month", "year", "clock")
    pairs = [(getattr(one, f), getattr(two, f)) for f in fields]
    return any(a is not None and a == b for a, b in pairs) or (
        one.start is not None and one.start == two.start
    )


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
