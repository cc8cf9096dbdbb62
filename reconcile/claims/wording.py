"""The text of a claim: its words in the order of a sentence, with its marks in pairs.

Only the order and the marks are of our making; every word is the article's, or stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.claims.resolve import Filling
from reconcile.claims.tree import RELATIVES, SUBJECTS, Tree

# What takes the place of an object behind the verb of a relative clause.
FILLED = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "dative", "advcl"})
# "The day he died", "the way she won": when and how, not whom or what.
ADVERBIAL = frozenset(
    "way time day night week month year hour minute moment reason place season date".split()
)
PARTICIPLES = frozenset({"VBG", "VBN"})
_STRANDED = re.compile(r"\s+[;,:](?=\s)")


def wording(tree: Tree, head: int, whole: Sequence[int], fillings: Sequence[Filling]) -> str:
    """The claim's sentence, each resolved reference replaced by its antecedent in brackets."""
    parts: list[str] = []
    first = next((t.i for t in tree.tokens if t.pos != "PUNCT"), 0)
    for words in _ordered(tree, head, whole):
        text = _text(tree, words, fillings)
        late = parts and words[:1] == [first] and not text.startswith("[")
        if late and tree[first].pos != "PROPN" and tree[first].text != "I":
            text = text[:1].lower() + text[1:]
        parts.append(text)
    text = " ".join(p for p in parts if p)
    if '"' in text or "(" in text or ")" in text:
        text = _in_pairs(text)
    ended = text.endswith((".", "?", "!", '."', '?"', '!"'))
    stop = "" if ended else "?" if tree.tokens[-1].text == "?" else "."
    return text[:1].upper() + text[1:] + stop


def _ordered(tree: Tree, head: int, whole: Sequence[int]) -> list[list[int]]:
    """The words in runs, in the order in which a sentence has them."""
    token, words = tree[head], list(whole)
    if token.dep == "advcl" and token.tag in PARTICIPLES and not tree.child(head, *SUBJECTS):
        below = set(tree.subtree(head))
        own = [k for k in words if k in below]
        subject = [k for k in words if k not in below]
        if own and subject and own[-1] < subject[0]:
            return [subject, own]  # "Seeing the ship, the boats": the boats seeing the ship
    elif token.dep == "relcl":
        below = set(tree.subtree(head))
        noun = [k for k in words if k not in below]
        own = [k for k in words if k in below]
        place = _object_place(tree, head) if noun and own and noun[-1] < own[0] else None
        if place is not None:
            return [[k for k in own if k <= place], noun, [k for k in own if k > place]]
    return [words]


def _object_place(tree: Tree, head: int) -> int | None:
    """The word behind which the antecedent is the object of a relative clause, if it is one."""
    subject = tree.child(head, *SUBJECTS)
    if subject is None or subject.i > head or any(c.i > head for c in tree.children(head, *FILLED)):
        return None
    asking = [c for k in (head, subject.i) for c in tree.children(k) if c.text.lower() in RELATIVES]
    if subject.text.lower() in RELATIVES or any(c.dep != "dobj" for c in asking):
        return None
    bare = [c for c in tree.children(head, "prep") if not c.children]
    for prep in bare:
        if prep.i < head:
            return None
        return prep.i
    noun = tree[tree[head].head]
    passive = tree.child(head, "auxpass") is not None
    asked_below = any(tree[k].tag in {"WDT", "WP", "WP$", "WRB"} for k in tree.subtree(head))
    if not asking and (passive or noun.lemma in ADVERBIAL or asked_below):
        return None
    particle = tree.child(head, "prt")
    return particle.i if particle is not None and particle.i > head else head


def _text(tree: Tree, whole: Sequence[int], fillings: Sequence[Filling]) -> str:
    parts: list[str] = []
    run: list[int] = []
    at = {min(f.covers): f for f in fillings}
    covered = {i for f in fillings for i in f.covers}
    for i in whole:
        if i in at:
            parts += [tree.text(run), at[i].text]
            run = []
        elif i not in covered:
            clings = tree[i].pos == "PUNCT" or tree[i].tag == "POS"
            if not run and parts and clings:
                parts[-1] += tree[i].text
            else:
                run.append(i)
    parts.append(tree.text(run))
    return " ".join(p for p in parts if p)


def _in_pairs(text: str) -> str:
    """Quotation marks and brackets in pairs: one whose partner the cut took is closed at the end
    where it opens something, and left out where it closes something."""
    lone = set(_lone_brackets(text))
    marks = [m.start() for m in re.finditer('"', text)]
    if len(marks) % 2:
        at = next((k for n, k in enumerate(marks) if n % 2 == 0 and _closes(text, k)), None)
        if at is None and marks[-1] < len(text) - 1:
            text = text.rstrip(" ,;") + '"'
        else:
            lone.add(marks[-1] if at is None else at)
    if lone:
        text = "".join(c for k, c in enumerate(text) if k not in lone)
        text = _STRANDED.sub("", text).strip()
    return text[:-2] + '"' if text.endswith(',"') else text


def _closes(text: str, at: int) -> bool:
    """Whether the mark at ``at`` stands at the end of a word and at the start of none."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and before != "(" and not after.isalnum()


def _lone_brackets(text: str) -> Iterator[int]:
    opened: list[int] = []
    for k, c in enumerate(text):
        if c == "(":
            opened.append(k)
        elif c == ")":
            if opened:
                opened.pop()
            else:
                yield k
    yield from opened
