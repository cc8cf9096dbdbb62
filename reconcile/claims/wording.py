"""The text of a claim: its words in the order of a sentence, with its marks in pairs.

Only the order and the marks are of our making; every word is the article's, or stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.claims.resolve import Filling
from reconcile.claims.tree import RELATIVES, SUBJECTS, Tree
from reconcile.lexicon.verbs import CUES

# What takes the place of an object behind the verb of a relative clause.
FILLED = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "dative", "advcl"})
# "The day he died", "the way she won": when and how, not whom or what.
ADVERBIAL = frozenset(
    "way time day night week month year hour minute moment reason place season date".split()
)
ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
_PLACING = frozenset({"on", "in", "at", "to", "by", "for", "with"})  # "took on Sunday"
PARTICIPLES = frozenset({"VBG", "VBN"})


def wording(tree: Tree, head: int, whole: Sequence[int], fillings: Sequence[Filling]) -> str:
    """The claim's sentence, each resolved reference replaced by its antecedent in brackets."""
    text = _joined(tree, head, whole, fillings)
    if text.count("(") != text.count(")"):
        text = _joined(tree, head, _with_brackets(tree, whole), fillings)
    if text.count('"') % 2:
        text = _in_pairs(text, opened=whole[0] > 0 and tree[whole[0] - 1].text == '"')
    if text.endswith(',"'):
        text = text[:-2] + '"'
    ended = text.endswith((".", "?", "!", '."', '?"', '!"'))
    stop = "" if ended else "?" if tree.tokens[-1].text == "?" else "."
    return text[:1].upper() + text[1:] + stop


def _joined(tree: Tree, head: int, whole: Sequence[int], fillings: Sequence[Filling]) -> str:
    parts: list[str] = []
    first = next((t.i for t in tree.tokens if t.pos != "PUNCT"), 0)
    for words, comma in _ordered(tree, head, whole):
        text = _text(tree, words, fillings)
        late = parts and words[:1] == [first] and not text.startswith("[")
        if late and tree[first].pos != "PROPN" and tree[first].text != "I":
            text = text[:1].lower() + text[1:]
        parts.append(text + comma)
    return " ".join(p for p in parts if p)


def _ordered(tree: Tree, head: int, whole: Sequence[int]) -> list[tuple[list[int], str]]:
    """The words in runs, in the order in which a sentence has them, each with its comma."""
    token, words = tree[head], list(whole)
    if token.dep == "advcl" and token.tag in PARTICIPLES and not tree.child(head, *SUBJECTS):
        below = set(tree.subtree(head))
        own = [k for k in words if k in below]
        subject = [k for k in words if k not in below]
        if own and subject and own[-1] < subject[0]:
            return [(subject, ","), (own, "")]  # "Seeing the ship, the boats"
    elif token.dep == "relcl":
        below = set(tree.subtree(head))
        noun = [k for k in words if k not in below]
        own = [k for k in words if k in below]
        asked = any(tree[k].tag in ASKING for k in noun)  # "how hard a job they have"
        in_front = noun and own and noun[-1] < own[0] and not asked
        place = _object_place(tree, head) if in_front else None
        if place is not None:
            before, behind = ([k for k in own if (k <= place) == b] for b in (True, False))
            return [(before, ""), (noun, ""), (behind, "")]
    return [(words, "")]


def _object_place(tree: Tree, head: int) -> int | None:
    """The word behind which the antecedent is the object of a relative clause, if it is one."""
    subject = tree.child(head, *SUBJECTS)
    if subject is None or subject.i > head or tree[head].lemma in CUES:
        return None
    if any(c.i > head for c in tree.children(head, *FILLED)):
        return None
    asking = [c for k in (head, subject.i) for c in tree.children(k) if c.text.lower() in RELATIVES]
    if subject.text.lower() in RELATIVES or any(c.dep != "dobj" for c in asking):
        return None
    bare = [c for c in tree.children(head, "prep") if not c.children]
    if bare:
        return bare[0].i if bare[0].i > head else None
    noun = tree[tree[head].head]
    if not asking and (
        tree.child(head, "auxpass")
        or noun.lemma in ADVERBIAL
        or tree[tree.subtree(head)[0] - 1].pos in {"PUNCT", "CCONJ"}
        or any(tree[k].tag in ASKING for k in tree.subtree(head))
    ):
        return None
    beside = tree.children(head, "prt", "advmod")
    return next((c.i for c in beside if c.i == head + 1 and c.lemma not in _PLACING), head)


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


def _in_pairs(text: str, *, opened: bool) -> str:
    """Quotation marks in pairs: a lone one is closed at the end where it opens something, opened
    in front where the article does so, and else left out."""
    marks = [m.start() for m in re.finditer('"', text)]
    at = next((k for n, k in enumerate(marks) if n % 2 == 0 and _closes(text, k)), None)
    if at is None and marks[-1] < len(text) - 1:
        return text.rstrip(" ,;") + '"'
    if at == marks[0] and opened:
        return '"' + text
    at = marks[-1] if at is None else at
    return (text[:at] + text[at + 1 :]).strip()


def _closes(text: str, at: int) -> bool:
    """Whether the mark at ``at`` stands at the end of a word and at the start of none."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and before != "(" and not after.isalnum()


def _with_brackets(tree: Tree, whole: Sequence[int]) -> list[int]:
    """The words with the second bracket of each pair whose first one and last word they hold,
    and without any other lone bracket."""
    have, open_at = set(whole), -1
    for token in tree.tokens:
        if token.text.startswith("("):
            open_at = token.i
        elif token.text == ")":
            if open_at in have and token.i - 1 in have:
                have.add(token.i)
            elif open_at not in have or token.i - 1 not in have:
                have -= {token.i, open_at}
            open_at = -1
    return sorted(have - {open_at})
