"""Who says it: cues, speakers and nested speakers of the pieces of a sentence.

Follows the source / cue / content scheme of attribution corpora (Pareti 2012; Newell et al.
2018): the content is the claim, the cue and the source become its attribution.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reconcile.claims.parse import Token
from reconcile.claims.pieces import Piece
from reconcile.claims.tree import VERBAL, Tree
from reconcile.lexicon.calendar import MONTHS, WEEKDAYS
from reconcile.lexicon.gender import gender_of
from reconcile.lexicon.verbs import LABELLING, QUOTING, SAY, SPEAKER_NOUNS

SOURCES = frozenset({"cite", "quote"})
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


def attribute(
    tree: Tree, pieces: list[Piece], *, heading: bool = False
) -> tuple[dict[int, Voice], set[int]]:
    """For each piece head the voice that holds it, and the heads of pieces that are bare cues.

    In a ``heading`` a source may stand before a colon or after a dash ("Police: ...", "... - AFP").
    """
    voices: dict[int, Voice] = {}
    bare: set[int] = set()
    by_head = {p.head: p for p in pieces}
    for piece in pieces:
        if piece.kind == "content":
            cue = tree[piece.head].head
            voices[piece.head] = _voice(tree, cue, by_head)
            bare.add(cue)
        elif piece.kind in {"parataxis", "root"} or piece.kind == "advcl":
            _around(tree, piece, by_head, voices, bare)
    _spread_final(tree, pieces, voices, bare)
    _spread_according(tree, pieces, voices)
    for piece in sorted(pieces, key=lambda p: len(list(tree.ancestors(p.head)))):
        _inherit(piece, by_head, voices, bare)
    if heading:
        _heading(tree, pieces, voices)
    said = {i for v in voices.values() for i in v.words}
    bare |= {p.head for p in pieces if tree[p.head].lemma in SOURCES and p.own <= said}
    bare |= {p.head for p in pieces if _says_nothing(tree, p)}
    return voices, bare & set(by_head)


def _says_nothing(tree: Tree, piece: Piece) -> bool:
    """ "Police said." with nothing behind it, or with what the parser hung elsewhere."""
    verb = tree[piece.head]
    if verb.lemma not in {"say", "add", "tell"} or verb.pos not in VERBAL:
        return False
    allowed = set(tree.subtree(s.i)) if (s := tree.subject(piece.head)) else set()
    rest = [k for k in piece.own - allowed - {piece.head} if tree[k].pos not in {"PUNCT", "CCONJ"}]
    return all(tree[k].dep in {"aux", "advmod", "npadvmod", "prt"} for k in rest)


def label(tree: Tree, pieces: list[Piece], voices: dict[int, Voice], quoted: list[int]) -> None:
    """Somebody's own words inside the writer's sentence: ``called it "a tragedy"``.

    ``quoted`` are the tokens inside quotation marks; the piece around them is held by the subject
    of the verb that introduces them.
    """
    for piece in pieces:
        mine = [i for i in quoted if i in piece.own]
        if piece.head in voices or not mine:
            continue
        chain = [mine[0], *tree.ancestors(mine[0])]
        verb = next((a for a in chain if tree[a].lemma in LABELLING | SAY and a not in mine), None)
        if verb is not None and len(mine) < 2 and tree[verb].lemma not in LABELLING:
            continue
        if verb is not None and (tree.subject(verb) or verb == piece.head):
            voice = _voice(tree, verb, {p.head: p for p in pieces})
            if voice.speaker:
                voices[piece.head] = voice


def _heading(tree: Tree, pieces: list[Piece], voices: dict[int, Voice]) -> None:
    """ "Police: two arrested", "Two arrested: police", "Two arrested - Reuters"."""
    last = len(tree) - 1
    for mark in tree.tokens:
        if mark.text not in {":", "-", "--"} or (
            tree[mark.i - 1].end == mark.start and mark.text == "-"
        ):
            continue
        sides = [list(range(mark.i)), list(range(mark.i + 1, last + 1))]
        if mark.text != ":":
            sides = sides[1:]
        for side in sides:
            words = [i for i in side if tree[i].pos != "PUNCT"]
            if not words or len(words) > 4 or len(words) * 2 > len(tree) - 1:
                continue
            noun = any(tree[i].lemma in SPEAKER_NOUNS or tree[i].pos == "PROPN" for i in words)
            if not noun or any(tree[i].pos in VERBAL | {"ADP", "NUM"} for i in words):
                continue
            voice = Voice(
                speaker=tuple(words), cue=(mark.i,), words={*words, mark.i}, speaker_head=words[-1]
            )
            for piece in pieces:
                if not set(words) >= piece.own:
                    voices.setdefault(piece.head, voice)
                    piece.dropped |= voice.words
            return


def _voice(tree: Tree, cue: int, pieces: dict[int, Piece]) -> Voice:
    verb = tree[cue]
    subject = tree.subject(cue) or tree.child(cue, "poss") or _speaker_above(tree, cue)
    speaker: set[int] = set()
    head: int | None = None
    if (
        subject is not None
        and subject.dep != "expl"
        and subject.text.lower() not in {"it", "there"}
    ):
        speaker = _speaker_phrase(tree, subject.i)
        head = subject.i
    elif cue in pieces:
        speaker = {
            k
            for k in pieces[cue].borrowed
            if tree[k].pos not in VERBAL and tree[k].dep not in {"aux", "neg"}
        }
    agent = tree.child(cue, "agent")
    if tree.is_passive(cue):
        speaker, head = (
            (set(), None) if agent is None else (set(tree.subtree(agent.i)) - {agent.i}, None)
        )
    words = {cue, *(c.i for c in tree.children(cue, "aux", "auxpass", "neg", "prt"))}
    for adjunct in tree.children(cue, "prep", "npadvmod", "advmod"):
        below = tree.subtree(adjunct.i)
        if not any(k in pieces for k in below):
            words.update(below)  # "said in a statement on Monday"
    voice = Voice(
        speaker=tuple(sorted(speaker)), cue=(verb.i,), words=words | speaker, speaker_head=head
    )
    if verb.lemma in {"tell", "inform"} and (listener := tree.child(cue, "dobj", "dative")):
        phrase = tree.noun_phrase(listener.i)
        voice.words |= phrase
        if tree[listener.i].pos == "PROPN":
            voice.via = tuple(sorted(phrase))
    _citing(tree, cue, voice)
    return voice


def _speaker_above(tree: Tree, cue: int) -> Token | None:
    """ "The minister was quoted as saying": the subject of the verb above speaks."""
    if tree[cue].dep != "pcomp":
        return None
    for at in tree.ancestors(cue):
        if tree[at].pos in VERBAL:
            return tree.subject(at)
    return None


def _speaker_phrase(tree: Tree, i: int) -> set[int]:
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
                voice.speaker = tuple(sorted(_speaker_phrase(tree, cited.i)))
                return


def _around(
    tree: Tree, piece: Piece, by_head: dict[int, Piece], voices: dict[int, Voice], bare: set[int]
) -> None:
    """ "X, he said" and "as he said" where the parser hangs the cue below the content."""
    head = piece.head
    if (
        piece.kind in {"parataxis", "advcl"}
        and tree[head].lemma in QUOTING | SAY
        and tree.subject(head)
    ):
        mark = tree.child(head, "mark", "advmod")
        if piece.kind == "advcl" and not (mark and mark.text.lower() == "as"):
            return
        if any(c.dep in {"ccomp", "dobj"} for c in tree.children(head)) or piece.parent is None:
            return
        voices.setdefault(piece.parent, _voice(tree, head, by_head))
        bare.add(head)


def _spread_final(
    tree: Tree, pieces: list[Piece], voices: dict[int, Voice], bare: set[int]
) -> None:
    """ "A did this and B did that, officials said": a cue that closes a sentence holds it all."""
    for head in [h for h, v in voices.items() if v.cue]:
        voice = voices[head]
        if voice.speaker_head is None or min(voice.words) < head:
            continue
        last = max((t.i for t in tree.tokens if t.pos != "PUNCT"), default=0)
        if last - max(voice.words) > 2:
            continue
        for piece in pieces:
            if (
                piece.head < min(voice.words)
                and piece.kind in {"root", "conj", "parataxis"}
                and piece.head not in bare
            ):
                voices.setdefault(piece.head, voice)
        return


def _spread_according(tree: Tree, pieces: list[Piece], voices: dict[int, Voice]) -> None:
    """ "According to X" holds its own piece; at either end of the sentence it holds all of them."""
    for token in tree.tokens:
        if (
            token.text.lower() != "according"
            or token.i + 1 >= len(tree)
            or tree[token.i + 1].text.lower() != "to"
        ):
            continue
        below = set(tree.subtree(token.i)) | {token.i, token.i + 1}
        to = tree.child(token.i, "prep") or tree[token.i + 1]
        source = tree.child(to.i, "pobj") or tree.child(token.i, "pobj")
        if source is None:
            continue
        voice = Voice(
            speaker=tuple(sorted(_speaker_phrase(tree, source.i))),
            cue=(token.i, token.i + 1),
            words=below,
            speaker_head=source.i,
        )
        last = max((t.i for t in tree.tokens if t.pos != "PUNCT"), default=0)
        everywhere = token.i <= 1 or max(below) >= last
        for piece in pieces:
            if (everywhere and piece.head not in below) or token.i in piece.own:
                held = voices.get(piece.head)
                if held is not None and token.i in piece.own and not everywhere:
                    voices[piece.head] = replace(voice, outer=held)
                else:
                    voices.setdefault(piece.head, voice)
                piece.dropped |= below


def _inherit(
    piece: Piece, by_head: dict[int, Piece], voices: dict[int, Voice], bare: set[int]
) -> None:
    """What stands inside somebody's content is theirs too; a nested cue has an outer voice."""
    at = piece
    while at.parent is not None:
        above = by_head[at.parent]
        if at.head in voices and at is piece:
            if above.head in voices and above.head in bare:
                voices[at.head].outer = voices[above.head]
            return
        if above.head in bare and at.kind != "content" and at.kind != "conj":
            return  # hangs on the cue itself: "the official, who declined to be named, said"
        if above.head in voices and above.head not in bare:
            voices[piece.head] = voices[above.head]
            return
        if above.head in bare and at.kind == "conj":
            return
        at = above
