"""What people ruled goes before what the matcher and the kinds hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile import reconcile
from reconcile.lexicon.names import compare_names
from reconcile.lexicon.rulings import obeying, ruled, unified
from reconcile.matching.groups import group
from reconcile.matching.link import link
from reconcile.model import Agreement, Discrepancy, Report, Rulings
from reconcile.settings import DEFAULT_SETTINGS

RULINGS = Rulings(
    same=(("the Pentagon", "Department of Defense"), ("Lypa", "Lypa Street", "Kiev")),
    different=(("Sergei Ivanov", "Sergey Ivanov"), ("Lypa Street", "Odessa")),
)


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        pytest.param("Pentagon", "The Department of  Defense", "same", id="alias"),
        pytest.param("SERGEI IVANOV", "Sergey Ivanov", "different", id="strangers"),
        pytest.param("Lypa", "Odessa", "different", id="stranger of an alias"),
        pytest.param("Lypa", "lypa", None, id="one name"),
        pytest.param("Lypa", "Pentagon", None, id="two groups"),
        pytest.param("Norden", "Nordic", None, id="unknown"),
        pytest.param("", "Lypa", None, id="empty"),
    ],
)
def test_what_is_ruled(one: str, two: str, verdict: str | None) -> None:
    assert ruled(one, two) is None
    with obeying(RULINGS):
        assert ruled(one, two) == ruled(two, one) == verdict
        if verdict:
            assert compare_names(one, two).verdict == verdict
    assert ruled(one, two) is None


def test_names_of_one_group_get_one_token() -> None:
    words = "The department of defense and Lypa Street met Kiev".split()
    assert unified(words) == {}
    with obeying(RULINGS):
        assert unified(words) == {
            1: "name 0", 2: "name 0", 3: "name 0", 5: "name 1", 6: "name 1", 8: "name 1",
        }  # fmt: skip


TEXTS = {
    "a": "Norden Paper bought the Lindholm mill on Monday. It has 340 workers.\n",
    "b": "NPC Holdings bought the Lindholm mill on Monday. It has 340 workers.\n",
}


def told(tmp_path: Path, names: str, texts: dict[str, str]) -> Report:
    ledger = tmp_path / "claims.yaml"
    ledger.write_text(f"version: 2\nnames:\n{names}", "utf-8")
    return reconcile(texts, ledger=ledger)


def kinds(report: Report) -> list[str]:
    return [d.kind for f in report.findings if isinstance(f, Discrepancy) for d in f.differences]


def test_names_that_are_one_make_no_discrepancy(tmp_path: Path) -> None:
    assert "name" in kinds(reconcile(TEXTS))
    report = told(tmp_path, "  - same: [Norden Paper, NPC Holdings]\n", TEXTS)
    assert kinds(report) == []
    claims = {c.id: c.text for c in report.claims}
    together = [{claims[c] for c in f.claims} for f in report.findings if isinstance(f, Agreement)]
    assert any(any("NPC" in text for text in inside) for inside in together)


def test_names_that_are_never_one_differ_however_alike(tmp_path: Path) -> None:
    texts = {
        "a": "Sergei Ivanov bought the Lindholm mill on Monday.\n",
        "b": "Sergey Ivanov bought the Lindholm mill on Monday.\n",
    }
    assert kinds(reconcile(texts)) == []
    report = told(tmp_path, "  - different: [Sergei Ivanov, Sergey Ivanov]\n", texts)
    assert kinds(report) == ["name"]


def test_a_ruled_pair_is_never_linked_nor_joined_through_others() -> None:
    texts = TEXTS | {"c": TEXTS["a"]}
    report = reconcile(texts)
    claims = [c for c in report.claims if "workers" in c.text]
    assert len(claims) == 3
    free = link(report.claims, DEFAULT_SETTINGS)
    ids = {c.id for c in claims}
    assert any(ids <= {c.id for c in members} for members, _ in group(free))
    one, two = sorted(ids)[:2]
    bound = link(report.claims, DEFAULT_SETTINGS, [(one, two)])
    ends = [{m.left.id, m.right.id} for m in (*bound.matches, *bound.others)]
    assert {one, two} not in ends
    for members, _ in group(bound):
        assert not {one, two} <= {c.id for c in members}
