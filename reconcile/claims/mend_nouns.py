"""Nouns that the parser hangs on the wrong one of two neighbours, mended before the split."""

from __future__ import annotations

from reconcile.claims.cue_clauses import attach
from reconcile.claims.parse import Sentence
from reconcile.lexicon.people import PEOPLE
from reconcile.lexicon.roles import ROLES
from reconcile.lexicon.titles import RANKS

SPANS = frozenset("second minute hour day week month year moment decade".split())
LATER = frozenset("after before later earlier".split())
SOMEBODY = PEOPLE | ROLES | frozenset({"man", "woman", "boy", "girl", "teenager", "couple"})
CLAUSAL = frozenset({"nsubj", "nsubjpass", "aux", "cop", "dobj", "npadvmod", "advmod"})
DETERMINING = frozenset({"det", "poss"})


def mend_nouns(tokens: Sentence) -> None:
    """Mend a sentence's dependencies in place."""
    for token in tokens:
        _renaming_in_front(tokens, token.i)
        if token.text[-1] == "." and token.dep != "compound":
            _rank_before_a_name(tokens, token.i)
        if token.lemma in SPANS:
            _object_before_a_span(tokens, token.i)
            _span_into(tokens, token.i)
        elif token.dep == "conj":
            _beside_a_verb(tokens, token.i)
            _beside_its_like(tokens, token.i)
            _beside_a_renaming_name(tokens, token.i)
        elif token.dep == "appos":
            _count_behind_a_count(tokens, token.i)
            _somebody_of_a_place(tokens, token.i)
            _role_behind_a_place(tokens, token.i)


def _renaming_in_front(tokens: Sentence, i: int) -> None:
    """ "A native of Oslo, Berg won": one of the verb's two subjects renames the other."""
    verb = tokens[i]
    subjects = [tokens[c] for c in verb.children if tokens[c].dep == "nsubj" and c < i]
    if len(subjects) != 2 or verb.pos != "VERB":
        return
    noun, name = subjects
    first = min([name.i, *(c for c in name.children if tokens[c].dep == "compound")])
    if noun.pos != "NOUN" or name.pos != "PROPN" or tokens[first - 1].text != ",":
        return
    for child in list(verb.children):
        if noun.i < child < first and tokens[child].pos != "PUNCT":
            attach(tokens, child, noun.i, tokens[child].dep)
    attach(tokens, noun.i, name.i, "appos")


def _rank_before_a_name(tokens: Sentence, i: int) -> None:
    """ "The ship of Capt. Jan Novak": a rank stands before its bearer's name, not for him."""
    rank = tokens[i]
    if rank.text[:-1].lower() not in RANKS or i + 1 == len(tokens) or rank.head == i:
        return
    name = tokens[i + 1]
    while name.dep == "compound" and name.head > name.i:
        name = tokens[name.head]
    if name.pos != "PROPN" or name.i in {rank.head, i}:
        return
    top = name
    while top.dep == "poss" and top.head > top.i:
        top = tokens[top.head]
    above, below = name, False
    while above.head != above.i:
        above = tokens[above.head]
        below = below or above.i == i
    if below or rank.dep in {"pobj", "dobj", "nsubj", "nsubjpass"}:
        attach(tokens, top.i, rank.head, rank.dep)
    attach(tokens, i, name.i, "compound")


def _object_before_a_span(tokens: Sentence, i: int) -> None:
    """ "Won office days after the fire": the office was won, and not "office days"."""
    span = tokens[i]
    thing, verb = tokens[i - 1], tokens[i - 2]
    beside = i > 1 and i + 1 < len(tokens) and tokens[i + 1].text.lower() in LATER
    if not beside or span.children != [thing.i] or span.tag != "NNS":
        return
    if thing.tag == "NN" and thing.dep == "compound" and verb.pos == "VERB":
        attach(tokens, thing.i, verb.i, "dobj")


def _span_into(tokens: Sentence, i: int) -> None:
    """ "Sank 40 seconds into the race", "sank hours after leaving": how long into or after it."""
    link = tokens[min(i + 1, len(tokens) - 1)]
    if tokens[i].dep != "npadvmod" or link.head != tokens[i].head or link.dep != "prep":
        return
    if link.text.lower() == "into":
        attach(tokens, link.i, i, "prep")
    elif link.text.lower() in LATER:
        attach(tokens, i, link.i, "npadvmod")


