"""Splitting a sentence into clause-sized pieces on its dependency parse.

A piece is a predicate with its own words, and with what it shares with the rest of the sentence:
the subject of a coordinated or participial predicate, the antecedent of a relative clause, the
auxiliaries and the leading modifiers that scope over it.  Rules after ClausIE (Del Corro and
Gemulla 2013) and PropSegmEnt's definition of a proposition (Chen et al. 2023).
"""

from __future__ import annotations

from reconcile.claims.nominal import describe
from reconcile.claims.pieces import Piece
from reconcile.claims.tree import RELATIVES, SUBJECTS, VERBAL, Tree
from reconcile.lexicon.verbs import CLAUSE_PREPOSITIONS, CONDITIONAL_MARKS, CONTENT_NOUNS, CUES, QUOTING

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
    return clauses + describe(tree, clauses)


def _cuts(tree: Tree) -> dict[int, str]:
    cuts: dict[int, str] = {tree.root: "root"}
    for token in tree.tokens:
        if token.i != tree.root:
            kind = _cut(tree, token.i)
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


def _cut(tree: Tree, i: int) -> str | None:
    token = tree[i]
    match token.dep:
        case "conj":
            return _cut_conjunct(tree, i)
        case "relcl" | "acl" if _noun_content(tree, i):
            return "content"
        case "relcl":
            return "relcl" if len(tree.subtree(i)) > 2 else None
        case "acl":
            return _cut_participle(tree, i)
        case "advcl":
            return _cut_adverbial(tree, i)
        case "ccomp":
            return _cut_content(tree, i)
        case "parataxis":
            return "parataxis" if token.pos in VERBAL else None
        case "pcomp":
            prep = tree[token.head]
            ok = prep.lemma in CLAUSE_PREPOSITIONS and len(tree.subtree(i)) > 1 and token.pos in VERBAL
            return "pcomp" if ok else None
        case "appos":
            return _cut_apposition(tree, i)
        case "prep":
            return _cut_preposition(tree, i)
        case "amod" if i > token.head and len(tree.subtree(i)) > 2:
            return "acl"  # an adjective behind its noun is a clause without its verb
        case "amod" | "compound" | "nmod":
            return "age" if _is_age(tree, i) else None
        case "dep" if token.pos in VERBAL and tree.subject(i) and tree.is_finite(i):
            return "parataxis"
        case _:
            return None


def _cut_conjunct(tree: Tree, i: int) -> str | None:
    token, head = tree[i], tree[tree[i].head]
    if tree.subject(i) and (token.pos in VERBAL or tree.child(i, "cop", "aux")):
        return "conj"
    if token.pos not in VERBAL or head.pos not in VERBAL:
        return None
    if head.dep in {"amod", "compound"} or token.tag == "VBG" and head.tag == "VBG" and head.dep in {"pobj", "dobj", "nsubj"}:
        return None
    return None if _joint(tree, i) else "conj"


def _joint(tree: Tree, i: int) -> bool:
    """Verbs with one object and nothing between them ("destroyed or damaged 40 houses")."""
    token, head = tree[i], tree[tree[i].head]
    between = [tree[k] for k in range(head.i + 1, i)]
    return (
        all(t.dep in {"cc", "advmod", "punct", "preconj"} for t in between)
        and len(between) <= 2
        and token.tag == head.tag
    )


def _cut_participle(tree: Tree, i: int) -> str | None:
    token = tree[i]
    if token.tag not in {"VBG", "VBN", "VBD"} or len(tree.subtree(i)) < 3:
        return None
    if tree.child(i, "aux") and token.tag == "VB":
        return None
    return "acl"


# "The move comes after ...": the clause is what the verb has to say.
FOLLOWING = frozenset({"come", "follow", "happen", "occur"})


def _cut_adverbial(tree: Tree, i: int) -> str | None:
    token = tree[i]
    marks = {c.text.lower() for c in tree.children(i, "mark", "advmod") if c.i < i}
    if marks & CONDITIONAL_MARKS or "than" in marks or _in_comparison(tree, i):
        return None
    if token.tag == "VB" and any(c.text.lower() == "to" for c in tree.children(i, "aux")):
        return None
    if token.pos not in VERBAL and not tree.subject(i):
        return None
    if len(tree.subtree(i)) < 2 or tree[token.head].lemma in FOLLOWING:
        return None
    return "advcl"


def _in_comparison(tree: Tree, i: int) -> bool:
    head = tree[tree[i].head]
    return head.pos in {"ADJ", "ADV"} and any(c.lemma in {"as", "so", "too", "enough", "more"} for c in tree.children(head.i, "advmod"))


