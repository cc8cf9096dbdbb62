"""What somebody promises, wants, demands, denies, blames or praises, in the writer's words.

The claim keeps its sentence as text; its own words are what the speaker commits to.
"""

from __future__ import annotations

from reconcile.claims.parse import Token
from reconcile.claims.pieces import Piece
from reconcile.claims.tree import HEAVY, VERBAL, Tree
from reconcile.claims.voice import Voice, voice_of
from reconcile.lexicon.verbs import DENYING

# "Promised to resign", "expects the bank to fail".
COMMITTING = frozenset(
    "promise vow pledge threaten offer agree propose swear hope intend want expect wish".split()
)
# "Urged voters to stay", "warned drivers to turn back".
ASKING = frozenset(
    """urge ask demand question wonder beg implore request order instruct direct require recommend
    advise warn press""".split()
)
# "Blamed the referee for the defeat", "described the plan as a trick".
JUDGING = frozenset(
    "blame criticize criticise praise thank condemn describe denounce welcome credit defend".split()
)
LEAST_SAID = 2  # content words; a claim with fewer would say nothing by itself


def commit(tree: Tree, pieces: list[Piece], voices: dict[int, Voice]) -> None:
    """Give such pieces to the subject of their verb, and leave them only what it puts forward."""
    by_head = {p.head: p for p in pieces}
    for piece in pieces:
        verb = tree[piece.head]
        if piece.head in voices or verb.pos not in VERBAL or tree.child(verb.i, "neg"):
            continue
        if verb.tag == "VBN" and not tree.child(verb.i, "aux"):
            continue  # "asked if she would run, she smiled"
        thing = _committed(tree, verb)
        if thing is None or tree.is_passive(verb.i):
            continue
        voice = voice_of(tree, verb.i, by_head)
        said = {k for k in piece.own if k in thing}
        if not voice.speaker or sum(tree[k].pos in HEAVY for k in said) < LEAST_SAID:
            continue
        told = (piece.own | piece.borrowed) - said
        rest = [tree[k] for k in piece.own - said if k > max(said)]
        if any(t.pos not in {"PUNCT", "CCONJ"} for t in rest):
            continue
        for part in [piece, *(p for p in pieces if p.parent == piece.head and p.head in thing)]:
            voices.setdefault(part.head, voice)
        piece.own -= told
        piece.borrowed -= told
        piece.shown |= told


def _committed(tree: Tree, verb: Token) -> set[int] | None:
    """The words of what the verb's subject commits to or puts to others."""
    behind = [c for c in tree.children(verb.i) if c.i > verb.i]
    asked = [c for c in behind if c.dep in {"ccomp", "xcomp", "dobj"}]
    if verb.lemma in COMMITTING and (to := [c for c in asked if _is_infinitive(tree, c.i)]):
        return set(tree.subtree(to[0].i))
    if verb.lemma in ASKING:
        against = [c for c in behind if c.dep == "prep" and c.lemma == "against"]
        clause = against or any(c.dep != "dobj" for c in asked)
        return _all(tree, [*asked, *against]) if clause else None
    thing = tree.child(verb.i, "dobj")
    if thing is None or thing.i < verb.i:
        return None
    links = [c for at in (verb.i, thing.i) for c in tree.children(at, "prep")]
    if verb.lemma == "accuse":
        of = [c for c in links if c.lemma == "of"]
        return _all(tree, [thing, *of]) if of else None
    if verb.lemma in DENYING or (verb.lemma in JUDGING and thing.pos != "PRON"):
        return _all(tree, [thing, *(c for c in links if c.lemma in {"for", "as"})])
    return None


def _is_infinitive(tree: Tree, i: int) -> bool:
    return any(c.tag == "TO" for c in tree.children(i, "aux"))


def _all(tree: Tree, tops: list[Token]) -> set[int]:
    return {k for top in tops for k in tree.subtree(top.i)}
