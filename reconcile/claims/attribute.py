"""Who says it: cues, speakers and nested speakers of the pieces of a sentence.

Follows the source / cue / content scheme of attribution corpora (Pareti 2012; Newell et al.
2018): the content is the claim, the cue and the source become its attribution.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reconcile.claims.parse import Token
from reconcile.claims.pieces import Piece
from reconcile.claims.tree import VERBAL, Tree
from reconcile.claims.voice import SOURCES, Voice, speaker_phrase, voice_of
from reconcile.lexicon.people import PEOPLE
from reconcile.lexicon.roles import ROLES
from reconcile.lexicon.verbs import LABELLING, QUOTING, SAY, SPEAKER_NOUNS, VIEWS

# "According to plan" names no source.
STANDARDS = frozenset("plan schedule law tradition custom size age type taste need rule".split())
# Their object is the one who listens.
TOLD = SOURCES | frozenset(
    "tell warn inform assure remind notify show promise advise convince ask persuade teach".split()
)


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
            voices[piece.head] = voice_of(tree, cue, by_head)
            if not _has_object(tree, cue):
                bare.add(cue)
        elif piece.kind in {"parataxis", "root"} or piece.kind == "advcl":
            _around(tree, piece, by_head, voices, bare)
    _spread_final(tree, pieces, voices, bare)
    _spread_sources(tree, pieces, voices)
    for piece in sorted(pieces, key=lambda p: len(list(tree.ancestors(p.head)))):
        _inherit(tree, piece, by_head, voices, bare)
    if heading or _is_script(tree):
        _heading(tree, pieces, voices)
    for piece in pieces:
        if piece.kind in {"time", "adjunct"} and piece.parent in bare and piece.head not in voices:
            bare.add(piece.head)  # "told reporters after the vote": when it was said
    said = {i for v in voices.values() for i in v.words}
    bare |= {p.head for p in pieces if tree[p.head].lemma in SOURCES and p.own <= said}
    bare |= {p.head for p in pieces if _says_nothing(tree, p) or _only_cites(tree, p, bare)}
    return voices, bare & set(by_head)


def _has_object(tree: Tree, cue: int) -> bool:
    """Whether the cue tells something besides its content ("agreed to a truce and ...")."""
    verb = tree[cue]
    if verb.lemma == "agree":
        return any(c.lemma in {"to", "on"} for c in tree.children(cue, "prep"))
    thing = tree.child(cue, "dobj")
    return (
        verb.lemma not in TOLD
        and thing is not None
        and thing.i > cue
        and thing.pos in {"NOUN", "PROPN"}
    )


def _says_nothing(tree: Tree, piece: Piece) -> bool:
    """ "Police said." with nothing behind it, or with what the parser hung elsewhere."""
    verb = tree[piece.head]
    if verb.lemma not in SAY or verb.pos not in VERBAL or piece.kind == "content":
        return False
    allowed = set(tree.subtree(s.i)) if (s := tree.subject(piece.head)) else set()
    if verb.lemma in {"tell", "inform"}:
        listener = tree.child(piece.head, "dative") or tree.child(piece.head, "dobj")
        allowed |= set(tree.subtree(listener.i)) if listener is not None else set()
    rest = [k for k in piece.own - allowed - {piece.head} if tree[k].pos not in {"PUNCT", "CCONJ"}]
    silent = verb.lemma in {"say", "add", "tell", "inform"} or any(
        t.text == '"' for t in tree.tokens
    )
    return silent and all(tree[k].dep in {"aux", "advmod", "npadvmod", "prt", "neg"} for k in rest)


def _only_cites(tree: Tree, piece: Piece, bare: set[int]) -> bool:
    """ "The minister was quoted as saying": its content is a piece of its own."""
    if tree[piece.head].lemma not in SOURCES:
        return False
    below = [tree.child(c.i, "pcomp") for c in tree.children(piece.head, "prep")]
    return any(verb is not None and verb.i in bare for verb in below)


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
            voice = voice_of(tree, verb, {p.head: p for p in pieces})
            if voice.speaker:
                voices[piece.head] = voice
                told = ({verb} | set(voice.speaker)) & (piece.own | piece.borrowed)
                if len(piece.own - told) > 2:
                    piece.own -= told
                    piece.borrowed -= told
                    piece.shown |= told


def _is_script(tree: Tree) -> bool:
    """'The mayor: "We need help."': speakers as in a script."""
    colon = next((t.i for t in tree.tokens[:6] if t.text == ":"), None)
    return colon is not None and colon + 1 < len(tree) and tree[colon + 1].text == '"'


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
            noun = any(
                tree[i].lemma in SPEAKER_NOUNS | PEOPLE | ROLES or tree[i].pos == "PROPN"
                for i in words
            )
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


def _around(
    tree: Tree, piece: Piece, by_head: dict[int, Piece], voices: dict[int, Voice], bare: set[int]
) -> None:
    """ "X, he said" and "as he said" where the parser hangs the cue below the content."""
    head = piece.head
    if (
        piece.kind in {"parataxis", "advcl"}
        and tree[head].lemma in QUOTING | SAY | {"put"}
        and tree.subject(head)
    ):
        mark = tree.child(head, "mark", "advmod")
        if piece.kind == "advcl" and not (mark and mark.text.lower() == "as"):
            return
        things = [c for c in tree.children(head, "ccomp", "dobj") if c.text.lower() != "it"]
        if things or piece.parent is None:
            return
        voices.setdefault(piece.parent, voice_of(tree, head, by_head))
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


def _spread_sources(tree: Tree, pieces: list[Piece], voices: dict[int, Voice]) -> None:
    """ "According to X" holds its own piece; at either end of the sentence it holds all of them."""
    last = max((t.i for t in tree.tokens if t.pos != "PUNCT"), default=0)
    for voice in (*_according(tree), *_in_the_words_of(tree)):
        below, at = voice.words, min(voice.words)
        everywhere = at <= 1 or max(below) >= last
        for piece in pieces:
            mine = at in piece.own
            if (everywhere and piece.head not in below) or mine:
                held = voices.get(piece.head)
                if held is not None and mine and not everywhere:
                    voices[piece.head] = replace(voice, outer=held)
                else:
                    voices.setdefault(piece.head, voice)
                piece.dropped |= below


def _according(tree: Tree) -> Iterator[Voice]:
    for token in tree.tokens[:-1]:
        after = tree[token.i + 1]
        if token.text.lower() != "according" or after.text.lower() != "to":
            continue
        to = tree.child(token.i, "prep") or after
        source = tree.child(to.i, "pobj") or tree.child(token.i, "pobj")
        bare = source is not None and len(tree.subtree(source.i)) == 1
        if source is not None and not (bare and source.lemma in STANDARDS):
            below = set(tree.subtree(token.i)) | {token.i, after.i}
            yield _source(tree, source, (token.i, after.i), below)


def _in_the_words_of(tree: Tree) -> Iterator[Voice]:
    """ "In the words of one aide", "in her view", "by his own account"."""
    for token in tree.tokens:
        noun = tree.child(token.i, "pobj")
        if token.lemma not in {"in", "by"} or noun is None or noun.lemma not in VIEWS:
            continue
        of = next((c for c in tree.children(noun.i, "prep") if c.lemma == "of"), None)
        source = tree.child(noun.i, "poss") or (of and tree.child(of.i, "pobj"))
        if source is not None and source.lemma not in {"its", "the"}:
            yield _source(tree, source, (noun.i,), set(tree.subtree(token.i)))


def _source(tree: Tree, source: Token, cue: tuple[int, ...], below: set[int]) -> Voice:
    speaker = speaker_phrase(tree, source.i) - {t.i for t in tree.tokens if t.tag == "POS"}
    return Voice(speaker=tuple(sorted(speaker)), cue=cue, words=below, speaker_head=source.i)


def _steps_out(tree: Tree, piece: Piece) -> bool:
    """ "Said that A and that B, and C": what has no "that" after two that have one is the
    writer's own."""
    if piece.kind != "conj" or not tree.subject(piece.head):
        return False
    first = tree[piece.head].head
    beside = [first, *(c.i for c in tree.children(first, "conj") if c.i < piece.head)]
    marked = [_that(tree, i) for i in beside]
    start = tree.subtree(piece.head)[0]
    comma = any(t.text == "," for t in tree.tokens[max(start - 2, 0) : start])
    return len(beside) > 1 and all(marked) and comma and not _that(tree, piece.head)


def _that(tree: Tree, i: int) -> bool:
    return any(c.text.lower() == "that" for c in tree.children(i, "mark"))


def _inherit(
    tree: Tree, piece: Piece, by_head: dict[int, Piece], voices: dict[int, Voice], bare: set[int]
) -> None:
    """What stands inside somebody's content is theirs too; a nested cue has an outer voice."""
    at = piece
    while at.parent is not None:
        above = by_head[at.parent]
        if at.head in voices and at is piece:
            outer = voices.get(above.head)
            if outer is not None and outer is not voices[at.head]:
                voices[at.head].outer = outer
            return
        if above.head in bare and at.kind != "content" and at.kind != "conj":
            return  # hangs on the cue itself: "the official, who declined to be named, said"
        if above.head in voices and above.head not in bare:
            if _steps_out(tree, piece):
                return
            if not piece.own <= voices[above.head].words:
                voices[piece.head] = voices[above.head]
            return
        if above.head in bare and at.kind == "conj":
            return
        at = above
