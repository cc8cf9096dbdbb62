"""Whom a claim goes back to: a named person or body, somebody unnamed, or a document."""

from __future__ import annotations

import re

from reconcile.lexicon.demonyms import is_demonym
from reconcile.lexicon.people import GROUP_NOUNS
from reconcile.lexicon.spelling import normalise_spelling
from reconcile.lexicon.titles import PERSONAL_TITLES, RANKS
from reconcile.model import Speaker

# Nouns for people who may speak without their name being told.
_UNNAMED = frozenset(
    """official officials source sources person people diplomat diplomats aide aides adviser
    advisers advisor advisors insider insiders employee employees worker workers lawmaker lawmakers
    executive executives analyst analysts expert experts investigator investigators officer
    officers detective
    prosecutor lawyer attorney doctor doctors man woman men women witness witnesses resident
    residents neighbor neighbour neighbors neighbours bystander bystanders passenger passengers
    survivor survivors friend friends relative relatives colleague colleagues student students
    teacher protester protesters soldier soldiers commander banker bankers trader traders member
    members staffer staffers engineer engineers villager villagers victim parent parents owner
    manager scientist scientists researcher agent agents operative operatives militant militants
    spokesman spokeswoman spokesperson representative""".split()
)
# Of these, those who speak for a body: with the body named they are on the record.
_VOICES = frozenset("spokesman spokeswoman spokesperson representative".split())
_COMMON = frozenset("department ministry office agency bureau of the for us u.s. uk".split())
_PRONOUNS = frozenset(
    "i we he she it they you who which that this these those one him her them anyone".split()
)
_SECRET = re.compile(
    r"\b(?:anonym\w+|not\s+(?:to\s+)?be(?:ing)?\s+(?:named|identified|quoted)|not\s+authori[sz]ed|"
    r"declined\s+to\s+(?:be\s+(?:named|identified)|give\s+(?:his|her|their)\s+names?)|"
    r"unnamed|unidentified|withh[eo]ld\w*\s+(?:his|her|their)\s+names?)\b",
    re.I,
)
_PAPER = re.compile(
    r"\b(?:documents?|papers|filings?|records|files|memos?|affidavits?|indictments?|complaints?|lawsuits?|"
    r"dossiers?|transcripts?|warrants?|reports?|stud(?:y|ies)|surveys?|audits?|data|figures|statistics|"
    r"minutes|emails?|letters?|ruling|judg(?:e)?ment|press\s+release|communiqu[eé])$",
    re.I,
)
# Papers too, but surnames and names of outlets where they have a capital.
_LESSER_PAPER = re.compile(
    r"\b(?:[Ss]tatements?|announcements?|updates?|estimates?|results|story|stories|articles?|polls?|"
    r"forecasts?|findings|notices?|bulletins?)$"
)
# What is named before these is the paper itself: "a statement from the ministry".
_ABOUT = re.compile(r"\s+(?:from|of|in|by|on|for|about)\s+")
# Things and happenings that a parse may take for somebody who speaks.
_MUTE = frozenset(
    """war riot death killing shooting attack blast explosion bombing bullet bomb fire
    crash accident incident storm earthquake flood decision regulation law rule vote
    election referendum protest strike march rally demonstration arrest raid trial case
    hearing deal agreement treaty talk negotiation summit meeting vulnerability flaw bug
    crisis conflict fighting violence invasion event move step change plan policy tariff
    sanction price market problem situation""".split()
)
_DETERMINER = re.compile(
    r"^(?:the|an?|one|two|three|several|some|many|other|another|this|that|these|those|its|his|her|"
    r"their|our)\s+",
    re.I,
)
_TAIL = re.compile(r"[,;(].*$|\s+(?:who|which|that|speaking|familiar|briefed|close)\b.*$", re.S)
_PLURAL = re.compile(r"(?:[a-z]{2,}s|people|men|women)$")


