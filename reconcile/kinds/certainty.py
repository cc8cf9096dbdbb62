"""A flat fact in one report, an allegation, a likelihood, a possibility or a plan in the other."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.align import (
    Alignment,
    align,
    ancestors,
    children,
    phrase,
    predicate,
    subtree,
)
from reconcile.kinds.arguments import participants, same_participants
from reconcile.kinds.asserting import DUE, FLAT, INTENDED, MAY, ONGOING, certainty, stated
from reconcile.kinds.base import Example, Phrase, differ, difference, same
from reconcile.kinds.polarity import denied
from reconcile.kinds.relating import weighed
from reconcile.lexicon.forms import term
from reconcile.lexicon.hedges import FUTURE, HEDGES, PLANNING
from reconcile.lexicon.verbs import CONDITIONAL_MARKS, SAY, THINK
from reconcile.model import Claim, Comparison, Match, Section, Severity, Word
from reconcile.settings import Settings

ID = "certainty"
DESCRIPTION = (
    "One report states as fact what the other hedges (allegedly, probably, may, is believed to), "
    'or as done what the other has only as planned; "will" against "may" too. A statement put in '
    "somebody's mouth beside the plain statement is only a note, and a headline may be flatter "
    "than its story."
)
EXAMPLES: tuple[Example, ...] = (
    differ(
        "The mayor took bribes from builders.", "The mayor allegedly took bribes from builders."
    ),
    differ("The fire was caused by a gas leak.", "The fire was probably caused by a gas leak."),
    differ("The player will miss the final.", "The player may miss the final."),
    differ("The company closed two factories.", "The company plans to close two factories."),
    differ(
        "The parliament has approved the budget.",
        "The parliament is expected to approve the budget.",
    ),
    differ(
        "The comet struck the planet in 1908.",
        "The comet is believed to have struck the planet in 1908.",
    ),
    differ("The pilot ignored a warning.", "The pilot apparently ignored a warning."),
    differ("The storm killed two fishermen.", "The storm may have killed two fishermen."),
    differ("The drug reduces the risk of stroke.", "The drug could reduce the risk of stroke."),
    differ("The judge has dismissed the case.", "The judge is considering dismissing the case."),
    differ("The banker stole the money.", "The banker reportedly stole the money."),
    differ("The senator will run again.", "The senator might run again."),
    differ("The volcano will erupt.", "The volcano could erupt."),
    differ("The army shelled the port.", "The army may have shelled the port."),
    differ("The club sold its stadium.", "The club intends to sell its stadium."),
    differ("The firm paid a ransom.", "The firm apparently paid a ransom."),
    differ("The bill was passed.", "The bill is likely to be passed."),
    differ("The drug caused the deaths.", "The drug possibly caused the deaths."),
    differ("The council banned the march.", "The council is considering banning the march."),
    differ("The vaccine protects infants.", "The vaccine may protect infants."),
    differ("The captain was drunk.", "The captain was allegedly drunk."),
    differ("Two miners died.", "Two miners are believed to have died."),
    differ("The probe has landed on the moon.", "The probe is expected to land on the moon."),
    differ("The suspected leader of the gang was held.", "The leader of the gang was held."),
    differ("The quake damaged the dam.", "The quake appears to have damaged the dam."),
    differ("The airline cut a hundred jobs.", "The airline plans to cut a hundred jobs."),
    same("Police said the mayor took bribes.", "The mayor took bribes."),
    same(
        "The fire was probably caused by a gas leak.", "The fire was likely caused by a gas leak."
    ),
    same("The player may miss the final.", "The player could miss the final."),
    same("The company will close two factories.", "The company plans to close two factories."),
    same("The mayor allegedly took bribes.", "The mayor reportedly took bribes."),
    same("The parliament approved the budget.", "The parliament has approved the budget."),
    same("The bridge was built in May.", "The bridge was completed in May."),
    same("The bank could not repay the loan.", "The bank did not repay the loan."),
    same("The team will play in May.", "The team plays in May."),
    same("The storm killed two fishermen.", "The storm killed two fishermen and may return."),
    same("The minister said the bank would fail.", "The bank would fail."),
    same("The banker allegedly stole the money.", "The banker is accused of stealing the money."),
    same("The senator may run again.", "The senator might run again."),
    same("The club intends to sell its stadium.", "The club plans to sell its stadium."),
    same("If it rains, the match will be called off.", "The match will be called off."),
    same("The law will take effect in May.", "The law takes effect in May."),
    same("The firm apparently paid a ransom.", "The firm seems to have paid a ransom."),
    same("The march took place in May.", "The march was held in May."),
    same("The dam could not hold the water.", "The dam did not hold the water."),
    same("Two miners are believed to have died.", "Two miners are thought to have died."),
    same("The court is to rule on Friday.", "The court will rule on Friday."),
    same("Prosecutors allege that the mayor took bribes.", "The mayor allegedly took bribes."),
    same("The striker can play on Sunday.", "The striker is able to play on Sunday."),
    same("The probe has landed on the moon.", "The probe landed on the moon."),
    same("The team promised to fight on.", "The team vowed to fight on."),
    same(
        "The two men were allegedly trying to hire a pilot.",
        "The informant alleged that the two men were trying to hire a pilot.",
    ),
    differ(
        "The council is considering an exemption for dairy farmers.",
        "The council reached a deal to exempt dairy farmers.",
    ),
    same(
        "The council is considering an exemption for dairy farmers.",
        "Dairy farmers have asked for an exemption.",
    ),
    same(
        "The lawyers filed a motion to have the verdict thrown out.",
        "The lawyers seeking to have the verdict thrown out.",
    ),
    same(
        "Guests who eat the spoiled oysters could suffer cramps or a fever.",
        "The spoiled oysters could cause cramps or a fever.",
    ),
    same(
        "Police arrested nine men over the suspected contract killing of a farmer.",
        "Police have arrested nine men over the murder of a farmer.",
    ),
    differ("The robbers were fined in May.", "The robbers may be found in April and fined in May."),
    same(
        "The final is scheduled to be played in the capital on Wednesday.",
        "The final in the capital is scheduled for Wednesday.",
    ),
    differ(
        "Police arrested nine men over the suspected murder of a farmer.",
        "Police have arrested nine men over the murder of a farmer.",
    ),
)

# What a conditional, a progressive or an infinitive says is neither fact nor doubt.
CLAUSAL = frozenset("xcomp conj ccomp pcomp advcl attr acomp oprd".split())
STATING = frozenset({"VERB", "AUX", "ADJ"})
DOUBTS = frozenset(HEDGES) - {"estimated"}  # an estimate says "about", not "perhaps"
GUESSES = frozenset(
    term(w)
    for w in (THINK - SAY)
    | {"suggest", "indicated", "indicate", "estimate", "speculate", "predict", "forecast", "allege"}
)
PAST = frozenset({"VBD", "VBN"})
ABILITY = 0.6
SURE_LINK = 0.75  # confidence of a link from which few words in common are enough
SAME_MATTER = 0.6  # share of the lighter claim that must meet where the verbs do not
DESCRIBED_IF_SURE = 0.45  # the same where the claims surely tell one fact
DESCRIBED = 0.7  # overlap from which two descriptions are of one thing
SURE = {
    frozenset({FLAT, "alleged"}): 0.65,
    frozenset({FLAT, "probable"}): 0.65,
    frozenset({FLAT, MAY}): 0.75,
    frozenset({FLAT, INTENDED}): 0.65,
    frozenset({DUE, MAY}): 0.75,
    frozenset({FLAT, DUE}): 0.4,
    frozenset({ONGOING, "alleged"}): 0.65,
    frozenset({ONGOING, "probable"}): 0.65,
    frozenset({ONGOING, MAY}): 0.75,
}


def compare(match: Match, settings: Settings) -> Comparison:
    """Predicates that meet and are put forward with another certainty."""
    aligned = align(match)
    for i, j in aligned.pairs:
        one, two = match.left.words, match.right.words
        if not (_stated(match.left, i) and _stated(match.right, j)):
            if hedged := _described(match, aligned, i, j):
                return hedged
            continue
        if _conditional(one) or _conditional(two):
            break
        if denied(one, i) or denied(two, j):
            continue
        if aligned.contained < 0.5 and match.confidence < SURE_LINK:
            continue
        (level, near), (other, far) = certainty(one, i), certainty(two, j)
        sure = SURE.get(frozenset({level, other}), 0.0) if level != other else 0.0
        sure *= _ability(match, (i, near), (j, far))
        agree = same_participants(aligned, i, j, lenient=match.confidence >= SURE_LINK)
        if sure == 0 or agree < 0 or (agree == 0 and aligned.contained < SAME_MATTER):
            continue
        told = _told(match, level, other)
        if told:
            return Comparison(notes=(told,))
        left, right = _shown(match.left, i, near), _shown(match.right, j, far)
        why = f"{level} in one report, {other} in the other"
        found = difference(
            ID, match, left, right, why, confidence=sure * (0.75 + 0.25 * aligned.overlap),
            severity=Severity.MEDIUM,
        )  # fmt: skip
        return Comparison(differences=(found,))
    return _other_verb(match, aligned) or _weighed(match, aligned) or Comparison()


def _weighed(match: Match, aligned: Alignment) -> Comparison | None:
    """Something that is being considered in one report and decided in the other."""
    found = weighed(aligned)
    if found is None:
        return None
    why = f'"{found[0][0]}" / "{found[1][0]}": still open in one report, settled in the other'
    told = difference(ID, match, *found, why, confidence=0.65, severity=Severity.MEDIUM)
    return Comparison(differences=(told,))


def _other_verb(match: Match, aligned: Alignment) -> Comparison | None:
    """A flat statement beside a plan, a likelihood or a possibility of it in another verb: "is
    down", "could fail"."""
    one, two = match.left.words, match.right.words
    i, j = stated(one), stated(two)
    if min(i, j) < 0 or aligned.met(i, j) or _conditional(one) or _conditional(two):
        return None
    if one[i].text.lower() in HEDGES or two[j].text.lower() in HEDGES:
        return None  # that somebody is accused is a fact
    sure_link = match.confidence >= SURE_LINK
    if denied(one, i) or denied(two, j) or not (sure_link or aligned.contained >= SAME_MATTER):
        return None
    subjects = participants(one, i, "subject"), participants(two, j, "subject")
    if not sure_link and not any(aligned.met(a, b) for a in subjects[0] for b in subjects[1]):
        return None
    (level, near), (other, far) = certainty(one, i), certainty(two, j)
    sure = SURE.get(frozenset({level, other}), 0.0) if level != other else 0.0
    sure *= _ability(match, (i, near), (j, far))
    if sure == 0 or (MAY not in {level, other} and not sure_link) or _told(match, level, other):
        return None
    if _said_there(aligned, i, j, left=level != FLAT, right=other != FLAT):
        return None
    if all(subjects) and not any(aligned.met(a, b) for a in subjects[0] for b in subjects[1]):
        return None  # somebody else's deed
    if INTENDED in {level, other}:
        claim, at = (match.left, i) if other == INTENDED else (match.right, j)
        if claim.words[at].tag not in PAST or _looks_ahead(claim.words):
            return None
    left, right = _shown(match.left, i, near), _shown(match.right, j, far)
    found = difference(
        ID, match, left, right, f"{level} in one report, {other} in the other",
        confidence=0.85 * sure * (0.75 + 0.25 * aligned.overlap), severity=Severity.MEDIUM,
    )  # fmt: skip
    return Comparison(differences=(found,))


