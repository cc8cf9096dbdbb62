"""Facts told by a noun phrase alone: "backup goalkeeper Ana Lim", "a suspected arsonist".

The describing words become a piece of their own.  The clause that they stood in keeps the bare
head or name among its own words and shows the description only in its text.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.pieces import Piece
from reconcile.claims.tree import Tree

DESCRIBING = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "agent", "dep", "ROOT"}
)


def describe(tree: Tree, pieces: Sequence[Piece]) -> list[Piece]:
    """The nominal pieces of a sentence; the clauses among ``pieces`` give up their words."""
    out: list[Piece] = []
    taken: set[int] = set()
    for token in tree.tokens:
        if token.dep not in ARGUMENTS or token.i in taken:
            continue
        if token.pos == "PROPN":
            words = _before_name(tree, token.i)
        elif token.pos == "NOUN" and token.dep in {"nsubj", "nsubjpass"}:
            words = _indefinite(tree, token.i)
        else:
            continue
        name = _core(tree, token.i, words)
        if not words or not name:
            continue
        host = [p for p in pieces if words & p.own and p.head != token.i]
        if not host or any(len((p.own | p.borrowed) - words - name) < 2 for p in host):
            continue
        taken |= words
        for piece in pieces:
            if words & (piece.own | piece.borrowed):
                piece.shown |= words
                piece.own -= words
                piece.borrowed -= words
        out.append(
            Piece(head=token.i, kind="nominal", own=words, borrowed=name, parent=host[0].head)
        )
    return out


def _core(tree: Tree, i: int, words: set[int]) -> set[int]:
    """The head with the rest of its name."""
    out = {i}
    k = i - 1
    while (
        k >= 0
        and k not in words
        and tree[k].pos == "PROPN"
        and i in (tree[k].head, *tree.ancestors(k))
    ):
        out.add(k)
        k -= 1
    return out


def _before_name(tree: Tree, i: int) -> set[int]:
    """Lower-case describing nouns in front of a name, with all that stands before them."""
    left = [
        k
        for c in tree.children(i)
        if c.i < i and c.dep in DESCRIBING | {"det"} and c.lemma != "old"  # an age is told apart
        for k in tree.subtree(c.i)
    ]
    left = sorted(set(left))
    nouns = [k for k in left if tree[k].pos == "NOUN" and tree[k].text.islower()]
    if not nouns or any(tree[k].tag == "POS" and k > nouns[-1] for k in left):
        return set()
    words = {k for k in left if k <= nouns[-1]}
    contiguous = words and max(words) - min(words) + 1 == len(words)
    return words if contiguous and len(words) <= 8 else set()


def _indefinite(tree: Tree, i: int) -> set[int]:
    """Two or more describing words of somebody or something that is introduced ("a ... man")."""
    det = tree.child(i, "det")
    if det is None or det.text.lower() not in {"a", "an"}:
        return set()
    words = {k for c in tree.children(i, *DESCRIBING) if c.i < i for k in tree.subtree(c.i)}
    return words | {det.i} if len(words) >= 2 else set()
