"""Another person, body or thing named in the same place."""

from __future__ import annotations

from reconcile.kinds.align import Alignment, align, children, head_index, indices
from reconcile.kinds.base import Example, Phrase, differ, difference, same
from reconcile.kinds.gravity import weighed
from reconcile.kinds.naming import (
    Paired,
    differing_names,
    in_part_list,
    is_list_member,
    is_modifier,
    names_of,
    rest_alike,
)
from reconcile.kinds.placing import in_place
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.names import compare_names
from reconcile.lexicon.places import place_level
from reconcile.lexicon.spelling import normalise_spelling
from reconcile.model import Comparison, Match, NameValue, Quantity, Severity
from reconcile.settings import Settings

ID = "name"
DESCRIPTION = (
    "The reports name different people, bodies or things in the same place of one statement, or "
    "give one body a name with a differing word in it. Spellings, transliterations, short forms, "
    "abbreviations and titles do not differ; nor does a name here and an office or description "
    "there."
)
EXAMPLES: tuple[Example, ...] = (
    differ(
        "The cable joins the Harbour Office and the Regional Flood Warning Center.",
        "The cable joins the Harbour Office and the Regional Flood Research Centre.",
    ),
    differ("John Harlow won the election on Sunday.", "James Harlow won the election on Sunday."),
    differ("The trophy went to striker Paul Quintero.", "The trophy went to striker Paul Garrido."),
    differ(
        "The court sentenced Anna Kessler to four years in prison.",
        "The court sentenced Maria Brandt to four years in prison.",
    ),
    differ("Airbus won the order for ninety jets.", "Boeing won the order for ninety jets."),
    differ("The fossil was named by Ingrid Solheim.", "The fossil was named by Ingrid Bakken."),
    differ("Portugal withdrew its envoy on Friday.", "Hungary withdrew its envoy on Friday."),
    differ(
        "The bill was vetoed by President Carla Ruiz.",
        "The bill was vetoed by President Elena Soto.",
    ),
    differ(
        "The Commerce Department published the figures on Friday.",
        "The Labor Department published the figures on Friday.",
    ),
    differ("Hurricane Dora destroyed the harbour.", "Hurricane Lena destroyed the harbour."),
    differ(
        "The telescope was built by the Max Weber Institute.",
        "The telescope was built by the Max Planck Institute.",
    ),
    differ(
        "The expedition raised the Nepalese banner.", "The expedition raised the Bhutanese banner."
    ),
    same("Adm Harding left the harbour.", "Admiral Owen Harding left the harbour."),
    same("Dmitri Volkov signed the treaty.", "Dmitry Volkov signed the treaty."),
    same("The European Union praised the vote.", "The EU praised the vote."),
    same("The Defense Ministry denied the report.", "The Defence Ministry denied the report."),
    same("Tokyo recalled the envoy.", "Japan recalled the envoy."),
    same("The prime minister met Anna Kessler.", "Helen Cho met Anna Kessler."),
    same("Catherine Larsen won the marathon.", "Katharine Larsen won the marathon."),
    same("Smith and Jones were acquitted.", "Jones and Smith were acquitted."),
    same("Apple Inc. sued its rival.", "Apple sued its rival."),
    same("Danish doctors examined the boy.", "Doctors examined the boy."),
    same("The army said the Bell helicopter crashed.", "The helicopter crashed, Col. Ames said."),
    differ(
        "The award went to chemist Laura Benetti.", "The award went to chemist Laura Marchetti."
    ),
    differ("Kevin Ostrander was charged with fraud.", "Kevin Holloway was charged with fraud."),
    differ(
        "The referee sent off Marco Vitale in the second half.",
        "The referee sent off Marco Serra in the second half.",
    ),
    differ(
        "The Finnish tanker ran aground near the port.",
        "The Danish tanker ran aground near the port.",
    ),
    differ(
        "The Ministry of Health ordered the recall.", "The Ministry of Trade ordered the recall."
    ),
    differ(
        "Senator Ruth Calloway opposed the pipeline.",
        "Senator Ruth Pemberton opposed the pipeline.",
    ),
    differ(
        "Typhoon Maring hit the islands on Sunday.", "Typhoon Ulysses hit the islands on Sunday."
    ),
    differ(
        "The suspect was identified as Peter Lindgren.",
        "The suspect was identified as Peter Hallberg.",
    ),
    differ(
        "The quake was recorded by the Swiss Seismological Service.",
        "The quake was recorded by the Italian Seismological Service.",
    ),
    differ("The jury acquitted Helen Marsh of arson.", "The jury acquitted Susan Marsh of arson."),
    differ(
        "The lawsuit was filed by Toyota on Monday.", "The lawsuit was filed by Honda on Monday."
    ),
    differ(
        "The prize was shared by Anna Kessler and Robert Quinlan.",
        "The prize was shared by Anna Kessler and Robert Mercer.",
    ),
    differ("The Green Party won the by-election.", "The Labour Party won the by-election."),
    differ("The trophy was presented by Michael Osei.", "The trophy was presented by Daniel Osei."),
    same("Gen Harold Pike visited the base.", "General Harold Pike visited the base."),
    same("The International Olympic Committee met in private.", "The IOC met in private."),
    same("Mikhail Sorokin resigned.", "Mikhail Sorokin, the trade envoy, resigned."),
    same("The Swedish government rejected the offer.", "Stockholm rejected the offer."),
    same("William Hartley was elected.", "Bill Hartley was elected."),
    same("Kim Dae-sung left the talks.", "Kim Dae Sung left the talks."),
    same(
        "The World Health Organization issued a warning.",
        "The World Health Organisation issued a warning.",
    ),
    same("The chancellor praised the deal.", "Greta Lohmann praised the deal."),
    same("Mr Okonkwo was released on Friday.", "Daniel Okonkwo was released on Friday."),
    same("The Bank of Norway raised rates.", "Norway's central bank raised rates."),
    same("Two Spanish climbers were rescued.", "Two climbers were rescued."),
    same("The striker, Luis Andrade, was injured.", "Andrade was injured."),
    same("Lake Orrin flooded the village.", "The lake flooded the village."),
    same(
        "The union struck deals with Ford and Toyota.",
        "The union struck deals with firms such as Ford and Honda.",
    ),
    same(
        "The Larch is a Norwegian newspaper.",
        "The Newspaper Archive is a large collection of Norwegian newspaper pages.",
    ),
    same("The report blames the Jelali Front.", "The report blames the Djelali Front."),
    same("Vega Motors Ltd cut its forecast.", "Vega Motors cut its forecast."),
    same(
        "The survey was led by the University of California at Los Angeles.",
        "The survey was led by UCLA.",
    ),
    same(
        "She was the fifth league coach to be fired, after the third Eastern Conference coach.",
        "She was the third Eastern Conference coach to be fired.",
    ),
)


