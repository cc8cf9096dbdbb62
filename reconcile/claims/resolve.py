"""References resolved inside one article: pronouns, short names, and "the official".

Deterministic and shy: a reference is filled in only when exactly one antecedent fits by type,
number, gender where known, and recency.  Otherwise it is left, with the reason.  A wrong
resolution puts words into somebody's mouth; a missing one only costs a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reconcile.claims.entities import (
    Entity,
    described,
    distinct,
    family_of,
    fits,
    is_human_noun,
    is_place_here,
    is_someone,
    kind_here,
    number_of,
    role,
    span_of,
    surely_human,
    unnamed,
)
from reconcile.claims.names import NameRun
from reconcile.claims.parse import Token
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.claims.voice import Voice
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.gender import Gender, gender_of
from reconcile.lexicon.people import GENERIC
from reconcile.lexicon.verbs import SPEAKER_NOUNS
from reconcile.model import Reference

PRONOUNS: dict[str, tuple[str, Gender | None]] = {
    "he": ("person", "male"), "him": ("person", "male"), "his": ("person", "male"),
    "she": ("person", "female"), "her": ("person", "female"), "it": ("thing", None),
    "its": ("thing", None), "they": ("group", None), "their": ("group", None),
    "them": ("group", None),
}  # fmt: skip
REACH = 3  # sentences back; further away English repeats the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What stands for the tokens ``covers`` (indices of the sentence) in a claim's text."""

    covers: frozenset[int]
    reference: Reference
    text: str
    tokens: tuple[Token, ...]


