"""What articles tell of one person or one office is compared, in whatever claims they tell it."""

from __future__ import annotations

import pytest

from reconcile.api import reconcile
from reconcile.kinds.titling import office_of
from reconcile.model import Discrepancy, Report

CASES = [
    pytest.param(
        "Nadia Ferrante, 34, won the fencing title on Sunday.",
        "Crowds cheered as Ferrante, 43, walked through the old town with her coach.",
        "number", ("34", "43"), id="age-told-beside-other-events",
    ),
    pytest.param(
        "Two miners, Karl Dorn and Uwe Lang, both 51, died in the shaft.",
        "The mine's owner named one of the dead as 54-year-old foreman Uwe Lang.",
        "number", ("51", "54-year-old"), id="age-of-both",
    ),
    pytest.param(
        "Pavel Orsic of Split, accused of smuggling the ivory, appeared in court.",
        "Pavel Orsic of Zadar pleaded not guilty to all charges.",
        "place", ("Split", "Zadar"), id="home-of-the-accused",
    ),
    pytest.param(
        "The envoys dined with Norwegian President Olav Brekke before the summit.",
        "A statue was unveiled on Tuesday by Norwegian President Erik Sundby.",
        "name", ("Norwegian President Olav Brekke", "Norwegian President Erik Sundby"),
        id="office-of-two-holders",
    ),
    pytest.param(
        "Laura Benetti, who lived in Parma, won the lottery.",
        "The winning ticket was bought by Laura Benetti of Modena.",
        "place", ("Parma", "Modena"), id="home-lived-in",
    ),
    pytest.param(
        "Police have identified the victims as Ann Lindgren and Ola Berg.",
        "The names of the victims have not been released.",
        "negation", ("have identified", "names of the victims have not been released"),
        id="names-not-given-out",
    ),
    pytest.param(
        "Police have identified the victims as Ann Lindgren and Ola Berg.",
        "The names of the victims were released on Monday.",
        None, (), id="names-given-out",
    ),
    pytest.param(
        "Police have identified the suspect as Ola Berg.",
        "The names of the victims have not been released.",
        None, (), id="other-people-s-names",
    ),
    pytest.param(
        "Daniel Osei opened the new bridge over the river on Sunday.",
        "The mayor opened the new bridge over the river on Sunday. Mayor Rosa Diaz was cheered.",
        "name", ("Daniel Osei", "The mayor"), id="an-office-that-the-story-gives-to-another",
    ),
    pytest.param(
        "Rosa Diaz opened the new bridge over the river on Sunday.",
        "The mayor opened the new bridge over the river on Sunday. Mayor Rosa Diaz was cheered.",
        None, (), id="an-office-and-its-holder",
    ),
    pytest.param(
        "Daniel Osei opened the new bridge over the river on Sunday.",
        "The mayor opened the new bridge over the river on Sunday.",
        None, (), id="an-office-whose-holder-nobody-names",
    ),
    pytest.param(
        "Daniel Osei opened the new bridge over the river on Sunday. Mayor Ola Berg clapped.",
        "The mayor opened the new bridge over the river on Sunday. Mayor Rosa Diaz was cheered.",
        None, (), id="an-office-that-several-hold",
    ),
    pytest.param(
        "The footage was shown by the state-run Baltic News Agency.",
        "The Baltic News Agency is a privately owned agency.",
        "role", ("state", "privately owned"), id="whose-an-agency-is",
    ),
    pytest.param(
        "The banker was found dead only hours after his arrest.",
        "The prisoner hanged himself two weeks after being arrested.",
        "date", ("hours after", "two weeks after"), id="how-long-after-the-arrest",
    ),
    pytest.param(
        "The footage was shown by the state-run Baltic News Agency.",
        "The Baltic News Agency said that it had bought the footage.",
        None, (), id="an-agency-without-its-owner",
    ),
    pytest.param(
        "The banker was found dead only hours after his arrest.",
        "The banker was convicted two years after his arrest.",
        None, (), id="two-events-after-one-arrest",
    ),
    pytest.param(
        "Goalkeeper Tom Vos broke his leg on Sunday. Vos woke up in a Utrecht hospital on Monday.",
        "The club's doctor was hopeful that Tom Vos would recover in an Arnhem hospital.",
        "place", ("Utrecht hospital", "Arnhem hospital"), id="hospital-of-two-towns",
    ),
    pytest.param(
        "The union struck deals with Ford, Toyota and Renault.",
        "Officials announced that deals with Ford, Honda and Renault would follow.",
        "name", ("Toyota", "Honda"), id="a-list-with-another-member",
    ),
    pytest.param(
        "The flood killed his mother and his wife.",
        "The dead were named as his mother and his aunt.",
        "role", ("wife", "aunt"), id="other-kin-of-the-dead",
    ),
    pytest.param(
        "The ambush near the bridge killed Sgt. Paul Reyes.",
        "The army identified the soldier who was killed in the ambush as Sgt. Paul Ortega.",
        "name", ("Paul Reyes", "Paul Ortega"), id="one-rank-two-family-names",
    ),
    pytest.param(
        "The union struck deals with Ford, Toyota and Renault.",
        "The union struck deals with firms such as Ford, Honda and Renault.",
        None, (), id="a-part-of-a-list",
    ),
    pytest.param(
        "The union struck deals with Ford, Toyota and Renault.",
        "Thieves stole cars by Ford, Honda and Renault.",
        None, (), id="lists-of-two-things",
    ),
    pytest.param(
        "The flood killed his mother and his wife.",
        "His mother and his aunt attended the trial.",
        None, (), id="kin-without-one-fate",
    ),
    pytest.param(
        "Nadia Ferrante, 34, won the fencing title on Sunday.",
        "Crowds cheered as Nadia Ferrante, 34, walked through the old town.",
        None, (), id="one-age",
    ),
    pytest.param(
        "Nadia Ferrante, 34, won the fencing title on Sunday.",
        "Her father Ivo Ferrante, 61, wept in the stands.",
        None, (), id="two-people-of-one-family",
    ),
    pytest.param(
        "Ferrante, 34, won the fencing title on Sunday.",
        "Nadia Ferrante praised her father. Ferrante, 61, wept. Ivo Ferrante had trained her.",
        None, (), id="a-family-name-that-two-bear",
    ),
    pytest.param(
        "Smith, 52, was fined for speeding.",
        "John Smith, 47, and Mary Smith left the court together.",
        None, (), id="a-family-name-that-two-bear-there",
    ),
    pytest.param(
        "Lena Moss, 40, found the comet.",
        "Lena Moss was 17 when she built her first telescope.",
        None, (), id="an-age-of-another-day",
    ),
    pytest.param(
        "Pavel Orsic of Split appeared in court.",
        "Pavel Orsic of Croatia pleaded not guilty.",
        None, (), id="a-town-and-its-country",
    ),
    pytest.param(
        "The envoys dined with Norwegian President Olav Brekke.",
        "A statue was unveiled by former Norwegian President Erik Sundby.",
        None, (), id="a-former-holder",
    ),
    pytest.param(
        "The envoys dined with Norwegian Ambassador Olav Brekke.",
        "A statue was unveiled by Norwegian Senator Erik Sundby.",
        None, (), id="offices-that-several-hold",
    ),
    pytest.param(
        "The envoys dined with Korean President Moon Tae-il.",
        "A statue was unveiled by Korean President Mun Tae Il.",
        None, (), id="a-name-spelt-otherwise",
    ),
    pytest.param(
        "Norwegian President Olav Brekke opened the fair.",
        "Norwegian President Erik Sundby signed the pact in 1987. "
        "Norwegian President Olav Brekke laid a wreath.",
        None, (), id="an-earlier-holder-in-the-same-article",
    ),
]  # fmt: skip


