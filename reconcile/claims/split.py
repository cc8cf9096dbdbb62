"""Splitting a sentence into clause-sized pieces on its dependency parse.

A piece is a predicate with its own words, and with what it shares with the rest of the sentence:
the subject of a coordinated or participial predicate, the antecedent of a relative clause, the
auxiliaries and the leading modifiers that scope over it.  Rules after ClausIE (Del Corro and
Gemulla 2013) and PropSegmEnt's definition of a proposition (Chen et al. 2023).
"""

from __future__ import annotations

from reconcile.claims.adjuncts import adjuncts
from reconcile.claims.cuts import cut
from reconcile.claims.lists import lists
from reconcile.claims.nominal import describe
from reconcile.claims.parse import Token
from reconcile.claims.pieces import Piece
from reconcile.claims.tree import RELATIVES, SUBJECTS, VERBAL, Tree

# Subordinators that add nothing to what the clause asserts; "before", "until" and "since" do.
PLAIN_SUBORDINATORS = frozenset(
    {
        "when",
        "while",
        "as",
        "because",
        "although",
        "though",
        "where",
        "whereas",
        "that",
        "after",
        "since",
        "once",
    }
)
# "While fleeing", of which the subject is another clause's.
_SAME_TIME = frozenset({"while", "when", "although", "though"})
# What a predicate says nothing without.
_THINGS = ("dobj", "attr", "acomp", "oprd", "xcomp")
# "Before he left", "shortly after he left": when it was says nothing without what it was.
_ORDER = frozenset("before until shortly soon immediately just even long only".split())
_PLACE_OR_TIME = frozenset({"where", "when"})
SETTING = frozenset({"in", "on", "at", "near", "inside", "outside", "during"})
SHORT = 2  # words of a subject that a participle takes whole
DISCOURSE = frozenset(
    {
        "also",
        "however",
        "meanwhile",
        "moreover",
        "furthermore",
        "therefore",
        "too",
        "nevertheless",
        "nonetheless",
        "still",
        "though",
    }
)


def split(tree: Tree) -> list[Piece]:
    """The pieces of one sentence, in the order of their heads.  Together they own every token."""
    cuts = _cuts(tree)
    owner = _owners(tree, cuts)
    pieces = {
        head: Piece(head=head, kind=kind, own=set(), parent=None) for head, kind in cuts.items()
    }
    for i, head in enumerate(owner):
        pieces[head].own.add(i)
    for head, piece in pieces.items():
        if head != tree.root:
            piece.parent = owner[tree[head].head]
    for head in sorted(pieces, key=lambda h: (len(list(tree.ancestors(h))), h)):
        _borrow(tree, pieces[head], pieces)
    clauses = [pieces[head] for head in sorted(pieces)]
    _introduce(tree, pieces)
    members = lists(tree, pieces)
    clauses += adjuncts(tree, pieces) + members
    return clauses + describe(tree, clauses)


def _introduce(tree: Tree, pieces: dict[int, Piece]) -> None:
    """A full name belongs to the piece that introduces its bearer ("Ana Lim, 41"); what else is
    said of them keeps the family name among its own words and shows the rest."""
    introduced: set[int] = set()
    for head in sorted(pieces):
        piece = pieces[head]
        if piece.kind not in {"age", "appos"} or piece.parent is None:
            continue
        name = tree[piece.head].head
        if tree[name].pos != "PROPN" or tree[name].dep not in SUBJECTS:
            continue
        given = {c.i for c in tree.children(name, "compound") if c.pos == "PROPN"}
        if name in introduced:
            piece.shown |= given
            piece.borrowed -= given
            continue
        introduced.add(name)
        host = pieces[piece.parent]
        given &= host.own
        if len(host.words) - len(given) > 2:
            host.own -= given
            host.shown |= given
            piece.borrowed |= given


def _cuts(tree: Tree) -> dict[int, str]:
    cuts: dict[int, str] = {tree.root: "root"}
    for token in tree.tokens:
        if token.i != tree.root:
            kind = cut(tree, token.i)
            if kind:
                cuts[token.i] = kind
    return cuts


