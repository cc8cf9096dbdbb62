"""Predicates that exclude each other: rose and fell, an accident and an attack."""

from __future__ import annotations

from dataclasses import replace

from reconcile.kinds.align import Alignment, align, children, phrase, predicate, same_slot
from reconcile.kinds.arguments import arguments_agree, crossed
from reconcile.kinds.attribution import different_speakers
from reconcile.kinds.base import Example, differ, difference, same
from reconcile.kinds.polarity import denied
from reconcile.lexicon.antonyms import opposed
from reconcile.model import Claim, Comparison, Match, Severity
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
)


def compare(match: Match, settings: Settings) -> Comparison:
    """Words that meet none, exclude each other and stand in one slot."""
    aligned = align(match)
    best: tuple[float, int, int] | None = None
    for i in aligned.left_alone():
        for j in aligned.right_alone():
            one, two = match.left.words[i], match.right.words[j]
            if one.pos == "PROPN" or two.pos == "PROPN" or not opposed(one.lemma, two.lemma):
                continue
            sure = _confidence(aligned, i, j)
            if sure > 0 and (best is None or sure > best[0]):
                best = sure, i, j
    if best is None:
        return Comparison()
    sure, i, j = best
    if different_speakers(match.left, match.right):
        return Comparison(
            notes=("two speakers contradict each other: a dispute, reported by both",)
        )
    left, right = phrase(match.left, (i,)), phrase(match.right, (j,))
    why = f'"{left[0]}" and "{right[0]}" exclude each other'
    found = difference(ID, match, left, right, why, confidence=sure, severity=Severity.HIGH)
    if _resumed(match.left, i) != _resumed(match.right, j):
        why = f"{why}, but one report tells of a later turn"
        found = replace(found, why=why, severity=Severity.LOW, update=True)
    return Comparison(differences=(found,))


def _confidence(aligned: Alignment, i: int, j: int) -> float:
    """How surely the two words speak of one thing, 0 where they need not."""
    left, right = aligned.left.words, aligned.right.words
    if denied(left, i) != denied(right, j):
        return 0.0
    verbal = {"VERB", "AUX"}
    if left[i].pos in verbal and right[j].pos in verbal:
        agree = arguments_agree(aligned, i, j) or crossed(aligned, i, j)
        if agree <= 0:
            return 0.0
        tops = (i, j) == (predicate(aligned.left), predicate(aligned.right))
        return min(0.9, 0.5 + 0.15 * agree + 0.15 * tops + 0.2 * aligned.overlap)
    strength = same_slot(aligned, (i,), (j,))
    return strength * (0.55 + 0.4 * aligned.overlap) if aligned.overlap >= 0.3 else 0.0


def _resumed(claim: Claim, i: int) -> bool:
    """ "Opened again", "has since closed": the state after a change, not against it."""
    near = children(claim.words, i, "advmod")
    return any(claim.words[k].lemma in {"again", "since", "later"} for k in near)
