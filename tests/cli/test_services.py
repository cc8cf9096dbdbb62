"""action.yml, hooks and the workflows of the documents, as far as they run without a service."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from reconcile.cli import app, main
from reconcile.readers import READERS

ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
STORY = {
    "a.txt": "The mill would stay closed until April, Mayor Karin Holt said.\n",
    "b.txt": "The mill would stay closed until May, Mayor Karin Holt said.\n",
}
needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    for name, text in STORY.items():
        (tmp_path / "sources" / name).write_text(text, "utf-8")
    return tmp_path


def step(id: str) -> dict[str, Any]:
    (found,) = (s for s in ACTION["runs"]["steps"] if s.get("id") == id)
    return found  # type: ignore[no-any-return]


def run_action(where: Path, **inputs: str) -> tuple[int, str, str, str]:
    """The action's check as the runner runs it: status, log, outputs, summary."""
    script = step("check")
    given = {name: told.get("default", "") for name, told in ACTION["inputs"].items()} | {
        name.replace("_", "-"): value for name, value in inputs.items()
    }
    env = dict(os.environ)
    for name, value in script["env"].items():
        (told,) = re.findall(r"^\$\{\{ inputs\.([\w-]+) \}\}$", value)
        env[name] = given[told]
    outputs, summary = where / "outputs", where / "summary"
    bin = where / "bin"
    bin.mkdir(exist_ok=True)
    command = bin / "reconcile"
    code = "import sys; from reconcile.cli import main; sys.exit(main())"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c "{code}" "$@"\n')
    command.chmod(0o755)
    env |= {
        "GITHUB_OUTPUT": str(outputs),
        "GITHUB_STEP_SUMMARY": str(summary),
        "PATH": f"{bin}{os.pathsep}{env['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script["run"]],
        cwd=where, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = summary.read_text("utf-8") if summary.exists() else ""
    return done.returncode, done.stdout, outputs.read_text("utf-8"), told


@needs_bash
def test_the_action_annotates_fails_and_sums_up(story: Path) -> None:
    status, log, outputs, summary = run_action(story, paths="sources\n", sarif="out.sarif")
    assert status == 1
    assert "::error file=sources/a.txt,line=1,endLine=1,col=34,endColumn=39," in log
    assert outputs == "status=1\nsarif=out.sarif\n"
    assert summary.startswith("## Articles reconciled")
    assert '"version": "2.1.0"' in (story / "out.sarif").read_text("utf-8")


@needs_bash
def test_the_action_takes_inputs_as_text(story: Path) -> None:
    shutil.move(story / "sources", story / "my $(touch owned) sources")
    status, log, outputs, summary = run_action(
        story, paths="my $(touch owned) sources", fail_on="high\nnumber\n", summary="false",
        junit="out.xml",
    )  # fmt: skip
    assert (status, outputs, summary) == (0, "status=0\nsarif=\n", "")
    assert "reconcile check: clean" in log
    assert (story / "out.xml").exists()
    assert not (story / "owned").exists()


def test_the_action_is_whole() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert {"name", "description", "inputs", "runs"} <= set(ACTION)
    for told in ACTION["inputs"].values():
        assert told["description"]
        assert told.get("required") or isinstance(told["default"], str)
    for one in ACTION["runs"]["steps"]:
        assert ("uses" in one) != ("run" in one)
        assert "run" not in one or one["shell"] == "bash"
        # No input stands inside a script, where its text could be a command.
        assert "${{" not in one.get("run", "")
    used = re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text("utf-8"))
    assert set(used) == set(ACTION["inputs"])


@pytest.mark.parametrize("hook", HOOKS, ids=[h["id"] for h in HOOKS])
def test_hooks_run(hook: dict[str, Any], story: Path) -> None:
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "sources/claims.yaml")
    if "check" in hook["entry"]:
        assert all(re.search(hook["files"], f"sources/a{suffix}") for suffix in READERS)
    (story / "sources" / "claims.yaml").write_text("version: 2\n")
    program, *argv = shlex.split(hook["entry"])
    assert program == "reconcile"
    assert main([*argv, *hook["args"]]) == (1 if "check" in argv else 0)


def workflows() -> list[tuple[str, Any]]:
    """The workflows that the documents print: their file's name and what they hold."""
    text = (ROOT / "docs" / "continuous-integration.md").read_text("utf-8")
    blocks = re.findall(r"^`([^`\n]+)`:\n\n```yml\n(.*?)^```$", text, re.M | re.S)
    return [(name, yaml.safe_load(block)) for name, block in blocks]


def scripts(told: Any) -> list[str]:
    """Every line that a workflow runs."""
    if isinstance(told, list):
        return [line for one in told for line in scripts(one)]
    if not isinstance(told, dict):
        return []
    lines = []
    for key, value in told.items():
        if key in ("run", "script"):
            texts = [value] if isinstance(value, str) else value
            lines += [line for text in texts for line in text.splitlines()]
        else:
            lines += scripts(value)
    return lines


def uses(told: Any) -> list[dict[str, Any]]:
    """Every step of a workflow that uses an action."""
    if isinstance(told, list):
        return [step for one in told for step in uses(one)]
    if not isinstance(told, dict):
        return []
    return [told] if "uses" in told else [step for one in told.values() for step in uses(one)]


def test_the_workflows_are_there() -> None:
    names = [name for name, _ in workflows()]
    assert names == [
        ".github/workflows/articles.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "told"), workflows(), ids=[n for n, _ in workflows()])
def test_the_commands_of_workflows_run(name: str, told: Any, story: Path) -> None:
    known = set(app.commands)
    for line in scripts(told):
        program, *argv = shlex.split(line.replace("|| true", ""))
        if program == "reconcile":
            assert argv[0] in known
            assert main(argv) == 1
    ours = [step for step in uses(told) if "/reconcile@" in step["uses"]]
    for one in ours:
        assert set(one["with"]) <= set(ACTION["inputs"])
        for key in ("sarif", "junit"):
            assert key not in one["with"] or str(one["with"][key])
    if name.startswith(".pre-commit"):
        (repository,) = told["repos"]
        assert {h["id"] for h in repository["hooks"]} <= {h["id"] for h in HOOKS}
