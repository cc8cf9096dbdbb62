"""The same predicate affirmed in one report and denied in the other."""

from __future__ import annotations

from reconcile.kinds.align import Alignment, align, ancestors, children, phrase, predicate
from reconcile.kinds.arguments import arguments_agree
from reconcile.kinds.attribution import different_speakers
from reconcile.kinds.base import Example, Phrase, differ, difference, same
from reconcile.kinds.polarity import PASSES, denied, negatives
from reconcile.lexicon.negatives import IMPLICIT
from reconcile.model import Claim, Comparison, Match, Severity
from reconcile.settings import Settings

ID = "negation"
DESCRIPTION = (
    "One report affirms what the other denies: a predicate with and without not, no, never, "
    "neither, without, or a verb that implies a denial (fail, decline, refuse), or a word beside "
    "its negative (affected, unaffected). Two negatives cancel out, and what a report leaves out "
    "is no denial."
)
EXAMPLES: tuple[Example, ...] = (
    differ("The minister signed the treaty.", "The minister did not sign the treaty."),
    differ(
        "Three passengers were injured in the crash.", "No passengers were injured in the crash."
    ),
    differ("Both sides gave a reason for the delay.", "Neither side gave a reason for the delay."),
    differ(
        "The company declined to publish the audit.", "The company agreed to publish the audit."
    ),
    differ("The driver was hurt in the collision.", "The driver was unhurt in the collision."),
    differ("The striker failed to convert the penalty.", "The striker converted the penalty."),
    differ(
        "The vaccine was effective in older patients.",
        "The vaccine was ineffective in older patients.",
    ),
    differ("The two countries are still at war.", "The two countries are no longer at war."),
    differ("The airport was damaged by the storm.", "The airport was not damaged by the storm."),
    differ("The court has never heard the appeal.", "The court has heard the appeal."),
    differ(
        "A rescue ship has been sent to the island.", "No rescue ship has been sent to the island."
    ),
    same("The bank failed to report the loss.", "The bank did not report the loss."),
    same("The governor declined to comment.", "The governor did not comment."),
    same("Neither team scored a goal.", "Neither team scored."),
    same("Police have no suspects in the robbery.", "Police do not have suspects in the robbery."),
    same("The senator rejected the deal.", "The senator did not accept the deal."),
    same("The probe has not found water on the moon.", "The probe has found no water on the moon."),
    same("The club never denied signing the player.", "The club did not deny signing the player."),
    same("The flood destroyed the bridge.", "The flood destroyed the bridge but not the dam."),
    same("Residents were not told of the leak.", "Residents were never told of the leak."),
    same("The mayor did not attend the funeral.", "The bishop attended the funeral."),
)

# What depends on these happened, or did not; what depends on "want" or "try" is open.
FACTUAL = IMPLICIT | frozenset(
    "agree manage continue begin start choose appear seem happen turn remain be get".split()
)


def compare(match: Match, settings: Settings) -> Comparison:
    """Predicates that meet and are denied on one side only."""
    aligned = align(match)
    for i, j in aligned.pairs:
        left, right = match.left.words, match.right.words
        if not (_states(match.left, i) and _states(match.right, j)):
            continue
        if denied(left, i) == denied(right, j):
            continue
        sure = _confidence(aligned, i, j)
        if sure <= 0:
            continue
        if different_speakers(match.left, match.right):
            return Comparison(notes=("two speakers deny each other: a dispute, reported by both",))
        one, two = _shown(match.left, i), _shown(match.right, j)
        side = one if denied(left, i) else two
        other = two if side is one else one
        why = f'"{side[0]}" denies what "{other[0]}" affirms'
        return Comparison(
            differences=(
                difference(ID, match, one, two, why, confidence=sure, severity=Severity.HIGH),
            )
        )
    return Comparison()


def _states(claim: Claim, i: int) -> bool:
    """Whether word ``i`` is what the claim states: its predicate or a complement of it."""
    words = claim.words
    if words[i].pos not in {"VERB", "ADJ", "AUX", "NOUN"}:
        return False
    top = predicate(claim)
    if i == top:
        return True
    if words[i].dep == "pobj" and words[words[i].head].lemma == "without":
        return True
    chain = (i, *ancestors(words, i))
    if top not in chain:
        return False
    steps = chain[: chain.index(top)]
    if words[i].pos == "NOUN" and words[i].dep not in {"attr", "pobj"}:
        return False
    if any(words[k].dep == "xcomp" and words[words[k].head].lemma not in FACTUAL for k in steps):
        return False
    return all(words[k].dep in PASSES | {"conj"} or words[k].pos == "ADP" for k in steps) and (
        words[i].dep != "pobj"
    )


def _confidence(aligned: Alignment, i: int, j: int) -> float:
    agree = arguments_agree(aligned, i, j)
    if agree < 0 or aligned.contained < 0.5:
        return 0.0
    if agree == 0 and aligned.contained < 0.67:
        return 0.0
    central = i == predicate(aligned.left) or j == predicate(aligned.right)
    return (0.85 if central else 0.7) * (1.0 if aligned.overlap >= 0.5 else 0.8)


def _shown(claim: Claim, i: int) -> Phrase:
    """The predicate with what denies it and its auxiliaries."""
    words = claim.words
    near = {i, *negatives(words, i), *children(words, i, "aux", "auxpass", "neg")}
    return phrase(claim, range(min(near), max(near) + 1) if max(near) - min(near) < 8 else near)
