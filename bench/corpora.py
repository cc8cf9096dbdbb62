"""Corpora for the benchmarks, made from our own templates with a fixed seed.

Every story has sister stories (the same kind of event elsewhere), its articles tell its facts in
wordings of their own with a wrong figure here and there, and now and then one article is a
near-copy of another.  Which sentences tell one fact is known.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench import templates as t
from reconcile.model import Article

OUTLETS = ("courier", "herald", "wire", "gazette", "tribune", "post")
# Shares of articles that copy another one, and of facts that an article tells with a wrong figure.
COPIED = 0.1
WRONG = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An article, and the number of the fact that each of its sentences tells, by the sentence's
    offset; -1 for what it alone says."""

    article: Article
    facts: dict[int, int]


def stories(
    number: int, *, articles: int = 2, facts: int = 9, seed: int = 7
) -> Iterator[list[Made]]:
    """So many stories, each told by so many articles, one after the other."""
    for n in range(number):
        yield story(n, articles=articles, facts=facts, seed=seed)


def story(number: int, *, articles: int, facts: int, seed: int) -> list[Made]:
    """One story.  More facts than an event has are told of further events in the same town."""
    chance = random.Random(f"{seed}/{number}")
    told: list[tuple[t.Fact, dict[str, str]]] = []
    town = _town(chance)
    event = t.EVENTS[number % len(t.EVENTS)]
    while len(told) < facts:
        filling = {**_filling(chance), "town": town}
        told += [(fact, filling) for fact in event]
        event = chance.choice(t.EVENTS)
    told = told[:facts]
    out: list[Made] = []
    for k in range(articles):
        name = f"story-{number:06}"
        if out and chance.random() < COPIED:
            out.append(_copied(out[0], f"{name}/{OUTLETS[k % len(OUTLETS)]}-{k}", name))
        else:
            out.append(_article(chance, told, name, k))
    return out


def long_story(*, articles: int, words: int, seed: int = 7) -> list[Made]:
    """One story whose articles all have at least so many words; none is cut short."""
    facts = words // 10
    while True:
        made = story(0, articles=articles, facts=facts, seed=seed)
        if min(one.article.words for one in made) >= words:
            return made
        facts += 5


def write(folder: Path, made: Iterator[list[Made]]) -> int:
    """Put the stories into a folder, one below it for each; gives the number of articles."""
    count = 0
    for articles in made:
        for one in articles:
            path = folder / f"{one.article.id}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(one.article.text, encoding="utf-8")
            count += 1
    return count


def _article(
    chance: random.Random, told: list[tuple[t.Fact, dict[str, str]]], name: str, k: int
) -> Made:
    lines: list[tuple[int, str]] = []
    for n, (fact, filling) in enumerate(told):
        if n and chance.random() < 0.2:
            continue
        here = filling
        if chance.random() < WRONG:
            here = {**filling, **_numbers(chance)}
        lines.append((n, fact[k % len(fact)].format(**here)))
        if chance.random() < 0.2:
            lines.append((-1, chance.choice(t.ASIDES).format(**filling)))
    text, facts = "", {}
    for n, line in lines:
        text += "" if not text else ("\n\n" if chance.random() < 0.5 else " ")
        facts[len(text)] = n
        text += line
    article = Article(
        id=f"{name}/{OUTLETS[k % len(OUTLETS)]}-{k}", path=f"{name}/{k}.txt", text=text, story=name,
        published=f"2024-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}",
    )  # fmt: skip
    return Made(article=article, facts=facts)


def _copied(made: Made, id: str, name: str) -> Made:
    """A near-copy: the same text with a line of its own at the end."""
    text = f"{made.article.text} The agency contributed to this report."
    facts = {**made.facts, len(made.article.text) + 1: -1}
    return Made(article=replace(made.article, id=id, path=f"{id}.txt", text=text), facts=facts)


def _filling(chance: random.Random) -> dict[str, str]:
    return {
        "site": chance.choice(t.SITES), "day": chance.choice(t.DAYS),
        "other": _town(chance), "month": chance.choice(t.MONTHS),
        "chief": _person(chance), "mayor": _person(chance), "lawyer": _person(chance),
        "company": f"{_family(chance)} {chance.choice(t.COMPANIES)}",
        "floor": chance.choice(t.FLOORS), **_numbers(chance),
    }  # fmt: skip


def _numbers(chance: random.Random) -> dict[str, str]:
    drawn = {
        "dead": (3, 60), "injured": (4, 90), "crews": (5, 40), "hours": (2, 12), "price": (2, 900),
        "span": (5, 40), "age": (19, 70), "homes": (200, 9000), "percent": (4, 15), "offer": (2, 9),
        "speed": (90, 220), "year": (1990, 2020),
    }  # fmt: skip
    numbers = {name: str(chance.randint(*between)) for name, between in drawn.items()}
    return {**numbers, "hour": f"{chance.randint(1, 11)} p.m."}


def _person(chance: random.Random) -> str:
    return f"{chance.choice(t.GIVEN)} {_family(chance)}"


def _family(chance: random.Random) -> str:
    return chance.choice(t.FAMILY) + chance.choice(t.FAMILY_END)


def _town(chance: random.Random) -> str:
    return chance.choice(t.TOWN) + chance.choice(t.TOWN_END)
