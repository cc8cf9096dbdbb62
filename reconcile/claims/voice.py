"""One act of saying: who speaks, with which words, and through whom we have it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reconcile.claims.parse import Token
from reconcile.claims.pieces import Piece
from reconcile.claims.tree import RELATIVES, VERBAL, Tree
from reconcile.lexicon.calendar import MONTHS, WEEKDAYS
from reconcile.lexicon.gender import gender_of

SOURCES = frozenset({"cite", "quote"})
# "Voiced fears that", "made the claim that"; who rejects an accusation does not hold it.
VOICING = frozenset(
    "voice express raise make have issue repeat share give echo air state reiterate cite".split()
)
# What "it" does only where it is somebody; an event may show, suggest or mean something, too.
SPEAKING = frozenset(
    """say add tell announce report warn note state deny claim estimate expect argue insist explain
    predict believe confirm write declare acknowledge admit pledge vow promise stress""".split()
)
CALENDAR = frozenset(MONTHS) | frozenset(WEEKDAYS)


@dataclass(slots=True)
class Voice:
    """One act of saying: token indices of the speaker and the cue, and the one it came through."""

    speaker: tuple[int, ...]
    cue: tuple[int, ...]
    via: tuple[int, ...] = ()
    outer: Voice | None = None
    words: set[int] = field(default_factory=set)
    speaker_head: int | None = None


def voice_of(tree: Tree, cue: int, pieces: dict[int, Piece]) -> Voice:
    """The voice whose verb or noun of saying stands at ``cue``."""
    speaker, head = _speaker(tree, cue, pieces)
    words = {cue, *(c.i for c in tree.children(cue, "aux", "auxpass", "neg", "prt"))}
    for adjunct in tree.children(cue, "prep", "npadvmod", "advmod"):
        below = tree.subtree(adjunct.i)
        if not any(k in pieces for k in below):
            words.update(below)  # "said in a statement on Monday"
    voice = Voice(
        speaker=tuple(sorted(speaker)), cue=(cue,), words=words | speaker, speaker_head=head
    )
    listener = tree.child(cue, "dobj", "dative")
    if tree[cue].lemma in {"tell", "inform"} and listener is not None:
        phrase = tree.noun_phrase(listener.i)
        voice.words |= phrase
        if tree[listener.i].pos == "PROPN":
            voice.via = tuple(sorted(phrase))
    _citing(tree, cue, voice)
    _passed_on(tree, cue, voice)
    return voice


def _speaker(tree: Tree, cue: int, pieces: dict[int, Piece]) -> tuple[set[int], int | None]:
    """The speaker's words, and their head where it is the cue's own subject."""
    cited = tree.child(cue, "nsubjpass") if tree[cue].lemma in SOURCES else None
    if cited is not None and any(c.lemma == "as" for c in tree.children(cue, "prep")):
        return speaker_phrase(tree, cited.i), cited.i  # "..., one witness was quoted as saying"
    if tree.is_passive(cue):
        agent = tree.child(cue, "agent")
        return (set() if agent is None else set(tree.subtree(agent.i)) - {agent.i}), None
    subject = (
        _as_saying(tree, cue)
        or tree.subject(cue)
        or tree.child(cue, "poss")
        or _speaker_above(tree, cue)
        or _voicing(tree, cue)
        or _shared_subject(tree, cue)
    )
    if subject is not None and subject.text.lower() in RELATIVES and tree[cue].dep == "relcl":
        others = [c for c in tree.children(cue, "nsubj") if c.i != subject.i]
        subject = others[0] if others else tree[tree[cue].head]  # "Fatima, who said": Fatima
    if subject is not None and _is_somebody(tree, subject, cue):
        phrase = speaker_phrase(tree, subject.i)
        case = {c.i for c in tree.children(subject.i) if c.tag == "POS"}
        return phrase - case, subject.i
    if cue not in pieces:
        return set(), None
    borrowed = pieces[cue].borrowed
    return {
        k for k in borrowed if tree[k].pos not in VERBAL and tree[k].dep not in {"aux", "neg"}
    }, None


def _shared_subject(tree: Tree, cue: int) -> Token | None:
    """ "Called it unfair and predicted that ...", "praised it, adding that ...": one speaker."""
    at = cue
    while tree[at].dep in {"conj", "advcl"} and tree[at].head != at:
        at = tree[at].head
        if tree[at].pos not in VERBAL or tree.is_passive(at):
            return None
        subject = tree.subject(at)
        if subject is not None:
            return None if subject.text.lower() in RELATIVES else subject
    return None


def _is_somebody(tree: Tree, subject: Token, cue: int) -> bool:
    word = subject.text.lower()
    if subject.dep == "expl" or word == "there":
        return False
    return word != "it" or tree[cue].lemma in SPEAKING


def _voicing(tree: Tree, noun: int) -> Token | None:
    """ "Ukraine has voiced fears that ...": the subject of the verb that puts the noun forward."""
    verb = tree[tree[noun].head]
    if tree[noun].dep != "dobj" or verb.lemma not in VOICING or tree.is_passive(verb.i):
        return None
    return tree.subject(verb.i)


def _speaker_above(tree: Tree, cue: int) -> Token | None:
    """ "The minister was quoted as saying": the subject of the verb above speaks; in "the paper
    quoted the minister as saying" its object does."""
    if tree[cue].dep != "pcomp":
        return None
    for at in tree.ancestors(cue):
        if tree[at].pos in VERBAL:
            cited = tree.child(at, "dobj") if tree[at].lemma in SOURCES else None
            return tree.subject(at) if cited is None or tree.is_passive(at) else cited
    return None


