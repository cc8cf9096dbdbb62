"""Mistakes that the parser makes in the same way again and again, mended before the split.

Only shapes that English does not have are touched, so that a right parse stays as it is.
"""

from __future__ import annotations

from reconcile.claims.parse import Sentence
from reconcile.lexicon.verbs import SAY


def mend(tokens: Sentence) -> None:
    """Mend a sentence's dependencies in place."""
    for token in tokens:
        if token.lemma in SAY and token.pos == "VERB":
            _two_subjects(tokens, token.i)
            _parenthesis(tokens, token.i)


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
    _move(tokens, verb, cue, "ccomp")
    _move(tokens, first, verb, "nsubj")


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
            _move(tokens, child, content, tokens[child].dep)


def _move(tokens: Sentence, i: int, head: int, dep: str) -> None:
    tokens[tokens[i].head].children.remove(i)
    tokens[i].head, tokens[i].dep = head, dep
    tokens[head].children.append(i)
    tokens[head].children.sort()