def compare(match: Match, settings: Settings) -> Comparison:
    """Names in one slot that cannot be one."""
    aligned = align(match)
    notes = _spellings(match)
    for pair in differing_names(aligned):
        if in_place(match.left, pair.left) and in_place(match.right, pair.right):
            continue
        if _other_rank(match, pair) or _said_around(match, pair) or _other_sort(aligned, pair):
            continue
        if in_part_list(match.left, pair.left) or in_part_list(match.right, pair.right):
            continue
        sure = _confidence(aligned, pair)
        if sure <= 0:
            continue
        left, right = _shown(pair.left), _shown(pair.right)
        why = _why(pair)
        variant = pair.found.verdict == "variant"
        severity = weighed(Severity.MEDIUM, match) if variant else Severity.HIGH
        found = difference(ID, match, left, right, why, confidence=sure, severity=severity)
        return Comparison(differences=(found,), notes=notes)
    return Comparison(notes=notes)


def _confidence(aligned: Alignment, pair: Paired) -> float:
    likeness = aligned.likeness_without(pair.left.span, pair.right.span)
    alike = max(rest_alike(aligned, pair.left, pair.right), 0.85 * likeness)
    if pair.found.verdict == "variant":
        return 0.55 + 0.2 * pair.strength + 0.2 * alike
    if _kinds_exclude(pair.left, pair.right) or _half_names(aligned, pair):
        return 0.0
    listed = is_list_member(aligned.left, pair.left) or is_list_member(aligned.right, pair.right)
    floor = 0.5 if pair.found.score > 0 else 0.67
    if alike < floor:
        return 0.0
    return pair.strength * (0.35 + 0.55 * alike) - (0.1 if listed else 0.0)


