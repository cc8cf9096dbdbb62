"""Which of a finding's claims speaks for it."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Claim, Section

_VERBS = frozenset({"VERB", "AUX"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_LEADING = frozenset({"when", "where", "whose", "which", "because", "although", "whereas"})
_SHORTEST, _LONGEST = 6, 30  # words of a statement that is neither a scrap nor a paragraph
_OWN = 0.8  # share of its sentence from which a claim is a sentence of its own

_Rank = tuple[bool, bool, bool, bool, bool, int, int]


def is_fragment(claim: Claim) -> bool:
    """Whether the claim has no verb, or none but a participle or that of a side clause.

    Of a claim without a parse nothing is known.
    """
    if not claim.words:
        return False
    verbs = [n for n, word in enumerate(claim.words) if word.pos in _VERBS]
    if all(claim.words[n].tag in _PARTICIPLES for n in verbs):
        return True
    led = claim.words[0].text.lower() in _LEADING
    marked = len(verbs) == 1 and any(word.dep == "mark" for word in claim.words[: verbs[0]])
    return (led or marked) and "," not in claim.text


def spokesman(claims: Sequence[Claim]) -> int:
    """The place of the claim to show for all: a statement, the fullest of a readable length."""
    return max(range(len(claims)), key=lambda n: (_rank(claims[n]), -n))


def _rank(claim: Claim) -> _Rank:
    length = sum(span.end - span.start for span in claim.spans)
    sentence = claim.sentence.end - claim.sentence.start
    return (
        not is_fragment(claim),
        claim.section is Section.BODY,
        _SHORTEST <= len(claim.text.split()) <= _LONGEST,
        length >= _OWN * sentence,
        "[" not in claim.text,
        len(claim.values),
        length,
    )