def told(report: Report) -> dict[str, list[tuple[str, ...]]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for finding in report.findings:
        if isinstance(finding, Discrepancy):
            for found in finding.differences:
                out.setdefault(found.kind, []).append(tuple(sorted(s.value for s in found.sides)))
    return out


@pytest.mark.parametrize(("left", "right", "kind", "values"), CASES)
def test_people_and_offices_over_a_story(
    left: str, right: str, kind: str | None, values: tuple[str, ...]
) -> None:
    for texts in ({"a": left, "b": right}, {"a": right, "b": left}):
        found = told(reconcile(texts, use_cache=False))
        assert found == ({} if kind is None else {kind: [tuple(sorted(values))]})


def test_the_finding_holds_the_claims_that_tell_both_values() -> None:
    report = reconcile(
        {
            "a": "Nadia Ferrante, 34, won the fencing title on Sunday.",
            "b": "Crowds cheered as Ferrante, 43, walked through the old town with her coach.",
        },
        use_cache=False,
    )
    (finding,) = [f for f in report.findings if isinstance(f, Discrepancy)]
    assert {s.claim for d in finding.differences for s in d.sides} <= set(finding.claims)
    held = [c for f in report.findings for c in f.claims]
    assert len(held) == len(set(held)) == len(report.claims)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        pytest.param("South Korean President", "south korea president", id="demonym"),
        pytest.param("French Foreign Minister", "foreign france minister", id="field"),
        pytest.param("Prime Minister of Italy", "italy prime-minister", id="of-a-country"),
        pytest.param("President", None, id="of-nobody-knows-what"),
        pytest.param("French Minister", None, id="no-field"),
        pytest.param("former French President", None, id="former"),
        pytest.param("US Senator", None, id="two-a-state"),
        pytest.param("", None, id="none"),
    ],
)
def test_offices_of_one_holder(title: str, key: str | None) -> None:
    found = office_of(title)
    assert (found.key if found else None) == key
