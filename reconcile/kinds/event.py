"""Predicates that exclude each other: rose and fell, an accident and an attack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.kinds.align import Alignment, align, children, phrase, same_slot
from reconcile.kinds.arguments import same_participants
from reconcile.kinds.attribution import different_speakers
from reconcile.kinds.base import Example, differ, difference, same
from reconcile.kinds.counting import FATES
from reconcile.kinds.polarity import denied
from reconcile.kinds.senses import Sense, central, senses
from reconcile.lexicon.antonyms import in_turn, opposed
from reconcile.lexicon.synonyms import concept
from reconcile.model import Claim, Comparison, Match, Quantity, Severity, Word
from reconcile.settings import Settings

ID = "event"
DESCRIPTION = (
    "The reports tell of events that exclude each other: what rose in one fell in the other, one "
    "calls an accident what the other calls an attack, somebody resigned or was dismissed, was "
    "shot or stabbed. The incompatible words must stand in one place with the same participants; "
    "near-synonyms (rocket, missile; talks, negotiations) never differ."
)
EXAMPLES: tuple[Example, ...] = (
    differ("Shares of the airline rose on Monday.", "Shares of the airline fell on Monday."),
    differ(
        "The finance minister resigned on Friday.", "The finance minister was dismissed on Friday."
    ),
    differ(
        "The shopkeeper was shot outside his house.",
        "The shopkeeper was stabbed outside his house.",
    ),
    differ("The home side won the final.", "The home side lost the final."),
    differ("Officials called the blast an accident.", "Officials called the blast an attack."),
    differ("The committee accepted the proposal.", "The committee rejected the proposal."),
    differ("Police arrested the suspect on Tuesday.", "Police released the suspect on Tuesday."),
    differ("The central bank raised interest rates.", "The central bank cut interest rates."),
    differ("The union supports the reform.", "The union opposes the reform."),
    differ("The company reported an annual profit.", "The company reported an annual loss."),
    differ(
        "Glaciers in the region advanced last year.", "Glaciers in the region retreated last year."
    ),
    differ("The appeal court upheld the verdict.", "The appeal court overturned the verdict."),
    differ("The jury convicted the banker.", "The jury acquitted the banker."),
    differ("Voters approved the new constitution.", "Voters rejected the new constitution."),
    differ("The parliament passed the budget.", "The parliament voted down the budget."),
    differ("The factory will expand next year.", "The factory will shrink next year."),
    differ("The head of the agency stepped down.", "The head of the agency was sacked."),
    differ("The hostage was killed in the raid.", "The hostage survived the raid."),
    differ(
        "The mayor died in the attack in Oslo on Monday.",
        "The mayor survived the attempt to murder her in Oslo on Monday.",
    ),
    differ("The gunman surrendered to police.", "The gunman fled from police."),
    differ("Inflation slowed in June.", "Inflation accelerated in June."),
    differ("The army advanced on the port.", "The army retreated from the port."),
    differ("The volcano's alert level was raised.", "The volcano's alert level was lowered."),
    differ("The museum lent the painting.", "The museum borrowed the painting."),
    differ("The mayor praised the firefighters.", "The mayor criticised the firefighters."),
    differ("The two banks will merge.", "The two banks will split."),
    differ("The patient is in a stable condition.", "The patient is in a critical condition."),
    differ("The fugitive is in custody.", "The fugitive is on the run."),
    differ("The league postponed the match.", "The league cancelled the match."),
    differ("The club bought the goalkeeper in July.", "The club sold the goalkeeper in July."),
    same("The lorry hit a warehouse.", "The truck struck a warehouse."),
    same("The two sides held talks in Geneva.", "The two sides held negotiations in Geneva."),
    same("The jury did not accept his account.", "The jury rejected his account."),
    same("Shares of the airline rose on Monday.", "Shares of the airline climbed on Monday."),
    same("The company bought its rival.", "The rival was purchased by the company."),
    same("Oil rose while gold fell.", "Gold fell while oil rose."),
    same("The museum closed its doors at noon.", "The museum shut its doors at noon."),
    same("The striker scored after the break.", "The striker scored in the second half."),
    same("The shop opened in May and closed in June.", "The shop closed in June."),
    same("The suspect was detained by police.", "Police arrested the suspect."),
    same("The court did not uphold the verdict.", "The court overturned the verdict."),
    same("The jury cleared the banker.", "The jury acquitted the banker."),
    same("The hostage was killed in the raid.", "The hostage died in the raid."),
    same("The chairman stepped down.", "The chairman resigned."),
    same("Wages rose and prices fell.", "Prices fell."),
    same("The road is closed.", "The road is shut."),
    same("The club sold the striker to a rival.", "A rival bought the striker from the club."),
    same("The bill was turned down.", "The bill was rejected."),
    same("The minister said the economy had grown.", "The opposition said the economy had shrunk."),
    same("The team lost the first leg and won the second.", "The team won the second leg."),
    same("The drug slowed the disease.", "The drug delayed the disease."),
    same("A boy aged 12 years old was found.", "A young boy was found."),
    same("The storm moved north.", "The storm moved towards the coast."),
    same("The satellite was launched in March.", "The satellite took off in March."),
    same("The ship sank.", "The vessel went down."),
    same(
        "The painter kept the old mill until his death.",
        "The painter died at the old mill.",
    ),
    same(
        "Tuition at private colleges averaged $19,000.",
        "Tuition at public colleges averaged $4,000.",
    ),
)


AT_ONCE = 0.5  # overlap from which opposites that follow one another are told of one moment


def compare(match: Match, settings: Settings) -> Comparison:
    """Words or phrases that exclude each other and stand in one place."""
    aligned = align(match)
    best: tuple[float, Sense, Sense] | None = None
    for one, two in _rivals(match):
        sure = _confidence(aligned, one, two)
        if sure > 0 and (best is None or sure > best[0]):
            best = sure, one, two
    if best is None:
        return Comparison()
    sure, one, two = best
    if different_speakers(match.left, match.right):
        return Comparison(
            notes=("two speakers contradict each other: a dispute, reported by both",)
        )
    left, right = phrase(match.left, one.group), phrase(match.right, two.group)
    why = f'"{left[0]}" and "{right[0]}" exclude each other'
    found = difference(ID, match, left, right, why, confidence=sure, severity=Severity.HIGH)
    if _resumed(match.left, one.group[0]) != _resumed(match.right, two.group[0]):
        why = f"{why}, but one report tells of a later turn"
        found = replace(found, why=why, severity=Severity.LOW, update=True)
    return Comparison(differences=(found,))


def _rivals(match: Match) -> Iterator[tuple[Sense, Sense]]:
    """Pairs of senses that exclude each other, neither of which the other claim has as well."""
    left, right = senses(match.left.words), senses(match.right.words)
    names = {s.name for s in left}, {s.name for s in right}
    around = _told_around(match.left), _told_around(match.right)
    fates = _fates(match.left), _fates(match.right)
    for one in left:
        if one.name in names[1] or concept(one.name) in around[1]:
            continue  # the other sentence tells both: one came after the other
        if FATES.get(one.name) in fates[1]:
            continue  # "until his death"
        if _measured(match.left.words, one):
            continue
        for two in right:
            if two.name in names[0] or concept(two.name) in around[0]:
                continue
            if FATES.get(two.name) in fates[0]:
                continue
            if _measured(match.right.words, two):
                continue
            if opposed(one.name, two.name):
                yield one, two


def _fates(claim: Claim) -> frozenset[str]:
    """What befell anybody in the claim."""
    words = claim.words
    return frozenset(
        FATES[w.lemma]
        for w in words
        if w.lemma in FATES and w.head >= 0 and words[w.head].lemma == "until"
    )


def _told_around(claim: Claim) -> frozenset[str]:
    """What the claim's sentence tells beside the claim."""
    own = {w.lemma for w in claim.words}
    return frozenset(concept(lemma) for lemma in claim.context if lemma not in own)


