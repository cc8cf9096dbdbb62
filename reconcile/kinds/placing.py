"""Places in a claim: names that say where, and whether one may lie in the other."""

from __future__ import annotations

from reconcile.kinds.align import head_index, indices, slot
from reconcile.lexicon.demonyms import country_of, seat_of
from reconcile.lexicon.places import place_key, place_level
from reconcile.model import Claim, NameValue

WHERE = frozenset(
    """at near outside off throughout across around behind along above below beside
    opposite""".split()
)
# A name before one of these says where it stands ("a Boston hospital").
SITES = frozenset(
    """hospital prison jail court courtroom church school airport station apartment home house
    hotel suburb neighborhood neighbourhood district store restaurant street branch factory plant
    stadium beach port harbor harbour road highway university college cell""".split()
)
# These lead to much that is no place.
WAY = frozenset("to from through between over under".split())


def in_place(claim: Claim, name: NameValue) -> bool:
    """Whether the name says where: after a preposition of place, and no month or person."""
    group = indices(claim, name.span)
    if not group or name.title:
        return False
    found = slot(claim.words, head_index(claim.words, group))
    role = found.role
    if role in {"modifier", "of"}:
        return found.head >= 0 and claim.words[found.head].lemma in SITES
    if role in WAY:
        return name.kind == "place" or place_level(name.text) != "local"
    return role in WHERE


def may_contain(one: str, two: str) -> bool:
    """Whether one place may lie in the other, as far as a list of countries and states can tell."""
    if place_key(one) == place_key(two):
        return True
    levels = place_level(one), place_level(two)
    if levels[0] != levels[1]:
        return not _seat_abroad(one, two) and not _seat_abroad(two, one)
    return False


def _seat_abroad(seat: str, country: str) -> bool:
    """Whether ``seat`` is the capital of another country than ``country``."""
    home, other = seat_of(seat), country_of(country)
    return home is not None and other is not None and home != other