def _said_around(match: Match, pair: Paired) -> bool:
    """Whether the sentence of one claim has the other's name as well, outside of the claim."""
    return any(
        set(name.text.lower().split()) <= set(claim.context)
        and not set(name.text.lower().split()) & {w.text.lower() for w in claim.words}
        for claim, name in ((match.left, pair.right), (match.right, pair.left))
    )


def _other_rank(match: Match, pair: Paired) -> bool:
    """Whether two names before nouns tell of ranks among different things ("the fifth league
    coach", "the third conference coach")."""
    if not (is_modifier(match.left, pair.left) and is_modifier(match.right, pair.right)):
        return False
    ranks = [
        {v.value for v in c.values if isinstance(v, Quantity) and v.dimension == "ordinal"}
        for c in (match.left, match.right)
    ]
    return bool(ranks[0] and ranks[1]) and not ranks[0] & ranks[1]


def _other_sort(aligned: Alignment, pair: Paired) -> bool:
    """Whether two names are subjects of which is said what they are, and what one is only goes
    before another noun there ("is a newspaper", "is a newspaper collection")."""
    said = []
    for claim, name in ((aligned.left, pair.left), (aligned.right, pair.right)):
        words, group = claim.words, indices(claim, name.span)
        head = words[head_index(words, group)] if group else None
        if head is None or head.dep != "nsubj" or head.head < 0 or words[head.head].lemma != "be":
            return False
        said.append(children(words, head.head, "attr"))
    left, right = aligned.left.words, aligned.right.words
    apart = not any(aligned.met(a, b) for a in said[0] for b in said[1])
    return apart and any(
        (a in said[0] and right[b].dep == "compound")
        or (b in said[1] and left[a].dep == "compound")
        for a, b in aligned.pairs
    )


COURTESY = frozenset("mr mrs ms miss mister madam".split())


def _half_names(aligned: Alignment, pair: Paired) -> bool:
    """Whether both names are one word before a noun ("Harlow's daughters"), or one word of which
    one has a courtesy title: a given name and a family name of one person look like two there."""
    if " " in pair.left.text or " " in pair.right.text or country_of(pair.left.text):
        return False
    titled = [(n.title or "").lower().rstrip(".") in COURTESY for n in (pair.left, pair.right)]
    if titled[0] != titled[1]:
        return True
    return is_modifier(aligned.left, pair.left) and is_modifier(aligned.right, pair.right)


def _kinds_exclude(left: NameValue, right: NameValue) -> bool:
    """A person's name and a body's may stand for each other; two of a sort may not."""
    if (country_of(left.text) is None) != (country_of(right.text) is None):
        return True
    if place_level(left.text) != place_level(right.text):
        return True
    sorts = {left.kind, right.kind}
    return len(sorts) == 2 and "name" not in sorts


def _why(pair: Paired) -> str:
    spelt = _spelt(pair.left.text, pair.right.text)
    return pair.found.why + (f"; {spelt}" if spelt else "")


def _spelt(left: str, right: str) -> str:
    theirs = {normalise_spelling(w).lower(): w for w in right.split()}
    pairs = [
        f"{w}/{theirs[normalise_spelling(w).lower()]}"
        for w in left.split()
        if normalise_spelling(w).lower() in theirs
        and theirs[normalise_spelling(w).lower()].lower() != w.lower()
    ]
    if not pairs:
        return ""
    return " and ".join(pairs) + (" are spellings" if len(pairs) > 1 else " is a spelling")


def _shown(name: NameValue) -> Phrase:
    return name.text, name.span


def _spellings(match: Match) -> tuple[str, ...]:
    """Names that are one under two forms."""
    out = []
    for one in names_of(match.left):
        for two in names_of(match.right):
            if one.text == two.text:
                continue
            found = compare_names(one.text, two.text)
            if found.verdict == "same":
                out.append(f"{one.text}/{two.text}: {found.why}")
    return tuple(out)