def _owners(tree: Tree, cuts: dict[int, str]) -> list[int]:
    owner = [-1] * len(tree)
    for i in range(len(tree)):
        chain = []
        at = i
        while owner[at] < 0 and at not in cuts:
            chain.append(at)
            at = tree[at].head
        found = at if at in cuts else owner[at]
        for j in chain:
            owner[j] = found
        owner[i] = found
    return owner


def _borrow(tree: Tree, piece: Piece, pieces: dict[int, Piece]) -> None:
    match piece.kind:
        case "conj":
            _borrow_conjunct(tree, piece, pieces)
        case "relcl":
            _borrow_relative(tree, piece)
        case "acl" | "appos" | "age" | "including":
            _take_noun(tree, piece, _antecedent(tree, piece.head), piece.kind != "age")
            if (
                piece.kind == "appos"
                and tree[piece.head].pos == "PROPN"
                and piece.parent is not None
            ):
                pieces[piece.parent].borrowed |= tree.noun_phrase(piece.head) & piece.own
        case "content" if tree[tree[piece.head].head].dep == "relcl":
            relative = tree.child(piece.head, "nsubj", "nsubjpass")
            if relative is not None and relative.text.lower() in RELATIVES:
                _take_noun(tree, piece, _antecedent(tree, tree[piece.head].head))
                piece.dropped.add(relative.i)
        case "advcl" | "pcomp" | "time":
            if not tree.subject(piece.head):
                _take_subject(tree, piece, SHORT)
        case _:
            pass
    if piece.kind == "pcomp" and piece.parent is not None:
        prep = tree[piece.head].head
        moved = {k for k in tree.subtree(prep) if k in pieces[piece.parent].own}
        pieces[piece.parent].own -= moved
        piece.own |= moved
    if piece.kind in {"pcomp", "time"}:
        verb = next((a for a in tree.ancestors(piece.head) if tree[a].pos in VERBAL), None)
        if verb is not None:
            piece.shown |= _core(tree, verb, piece.own)
    if piece.kind == "advcl" and (tree.subject(piece.head) or tree[piece.head].tag == "VBG"):
        _without_mark(tree, piece)
    piece.dropped |= {
        k
        for k in piece.own
        if tree[k].text.lower() in DISCOURSE
        and tree[k].dep == "advmod"
        and tree[tree[k].head].pos in VERBAL
    }


def _without_mark(tree: Tree, piece: Piece) -> None:
    """Drop what only joins a clause to another ("when"), or show what it was before or after."""
    plain = PLAIN_SUBORDINATORS if tree.subject(piece.head) else _SAME_TIME
    piece.dropped |= {
        c.i
        for c in tree.children(piece.head, "mark", "advmod")
        if c.text.lower() in plain and c.i == min(piece.own)
    }
    verb = tree[piece.head].head
    subject = tree.subject(verb)
    if subject is None or tree.is_conditional(verb):
        return
    if tree[min(piece.own - piece.dropped)].lemma in _ORDER:
        piece.shown |= tree.noun_phrase(subject.i) | _core(tree, verb, piece.own)


def _core(tree: Tree, verb: int, without: set[int]) -> set[int]:
    """A predicate with what it says nothing without: an object or a complement."""
    out = _with_particle(tree, verb) - without
    for thing in tree.children(verb, *_THINGS):
        out |= _complement(tree, thing, without)
    return out


def _complement(tree: Tree, thing: Token, without: set[int]) -> set[int]:
    """ "The boat" of "sold the boat", "to escape" of "managed to escape"."""
    if thing.pos not in VERBAL:
        return tree.noun_phrase(thing.i, without)
    out = {thing.i} | {c.i for c in tree.children(thing.i, "aux", "auxpass", "prt", "neg")}
    for child in tree.children(thing.i, *_THINGS):
        out |= _complement(tree, child, without)
    return out - without


