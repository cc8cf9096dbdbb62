"""Coordinations and clauses that hang where English can't have them, mended before the split."""

from __future__ import annotations

from reconcile.claims.cue_clauses import attach
from reconcile.claims.parse import Sentence
from reconcile.lexicon.gender import gender_of
from reconcile.lexicon.people import GROUP_NOUNS, PEOPLE
from reconcile.lexicon.roles import CALLING, KINSHIP, OFFICE, RANK, ROLES

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
NAMING = frozenset({"NOUN", "PROPN"})
HUMAN = PEOPLE | GROUP_NOUNS | ROLES | CALLING | KINSHIP | OFFICE | RANK
# What "there" stands before when it says that something is.
_EXISTING = frozenset({"attr", "nsubj", "nsubjpass", "dobj", "acomp", "ccomp"})


def mend_shapes(tokens: Sentence) -> None:
    """Mend a sentence's dependencies in place."""
    for token in tokens:
        if token.tag == "VB":
            _behind_a_participle(tokens, token.i)
        elif token.dep == "advcl":
            if token.pos in NAMING:
                _known_as(tokens, token.i)
            elif token.tag == "VBG":
                _last_of_a_list(tokens, token.i)
            else:
                _inverted(tokens, token.i)
                _participle_of_a_noun(tokens, token.i)
        if token.dep in {"conj", "advcl"} and token.tag in FINITE:
            _subject_taken_for_conjunct(tokens, token.i)
        elif token.dep == "conj" and token.tag in {"VBG", "VBN"}:
            _like_beside_like(tokens, token.i)
        elif token.dep == "relcl":
            _who_is_somebody(tokens, token.i)
        elif token.dep == "appos" and token.pos == "NUM":
            _aged_behind_a_place(tokens, token.i)
        elif token.dep == "expl" and token.text.lower() == "there":
            _there_is_a_place(tokens, token.i)


def _subject_taken_for_conjunct(tokens: Sentence, i: int) -> None:
    """ "Threw stones at the port of Bari and farmers blocked roads": the farmers blocked them."""
    below = [tokens[c] for c in tokens[i].children]
    if i == 0 or any(c.dep in SUBJECTS | {"mark", "aux", "auxpass"} and c.i < i for c in below):
        return
    at = i - 1
    while at > 0 and tokens[at].pos == "ADV":
        at -= 1
    noun = tokens[at]
    first = min([noun.i, *noun.children])
    link = tokens[first - 1]
    if first < 1 or noun.dep != "conj" or noun.pos not in NAMING or link.dep != "cc":
        return
    if link.head != noun.head or tokens[i].head > noun.head:
        return
    verb = tokens[i].head
    attach(tokens, noun.i, i, "nsubj")
    attach(tokens, link.i, verb, "cc")


def _known_as(tokens: Sentence, i: int) -> None:
    """ "Was known as the harbour's 'Deep Diver'": a name is no clause."""
    below = {tokens[c].dep: c for c in tokens[i].children}
    mark, verb = below.get("mark"), tokens[i].head
    if mark is None or tokens[mark].text != "as" or mark != verb + 1 or "aux" in below:
        return
    name = below.get("dobj", i)
    if any(tokens[c].pos == "VERB" for c in tokens[i].children):
        return
    attach(tokens, mark, verb, "prep")
    attach(tokens, name, mark, "pobj")
    if name != i:
        for child in [c for c in tokens[i].children if c > i]:
            attach(tokens, child, name, tokens[child].dep)
        attach(tokens, i, name, "compound")
    if "nsubj" in below:
        attach(tokens, below["nsubj"], i, "compound")


def _inverted(tokens: Sentence, i: int) -> None:
    """ "Should the dam fail" at the end of a clause belongs to that clause, and to none above."""
    first = tokens[min([i, *tokens[i].children])]
    if first.dep != "aux" or first.text != "should" or not tokens[i].head < first.i < i:
        return
    for at in range(first.i - 1, tokens[i].head, -1):
        if tokens[at].pos == "VERB" and any(tokens[c].dep in SUBJECTS for c in tokens[at].children):
            attach(tokens, i, at, "advcl")
            return


def _participle_of_a_noun(tokens: Sentence, i: int) -> None:
    """ "Named the men killed in the fire": killed are the men, and not who named them."""
    token, noun = tokens[i], tokens[i - 1]
    if token.tag != "VBN" or i < 2 or (token.children and token.children[0] < i):
        return
    above, at = token.head, noun
    while at.head != at.i and at.i != above and at.dep in {"compound", "pobj", "prep", "dobj"}:
        at = tokens[at.head]
    if noun.pos == "NOUN" and noun.i > above == at.i:
        attach(tokens, i, noun.i, "acl")


