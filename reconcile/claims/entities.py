"""What an article has named: the entities that its references may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.claims.names import NameRun
from reconcile.claims.parse import Token
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.gender import Gender, gender_of
from reconcile.lexicon.nicknames import is_given_name
from reconcile.lexicon.people import DIRECTIONS, GROUP_NOUNS, PEOPLE
from reconcile.lexicon.roles import ROLES
from reconcile.lexicon.verbs import SPEAKER_NOUNS
from reconcile.model import Span

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent"})
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


def kind_here(tree: Tree, run: NameRun) -> str:
    """ "The Braves", "the Kremlin": with an article a name is a body's, not a person's."""
    first = run.indices[0]
    article = first > 0 and tree[first - 1].text.lower() == "the"
    return "organisation" if run.kind == "name" and article else run.kind


def family_of(tree: Tree, run: NameRun) -> str | None:
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


def described(tree: Tree, token: Token, offset: int, sentence: int) -> Entity | None:
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
        tokens=tokens, span=span_of(tokens, offset), kind="description", number=number_of(token),
        gender=gender_of(token.text), sentence=sentence, position=token.i,
        subject=token.dep in SUBJECTS, head=token.lemma, text=tree.text(phrase),
    )  # fmt: skip


HUMAN_ENDINGS = ("ist", "ian", "man", "woman")
HUMANS = frozenset(
    """deputy suspect victim defendant teenager pupil patient hostage prisoner inmate survivor
    captive convict fugitive champion champ titleholder striker goalkeeper boxer tenant tourist
    passenger pedestrian customer colleague opponent
    challenger candidate nominee voter migrant refugee orphan veteran""".split()
)


def is_human_noun(token: Token) -> bool:
    """Whether the noun names a person by what they are ("the deputy", "the Ukrainian")."""
    known = token.lemma in PEOPLE | ROLES | HUMANS or gender_of(token.text) is not None
    return known or country_of(token.text) is not None or token.lemma.endswith(HUMAN_ENDINGS)


def is_place_here(tree: Tree, token: Token) -> bool:
    """Whether a lone name stands where a place does: "in Warren", "Ana Lim, 41, of Warren"."""
    prep = tree[token.head]
    if token.dep != "pobj":
        return False
    host = tree[prep.head]
    return prep.lemma in {"in", "at", "near", "from"} or (
        prep.lemma == "of" and (host.pos in {"PROPN", "NUM"} or tree[prep.i - 1].text == ",")
    )


def is_someone(tree: Tree, token: Token) -> bool:
    """A person without a name ("a landlord"): never filled in, but a pronoun may mean them."""
    if token.pos != "NOUN" or token.dep not in ARGUMENTS or number_of(token) == "many":
        return False
    if not is_human_noun(token):
        return False
    return not any(c.pos == "PROPN" for c in tree.children(token.i, "appos"))


def unnamed(token: Token, offset: int, sentence: int) -> Entity:
    return Entity(
        tokens=[token], span=span_of([token], offset), kind="someone", number="one",
        gender=gender_of(token.text), sentence=sentence, position=token.i,
        subject=token.dep in SUBJECTS, head=token.lemma, text=token.text,
    )  # fmt: skip


def number_of(token: Token) -> str:
    return "many" if token.tag in {"NNS", "NNPS"} or token.text.lower() in GROUP_NOUNS else "one"


def role(tree: Tree, i: int, offset: int) -> list[Entity]:
    """A speaker named by role alone ("the mayor said he ..."), as an antecedent of its clause."""
    token = tree[i]
    if token.pos != "NOUN" or token.lemma not in PEOPLE or not token.text.islower():
        return []
    phrase = sorted(tree.noun_phrase(i))
    if phrase[-1] - phrase[0] + 1 != len(phrase):
        return []
    tokens = [tree[k] for k in phrase]
    return [
        Entity(
            tokens=tokens, span=span_of(tokens, offset), kind="description",
            number=number_of(token), gender=gender_of(token.text), sentence=-1, position=i,
            subject=True, head=token.lemma, text=tree.text(phrase),
        )
    ]  # fmt: skip


def surely_human(entity: Entity) -> bool:
    """Whether more than a capital letter says that this is a person."""
    if entity.kind == "someone":
        return False
    if entity.kind in {"person", "description"} or entity.gender is not None:
        return True
    first = entity.tokens[0].text
    return len(entity.tokens) > 1 and (is_given_name(first.lower()) or gender_of(first) is not None)


def fits(entity: Entity, kind: str, gender: Gender | None) -> bool:
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


def distinct(entities: Sequence[Entity]) -> list[Entity]:
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


def span_of(tokens: Sequence[Token], offset: int) -> Span:
    return Span(start=offset + tokens[0].start, end=offset + tokens[-1].end)