def _as_saying(tree: Tree, cue: int) -> Token | None:
    """The one whom "quoted a survivor as saying" quotes."""
    if tree[cue].lemma not in SOURCES or tree.is_passive(cue):
        return None
    said = any(c.text.lower() == "as" for c in tree.children(cue, "prep"))
    return tree.child(cue, "dobj") if said else None


def _passed_on(tree: Tree, cue: int, voice: Voice) -> None:
    """ "Interfax quoted a source as saying": what the source says comes through Interfax."""
    for at in (cue, *tree.ancestors(cue)):
        if tree[at].lemma in SOURCES and tree[at].pos in VERBAL and not tree.is_passive(at):
            through = tree.subject(at)
            if (
                through is not None
                and tree.child(at, "dobj")
                and (at == cue or tree[cue].dep == "pcomp")
            ):
                voice.via = tuple(sorted(speaker_phrase(tree, through.i)))
                voice.words |= set(voice.via) | {at} | {c.i for c in tree.children(at, "prep")}
            return


def speaker_phrase(tree: Tree, i: int) -> set[int]:
    """The whole mention of a speaker: its noun phrase with restrictive modifiers and apposition."""
    out = tree.noun_phrase(i)
    for child in tree.children(i, "appos", "prep"):
        below = tree.subtree(child.i)
        if len(below) <= 12 and not any(tree[k].dep in {"relcl", "acl"} for k in below):
            out.update(below)
    for token in tree.tokens:
        thing = tree.child(token.i, "pobj") if token.dep == "prep" and token.i in out else None
        if thing is not None and thing.lemma.lower() in CALENDAR:
            out -= set(tree.subtree(token.i))  # "said the mayor on Monday": when, not who
    while out and tree[max(out)].pos == "PUNCT":
        out.remove(max(out))
    return out


def _citing(tree: Tree, cue: int, voice: Voice) -> None:
    """ "Reuters, citing an official, said": the official speaks, through Reuters."""
    subject = tree.subject(cue)
    hosts = [cue] + ([subject.i] if subject is not None else [])
    for host in hosts:
        for clause in tree.children(host, "advcl", "acl"):
            if clause.lemma in SOURCES and (cited := tree.child(clause.i, "dobj")):
                voice.words |= set(tree.subtree(clause.i))
                if any(gender_of(tree[k].text) for k in voice.speaker):
                    return  # a person citing a survey speaks for themselves
                voice.via = voice.speaker
                voice.speaker = tuple(sorted(speaker_phrase(tree, cited.i)))
                return