def _cut_content(tree: Tree, i: int) -> str | None:
    token, head = tree[i], tree[tree[i].head]
    if head.lemma in CUES or head.lemma in QUOTING:
        if _not_stated(tree, i, head.i):
            return None
        finite = tree.is_finite(i) or tree.subject(i)
        fronted = i < head.i or (token.pos in VERBAL and _quoted_fragment(tree, i))
        return "content" if finite or fronted else None
    if tree.subject(i) and tree.is_finite(i) and i < head.i and tree.subject(head.i):
        return "parataxis"  # two full clauses joined by a comma or a semicolon
    return None


# Subordinators that add nothing to what the clause asserts; "before", "until" and "since" do.
PLAIN_SUBORDINATORS = frozenset({"when", "while", "as", "because", "although", "though", "where", "whereas", "that", "after", "since", "once"})
DISCOURSE = frozenset({"also", "however", "meanwhile", "moreover", "furthermore", "therefore", "too", "nevertheless", "nonetheless", "still", "though"})
LONG_ADJUNCT = 5  # words: a shorter "with" or "as" phrase is part of its predicate
CALENDAR = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split())
EVENT_PREPOSITIONS = frozenset({"after", "before", "following", "during", "amid", "despite"})


ADJUNCTS = EVENT_PREPOSITIONS | {"because", "due", "with"}


def _cut_preposition(tree: Tree, i: int) -> str | None:
    """Adjuncts that tell a fact of their own: another event's time, a cause, named members."""
    token = tree[i]
    word = token.text.lower()
    if word == "including" and i > 0 and tree[i - 1].text == ",":
        return "including"
    host = tree[token.head]
    if host.pos not in VERBAL or word not in ADJUNCTS:
        return None
    head = tree.child(i, "pobj")
    if word in {"because", "due"}:
        return "time" if len(tree.subtree(i)) > 3 else None
    if head is None or head.lemma.capitalize() in CALENDAR or tree.child(head.i, "nummod") and len(tree.subtree(i)) < 5:
        return None
    if word in EVENT_PREPOSITIONS:
        return "time" if head.pos in {"NOUN", "PROPN"} and len(tree.subtree(i)) > 2 else None
    return "time" if len(tree.subtree(i)) >= LONG_ADJUNCT and host.i < i else None


def _is_age(tree: Tree, i: int) -> bool:
    """ "23-year-old" before a noun."""
    below = [tree[k].lemma for k in tree.subtree(i)]
    return tree[i].lemma == "old" and "year" in below and tree[tree[i].head].i > i


def _noun_content(tree: Tree, i: int) -> bool:
    """ "The claim that he lied": a full clause that says what the noun holds."""
    noun = tree[tree[i].head]
    if noun.lemma not in CONTENT_NOUNS or not tree.subject(i) or not tree.is_finite(i):
        return False
    words = {c.text.lower() for c in tree.children(i)}
    return not (words & (RELATIVES - {"that"})) and not any(
        c.text.lower() == "that" and c.dep != "mark" for c in tree.children(i)
    )


def _not_stated(tree: Tree, i: int, cue: int) -> bool:
    """ "Did not say whether he would": nothing is put forward, so cue and content stay together."""
    if any(True for _ in tree.children(cue, "neg")):
        return True
    first = tree[tree.subtree(i)[0]]
    return first.tag in {"WRB", "WP", "WDT", "WP$"} or first.text.lower() in CONDITIONAL_MARKS


def _quoted_fragment(tree: Tree, i: int) -> bool:
    return any(tree[k].text == '"' for k in tree.subtree(i))


def _cut_apposition(tree: Tree, i: int) -> str | None:
    token = tree[i]
    below = tree.subtree(i)
    if token.pos == "NUM" or (len(below) == 1 and token.text.isdigit()):
        return "age" if tree[token.head].pos == "PROPN" else None
    if len(below) < 2:
        return None
    if token.pos == "PROPN" and not tree.child(i, "det", "poss", "prep") and tree[token.head].pos == "PROPN":
        return None  # "Paris, Texas"; a name beside a name is no predicate
    return "appos"


# -- what a piece shares -------------------------------------------------------------------------


def _borrow(tree: Tree, piece: Piece, pieces: dict[int, Piece]) -> None:
    match piece.kind:
        case "conj":
            _borrow_conjunct(tree, piece, pieces)
        case "relcl":
            _borrow_relative(tree, piece, pieces)
        case "acl" | "appos" | "age" | "including":
            _take_noun(tree, piece, _antecedent(tree, piece.head), piece.kind != "age")
            if piece.kind == "appos" and tree[piece.head].pos == "PROPN" and piece.parent is not None:
                pieces[piece.parent].borrowed |= tree.noun_phrase(piece.head)
        case "advcl" | "pcomp" | "time":
            if not tree.subject(piece.head):
                piece.borrowed |= _subject_above(tree, piece.head)
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
            piece.shown |= {verb} | _verb_group(tree, verb)
    if piece.kind == "advcl" and tree.subject(piece.head):
        piece.dropped |= {
            c.i for c in tree.children(piece.head, "mark", "advmod")
            if c.text.lower() in PLAIN_SUBORDINATORS and c.i == min(piece.own)
        }
    piece.dropped |= {k for k in piece.own if tree[k].text.lower() in DISCOURSE and tree[k].dep == "advmod"}


