"""Mistakes that the parser makes in the same way again and again, mended before the split.

Only shapes that English does not have are touched, so that a right parse stays as it is.
"""

from __future__ import annotations

from reconcile.claims.cue_clauses import attach, mend_cue_clauses
from reconcile.claims.parse import Sentence
from reconcile.lexicon.verbs import SAY

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mend(tokens: Sentence) -> None:
    """Mend a sentence's dependencies in place."""
    mend_cue_clauses(tokens)
    for token in tokens:
        if token.lemma in SAY and token.pos == "VERB":
            _two_subjects(tokens, token.i)
            _parenthesis(tokens, token.i)
            _object_for_subject(tokens, token.i)


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
    thing = next((c for c in tokens[cue].children if tokens[c].dep == "dobj" and c > cue), None)
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
    if finite and not any(tokens[k].text in {",", '"'} for k in range(thing, first)):
        attach(tokens, thing, verb, "nsubj")
