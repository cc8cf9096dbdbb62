"""One utterance quoted in different words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reconcile.kinds.attribution import different_speakers
from reconcile.kinds.base import Example, Phrase, differ, difference, same
from reconcile.kinds.quotation import Change, Quotations, compare_words, quoted_words
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
)
ALIKE = 0.4  # share of common words from which two quotations are one utterance
SHARED = 2  # content words that they must have in common,
ALIKE_IF_FEW = 0.6  # unless this much of all words is,
ALIKE_IF_KNOWN = 0.45  # or this much where one speaker says both


def compare(match: Match, settings: Settings) -> Comparison:
    """Quoted words that differ between words in common."""
    if different_speakers(match.left, match.right):
        return Comparison()
    found = compared(match, quoted_words(match.left), quoted_words(match.right))
    return Comparison(differences=(found[0],)) if found else Comparison()


def compared(
    match: Match, left: tuple[Word, ...], right: tuple[Word, ...]
) -> tuple[Difference, tuple[Change, ...]] | None:
    """The difference between two runs of quoted words of the claims' sentences, with the words
    that differ; None where they are not one utterance, or the same."""
    quoted = compare_words(left, right)
    if quoted is None or quoted.alike < ALIKE or not quoted.shared:
        return None
    known = _one_speaker(match)
    if quoted.shared < SHARED and quoted.alike < (ALIKE_IF_KNOWN if known else ALIKE_IF_FEW):
        return None
    changes = tuple(c for c in quoted.changes if c.left or c.right)
    if not changes:
        return None
    heavy = tuple(c for c in changes if c.heavy)
    sure = _confidence(quoted, heavy, changes)
    one, two = _shown(quoted.left), _shown(quoted.right)
    told = "; ".join(_told(c) for c in (heavy or changes)[:3])
    found = difference(
        ID, match, one, two, f"quoted as {told}", confidence=sure, severity=Severity.LOW
    )
    return found, heavy or changes


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
