"""The same articles give the same bytes, whatever the machine does differently."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
STORY = ROOT / "sources" / "hotline"

Run = Callable[..., Any]
JSON = ("--no-ledger", "--format", "json")


@pytest.fixture(scope="module")
def plain(run_command: Run) -> bytes:
    return bytes(run_command("sources/hotline", *JSON, PYTHONHASHSEED="0").stdout)


def in_terms_of(report: bytes, old: str, new: str) -> bytes:
    """The report with the paths below ``old`` told as below ``new``, and stories alike."""
    told = json.loads(report)
    for article in told["articles"]:
        assert article["path"].startswith(old)
        article["path"] = new + article["path"].removeprefix(old)
        article["story"] = "hotline"
    return json.dumps(told, ensure_ascii=False).encode()


def test_another_hash_seed_and_locale(run_command: Run, plain: bytes) -> None:
    other = run_command(
        "sources/hotline", *JSON, PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Tokyo", PYTHONUTF8="0"
    )
    assert other.stdout == plain


def test_another_working_directory(run_command: Run, plain: bytes, tmp_path: Path) -> None:
    other = run_command(str(STORY), *JSON, cwd=tmp_path, PYTHONHASHSEED="2").stdout
    assert in_terms_of(other, str(STORY), "") == in_terms_of(plain, "sources/hotline", "")


def test_another_order_of_the_arguments(run_command: Run, plain: bytes) -> None:
    files = sorted(f"sources/hotline/{path.name}" for path in STORY.iterdir())
    assert run_command(*reversed(files), *JSON, PYTHONHASHSEED="3").stdout == plain


def test_a_copy_of_the_folder_under_another_name(
    run_command: Run, plain: bytes, tmp_path: Path
) -> None:
    # Written in reverse, so that the folder's own order differs too.
    copy = tmp_path / "zz other"
    copy.mkdir()
    for path in sorted(STORY.iterdir(), reverse=True):
        shutil.copy(path, copy)
    other = run_command("zz other", *JSON, cwd=tmp_path).stdout
    assert in_terms_of(other, "zz other", "") == in_terms_of(plain, "sources/hotline", "")


def renamed(run_command: Run, tmp_path: Path, names: dict[str, str]) -> str:
    """The report on a copy of the story whose files have other names, told with the old ones."""
    copy = tmp_path / "sources" / "hotline"
    copy.mkdir(parents=True)
    for old, new in names.items():
        shutil.copy(STORY / old, copy / new)
    told = str(run_command("sources/hotline", *JSON, cwd=tmp_path).stdout, "utf-8")
    for old, new in names.items():
        told = told.replace(Path(new).stem, Path(old).stem)
    return told


def unordered(told: Any) -> Any:
    """The same with every list sorted: files are told in the order of their names."""
    if isinstance(told, dict):
        return {key: unordered(value) for key, value in told.items()}
    if isinstance(told, list):
        return sorted((unordered(value) for value in told), key=lambda x: json.dumps(x))
    return told


def test_files_renamed(run_command: Run, plain: bytes, tmp_path: Path) -> None:
    files = sorted(path.name for path in STORY.iterdir())
    names = {old: f"renamed-{n}{Path(old).suffix}" for n, old in enumerate(files)}
    assert renamed(run_command, tmp_path, names) == plain.decode()


def test_files_renamed_in_another_order(run_command: Run, plain: bytes, tmp_path: Path) -> None:
    files = sorted((path.name for path in STORY.iterdir()), reverse=True)
    names = {old: f"renamed-{n}{Path(old).suffix}" for n, old in enumerate(files)}
    told = json.loads(renamed(run_command, tmp_path, names))
    assert unordered(told) == unordered(json.loads(plain))
