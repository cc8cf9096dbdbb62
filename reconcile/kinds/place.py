"""Another place, or another direction, of one event."""

from __future__ import annotations

from reconcile.kinds.align import (
    Alignment,
    align,
    indices,
    opposed_words,
    phrase,
    same_slot,
)
from reconcile.kinds.base import Example, Phrase, differ, difference, same
from reconcile.kinds.gravity import weighed
from reconcile.kinds.naming import is_modifier, names_of, one_name, rest_alike
from reconcile.kinds.placing import in_place, may_contain, place_pairs
from reconcile.lexicon.places import opposite_sides, place_level
from reconcile.model import Claim, Comparison, Match, NameValue, Severity
from reconcile.settings import Settings

ID = "place"
DESCRIPTION = (
    "The reports put one event in different places (in Norway, in Finland), or on different sides "
    "of one (north of, south of). A place inside another, a place told more closely, and two "
    "names of one place do not differ."
)
EXAMPLES: tuple[Example, ...] = (
    differ("The balloon landed in Norway.", "The balloon landed in Finland."),
    differ("The village lies north of the city.", "The village lies south of the city."),
    differ("The summit was held in Geneva.", "The summit was held in Vienna."),
    differ("The suspect was arrested in Ohio.", "The suspect was arrested in Iowa."),
    differ("The plane crashed near Lagos.", "The plane crashed near Kano."),
    differ("The eruption began on the eastern slope.", "The eruption began on the western slope."),
    differ(
        "The company will build a plant in Mexico.", "The company will build a plant in Brazil."
    ),
    differ("The final was played at Wembley Stadium.", "The final was played at Anfield Stadium."),
    differ("The storm moved from Cuba to Florida.", "The storm moved from Haiti to Florida."),
    differ("Fossils were found in southern Chile.", "Fossils were found in northern Chile."),
    same("The factory is in Uppsala.", "The factory is in Uppsala, Sweden."),
    same("The ambassador returned to Kyiv.", "The ambassador returned to Kiev."),
    same("The trial opened in California.", "The trial opened in Los Angeles."),
    same("The quake struck in Chile.", "The quake struck in South America."),
    same("He was born in Calif.", "He was born in California."),
    same("The ship sank off Cyprus.", "The ship sank near the coast of Cyprus."),
    same("The trial opened in March.", "The trial opened in Boston."),
    same("The minister flew from Rome to Oslo.", "The minister flew to Oslo from Rome."),
    same("The match was played in Paris.", "The match was played in the French capital."),
    same("She studied at Oxford.", "She studied in London."),
    same("The parade passed through Seville.", "The parade passed through southern Spain."),
    same("The dam lies near the border.", "The dam lies near the border with Angola."),
    differ("The tornado touched down in Kansas.", "The tornado touched down in Nebraska."),
    differ("The talks took place in Oslo.", "The talks took place in Helsinki."),
    differ("The court sits in Lyon, France.", "The court sits in Lille, France."),
    differ("The rocket was launched from Brazil.", "The rocket was launched from Kazakhstan."),
    differ("The bank will open a branch in Vietnam.", "The bank will open a branch in Thailand."),
    differ("The wolves were seen west of the river.", "The wolves were seen east of the river."),
    differ("The fire broke out in a Leeds hotel.", "The fire broke out in a Bradford hotel."),
    differ("The ship was built in Gdansk.", "The ship was built in Rostock."),
    differ(
        "The protest was held outside the embassy in Madrid.",
        "The protest was held outside the embassy in Lisbon.",
    ),
    differ(
        "The skeleton was dug up in northern Ethiopia.",
        "The skeleton was dug up in southern Ethiopia.",
    ),
    differ("The suspects fled to Paraguay.", "The suspects fled to Bolivia."),
    differ("The race ends in Turin.", "The race ends in Genoa."),
    differ(
        "Drought killed the herds in eastern Kenya.", "Drought killed the herds in western Kenya."
    ),
    differ("The player was born in Uruguay.", "The player was born in Argentina."),
    differ("The refinery at Bergen was shut.", "The refinery at Stavanger was shut."),
    differ("The hostages were held in Yemen.", "The hostages were held in Somalia."),
    same("The tornado touched down in Kansas.", "The tornado touched down in the Midwest."),
    same("The talks took place in Oslo.", "The talks took place in Norway."),
    same("The court sits in Lyon.", "The court sits in Lyon, France."),
    same("The fire broke out in a hotel.", "The fire broke out in a Leeds hotel."),
    same("The race starts in Milan and ends in Turin.", "The race ends in Turin."),
    same("The protest was held outside the embassy.", "The protest was held in Madrid."),
    same("The suspects fled from Brazil to Paraguay.", "The suspects fled to Paraguay."),
    same("The bank has branches in Vietnam and Thailand.", "The bank has branches in Thailand."),
    same("The species lives in the Alps.", "The species lives in Austria."),
    same("The refinery in Texas was shut.", "The refinery near Houston was shut."),
    same("Rescuers searched the slopes of Mount Orrin.", "Rescuers searched the mountain."),
    same("The player was born in the United States.", "The player was born in the US."),
    same("The embassy in Bangkok was closed.", "The embassy in Thailand was closed."),
    same("The factory stands in the north of the city.", "The factory stands in the city."),
)


