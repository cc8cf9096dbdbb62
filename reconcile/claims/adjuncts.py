"""Where, when and how, behind a predicate: a second adjunct tells a fact of its own.

"The ship sank on Monday off the coast of Malta" says when and says where, and another article
may give only one of them.  The first adjunct stays, because a predicate without an object often
needs it; a negated or conditional predicate keeps all of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from reconcile.claims.parse import Token
from reconcile.claims.pieces import Piece
from reconcile.claims.tree import VERBAL, Tree
from reconcile.lexicon.verbs import CONDITIONAL_MARKS, CUES, DENYING, VIEWS

COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "dative", "agent"})
ADJUNCTS = frozenset({"prep", "npadvmod"})
# "From 3 to 5", "as a host", "more than": part of what stands before them.
BOUND = frozenset({"of", "than", "as", "to", "between", "from"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
# Words.  In keyed stories shorter ones are told apart from their predicate one time in twenty.
LEAST = 4
LEAST_AFTER_COMMA = 3
# A first adjunct as long as this is a fact of its own every second time.
LONG = 11


def adjuncts(tree: Tree, pieces: Mapping[int, Piece]) -> list[Piece]:
    """The further adjuncts of the clauses among ``pieces``, which give up their words."""
    out: list[Piece] = []
    for piece in pieces.values():
        if _may_part(tree, piece, pieces):
            out += _parted(tree, piece)
    return out


def _may_part(tree: Tree, piece: Piece, pieces: Mapping[int, Piece]) -> bool:
    head = piece.head
    if tree[head].pos not in VERBAL or piece.kind in {"pcomp", "time"} or tree.child(head, "neg"):
        return False
    if tree[head].lemma in DENYING:
        return False
    marks = {c.text.lower() for c in tree.children(head, "mark", "advmod")}
    cue = tree[head].lemma in CUES and any(c.i in pieces for c in tree.children(head, "ccomp"))
    held = tree.subject(head) is not None or bool(piece.borrowed)
    return held and not cue and not marks & CONDITIONAL_MARKS


def _parted(tree: Tree, piece: Piece) -> list[Piece]:
    behind = [c for c in tree.children(piece.head) if c.i > piece.head and c.i in piece.own]
    own = [c for c in behind if c.dep in ADJUNCTS]
    if any(c.text.lower() == "than" for c in behind):
        return []  # "paid more to the north than to the south"
    every = {c.i: set(tree.subtree(c.i)) for c in own}
    core = set(piece.words).difference(*every.values())
    first = None if any(c.dep in COMPLEMENTS for c in behind) else own[:1]
    out = []
    for adjunct in own:
        words = every[adjunct.i] & piece.own
        size = sum(tree[k].pos != "PUNCT" for k in words)
        apart = tree[adjunct.i - 1].text == ","
        least = LEAST_AFTER_COMMA if apart else LONG if first == [adjunct] else LEAST
        noun = tree.child(adjunct.i, "pobj")
        view = noun is not None and noun.lemma in VIEWS  # "in the words of one aide"
        told = first == [adjunct] and tree[piece.head].lemma == "be"  # "is at the harbour"
        if size < least or view or told or adjunct.text.lower() in BOUND:
            continue
        shared = every[adjunct.i] & piece.borrowed  # the name that an apposition shares
        piece.own -= words
        piece.borrowed -= shared
        out.append(
            Piece(
                head=adjunct.i, kind="adjunct", own=words, parent=piece.head,
                borrowed=shared | predicate_of(tree, piece), shown=core | piece.shown,
            )
        )  # fmt: skip
    return out


def predicate_of(tree: Tree, piece: Piece) -> set[int]:
    """The predicate with its auxiliaries and the head of its subject."""
    head = piece.head
    out = {head} | {c.i for c in tree.children(head, *AUXILIARIES) if c.i < head}
    subject: Token | None = tree.subject(head)
    if subject is None:
        return out | {k for k in piece.borrowed if tree[k].pos not in VERBAL}
    names = {c.i for c in tree.children(subject.i, "compound") if c.pos == "PROPN"}
    return out | {subject.i} | (names & set(piece.words))
