"""Long members of a list behind a predicate: each of them tells a fact of its own.

"Bread, cheese and wine" is one thing that a shop sells.  "Two counts of murder, three counts of
possession of a firearm and one count of fleeing" are three charges, and another article may name
only one of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from reconcile.claims.adjuncts import predicate_of
from reconcile.claims.parse import Token
from reconcile.claims.pieces import Piece
from reconcile.claims.tree import VERBAL, Tree

# Words that every member must have, links and marks apart; shorter ones stay one list.
LEAST = 3
ADDING = frozenset({"well", "plus"})  # "As well as arms": an addition is no member of a list
BEHIND = frozenset({"dobj", "attr", "prep", "agent"})
TOGETHER = frozenset({"between", "among"})


def lists(tree: Tree, pieces: Mapping[int, Piece]) -> list[Piece]:
    """The further members of the long lists of ``pieces``, which give up their words."""
    out: list[Piece] = []
    if not any(t.dep == "conj" for t in tree.tokens):
        return out
    for piece in pieces.values():
        for top in _tops(tree, piece):
            if top.i in piece.own and top.lemma not in TOGETHER:
                out += _parted(tree, piece, top)
    return out


def _tops(tree: Tree, piece: Piece) -> list[Token]:
    """What a list of the piece may hang on: behind a predicate that is held of somebody and not
    denied, an object or a preposition; in an adjunct its own preposition."""
    head = piece.head
    if piece.kind == "time" and tree[head].dep == "prep":
        return [tree[head]]
    if tree[head].pos not in VERBAL or tree.child(head, "neg"):
        return []
    if tree.subject(head) is None and not piece.borrowed:
        return []
    state = tree.child(head, "acomp")
    places = [] if state is None else [c for c in tree.children(state.i, "prep") if _parts(tree, c)]
    return [c for c in (*tree.children(head, *BEHIND), *places) if c.i > head]


def _parts(tree: Tree, preposition: Token) -> bool:
    return tree.child(preposition.i, "conj") is not None


def _parted(tree: Tree, piece: Piece, top: Token) -> list[Piece]:
    whole = top.dep in {"dobj", "attr"} or _parts(tree, top)
    noun = top if whole else tree.child(top.i, "pobj")
    if noun is None or tree.child(noun.i, "preconj"):
        return []
    heads = _members(tree, noun.i)
    if len(heads) < 2:
        return []
    held = piece.own | piece.borrowed
    below = [set(tree.subtree(i)) & held for i in heads] + [set[int]()]
    members = [
        one - two - _links(tree, i)
        for i, one, two in zip(heads, below[:-1], below[1:], strict=True)
    ]
    added = any(tree[k].lemma in ADDING for i in heads for k in _links(tree, i))
    if any(_size(tree, m) < (1 if added else LEAST) for m in members):
        return []
    core = set() if piece.kind == "time" else predicate_of(tree, piece).difference(*members)
    core |= {top.i} if top is not noun else set()
    core |= {top.head} if tree[top.head].dep == "acomp" else set()
    links = {k for i in heads for k in _links(tree, i)} & piece.own
    around = (set(piece.words) | piece.shown).difference(links, *members)
    piece.own.difference_update(links, *members[1:])
    piece.borrowed.difference_update(*members[1:])
    piece.dropped |= links
    return [
        Piece(
            head=i, kind="member", own=words, parent=piece.head, borrowed=set(core),
            shown=set(around),
        )
        for i, words in zip(heads[1:], members[1:], strict=True)
    ]  # fmt: skip


def _members(tree: Tree, i: int) -> list[int]:
    """The heads of a list of nouns, from the first; each hangs on the one before it."""
    out = [i]
    while (after := tree.child(out[-1], "conj")) is not None:
        if after.pos in VERBAL and after.tag != "VBG":  # "with theft, fraud and lying"
            break
        out.append(after.i)
    return out


def _links(tree: Tree, i: int) -> set[int]:
    return {k for c in tree.children(i, "cc") for k in tree.subtree(c.i)}


def _size(tree: Tree, words: set[int]) -> int:
    return sum(tree[k].pos != "PUNCT" for k in words)
