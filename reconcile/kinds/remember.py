"""What was found of a claim is found once, although every kind asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

_MOST = 20_000

_K = TypeVar("_K")
_P = ParamSpec("_P")
_R = TypeVar("_R")


def remembered(
    work: Callable[Concatenate[_K, _P], _R],
) -> Callable[Concatenate[_K, _P], _R]:
    """The same function, which remembers what it made of the latest claims, or tuples of words.

    They are known by their identity, for to hash their words would take as long as the work.  The
    function must hang on its arguments alone, and what it gives must not be changed.
    """
    known: dict[tuple[Any, ...], tuple[_K, _R]] = {}

    @wraps(work)
    def told(of: _K, /, *rest: _P.args, **named: _P.kwargs) -> _R:
        if isinstance(of, list):
            return work(of, *rest, **named)
        key = (id(of), *rest)
        found = known.get(key)
        # A record that is gone may have left its place to another.
        if found is not None and found[0] is of:
            return found[1]
        made = work(of, *rest, **named)
        if len(known) >= _MOST:
            known.clear()
        known[key] = (of, made)
        return made

    return told
