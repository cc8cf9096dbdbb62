"""Whose an institution is, and how long after one event another happened, over a whole story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.kinds.align import children, head_index, indices, key, phrase
from reconcile.kinds.counting import FATES
from reconcile.kinds.lapsing import lapses
from reconcile.kinds.telling import Told, clashing
from reconcile.lexicon.names import compare_names
from reconcile.model import Claim, Difference, NameValue, Word

OWNED, LAPSES = 0.65, 0.65  # how surely two of a sort differ
STATE = frozenset(
    "state-run state-owned state-controlled government-run government-owned nationalised".split()
)
PRIVATE = frozenset("private privately privately-owned privately-run".split())
# What "state" before one of these says whose it is.
OF_STATE = frozenset(
    """run own control medium media news television tv radio broadcaster newspaper agency company
    firm bank airline railway enterprise oil gas energy""".split()
)
DEADLY = frozenset("suicide hang".split())


def institution_differences(claims: Sequence[Claim]) -> Iterator[Difference]:
    """An institution that is the state's in one article and private in another, and another
    stretch of time between one event and a death."""
    yield from clashing(
        [o for c in claims for o in _owners(c)], _one_body, _other,
        kind="role", sure=OWNED, why="{0} / {1}: {2} is called both",
    )  # fmt: skip
    yield from clashing(
        [o for c in claims for o in _lapses(c)], _one_event, _apart,
        kind="date", sure=LAPSES, why="{0} / {1}: different lengths of time",
    )  # fmt: skip


def _one_body(one: Told, two: Told) -> bool:
    return compare_names(one.who, two.who).verdict == "same"


def _other(one: str, two: str) -> bool:
    return one != two


def _owners(claim: Claim) -> Iterator[Told]:
    words = claim.words
    for name in claim.values:
        group = indices(claim, name.span) if isinstance(name, NameValue) else ()
        if not group or not isinstance(name, NameValue) or " " not in name.text:
            continue
        if name.kind not in {"organisation", "name"}:
            continue
        head = head_index(words, group)
        described = [head, *_said_to_be(words, head)]
        near = [k for h in described for k in _modifiers(words, h) if k not in group]
        if group[0] and words[group[0] - 1].lemma == "state":
            near.append(group[0] - 1)
        for k in near:
            owner = _owner(words, k)
            if owner and not words[k].filled:
                last = k + 1 if k + 1 < len(words) and k + 1 in near else k
                yield Told(
                    claim=claim, who=name.text, value=owner, shown=phrase(claim, range(k, last + 1))
                )
                break


def _said_to_be(words: Sequence[Word], head: int) -> tuple[int, ...]:
    """The nouns that a name is said to be: after "is", and as its apposition."""
    verb = words[head].head if words[head].dep == "nsubj" else -1
    verbs = [verb] if verb >= 0 else []
    verbs += [k for k in children(words, head, "relcl") if words[k].lemma == "be"]
    attributes = [
        a for v in verbs if words[v].lemma == "be" for a in children(words, v, "attr")
        if not children(words, v, "neg")
    ]  # fmt: skip
    return (*children(words, head, "appos"), *attributes)


def _modifiers(words: Sequence[Word], head: int) -> list[int]:
    below = children(words, head, "amod", "compound", "nmod")
    return sorted({*below, *(k for b in below for k in children(words, b, "advmod", "npadvmod"))})


def _owner(words: Sequence[Word], k: int) -> str:
    """Whether word ``k`` calls something the state's or private; "" for neither."""
    low = words[k].text.lower()
    if low in PRIVATE:
        return "private"
    after = words[k + 1] if k + 1 < len(words) else None
    if after is not None and after.text == "-" and k + 2 < len(words):
        after = words[k + 2]
    followed = after is not None and (after.lemma in OF_STATE or after.pos == "PROPN")
    return "state" if low in STATE or (low == "state" and followed) else ""


def _one_event(one: Told, two: Told) -> bool:
    return one.topic == two.topic and one.who == two.who


def _apart(one: str, two: str) -> bool:
    """Whether two stretches of days, "low high", cannot be one."""
    (a, b), (c, d) = (tuple(map(float, s.split())) for s in (one, two))
    return b < c or d < a


def _lapses(claim: Claim) -> Iterator[Told]:
    """How long after what somebody died: "hours after his arrest"."""
    words = claim.words
    if not any(FATES.get(w.lemma) == "dead" or w.lemma in DEADLY for w in words):
        return
    for lapse in lapses(claim):
        behind = [w for k in lapse.events if (w := words[k]).span.start >= lapse.shown[1].end]
        event = next((w for w in behind if w.pos in {"NOUN", "VERB"}), None)
        if event is None or FATES.get(event.lemma) == "dead":
            continue
        topic = "after" if lapse.after else "before"
        yield Told(
            claim=claim, who=key(event), value=f"{lapse.low} {lapse.high}",
            shown=lapse.shown, topic=topic,
        )  # fmt: skip
