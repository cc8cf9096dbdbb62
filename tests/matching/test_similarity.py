"""Parts of a pair: symmetric, shown with their words, and blind to the names of files."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from reconcile.claims import extract
from reconcile.matching import group, link
from reconcile.matching.link import scored
from reconcile.matching.parts import Rivals
from reconcile.matching.weights import INTERCEPT, WEIGHTS
from reconcile.model import Claim
from reconcile.readers import article_from_text
from reconcile.settings import DEFAULT_SETTINGS

FERRY = {
    "coast": (
        "A ferry with 212 passengers ran aground off Maren on Tuesday.\n\n"
        "The captain, Ivo Lark, was questioned by the police. Nobody was hurt.\n\n"
        "Divers found a hole in the hull, the coast guard said."
    ),
    "island": (
        "Two hundred and twelve people were on the ferry that ran aground near Maren Tuesday.\n\n"
        "Police questioned captain Ivo Lark. The mayor thanked the fishermen.\n\n"
        "There was a hole in the hull, divers said."
    ),
}


def claims_of(texts: dict[str, str]) -> list[Claim]:
    articles = [article_from_text(text, id=name) for name, text in texts.items()]
    return [c for e in extract(articles) for c in e.claims]


CLAIMS = claims_of(FERRY)


def pairs_of(claims: list[Claim]) -> set[frozenset[str]]:
    found = link(claims, DEFAULT_SETTINGS)
    return {frozenset((m.left.text, m.right.text)) for m in found.matches}


def test_the_same_event_is_linked_however_it_is_told() -> None:
    joined = pairs_of(CLAIMS)
    assert any(all("aground" in text for text in pair) for pair in joined)
    assert any(all("question" in text for text in pair) for pair in joined)
    assert any(all("hole" in text for text in pair) for pair in joined)
    assert not any(any("thanked" in text for text in pair) for pair in joined)


def test_parts_add_up_to_the_similarity() -> None:
    for match in link(CLAIMS, DEFAULT_SETTINGS, explain=True).matches:
        odds = INTERCEPT + math.fsum(part.weight for part in match.parts)
        assert match.similarity == pytest.approx(1 / (1 + math.exp(-odds)), abs=2e-3)
        assert {part.name for part in match.parts} == set(WEIGHTS)


def test_a_part_shows_the_words_that_made_it() -> None:
    told = link(CLAIMS, DEFAULT_SETTINGS, explain=True)
    match = next(m for m in told.matches if "hull" in m.left.text)
    words = {part.name: part.words for part in match.parts}
    assert {"hole", "hull"} <= set(words["words"])


def test_order_and_names_of_articles_change_nothing() -> None:
    straight = pairs_of(CLAIMS)
    assert pairs_of(list(reversed(CLAIMS))) == straight
    names = {"coast": "z", "island": "a"}
    renamed = [
        replace(c, article=names[c.article], id=c.id.replace(c.article, names[c.article]))
        for c in CLAIMS
    ]
    assert pairs_of(renamed) == straight


def test_similarity_is_the_same_from_either_side() -> None:
    known = scored(CLAIMS)
    swapped = scored(claims_of({"coast": FERRY["island"], "island": FERRY["coast"]}))

    def by_text(found: object) -> dict[frozenset[str], float]:
        told = known if found is known else swapped
        texts = [c.text for c in told.table.claims]
        rows, columns = told.pairs.rows.tolist(), told.pairs.columns.tolist()
        return {
            frozenset((texts[i], texts[j])): s
            for i, j, s in zip(rows, columns, told.similarity.tolist(), strict=True)
        }

    assert by_text(known) == by_text(swapped)
    assert len(known.pairs)


def test_two_people_who_did_the_same_are_no_link() -> None:
    told = claims_of({"a": "Dana Lim resigned on Monday.", "b": "Peter Okoro resigned on Monday."})
    assert link(told, DEFAULT_SETTINGS).matches == ()


@pytest.mark.parametrize("texts", [{}, {"a": "Rain fell on Oslo."}], ids=["none", "one article"])
def test_nothing_to_compare(texts: dict[str, str]) -> None:
    assert link(claims_of(texts), DEFAULT_SETTINGS).matches == ()


def test_best_and_second_best_of_a_key() -> None:
    values = np.array([0.2, 0.4, 0.9, 0.5])
    best, second = Rivals(np.array([1, 2, 1, 1])).best_of(values)
    assert best.tolist() == [0.9, 0.4, 0.9, 0.9]
    assert second.tolist() == [0.5, 0.0, 0.5, 0.5]


def test_groups_hold_every_linked_claim_once() -> None:
    third = {"radio": "A ferry ran aground off Maren. Police questioned its captain, Ivo Lark."}
    groups = group(link(claims_of({**FERRY, **third}), DEFAULT_SETTINGS))
    ids = [c.id for members, _ in groups for c in members]
    assert len(ids) == len(set(ids))
    assert any(len({c.article for c in members}) == 3 for members, _ in groups)


def test_a_large_story_has_the_parts_of_a_small_one() -> None:
    planes = scored(CLAIMS).table.planes
    pairs = scored(CLAIMS).pairs
    few, many = (planes.shared(pairs.rows, pairs.columns, few=few) for few in (True, False))
    assert np.array_equal(few, many)


def test_matching_does_without_scipy() -> None:
    code = (
        "import sys; from reconcile.pipeline import reconcile_story; "
        "sys.exit(any(name.split('.')[0] == 'scipy' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