def _said_there(aligned: Alignment, i: int, j: int, *, left: bool, right: bool) -> bool:
    """Whether what one claim hedges stands in the other too, under another verb ("filed a motion
    to have it annulled"), or the other only says which ones are meant ("who eat oysters")."""
    one, two = aligned.left, aligned.right
    mine = {a for a, b in aligned.pairs if b != j}, {b for a, b in aligned.pairs if a != i}
    return any(
        hedged
        and (
            any(k in met and _is_deed(claim.words[k]) for k in subtree(claim.words, at))
            or plain.pos not in STATING
            or plain.dep == "relcl"
        )
        for hedged, claim, plain, at, met in (
            (left, one, two.words[j], i, mine[0]),
            (right, two, one.words[i], j, mine[1]),
        )
    )


def _is_deed(word: Word) -> bool:
    return word.pos == "VERB" and word.dep != "amod"


def _ability(match: Match, *sides: tuple[int, tuple[int, ...]]) -> float:
    """What is left of a difference where "could" stands beside something past: it also says what
    somebody was able to do."""
    claims = match.left.words, match.right.words
    able = any(
        words[k].lemma == "could"
        for words, (_, why) in zip(claims, sides, strict=True)
        for k in why
    )
    past = any(
        words[i].tag in PAST and not why for words, (i, why) in zip(claims, sides, strict=True)
    )
    return ABILITY if able and past else 1.0


