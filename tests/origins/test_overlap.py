"""Copied passages: where they stand, what hides them not, and what is none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Article
from reconcile.origins.overlap import prints_of, shared, sketch_of

RUN = (
    "the harbour authority organised a defence of the grey programme and the colour of its theatre "
    "labelled every favourite centre"
)
AMERICAN = (
    "the harbor authority organized a defense of the gray program and the color of its theater "
    "labeled every favorite center"
)


def article(id: str, text: str) -> Article:
    return Article(id=id, path=f"{id}.txt", text=text, story="s")


def passages(one: str, two: str) -> list[tuple[str, str, int]]:
    prints = [prints_of(article("a", one)), prints_of(article("b", two))]
    return [
        (p.left.of(one), p.right.of(two), p.words) for _, _, found in shared(prints) for p in found
    ]


def test_a_run_is_found_in_either_spelling() -> None:
    ((left, right, words),) = passages(f"One said. {RUN}. Then rain.", f"No: {AMERICAN}! He left.")
    assert (left, right, words) == (RUN, AMERICAN, len(RUN.split()))


def test_a_light_edit_does_not_end_a_run() -> None:
    one = "a b c d e f g h i j k l m n o p"
    two = "a b c d e f g X h i j Y Z k l m n o p"
    assert passages(one, two) == [(one, two, 16)]


def test_a_short_run_is_none() -> None:
    assert (
        passages("x one two three four five six seven y", "z one two three four five six seven")
        == []
    )


def test_quotations_are_left_out() -> None:
    quote = f"“{RUN}”"
    assert passages(f"She said {quote} at noon.", f"At dawn {quote} was heard.") == []
    assert passages(f'She said "{RUN}" at noon.', f'At dawn "{RUN}" was heard.') == []


def test_footers_are_left_out() -> None:
    foot = "Copyright 2024, the company and its partners keep every right to this text at all times"
    assert passages(f"One.\n{foot}\n", f"Two.\n{foot}\n") == []


def test_no_run_is_told_twice() -> None:
    found = passages(f"{RUN}. {RUN}.", f"Well. {RUN}.")
    assert len(found) == 1


def test_a_sketch_is_small_and_sorted() -> None:
    one = article("a", " ".join(f"w{n}" for n in range(2000)))
    sketch = sketch_of(one, prints_of(one))
    assert len(sketch.hashes) == 64
    assert list(sketch.hashes) == sorted(sketch.hashes)


WORDS = st.lists(st.sampled_from("alpha beta gamma delta epsilon zeta".split()), max_size=40)


@given(WORDS, WORDS)
def test_every_passage_stands_in_both(one: list[str], two: list[str]) -> None:
    left, right = " ".join(one), " ".join(two)
    for words_left, words_right, number in passages(left, right):
        assert words_left in left
        assert words_right in right
        assert 8 <= number <= min(len(words_left.split()), len(words_right.split()))