def _take_noun(tree: Tree, piece: Piece, noun: int, bare: bool = True) -> None:
    """The noun that the piece speaks of: its head and name are borrowed, the rest is shown."""
    beside = {k for c in tree.children(noun, "conj", "cc") for k in tree.subtree(c.i)}
    both = any(c.lemma in {"both", "all"} for c in tree.children(piece.head))
    if not bare and not both:  # "Holm, 52, and Lund": the age is Holm's alone
        rest = beside | {k for c in tree.children(noun, "prep") for k in tree.subtree(c.i)}
        piece.borrowed |= tree.noun_phrase(noun, piece.own | rest)
        return
    phrase = tree.noun_phrase(noun, piece.own | (beside if piece.kind == "appos" else set()))
    piece.shown |= phrase
    piece.borrowed |= {
        k
        for k in phrase
        if k == noun
        or (tree[k].head == noun and tree[k].dep == "compound" and tree[k].pos == "PROPN")
    }


def _antecedent(tree: Tree, i: int) -> int:
    """The noun that a modifier speaks of: past an apposition or a predicate noun, which only
    rename it ("Lim is a lawyer who sails": Lim sails)."""
    at = tree[i].head
    if (
        tree[i].dep in {"relcl", "acl"}
        and tree[at].dep == "attr"
        and tree[tree[at].head].lemma == "be"
    ):
        subject = tree.child(tree[at].head, "nsubj")
        if subject is not None and subject.pos in {"PROPN", "NOUN"} and tree.child(at, "det"):
            return subject.i
    while (
        tree[at].dep == "appos"
        and tree[i].dep in {"relcl", "acl"}
        and (tree[at].pos != "PROPN" or _is_seat(tree, at))
        and tree[at].head < at
    ):
        at = tree[at].head
    return at


def _is_seat(tree: Tree, i: int) -> bool:
    """ "Dana Lowe, D-Harlow": party and constituency, of which nothing more is said."""
    first = tree.child(i, "compound")
    return first is not None and len(first.text) == 1 and tree[first.i + 1].text == "-"


def _take_subject(tree: Tree, piece: Piece, short: int = 0) -> None:
    """The subject of the clause above: one of up to ``short`` words is borrowed whole, of a longer
    one the head and name, and the rest is shown."""
    phrase = _subject_above(tree, piece.head)
    if len(phrase) <= short:
        piece.borrowed |= phrase
        return
    heads = {k for k in phrase if tree[k].head not in phrase or tree[k].head == k}
    kept = heads | {
        k
        for k in phrase
        if tree[k].dep == "compound" and tree[k].pos == "PROPN" and tree[k].head in heads
    }
    piece.borrowed |= kept
    piece.shown |= phrase - kept


def _subject_above(tree: Tree, i: int) -> set[int]:
    """The subject that a predicate without one of its own takes from the clause above it."""
    for at in tree.ancestors(i):
        token = tree[at]
        if token.dep in {"relcl", "acl"} and (not tree.subject(at) or _is_relative(tree, at)):
            return tree.noun_phrase(_antecedent(tree, at), set(tree.subtree(at)))
        subject = tree.subject(at)
        if subject is not None and subject.dep != "expl":
            cut = {
                k
                for c in tree.subtree(subject.i)
                if tree[c].dep in {"relcl", "acl", "appos"}
                for k in tree.subtree(c)
            }
            return tree.noun_phrase(subject.i, cut)
    return set()


def _is_relative(tree: Tree, i: int) -> bool:
    subject = tree.subject(i)
    return subject is not None and subject.text.lower() in RELATIVES


