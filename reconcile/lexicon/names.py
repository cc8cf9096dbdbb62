"""Two names compared by their parts: one entity, possibly one, meant for one, or two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from reconcile.lexicon.demonyms import seat_of
from reconcile.lexicon.likeness import word_likeness
from reconcile.lexicon.name_parts import NameParts, parts_of
from reconcile.lexicon.nicknames import is_given_name
from reconcile.lexicon.rulings import ruled
from reconcile.lexicon.titles import BODIES, MASTHEADS

NameVerdict = Literal["same", "compatible", "variant", "different"]

_RANGES: dict[NameVerdict, tuple[float, float]] = {
    "same": (0.9, 1.0),
    "compatible": (0.7, 0.9),
    "variant": (0.45, 0.65),
    "different": (0.0, 0.4),
}
_DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central upper lower new old first
    second third fourth fifth sixth seventh eighth ninth tenth""".split()
)
_STATE = frozenset("government republic state federation kingdom country nation people".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class NameComparison:
    """What comparing two names gave.

    ``same``: one entity under two forms.  ``compatible``: may be one ("Smith", "John Smith").
    ``variant``: evidently meant for one, but a content word differs.  ``different``: two.
    ``score`` in 0..1, symmetric; each verdict has its own stretch of it.  ``why`` in plain
    English, the same in both orders up to the order of the words it names.  ``differing``: the
    words of each side that the other lacks, "" for none.
    """

    verdict: NameVerdict
    score: float
    why: str
    differing: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aligned:
    """Words of two cores paired: index pairs, the rules that paired them, and what is left."""

    pairs: tuple[tuple[int, int], ...]
    rules: tuple[str, ...]
    overlap: float
    left_rest: tuple[int, ...]
    right_rest: tuple[int, ...]


def compare_names(a: str, b: str) -> NameComparison:
    """Compare two names by their parts.  Symmetric in verdict and score; any strings will do.

    What people ruled of the two goes before everything else.

    Titles, articles and legal forms identify nobody; initials, nicknames, transliterations,
    British spellings, demonyms and acronyms are harmless.  An empty name is different from all.
    """
    match ruled(a, b):
        case "same":
            why, score = "one name in the ledger", 1.0
            return NameComparison(verdict="same", score=score, why=why, differing=("", ""))
        case "different":
            why, score = "two names in the ledger", 0.0
            return NameComparison(verdict="different", score=score, why=why, differing=(a, b))
        case _:
            return _by_parts(a, b)


@lru_cache(maxsize=65536)
def _by_parts(a: str, b: str) -> NameComparison:
    left, right = parts_of(a), parts_of(b)
    if (len(left.keys), left.joined, a) > (len(right.keys), right.joined, b):
        other = _by_parts(b, a)
        return replace(other, differing=(other.differing[1], other.differing[0]))
    return _compare(left, right)


def _compare(a: NameParts, b: NameParts) -> NameComparison:
    """The comparison where ``a`` has no more core words than ``b``."""
    if a.office or b.office:
        return _offices(a, b)
    if not a.keys or not b.keys:
        return _result("different", 0.0, "one name is empty", a, b)
    aligned = _align(a.keys, b.keys)
    if a.joined == b.joined and not _clash(a, b):
        why = "the same words" if a.keys == b.keys else "the same letters"
        return _result("same", 1.0, why, a, b, aligned)
    if _abbreviates(a, b) or _abbreviates(b, a) or (a.short is not None and a.short == b.short):
        return _result("same", 0.5, "abbreviation and full form", a, b, aligned)
    if len(a.keys) == 1 and len(b.keys) == 1 and _seat(a, b):
        return _result("compatible", 0.2, "capital for its government", a, b, aligned)
    if clash := _clash(a, b):
        return _result("different", aligned.overlap, clash, a, b, aligned)
    if not aligned.left_rest:
        return _contained(a, b, aligned)
    return _conflicting(a, b, aligned)


def _result(
    verdict: NameVerdict,
    overlap: float,
    why: str,
    a: NameParts,
    b: NameParts,
    aligned: _Aligned | None = None,
) -> NameComparison:
    low, high = _RANGES[verdict]
    if aligned is None:
        differing = (" ".join(a.words), " ".join(b.words))
    elif why.startswith("abbreviation") or why == "the same letters":
        differing = ("", "")
    else:
        differing = (
            " ".join(a.words[i] for i in aligned.left_rest),
            " ".join(b.words[i] for i in aligned.right_rest),
        )
    score = round(low + (high - low) * overlap, 4)
    return NameComparison(verdict=verdict, score=score, why=why, differing=differing)


def _align(a: tuple[str, ...], b: tuple[str, ...]) -> _Aligned:
    """Pair the words one to one, the surest first, then the nearest in position."""
    scored = sorted(
        (-score, abs((len(a) - i) - (len(b) - j)), i, j, rule)
        for i, left in enumerate(a)
        for j, right in enumerate(b)
        for score, rule in (word_likeness(left, right),)
        if score > 0
    )
    pairs: list[tuple[int, int]] = []
    rules: list[str] = []
    total = 0.0
    used_left: set[int] = set()
    used_right: set[int] = set()
    for score, _, i, j, rule in scored:
        if i in used_left or j in used_right:
            continue
        used_left.add(i)
        used_right.add(j)
        pairs.append((i, j))
        rules.append(rule)
        total -= score
    # Initials name nobody unless some whole word is shared too.
    if not any(len(a[i]) > 1 and len(b[j]) > 1 for i, j in pairs):
        pairs, rules, total, used_left, used_right = [], [], 0.0, set(), set()
    return _Aligned(
        pairs=tuple(sorted(pairs)),
        rules=tuple(sorted({r for r in rules if r})),
        overlap=2 * total / (len(a) + len(b)),
        left_rest=tuple(i for i in range(len(a)) if i not in used_left),
        right_rest=tuple(j for j in range(len(b)) if j not in used_right),
    )


def _clash(a: NameParts, b: NameParts) -> str:
    """Why the two cannot be one whatever words they share, or ""."""
    if a.generation and b.generation and a.generation != b.generation:
        return "father and son, or two of a line"
    if {a.sex, b.sex} == {"m", "f"} and len(a.keys) == 1:
        return "a man and a woman"
    if (a.person and b.body and not b.person) or (b.person and a.body and not a.person):
        return "a person and an organisation"
    if (
        "corps" in (a.legal, b.legal)
        and a.legal != b.legal
        and (b.legal or len(b.keys) > len(a.keys))
    ):
        return "two companies"
    return ""


def _abbreviates(short: NameParts, full: NameParts) -> bool:
    if short.short is None or short.short not in full.initials:
        return False
    # Two letters are too few to tell a person's initials from a body's.
    return len(short.short) > 2 or not (full.person or is_given_name(full.keys[0]))


def _seat(a: NameParts, b: NameParts) -> bool:
    for city, country in ((a, b), (b, a)):
        seat = seat_of(city.words[0])
        if seat is not None and country.keys[0] == "@" + seat.lower():
            return True
    return False


def _offices(a: NameParts, b: NameParts) -> NameComparison:
    """An office beside an office, or beside the person who holds it."""
    left, right = a.title, b.title
    shared = left & right
    overlap = 2 * len(shared) / max(1, len(left) + len(right))
    lands = {k for k in left if k[0] == "@"}, {k for k in right if k[0] == "@"}
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        return _result("different", overlap, "offices of two countries", a, b)
    if a.office and b.office:
        if left == right:
            return _result("same", 1.0, "the same office", a, b)
        if left and right and (left <= right or right <= left):
            return _result("compatible", overlap, "one office, named more fully", a, b)
        words = " ".join(sorted(left - right)), " ".join(sorted(right - left))
        verdict: NameVerdict = "variant" if overlap > 0.5 else "different"
        why = f"{words[0]} / {words[1]} differ"
        return replace(_result(verdict, overlap, why, a, b), differing=words)
    office, holder = (a, b) if a.office else (b, a)
    if office.title and office.title <= holder.title:
        return _result("compatible", overlap, "an office and its holder", a, b)
    return _result("different", overlap * 0.5, "an office and another name", a, b)


def _contained(a: NameParts, b: NameParts, aligned: _Aligned) -> NameComparison:
    """Every word of ``a`` is in ``b``."""
    extra = [b.keys[j] for j in aligned.right_rest]
    how = ", ".join(aligned.rules)
    if not extra:
        verdict: NameVerdict = "compatible" if "initial" in aligned.rules else "same"
        return _result(
            verdict, aligned.overlap, how or "the same words in another order", a, b, aligned
        )
    if reason := _another_thing(a, b, aligned, extra):
        return _result("different", aligned.overlap, reason, a, b, aligned)
    if all(len(k) == 1 for k in extra):
        return _result("same", aligned.overlap, how or "an initial more", a, b, aligned)
    ends = aligned.pairs[0][1] == 0
    if ends and b.body and all(k in BODIES for k in extra):
        return _result(
            "same", aligned.overlap, how or "the shorter form of one name", a, b, aligned
        )
    if all(k[0] == "@" for k in extra) and not ends:
        return _result(
            "same", aligned.overlap, how or "with and without the country", a, b, aligned
        )
    if len(a.keys) > 1 and not b.body and "initial" not in aligned.rules:
        first_and_last = ends and aligned.pairs[-1][1] == len(b.keys) - 1
        if first_and_last:
            return _result("same", aligned.overlap, how or "with a middle name", a, b, aligned)
    return _result("compatible", aligned.overlap, how or "part of the fuller name", a, b, aligned)


def _another_thing(a: NameParts, b: NameParts, aligned: _Aligned, extra: list[str]) -> str:
    """Why a name inside a longer one names something else, or ""."""
    first, last = aligned.pairs[0][1], aligned.pairs[-1][1]
    surname = last == len(b.keys) - 1 and is_given_name(b.keys[0])
    if all(k[0] == "@" for k in a.keys) and not surname:
        return "" if set(extra) <= _STATE else "a country and something of it"
    if any(k in MASTHEADS for k in extra) and first == 0 and not set(a.keys) & MASTHEADS:
        return "a place and a newspaper"
    if len(a.keys) > 1:
        return ""
    if seat_of(a.words[0]) and first == 0 and not all(k[0] == "@" for k in extra):
        return "a city and something of it"
    if "plural" in aligned.rules and last == 0 and not b.body:
        return "a plural and a name that begins like it"
    if 0 < first < len(b.keys) - 1:
        return "a word from the middle of another name"
    if a.person and first == 0 and last == 0 and is_given_name(b.keys[0]):
        return "one's family name is the other's given name"
    return ""


def _conflicting(a: NameParts, b: NameParts, aligned: _Aligned) -> NameComparison:
    """Each side has words that the other lacks."""
    left = [a.keys[i] for i in aligned.left_rest]
    right = [b.keys[j] for j in aligned.right_rest]
    words = tuple(
        " ".join(names)
        for names in (
            [a.words[i] for i in aligned.left_rest],
            [b.words[j] for j in aligned.right_rest],
        )
    )
    why = f"{words[0]} / {words[1]} differ"
    if not aligned.pairs:
        return _result("different", 0.0, why, a, b, aligned)
    verdict: NameVerdict = "different"
    if _meant_for_one(a, b, aligned, left, right):
        verdict = "variant"
    elif not (a.body or b.body):
        if aligned.pairs[-1] == (len(a.keys) - 1, len(b.keys) - 1):
            why = f"given names {why}"
        elif aligned.pairs[0] == (0, 0):
            why = f"family names {why}"
    return _result(verdict, aligned.overlap, why, a, b, aligned)


def _meant_for_one(
    a: NameParts, b: NameParts, aligned: _Aligned, left: list[str], right: list[str]
) -> bool:
    """Whether bodies share so much that the difference is a slip or a translation."""
    if not (a.body and b.body) or a.person or b.person:
        return False
    loose = left + right
    if any(k[0] == "@" or k in _DIRECTIONS or k[0].isdigit() for k in loose):
        return False
    content = [k for k in a.keys if k[0] != "@"], [k for k in b.keys if k[0] != "@"]
    if not content[0] or not content[1] or word_likeness(content[0][0], content[1][0])[0] == 0:
        return False
    return len(aligned.pairs) >= 2 and len(left) + len(right) <= len(aligned.pairs) + 1
