"""Cue clauses that the parser loses: "..., the ministry said", '"...," he wrote, "..."'.

Where punctuation and word order leave no doubt that a clause only says who speaks, the tree is
made to say so: the verb of saying becomes the root, and all that is said its content.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.parse import Sentence
from reconcile.lexicon.calendar import MONTHS, WEEKDAYS
from reconcile.lexicon.verbs import CONDITIONAL_MARKS, QUOTING, SAY

NOMINAL = frozenset({"DET", "ADJ", "PROPN", "NOUN", "ADP", "NUM", "PRON", "PART", "SYM", "X"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BREAKS = frozenset({",", '"', "--", "-", ";"})
LISTENERS = frozenset({"tell", "inform"})
# With a comma in front these may be anything: "which holds water", "they charged 20 francs".
AMBIGUOUS = frozenset(
    """hold rule charge hint project calculate propose observe volunteer cite question demand
    reason echo urge advise vow pledge promise assure inform notify repeat describe agree
    recommend publish stipulate deny disclose indicate suggest exclaim quote post""".split()
)
# Nouns beside a verb of saying that tell when, not who.
WHEN = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(
        "today yesterday tomorrow morning afternoon evening night week month year hour".split()
    )
)
_CUES = SAY | QUOTING
MAX_SPEAKER = 14  # tokens of a speaker in front of its verb, appositions included


def mend_cue_clauses(tokens: Sentence) -> None:
    """Mend the sentence's dependencies in place; a sentence without such a clause stays as is."""
    for token in tokens:
        if token.pos != "VERB" or token.lemma not in _CUES:
            continue
        clause = _behind_quotation(tokens, token.i) or _straight(tokens, token.i)
        if clause is not None:
            _raise(tokens, token.i, *clause)
            return


def _behind_quotation(tokens: Sentence, verb: int) -> tuple[int, int] | None:
    """'"...," said the mayor' up to the next mark or the end."""
    if verb < 2 or tokens[verb - 1].text != '"' or tokens[verb].tag not in FINITE:
        return None
    if sum(t.text == '"' for t in tokens[:verb]) % 2 or verb + 1 >= len(tokens):
        return None
    if tokens[verb + 1].pos not in {"DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ"}:
        return None
    return verb, _next_quotation(tokens, verb)


def _next_quotation(tokens: Sentence, at: int) -> int:
    end = next((t.i for t in tokens[at:] if t.text == '"'), len(tokens))
    return end


def _straight(tokens: Sentence, verb: int) -> tuple[int, int] | None:
    """ "..., the ministry said on Monday" at the end, or before a quotation that goes on."""
    if tokens[verb].lemma in AMBIGUOUS | QUOTING - SAY:
        return None
    helped = any(tokens[c].dep in {"aux", "auxpass"} for c in tokens[verb].children)
    start = _speaker_start(tokens, verb)
    if start is None or start < 2 or not (helped or tokens[verb].tag in FINITE):
        return None
    end = next((t.i for t in tokens[verb + 1 :] if t.text in {",", '"', ";", ":"}), len(tokens))
    tail = tokens[verb + 1 : end]
    listener = tokens[verb].lemma in LISTENERS
    if any(t.tag in FINITE | {"MD", "TO"} or t.tag in {"WDT", "WP"} for t in tail):
        return None
    if tail and tail[0].pos in {"DET", "PROPN", "NOUN", "PRON", "NUM"} and not listener:
        day = tail[0].dep == "npadvmod" or tail[0].lemma in WHEN
        if not day:
            return None  # "the ministry announced a plan"
    rest = [t for t in tokens[end:] if t.pos not in {"PUNCT", "SPACE"}]
    if rest and not (end + 1 < len(tokens) and '"' in {tokens[end].text, tokens[end + 1].text}):
        return None
    if rest and not any(t.text == '"' for t in tokens[:start]):
        return None
    said = tokens[:start]
    quoted = any(t.text == '"' for t in said)
    if not quoted and not any(t.tag in FINITE | {"MD", "VBN"} for t in said):
        return None
    return start, end


