"""Which articles tell one story, where the folders don't say."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from reconcile.model import Article
from reconcile.readers import article_from_text, read_sources
from reconcile.readers.stories import split_stories
from reconcile.readers.story_copies import leads
from reconcile.readers.story_rows import profile_of

# Two earthquakes told in the same words: who, where and when tell them apart.
QUAKES = {
    "olva-1": (
        "A strong earthquake struck near Olva on Tuesday, killing 14 people, the Civil Guard of "
        "Brenna said. The magnitude was 6.1. Houses fell in Olva and in Torrun, where Mayor "
        "Ines Sandoval asked for tents."
    ),
    "olva-2": (
        "At least 14 people died when an earthquake of magnitude 6.1 hit the town of Olva. "
        "Ines Sandoval, mayor of nearby Torrun, said that tents were needed. The Civil Guard "
        "sent soldiers to Brenna's north."
    ),
    "kessel-1": (
        "A strong earthquake struck near Kessel Bay on Friday, killing nine people, the Harbour "
        "Office said. The magnitude was 5.8. Houses fell in Kessel Bay and on Mirro Island, "
        "where Governor Tom Adeyemi asked for water."
    ),
    "kessel-2": (
        "Nine people died when an earthquake of magnitude 5.8 hit Kessel Bay. Tom Adeyemi, the "
        "governor, said that Mirro Island needed water. The Harbour Office sent boats."
    ),
}
TRIAL = (
    "Judge Lena Ostrow sent the banker Karel Vinh to prison for six years on Monday for moving "
    "money out of Fenwick Bank. Prosecutors in Dalmore had asked for nine."
)


def articles(texts: dict[str, str], **published: str) -> list[Article]:
    return [
        article_from_text(text, id=name, published=published.get(name.replace("-", "_")))
        for name, text in texts.items()
    ]


def sets_of(found: tuple[str, ...], texts: dict[str, str]) -> set[frozenset[str]]:
    told: dict[str, set[str]] = {}
    for story, name in zip(found, texts, strict=True):
        told.setdefault(story, set()).add(name)
    return {frozenset(names) for names in told.values()}


TWO = {frozenset({"olva-1", "olva-2"}), frozenset({"kessel-1", "kessel-2"})}


@pytest.mark.parametrize("plainly", [False, True])
def test_two_earthquakes_in_the_same_words_fall_apart(plainly: bool) -> None:
    assert sets_of(split_stories(articles(QUAKES), plainly=plainly), QUAKES) == TWO


def test_a_story_is_called_by_its_names() -> None:
    told = split_stories(articles(QUAKES))
    assert "Olva" in told[0]
    assert "Kessel" in told[2]


def test_neither_order_nor_ids_change_the_stories() -> None:
    turned = {f"x{n}": text for n, text in enumerate(reversed(QUAKES.values()))}
    assert split_stories(articles(turned)) == tuple(reversed(split_stories(articles(QUAKES))))


def test_an_article_that_has_nothing_to_do_with_the_rest_is_set_apart() -> None:
    texts = {k: v for k, v in QUAKES.items() if k.startswith("olva")} | {"trial": TRIAL}
    told = split_stories(articles(texts))
    assert sets_of(told, texts) == {frozenset({"olva-1", "olva-2"}), frozenset({"trial"})}


def test_nothing_but_single_articles_is_one_story() -> None:
    texts = {"olva-1": QUAKES["olva-1"], "trial": TRIAL}
    assert split_stories(articles(texts)) == ("", "")
    assert split_stories([]) == ()


def test_a_single_article_is_not_plainly_a_story() -> None:
    texts = {**QUAKES, "trial": TRIAL}
    assert set(split_stories(articles(texts), plainly=True)) == {""}


def test_years_between_them_make_two_stories_of_the_same_names() -> None:
    day = date(2021, 3, 2)
    texts = {f"olva-{n}": QUAKES[f"olva-{n % 2 + 1}"] + " " * n for n in range(4)}
    days = {f"olva_{n}": str(day + timedelta(days=400 * (n // 2))) for n in range(4)}
    assert len(set(split_stories(articles(texts)))) == 1
    assert len(set(split_stories(articles(texts, **days)))) == 2


@pytest.mark.parametrize("count", [30, 50, 120])
def test_copies_of_one_report_are_one_story_however_many(count: int) -> None:
    copied = {f"copy-{n}": f"{QUAKES['olva-1']} This is edition {n}." for n in range(count)}
    texts = copied | {name: QUAKES[name] for name in ("olva-2", "kessel-1", "kessel-2")}
    told = sets_of(split_stories(articles(texts)), texts)
    assert told == {frozenset({*copied, "olva-2"}), frozenset({"kessel-1", "kessel-2"})}


@pytest.mark.parametrize(
    ("one", "two", "copied"),
    [
        pytest.param("olva-1", "olva-1", True, id="itself"),
        pytest.param("olva-1", "olva-2", False, id="other words"),
        pytest.param("olva-1", "kessel-1", False, id="the same words of another place"),
    ],
)
def test_what_a_copy_is(one: str, two: str, copied: bool) -> None:
    texts = [QUAKES[one], f"{QUAKES[two]} Houses were damaged."]
    profiles = [profile_of(article_from_text(text, id="x")) for text in texts]
    assert leads(profiles) == ([0, 0] if copied else [0, 1])


def test_a_copy_of_another_year_is_another_story() -> None:
    days = ("2021-03-02", "2021-03-09", "2023-03-02")
    profiles = [
        profile_of(article_from_text(QUAKES["olva-1"], id="x", published=day)) for day in days
    ]
    assert leads(profiles) == [0, 0, 2]


def test_a_name_that_many_hold_counts_around_a_day() -> None:
    texts, days = {}, {}
    for year in range(25):
        for n, told in enumerate(("won the Lowland Cup at", "took the Lowland Cup in a final at")):
            texts[f"{year}-{n}"] = f"Halden Rovers {told} Trask in April. Oduya was cheered."
            days[f"{year}_{n}"] = f"{1990 + year}-04-{14 + n}"
    told = sets_of(split_stories(articles(texts, **days)), texts)
    assert told == {frozenset({f"{year}-0", f"{year}-1"}) for year in range(25)}


def test_a_mixed_folder_is_told_and_folder_keeps_it(tmp_path: Path) -> None:
    for name, text in QUAKES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    found, _, warnings = read_sources([tmp_path])
    assert sets_of(tuple(a.story for a in found), {a.id: "" for a in found}) == TWO
    (told,) = warnings
    assert told.startswith(f"{tmp_path.name}: holds 2 stories")
    assert "olva-1, olva-2" in told
    assert "--group folder" in told
    for group in ("folder", "one"):
        found, _, warnings = read_sources([tmp_path], group=group)
        assert {a.story for a in found} == {tmp_path.name}
        assert not warnings


def test_folders_beside_each_other_are_left_unless_auto_is_asked_for(tmp_path: Path) -> None:
    for n, (name, text) in enumerate(QUAKES.items()):
        folder = tmp_path / ("even" if n % 2 else "odd")
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert {a.story for a in read_sources([tmp_path])[0]} == {"odd", "even"}
    found = read_sources([tmp_path], group="auto")[0]
    assert sets_of(tuple(a.story for a in found), {a.id: "" for a in found}) == TWO
