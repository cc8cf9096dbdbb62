"""Words that exclude each other, and phrases that mean one word."""

from __future__ import annotations

import pytest

from reconcile.lexicon.antonyms import in_turn, opposed
from reconcile.lexicon.negatives import base
from reconcile.lexicon.phrases import phrases_from


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        ("rise", "fall", True),
        ("convict", "acquit", True),
        ("at-large", "custody", True),
        ("accident", "attack", True),
        ("rise", "climb", False),
        ("resign", "retire", False),
        ("rise", "rise", False),
        ("table", "chair", False),
    ],
)
def test_opposed_is_symmetric(one: str, two: str, wanted: bool) -> None:
    assert opposed(one, two) is opposed(two, one) is wanted


def test_what_follows_one_another_is_known() -> None:
    assert in_turn("arrest", "release")
    assert in_turn("open", "close")
    assert not in_turn("convict", "acquit")
    assert not in_turn("table", "chair")


@pytest.mark.parametrize(
    ("word", "plain"),
    [("unarmed", "armed"), ("illegal", "legal"), ("invaluable", None), ("unveil", None)],
)
def test_only_words_of_the_list_lose_a_prefix(word: str, plain: str | None) -> None:
    assert base(word) == ((plain, True) if plain else (word, False))


def test_longer_phrases_come_first() -> None:
    sizes = [len(words) for words, _ in phrases_from("give")]
    assert sizes == sorted(sizes, reverse=True)
    assert any(name == "surrender" for _, name in phrases_from("give"))
    assert phrases_from("zebra") == ()
