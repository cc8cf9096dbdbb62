"""One utterance quoted in different words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reconcile.kinds.align import align
from reconcile.kinds.attribution import different_speakers
from reconcile.kinds.base import Example, Phrase, differ, difference, same
from reconcile.kinds.quotation import SHORTEST, Change, Quotations, compare_words, quoted_words
from reconcile.lexicon.speakers import name_words
from reconcile.model import Comparison, Difference, Match, Severity, Span, Word
from reconcile.settings import Settings

ID = "quote"
DESCRIPTION = (
    "Both reports quote one utterance verbatim, but in different words. Marks, ellipses, brackets "
    "and spelling do not count, nor does quoting only a part, nor a paraphrase beside a "
    "quotation."
)
EXAMPLES: tuple[Example, ...] = (
    differ(
        '"We are delighted with the progress of the talks," the envoy said.',
        '"We are pleased with the progress of the talks," the envoy said.',
    ),
    differ(
        '"This company will never abandon its workers," the chairman said.',
        '"This company will always protect its workers," the chairman said.',
    ),
    differ(
        '"The verdict is a triumph for every victim," her lawyer said.',
        '"The verdict is a victory for all victims," her lawyer said.',
    ),
    differ(
        '"I saw a huge ball of fire above the roof," said a neighbour.',
        '"I saw a giant wall of fire above the roof," said a neighbour.',
    ),
    differ(
        '"We played the worst football of the season," the coach said.',
        '"We played the poorest match of the season," the coach said.',
    ),
    differ(
        '"The comet will be visible for two more weeks," the astronomer said.',
        '"The comet should remain visible for two more weeks," the astronomer said.',
    ),
    differ(
        'The minister said that "the reform will hurt nobody in this country".',
        'The minister said that "the reform will harm no family in this country".',
    ),
    differ(
        '"Our factory lost everything in the flood," the owner said.',
        '"Our workshop lost everything in the storm," the owner said.',
    ),
    differ(
        '"The killer will be found before Christmas," the sheriff said.',
        '"The killer will be caught before Christmas," the sheriff said.',
    ),
    differ(
        '"Prices will come down by the summer," the bank said.',
        '"Prices will stabilise by the summer," the bank said.',
    ),
    differ(
        '"The court has failed my family," the widow said.',
        '"The court has betrayed my family," the widow said.',
    ),
    differ(
        '"Our patience with the rebels is over," the general said.',
        '"Our tolerance of the rebels is over," the general said.',
    ),
    differ(
        '"We will rebuild the bridge within a year," the mayor said.',
        '"We will repair the bridge within a year," the mayor said.',
    ),
    differ(
        '"The market has lost its mind," the trader said.',
        '"The market has lost its nerve," the trader said.',
    ),
    differ(
        '"The referee ruined the whole final," the captain said.',
        '"The referee spoiled the whole final," the captain said.',
    ),
    differ(
        '"This virus spreads faster than measles," the doctor said.',
        '"This virus spreads faster than smallpox," the doctor said.',
    ),
    differ(
        'The report calls the dam "a danger to the whole valley".',
        'The report calls the dam "a threat to the whole valley".',
    ),
    differ(
        '"The budget is a gift to the rich," the senator said.',
        '"The budget is a present for the rich," the senator said.',
    ),
    differ(
        '"They fired at us from the roof," the reporter said.',
        '"They fired at us from the window," the reporter said.',
    ),
    differ(
        '"Nobody told us that the water was poisoned," she said.',
        '"Nobody told us that the water was dirty," she said.',
    ),
    differ(
        '"Sales in Asia were far below our hopes," the chief executive said.',
        '"Sales in Asia were far below our forecast," the chief executive said.',
    ),
    differ(
        '"I have never seen such a large shark," the diver said.',
        '"I have never seen such a huge whale," the diver said.',
    ),
    differ(
        '"We have to win the next three games," the coach said.',
        '"We have to win the next three matches," the coach said.',
    ),
    differ(
        '"The evidence against him is thin," the judge said.',
        '"The evidence against him is weak," the judge said.',
    ),
    differ(
        '"The glacier will vanish within our lifetime," the researcher said.',
        '"The glacier will melt within our lifetime," the researcher said.',
    ),
    same(
        '"We are pleased with the progress of the talks," the envoy said.',
        "The envoy said: “We are pleased with the progress of the talks.”",
    ),
    same(
        '"We are pleased with the progress of the talks," the envoy said.',
        '"We are pleased with the progress," the envoy said.',
    ),
    same(
        '"The colour of the water is changing," she said.',
        '"The color of the water is changing," she said.',
    ),
    same(
        '"The colony [of bats] is dying out," the biologist said.',
        '"The colony is dying out," the biologist said.',
    ),
    same(
        '"The jury did its duty," the judge said.',
        "The judge said that the jury had done its duty.",
    ),
    same(
        '"I will appeal against this sentence," Smith said.',
        'Smith said he "will appeal" against the sentence.',
    ),
    same(
        '"The team played very well today," the coach said.',
        '"The fans were wonderful today," the coach said.',
    ),
    same(
        '"We’re closing the mine for good," the owner said.',
        '"We are closing the mine for good," the owner said.',
    ),
    same(
        '"This is a dark day for the island," the governor said.',
        '"This is a dark day for the island and its people," the governor said.',
    ),
    same("The bank expects prices to fall.", "The bank thinks prices will come down."),
    same(
        '"The evidence ... is thin," the judge said.',
        '"The evidence against him is thin," the judge said.',
    ),
    same(
        'The judge called the evidence against him "thin".',
        '"The evidence against him is thin," the judge said.',
    ),
    same(
        "The mayor said the bridge would be rebuilt within a year.",
        '"We will rebuild the bridge within a year," the mayor said.',
    ),
    same(
        '"Nobody told us that the water was poisoned," she said.',
        'She said that "nobody told us" about the poison.',
    ),
    same(
        '"The programme isn\'t finished," the minister said.',
        '"The program is not finished," the minister said.',
    ),
    same(
        '"The deal with al-Qaeda was a mistake," the general said.',
        '"The deal with al-Qaida was a mistake," the general said.',
    ),
    same(
        '"Growth reached 5 per cent last year," the bank said.',
        '"Growth reached 5 percent last year," the bank said.',
    ),
    same('"We lost on Sept. 12," the coach said.', '"We lost on September 12," the coach said.'),
    same(
        '"The market has lost its mind," the trader said.',
        '"The market has lost its mind ... completely," the trader said.',
    ),
    same('"I hate this stadium," the striker said.', '"I hated the hotel," the striker said.'),
    same(
        '"He [the pilot] saved our lives," the passenger said.',
        '"He saved our lives," the passenger said.',
    ),
    same("“We won’t sell the club,” the owner said.", '"We won\'t sell the club," the owner said.'),
    same(
        '"The reactor is safe and will stay safe," the engineer said.',
        '"The reactor is safe," the engineer said.',
    ),
    same(
        'The union spoke of "a black day" for the town.',
        '"It is a black day for the town," the union said.',
    ),
    same(
        '"Two of the rockets hit the school," the doctor said.',
        '"2 of the rockets hit the school," the doctor said.',
    ),
    same(
        'The union said prices would rise by "an 8 to 10 per cent growth rate".',
        'The union said prices would rise by "an 8 to 10 percent" growth rate.',
    ),
    same(
        '"We respect her (Anna Roth) and her family at this time," the club said.',
        '"We respect her and her family at this time," the club said.',
    ),
)
PARAPHRASED = 0.5  # share of the shorter claim that a paraphrase has in common
ALIKE = 0.4  # share of common words from which two quotations are one utterance
SHARED = 2  # content words that they must have in common,
ALIKE_IF_FEW = 0.6  # unless this much of all words is,
ALIKE_IF_KNOWN = 0.45  # or this much where one speaker says both


def compare(match: Match, settings: Settings) -> Comparison:
    """Quoted words that differ between words in common."""
    if different_speakers(match.left, match.right):
        return Comparison()
    left, right = quoted_words(match.left), quoted_words(match.right)
    found = compared(match, left, right)
    if found:
        return Comparison(differences=(told_as(match, found, found.changes),))
    return Comparison(notes=_notes(match, left, right))


def _notes(match: Match, left: tuple[Word, ...], right: tuple[Word, ...]) -> tuple[str, ...]:
    """That one report quotes less, or says in its own words what the other quotes."""
    quoted = compare_words(left, right)
    if quoted is not None and quoted.alike >= ALIKE and len(left) != len(right):
        return ("one report quotes only a part",)
    if min(len(left), len(right)) or max(len(left), len(right)) < SHORTEST:
        return ()
    told = match.right if left else match.left
    if told.attribution is None or align(match).contained < PARAPHRASED:
        return ()
    return ("quoted in one report, told in other words in the other",)


def compared(match: Match, left: tuple[Word, ...], right: tuple[Word, ...]) -> Quotations | None:
    """Two runs of quoted words of the claims' sentences side by side, with the changes that matter
    most; None where they are not one utterance, or the same."""
    quoted = compare_words(left, right)
    if quoted is None or quoted.alike < ALIKE or not quoted.shared:
        return None
    known = _one_speaker(match)
    if quoted.shared < SHARED and quoted.alike < (ALIKE_IF_KNOWN if known else ALIKE_IF_FEW):
        return None
    changes = tuple(c for c in quoted.changes if c.left or c.right)
    heavy = tuple(c for c in changes if c.heavy)
    return replace(quoted, changes=heavy or changes) if changes else None


def told_as(match: Match, quoted: Quotations, changes: Sequence[Change]) -> Difference:
    """The difference that some of the changes make, shown in the whole of both quotations."""
    heavy = [c for c in changes if c.heavy]
    sure = _confidence(quoted, heavy, changes)
    one, two = _shown(quoted.left), _shown(quoted.right)
    told = "; ".join(_told(c) for c in changes[:3])
    return difference(
        ID, match, one, two, f"quoted as {told}", confidence=sure, severity=Severity.LOW
    )


def _one_speaker(match: Match) -> bool:
    """Whether both claims are credited to somebody of one name."""
    one, two = match.left.attribution, match.right.attribution
    if one is None or two is None:
        return False
    return bool(name_words(one.speaker) & name_words(two.speaker))


def _confidence(quoted: Quotations, heavy: Sequence[Change], changes: Sequence[Change]) -> float:
    if heavy:
        return min(0.9, 0.45 + 0.4 * quoted.alike + 0.05 * min(quoted.shared, 3))
    if any(c.mixed for c in changes):
        return 0.4 + 0.2 * quoted.alike
    if any(c.left and c.right for c in changes):
        return 0.3 + 0.2 * quoted.alike
    return 0.3


def _told(change: Change) -> str:
    return " / ".join(
        f'"{" ".join(w.text for w in side)}"' if side else "nothing"
        for side in (change.left, change.right)
    )


def _shown(words: tuple[Word, ...]) -> Phrase:
    text = words[0].text
    for before, word in pairwise(words):
        text += ("" if before.span.end == word.span.start else " ") + word.text
    return text, Span(start=words[0].span.start, end=words[-1].span.end)
