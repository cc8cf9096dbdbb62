"""Places without a gazetteer: directions, regions of the United States and how large a place is."""

from __future__ import annotations

from reconcile.lexicon.demonyms import country_of

_SIDES = (("north", "south"), ("east", "west"), ("northern", "southern"), ("eastern", "western"),
          ("northeast", "southwest"), ("northwest", "southeast"), ("northeastern", "southwestern"),
          ("northwestern", "southeastern"), ("upstream", "downstream"), ("inland", "offshore"),
          ("onshore", "offshore"), ("uptown", "downtown"), ("urban", "rural"), ("left", "right"),
          ("northward", "southward"), ("eastward", "westward"))  # fmt: skip
_CARDINAL = ("north", "south", "east", "west")
_ADJECTIVE = ("northern", "southern", "eastern", "western")

STATES = frozenset(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii
    idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
    minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania
    tennessee texas utah vermont virginia wisconsin wyoming""".split()
) | {"new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota",
     "rhode island", "south carolina", "south dakota", "west virginia"}  # fmt: skip
"""The states of the United States, lower-case, without those that are countries too."""

_ABBREVIATED = {
    "ala": "alabama", "ariz": "arizona", "ark": "arkansas", "calif": "california",
    "cal": "california",
    "colo": "colorado", "conn": "connecticut", "del": "delaware", "fla": "florida",
    "ill": "illinois",
    "ind": "indiana", "kan": "kansas", "ky": "kentucky", "la": "louisiana", "md": "maryland",
    "mass": "massachusetts", "mich": "michigan", "minn": "minnesota", "miss": "mississippi",
    "mo": "missouri", "mont": "montana", "neb": "nebraska", "nev": "nevada", "n.h": "new hampshire",
    "n.j": "new jersey", "n.m": "new mexico", "n.y": "new york", "n.c": "north carolina",
    "n.d": "north dakota", "okla": "oklahoma", "ore": "oregon", "pa": "pennsylvania",
    "r.i": "rhode island", "s.c": "south carolina", "s.d": "south dakota", "tenn": "tennessee",
    "tex": "texas", "vt": "vermont", "va": "virginia", "wash": "washington",
    "w.va": "west virginia", "wis": "wisconsin", "wyo": "wyoming",
}  # fmt: skip
CONTINENTS = frozenset(
    "africa america antarctica asia australasia europe oceania mideast".split()
) | {"north america", "south america", "latin america", "middle east", "central america"}


def opposite_sides(one: str, two: str) -> bool:
    """Whether two lower-case words name different directions ("north" and "south")."""
    if one == two:
        return False
    if any({one, two} == set(pair) for pair in _SIDES):
        return True
    return {one, two} <= set(_CARDINAL) or {one, two} <= set(_ADJECTIVE)


def place_key(name: str) -> str:
    """One key for the forms of a place's name, lower-case ("Calif." and "California")."""
    low = name.lower().strip().rstrip(".")
    low = low.removeprefix("the ")
    country = country_of(name.strip())
    return country.lower() if country else _ABBREVIATED.get(low, low)


def place_level(name: str) -> str:
    """ "continent", "country", "state" or "local": how large a place the name names."""
    key = place_key(name)
    if key in CONTINENTS:
        return "continent"
    if country_of(name.strip()):
        return "country"
    return "state" if key in STATES else "local"