@dataclass(slots=True)
class Resolver:
    """Reads an article's sentences in order; remembers what it has named."""

    entities: list[Entity] = field(default_factory=list)
    full_names: dict[str, Entity] = field(default_factory=dict)
    ambiguous_names: set[str] = field(default_factory=set)
    described: dict[str, list[Entity]] = field(default_factory=dict)
    sentence: int = 0

    def read(
        self,
        tree: Tree,
        runs: Sequence[NameRun],
        offset: int,
        voices: dict[int, Voice],
        *,
        heading: bool = False,
        quoted: frozenset[int] = frozenset(),
    ) -> tuple[list[Filling], list[Reference]]:
        """The fillings of one sentence, and the references that were left with the reason."""
        fresh = self._mentions(tree, offset, runs)
        fillings: list[Filling] = []
        left: list[Reference] = []
        in_runs = {i for run in runs for i in run.indices}
        for token in tree.tokens:
            found: Filling | Reference | None = None
            lower = token.text.lower()
            if lower in PRONOUNS and token.tag in {"PRP", "PRP$"} and token.i in quoted:
                found = _left(token, offset, "left: inside a quotation, where it is another's word")
            elif lower in PRONOUNS and token.tag in {"PRP", "PRP$"}:
                found = self._pronoun(tree, token, offset, fresh, voices)
            elif lower == "the" and token.i not in in_runs and token.dep == "det":
                found = self._description(tree, token, offset)
            if isinstance(found, Filling):
                fillings.append(found)
            elif found is not None:
                left.append(found)
        for run in runs:
            short = self._short_name(tree, run, offset)
            if short is not None and not any(f.covers & short.covers for f in fillings):
                fillings.append(short)
        for entity in fresh:
            if heading:
                entity.family = None  # capitals of a headline make names of common words
            self._remember(entity)
        self.sentence += 1
        return fillings, left

    # -- what the article has named --------------------------------------------------------------

    def _mentions(self, tree: Tree, offset: int, runs: Sequence[NameRun]) -> list[Entity]:
        out = []
        for run in runs:
            if run.kind == "place" and len(run.core) == 1 and tree[run.core[-1]].dep == "compound":
                continue
            tokens = [tree[i] for i in run.core]
            first = run.indices[0]
            before = [tree[k] for k in range(max(first - 2, 0), run.core[-1] + 1)]
            if first > 1 and tree[first - 1].text == "," and tree[first - 2].pos == "PROPN":
                before = before[2:]  # "Santa Rosa, California": another name's word
            genders = {g for t in before if t.pos != "PRON" and (g := gender_of(t.text))}
            head = tree[run.core[-1]]
            out.append(
                Entity(
                    tokens=tokens, span=span_of(tokens, offset), kind=self._kind(tree, run),
                    number="one",
                    gender=genders.pop() if len(genders) == 1 else None, sentence=self.sentence,
                    position=head.i, subject=head.dep in SUBJECTS,
                    family=family_of(tree, run),
                    head=head.lemma, text=tree.text(run.core),
                )
            )  # fmt: skip
        for token in tree.tokens:
            entity = described(tree, token, offset, self.sentence)
            if entity is not None:
                out.append(entity)
            elif is_someone(tree, token):
                out.append(unnamed(token, offset, self.sentence))
        return sorted(out, key=lambda e: e.position)

    def _kind(self, tree: Tree, run: NameRun) -> str:
        """The run's kind, in the light of its sentence and of the names that the article has."""
        kind = kind_here(tree, run)
        if len(run.core) > 1:
            return kind
        token = tree[run.core[0]]
        if kind in {"name", "person"} and is_place_here(tree, token):
            return "person" if token.text in self.full_names else "place"
        return "person" if kind == "place" and token.text in self.full_names else kind

    def _remember(self, entity: Entity) -> None:
        self.entities.append(entity)
        if entity.family:
            known = self.full_names.get(entity.family)
            if known is not None and known.text.split()[0] != entity.text.split()[0]:
                self.ambiguous_names.add(entity.family)
            self.full_names.setdefault(entity.family, entity)
        if entity.kind == "description" or (
            entity.kind == "organisation"
            and entity.head in SPEAKER_NOUNS
            and len(entity.tokens) > 1
        ):
            same = self.described.setdefault(entity.head, [])
            if all(e.text.lower() != entity.text.lower() for e in same):
                same.append(entity)

    # -- the three kinds of reference ------------------------------------------------------------

    def _pronoun(
        self,
        tree: Tree,
        token: Token,
        offset: int,
        fresh: Sequence[Entity],
        voices: dict[int, Voice],
    ) -> Filling | Reference | None:
        kind, gender = PRONOUNS[token.text.lower()]
        speaker = _speaking(tree, token, voices)
        before = [e for e in fresh if e.position < token.i] + [
            e for e in self.entities if self.sentence - e.sentence <= REACH
        ]
        if speaker is not None and kind != "group":
            held = [self._fullest(e) for e in fresh if e.position == speaker]
            held = [e for e in held if e.kind != "someone"] or role(tree, speaker, offset)
            held = [e for e in held if fits(e, kind, gender)]
            between = [e for e in fresh if speaker < e.position < token.i and fits(e, kind, gender)]
            if held and not distinct([*held, *map(self._fullest, between)])[1:]:
                return _filling(
                    tree, [token.i], offset, self._fullest(held[0]), "speaker of the statement"
                )
        if kind != "person":
            return _left(token, offset, "left: may stand for an event or for several antecedents")
        near = [e for e in before if self.sentence - e.sentence <= 1]
        choice = self._fitting(near, kind, gender) or self._fitting(before, kind, gender)
        rival = self._rival(tree, token, choice[0]) if len(choice) == 1 else None
        if rival is not None:
            return _left(token, offset, f"ambiguous: {choice[0].text}, {rival.text}")
        if len(choice) == 1 and surely_human(choice[0]):
            return _filling(
                tree, [token.i], offset, self._fullest(choice[0]), "only fitting antecedent"
            )
        reason = (
            "ambiguous: " + ", ".join(sorted(e.text for e in choice)) if choice else "no antecedent"
        )
        return _left(token, offset, reason)

    def _fitting(
        self, mentions: Sequence[Entity], kind: str, gender: Gender | None
    ) -> list[Entity]:
        return distinct([e for e in map(self._fullest, mentions) if fits(e, kind, gender)])

    def _rival(self, tree: Tree, token: Token, choice: Entity) -> Token | None:
        """A subject in front of the pronoun that may be a person and is not the choice."""
        subjects = [t for t in tree.tokens[: token.i] if t.dep in SUBJECTS and t.pos != "PRON"]
        own = {t.text for t in choice.tokens} | {self._fullest(choice).text}
        for subject in subjects[-1:]:
            named = subject.text in self.full_names or country_of(subject.text) is not None
            human = is_human_noun(subject) and number_of(subject) == "one"
            if subject.text not in own and subject.i != choice.position and (named or human):
                return subject
        return None

    def _description(self, tree: Tree, det: Token, offset: int) -> Filling | Reference | None:
        head = tree[det.head]
        if head.pos != "NOUN" or head.lemma not in SPEAKER_NOUNS or head.i <= det.i:
            return None
        phrase = tree.noun_phrase(head.i)
        if phrase != {det.i, head.i} or tree.child(head.i, "relcl", "acl", "appos", "prep"):
            return None
        earlier = [e for e in self.described.get(head.lemma, ()) if e.number == number_of(head)]
        if head.lemma in GENERIC or head.text.lower() in GENERIC:
            earlier = [e for e in earlier if self.sentence - e.sentence <= 1]
        if len(earlier) > 1:
            names = ", ".join(sorted(e.text for e in earlier))
            return _left(head, offset, f"ambiguous: {names}")
        if not earlier:
            return None
        return _filling(
            tree, [det.i, head.i], offset, earlier[0], "only earlier mention with this head"
        )

    def _short_name(self, tree: Tree, run: NameRun, offset: int) -> Filling | None:
        if len(run.core) != 1:
            return None
        token = tree[run.core[0]]
        known = self.full_names.get(token.text)
        if known is None or token.text in self.ambiguous_names or token.dep == "compound":
            return None
        return _filling(tree, [token.i], offset, known, "family name of the only one so named")

    def _fullest(self, entity: Entity) -> Entity:
        if len(entity.tokens) > 1:
            return entity
        known = self.full_names.get(entity.tokens[-1].text)
        return known if known is not None and known.family not in self.ambiguous_names else entity


