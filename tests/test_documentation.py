"""The documents are complete, current and true: what they show is run here."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import generated
import pytest

from reconcile.cli import app, main
from reconcile.errors import ExitCode
from reconcile.kinds import KINDS
from reconcile.ledger.records import DECISIONS
from reconcile.readers import READERS
from reconcile.reports import REPORTS
from reconcile.reports.schema import report_schema
from reconcile.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = generated.documents()
NAMES = [path.relative_to(ROOT).as_posix() for path in DOCUMENTS]
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text("utf-8")

BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def prose(text: str) -> str:
    """A document without its code blocks."""
    return BLOCK.sub("", text)


def anchors(path: Path) -> set[str]:
    """The anchors that a document's headings get."""
    headings = re.findall(r"^#+ +(.*)$", prose(path.read_text("utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in headings}


@pytest.mark.parametrize("name", NAMES)
def test_generated_parts_are_current(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert generated.renewed(text) == text, "run make docs"


def test_every_generated_part_is_shown_somewhere() -> None:
    shown = [f["name"] for p in DOCUMENTS for f in generated.MARKED.finditer(p.read_text("utf-8"))]
    assert sorted(shown) == sorted(generated.PARTS)


@pytest.mark.parametrize("name", app.commands)
def test_every_command_is_documented(name: str) -> None:
    assert f"`reconcile {name}" in README
    assert f"### `reconcile {name}`" in REFERENCE


def options() -> Iterator[str]:
    groups = [c for c in app.commands.values() if isinstance(c, click.Group)]
    inner = [command for group in groups for command in group.commands.values()]
    for command in (app, *app.commands.values(), *inner):
        for option in command.params:
            if isinstance(option, click.Option):
                yield from (*option.opts, *option.secondary_opts)


@pytest.mark.parametrize("option", sorted(set(options())))
def test_every_option_is_documented(option: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", REFERENCE)


@pytest.mark.parametrize(
    ("what", "names"),
    [
        pytest.param("### {}", [kind.id for kind in KINDS], id="kinds"),
        pytest.param("| `{}` |", list(REPORTS), id="formats"),
        pytest.param("| `{}` |", list(READERS), id="readers"),
        pytest.param("| `{}` |", [field.name for field in fields(Settings)], id="settings"),
        pytest.param("| `{}` |", list(DECISIONS), id="decisions"),
        pytest.param("| {} |", [str(int(code)) for code in ExitCode], id="exit codes"),
    ],
)
def test_everything_that_has_a_name_is_in_the_reference(what: str, names: list[str]) -> None:
    assert [name for name in names if what.format(name) not in REFERENCE] == []


@pytest.mark.parametrize("code", ExitCode)
def test_readme_tells_the_exit_status(code: ExitCode) -> None:
    assert f"\n| {int(code)} | " in README


def objects() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of the report, with its properties."""
    schema = report_schema()
    yield "report", schema["properties"]
    for name, definition in schema["$defs"].items():
        if "properties" in definition:
            yield name, definition["properties"]


@pytest.mark.parametrize(("name", "properties"), list(objects()))
def test_every_field_of_the_report_is_documented(name: str, properties: dict[str, Any]) -> None:
    text = (ROOT / "docs" / "json.md").read_text("utf-8")
    section = re.split(r"^## ", text, flags=re.M)
    (told,) = [part for part in section if part.startswith(f"{name}\n")]
    first_cells = "".join(re.findall(r"^\|([^|]*)\|", told, re.M))
    assert set(re.findall(r"`(\w+)`", first_cells)) == set(properties)


def test_every_make_target_is_documented() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [target for target in phony.split() if f"`make {target}`" not in text] == []


def test_every_document_can_be_reached() -> None:
    linked = {
        (path.parent / f["target"].split("#")[0]).resolve()
        for path in DOCUMENTS
        for f in LINK.finditer(prose(path.read_text("utf-8")))
    }
    assert set(DOCUMENTS) - linked <= {ROOT / "README.md"}


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    path = ROOT / name
    for found in LINK.finditer(prose(path.read_text("utf-8"))):
        target, _, anchor = found["target"].partition("#")
        if "://" in target:
            continue
        to = (path.parent / target).resolve() if target else path
        assert to.exists(), target
        assert not anchor or anchor in anchors(to), found["target"]


def blocks(name: str) -> list[tuple[str, str]]:
    text = (ROOT / name).read_text("utf-8")
    return [(f["language"], f["code"]) for f in BLOCK.finditer(text)]


# Commands that wait for a person: what the documents say of them is parsed, not run.
WAITING = {"serve"}


@pytest.mark.parametrize("name", [n for n in NAMES if {"sh", "python"} & {b[0] for b in blocks(n)}])
def test_what_is_printed_can_be_run(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command of ours and every piece of Python, in the order of the document."""
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    shutil.copytree(ROOT / "sources" / "hotline", tmp_path / "story")
    shutil.copy(ROOT / "claims.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    for language, code in blocks(name):
        if language == "python":
            exec(compile(code, name, "exec"), {"__name__": "example"})
        for line in code.splitlines() if language == "sh" else ():
            if line.startswith("reconcile "):
                words = shlex.split(line, comments=True)
                argv = words[1 : next((n for n, w in enumerate(words) if w[0] in "|>"), None)]
                if argv[0] in WAITING:
                    app.commands[argv[0]].make_context(argv[0], argv[1:])
                else:
                    assert main(argv) == ExitCode.CLEAN, line


def test_two_claims_that_the_tutorial_explains_are_linked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    pairs = re.findall(r"^reconcile (explain \S+:\d+ \S+:\d+ .*)$", TUTORIAL, re.M)
    assert pairs
    for pair in pairs:
        assert main(shlex.split(pair)) == ExitCode.CLEAN
        assert "\nLinked." in capsys.readouterr().out, pair


@pytest.mark.parametrize("name", [n for n in NAMES if any(b[0] == "yaml" for b in blocks(n))])
def test_ledgers_in_the_documents_load(name: str, tmp_path: Path) -> None:
    from reconcile.ledger import load_ledger

    for language, code in blocks(name):
        if language == "yaml":
            (tmp_path / "claims.yaml").write_text(code, "utf-8")
            ledger = load_ledger(tmp_path / "claims.yaml")
            assert ledger.findings or ledger.agencies


def test_the_unreleased_changes_have_a_section() -> None:
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")
