"""References resolved inside one article: pronouns, short names, and "the official".

Deterministic and shy: a reference is filled in only when exactly one antecedent fits by type,
number, gender where known, and recency.  Otherwise it is left, with the reason.  A wrong
resolution puts words into somebody's mouth; a missing one only costs a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reconcile.claims.names import NameRun
from reconcile.claims.parse import Token
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.claims.voice import Voice
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.gender import Gender, gender_of
from reconcile.lexicon.nicknames import is_given_name
from reconcile.lexicon.people import DIRECTIONS, GENERIC, GROUP_NOUNS, PEOPLE
from reconcile.lexicon.roles import ROLES
from reconcile.lexicon.verbs import SPEAKER_NOUNS
from reconcile.model import Reference, Span

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent"})
PRONOUNS: dict[str, tuple[str, Gender | None]] = {
    "he": ("person", "male"), "him": ("person", "male"), "his": ("person", "male"),
    "she": ("person", "female"), "her": ("person", "female"), "it": ("thing", None),
    "its": ("thing", None), "they": ("group", None), "their": ("group", None),
    "them": ("group", None),
}  # fmt: skip
REACH = 3  # sentences back; further away English repeats the name
MAX_WORDS = 8  # words of an antecedent that are worth filling in


@dataclass(slots=True)
class Entity:
    """Somebody or something the article has named: its fullest mention so far."""

    tokens: list[Token]
    span: Span
    kind: str
    number: str
    gender: Gender | None
    sentence: int
    position: int
    subject: bool
    family: str | None = None
    head: str = ""
    text: str = ""


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
            before = [tree[k] for k in range(max(run.indices[0] - 2, 0), run.core[-1] + 1)]
            genders = {g for t in before if t.pos != "PRON" and (g := gender_of(t.text))}
            head = tree[run.core[-1]]
            out.append(
                Entity(
                    tokens=tokens, span=_span(tokens, offset), kind=_kind_here(tree, run),
                    number="one",
                    gender=genders.pop() if len(genders) == 1 else None, sentence=self.sentence,
                    position=head.i, subject=head.dep in SUBJECTS,
                    family=_family(tree, run),
                    head=head.lemma, text=tree.text(run.core),
                )
            )  # fmt: skip
        for token in tree.tokens:
            entity = _described(tree, token, offset, self.sentence)
            if entity is not None:
                out.append(entity)
            elif _someone(tree, token):
                out.append(_unnamed(token, offset, self.sentence))
        return sorted(out, key=lambda e: e.position)

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
            held = [e for e in held or _role(tree, speaker, offset) if _fits(e, kind, gender)]
            if held:
                return _filling(
                    tree, [token.i], offset, self._fullest(held[0]), "speaker of the statement"
                )
        if kind != "person":
            return _left(token, offset, "left: may stand for an event or for several antecedents")
        fitting = _distinct([e for e in map(self._fullest, before) if _fits(e, kind, gender)])
        near = [e for e in fitting if self.sentence - e.sentence <= 1]
        choice = near or fitting
        if len(choice) == 1 and _surely_human(choice[0]):
            return _filling(
                tree, [token.i], offset, self._fullest(choice[0]), "only fitting antecedent"
            )
        reason = (
            "ambiguous: " + ", ".join(sorted(e.text for e in choice)) if choice else "no antecedent"
        )
        return _left(token, offset, reason)

    def _description(self, tree: Tree, det: Token, offset: int) -> Filling | Reference | None:
        head = tree[det.head]
        if head.pos != "NOUN" or head.lemma not in SPEAKER_NOUNS or head.i <= det.i:
            return None
        phrase = tree.noun_phrase(head.i)
        if phrase != {det.i, head.i} or tree.child(head.i, "relcl", "acl", "appos", "prep"):
            return None
        earlier = [e for e in self.described.get(head.lemma, ()) if e.number == _number(head)]
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


def _kind_here(tree: Tree, run: NameRun) -> str:
    """ "The Braves", "the Kremlin": with an article a name is a body's, not a person's."""
    first = run.indices[0]
    article = first > 0 and tree[first - 1].text.lower() == "the"
    return "organisation" if run.kind == "name" and article else run.kind


def _family(tree: Tree, run: NameRun) -> str | None:
    """The family name of a run that has the form of a person's full name."""
    words = [tree[i].text for i in run.core]
    if "of" in words:
        words = words[: words.index("of")]
    if run.kind not in {"person", "name"} or not 2 <= len(words) <= 4:
        return None
    if words[0] in DIRECTIONS or any(w == "-" or country_of(w) for w in words):
        return None
    last = words[-1]
    plain = last[0].isupper() and last.replace("-", "").replace("'", "").isalpha()
    return None if not plain or any(w.isupper() and len(w) > 3 for w in words) else last