def _speaker_start(tokens: Sentence, verb: int) -> int | None:
    """Where the speaker's noun phrase begins that stands between a comma and the verb."""
    k = verb - 1
    while k >= 0 and tokens[k].pos in {"AUX", "ADV"}:
        k -= 1
    best = None
    seen = False
    while k >= 0 and verb - k <= MAX_SPEAKER:
        token = tokens[k]
        if token.text in BREAKS and not _in_word(tokens, k):
            if seen:
                best = k + 1
                if token.text == '"' or tokens[best - 2].text == '"':
                    break
                inner = [t for t in tokens[best:verb] if t.dep in SUBJECTS or t.pos == "PRON"]
                if inner:
                    break
            if token.text != ",":
                break
        elif token.tag in {"WDT", "WP"} or (
            token.pos not in NOMINAL and token.text not in {"and", "'s", "-"}
        ):
            break
        else:
            seen = True
        k -= 1
    return best


def _in_word(tokens: Sentence, i: int) -> bool:
    """A hyphen between two words that stand close to it ("the Journal-Post")."""
    beside = 0 < i < len(tokens) - 1
    return (
        tokens[i].text == "-"
        and beside
        and tokens[i - 1].end == tokens[i].start
        and tokens[i].end == tokens[i + 1].start
    )


def _raise(tokens: Sentence, verb: int, start: int, end: int) -> None:
    """Make the verb the root, what stands outside ``start:end`` its content."""
    inside = range(start, end)
    outside = [t for t in tokens if t.i not in inside and t.pos not in {"PUNCT", "SPACE"}]
    if not outside:
        return
    top = _top(tokens, verb, inside, outside)
    for token in list(outside):
        if token.i != top and (token.head in inside or token.head == token.i):
            verbal = token.pos in {"VERB", "AUX"} and token.dep in {"ccomp", "ROOT", "conj"}
            loose = "advcl" if _is_conditional(tokens, token.i) else "parataxis"
            attach(tokens, token.i, top, loose if verbal else token.dep)
    for i in inside:
        token = tokens[i]
        if i != verb and token.head not in inside:
            attach(tokens, i, verb, "punct" if token.pos == "PUNCT" else token.dep)
    attach(tokens, verb, verb, "ROOT")
    attach(tokens, top, verb, "ccomp")
    _give_subject(tokens, verb, start, end)
    if not any(tokens[c].dep in SUBJECTS for c in tokens[top].children):
        for child in tokens[top].children:
            if tokens[child].dep in {"advcl", "parataxis"} and child < start <= top:
                tokens[child].dep = "csubj"  # '"What we need," he said, "is patience"'


def _top(tokens: Sentence, verb: int, inside: range, outside: Sequence[object]) -> int:
    root = next(t.i for t in tokens if t.head == t.i)
    if root not in inside:
        return root
    near = [
        t.i
        for t in tokens
        if t.i not in inside and t.head in inside and t.pos not in {"PUNCT", "SPACE"}
    ]
    verbs = [
        i
        for i in near
        if tokens[i].pos in {"VERB", "AUX"}
        and tokens[i].dep != "advcl"
        and not _is_conditional(tokens, i)
    ]
    content = [i for i in verbs if tokens[i].dep == "ccomp"]
    words = [t.i for t in tokens if t.i not in inside and t.pos not in {"PUNCT", "SPACE"}]
    return (content or verbs or near or words)[0]


def _is_conditional(tokens: Sentence, i: int) -> bool:
    return any(
        tokens[c].dep == "mark" and tokens[c].lemma in CONDITIONAL_MARKS for c in tokens[i].children
    )


def _give_subject(tokens: Sentence, verb: int, start: int, end: int) -> None:
    """The noun nearest to the top of the clause is the subject where the parser saw none."""
    children = [c for c in tokens[verb].children if start <= c < end]
    if any(tokens[c].dep in SUBJECTS for c in children):
        return
    before = start < verb
    nouns = [
        c
        for c in children
        if tokens[c].pos in {"NOUN", "PROPN", "PRON", "NUM"}
        and (c < verb) == before
        and tokens[c].dep != "ccomp"
        and tokens[c].lemma not in WHEN
    ]
    if nouns:
        tokens[nouns[0]].dep = "nsubj"


def attach(tokens: Sentence, i: int, head: int, dep: str) -> None:
    """Hang token ``i`` below ``head``, unless ``head`` hangs below ``i``: a tree has no circle.  A
    token below itself is the root."""
    at = head
    while at != i and tokens[at].head != at:
        at = tokens[at].head
    if at == i != head:
        return
    old = tokens[i].head
    if old != i:
        tokens[old].children.remove(i)
    tokens[i].head, tokens[i].dep = head, dep
    if head != i:
        tokens[head].children.append(i)
        tokens[head].children.sort()
