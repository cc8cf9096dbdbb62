"""Where a sentence is cut: which tokens of its dependency parse head a piece of their own."""

from __future__ import annotations

from reconcile.claims.parse import Token
from reconcile.claims.tree import RELATIVES, VERBAL, Tree
from reconcile.lexicon.calendar import MONTHS, WEEKDAYS
from reconcile.lexicon.verbs import (
    CLAUSE_PREPOSITIONS,
    CONDITIONAL_MARKS,
    CONTENT_NOUNS,
    CUES,
    DENYING,
    LABELLING,
    QUOTING,
    SAY,
)


def cut(tree: Tree, i: int) -> str | None:
    """The kind of piece that token ``i`` heads, or None where it stays with its head."""
    token = tree[i]
    match token.dep:
        case "conj":
            return _cut_conjunct(tree, i)
        case "relcl" | "acl" if _noun_content(tree, i):
            return "content"
        case "relcl":
            return _cut_relative(tree, i)
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
            ok = (
                prep.lemma in CLAUSE_PREPOSITIONS
                and len(tree.subtree(i)) > 1
                and token.pos in VERBAL
            )
            negated = any(tree.child(a, "neg") for a in list(tree.ancestors(i))[:2])
            belongs = prep.lemma in {"in", "on", "upon"} and prep.i > prep.head
            return "pcomp" if ok and not negated and not belongs else None
        case "appos":
            return _cut_apposition(tree, i)
        case "prep":
            return _cut_preposition(tree, i)
        case "amod" if i > token.head and len(tree.subtree(i)) > 2 and _names(tree[token.head]):
            return "acl"  # an adjective behind its noun is a clause without its verb
        case "amod" | "compound" | "nmod":
            return "age" if _is_age(tree, i) else None
        case "dep" if token.pos in VERBAL and tree.subject(i) and tree.is_finite(i):
            return "parataxis"
        case _:
            return None


