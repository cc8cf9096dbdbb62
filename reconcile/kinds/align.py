"""Which words of two claims say the same, and which stand against each other in one place.

Words meet under a key that folds spelling, derivation, near-synonyms and negative prefixes.  Two
words stand in one slot when they depend in the same role on words that meet, or when the words on
either side of them meet.  Everything here is symmetric in its two claims.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reconcile.kinds.remember import remembered
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.forms import term
from reconcile.lexicon.negatives import base
from reconcile.lexicon.spelling import normalise_spelling
from reconcile.lexicon.synonyms import concept, is_known
from reconcile.model import Claim, Match, Span, Word

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV"})
LIGHT = frozenset(
    """be have do will would can could may might shall should also only just still more most very so
    not n't never other such then there here now one make take get go come say tell""".split()
)
ROLES = {
    "nsubj": "subject", "csubj": "subject", "agent": "subject", "nsubjpass": "object",
    "csubjpass": "object", "dobj": "object", "dative": "to", "attr": "attribute",
    "acomp": "attribute", "oprd": "attribute", "amod": "modifier", "compound": "modifier",
    "nmod": "modifier", "poss": "of", "nummod": "number", "quantmod": "number", "advmod": "adverb",
    "npadvmod": "time", "xcomp": "verb", "ccomp": "verb", "advcl": "verb", "relcl": "verb",
    "acl": "verb", "pcomp": "verb", "ROOT": "root", "prt": "particle",
}  # fmt: skip
PREPOSITIONS = {"in": "at", "at": "at", "on": "at", "inside": "at", "within": "at", "into": "to",
                "toward": "to", "towards": "to", "onto": "to", "upon": "at"}  # fmt: skip
MIN_PARTICIPLE = 5  # letters
MOST_GAIN = 0.3  # of a share of words, by leaving out those that differ
FEW = 2  # fewer words that meet may do so by chance
AUXILIARY = frozenset({"aux", "auxpass"})
CLIMBS = frozenset({"conj", "appos"})


@lru_cache(maxsize=65536)
def word_key(text: str, lemma: str, proper: bool) -> str:
    """The key under which a word meets its other forms."""
    country = country_of(text) if text[:1].isupper() else None
    if country:
        return country.lower()
    word = normalise_spelling(lemma.lower())
    if proper:
        return word.rstrip(".")
    plain, negative = base(word)
    for form in _present(plain):
        if is_known(form):
            return term(concept(form))
    return term(_present(plain)[-1] if negative else plain)


def _present(word: str) -> tuple[str, ...]:
    """What a participle may be of ("specified" of "specify"), the likeliest last."""
    if not word.endswith("ed") or len(word) < MIN_PARTICIPLE:
        return (word,)
    stem = word[:-2]
    if stem.endswith("i"):
        likely = f"{stem[:-1]}y"
    elif stem[-1] == stem[-2] and stem[-1] not in "sl":
        likely = stem[:-1]
    else:
        likely = f"{stem}e" if stem[-1] in "csvzgu" and stem[-2] != "s" else stem
    return (word, stem, f"{stem}e", likely)


def key(word: Word) -> str:
    """The key of a word: see ``word_key``."""
    return word_key(word.text, word.lemma, word.pos == "PROPN")


def is_content(word: Word) -> bool:
    """Whether the word carries meaning of its own."""
    return word.pos in CONTENT and word.lemma not in LIGHT


