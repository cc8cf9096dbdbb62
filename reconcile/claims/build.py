"""From the words of a piece to a Claim record: text, spans, values, polarity and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reconcile.claims.modality import certainty, is_negated
from reconcile.claims.names import find_names
from reconcile.claims.parse import Token
from reconcile.claims.quotes import inside
from reconcile.claims.reading import Reading
from reconcile.claims.resolve import Filling
from reconcile.claims.tree import HEAVY, SUBJECTS, VERBAL, Tree, to_spans
from reconcile.claims.wording import wording
from reconcile.lexicon.verbs import SAY
from reconcile.model import Article, Attribution, Claim, DateValue, Quantity, Span, Style, Word

PUNCT = frozenset({"PUNCT", "SPACE", "SYM"})
LINKS = frozenset({"and", "but", "or", "nor", "yet", "so", "that"})
MONEY = frozenset({"$", "£", "€", "¥", "#"})


def has_content(tree: Tree, words: Sequence[int]) -> bool:
    """Whether the words can carry a claim: two content words, or a predicate with its subject."""
    heavy = sum(tree[i].pos in HEAVY for i in words)
    if heavy > 1:
        return True
    subject = any(tree[i].dep in SUBJECTS for i in words)
    said = any(tree[i].dep == "ccomp" and tree[tree[i].head].lemma in SAY for i in words)
    return subject and (heavy == 1 or (said and len(words) > 2))  # "It's over," he said


def trim(tree: Tree, words: Sequence[int]) -> list[int]:
    """Without punctuation and linking words at either end, and without stranded marks."""
    have = set(words)
    out = [
        i
        for i in words
        if tree[i].pos not in PUNCT
        or (i - 1 in have and (i + 1 in have or _closes(tree, i, have)))
        or tree[i].text in MONEY | {"%"}
    ]
    while out and _loose(tree[out[0]]) and tree[out[0]].text not in MONEY:
        out.pop(0)
    while out and tree[out[-1]].pos in PUNCT | {"CCONJ"} and tree[out[-1]].text != "%":
        texts = [tree[i].text for i in out]
        if texts[-1] == '"' and texts.count('"') % 2 == 0:
            break
        if texts[-1] == ")" and texts.count("(") == texts.count(")"):
            break
        out.pop()
    return out


def _closes(tree: Tree, i: int, have: set[int]) -> bool:
    """Whether the mark at ``i`` closes a quotation that was opened among the words."""
    return tree[i].text == '"' and sum(k <= i and tree[k].text == '"' for k in have) % 2 == 0


def _loose(token: Token) -> bool:
    link = token.pos in {"CCONJ", "SCONJ"} or token.dep == "mark"
    return token.pos in PUNCT or (token.lemma in LINKS and link)


def build(
    article: Article,
    reading: Reading,
    head: int,
    words: Sequence[int],
    shown: Sequence[int] = (),
) -> Claim:
    """The claim that ``words`` of a sentence make; ``shown`` words stand only in its text.

    Its id is left empty: claims are numbered once repeated ones are merged.
    """
    tree, offset = reading.tree, reading.offset
    spans = to_spans(tree, words, offset)
    whole = trim(tree, sorted({*words, *shown}))
    have = set(whole)
    verb = _predicate(tree, head, have)
    fillings = [f for f in reading.fillings if f.covers <= have]
    return Claim(
        id="",
        article=article.id,
        text=wording(tree, head, whole, fillings),
        spans=spans,
        mentions=(spans,),
        sentence=reading.sentence,
        section=reading.section,
        attribution=_styled(reading, head, spans),
        values=(
            *_values(reading, whole),
            *find_names(tree, reading.runs, whole, offset),
        ),
        quotes=_quotes(reading, spans),
        references=(
            *(f.reference for f in fillings),
            *(r for r in reading.left if any(s.start <= r.span.start < s.end for s in spans)),
        ),
        negated=is_negated(tree, verb, sorted({*words, *shown})),
        certainty=certainty(tree, verb, sorted({*words, *shown}), reading.cues.get(head)),
        words=_records(reading, list(words), whole, fillings),
        context=tuple(t.lemma for t in tree.tokens if t.pos in HEAVY),
    )


def _predicate(tree: Tree, head: int, have: set[int]) -> int:
    """What an adjunct at ``head`` belongs to, where the claim holds it; else ``head`` itself."""
    if tree[head].dep not in {"prep", "npadvmod"}:
        return head
    return next((a for a in tree.ancestors(head) if a in have and tree[a].pos in VERBAL), head)


def _values(reading: Reading, whole: Sequence[int]) -> list[Quantity | DateValue]:
    """The sentence's values that have a word among ``whole``."""
    at = [reading.offset + reading.tree[i].start for i in whole]
    return [v for v in reading.values if any(v.span.start <= a < v.span.end for a in at)]


def _styled(reading: Reading, head: int, spans: Sequence[Span]) -> Attribution | None:
    held = reading.held.get(head)
    if held is None:
        return None
    style: Style = "indirect"
    if all(inside(reading.quotes, s.start, s.end) for s in spans):
        style = "direct"
    elif any(q.start < s.end and s.start < q.end for q in reading.quotes for s in spans):
        style = "mixed"
    return replace(held, style=style)


def _quotes(reading: Reading, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of the claim's spans that stand inside quotation marks."""
    out = []
    for quote in reading.quotes:
        for span in spans:
            low, high = max(quote.start, span.start), min(quote.end, span.end)
            if low < high:
                out.append(Span(start=low, end=high))
    return tuple(sorted(out))


def _records(
    reading: Reading, words: list[int], whole: Sequence[int], fillings: Sequence[Filling]
) -> tuple[Word, ...]:
    """The words of the text; those of a filling stand where the reference stood."""
    tree, own = reading.tree, set(words)
    at = {min(f.covers): f for f in fillings}
    covered = {i for f in fillings for i in f.covers}
    rows: list[tuple[Token, int, bool]] = []  # token, the sentence's token it stands for, is head
    for i in whole:
        if i in at:
            last = at[i].tokens[-1]
            rows += [(t, i, t is last) for t in at[i].tokens]
        elif i not in covered:
            rows.append((tree[i], i, True))
    place = {i: n for n, (_, i, is_head) in enumerate(rows) if is_head}
    for filling in fillings:
        place |= {i: place[min(filling.covers)] for i in filling.covers}
    out = []
    for n, (token, i, is_head) in enumerate(rows):
        source = tree[i]
        above = place.get(source.head, -1) if is_head else place[i]
        out.append(
            Word(
                text=token.text,
                lemma=token.lemma,
                pos=token.pos,
                tag=token.tag,
                dep=source.dep if is_head else "compound",
                head=above if above != n else -1,
                span=Span(start=reading.offset + source.start, end=reading.offset + source.end),
                filled=i in at or i not in own,
            )
        )
    return tuple(out)