def _looks_ahead(words: Sequence[Word]) -> bool:
    """Whether anything in the claim says that it is still to come."""
    return any(
        w.lemma in PLANNING | {"ready", "future", "later", "next", "tomorrow"}
        or w.text.lower() in FUTURE
        for w in words
    )


def _conditional(words: Sequence[Word]) -> bool:
    return any(w.lemma in CONDITIONAL_MARKS and w.dep in {"mark", "advmod"} for w in words)


def _described_from(match: Match) -> float:
    return DESCRIBED_IF_SURE if match.confidence >= SURE_LINK else DESCRIBED


def _described(match: Match, aligned: Alignment, i: int, j: int) -> Comparison | None:
    """A description hedged on one side only: "a suspected leader" against "the leader"."""
    pair = match.left, match.right
    words = [c.words for c in pair]
    if {words[0][i].pos, words[1][j].pos} - {"NOUN", "ADJ"} or aligned.overlap < _described_from(
        match
    ):
        return None
    hedges = [
        [k for k in children(w, n, "amod", "advmod") if w[k].text.lower() in DOUBTS]
        for w, n in zip(words, (i, j), strict=True)
    ]
    if bool(hedges[0]) == bool(hedges[1]) or _of_quality(aligned, (i, j), hedges):
        return None
    flat = pair[1] if hedges[0] else pair[0]
    if flat.section is Section.TITLE or certainty_of_claim(flat):
        return None
    one, two = _shown(match.left, i, tuple(hedges[0])), _shown(match.right, j, tuple(hedges[1]))
    hedged, plain = (one, two) if hedges[0] else (two, one)
    found = difference(
        ID, match, one, two, f'"{hedged[0]}" in one report, "{plain[0]}" in the other',
        confidence=0.3 + 0.35 * aligned.overlap, severity=Severity.MEDIUM,
    )  # fmt: skip
    return Comparison(differences=(found,))


