"""Mistakes that the parser makes in the same way again and again, mended before the split.

Only shapes that English does not have are touched, so that a right parse stays as it is.
"""

from __future__ import annotations

from reconcile.claims.cue_clauses import attach, mend_cue_clauses
from reconcile.claims.mend_nouns import mend_nouns
from reconcile.claims.mend_shapes import mend_shapes
from reconcile.claims.parse import Sentence, Token
from reconcile.lexicon.people import PEOPLE
from reconcile.lexicon.verbs import CONTENT_NOUNS, SAY, SPEAKER_NOUNS

# Done by people alone, so that a thing's clause cannot hold them.
SPOKEN = SAY | frozenset("call threaten refuse decline praise condemn thank blame accuse".split())
ABSTRACT = ("tion", "sion", "ment", "ing", "ity", "ness", "ance", "ence")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mend(tokens: Sentence) -> None:
    """Mend a sentence's dependencies in place."""
    _participle_at_the_top(tokens)
    _according_at_the_top(tokens)
    mend_cue_clauses(tokens)
    mend_nouns(tokens)
    mend_shapes(tokens)
    for token in tokens:
        _passive_adjective(tokens, token)
        _participle_as_adjective(tokens, token.i)
        _verb_without_link(tokens, token.i)
        if token.lemma in SAY and token.pos == "VERB":
            _two_subjects(tokens, token.i)
            _parenthesis(tokens, token.i)
            _object_for_subject(tokens, token.i)
            _speech_below_content(tokens, token.i)
            _noun_for_content(tokens, token.i)
            _content_below_noun(tokens, token.i)
            _before_that(tokens, token.i)


def _passive_adjective(tokens: Sentence, token: Token) -> None:
    """ "Was stunned and taken away": what has a passive auxiliary is a verb."""
    if token.tag == "JJ" and any(tokens[c].dep == "auxpass" for c in token.children):
        token.tag, token.pos = "VBN", "VERB"


def _participle_as_adjective(tokens: Sentence, i: int) -> None:
    """ "Injuring five people and damaging buildings": a second participle, not a second object."""
    token = tokens[i]
    thing = tokens[token.head]
    first = tokens[thing.head]
    verb = tokens[first.head]
    if token.dep != "amod" or not token.text.endswith("ing") or thing.dep != "conj" or i == 0:
        return
    link = tokens[i - 1]
    if link.dep != "cc" or first.dep != "dobj" or verb.tag != "VBG" or verb.dep != "advcl":
        return
    token.tag, token.pos = "VBG", "VERB"
    attach(tokens, i, verb.i, "conj")
    attach(tokens, thing.i, i, "dobj")
    attach(tokens, link.i, verb.i, "cc")


def _verb_without_link(tokens: Sentence, i: int) -> None:
    """ "Took the coat, then left": a finite verb without a subject goes with the one before it."""
    token = tokens[i]
    head = tokens[token.head]
    below = [tokens[c] for c in token.children]
    if token.dep != "dep" or token.pos != "VERB" or token.tag not in FINITE or head.i > i:
        return
    if head.pos != "VERB" or any(c.dep in SUBJECTS | {"mark", "advmod"} for c in below if c.i < i):
        return
    between = [t.text.lower() for t in tokens[i - 2 : i]]
    if between == [",", "then"]:
        attach(tokens, i - 1, i, "advmod")
    elif between[-1:] != [","]:
        return
    token.dep = "conj"


def _two_subjects(tokens: Sentence, cue: int) -> None:
    """ "The dam leaked, the mayor said": not "the dam (leaked) said"."""
    subjects = [c for c in tokens[cue].children if tokens[c].dep in {"nsubj", "nsubjpass"}]
    if len(subjects) < 2 or subjects[1] > cue:
        return
    first = subjects[0]
    clauses = [
        c
        for c in tokens[first].children
        if tokens[c].dep in {"acl", "relcl"} and tokens[c].tag in {"VBD", "VBN", "VBZ", "VBP"}
    ]
    if not clauses or any(
        tokens[c].dep in {"nsubj", "nsubjpass"} for c in tokens[clauses[0]].children
    ):
        return
    verb = clauses[0]
    attach(tokens, verb, cue, "ccomp")
    attach(tokens, first, verb, "nsubj")