def _last_of_a_list(tokens: Sentence, i: int) -> None:
    """ "Charged with theft, fraud, leaving the scene and lying": a list ends with its "and"."""
    below = {tokens[c].dep: c for c in tokens[i].children if c > i}
    if "cc" not in below or "conj" not in below or tokens[i - 1].text != ",":
        return
    for prep in [c for c in tokens[tokens[i].head].children if tokens[c].dep == "prep" and c < i]:
        last = next((c for c in tokens[prep].children if tokens[c].dep == "pobj"), None)
        members = 0
        while last is not None:
            links = [c for c in tokens[last].children if tokens[c].dep in {"conj", "appos", "cc"}]
            if any(tokens[c].dep == "cc" for c in links) or tokens[last].pos != "NOUN":
                break
            if not links and members:
                attach(tokens, i, last, "conj")
                attach(tokens, below["cc"], i, "cc")
                return
            last, members = next(iter(links), None), members + 1


def _behind_a_participle(tokens: Sentence, i: int) -> None:
    """ "A man who was let go there came in": "go" has no subject, and "came" has."""
    verb, let = tokens[i], tokens[i - 1]
    subject = next((c for c in verb.children if tokens[c].dep == "nsubj" and c < i), None)
    if subject is None or let.dep != "relcl" or let.head != subject or let.tag != "VBN":
        return
    main = next((c for c in verb.children if c > i and tokens[c].tag in FINITE), None)
    if main is None or any(tokens[c].dep in {"nsubj", "mark"} for c in tokens[main].children):
        return
    attach(tokens, main, main if verb.head == i else verb.head, verb.dep)
    attach(tokens, subject, main, "nsubj")
    for child in list(verb.children):
        if child > main:
            attach(tokens, child, main, tokens[child].dep)
    attach(tokens, i, let.i, "xcomp")


def _like_beside_like(tokens: Sentence, i: int) -> None:
    """ "Convicted of theft and lying", "convicted of lying and fined": like stands beside like."""
    token, above = tokens[i], tokens[tokens[i].head]
    if any(tokens[c].dep in SUBJECTS | {"aux", "auxpass"} for c in token.children):
        return
    link = next((c for c in above.children if tokens[c].dep == "cc" and c < i), None)
    prep = tokens[above.head]
    if token.tag == "VBN" and above.dep == "pcomp" and above.tag == "VBG":
        beside = prep.head if tokens[prep.head].tag == "VBN" else None
    elif token.tag == "VBG" and above.tag in {"VBD", "VBN"}:
        beside = next(
            (
                c
                for k in above.children
                if tokens[k].dep == "prep" and above.i < k < i
                for c in tokens[k].children
                if tokens[c].dep in {"pobj", "pcomp"} and tokens[c].text.endswith("ing")
            ),
            None,
        )
    else:
        return
    if beside is not None and link is not None:
        attach(tokens, i, beside, "conj")
        attach(tokens, link, beside, "cc")


def _who_is_somebody(tokens: Sentence, i: int) -> None:
    """ "A man serving a sentence who fled": a sentence is nobody."""
    asking = next((c for c in tokens[i].children if tokens[c].tag == "WP"), None)
    noun = tokens[tokens[i].head]
    if asking is None or tokens[asking].text.lower() != "who" or _is_human(noun.lemma):
        return
    act = tokens[noun.head]
    if noun.pos != "NOUN" or noun.dep != "dobj" or act.tag != "VBG":
        return
    below = {tokens[c].dep: tokens[c] for c in act.children}
    other = tokens[act.head]
    if act.dep == "ccomp" and "nsubj" in below and "aux" not in below:
        other = below["nsubj"]  # "have a man serving a sentence"
    if other.pos == "NOUN" and other.i < noun.i and _is_human(other.lemma):
        attach(tokens, i, other.i, "relcl")


def _is_human(lemma: str) -> bool:
    return lemma in HUMAN or gender_of(lemma) is not None


def _aged_behind_a_place(tokens: Sentence, i: int) -> None:
    """ "Ana Lim, 41, of Selby and Jan Novak, 37, of Brno": who has an age is no place."""
    name = tokens[tokens[i].head]
    if name.dep == "conj" and any(tokens[c].lemma in {"both", "all"} for c in tokens[i].children):
        while name.dep == "conj":
            name = tokens[name.head]
        attach(tokens, i, name.i, "appos")  # "Ana Lim and Jan Novak, both 41"
        return
    place = tokens[name.head]
    prep = tokens[place.head]
    person = tokens[prep.head]
    shape = name.dep == "conj" and place.dep == "pobj" and name.pos == place.pos == "PROPN"
    if not shape or person.pos != "PROPN" or person.i > place.i:
        return
    link = next((c for c in place.children if tokens[c].dep == "cc" and c < name.i), None)
    attach(tokens, name.i, person.i, "conj")
    if link is not None:
        attach(tokens, link, person.i, "cc")
    for child in list(person.children):
        if child > name.i and tokens[child].dep == "prep":
            attach(tokens, child, name.i, "prep")


def _there_is_a_place(tokens: Sentence, i: int) -> None:
    """ "The men who worked there left": where nothing else is said to be, "there" is a place."""
    verb = tokens[tokens[i].head]
    below = [tokens[c] for c in verb.children]
    if any(c.lemma == "be" or c.dep in _EXISTING for c in (verb, *below)):
        return  # "there has been fighting"
    tokens[i].dep = "advmod"
