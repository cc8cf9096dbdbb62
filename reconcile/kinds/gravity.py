"""How much a correction would matter: by how far two values are apart, and by what is told of."""

from __future__ import annotations

from reconcile.model import Claim, Match, Quantity, Severity

# A slip about death, harm, guilt, danger or a vote misleads more than one about anything else.
GRAVE = frozenset(
    """kill die dead death fatality murder homicide manslaughter execute suicide victim toll injure
    wound injury casualty rape assault abuse kidnap hostage shoot stab bomb explode attack massacre
    accuse charge arrest convict conviction guilty sentence acquit indict suspect jail imprison
    prison verdict plead infect infection outbreak epidemic poison toxic contaminate recall overdose
    evacuate evacuation collapse drown crash quake earthquake hurricane elect vote impeach
    resign treaty sanction invade missile nuclear ceasefire""".split()
)
LARGE_GAP, SMALL_GAP = 0.5, 0.1  # shares of the larger number
CLOSE_AGES = 2.0  # years


def weighed(severity: Severity, match: Match) -> Severity:
    """The severity, one step higher where what the claims tell of is grave.  Symmetric."""
    if not (_grave(match.left) or _grave(match.right)):
        return severity
    order = list(Severity)
    return order[min(order.index(severity) + 1, len(order) - 1)]


def of_numbers(one: Quantity, two: Quantity, match: Match) -> Severity:
    """How much a wrong number matters: high from half of the larger on, low below a tenth of it;
    one step higher where it is grave what is counted.  Two ages that are close matter little."""
    if one.dimension == "age" and abs(one.value - two.value) <= CLOSE_AGES:
        return Severity.LOW
    large = max(abs(one.value), abs(two.value))
    share = abs(one.value - two.value) / large if large else 0.0
    if share > LARGE_GAP:
        return Severity.HIGH
    return weighed(Severity.LOW if share < SMALL_GAP else Severity.MEDIUM, match)


def _grave(claim: Claim) -> bool:
    return any(w.lemma.lower() in GRAVE for w in claim.words)
