"""Who speaks in news: parties that do not speak for one another, and the press that relays them."""

from __future__ import annotations

import re

from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.names import compare_names
from reconcile.lexicon.titles import BODIES, TITLES
from reconcile.lexicon.verbs import SPEAKER_NOUNS

_PARTIES = {
    "authority": """police prosecutor authority official investigator officer detective court
        sheriff government ministry minister administration department trooper marshal judge
        district-attorney coroner governor mayor fbi firefighter constable inspector superintendent
        council councillor regulator watchdog inspectorate customs embassy consulate parliament
        president premier chancellor magistrate""",
    "military": "navy army military commander general admiral troop soldier militia coastguard",
    "counsel": "lawyer attorney solicitor barrister counsel defender",
    "family": """family relative mother father wife husband son daughter brother sister widow parent
        uncle aunt cousin fiance fiancee girlfriend boyfriend grandmother grandfather stepfather
        stepmother""",
    "bystander": """witness neighbor neighbour resident bystander passer-by passenger villager
        shopper eyewitness onlooker""",
    "business": """owner executive manufacturer airline employer bank insurer operator retailer
        manager shareholder investor landlord company firm supermarket store shop chain developer
        broker trader""",
    "medical": "doctor hospital surgeon nurse medic physician paramedic clinic",
    "labour": "union picket",
    "rebel": "rebel insurgent pirate militant hijacker kidnapper gunman separatist guerrilla",
    "science": """scientist researcher geologist seismologist astronomer meteorologist biologist
        physicist chemist epidemiologist climatologist zoologist botanist""",
    "opposition": "opposition critic activist campaigner protester demonstrator dissident",
    "team": "coach trainer goalkeeper captain teammate",
    "match official": "referee umpire",
    "accused": "suspect defendant accused convict inmate prisoner",
    "agent": "agent publicist",
}
_PARTY_OF = {word: party for party, words in _PARTIES.items() for word in words.split()}
_CORROBORATE = frozenset(
    {
        frozenset({"authority", "military"}),
        frozenset({"authority", "medical"}),
        frozenset({"authority", "bystander"}),
        frozenset({"authority", "science"}),
        frozenset({"military", "medical"}),
        frozenset({"science", "medical"}),
    }
)
# Attorneys who speak for the state, not for a client.
PROSECUTORS = re.compile(
    r"\b(?:district|state'?s|u\.?s\.?|county|prosecuting) attorneys?\b|\battorneys?[- ]general\b",
    re.I,
)
_PRESS = frozenset(
    """newspaper media agency news paper magazine journal tv television radio website report reports
    reporter reuters ap afp bbc cnn upi xinhua tass interfax bloomberg times post herald tribune
    telegraph guardian gazette broadcaster channel source sources it he she they who we i
    statement document documents affidavit letter people""".split()
)
_SMALL = frozenset("the a an of for and in at to by on his her their its senior top former".split())


def speakers_differ(one: str, two: str) -> str | None:
    """Why two speakers cannot be one, or None where they may be.  Symmetric up to word order.

    Differ: two persons' names, two bodies' names, or two parties that do not speak for each
    other.  A person may speak for a body, an unnamed official may be anybody of the kind, and
    the press only relays.
    """
    if _relays(one) or _relays(two):
        return None
    if _corroborate(one, two):
        return None
    if _names(one) and _names(two):
        return _names_differ(one, two)
    return _parties_differ(one, two)


def _relays(text: str) -> bool:
    """Whether the speaker is the press, or anybody: "police sources" are the police."""
    return bool(_words(text) & _PRESS) and not _parties(text)


def _names_differ(one: str, two: str) -> str | None:
    mine, theirs = name_words(one), name_words(two)
    shared = mine & theirs
    if shared and not (mine - shared and theirs - shared and _two_bodies(one, two)):
        return None
    pairs = [(a, b) for a in _names(one) for b in _names(two)]
    if any(compare_names(a, b).verdict != "different" for a, b in pairs):
        return None
    bodies = [any(_is_body(n, text) for n in _names(text)) for text in (one, two)]
    if bodies[0] != bodies[1]:
        return None
    return f"{_names(one)[0]} and {_names(two)[0]} are two speakers"


def _two_bodies(one: str, two: str) -> bool:
    """Whether two names that share a word are of two countries ("France Telecom", "Telecom
    Egypt")."""
    lands = [{country_of(w) for n in _names(t) for w in n.split()} - {None} for t in (one, two)]
    return bool(lands[0] and lands[1]) and not lands[0] & lands[1]


def _parties_differ(one: str, two: str) -> str | None:
    mine, theirs = _parties(one), _parties(two)
    if not mine or not theirs or mine & theirs:
        return None
    return f"{one} and {two} speak for different sides"


def _corroborate(one: str, two: str) -> bool:
    mine, theirs = _parties(one), _parties(two)
    return any(frozenset({a, b}) in _CORROBORATE for a in mine for b in theirs)


def _parties(text: str) -> frozenset[str]:
    text = PROSECUTORS.sub("prosecutor", text)
    return frozenset(_PARTY_OF[w] for w in _words(text) if w in _PARTY_OF)


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[\w'’-]+", text.lower())
    plain = [w.replace("’", "'").removesuffix("'s").strip("'") for w in found]
    plain += [w[:-2] for w in plain if w.endswith("sses")]
    return frozenset(plain) | frozenset(w[:-1] for w in plain if w.endswith("s") and len(w) > 3)


def _names(text: str) -> list[str]:
    runs = re.findall(
        r"(?:(?!The\b)[A-Z][\w.’'-]*)(?:\s+(?:(?:of|and|for|&)\s+(?:the\s+)?)?[A-Z][\w.’'-]*)*",
        text,
    )
    first = text.split()[:2]
    if runs and len(first) == 2 and runs[0] == first[0] and first[1].islower():
        runs = runs[1:]  # a capital that only begins the sentence
    return [
        r
        for r in runs
        if r.lower() not in _SMALL
        and (" " in r or not _words(r) & (SPEAKER_NOUNS | set(_PARTY_OF)))
    ]


def name_words(text: str) -> frozenset[str]:
    """Words of a speaker's names that tell it from others."""
    words = frozenset(w for n in _names(text) for w in _words(n))
    return words - BODIES - TITLES - set(_PARTY_OF) - _SMALL


def _is_body(name: str, text: str) -> bool:
    if re.search(rf"\b[Tt]he {re.escape(name)}", text):
        return True
    words = {w.lower() for w in name.split()}
    return bool(words & BODIES) or (name.isupper() and len(name) > 1)