def _of_quality(
    aligned: Alignment, heads: tuple[int, int], hedges: Sequence[Sequence[int]]
) -> bool:
    """Whether a hedge is about a quality that the other claim leaves out ("suspected contract
    killing" beside "murder")."""
    side = 0 if hedges[0] else 1
    words = (aligned.left, aligned.right)[side].words
    alone = (aligned.left_alone(), aligned.right_alone())[side]
    return any(hedges[side][0] < k < heads[side] for k in alone if words[k].head == heads[side])


def certainty_of_claim(claim: Claim) -> bool:
    """Whether any word of the claim hedges it."""
    return any(w.text.lower() in HEDGES for w in claim.words)


def _told(match: Match, level: str, other: str) -> str | None:
    """What makes the difference harmless: a headline, or a speaker beside an allegation."""
    for claim, mine, theirs in (
        (match.left, level, other),
        (match.right, other, level),
    ):
        if mine == FLAT and claim.section is Section.TITLE:
            return f"the headline is flatter: {theirs} in the story"
        if mine == FLAT and claim.attribution and term(claim.attribution.cue.lower()) in GUESSES:
            return f"{theirs} in one report, a guess of {claim.attribution.speaker} in the other"
        if mine in {FLAT, ONGOING} and theirs == "alleged" and claim.attribution is not None:
            return "an allegation in one report, told by a speaker in the other"
    return None


def _stated(claim: Claim, i: int) -> bool:
    words = claim.words
    if words[i].pos not in {"VERB", "ADJ", "NOUN"}:
        return False
    if words[i].pos != "VERB" and words[i].dep not in {"attr", "acomp", "oprd"}:
        return False
    top = predicate(claim)
    chain = (i, *ancestors(words, i))
    if top not in chain:
        return False
    return all(words[k].dep in CLAUSAL for k in chain[: chain.index(top)])


def _shown(claim: Claim, i: int, why: tuple[int, ...]) -> Phrase:
    words = claim.words
    near = sorted({i, *why, *children(words, i, "aux", "auxpass")})
    close = near[-1] - near[0] < 8
    return phrase(claim, range(near[0], near[-1] + 1) if close else near)