def _parenthesis(tokens: Sentence, cue: int) -> None:
    """ "If the gates fail, she said, the town will flood": the condition is hers, not of saying."""
    content = next((c for c in tokens[cue].children if tokens[c].dep == "ccomp"), None)
    subject = next((c for c in tokens[cue].children if tokens[c].dep == "nsubj"), None)
    if content is None or subject is None or not subject < cue < content:
        return
    if cue + 1 >= len(tokens) or tokens[cue + 1].text != ",":
        return
    for child in list(tokens[cue].children):
        if child < subject and tokens[child].dep in {"advcl", "prep", "npadvmod", "advmod"}:
            attach(tokens, child, content, tokens[child].dep)


def _object_for_subject(tokens: Sentence, cue: int) -> None:
    """ "Argued his illness was to blame": "illness" is the subject of what was argued."""
    before = any(tokens[c].dep == "nsubj" and c < cue for c in tokens[cue].children)
    objects = {"dobj", "nsubj"} if before else {"dobj"}
    thing = next((c for c in tokens[cue].children if tokens[c].dep in objects and c > cue), None)
    verb = next((c for c in tokens[cue].children if tokens[c].dep == "ccomp" and c > cue), None)
    if thing is None or verb is None or thing > verb:
        return
    if any(tokens[c].dep in {"nsubj", "nsubjpass", "mark", "expl"} for c in tokens[verb].children):
        return
    below = tokens[verb].children
    first = min([verb, *below])
    finite = tokens[verb].tag in FINITE or any(
        tokens[c].dep in {"aux", "auxpass"} and tokens[c].tag in FINITE for c in below
    )
    passing = _below(tokens, thing)  # "said Lim, 40, a lawyer, would run"
    while passing != {thing} and tokens[first - 1].pos == "PUNCT":
        first -= 1
    if finite and not any(
        tokens[k].text in {",", '"'} and k not in passing for k in range(thing, first)
    ):
        attach(tokens, thing, verb, "nsubj")


def _below(tokens: Sentence, i: int) -> set[int]:
    out, stack = set(), [i]
    while stack:
        at = stack.pop()
        out.add(at)
        stack.extend(tokens[at].children)
    return out


def _participle_at_the_top(tokens: Sentence) -> None:
    """ "He said it in Ohio, adding ...": the finite verb is the top, not the participle."""
    top = next((t for t in tokens if t.head == t.i), None)
    if top is None or top.tag != "VBG" or top.lemma not in SAY:
        return
    if any(tokens[c].dep in {"aux", "auxpass"} for c in top.children):
        return
    above = [
        c
        for c in top.children
        if c < top.i and tokens[c].dep in {"ccomp", "advcl"} and tokens[c].lemma in SAY
    ]
    if len(above) != 1 or tokens[above[0]].tag not in FINITE:
        return
    verb = above[0]
    attach(tokens, verb, verb, "ROOT")
    attach(tokens, top.i, verb, "advcl")
    for child in list(top.children):
        if child < top.i and tokens[child].pos != "PUNCT":
            dep = "dep" if tokens[child].dep in {"nsubj", "nsubjpass"} else tokens[child].dep
            attach(tokens, child, verb, dep)


def _speech_below_content(tokens: Sentence, cue: int) -> None:
    """ "Said growth was slow and urged Congress to act": a thing does not urge, so the speaker
    does."""
    for content in [c for c in tokens[cue].children if tokens[c].dep == "ccomp" and c > cue]:
        for verb in [c for c in tokens[content].children if tokens[c].dep == "advcl"]:
            if tokens[verb].lemma == "add" and tokens[verb].tag == "VBG":
                attach(tokens, verb, cue, "advcl")  # "said it was safe, adding that ..."
        subjects = [c for c in tokens[content].children if tokens[c].dep in SUBJECTS]
        asked = any(
            tokens[k].tag in {"WDT", "WP", "WRB"} for c in subjects for k in tokens[c].children
        )
        if not asked and not (subjects and all(_is_thing(tokens, c) for c in subjects)):
            continue
        # "Declined to say which teams would go but said ...": beside "declined".
        above = tokens[cue].head if tokens[cue].dep == "xcomp" else cue
        for verb in [c for c in tokens[content].children if tokens[c].dep == "conj"]:
            spoken = tokens[verb].lemma in SPOKEN and tokens[verb].tag == tokens[above].tag
            if spoken and not any(tokens[c].dep in SUBJECTS for c in tokens[verb].children):
                attach(tokens, verb, above, "conj")