def _names(token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN", "PRON"}


def _cut_conjunct(tree: Tree, i: int) -> str | None:
    token, head = tree[i], tree[tree[i].head]
    if tree.subject(i) and (token.pos in VERBAL or tree.child(i, "cop", "aux")):
        return "conj"
    if token.pos not in VERBAL or head.pos not in VERBAL:
        return None
    links = {c.text.lower() for c in tree.children(head.i, "cc", "preconj") if c.i < i}
    if "than" in links:
        return None  # "rather than sell" tells what was not done
    if "or" in links and not tree.child(head.i, "neg"):
        return None  # an alternative states neither of its halves
    if head.dep == "conj" and token.tag == "VBG" and tree[head.head].pos == "NOUN":
        return None  # "theft, leaving the scene and lying"
    if head.dep in {"amod", "compound"} or (
        token.tag == "VBG" and head.tag == "VBG" and head.dep in {"pobj", "dobj", "nsubj"}
    ):
        return None
    return None if _joint(tree, i) else "conj"


# What two verbs can share behind the second of them.
TAKEN = frozenset({"dobj", "attr", "oprd", "acomp", "ccomp"})


def _joint(tree: Tree, i: int) -> bool:
    """Verbs with one object and nothing between them ("destroyed or damaged 40 houses")."""
    token, head = tree[i], tree[tree[i].head]
    if not tree.child(i, *TAKEN) and not tree.child(head.i, *TAKEN):
        return False  # "was stunned and taken into custody"
    between = [tree[k] for k in range(head.i + 1, i)]
    return (
        all(t.dep in {"cc", "advmod", "punct", "preconj"} for t in between)
        and len(between) <= 2
        and token.tag == head.tag
    )


def _cut_relative(tree: Tree, i: int) -> str | None:
    """A relative clause, unless it says which of all is meant ("anyone who", "no one that")."""
    noun = tree[tree[i].head]
    after_comma = tree[tree.subtree(i)[0] - 1].text == ","
    chosen = {noun.text.lower(), *(c.text.lower() for c in tree.children(noun.i, "det"))}
    if chosen & SELECTING and not after_comma:
        return None
    return "relcl" if len(tree.subtree(i)) > 2 or after_comma else None


def _cut_participle(tree: Tree, i: int) -> str | None:
    token = tree[i]
    if token.tag not in {"VBG", "VBN", "VBD"} or len(tree.subtree(i)) < 3:
        return None
    return None if token.lemma in COMPARING else "acl"


SELECTING = frozenset(
    "anyone anybody everyone everybody nobody no one those any every each".split()
)
COMPARING = frozenset({"compare"})
COMPLETING = frozenset("dobj attr acomp oprd prep agent prt npadvmod advmod dative".split())
# "The move comes after ...": the clause is what the verb has to say.
TEMPORAL = frozenset({"when", "after", "before", "until", "since", "while"})
TO_COME = frozenset({"when", "after", "before", "until", "once", "as"})
FOLLOWING = frozenset({"come", "follow", "happen", "occur"})


def _cut_adverbial(tree: Tree, i: int) -> str | None:
    token = tree[i]
    marks = {c.text.lower() for c in tree.children(i, "mark", "advmod") if c.i < i}
    if marks & CONDITIONAL_MARKS or "than" in marks or _in_comparison(tree, i):
        return None
    if token.text.lower() in CONDITIONAL_MARKS or token.lemma in COMPARING:
        return None
    if tree.is_conditional(token.head):
        return None
    if any(c.text.lower() == "to" for c in tree.children(i, "aux")):
        return "time" if _is_purpose(tree, i) else None
    if _is_inverted(tree, i):
        return None
    if token.pos not in VERBAL and not tree.subject(i):
        return None
    size = len(tree.subtree(i))
    if size == 2 and marks and not tree.subject(i):
        return None  # "while drunk"
    if size < 2 or (
        tree[token.head].lemma in FOLLOWING and not tree.child(token.head, "npadvmod", "prep")
    ):
        return None
    if marks & TO_COME and _is_to_come(tree, i):
        return None  # "will resign when the vote is over" does not say that it is over
    if marks & TEMPORAL and tree.child(token.head, "neg"):
        return None  # "was not used when ..." denies one occasion, not all of them
    return "advcl"


def _is_purpose(tree: Tree, i: int) -> bool:
    """A long infinitive behind a predicate that says something without it."""
    head = tree[i].head
    if i < head or tree.subject(i):
        return False  # "for the cables to be repaired"
    if any(c.text.lower() == "only" for c in tree.children(i, "advmod")):
        return True  # "only to be told": no purpose, but what followed
    if len(tree.subtree(i)) < LONG_PURPOSE:
        return False
    behind = (c for c in tree.children(head) if c.i > head and c.i != i)
    return any(c.dep in COMPLETING for c in behind)


def _is_inverted(tree: Tree, i: int) -> bool:
    """ "Should the dam fail": a condition without a word for it."""
    subject, first = tree.subject(i), tree[tree.subtree(i)[0]]
    return subject is not None and first.dep == "aux" and first.i < subject.i


def _is_to_come(tree: Tree, i: int) -> bool:
    """A present-tense clause of time beside a predicate of the future."""
    now = {tree[i].tag, *(c.tag for c in tree.children(i, "aux", "auxpass"))}
    ahead = {c.lemma for c in tree.children(tree[i].head, "aux") if c.tag == "MD"}
    return bool(ahead & {"will", "shall", "'ll"}) and bool(now & {"VBZ", "VBP"})


def _in_comparison(tree: Tree, i: int) -> bool:
    head = tree[tree[i].head]
    return head.pos in {"ADJ", "ADV"} and any(
        c.lemma in {"as", "so", "too", "enough", "more"} for c in tree.children(head.i, "advmod")
    )


def _cut_content(tree: Tree, i: int) -> str | None:
    token, head = tree[i], tree[tree[i].head]
    quoted = any(t.text == '"' for t in tree.tokens)
    if head.lemma in CUES or (head.lemma in QUOTING and quoted):
        joined = head.lemma == "hold" or any(tree[k].text == ";" for k in range(i, head.i))
        if i < head.i and joined and not quoted:
            return "parataxis"  # "they took the ship, they held it": not held to be so
        if _not_stated(tree, i, head.i) or _own_opinion(tree, head.i):
            return None
        finite = tree.is_finite(i) or (
            tree.subject(i) and (head.lemma in SAY or token.tag not in {"VB", "VBG", "VBN"})
        )
        fronted = i < head.i or (token.pos in VERBAL and _quoted_fragment(tree, i))
        return "content" if finite or fronted else None
    if tree.subject(i) and tree.is_finite(i) and i < head.i and tree.subject(head.i):
        return "parataxis"  # two full clauses joined by a comma or a semicolon
    return None


# Words.  In keyed stories half of the longer purposes are facts of their own, and few shorter ones.
LONG_PURPOSE = 9
# A shorter phrase behind its verb ("after the vote") is told apart from it one time in seven.
LONG_EVENT = 9
CALENDAR = frozenset(MONTHS) | frozenset(WEEKDAYS)
EVENT_PREPOSITIONS = frozenset({"after", "before", "following", "during", "amid", "despite"})
AGAINST = frozenset({"amid", "despite"})
ADJUNCTS = EVENT_PREPOSITIONS | {"because", "due", "with"}


def _cut_preposition(tree: Tree, i: int) -> str | None:
    """Adjuncts that tell a fact of their own: another event's time, a cause, named members."""
    token = tree[i]
    word = token.text.lower()
    host = tree[token.head]
    if word == "including" and i > 0 and (tree[i - 1].text == "," or len(tree.subtree(i)) > 2):
        return "including" if host.pos not in VERBAL else None
    if word in {"of", "from"} and host.pos == "PROPN" and tree[i - 1].text == ",":
        return "appos"  # "Ana Lim, 41, of Selby"
    if host.pos not in VERBAL or word not in ADJUNCTS:
        return None
    if tree.child(host.i, "neg"):
        return None  # "did not close because of ..." denies the cause, not the closing
    head = tree.child(i, "pobj")
    if word in {"because", "due"}:
        return "time" if len(tree.subtree(i)) > 3 else None
    if (
        head is None
        or head.lemma in CALENDAR
        or (tree.child(head.i, "nummod") and len(tree.subtree(i)) < 5)
    ):
        return None
    size, behind = len(tree.subtree(i)), host.i < i
    if word in EVENT_PREPOSITIONS:
        least = LONG_EVENT if behind and word not in AGAINST else 3
        return "time" if head.pos in {"NOUN", "PROPN"} and size >= least else None
    return "time" if behind and i > host.i + 1 and size >= LONG_EVENT else None


def _is_age(tree: Tree, i: int) -> bool:
    """ "23-year-old" before a noun."""
    below = [tree[k].lemma for k in tree.subtree(i)]
    return tree[i].lemma == "old" and "year" in below and tree[tree[i].head].i > i


def _noun_content(tree: Tree, i: int) -> bool:
    """ "The claim that he lied": a full clause that says what the noun holds."""
    noun = tree[tree[i].head]
    if noun.lemma not in CONTENT_NOUNS or not tree.subject(i) or not tree.is_finite(i):
        return False
    if tree.child(noun.head, "neg"):
        return False
    if tree[noun.head].lemma in DENYING and not tree.child(noun.i, "poss"):
        return False
    words = {c.text.lower() for c in tree.children(i)}
    return not (words & (RELATIVES - {"that"})) and not any(
        c.text.lower() == "that" and c.dep != "mark" for c in tree.children(i)
    )


def _not_stated(tree: Tree, i: int, cue: int) -> bool:
    """ "Did not say whether he would": nothing is put forward, so cue and content stay together."""
    subject = tree.subject(cue)
    if tree.child(cue, "neg") or (subject is not None and tree.is_negative(subject.i)):
        return True
    if i < cue or _quoted_fragment(tree, i):
        return False  # what stands in marks or in front is put forward, whatever its first word
    first = tree[tree.subtree(i)[0]]
    if first.text.lower() in {"who", "which", "that"} and tree[cue].dep == "relcl":
        return False  # "the fire, which officials believe was set": of the fire
    if first.text.lower() == "that" and first.dep == "mark":
        return False  # the tagger takes the conjunction for a relative now and then
    return first.tag in {"WRB", "WP", "WDT", "WP$"} or first.text.lower() in CONDITIONAL_MARKS


def _own_opinion(tree: Tree, cue: int) -> bool:
    """ "We believe the dam is safe": in the first person cue and content are one utterance."""
    subject = tree.subject(cue)
    return subject is not None and subject.text.lower() in {"i", "we"}


def _quoted_fragment(tree: Tree, i: int) -> bool:
    return any(tree[k].text == '"' for k in tree.subtree(i))


def _cut_apposition(tree: Tree, i: int) -> str | None:
    token = tree[i]
    below = tree.subtree(i)
    host = tree[token.head]
    if token.pos == "NUM" or (len(below) == 1 and token.text.isdigit()):
        known = host.pos == "NOUN" and tree.child(host.i, "det")
        return "age" if host.pos == "PROPN" or known else None
    if tree[host.head].lemma in LABELLING and host.dep == "dobj" and tree[i - 1].text != ",":
        return None  # 'called the decision "a disgrace"'
    if tree.child(i, "cc") and tree.child(i, "conj") and host.pos == token.pos == "NOUN":
        return None  # a list that the parser took for a renaming
    if len(below) < 2:
        return "appos" if token.pos == "PROPN" and host.pos == "NOUN" else None
    if (
        token.pos == "PROPN"
        and not tree.child(i, "det", "poss", "prep")
        and tree[token.head].pos == "PROPN"
    ):
        return None  # "Paris, Texas"; a name beside a name is no predicate
    return "appos"