def _take_noun(tree: Tree, piece: Piece, noun: int, bare: bool = True) -> None:
    """The noun that the piece speaks of: its head and name are borrowed, the rest is shown."""
    phrase = tree.noun_phrase(noun, piece.own)
    if not bare:
        piece.borrowed |= phrase
        return
    piece.shown |= phrase
    piece.borrowed |= {
        k for k in phrase
        if k == noun or (tree[k].head == noun and tree[k].dep == "compound" and tree[k].pos == "PROPN")
    }


def _antecedent(tree: Tree, i: int) -> int:
    """The noun that a modifier speaks of: past an apposition, which only renames it."""
    at = tree[i].head
    while tree[at].dep == "appos" and tree[i].dep in {"relcl", "acl"} and tree[at].pos != "PROPN" and tree[at].head < at:
        at = tree[at].head
    return at


def _subject_above(tree: Tree, i: int) -> set[int]:
    """The subject that a predicate without one of its own takes from the clause above it."""
    for at in tree.ancestors(i):
        token = tree[at]
        if token.dep in {"relcl", "acl"} and (not tree.subject(at) or _is_relative(tree, at)):
            return tree.noun_phrase(token.head, set(tree.subtree(at)))
        subject = tree.subject(at)
        if subject is not None:
            cut = {k for c in tree.subtree(subject.i) if tree[c].dep in {"relcl", "acl", "appos"} for k in tree.subtree(c)}
            return tree.noun_phrase(subject.i, cut)
    return set()


def _is_relative(tree: Tree, i: int) -> bool:
    subject = tree.subject(i)
    return subject is not None and subject.text.lower() in RELATIVES


def _borrow_conjunct(tree: Tree, piece: Piece, pieces: dict[int, Piece]) -> None:
    head = tree[piece.head]
    first = _first_conjunct(tree, piece.head)
    if not tree.subject(piece.head):
        matrix = first
        while tree[matrix].dep in {"xcomp", "ccomp", "pcomp", "conj"} and not tree.subject(matrix) and matrix != tree.root and matrix not in pieces:
            piece.borrowed |= _verb_group(tree, matrix)
            matrix = tree[matrix].head
            if tree[matrix].pos in VERBAL:
                group = {matrix} | _verb_group(tree, matrix)
                piece.shown |= group
        subject = tree.subject(matrix)
        if subject is not None and not (tree[matrix].dep == "relcl" and _is_relative(tree, matrix)):
            _take_noun(tree, piece, subject.i)
        else:
            piece.borrowed |= _subject_above(tree, piece.head)
        if not tree.child(piece.head, "aux", "auxpass") and head.tag == tree[first].tag:
            piece.borrowed |= _verb_group(tree, first)
        for token in _leading(tree, matrix):
            below = tree.subtree(token.i)
            if len(below) <= 6 and not any(k in pieces for k in below):
                piece.borrowed.update(below)
    link = [c.i for c in tree.children(head.head, "cc") if c.i < head.i]
    piece.dropped.update(link)


def _first_conjunct(tree: Tree, i: int) -> int:
    while tree[i].dep == "conj":
        i = tree[i].head
    return i


def _verb_group(tree: Tree, i: int) -> set[int]:
    return {c.i for c in tree.children(i, "aux", "auxpass", "neg") if c.i < i}


def _leading(tree: Tree, i: int) -> list:  # type: ignore[type-arg]
    """Time and place in front of the subject: they scope over every coordinated predicate."""
    subject = tree.subject(i)
    if subject is None:
        return []
    return [c for c in tree.children(i, "prep", "npadvmod", "advmod") if c.i < subject.i and c.lemma != "according"]


def _borrow_relative(tree: Tree, piece: Piece, pieces: dict[int, Piece]) -> None:
    _take_noun(tree, piece, _antecedent(tree, piece.head))
    place_or_time = any(c.text.lower() in {"where", "when"} for c in tree.children(piece.head, "advmod"))
    noun = tree[_antecedent(tree, piece.head)]
    if place_or_time and noun.dep == "pobj":
        piece.shown.add(noun.head)  # "on November 15, when ..." -> "On November 15 ..."
    for token in tree.children(piece.head):
        if token.text.lower() in RELATIVES and token.text.lower() != "whose":
            piece.dropped.add(token.i)