def speaks(similarity: float) -> float:
    """How far a similarity speaks for one event by itself, 0..1: nothing below 0.6."""
    return max(0.0, min((similarity - 0.6) / 0.35, 1.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in a claim: the role, and the index of the word that gives it (-1 for none)."""

    role: str
    head: int


@remembered
def slot(words: Sequence[Word], i: int) -> Slot:
    """The slot of word ``i``; members of a list and appositions stand in the first one's slot."""
    seen = set()
    while words[i].dep in CLIMBS and words[i].head >= 0 and i not in seen:
        seen.add(i)
        i = words[i].head
    word = words[i]
    if word.dep == "pobj" and word.head >= 0:
        preposition = words[word.head]
        if preposition.dep == "agent":
            return Slot(role="subject", head=preposition.head)
        name = PREPOSITIONS.get(preposition.lemma, preposition.lemma)
        return Slot(role=name, head=preposition.head)
    return Slot(role=ROLES.get(word.dep, word.dep), head=word.head)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """``pairs`` are indices of words that meet; ``overlap`` in 0..1 is their share of the content
    words of both claims (F1), ``contained`` their share of the shorter claim's; ``similarity`` in
    0..1 is what matching found, which knows the rest of the story too, and ``pull`` what the share
    of words that meet adds to its log-odds."""

    left: Claim
    right: Claim
    pairs: tuple[tuple[int, int], ...]
    overlap: float
    contained: float
    similarity: float
    pull: float

    @property
    def likeness(self) -> float:
        """How far the similarity speaks for one event by itself, 0..1: from 0.6 on."""
        return speaks(self.similarity)

    def likeness_without(self, left: Span, right: Span) -> float:
        """The likeness that the claims would have without the words at two spans."""
        return speaks(self.similarity_without(left, right))

    def similarity_without(self, left: Span, right: Span) -> float:
        """The similarity that the claims would have without the words at two spans, 0..1.

        A wrong figure makes two claims look less alike than they are: the words that differ
        count neither for one fact nor against it.
        """
        one, two = indices(self.left, left), indices(self.right, right)
        sizes = sum(map(is_content, self.left.words)), sum(map(is_content, self.right.words))
        out = [
            sum(is_content(words[k]) for k in group)
            for words, group in ((self.left.words, one), (self.right.words, two))
        ]
        both = sum(i not in one and j not in two for i, j in self.pairs)
        whole, rest = sum(sizes), sum(sizes) - sum(out)
        if both < FEW or rest <= 0 or not 0 < self.similarity < 1:
            return self.similarity
        gain = min(2 * both / rest - 2 * both / whole, MOST_GAIN)
        odds = math.log(self.similarity / (1 - self.similarity)) + self.pull * gain
        return 1 / (1 + math.exp(-odds))

    def met(self, i: int, j: int) -> bool:
        """Whether words ``i`` and ``j`` meet."""
        return (i, j) in self.pairs

    def left_alone(self) -> tuple[int, ...]:
        """Content words of the left claim that meet none, in order."""
        have = {i for i, _ in self.pairs}
        return tuple(i for i, w in enumerate(self.left.words) if i not in have and is_content(w))

    def right_alone(self) -> tuple[int, ...]:
        """Content words of the right claim that meet none, in order."""
        have = {j for _, j in self.pairs}
        return tuple(j for j, w in enumerate(self.right.words) if j not in have and is_content(w))


# The latest alignment: one kind after the other asks for that of one and the same match.
_latest: list[Alignment] = []


def align(match: Match) -> Alignment:
    """The alignment of a match's two claims."""
    for known in _latest:
        same = known.left is match.left and known.right is match.right
        if same and known.similarity == match.similarity:
            return known
    made = _aligned(match)
    _latest[:] = [made]
    return made


def _aligned(match: Match) -> Alignment:
    left, right = match.left.words, match.right.words
    places: dict[str, list[int]] = {}
    for j, y in enumerate(right):
        if is_content(y):
            places.setdefault(key(y), []).append(j)
    candidates = sorted(
        (-_closeness(left, i, right, j), abs(i - j), i + j, i, j)
        for i, x in enumerate(left)
        if is_content(x)
        for j in places.get(key(x), ())
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for *_, i, j in candidates:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((i, j))
    tops = predicate(match.left), predicate(match.right)
    if min(tops) >= 0 and tops[0] not in used_left and tops[1] not in used_right:
        light = left[tops[0]].lemma in LIGHT and left[tops[0]].lemma == right[tops[1]].lemma
        extra = [tops] if light else []
    else:
        extra = []
    sizes = sum(map(is_content, left)), sum(map(is_content, right))
    both = len(pairs)
    return Alignment(
        left=match.left,
        right=match.right,
        pairs=tuple(sorted([*pairs, *extra])),
        overlap=2 * both / sum(sizes) if both else 0.0,
        contained=both / min(sizes) if both else 0.0,
        similarity=match.similarity,
        pull=match.pull,
    )


def _closeness(left: Sequence[Word], i: int, right: Sequence[Word], j: int) -> int:
    """How alike the places of two words are: role, head, word class."""
    one, two = slot(left, i), slot(right, j)
    points = int(one.role == two.role) + int(left[i].pos == right[j].pos)
    if one.head >= 0 and two.head >= 0 and key(left[one.head]) == key(right[two.head]):
        points += 2
    return points


def indices(claim: Claim, span: Span) -> tuple[int, ...]:
    """The claim's words that lie in the span."""
    start, end = span.start, span.end
    return tuple(
        [i for i, w in enumerate(claim.words) if w.span.start < end and start < w.span.end]
    )


def head_index(words: Sequence[Word], group: Sequence[int]) -> int:
    """The word of a group that depends on none of the others; the last of them where several."""
    have = set(group)
    tops = [i for i in group if words[i].head not in have]
    return tops[-1] if tops else group[-1]


def same_slot(aligned: Alignment, left: Sequence[int], right: Sequence[int]) -> float:
    """How surely two groups of words stand in one slot: 1 by role under words that meet, 0.9 by
    neighbours on both sides, 0.7 by role where both depend on the claims' predicates, else 0."""
    if not left or not right:
        return 0.0
    one = slot(aligned.left.words, head_index(aligned.left.words, left))
    two = slot(aligned.right.words, head_index(aligned.right.words, right))
    if one.role == two.role:
        if one.head >= 0 and two.head >= 0 and aligned.met(one.head, two.head):
            return 1.0
        if one.head >= 0 and two.head >= 0 and _light(aligned, one.head, two.head):
            return 0.8
    if _neighbours_meet(aligned, left, right):
        return 0.9
    if one.role == two.role and one.role in {"subject", "object", "root"}:
        heads = predicate(aligned.left), predicate(aligned.right)
        if (one.head, two.head) == heads or one.role == "root":
            return 0.7 if aligned.overlap >= 0.6 else 0.0
    return 0.0


def _light(aligned: Alignment, i: int, j: int) -> bool:
    one, two = aligned.left.words[i], aligned.right.words[j]
    return one.lemma == two.lemma and one.pos in {"VERB", "AUX"}


def _neighbours_meet(aligned: Alignment, left: Sequence[int], right: Sequence[int]) -> bool:
    before = _neighbour(aligned.left.words, left, -1), _neighbour(aligned.right.words, right, -1)
    after = _neighbour(aligned.left.words, left, 1), _neighbour(aligned.right.words, right, 1)
    ok_before = _edge_or_met(aligned, *before)
    ok_after = _edge_or_met(aligned, *after)
    real = sum(i is not None and j is not None for i, j in (before, after))
    return ok_before and ok_after and real >= 1


def _edge_or_met(aligned: Alignment, i: int | None, j: int | None) -> bool:
    if i is None or j is None:
        return i is None and j is None
    return aligned.met(i, j)


def _neighbour(words: Sequence[Word], group: Sequence[int], step: int) -> int | None:
    at = (group[-1] if step > 0 else group[0]) + step
    while 0 <= at < len(words):
        if is_content(words[at]):
            return at
        at += step
    return None


def opposed_words(aligned: Alignment) -> tuple[tuple[int, int, float], ...]:
    """Pairs of content words that meet none and stand in one slot, with how surely they do."""
    out = []
    for i in aligned.left_alone():
        for j in aligned.right_alone():
            strength = same_slot(aligned, (i,), (j,))
            if strength > 0:
                out.append((i, j, strength))
    return tuple(out)


def predicate(claim: Claim) -> int:
    """Index of the claim's main predicate: its topmost verb, else the verb of a relative clause
    below its topmost noun, else that word; -1 for none."""
    return top_of(claim.words)


@remembered
def top_of(words: Sequence[Word]) -> int:
    """See ``predicate``."""
    tops = [i for i, w in enumerate(words) if w.head == -1]
    own = [i for i in tops if not words[i].filled]
    clauses = [i for i, w in enumerate(words) if is_clause(w)]
    below = [
        i for i in clauses if all(words[k].pos not in {"VERB", "AUX"} for k in ancestors(words, i))
    ]
    chosen = (
        [i for i in own if words[i].pos in {"VERB", "AUX"} and words[i].dep not in AUXILIARY]
        or below
        or [i for i in own if words[i].pos in {"NOUN", "ADJ", "PROPN"}]
        or [i for i in tops if words[i].pos in {"VERB", "AUX"}]
        or own
        or tops
    )
    return chosen[0] if chosen else -1


def is_clause(word: Word) -> bool:
    """Whether the word is the verb of a relative clause, be it a reduced one ("loaded with")."""
    if word.pos not in {"VERB", "AUX"}:
        return False
    return word.dep == "relcl" or (word.dep == "acl" and word.tag in {"VBN", "VBG"})


@remembered
def children(words: Sequence[Word], i: int, *deps: str) -> tuple[int, ...]:
    """Dependents of word ``i``, only those with one of ``deps`` if any is given."""
    return tuple(k for k, w in enumerate(words) if w.head == i and (not deps or w.dep in deps))


def beside(words: Sequence[Word], i: int) -> tuple[int, ...]:
    """The dependents of word ``i``; for the second verb of a row also what it shares with the
    first, from which it was cut off ("did not sell the dam and close the mill")."""
    if words[i].dep != "conj" or words[i].head >= 0:
        return children(words, i)
    loose = (k for k in range(i) if words[k].head == -1 and words[k].dep in AUXILIARY | {"neg"})
    return (*loose, *children(words, i))


@remembered
def ancestors(words: Sequence[Word], i: int) -> tuple[int, ...]:
    """Heads of word ``i`` inside the claim, from the nearest up, without ``i``."""
    out: list[int] = []
    while words[i].head >= 0 and words[i].head not in out:
        i = words[i].head
        out.append(i)
    return tuple(out)


@remembered
def subtree(words: Sequence[Word], i: int) -> tuple[int, ...]:
    """Word ``i`` and everything that depends on it, in text order."""
    return tuple(k for k in range(len(words)) if k == i or i in ancestors(words, k))


def phrase(claim: Claim, group: Iterable[int]) -> tuple[str, Span]:
    """The words from the first to the last of the group as one text, with their span."""
    chosen = [claim.words[i] for i in sorted(group)]
    text = chosen[0].text
    for before, word in pairwise(chosen):
        text += ("" if before.span.end == word.span.start else " ") + word.text
    return text, Span(start=chosen[0].span.start, end=chosen[-1].span.end)