def _described(tree: Tree, token: Token, offset: int, sentence: int) -> Entity | None:
    """A role that a noun phrase introduces ("an American official", "the Russian ministry")."""
    if token.pos != "NOUN" or token.lemma not in SPEAKER_NOUNS or token.dep == "compound":
        return None
    phrase = sorted(tree.noun_phrase(token.i))
    tokens = [tree[i] for i in phrase if tree[i].tag != "POS"]
    modifiers = [t for t in tokens if t.i != token.i and t.dep != "det"]
    indefinite = any(t.text.lower() in {"a", "an"} for t in tokens)
    if (
        not (modifiers or indefinite)
        or len(phrase) > MAX_WORDS
        or any(t.tag == "PRP$" for t in tokens)
    ):
        return None
    if any(t.dep in {"conj", "cc"} for t in tokens) or phrase[-1] - phrase[0] + 1 != len(phrase):
        return None
    return Entity(
        tokens=tokens, span=_span(tokens, offset), kind="description", number=_number(token),
        gender=gender_of(token.text), sentence=sentence, position=token.i,
        subject=token.dep in SUBJECTS, head=token.lemma, text=tree.text(phrase),
    )  # fmt: skip


def _someone(tree: Tree, token: Token) -> bool:
    """A person without a name ("a landlord"): never filled in, but a pronoun may mean them."""
    if token.pos != "NOUN" or token.dep not in ARGUMENTS or _number(token) == "many":
        return False
    if token.lemma not in PEOPLE | ROLES and gender_of(token.text) is None:
        return False
    return not any(c.pos == "PROPN" for c in tree.children(token.i, "appos"))


def _unnamed(token: Token, offset: int, sentence: int) -> Entity:
    return Entity(
        tokens=[token], span=_span([token], offset), kind="someone", number="one",
        gender=gender_of(token.text), sentence=sentence, position=token.i,
        subject=token.dep in SUBJECTS, head=token.lemma, text=token.text,
    )  # fmt: skip


def _number(token: Token) -> str:
    return "many" if token.tag in {"NNS", "NNPS"} or token.text.lower() in GROUP_NOUNS else "one"


def _role(tree: Tree, i: int, offset: int) -> list[Entity]:
    """A speaker named by role alone ("the mayor said he ..."), as an antecedent of its clause."""
    token = tree[i]
    if token.pos != "NOUN" or token.lemma not in PEOPLE:
        return []
    phrase = sorted(tree.noun_phrase(i))
    if phrase[-1] - phrase[0] + 1 != len(phrase):
        return []
    tokens = [tree[k] for k in phrase]
    return [
        Entity(
            tokens=tokens, span=_span(tokens, offset), kind="description", number=_number(token),
            gender=gender_of(token.text), sentence=-1, position=i, subject=True,
            head=token.lemma, text=tree.text(phrase),
        )
    ]  # fmt: skip


def _surely_human(entity: Entity) -> bool:
    """Whether more than a capital letter says that this is a person."""
    if entity.kind == "someone":
        return False
    if entity.kind in {"person", "description"} or entity.gender is not None:
        return True
    first = entity.tokens[0].text
    return len(entity.tokens) > 1 and (is_given_name(first.lower()) or gender_of(first) is not None)


def _fits(entity: Entity, kind: str, gender: Gender | None) -> bool:
    if entity.number != "one":
        return False
    if kind == "person":
        # A lone unknown name may be a person's: as a candidate it keeps others from being sure.
        lone = len(entity.tokens) == 1 and country_of(entity.text) is None
        named = entity.kind == "name" and (entity.family is not None or lone)
        human = entity.kind in {"person", "someone"} or named
        human = human or (entity.kind == "description" and entity.head in PEOPLE)
        return human and (entity.gender is None or entity.gender == gender)
    return entity.kind in {"organisation", "description"} and entity.head not in PEOPLE


def _distinct(entities: Sequence[Entity]) -> list[Entity]:
    """One for each person: a family name alone is the person whose last name it is."""
    out: dict[str, Entity] = {}
    for entity in entities:
        key = (
            entity.tokens[-1].text.lower() if entity.kind != "description" else entity.text.lower()
        )
        known = out.get(key)
        if known is None or len(entity.tokens) > len(known.tokens):
            out[key] = entity
    return list(out.values())


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


def _span(tokens: Sequence[Token], offset: int) -> Span:
    return Span(start=offset + tokens[0].start, end=offset + tokens[-1].end)


def _filling(tree: Tree, covers: list[int], offset: int, entity: Entity, reason: str) -> Filling:
    tokens = [tree[i] for i in covers]
    possessive = tokens[0].tag == "PRP$"
    text = entity.text + ("'s" if possessive else "")
    reference = Reference(
        expression=tree.text(covers), span=_span(tokens, offset), text=entity.text,
        antecedent=entity.span, reason=reason,
    )  # fmt: skip
    return Filling(
        covers=frozenset(covers), reference=reference, text=f"[{text}]", tokens=tuple(entity.tokens)
    )


def _left(token: Token, offset: int, reason: str) -> Reference:
    return Reference(
        expression=token.text,
        span=_span([token], offset),
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
