"""Short unique names for files and folders, and paths that are safe to show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

Parts = tuple[str, ...]


def shortest_unique(keys: Sequence[Parts], at_least: Sequence[int] | None = None) -> list[str]:
    """For each path (its parts, outermost first) the shortest end that no other path has.

    ``at_least`` gives the number of parts that each name keeps in any case (1 without it).  Equal
    paths, and a path that is the end of another one, keep all their parts; a number after ``~``
    tells apart what is still the same, in the order given.  Linear in the parts of all paths.
    """
    least = [1] * len(keys) if at_least is None else at_least
    ends: Counter[Parts] = Counter(end for key in keys for end in _ends(key))
    names: list[str] = []
    taken: set[str] = set()
    for key, keep in zip(keys, least, strict=True):
        candidates = [end for end in _ends(key) if len(end) >= min(keep, len(key))]
        unique = next((end for end in candidates if ends[end] == 1), key)
        names.append(_untaken("/".join(unique), taken))
    return names


def _ends(key: Parts) -> list[Parts]:
    return [key[start:] for start in range(len(key) - 1, -1, -1)]


def _untaken(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}~{number}"
    taken.add(free)
    return free


def encodable(path: str) -> str:
    """The path with bytes that are no text written as escapes, so that any output can hold it."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def printable(path: str) -> str:
    """The path on one line: what would not show on paper, such as a newline, is escaped."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii")
        for c in encodable(path)
    )
