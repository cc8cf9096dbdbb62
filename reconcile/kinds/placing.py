"""Places in a claim: names that say where, and whether one may lie in the other."""

from __future__ import annotations

from reconcile.kinds.align import Alignment, head_index, indices, same_slot, slot
from reconcile.kinds.governing import governors_meet
from reconcile.kinds.naming import names_of, unmatched
from reconcile.lexicon.demonyms import country_of, seat_of
from reconcile.lexicon.names import compare_names
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
NATIVES = frozenset("man woman resident native citizen boy girl".split())
# These lead to much that is no place.
WAY = frozenset("to from through between over under".split())


def in_place(claim: Claim, name: NameValue) -> bool:
    """Whether the name says where: after a preposition of place, and no month or person."""
    group = indices(claim, name.span)
    if not group or name.title:
        return False
    found = slot(claim.words, head_index(claim.words, group))
    role = found.role
    if role == "of" and name.kind == "place" and found.head >= 0:
        head = claim.words[found.head]
        return head.lemma in SITES | NATIVES
    if role in {"modifier", "of"}:
        return found.head >= 0 and claim.words[found.head].lemma in SITES
    if role in WAY:
        return name.kind == "place" or place_level(name.text) != "local"
    return role in WHERE


def place_pairs(aligned: Alignment) -> tuple[tuple[NameValue, NameValue, float], ...]:
    """Places that stand for each other in two claims and have no counterpart there, with how
    surely they do (0..1), surest first: by the words around them, by the larger place that both
    are followed by, or as the only ones left in claims that matching holds for one."""
    left, right = (
        [n for n in names if in_place(claim, n)]
        for claim, names in zip((aligned.left, aligned.right), unmatched(aligned), strict=True)
    )
    found = []
    for one in left:
        for two in right:
            alone = len(left) == len(right) == 1
            strength = _strength(aligned, one, two, alone=alone)
            if strength > 0 and compare_names(one.text, two.text).verdict in DISTINCT:
                found.append((one, two, strength))
    return tuple(sorted(found, key=lambda f: (-f[2], f[0].span.start + f[1].span.start)))


DISTINCT = frozenset({"variant", "different"})


def _strength(aligned: Alignment, one: NameValue, two: NameValue, *, alone: bool) -> float:
    groups = indices(aligned.left, one.span), indices(aligned.right, two.span)
    slots = same_slot(aligned, *groups)
    likeness = aligned.likeness_without(one.span, two.span)
    inside = _followed(aligned.left, one), _followed(aligned.right, two)
    if inside[0] and inside[1] and place_key(inside[0]) == place_key(inside[1]):
        slots = max(slots, 0.7 + 0.3 * likeness)
    slots = max(slots, governors_meet(aligned, one.span, two.span) * (0.6 + 0.3 * likeness))
    return max(slots, 0.55 + 0.35 * likeness if alone and likeness > 0.3 else 0.0)


def _followed(claim: Claim, name: NameValue) -> str | None:
    """The larger place that a name is followed by ("Springfield, Mo.")."""
    after = [n for n in names_of(claim) if 0 < n.span.start - name.span.end <= 2]
    return after[0].text if after else None


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
