"""``reconcile versions`` and ``reconcile timeline``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Command = Callable[..., CompletedProcess[bytes]]

SAME = """The ship, the Lady Isobel, was on its way from Gullwick to Sandray when it struck a rock
in thick fog. Passengers were taken off by two lifeboats. The coastguard sent a helicopter.
"""
FIRST = f"""---
outlet: Gullwick Echo
published: 2024-03-02T10:15:00Z
---
Four people were hurt when a ferry ran aground off Tarn Point on Saturday. The cause is not known.
{SAME}"""
LATER = f"""---
outlet: Gullwick Echo
published: 2024-03-02T10:15:00Z
updated: 2024-03-02T16:40:00Z
---
Nine people were hurt when a ferry ran aground off Tarn Point on Saturday. [red]The captain
has been suspended.
{SAME}"""
OTHER = """---
outlet: Sandray Herald
published: 2024-03-02T12:00:00Z
---
A ferry ran aground off Tarn Point on Saturday. The captain has been suspended.
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("history") / "story"
    folder.mkdir()
    for name, text in {"first": FIRST, "later": LATER, "other": OTHER}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def told(run_command: Command, *argv: str) -> Any:
    return json.loads(run_command(*argv, "--format", "json").stdout)


def test_versions_tell_what_changed(run_command: Command, story: Path) -> None:
    found = told(run_command, "versions", str(story))
    (revision,) = found["revisions"]
    assert (revision["older"], revision["newer"]) == ("first", "later")
    assert revision["same"] >= 3
    changes = {c["kind"]: c for c in revision["changes"]}
    assert changes["changed"]["differences"][0]["kind"] == "number"
    assert "The cause is not known." in changes["removed"]["older"]["text"]
    assert changes["removed"]["newer"] is None
    assert "suspended" in changes["added"]["newer"]["text"]


def test_versions_for_people(run_command: Command, story: Path) -> None:
    text = " ".join(run_command("versions", str(story)).stdout.decode().split())
    assert "first.txt (2024-03-02 10:15 UTC) →" in text
    assert "before: Four people were hurt" in text
    assert "[red]" in text
    markdown = run_command("versions", str(story), "--format", "markdown").stdout.decode()
    assert "**changed** Nine people were hurt" in markdown
    assert "\\[red\\]" in markdown


def test_where_there_are_no_versions(run_command: Command, story: Path) -> None:
    paths = [str(story / name) for name in ("first.txt", "other.txt")]
    assert b"NO VERSIONS" in run_command("versions", *paths).stdout
    (revision,) = told(run_command, "versions", *paths, "--one-article")["revisions"]
    assert (revision["older"], revision["newer"]) == ("first", "other")


def test_an_older_version_is_not_compared(run_command: Command, story: Path) -> None:
    found = told(run_command, str(story))
    assert [a["version_of"] for a in found["articles"]] == ["later", None, None]
    assert {c.split(":")[0] for f in found["findings"] for c in f["claims"]} == {"later", "other"}
    text = " ".join(run_command(str(story)).stdout.decode().split())
    assert "older version of Gullwick Echo (later), not compared" in text


def test_a_story_in_time(run_command: Command, story: Path) -> None:
    found = told(run_command, "timeline", str(story))
    by_text = {e["text"]: e for e in found["events"]}
    (ran,) = (e for text, e in by_text.items() if "ran aground" in text and e["start"])
    assert (ran["start"], ran["first"], len(ran["articles"])) == ("2024-03-02", "later", 2)
    (suspended,) = (e for text, e in by_text.items() if "suspended" in text)
    assert suspended["first"] == "other"  # the first version did not have it yet
    assert [a["id"] for a in found["articles"]] == ["first", "later", "other"]


def test_a_story_in_time_for_people(run_command: Command, story: Path) -> None:
    text = " ".join(run_command("timeline", str(story)).stdout.decode().split())
    assert "first Gullwick Echo (later); then Sandray Herald" in text
    assert "corrected in a later version of Gullwick Echo (later)" in text
    markdown = run_command("timeline", str(story), "--format", "markdown").stdout.decode()
    assert "**2024-03-02**" in markdown


def test_other_formats_are_refused(run_command: Command, story: Path) -> None:
    done = run_command("versions", str(story), "--output", "x.html", code=2)
    assert b"this is told as terminal, markdown, json" in done.stderr
