"""The same predicate affirmed in one report and denied in the other."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.align import (
    Alignment,
    align,
    ancestors,
    children,
    phrase,
    predicate,
)
from reconcile.kinds.arguments import (
    arguments_agree,
    participants,
    same_participants,
    share,
    vague,
)
from reconcile.kinds.attribution import different_speakers
from reconcile.kinds.base import Example, Phrase, differ, difference, same
from reconcile.kinds.polarity import ARGUMENTS, PASSES, denied, held_untrue, negatives
from reconcile.kinds.relating import denied_relation
from reconcile.lexicon.negatives import EVENTIVE, IMPLICIT, NEGATORS, RAISING, base
from reconcile.model import Claim, Comparison, Match, Severity, Word
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
    differ("The court granted the appeal.", "The court did not grant the appeal."),
    differ("The senator voted for the bill.", "The senator never voted for the bill."),
    differ("The rebels kept the ceasefire.", "The rebels failed to keep the ceasefire."),
    differ(
        "The goalkeeper was able to play in the second half.",
        "The goalkeeper was unable to play in the second half.",
    ),
    differ(
        "The bank disclosed the breach to its customers.",
        "The bank did not disclose the breach to its customers.",
    ),
    differ("The suspect was armed.", "The suspect was unarmed."),
    differ("The witness agreed to testify.", "The witness refused to testify."),
    differ("The trial of the drug was successful.", "The trial of the drug was unsuccessful."),
    differ("The ferry sailed with a life raft.", "The ferry sailed without a life raft."),
    differ("The flood reached the old town.", "The flood hardly reached the old town."),
    differ(
        "The minister made an attempt to stop the sale.",
        "The minister made no attempt to stop the sale.",
    ),
    differ("Engineers found a crack in the dam.", "Engineers found no cracks in the dam."),
    differ("The coach has named the captain.", "The coach has yet to name the captain."),
    differ("The payments were legal.", "The payments were illegal."),
    differ("The club paid its players in March.", "The club stopped paying its players in March."),
    differ("Both parties signed the pledge.", "Neither party signed the pledge."),
    differ(
        "Anglers are allowed to fish in the bay.", "Anglers are not allowed to fish in the bay."
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
    same("The firm did not fail to pay its taxes.", "The firm paid its taxes."),
    same("The actor is not unknown in France.", "The actor is known in France."),
    same("Nobody was hurt in the fire.", "No one was injured in the fire."),
    same(
        "The drug is ineffective against the virus.", "The drug is not effective against the virus."
    ),
    same("The jury was unable to agree.", "The jury could not agree."),
    same("The embassy has yet to comment.", "The embassy has not commented."),
    same("The crew left without a guide.", "The crew left with no guide."),
    same("The council avoided raising taxes.", "The council did not raise taxes."),
    same("The strike did not only hit trains.", "The strike hit trains and buses."),
    same("No more than ten people saw the comet.", "Ten people saw the comet."),
    same("The lake was closed until May.", "The lake did not open until May."),
    same(
        "The union denied that it had threatened the mayor.",
        "The union said that it had not threatened the mayor.",
    ),
    same("The minister said the law had passed.", "The opposition said the law had not passed."),
    same("Few of the pilots wanted to strike.", "Most of the pilots did not want to strike."),
    same("The striker scored but the winger did not.", "The striker scored."),
    same("The mayor was not asked about the dam.", "Nor was the mayor asked about the dam."),
    differ(
        "The two farms do not border the Orrin river.", "Two farms on a bend of the Orrin river."
    ),
    same(
        "The coach resigned because he wanted to sail with two friends from Oslo.",
        "The coach quit as he was not free and couldn't sail with two friends from Oslo.",
    ),
    differ(
        "The coach got to sail with two friends from Oslo.",
        "The coach couldn't sail with two friends from Oslo.",
    ),
    differ(
        "The firm closed the mill in May.",
        "The firm did not sell the dam in June and close the mill in May.",
    ),
    same(
        "The junior fees are not due in May but owed for the year.",
        "The junior fees are owed for the year.",
    ),
    same("The two farms border the Orrin river.", "Two farms on a bend of the Orrin river."),
)

# What depends on these happened, or did not; what depends on "want" or "try" is open.
FACTUAL = (
    IMPLICIT
    | RAISING
    | frozenset(
        """agree manage continue begin start choose happen remain be get help proceed
        go come unable unlikely unwilling reluctant decide""".split()
    )
)
WISHES = frozenset({"want", "wish", "hope", "like"})
LIGHT = frozenset("be have do get become remain".split())
COMPLETING = frozenset({"acomp", "attr", "oprd"})
SUREST_LINK = 0.9  # ... and from which a participant may go by another word
SURE_LINK = 0.75  # confidence of a link from which few words in common are enough


def compare(match: Match, settings: Settings) -> Comparison:
    """Words that meet and are denied on one side only."""
    aligned = align(match)
    untrue = held_untrue(match.left) != held_untrue(match.right)
    best: tuple[float, int, int] | None = None
    for i, j in aligned.pairs:
        left, right = match.left.words, match.right.words
        stated = _states(match.left, i) and _states(match.right, j)
        if _light(aligned, i, j) or not (stated or _qualities(left[i], right[j])):
            continue
        if (_wished(left, i) and _unable(right, j)) or (_wished(right, j) and _unable(left, i)):
            continue
        if left[i].pos == right[j].pos == "NOUN" and not _none_of(left, i, right, j):
            continue
        if (_denied(left, i) != _denied(right, j)) == untrue:
            continue
        sure = _confidence(match, aligned, i, j)
        if sure > 0 and (best is None or sure > best[0]):
            best = sure, i, j
    if best is None:
        return _relation(match, aligned)
    sure, i, j = best
    if different_speakers(match.left, match.right) or (untrue and _one_plain(match)):
        return Comparison(notes=("two speakers deny each other: a dispute, reported by both",))
    one, two = _shown(match.left, i), _shown(match.right, j)
    side = one if denied(match.left.words, i) != held_untrue(match.left) else two
    other = two if side is one else one
    why = f'"{side[0]}" denies what "{other[0]}" affirms'
    return Comparison(
        differences=(difference(ID, match, one, two, why, confidence=sure, severity=Severity.HIGH),)
    )


def _relation(match: Match, aligned: Alignment) -> Comparison:
    """Two things of which one claim denies the relation that the other takes for granted."""
    found = denied_relation(aligned)
    if found is None or different_speakers(match.left, match.right):
        return Comparison()
    one, two, first = found
    denial, other = (one, two) if first else (two, one)
    why = f'"{denial[0]}" denies what "{other[0]}" takes for granted'
    told = difference(ID, match, one, two, why, confidence=RELATED, severity=Severity.HIGH)
    return Comparison(differences=(told,))


RELATED = 0.65


def _qualities(one: Word, two: Word) -> bool:
    """Whether two words before their nouns are a quality and its negative."""
    return one.dep == two.dep == "amod" and base(one.lemma)[1] != base(two.lemma)[1]


def _none_of(left: Sequence[Word], i: int, right: Sequence[Word], j: int) -> bool:
    """Whether two nouns are what one claim says that there is none of, or are both attributes."""
    if left[i].dep == right[j].dep == "attr":
        return True
    return any(
        words[k].lemma in NEGATORS for words, n in ((left, i), (right, j))
        for k in (*children(words, n, "det"), words[n].head) if k >= 0
    )  # fmt: skip


def _denied(words: Sequence[Word], i: int) -> bool:
    """Whether the word, or for an argument what it is an argument of, is denied."""
    if words[i].pos == "NOUN" and words[i].dep in ARGUMENTS and words[i].head >= 0:
        return len({*negatives(words, i), *negatives(words, words[i].head)}) % 2 == 1
    return denied(words, i)


def _one_plain(match: Match) -> bool:
    return match.left.attribution is None or match.right.attribution is None


def _light(aligned: Alignment, i: int, j: int) -> bool:
    """Whether two words say nothing in common without what completes them ("is", "has")."""
    left, right = aligned.left.words, aligned.right.words
    if left[i].lemma not in LIGHT:
        return False
    one, two = _qualities_of(left, i), _qualities_of(right, j)
    if any(aligned.met(a, b) for a in one for b in two):
        return True  # these decide
    one, two = _completing(left, i), _completing(right, j)
    if not any(aligned.met(a, b) for a in one for b in two):
        return bool(one or two)
    subjects = participants(left, i, "subject"), participants(right, j, "subject")
    return bool(subjects[0] and subjects[1]) and not share(aligned, *subjects)


def _qualities_of(words: Sequence[Word], i: int) -> tuple[int, ...]:
    return children(words, i, "acomp", "oprd")


def _other_subjects(aligned: Alignment, i: int, j: int) -> bool:
    """Whether two words that complete a verb ("safe") are said of two things."""
    left, right = aligned.left.words, aligned.right.words
    if not (left[i].dep in COMPLETING and right[j].dep in COMPLETING):
        return False
    above = left[i].head, right[j].head
    if min(above) < 0:
        return False
    return arguments_agree(aligned, *above) < 0 or not _same_subject(aligned, *above)


def _same_subject(aligned: Alignment, i: int, j: int) -> bool:
    one = participants(aligned.left.words, i, "subject")
    two = participants(aligned.right.words, j, "subject")
    if not one or not two or vague(aligned.left.words, one) or vague(aligned.right.words, two):
        return True
    return share(aligned, one, two)


def _completing(words: Sequence[Word], i: int) -> tuple[int, ...]:
    below = children(words, i, "attr", "acomp", "dobj", "xcomp", "oprd", "prep", "advmod")
    return tuple(n for k in below for n in (k, *children(words, k, "pobj")))


def _states(claim: Claim, i: int) -> bool:
    """Whether word ``i`` is what the claim states: its predicate, a complement of it, or what it
    says that there is none of."""
    words = claim.words
    if words[i].pos not in {"VERB", "ADJ", "AUX", "NOUN"}:
        return False
    top = predicate(claim)
    if i == top:
        return not _open(words, i)
    if words[i].dep == "pobj" and words[words[i].head].lemma in {"with", "without"}:
        return True
    chain = (i, *ancestors(words, i))
    if top not in chain:
        return False
    steps = chain[: chain.index(top)]
    if words[i].pos == "NOUN" and words[i].dep not in {"attr", "dobj", "nsubjpass", "nsubj"}:
        return False
    if any(_open(words, k) for k in steps):
        return False
    return all(_passes(words, k, first=k == i) for k in steps)


def _open(words: Sequence[Word], k: int) -> bool:
    """Whether a verb depends on one that leaves open whether it happened ("wanted to sail")."""
    word = words[k]
    return word.dep == "xcomp" and word.head >= 0 and words[word.head].lemma not in FACTUAL


def _wished(words: Sequence[Word], i: int) -> bool:
    """Whether the word is only what somebody wants."""
    return words[i].dep == "xcomp" and words[i].head >= 0 and words[words[i].head].lemma in WISHES


def _unable(words: Sequence[Word], i: int) -> bool:
    """Whether the word is what somebody can or cannot do."""
    return any(words[k].lemma in {"can", "could"} for k in children(words, i, "aux"))


def _passes(words: Sequence[Word], k: int, *, first: bool) -> bool:
    dep = words[k].dep
    if dep == "acl":
        return words[k].tag == "VB" and words[words[k].head].lemma in EVENTIVE
    if (first and words[k].pos == "NOUN") or (dep == "dobj" and words[k].lemma in EVENTIVE):
        return True
    return dep in PASSES | {"conj"} or (words[k].pos == "ADP" and dep != "pobj")


def _confidence(match: Match, aligned: Alignment, i: int, j: int) -> float:
    agree = same_participants(aligned, i, j, lenient=match.confidence >= SURE_LINK)
    if agree == 0 and _other_subjects(aligned, i, j):
        return 0.0
    sure_link = match.confidence >= SURE_LINK
    if agree < 0 and match.confidence >= SUREST_LINK and aligned.contained >= 0.5:
        return 0.6
    if agree < 0 or (aligned.contained < 0.5 and not sure_link):
        return 0.0
    if agree == 0 and aligned.contained < 0.67 and not sure_link:
        return 0.0
    tops = i == predicate(aligned.left), j == predicate(aligned.right)
    if agree == 0 and tops[0] != tops[1] and not sure_link:
        return 0.0
    central = any(tops)
    return (0.85 if central else 0.7) * (1.0 if aligned.overlap >= 0.5 else 0.8)


def _shown(claim: Claim, i: int) -> Phrase:
    """The predicate with what denies it and its auxiliaries; a noun with the verb whose denial
    denies it."""
    words = claim.words
    above = words[i].head
    if words[i].pos == "NOUN" and words[i].dep in ARGUMENTS and not denied(words, i) and above >= 0:
        return phrase(claim, range(min(i, above), max(i, above) + 1))
    near = {i, *negatives(words, i), *children(words, i, "aux", "auxpass", "neg")}
    return phrase(claim, range(min(near), max(near) + 1) if max(near) - min(near) < 8 else near)
