"""A parsed sentence as a tree, with the questions that the claim rules ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reconcile.claims.parse import Sentence, Token
from reconcile.lexicon.verbs import CONDITIONAL_MARKS
from reconcile.model import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
VERBAL = frozenset({"VERB", "AUX"})
# Parts of speech that carry content.
HEAVY = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
NEGATORS = frozenset(
    """not n't never no neither nor none nobody nothing without hardly scarcely cannot""".split()
)
# What belongs to the core of a noun phrase, however little of it is borrowed.
NP_CORE = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "quantmod", "case", "predet", "nmod", "neg"}
)
RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where", "when", "why"})


class Tree:
    """Indices are token positions in the sentence; subtrees are sorted lists of them."""

    def __init__(self, tokens: Sentence) -> None:
        self.tokens = tokens
        self.root = next((t.i for t in tokens if t.head == t.i), 0)
        self._subtrees: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def children(self, i: int, *deps: str) -> Iterator[Token]:
        """The children of ``i`` in text order, only those with one of ``deps`` if any is given."""
        for child in self.tokens[i].children:
            token = self.tokens[child]
            if not deps or token.dep in deps:
                yield token

    def is_conditional(self, i: int) -> bool:
        """Whether the clause of ``i`` is a condition ("if", "unless")."""
        return any(c.text.lower() in CONDITIONAL_MARKS for c in self.children(i, "mark"))

    def child(self, i: int, *deps: str) -> Token | None:
        """The first child of ``i`` with one of ``deps``."""
        return next(self.children(i, *deps), None)

    def subtree(self, i: int) -> list[int]:
        """``i`` and everything below it, sorted."""
        if i not in self._subtrees:
            out, stack = [], [i]
            while stack:
                at = stack.pop()
                out.append(at)
                stack.extend(self.tokens[at].children)
            self._subtrees[i] = sorted(out)
        return self._subtrees[i]

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of ``i`` from the nearest to the root, without ``i``."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def subject(self, i: int) -> Token | None:
        """The subject that stands at ``i`` itself."""
        return self.child(i, *SUBJECTS)

    def noun_phrase(self, i: int, without: frozenset[int] | set[int] = frozenset()) -> set[int]:
        """The core of the noun phrase at ``i``: left modifiers, names in apposition to nothing,
        coordinated heads and "of" phrases; never a clause."""
        out: set[int] = set()
        stack = [i]
        while stack:
            at = stack.pop()
            if at in without or at in out:
                continue
            out.add(at)
            for child in self.children(at):
                if child.dep in NP_CORE:
                    out.update(k for k in self.subtree(child.i) if k not in without)
                elif (
                    (child.dep in {"conj", "cc"} and child.pos not in VERBAL)
                    or (
                        child.dep == "prep"
                        and child.lemma in {"of", "in", "from", "at", "for"}
                        and child.i == max(out) + 1
                    )
                    or child.dep == "pobj"
                ):
                    stack.append(child.i)
        hyphens = {
            k + 1
            for k in out
            if k + 2 in out and self.tokens[k + 1].text == "-" and k + 1 not in without
        }
        return out | hyphens

    def is_finite(self, i: int) -> bool:
        """Whether the predicate at ``i`` is finite (by its tag or an auxiliary's)."""
        token = self.tokens[i]
        if token.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return True
        return any(c.tag in {"VBD", "VBZ", "VBP", "MD"} for c in self.children(i, "aux", "auxpass"))

    def is_passive(self, i: int) -> bool:
        """Whether the predicate at ``i`` has a passive auxiliary or subject, or shares one."""
        if self.child(i, "auxpass", "nsubjpass"):
            return True
        token = self.tokens[i]
        shares = token.dep == "conj" and token.tag == "VBN" and not self.child(i, "aux", *SUBJECTS)
        return shares and self.is_passive(token.head)

    def is_negative(self, i: int) -> bool:
        """Whether the noun phrase at ``i`` denies what is said of it ("no one", "neither side")."""
        if self.tokens[i].text.lower() in NEGATORS:
            return True
        return any(
            c.text.lower() in NEGATORS for c in self.children(i, "det", "preconj", "cc", "neg")
        )

    def text(self, indices: Iterable[int]) -> str:
        """The words at ``indices`` in text order, spaced as in the source where adjacent."""
        out: list[str] = []
        last: Token | None = None
        for i in sorted(indices):
            token = self.tokens[i]
            if last is not None and token.i == last.i + 2 and self.tokens[last.i + 1].text == ",":
                out.append(",")
            if last is not None and (token.start > last.end or token.i != last.i + 1):
                out.append(" ")
            out.append(token.text)
            last = token
        return "".join(out)


def to_spans(tree: Tree, words: Sequence[int], offset: int) -> tuple[Span, ...]:
    """Character ranges of the words, joined where they stand next to each other."""
    runs: list[list[int]] = []
    last = -2
    for i in words:
        token = tree[i]
        if runs and i == last + 1:
            runs[-1][1] = offset + token.end
        else:
            runs.append([offset + token.start, offset + token.end])
        last = i
    return tuple([Span(start=start, end=end) for start, end in runs])
