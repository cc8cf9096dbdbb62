"""Accuracy holds its floors; the graders are outside of this repository and may be absent."""

from __future__ import annotations

from pathlib import Path

import pytest
from raise_floors import GRADERS, Floors, grade, load, save

FLOORS = Floors(stories=("a",), at_least={"link F1": 0.5}, at_most={"noise": 0.1})


@pytest.mark.skipif(not (GRADERS / "score.py").is_file(), reason="there are no graders here")
def test_the_floors_hold() -> None:
    floors = load()
    assert floors.at_least
    assert floors.broken(grade(floors.stories)) == []


def test_a_floor_is_raised() -> None:
    raised = FLOORS.raised({"link F1": 0.678, "noise": 0.042, "coverage": 0.999})
    assert raised.at_least == {"link F1": 0.67, "coverage": 0.99}
    assert raised.at_most == {"noise": 0.05}


def test_what_stays_within_a_hundredth_keeps_its_floor() -> None:
    assert FLOORS.raised({"link F1": 0.501, "noise": 0.1}) == FLOORS


@pytest.mark.parametrize(
    ("reached", "told"),
    [
        pytest.param({"link F1": 0.49, "noise": 0.0}, "link F1: 0.490 is below 0.5", id="lower"),
        pytest.param({"link F1": 0.9, "noise": 0.2}, "noise: 0.200 is above 0.1", id="higher"),
        pytest.param({"noise": 0.0}, "link F1: 0.000 is below 0.5", id="gone"),
    ],
)
def test_no_floor_is_lowered(reached: dict[str, float], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        FLOORS.raised(reached)


def test_floors_are_kept(tmp_path: Path) -> None:
    save(FLOORS, tmp_path / "floors.json")
    assert load(tmp_path / "floors.json") == FLOORS
