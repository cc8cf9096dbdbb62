"""What was found of a claim's words is found once, and never taken for that of other words."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.remember import remembered


def test_the_same_words_are_looked_at_once() -> None:
    asked: list[tuple[Sequence[str], int]] = []

    @remembered
    def nth(words: Sequence[str], n: int) -> str:
        asked.append((words, n))
        return words[n]

    one, two = ("mill", "burned"), tuple("mill burned".split())
    assert [nth(one, 0), nth(one, 0), nth(one, 1), nth(two, 0)] == [
        "mill",
        "mill",
        "burned",
        "mill",
    ]
    assert len(asked) == 3


def test_words_that_may_change_are_looked_at_again() -> None:
    @remembered
    def size(words: Sequence[str]) -> int:
        return len(words)

    words = ["mill"]
    assert size(words) == 1
    words.append("burned")
    assert size(words) == 2


def test_many_words_in_turn() -> None:
    @remembered
    def first(words: Sequence[int]) -> int:
        return words[0]

    assert all(first((n, n)) == n for n in range(50_000))
