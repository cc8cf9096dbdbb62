"""Whether names are given out: "the victims' names have not been released" beside a report that
names the victims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.kinds.align import children, key, phrase, predicate, subtree
from reconcile.kinds.polarity import denied
from reconcile.kinds.telling import Told, clashing
from reconcile.model import Claim, Difference, NameValue, Word

NAMING = frozenset({"identify", "name"})
NAMES = frozenset({"identity", "name"})
RELEASING = frozenset("release disclose reveal publish give provide announce".split())
BEARERS = frozenset("victim suspect gunman driver passenger dead attacker shooter".split())
SURE = 0.6


def withheld_differences(claims: Sequence[Claim]) -> Iterator[Difference]:
    """Names that one article gives and of which another says that nobody has given them."""
    yield from clashing(
        [t for c in claims for t in (*_given(c), *_withheld(c))], _one_group, _other,
        kind="negation", sure=SURE, why='"{0}" / "{1}": whether the names are known',
    )  # fmt: skip


def _one_group(one: Told, two: Told) -> bool:
    return one.who == two.who


def _other(one: str, two: str) -> bool:
    return one != two


def _given(claim: Claim) -> Iterator[Told]:
    top, words = predicate(claim), claim.words
    named = any(isinstance(v, NameValue) and v.kind != "place" for v in claim.values)
    if top < 0 or words[top].lemma not in NAMING or denied(words, top) or not named:
        return
    for k in children(words, top, "dobj", "nsubjpass"):
        if words[k].lemma in BEARERS:
            yield Told(claim=claim, who=key(words[k]), value="given", shown=phrase(claim, (top,)))


def _withheld(claim: Claim) -> Iterator[Told]:
    top, words = predicate(claim), claim.words
    if top < 0 or words[top].lemma not in RELEASING or not denied(words, top):
        return
    for k in children(words, top, "dobj", "nsubjpass"):
        whose = _whose(words, k) if words[k].lemma in NAMES else None
        if whose is not None:
            shown = phrase(claim, range(min(k, top), max(k, top) + 1))
            yield Told(claim=claim, who=key(words[whose]), value="withheld", shown=shown)


def _whose(words: Sequence[Word], k: int) -> int | None:
    """Whose the names are: "the identities of the victims", "the victims' names"."""
    return next((i for i in subtree(words, k) if words[i].lemma in BEARERS), None)