def _beside_a_verb(tokens: Sentence, i: int) -> None:
    """ "Met his wife, Ida, and his friend": the friend stands beside the wife, not beside "met"."""
    token, verb = tokens[i], tokens[tokens[i].head]
    below = {tokens[c].dep for c in token.children}
    if token.pos != "NOUN" or verb.pos not in {"VERB", "AUX"} or below & CLAUSAL:
        return
    things = [
        c
        for k in verb.children
        if verb.i < k < i
        for c in ([k] if tokens[k].dep in {"dobj", "attr"} else tokens[k].children)
        if tokens[c].dep in {"dobj", "attr", "pobj"} and tokens[c].pos == "NOUN"
    ]
    renamed = [c for c in things if any(tokens[k].dep == "appos" for k in tokens[c].children)]
    if not things or things[-1:] != renamed[-1:]:
        return
    for link in [c for c in verb.children if tokens[c].dep == "cc" and things[-1] < c < i]:
        attach(tokens, link, things[-1], "cc")
    attach(tokens, i, things[-1], "conj")


def _beside_its_like(tokens: Sentence, i: int) -> None:
    """ "Two counts of arson in the harbour and three counts of fraud": counts beside counts."""
    token, above = tokens[i], tokens[tokens[i].head]
    if token.pos != "NOUN" or above.lemma == token.lemma:
        return
    link = next((c for c in above.children if tokens[c].dep == "cc" and c < i), None)
    seen = above
    while above.head != above.i and (above.pos != "VERB" or above.dep in {"acl", "pcomp"}):
        above = tokens[above.head]
        if above.pos == "NOUN" and above.lemma == token.lemma and above.i < i:
            attach(tokens, i, above.i, "conj")
            if link is not None:
                attach(tokens, link, above.i, "cc")
            return
    if above.pos != "VERB" or seen.dep != "pobj":
        return
    # "Hit a car in the street and a car in the yard": a car beside a car.
    like = next((c for c in above.children if tokens[c].dep == "dobj" and c < seen.i), None)
    if like is not None and tokens[like].lemma == token.lemma:
        attach(tokens, seen.head, like, "prep")
        attach(tokens, i, like, "conj")
        if link is not None:
            attach(tokens, link, like, "cc")


def _count_behind_a_count(tokens: Sentence, i: int) -> None:
    """ "With 37 of them in the city, 46 in the north": a list of counts, each with its place."""
    token = tokens[i]
    if token.pos != "NUM" or not _is_placed(tokens, i):
        return
    before = [t.i for t in tokens[:i] if t.pos == "NUM" and _is_placed(tokens, t.i)]
    if before and tokens[before[-1]].dep in {"pobj", "dobj", "attr", "conj"}:
        attach(tokens, i, before[-1], "conj")


def _is_placed(tokens: Sentence, i: int) -> bool:
    return any(tokens[c].dep == "prep" and c > i for c in tokens[i].children)


def _beside_a_renaming_name(tokens: Sentence, i: int) -> None:
    """ "His mother, Ida, and his friend": the friend stands beside the mother, not beside Ida."""
    token, name = tokens[i], tokens[tokens[i].head]
    host = tokens[name.head]
    if token.pos != "NOUN" or name.pos != "PROPN" or name.dep != "appos" or host.pos != "NOUN":
        return
    if not any(tokens[c].dep in DETERMINING for c in token.children):
        return
    link = next((c for c in name.children if tokens[c].dep == "cc"), None)
    attach(tokens, i, host.i, "conj")
    if link is not None:
        attach(tokens, link, host.i, "cc")


def _somebody_of_a_place(tokens: Sentence, i: int) -> None:
    """ "For a Selby, Utah man": the man renames nothing further up; he is of Selby."""
    person = tokens[i]
    state = next((c for c in person.children if tokens[c].pos == "PROPN"), 0)
    place, comma = tokens[state - 2], tokens[state - 1]
    if state < 2 or comma.text != "," or place.pos != "PROPN" or person.lemma not in SOMEBODY:
        return
    det = next((c for c in place.children if tokens[c].dep == "det"), None)
    if det is None or place.i in {person.head, i} or tokens[i - 1].pos != "PROPN":
        return
    attach(tokens, i, place.head, place.dep)
    attach(tokens, place.i, i, "compound")
    attach(tokens, det, i, "det")


def _role_behind_a_place(tokens: Sentence, i: int) -> None:
    """ "Ana Lim, of Selby, a nurse": Ana Lim is the nurse, not the town."""
    token, place = tokens[i], tokens[tokens[i].head]
    link = tokens[place.head]
    person = tokens[link.head]
    human = token.pos == "NOUN" and token.lemma in PEOPLE | ROLES
    if human and place.dep == "pobj" and person.pos == "PROPN" and place.i < i:
        attach(tokens, i, person.i, "appos")