def _noun_for_content(tokens: Sentence, cue: int) -> None:
    """ "Said they came from Mali, a country in Africa": the noun renames the one before it."""
    contents = [c for c in tokens[cue].children if tokens[c].dep == "ccomp" and c > cue]
    for noun in contents[1:]:
        children = tokens[noun].children
        first = min([noun, *children])
        if tokens[noun].pos != "NOUN" or any(tokens[c].dep in SUBJECTS for c in children):
            continue
        if first >= 2 and tokens[first - 1].text == "," and tokens[first - 2].pos == "PROPN":
            attach(tokens, noun, first - 2, "appos")


def _content_below_noun(tokens: Sentence, cue: int) -> None:
    """ "Told reporters after the vote that he would sue": he told it, the vote does not hold it."""
    if any(
        tokens[c].dep in {"ccomp", "dobj"} and tokens[c].pos == "VERB" for c in tokens[cue].children
    ):
        return
    for clause in tokens[cue + 1 :]:
        noun = tokens[clause.head]
        if clause.dep not in {"acl", "relcl"} or noun.pos != "NOUN" or noun.i < cue:
            continue
        words = {tokens[c].text.lower(): tokens[c].dep for c in clause.children}
        subject = any(tokens[c].dep in SUBJECTS for c in clause.children)
        under = tokens[noun.head].dep == "prep" and tokens[noun.head].head == cue
        if words.get("that") == "mark" and subject and under and noun.lemma not in CONTENT_NOUNS:
            attach(tokens, clause.i, cue, "ccomp")
            return


def _before_that(tokens: Sentence, cue: int) -> None:
    """ "Said earlier that it was over": said earlier, and not over earlier."""
    for content in [c for c in tokens[cue].children if tokens[c].dep == "ccomp" and c > cue]:
        below = list(tokens[content].children)
        mark = next((c for c in below if tokens[c].dep == "mark"), None)
        if mark is None or tokens[mark].text.lower() != "that":
            continue
        for child in below:
            if cue < child < mark and tokens[child].dep in {"advmod", "npadvmod", "prep"}:
                attach(tokens, child, cue, tokens[child].dep)


def _is_thing(tokens: Sentence, i: int) -> bool:
    token = tokens[i]
    return token.dep == "expl" or (
        token.pos == "NOUN"
        and (token.tag == "NN" or token.lemma.endswith(ABSTRACT))
        and token.lemma not in SPEAKER_NOUNS | PEOPLE
    )


def _according_at_the_top(tokens: Sentence) -> None:
    """ "According to Lim, the dam leaked" taken for a phrase about Lim: the clause is the top."""
    top = next((t for t in tokens if t.head == t.i), None)
    comma = next((t.i for t in tokens if t.text == ","), len(tokens))
    if top is None or top.text.lower() != "according" or comma < top.i:
        return
    rest = range(comma + 1, len(tokens))
    verbs = [k for k in rest if tokens[k].pos == "VERB" and tokens[k].tag in FINITE | {"VBN"}]
    finite = [k for k in verbs if tokens[k].tag in FINITE]
    verb = next(iter(finite or verbs), None)
    if verb is None:
        return
    noun = tokens[verb].head
    attach(tokens, verb, verb, "ROOT")
    if noun in rest and noun < verb and tokens[noun].pos in {"NOUN", "PROPN", "PRON"}:
        attach(tokens, noun, verb, "nsubj")
    for k in rest:
        if k != verb and tokens[k].head not in rest:
            attach(tokens, k, verb, tokens[k].dep)
    attach(tokens, top.i, verb, "prep")