def _borrow_conjunct(tree: Tree, piece: Piece, pieces: dict[int, Piece]) -> None:
    head = tree[piece.head]
    first = _first_conjunct(tree, piece.head)
    if not tree.subject(piece.head):
        matrix = _matrix(tree, first, piece, pieces)
        subject = tree.subject(matrix)
        if subject is not None and not (tree[matrix].dep == "relcl" and _is_relative(tree, matrix)):
            _take_noun(tree, piece, subject.i)
        else:
            _take_subject(tree, piece)
        if not tree.child(piece.head, "aux", "auxpass") and head.tag == tree[first].tag:
            group = _verb_group(tree, first)
            but = any(tree[k].text.lower() == "but" for k in range(first, head.i))
            piece.borrowed |= {k for k in group if not (but and tree[k].dep == "neg")}
        for token in _leading(tree, matrix):
            below = tree.subtree(token.i)
            if len(below) <= 6 and not any(k in pieces for k in below):
                piece.borrowed.update(below)
    if any(c.tag == "TO" for c in tree.children(piece.head, "aux")):
        piece.borrowed -= {k for k in piece.borrowed if tree[k].tag == "TO"}
    link = [c.i for c in tree.children(head.head, "cc") if c.i < head.i]
    piece.dropped.update(link)


def _matrix(tree: Tree, first: int, piece: Piece, pieces: dict[int, Piece]) -> int:
    """The verb whose subject a further conjunct shares; those on the way to it are shown."""
    at = first
    while (
        (tree[at].dep in {"xcomp", "ccomp", "pcomp", "conj"} or _is_gerund(tree, at, piece.head))
        and not tree.subject(at)
        and at != tree.root
        and at not in pieces
    ):
        piece.borrowed |= _verb_group(tree, at)
        at = tree[at].head
        if tree[at].dep == "prep" and tree[tree[at].head].pos in VERBAL:
            piece.shown.add(at)  # "look forward to leaving and selling the farm"
            at = tree[at].head
        if tree[at].pos in VERBAL:
            piece.shown |= _with_particle(tree, at)
    above = tree[at].head
    if tree[at].dep == "ccomp" and at not in pieces and not tree.is_finite(at):
        outer = tree.subject(above)  # "the flaw lets hackers log in and change the code"
        if outer is not None and tree[above].pos in VERBAL:
            piece.shown |= _with_particle(tree, above) | tree.noun_phrase(outer.i)
    return at


def _is_gerund(tree: Tree, i: int, conjunct: int) -> bool:
    return tree[i].dep == "pobj" and tree[i].text.endswith("ing") and tree[conjunct].tag == "VBG"


def _with_particle(tree: Tree, verb: int) -> set[int]:
    beside = {c.i for c in tree.children(verb, "prt", "advmod") if c.i == verb + 1}
    subject = tree.subject(verb)
    first = verb if subject is None else subject.i
    scoping = {c.i for c in tree.children(verb, "advmod") if first < c.i < verb and not c.children}
    return {verb} | _verb_group(tree, verb) | beside | scoping


def _first_conjunct(tree: Tree, i: int) -> int:
    while tree[i].dep == "conj":
        i = tree[i].head
    return i


def _verb_group(tree: Tree, i: int) -> set[int]:
    return {c.i for c in tree.children(i, "aux", "auxpass", "neg") if c.i < i}


def _leading(tree: Tree, i: int) -> list[Token]:
    """Time and place in front of the subject: they scope over every coordinated predicate."""
    subject = tree.subject(i)
    if subject is None:
        return []
    return [
        c
        for c in tree.children(i, "prep", "npadvmod", "advmod")
        if c.i < subject.i and c.lemma != "according" and c.tag != "WRB"
    ]


def _borrow_relative(tree: Tree, piece: Piece) -> None:
    _take_noun(tree, piece, _antecedent(tree, piece.head))
    needless = RELATIVES - {"whose"}
    if any(c.text.lower() in _PLACE_OR_TIME for c in tree.children(piece.head, "advmod")):
        noun = tree[_antecedent(tree, piece.head)]
        if noun.dep == "pobj" and tree[noun.head].lemma in SETTING:
            piece.shown.add(noun.head)  # "on November 15, when ..." -> "On November 15 ..."
        else:
            needless -= _PLACE_OR_TIME  # "the hall where they met"
    piece.dropped |= {c.i for c in tree.children(piece.head) if c.text.lower() in needless}
