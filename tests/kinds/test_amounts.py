"""Numbers of one dimension are amounts of one thing, or of two."""

from __future__ import annotations

import pytest

from reconcile.claims import extract
from reconcile.kinds import KINDS
from reconcile.model import Article, Claim, Match
from reconcile.settings import DEFAULT_SETTINGS

CASES = [
    pytest.param(
        "Police arrested two women and a man on Monday.",
        "Police arrested three women on Monday.", ("two", "three"), id="a-man-is-no-third-woman",
    ),
    pytest.param(
        "The firm sold 30 mills and 12 dams in May.", "The firm sold 42 mills in May.",
        ("30", "42"), id="dams-are-no-mills",
    ),
    pytest.param(
        "The firm cut 1,200 jobs and its shares fell in early trading.",
        "The firm cut 2,100 jobs and its shares fell in afternoon trading.",
        ("1,200", "2,100"), id="jobs-have-no-hour-of-trading",
    ),
    pytest.param(
        "The mill's shares were up 7 cents in morning trading.",
        "The mill's shares were up 52 cents in midday trading.",
        (), id="two-hours-of-trading",
    ),
    pytest.param(
        "The mill's shares were up 7 cents in morning trading.",
        "The mill's shares were up 52 cents at the close.",
        (), id="an-hour-of-trading-and-the-close",
    ),
    pytest.param(
        "The mill's shares were up 7 cents in morning trading.",
        "The mill's shares were up 52 cents in morning trading.",
        ("7 cents", "52 cents"), id="one-hour-of-trading",
    ),
    pytest.param(
        "The contract guarantees the keeper pay and bonus of $3.7 million a year.",
        "The contract sets the keeper's pay at $2.4 million and his bonus at $1.3 million.",
        (), id="a-sum-of-two-small-numbers",
    ),
    pytest.param(
        "The mill's shares closed up 31 cents on Monday.", "The mill's shares closed at $61.40.",
        (), id="a-change-and-a-level",
    ),
    pytest.param(
        "The mill's shares closed at $58.20.", "The mill's shares closed at $61.40.",
        ("$58.20", "$61.40"), id="two-levels",
    ),
    pytest.param(
        "Ferry fares rose by 4 percent.", "Ferry fares rose by 9 percent.",
        ("4 percent", "9 percent"), id="two-changes",
    ),
    pytest.param(
        "Salt makes up 2 percent of the catch.", "Salt makes up 9 percent of all calories.",
        (), id="shares-of-two-wholes",
    ),
    pytest.param(
        "Salt makes up 2 percent of the powder.", "Salt makes up 9 percent of the powder.",
        ("2 percent", "9 percent"), id="shares-of-one-whole",
    ),
    pytest.param(
        "The valley got 40 miles of snow fences.",
        "The valley 55 miles east of the port got snow fences.",
        (), id="a-distance-to-somewhere",
    ),
    pytest.param(
        "The bid stayed six shares short of control.", "The bid got 71 shares.",
        (), id="a-margin",
    ),
    pytest.param(
        "The storm injured two women and a man.", "The storm injured three people.",
        (), id="two-and-one",
    ),
    pytest.param(
        "The storm injured two people.", "The storm injured three people.",
        ("two", "three"), id="two-without-one",
    ),
    pytest.param(
        "The outbreak caused 15 deaths in Norway and 13 in Denmark.",
        "The outbreak caused 28 deaths.", (), id="a-sum-of-two-numbers",
    ),
    pytest.param(
        "The hail wrecked 11,000 barns and damaged another 7,000.",
        "The hail wrecked 18,000 barns.", (), id="a-sum-over-the-sentence",
    ),
    pytest.param(
        "Two people were seriously injured in the crash.",
        "Nine people were badly injured in the crash.",
        ("Two", "Nine"), id="hurt-as-badly-in-both",
    ),
    pytest.param(
        "Two people were seriously injured in the crash.", "Nine people were injured in the crash.",
        (), id="those-who-were-hurt-worst",
    ),
    pytest.param(
        "Two people were injured in the crash.", "Nine people were injured in the crash.",
        ("Two", "Nine"), id="all-who-were-hurt",
    ),
    pytest.param(
        "The ban created tensions between the two towns.", "The ban was kept by nine towns.",
        (), id="between-the-two",
    ),
    pytest.param(
        "12 members of the Alpine League use the krone.",
        "The town joined the 25-member Alpine League.", (), id="a-whole-and-some-of-its-parts",
    ),
    pytest.param(
        "The 12-member crew was rescued on Monday.", "The 15-member crew was rescued on Monday.",
        ("12", "15"), id="two-sizes",
    ),
    pytest.param(
        "The court added eight weeks to the ban.", "Five more weeks were put on the ban.",
        ("eight weeks", "Five"), id="added-and-more",
    ),
    pytest.param(
        "Vega has 41 percent of the Danish market, but only 8 percent in the rest of Asia.",
        "Vega has about 41 percent of the Danish market, but a small share in the rest of Asia.",
        (), id="the-number-of-another-part",
    ),
    pytest.param(
        "The Herons stand at 16-11 after the winter.",
        "The Herons stand at 5-11 after the winter.", ("16-11", "5-11"), id="two-records",
    ),
    pytest.param(
        "Lind leads with 31 tries, 412 points and six cards.",
        "Lind has had 27 goals for 412 points and six cards.",
        ("31", "27"), id="the-first-of-a-list-of-figures",
    ),
    pytest.param(
        "Lind leads with 31 tries, 412 points and six cards.",
        "Lind has had 27 goals for 388 points and nine cards.",
        ("412", "388"), id="lists-of-two-days",
    ),
]  # fmt: skip


def told(left: str, right: str, similarity: float = 0.7) -> set[tuple[str, ...]]:
    articles = [Article(id=n, path=n, text=t, story="s") for n, t in (("a", left), ("b", right))]
    one, two = (e.claims for e in extract(articles))
    number = next(k for k in KINDS if k.id == "number")

    def values(x: Claim, y: Claim) -> list[tuple[str, ...]]:
        match = Match(left=x, right=y, similarity=similarity, confidence=0.8)
        found = number.compare(match, DEFAULT_SETTINGS).differences
        return [tuple(s.value for s in d.sides) for d in found]

    return {v for x in one for y in two for v in values(x, y)}


@pytest.mark.parametrize(("left", "right", "values"), CASES)
def test_amounts(left: str, right: str, values: tuple[str, ...]) -> None:
    assert told(left, right) == ({values} if values else set())
    assert told(right, left) == ({values[::-1]} if values else set())


def test_ranks_of_one_noun() -> None:
    left = "The saga is now the eleventh best-selling Danish novel."
    right = "The saga is the tenth best-selling Danish novel."
    assert told(left, right, similarity=0.9) == {("eleventh", "tenth")}
