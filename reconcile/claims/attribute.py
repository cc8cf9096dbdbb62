"""Who says it: cues, speakers and nested speakers of the pieces of a sentence.

Follows the source / cue / content scheme of attribution corpora (Pareti 2012; Newell et al.
2018): the content is the claim, the cue and the source become its attribution.
"""

from __future__ import annotations

from dataclasses import replace

from reconcile.claims.pieces import Piece
from reconcile.claims.tree import VERBAL, Tree
from reconcile.claims.voice import SOURCES, Voice, speaker_phrase, voice_of
from reconcile.lexicon.verbs import LABELLING, QUOTING, SAY, SPEAKER_NOUNS


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
    bare |= {p.head for p in pieces if _says_nothing(tree, p) or _only_cites(tree, p, bare)}
    return voices, bare & set(by_head)


def _says_nothing(tree: Tree, piece: Piece) -> bool:
    """ "Police said." with nothing behind it, or with what the parser hung elsewhere."""
    verb = tree[piece.head]
    if verb.lemma not in SAY or verb.pos not in VERBAL or piece.kind == "content":
        return False
    allowed = set(tree.subtree(s.i)) if (s := tree.subject(piece.head)) else set()
    if verb.lemma in {"tell", "inform"}:
        allowed |= {
            k for c in tree.children(piece.head, "dobj", "dative") for k in tree.subtree(c.i)
        }
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
                told = ({verb} | set(voice.speaker)) & piece.own
                if len(piece.own - told) > 2:
                    piece.own -= told
                    piece.shown |= told


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
            speaker=tuple(sorted(speaker_phrase(tree, source.i))),
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