def speaker_of(name: str) -> Speaker | None:
    """A speaker as an attribution names it, told apart by kind; None for a mere pronoun or a thing
    that cannot speak."""
    whole = " ".join(name.split()).lstrip("-–— ")
    core = _TAIL.sub("", whole).strip() or whole
    first, both, second = core.partition(" and ")
    if both and _is_mute(first):
        core = second.strip()
    if core.casefold() in _PRONOUNS or _is_mute(core):
        return None
    head = _ABOUT.split(core)[0]
    if _PAPER.search(core) or _LESSER_PAPER.search(head) or _is_paper(head):
        return Speaker(name=core, kind="document")
    plain = _DETERMINER.sub("", core)
    words = plain.split()
    common = [n for n, w in enumerate(words) if w.lower().strip(".,’'") in _UNNAMED]
    if not common:
        return Speaker(name=core, kind="named")
    named_after = any(w[:1].isupper() for w in words[common[-1] + 1 :])
    named_before = any(_is_name(w) for w in words[: common[0]])
    head = words[common[-1]].lower()
    if named_after and not _SECRET.search(whole):
        return Speaker(name=core, kind="named")
    if head in _VOICES and (named_before or " for " in whole or " of " in plain):
        return Speaker(name=core, kind="named")
    return Speaker(name=core, kind="anonymous")


def _is_paper(head: str) -> bool:
    """Whether the words before a preposition end in a paper: "latest statistics from ..."."""
    last = head.rpartition(" ")[2]
    return last.islower() and _PAPER.search(last) is not None


def _is_mute(core: str) -> bool:
    """Whether a noun phrase with a determiner names a thing that cannot speak: "the riots"."""
    plain = _DETERMINER.sub("", core)
    if plain == core:
        return False
    last = _ABOUT.split(plain)[0].rpartition(" ")[2].casefold()
    forms = (last, last.removesuffix("s"), f"{last.removesuffix('ies')}y")
    return any(form in _MUTE for form in forms)


def _is_name(word: str) -> bool:
    """Whether a word before the noun is part of a body's name, and not only a nationality."""
    return word[:1].isupper() and not is_demonym(word)


def _is_person(head: str) -> bool:
    """Whether a name opens with a personal title, or a rank: "Lt. Ana Berg"."""
    words = head.split()
    return len(words) > 1 and words[0].strip(".").casefold() in PERSONAL_TITLES | RANKS


def is_definite(speaker: Speaker) -> bool:
    """Whether the words only point back to somebody unnamed: "the official"."""
    return speaker.kind == "anonymous" and speaker.name.casefold().startswith(("the ", "this "))


def in_words(speaker: Speaker) -> str:
    """A speaker in the middle of a sentence: "one unnamed US official", "the police"."""
    plain = _DETERMINER.sub("", speaker.name)
    if speaker.kind == "anonymous":
        if re.match(r"(?:unnamed|anonymous|unidentified)\b", plain, re.I):
            plain = plain.split(" ", 1)[1] if " " in plain else plain
        head = next((w for w in reversed(plain.split()) if w.lower() in _UNNAMED), plain)
        return f"unnamed {plain}" if _PLURAL.match(head.lower()) else f"one unnamed {plain}"
    first, _, rest = speaker.name.partition(" ")
    if rest and first in ("The", "A", "An", "One", "Its", "Their", "His", "Her"):
        return f"{first.lower()} {rest}"
    return speaker.name.lower() if speaker.name.casefold() in GROUP_NOUNS else speaker.name


def key_of(speaker: Speaker) -> str:
    """What two namings of one speaker have in common: the last name, or the noun for someone
    unnamed."""
    plain = _DETERMINER.sub("", speaker.name)
    head = _ABOUT.split(plain)[0]
    if speaker.kind == "named" and plain == speaker.name and _is_person(head):
        plain = head  # "Lt. Ana Berg of the State Police" is "State Police Lt. Ana Berg"
    words = [w.strip(".,’'\"").casefold() for w in plain.split()]
    if speaker.kind == "anonymous":
        found = next((w for w in reversed(words) if w in _UNNAMED), plain.casefold())
        return f"?{found.removesuffix('s')}"
    if words and words[-1] in _VOICES:
        # "a Defense Department spokesman" and "a Department of Defence representative" are one.
        named = [w for w in plain.split() if w[:1].isupper() and w.casefold() not in _COMMON]
        words = [normalise_spelling(named[-1].strip(".,’'\"").casefold())] if named else words
    return words[-1].removesuffix("s") if words else plain.casefold()
