"""What a bare number counts, as far as the text alone shows it, and when it counts nothing."""

from __future__ import annotations

import re

_IRREGULAR: dict[str, str] = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "policemen": "policeman",
    "servicemen": "serviceman",
    "firemen": "fireman",
    "gunmen": "gunman",
    "crewmen": "crewman",
    "fishermen": "fisherman",
    "wives": "wife",
    "lives": "life",
    "knives": "knife",
    "wolves": "wolf",
    "thieves": "thief",
    "halves": "half",
    "shelves": "shelf",
    "leaves": "leaf",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "buses": "bus",
    "viruses": "virus",
    "cases": "case",
    "houses": "house",
    "nurses": "nurse",
    "horses": "horse",
    "crises": "crisis",
    "troops": "troop",
    "aircraft": "aircraft",
    "spacecraft": "spacecraft",
    "police": "police",
    "sheep": "sheep",
    "fish": "fish",
    "staff": "staff",
    "cattle": "cattle",
    "personnel": "personnel",
    "premises": "premise",
    "media": "media",
    "percent": "percent",
}
_SINGULAR = frozenset(
    """person man woman child boy girl soldier officer policeman victim suspect student
    passenger death injury case house home vehicle car bus plane ship boat missile rocket
    bomb shot vote seat game goal point member worker employee official patient prisoner
    hostage gunman building""".split()
)
# Words in -s that are no plurals.
_NOT_PLURAL = re.compile(
    r"(?:ss|us|is|ous|[^s]'s)$|^(?:as|was|is|has|his|its|this|us|yes|plus|less|unless|across|towards"
    r"|afterwards|always|perhaps|besides|does|says|news|series|means|versus|thus|whereas|others)$"
)
_NEXT = re.compile(r"(?:\s+of)?[\s]+([A-Za-z][A-Za-z'’]*)(?:[\s]+([A-Za-z][A-Za-z'’]*))?")
_AFTER_PRONOUN = frozenset(
    """of another who whom whose that which is was are were has had have can could would should
    must may might will shall do does did in at on to for from with without by and or but
    nor as such thing hand side day night morning evening way time moment point step off
    after before when where while because if than then too also not more of's said says told
    it he she they we i you the a an this these those my his her its their our only ever
    never just even yet still here there into onto over under about around between among
    against during through per so-called""".split()
)
_BEFORE_PRONOUN = frozenset(
    """no any every some this that the which each another new old good bad only such big small
    first last next own right wrong many few everyone's loved square number""".split()
)
_LABELS = frozenset(
    """route flight section article chapter highway interstate room gate channel page figure
    title resolution proposition apollo windows boeing airbus area formula psalm radio bbc
    fortune terminal platform line building block level stage phase type class grade group
    unit reactor engine pier district ward precinct division battalion company brigade
    squadron regiment task volume part book season episode act scene verse version model
    number no nos exhibit count amendment rule code bowl table appendix paragraph schedule
    annex car bus train tower studio field court camp sector zone state us category tier
    world""".split()
)
_NEVER_COUNTED = frozenset(("flight", "route", "section", "article", "windows", "boeing", "airbus"))
_STARTERS = frozenset(
    """a about above across after all almost along although among an and another approximately
    are around as at because been before between both but by even every exactly few for from
    given had has have he her his how if in into is its just last least like more most
    nearly next no not of off on only or other our out over past per roughly she since so
    some than that the their them then there these they this those though through to total
    under until up upon was we were what when where which while who will with within without
    would yet you says said killed killing""".split()
)


def counted_noun(text: str, end: int, value: float) -> str | None:
    """Lower-case singular of the noun right behind a number that ends at ``end``, or None.

    Only what the words show: the next word where it is a plural with no plural behind it, a
    second word where both look plural and the first is one like "police"; for "one" a
    singular of a short list.
    """
    found = _NEXT.match(text, end)
    if not found:
        return None
    first, second = found[1].lower(), (found[2] or "").lower()
    if value == 1:
        return first if first in _SINGULAR else None
    if is_plural(first):
        if second and is_plural(second) and first in ("police", "staff", "media", "fish"):
            return _singular(second)
        return _singular(first)
    return None


def is_plural(word: str) -> bool:
    """Whether the lower-case word looks like a plural noun."""
    if word in _IRREGULAR:
        return True
    return len(word) > 3 and word.endswith("s") and not _NOT_PLURAL.search(word)


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def is_pronoun_one(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is "one" that stands for something else ("one of the")."""
    if text[start:end].lower() != "one":
        return False
    if re.search(r"(?:[a-z]-|['’]s\s)$", text[max(0, start - 3) : start]):
        return True
    before = re.search(r"([A-Za-z'’]+)\s+$", text[max(0, start - 16) : start])
    after = re.match(r"\s+([A-Za-z'’-]+)", text[end : end + 24])
    if after is None:
        return True
    low = after[1].lower()
    if low == "of" or low in _AFTER_PRONOUN:
        return True
    return before is not None and before[1].lower() in _BEFORE_PRONOUN and low not in _SINGULAR


def is_one_day(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is the "one" of "one day", which counts nothing."""
    if text[start:end].lower() != "one":
        return False
    return re.match(r"\s+(?:day|night|morning|evening|time)\b", text[end : end + 9]) is not None


def names_something(text: str, start: int, end: int) -> bool:
    """Whether digits are part of a name: "Route 94", "Flight 370", "Boeing 737", "US 59"."""
    before = re.search(r"([A-Za-z][\w.'’&-]*)\s$", text[max(0, start - 24) : start])
    if before is None:
        return False
    word = before[1]
    low = word.lower().rstrip(".")
    capital = word[0].isupper()
    if low in _LABELS and (capital or len(low) > 4):
        return not _counts(text, end) or low in _NEVER_COUNTED
    if not capital or low in _STARTERS:
        return False
    # In a headline every word is capitalised; a plural behind the number tells the count.
    return not _counts(text, end)


def _counts(text: str, end: int) -> bool:
    found = _NEXT.match(text, end)
    if not found:
        return False
    first, second = found[1].lower(), (found[2] or "").lower()
    return is_plural(first) or (bool(second) and is_plural(second) and first not in _STARTERS)
