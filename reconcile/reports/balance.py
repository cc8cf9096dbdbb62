"""Brackets and quotation marks of a cut text made whole."""

from __future__ import annotations

_CLOSER = {"(": ")", "[": "]", "“": "”", "«": "»"}
_OPENER = {closer: opener for opener, closer in _CLOSER.items()}
_ESCAPE = "␛"  # how an escape character is shown; the bracket after it is its own
_END = ".!?…,;:"


def balanced(text: str) -> str:
    """``text`` with every bracket and double quotation mark closed, or dropped where none opened.

    The bracket of "a)" in a list and the mark of an inch stay as they are.
    """
    dropped: set[int] = set()
    stack: list[tuple[int, str]] = []
    for at, char in enumerate(text):
        if char in _CLOSER and text[at - 1 : at] != _ESCAPE:
            stack.append((at, _CLOSER[char]))
        elif char == '"':
            _straight(text, at, stack, dropped)
        elif char in _OPENER:
            _close(text, at, stack, dropped)
    missing = "".join(closer for _, closer in reversed(stack))
    kept = "".join(char for at, char in enumerate(text) if at not in dropped)
    if not missing:
        return kept if dropped else text
    body = kept.rstrip(_END + " ")
    return body + missing + kept[len(body) :].strip()


def _straight(text: str, at: int, stack: list[tuple[int, str]], dropped: set[int]) -> None:
    """A straight mark opens where none is open and a word follows; else it closes."""
    if any(closer == '"' for _, closer in stack):
        _close(text, at, stack, dropped)
    elif text[at + 1 : at + 2].strip() and not text[at - 1 : at].isalnum():
        stack.append((at, '"'))
    elif not text[at - 1 : at].isdigit():
        dropped.add(at)


def _close(text: str, at: int, stack: list[tuple[int, str]], dropped: set[int]) -> None:
    """Close what is open; openers left inside it are dropped, and a closer of nothing is."""
    char = text[at]
    depth = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][1] == char), None)
    if depth is not None:
        dropped.update(place for place, _ in stack[depth + 1 :])
        del stack[depth:]
    elif not _listed(text, at):
        dropped.add(at)


def _listed(text: str, at: int) -> bool:
    """Whether the bracket only numbers a point: "a) …", "12) …"."""
    word = text[:at].rsplit(" ", 1)[-1]
    return text[at] == ")" and 0 < len(word) <= 2 and word.isalnum()
