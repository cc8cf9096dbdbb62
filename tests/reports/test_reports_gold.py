"""One hostile report in every format, byte for byte; ``python tests/regold.py`` rewrites it."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_samples import gold_files

GOLD = Path(__file__).parent.parent / "gold"


@pytest.mark.parametrize("name", sorted(gold_files()))
def test_gold(name: str) -> None:
    assert gold_files()[name] == (GOLD / name).read_bytes().decode("utf-8")


def test_no_gold_file_is_left_over() -> None:
    assert {path.name for path in GOLD.iterdir()} == set(gold_files())