def compare(match: Match, settings: Settings) -> Comparison:
    """Places in one slot, then directions in one slot."""
    aligned = align(match)
    found = _places(match, aligned) or _sides(match, aligned)
    return found or Comparison(notes=_closer(match))


def _places(match: Match, aligned: Alignment) -> Comparison | None:
    for left, right, strength in place_pairs(aligned):
        if _any_contains(match.left, left, match.right, right) or not _exact(match, left, right):
            continue
        likeness = aligned.likeness_without(left.span, right.span)
        alike = max(rest_alike(aligned, left, right), 0.85 * likeness)
        local = place_level(left.text) == "local"
        if alike < (0.6 if local else 0.5):
            continue
        if local and _one_site(match, left, right):
            continue
        sure = strength * (0.4 + 0.45 * alike)
        why = f"{left.text} and {right.text} are different places"
        return Comparison(
            differences=(
                difference(
                    ID, match, _with_preposition(match.left, left),
                    _with_preposition(match.right, right), why,
                    confidence=sure, severity=_severity(left, right, match),
                ),
            )
        )  # fmt: skip
    return None


def _severity(left: NameValue, right: NameValue, match: Match) -> Severity:
    """Another country or state matters more than another town."""
    local = {place_level(left.text), place_level(right.text)} == {"local"}
    return weighed(Severity.MEDIUM, match) if local else Severity.HIGH


def _one_site(match: Match, left: NameValue, right: NameValue) -> bool:
    """Whether both towns are told of one site ("the Opera House in ..."): the town that a site
    stands in and the larger one that it belongs to are often both said."""
    sites = [
        [n.text for n in names_of(claim) if n is not name and 0 < name.span.start - n.span.end <= 5]
        for claim, name in ((match.left, left), (match.right, right))
    ]
    return any(one_name(a, b) for a in sites[0] for b in sites[1])


def _any_contains(one: Claim, left: NameValue, two: Claim, right: NameValue) -> bool:
    """Whether either place may lie in any place that the other claim names in a row with it."""
    if may_contain(left.text, right.text):
        return True
    mine = [n.text for n in names_of(one) if n is not left and n.span.start >= left.span.end]
    theirs = [n.text for n in names_of(two) if n is not right and n.span.start >= right.span.end]
    return left.text in theirs or right.text in mine


def _exact(match: Match, left: NameValue, right: NameValue) -> bool:
    """Whether both names follow the very same preposition, or tell where one site stands."""
    if is_modifier(match.left, left) and is_modifier(match.right, right):
        return True
    return _before(match.left, left) == _before(match.right, right)


def _before(claim: Claim, name: NameValue) -> str:
    at = indices(claim, name.span)[0] - 1
    while at >= 0 and claim.words[at].dep in {"det", "compound", "amod"}:
        at -= 1
    return claim.words[at].lemma if at >= 0 else ""


def _with_preposition(claim: Claim, name: NameValue) -> Phrase:
    group = indices(claim, name.span)
    start = group[0] - 1 if group[0] and claim.words[group[0] - 1].pos == "ADP" else group[0]
    return phrase(claim, range(start, group[-1] + 1))


def _sides(match: Match, aligned: Alignment) -> Comparison | None:
    for i, j, strength in opposed_words(aligned):
        one, two = match.left.words[i], match.right.words[j]
        if not opposite_sides(one.text.lower(), two.text.lower()) or aligned.overlap < 0.4:
            continue
        if same_slot(aligned, (i,), (j,)) < 0.8:
            continue
        left, right = phrase(match.left, (i,)), phrase(match.right, (j,))
        why = f"{left[0]} and {right[0]} are different directions"
        sure = strength * (0.45 + 0.45 * aligned.overlap)
        return Comparison(
            differences=(
                difference(
                    ID,
                    match,
                    left,
                    right,
                    why,
                    confidence=sure,
                    severity=weighed(Severity.LOW, match),
                ),
            )
        )
    return None


def _closer(match: Match) -> tuple[str, ...]:
    places = [
        [n.text for n in names_of(c) if n.kind == "place" and in_place(c, n)]
        for c in (match.left, match.right)
    ]
    if places[0] and places[1] and len(places[0]) != len(places[1]):
        shorter, fuller = sorted(places, key=lambda names: len(names))
        if set(shorter) & set(fuller):
            return (f"{', '.join(fuller)}: more detail",)
    return ()
