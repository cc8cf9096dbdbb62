"""Who somebody is: offices, kin and callings, and which of them exclude one another."""

from __future__ import annotations

KINSHIP = frozenset(
    """son daughter wife husband brother sister mother father nephew niece uncle aunt cousin
    grandson granddaughter grandfather grandmother grandson stepson stepdaughter stepfather
    stepmother girlfriend boyfriend fiance fiancee fiancé fiancée widow widower half-brother
    half-sister son-in-law daughter-in-law father-in-law mother-in-law brother-in-law
    sister-in-law neighbor neighbour friend godfather godson twin stepbrother stepsister
    great-grandfather great-grandmother great-uncle great-nephew ex-wife ex-husband
    ex-girlfriend ex-boyfriend roommate landlord tenant classmate""".split()
)
"""Relations between two people."""

OFFICE = frozenset(
    """president vice-president premier chancellor minister secretary ambassador senator
    congressman congresswoman representative governor mayor judge king queen prince princess
    chairman chairwoman treasurer speaker undersecretary commissioner envoy general-secretary
    prime-minister attorney-general emperor pope cardinal bishop archbishop councillor councilman
    councilwoman magistrate deputy-minister chief-executive ceo cfo coo sheriff""".split()
)
"""Offices of state, church and company: one person rarely holds two that a report may choose
from."""

RANK = frozenset(
    """general colonel major captain lieutenant sergeant corporal private admiral commander
    commodore brigadier marshal constable inspector superintendent detective trooper
    ensign""".split()
)
"""Military and police ranks."""

CALLING = frozenset(
    """lawyer attorney prosecutor spokesman spokeswoman spokesperson doctor physician surgeon nurse
    engineer teacher professor student driver pilot coach goalkeeper striker midfielder defender
    winger guard quarterback plumber electrician carpenter farmer fisherman banker economist
    scientist biologist physicist chemist astronomer geologist historian journalist reporter editor
    photographer actor actress singer musician guitarist drummer bassist composer novelist poet
    playwright painter sculptor architect director producer accountant cook chef waiter waitress
    janitor cashier clerk teller firefighter paramedic soldier sailor priest pastor rabbi imam monk
    nun bodyguard interpreter translator referee umpire analyst trader broker dentist veterinarian
    psychologist psychiatrist pharmacist mechanic technician gardener butcher baker tailor
    barber""".split()
)
"""What people do for a living."""

WITHOUT_DEPUTY = frozenset("sergeant corporal private detective trooper ensign".split())
"""Ranks that nobody deputises for: a "deputy sergeant" is a sheriff's deputy and a sergeant."""

MODIFIERS = frozenset("deputy vice acting assistant associate interim former ex late".split())
"""Words before an office that make another office of it."""

PAST = frozenset({"former", "ex", "late"})
"""Those of them that many a report leaves out."""

_SAME = """
lawyer attorney solicitor barrister counsel defender prosecutor-general, spokesman spokeswoman
spokesperson representative,
doctor physician surgeon, chairman chairwoman chair chairperson, premier prime-minister,
congressman congresswoman representative lawmaker, journalist reporter correspondent editor,
musician guitarist drummer bassist singer composer, scientist biologist physicist chemist astronomer
geologist professor researcher analyst, actor actress, driver, neighbor neighbour, fiance fiancee
fiancé fiancée girlfriend boyfriend, king emperor, councillor councilman councilwoman,
director producer chief-executive ceo, chief-executive ceo chairman president, technician mechanic
engineer,
detective inspector sergeant lieutenant, cook chef, officer constable trooper, friend neighbor
neighbour
roommate classmate, girlfriend ex-girlfriend, boyfriend ex-boyfriend, wife ex-wife, husband
ex-husband,
teacher professor, banker economist trader broker, judge magistrate, priest pastor bishop archbishop
cardinal, commander captain lieutenant commodore admiral, general marshal brigadier, sheriff deputy,
commissioner chief, queen princess, twin brother sister, widow wife, widower husband
"""


def _load() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for group in _SAME.replace("\n", " ").split(","):
        words = group.split()
        for word in words:
            table.setdefault(word, set()).update(words)
    return {word: frozenset(words) for word, words in table.items()}


_TOGETHER = _load()
_IN_COURT = frozenset("judge prosecutor lawyer juror defendant plaintiff magistrate".split())
_FAMILIES = (KINSHIP, OFFICE, RANK, CALLING, _IN_COURT)
ROLES = KINSHIP | OFFICE | RANK | CALLING | _IN_COURT
"""Every word that says who somebody is."""


GENERIC = frozenset("chief head leader officer official boss member candidate".split())
"""Words for many offices: any holder may be called so."""
ROLES |= GENERIC


def near_roles(one: str, two: str) -> bool:
    """Whether two different words are near-synonyms for one role.  Symmetric."""
    return two in _TOGETHER.get(one, frozenset())


def compatible_roles(one: str, two: str) -> bool:
    """Whether one person may be called both: the same, near-synonyms, or of different families.

    Two words of one family that are no near-synonyms exclude each other.  Symmetric.
    """
    if one == two or two in _TOGETHER.get(one, frozenset()):
        return True
    return not any(one in family and two in family for family in _FAMILIES)
