"""Offices that one person alone holds at a time, as titles name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.roles import MODIFIERS
from reconcile.lexicon.spelling import normalise_spelling

# Of a country, a town, a company there is one at a time.
SOLE = frozenset(
    """president premier chancellor king queen emperor pope governor mayor chief-executive ceo
    prime-minister attorney-general chief""".split()
)
# ... and of these one for each field.
FIELDED = frozenset("minister secretary".split())
PAIRS = {
    ("prime", "minister"): "prime-minister",
    ("attorney", "general"): "attorney-general",
    ("chief", "executive"): "chief-executive",
}
SHORT = {"pm": "prime-minister", "premier": "prime-minister", "pres": "president",
         "gov": "governor", "ceo": "chief-executive", "labor": "labour"}  # fmt: skip
OTHER_TIME = MODIFIERS | frozenset("then elect incoming outgoing designate vice honorary".split())
SMALL = frozenset("the of for and s".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office with what it is an office of; ``key`` is the same however the title is written."""

    noun: str
    of: frozenset[str]

    @property
    def key(self) -> str:
        """The office in one line, in a fixed order."""
        return " ".join([*sorted(self.of), self.noun])


def office_of(title: str) -> Office | None:
    """The office that a title names ("South Korean President"), None where several people may
    hold it at once, it is not told whose office it is, or it is a former or an acting holder's."""
    words = [w for w in re.findall(r"[^\W_]+", title) if w.lower() not in SMALL]
    lands, rest = _lands(words)
    forms = office_forms([normalise_spelling(r.lower()) for r in rest])
    if not forms:
        return None
    noun, fields = forms[-1], frozenset(forms[:-1])
    if noun not in SOLE | FIELDED or not (lands or noun in FIELDED or fields):
        return None
    if noun in FIELDED and not (lands and fields):
        return None
    if noun in SOLE and not lands and not any(w[:1].isupper() for w in rest[:-1]):
        return None
    return Office(noun=noun, of=lands | fields)


def office_forms(words: Sequence[str]) -> list[str]:
    """The words of a title as offices are listed, "prime minister" as one; none where they are of
    a former or an acting holder."""
    forms = [SHORT.get(w, w) for w in words]
    if len(forms) > 1 and (forms[-2], forms[-1]) in PAIRS:
        forms[-2:] = [PAIRS[forms[-2], forms[-1]]]
    return [] if OTHER_TIME & set(forms) else forms


def _lands(words: list[str]) -> tuple[frozenset[str], list[str]]:
    """The countries among a title's words, and the words that name none."""
    lands: set[str] = set()
    rest: list[str] = []
    at = 0
    while at < len(words):
        pair = " ".join(words[at : at + 2])
        for size, text in ((2, pair), (1, words[at])):
            country = country_of(text) if text[:1].isupper() else None
            if country and (size == 1 or " " in text):
                lands.add(country.lower())
                at += size
                break
        else:
            rest.append(words[at])
            at += 1
    return frozenset(lands), rest