def _measured(words: Sequence[Word], sense: Sense) -> bool:
    """Whether the sense is the measure of a number ("15 years old", "two metres high")."""
    i = sense.group[0]
    below = children(words, i, "npadvmod", "nummod", "quantmod")
    return words[i].pos == "ADJ" and (bool(below) or "-" in words[i - 1].text)


def _confidence(aligned: Alignment, one: Sense, two: Sense) -> float:
    """How surely the two senses speak of one thing, 0 where they need not."""
    left, right = aligned.left.words, aligned.right.words
    i, j = one.group[0], two.group[0]
    if denied(left, i) != denied(right, j):
        return 0.0
    tops = central(aligned.left, i) and central(aligned.right, j)
    if left[i].dep == right[j].dep == "amod" and _figures_differ(aligned):
        return 0.0  # public colleges at one price, private ones at another
    verbal = {"VERB", "AUX"}
    if left[i].pos in verbal and right[j].pos in verbal:
        agree = same_participants(aligned, i, j)
        if agree < 0 or (agree == 0 and not tops):
            return 0.0
        if agree < 2 and in_turn(one.name, two.name) and (aligned.overlap < AT_ONCE or not tops):
            return 0.0
        return min(0.9, 0.5 + 0.15 * agree + 0.15 * tops + 0.2 * aligned.overlap)
    strength = max(same_slot(aligned, one.group, two.group), 0.8 if tops else 0.0)
    return strength * (0.55 + 0.4 * aligned.overlap) if aligned.overlap >= 0.3 or tops else 0.0


def _figures_differ(aligned: Alignment) -> bool:
    """Whether both claims have figures, of which none is in both."""
    figures = [
        {v.value for v in c.values if isinstance(v, Quantity)}
        for c in (aligned.left, aligned.right)
    ]
    return bool(figures[0] and figures[1]) and not figures[0] & figures[1]


def _resumed(claim: Claim, i: int) -> bool:
    """ "Opened again", "has since closed": the state after a change, not against it."""
    near = children(claim.words, i, "advmod")
    return any(claim.words[k].lemma in {"again", "since", "later"} for k in near)