def _speaking(tree: Tree, token: Token, voices: dict[int, Voice]) -> int | None:
    """The head of the speaker in whose indirect statement the pronoun is the subject."""
    if token.dep not in SUBJECTS or token.head not in voices:
        return None
    if tree[token.head].dep not in {"ccomp", "conj", "ROOT"}:
        return None  # deeper clauses have subjects of their own to choose from
    voice = voices[token.head]
    if voice.speaker_head is None or token.i < voice.speaker_head:
        return None
    return voice.speaker_head


def _filling(tree: Tree, covers: list[int], offset: int, entity: Entity, reason: str) -> Filling:
    tokens = [tree[i] for i in covers]
    possessive = tokens[0].tag == "PRP$"
    text = entity.text + ("'s" if possessive else "")
    reference = Reference(
        expression=tree.text(covers), span=span_of(tokens, offset), text=entity.text,
        antecedent=entity.span, reason=reason,
    )  # fmt: skip
    return Filling(
        covers=frozenset(covers), reference=reference, text=f"[{text}]", tokens=tuple(entity.tokens)
    )


def _left(token: Token, offset: int, reason: str) -> Reference:
    return Reference(
        expression=token.text,
        span=span_of([token], offset),
        text=None,
        antecedent=None,
        reason=reason,
    )


def told(tree: Tree, words: Sequence[int], fillings: Sequence[Filling]) -> str:
    """The speaker's words; a pronoun or short name that was resolved is told in full."""
    for filling in fillings:
        if filling.covers == frozenset(words) and filling.reference.text:
            return filling.reference.text
    return tree.text(words)
