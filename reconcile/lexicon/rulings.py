"""Names that people ruled to be one, or never to be, while a story is worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal

from reconcile.model import Rulings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """``group``: the number of the group that a name's key is one of; ``apart``: groups of keys of
    which no two are one; ``heads``: the names of the groups as words, by their first word."""

    group: dict[str, int] = field(default_factory=dict)
    apart: tuple[frozenset[str], ...] = ()
    heads: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = field(default_factory=dict)


_NONE = _Rules()
_RULES: ContextVar[_Rules] = ContextVar("_RULES", default=_NONE)


def name_key(name: str) -> str:
    """What tells a name from another in a ruling: its words without case or leading article."""
    return " ".join(name.casefold().split()).removeprefix("the ")


@contextmanager
def obeying(rulings: Rulings) -> Iterator[None]:
    """Inside it, what compares names obeys ``rulings``."""
    token = _RULES.set(_rules(rulings))
    try:
        yield
    finally:
        _RULES.reset(token)


def _rules(rulings: Rulings) -> _Rules:
    if not rulings.same and not rulings.different:
        return _NONE
    group = {name_key(name): n for n, names in enumerate(rulings.same) for name in names}
    heads: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for key, n in group.items():
        words = tuple(key.split())
        heads.setdefault(words[0], []).append((words, n))
    return _Rules(
        group=group,
        apart=tuple(frozenset(name_key(n) for n in names) for names in rulings.different),
        heads={head: tuple(sorted(all_, key=_longest)) for head, all_ in heads.items()},
    )


def _longest(form: tuple[tuple[str, ...], int]) -> tuple[int, tuple[str, ...]]:
    return -len(form[0]), form[0]


def ruled(one: str, two: str) -> Literal["same", "different"] | None:
    """What people ruled of two names, or None.  A name and an alias of it are one for a ruling
    that the other is in."""
    rules = _RULES.get()
    if rules is _NONE:
        return None
    left, right = name_key(one), name_key(two)
    if left == right:
        return None
    groups = rules.group.get(left), rules.group.get(right)
    if groups[0] is not None and groups[0] == groups[1]:
        return "same"
    for names in rules.apart:
        if _among(left, groups[0], names, rules) and _among(right, groups[1], names, rules):
            return "different"
    return None


def _among(key: str, group: int | None, names: frozenset[str], rules: _Rules) -> bool:
    return key in names or (
        group is not None and any(rules.group.get(name) == group for name in names)
    )


def has_aliases() -> bool:
    """Whether people ruled any names to be one."""
    return bool(_RULES.get().heads)


def unified(words: Sequence[str]) -> dict[int, str]:
    """For the words that make a name with aliases: their index, and a token for all its aliases."""
    rules = _RULES.get()
    found: dict[int, str] = {}
    if not rules.heads:
        return found
    keys = [word.casefold() for word in words]
    for at, key in enumerate(keys):
        if at in found:
            continue
        for form, group in rules.heads.get(key, ()):
            if tuple(keys[at : at + len(form)]) == form:
                found.update((k, f"name {group}") for k in range(at, at + len(form)))
                break
    return found
