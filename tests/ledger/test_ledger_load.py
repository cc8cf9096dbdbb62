"""Loading claims.yaml."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reconcile.errors import LedgerError
from reconcile.ledger import (
    DECISIONS,
    Ledger,
    LedgerSettings,
    SourceWords,
    find_ledger,
    load_ledger,
    nodes,
)
from reconcile.ledger.load import parse_ledger
from reconcile.model import Agency, Decision

FULL = """\
version: 1
names:
  - same: [Kyiv, Kiev]
    note: One city.
  - same: ["KIEV", Kyjiw]
  - different: [Austria, Australia]
findings:
  - id: 0012e4567890
    verdict: discrepancy
    kind: name
    claim: "It is: so."
    values: {a: twice, b: 2}
    decision: accepted
    note:
    by: no
    on: 2022-11-30
  - {id: x, decision: open}
"""


def test_everything_is_read() -> None:
    ledger = parse_ledger(FULL)
    assert ledger.version == 1
    assert ledger.aliases() == (("Kyiv", "Kiev", "Kyjiw"),)
    assert ledger.names[-1].different == ("Austria", "Australia")
    first, second = ledger.findings
    assert (first.id, first.kinds, first.verdict) == ("0012e4567890", ("name",), "discrepancy")
    assert first.sources == (
        SourceWords(file="a", values=(("name", "twice"),)),
        SourceWords(file="b", values=(("name", "2"),)),
    )
    assert (first.claim, first.note, first.line, second.line) == ("It is: so.", None, 8, 17)
    assert first.as_decision() == Decision(decision="accepted", by="no", on="2022-11-30")


def test_version_2_is_read() -> None:
    text = """\
version: 2
settings:
  fail-on: [high, single-origin]
  about_tolerance: 0.2
findings:
  - id: x
    kind: [name, number]
    sources:
      - file: a/b.txt
        words: "Twelve people: \\u00e9"
        values: {number: twelve, name: [Kyiv, Lviv]}
        apart: yes
    decision: resolved
    holds: 12
"""
    ledger = parse_ledger(text, folder="desk")
    assert (ledger.version, ledger.folder) == (2, "desk")
    assert ledger.settings == LedgerSettings(
        fail_on=("high", "single-origin"), thresholds=(("about_tolerance", 0.2),)
    )
    (entry,) = ledger.findings
    assert (entry.kinds, entry.holds) == (("name", "number"), "12")
    assert entry.sources == (
        SourceWords(
            file="a/b.txt",
            words="Twelve people: é",
            values=(("number", "twelve"), ("name", "Kyiv"), ("name", "Lviv")),
            apart=True,
        ),
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("version: 2\nfindings:\n  - id: x\n    decision: ok", "4:15", id="value"),
        pytest.param("version: 2\nfindings:\n  - id: x\n    decison: open", "4:5", id="key"),
        pytest.param("version: 2\nnames:\n  - same: [a, a]", "3:15", id="item"),
        pytest.param("version: 2\nnames: [a", "2:10", id="bracket"),
        pytest.param("version: 2\n# caf\u00e9 \x07", "2:8", id="character"),
        pytest.param("version: 2\nfindings:\n  - id: x", "3:5", id="missing"),
    ],
)
def test_a_mistake_has_its_column(text: str, place: str) -> None:
    with pytest.raises(LedgerError, match=rf"^claims\.yaml:{place}: "):
        parse_ledger(text)


def test_agencies_are_read() -> None:
    text = "version: 1\nagencies: [{name: Fen Wire, also: [FW, Fen]}, {name: Ly, kind: outlet}]"
    assert parse_ledger(text).agencies == (
        Agency(name="Fen Wire", variants=("FW", "Fen")),
        Agency(name="Ly", kind="outlet"),
    )


@pytest.mark.parametrize("decision", DECISIONS)
def test_every_decision_is_allowed(decision: str) -> None:
    ledger = parse_ledger(f"version: 1\nfindings: [{{id: x, decision: {decision}}}]")
    assert ledger.findings[0].decision == decision


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("version: 1", id="version-alone"),
        pytest.param("\ufeffversion: 1\r\nnames:\r\nfindings: []\r\n", id="mark-and-windows-lines"),
    ],
)
def test_an_empty_ledger(tmp_path: Path, text: str) -> None:
    path = tmp_path / "claims.yaml"
    path.write_bytes(text.encode())
    assert load_ledger(path) == Ledger(version=1, folder=str(tmp_path))


ENTRY = "version: 1\nfindings:\n  - id: x\n"
SECOND = "version: 2\nfindings:\n  - id: x\n    decision: open\n"
# What only version 2 has.
NEW = (
    pytest.param(SECOND + "    values: {a: b}", "5: unknown key 'values'", id="old-key"),
    pytest.param(SECOND + "    holds: 14", "5: holds goes with 'decision: resolved'", id="holds"),
    pytest.param(SECOND + "    sources: {a: b}", "5: sources must be a list", id="old-sources"),
    pytest.param(SECOND + "    sources: [a]", "5: an item must have keys; use file", id="source"),
    pytest.param(SECOND + "    sources: [{words: a}]", "5: file is missing", id="no-file"),
    pytest.param(
        SECOND + "    sources:\n      - file: a\n        apart: maybe",
        "7: apart must be true or false",
        id="apart",
    ),
    pytest.param(
        SECOND + "    sources: [{file: a, values: [b]}]",
        "5: values must be lines of 'kind:",
        id="source-values",
    ),
    pytest.param(SECOND + "    kind: [name, '']", "5: kind must list words", id="empty-kind"),
    pytest.param("version: 2\nsettings: {x: 1}", "2: unknown key 'x'; use fail-on", id="setting"),
    pytest.param(
        "version: 2\nsettings:\n  about_tolerance: 12%",
        "3: about_tolerance must be between 0 and 1",
        id="threshold",
    ),
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "1: version is missing; begin the file with 'version: 2'", id="empty"),
        pytest.param("# only\n", "1: version is missing", id="comment-alone"),
        pytest.param("\nnames: []", "2: version is missing", id="no-version"),
        pytest.param("- a", "1: the file must begin with", id="list"),
        pytest.param(
            "version: 2\n<<<<<<< HEAD\nfindings: []\n=======\nnames: []\n>>>>>>> other\n",
            "2: a merge left its marks; keep the entries of both sides",
            id="conflict",
        ),
        pytest.param("version: 3\nnew: x", "1: version 3 is newer", id="newer"),
        pytest.param("version: '1'", "1: version must be a number", id="quoted-version"),
        pytest.param("version: 1.0", "1: unknown version '1.0'", id="odd-version"),
        pytest.param(
            "version: 1\nfinding: []",
            "2: unknown key 'finding'; use version, names, agencies or findings",
            id="unknown-key",
        ),
        pytest.param(
            "version: 1\nversion: 1",
            "2: 'version' stands twice, first on line 1",
            id="repeated-key",
        ),
        pytest.param("version: 1\nnames: x", "2: names must be a list", id="names-no-list"),
        pytest.param("version: 1\nagencies: [{also: [x]}]", "2: name is missing", id="no-name"),
        pytest.param(
            "version: 1\nagencies: [{name: x, kind: paper}]",
            "2: unknown kind 'paper'; use agency or outlet",
            id="agency-kind",
        ),
        pytest.param(
            "version: 1\nagencies: [{name: x, also: ['']}]", "2: also must list", id="no-other-name"
        ),
        pytest.param(
            "version: 1\nnames:\n  - Kyiv",
            "3: an item must have keys; use same, different or note",
            id="name-no-keys",
        ),
        pytest.param("version: 1\nnames:\n  - note: x", "3: a name rule has either", id="neither"),
        pytest.param(
            "version: 1\nnames:\n  - same: [a, b]\n    different: [a, c]",
            "3: a name rule has either",
            id="both",
        ),
        pytest.param("version: 1\nnames:\n  - same: [a]", "3: same needs two names", id="one-name"),
        pytest.param(
            "version: 1\nnames:\n  - same:\n    - a\n    - A",
            "5: 'A' stands twice",
            id="repeated-name",
        ),
        pytest.param(
            "version: 1\nnames:\n  - same: [a, [b]]", "3: same must list names", id="nested-name"
        ),
        pytest.param(
            "version: 1\nnames:\n  - same: [a, b]\n  - same: [b, c]\n  - different: [C, a]",
            "5: 'C' and 'a' are both same and different; remove one rule",
            id="contradiction",
        ),
        pytest.param(ENTRY, "3: decision is missing; use open, accepted", id="no-decision"),
        pytest.param("version: 1\nfindings:\n  - decision: open", "3: id is missing", id="no-id"),
        pytest.param(
            ENTRY + "    decision: ok",
            "4: unknown decision 'ok'; use open, accepted, resolved, wrong-match, "
            "not-a-discrepancy or confirmed",
            id="unknown-decision",
        ),
        pytest.param(
            ENTRY + "    decision: open\n    verdict: maybe",
            "5: unknown verdict 'maybe'",
            id="unknown-verdict",
        ),
        pytest.param(ENTRY + "    decison: open", "4: unknown key 'decison'", id="misspelt-key"),
        pytest.param(
            ENTRY + "    decision: [open]", "4: decision must be text", id="decision-list"
        ),
        pytest.param(ENTRY + "    decision: open\n    on: soon", "5: on must be a day", id="day"),
        pytest.param(
            ENTRY + "    decision: open\n    values: [a]", "5: values must be lines of", id="values"
        ),
        pytest.param(
            ENTRY + "    decision: open\n    values: {a: [b]}", "5: a must be text", id="value-list"
        ),
        pytest.param(
            ENTRY + "    decision: open\n  - id: x\n    decision: open",
            "5: id 'x' stands twice, first on line 3",
            id="repeated-id",
        ),
        *NEW,
        pytest.param("version: 1\nnames: &a []", "2: anchors and aliases", id="anchor"),
        pytest.param("version: 1\nnames: *a", "2: anchors and aliases", id="alias"),
        pytest.param("version: !!int 1", "1: tags (!)", id="tag"),
        pytest.param("version: 1\nnames: !!python/object:os.x {}", "2: tags (!)", id="python-tag"),
        pytest.param("version: 1\n---\nversion: 1", "3: a second document", id="two-documents"),
        pytest.param("version: 1\nnames: " + "[" * 3000, "2: nested more than", id="deep"),
        pytest.param("version: 1\nnames: [a", "2: ", id="broken"),
        pytest.param("version: 1\n? [a]\n: b", "2: a key must be a word", id="odd-key"),
        pytest.param("version: 1\n# \x07", "2: a character that YAML does not allow", id="control"),
    ],
)
@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader], ids=["python", "libyaml"])
def test_mistakes_are_told_with_line_and_remedy(
    text: str, message: str, loader: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "_LOADER", loader)
    with pytest.raises(LedgerError) as caught:
        parse_ledger(text, "claims.yaml")
    told = str(caught.value)
    place = re.match(r"claims\.yaml:(\d+):(\d+): ", told)
    assert place is not None
    assert 0 < int(place[2]) <= max(map(len, ["", *text.splitlines()])) + 1
    assert f"{place[1]}: {told[place.end() :]}".startswith(message)


def test_files_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    with pytest.raises(LedgerError, match=r"claims\.yaml:1:1: cannot be read"):
        load_ledger(path)
    path.write_bytes(b"version: 1\n# caf\xe9\n")
    with pytest.raises(LedgerError, match=r"claims\.yaml:2:6: not UTF-8; save"):
        load_ledger(path)


def refusal(text: str) -> str | None:
    """The mistake that is told of a ledger, None where it loads."""
    try:
        parse_ledger(text)
    except LedgerError as error:
        return str(error)
    return None


@given(st.text(max_size=100))
def test_any_text_is_read_or_refused(tail: str) -> None:
    for text in (tail, "version: 1\n" + tail):
        problem = refusal(text)
        assert problem is None or problem.startswith("claims.yaml:")


def test_thousands_of_entries_take_no_time() -> None:
    entries = "".join(
        f'  - id: "{n:016x}"\n    verdict: discrepancy\n    kind: number\n'
        f"    values: {{a: twelve, b: 14}}\n    decision: accepted\n"
        for n in range(3000)
    )
    began = time.perf_counter()
    assert len(parse_ledger("version: 1\nfindings:\n" + entries).findings) == 3000
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    ("ledgers", "paths", "found"),
    [
        pytest.param(["claims.yaml"], ["s/"], "claims.yaml", id="beside-the-folder"),
        pytest.param(["s/claims.yaml", "claims.yaml"], ["s"], "s/claims.yaml", id="nearest-first"),
        pytest.param(["s/x/claims.yaml"], ["s/x/a.txt"], "s/x/claims.yaml", id="beside-the-file"),
        pytest.param(["s/claims.yaml"], ["s/x/a.txt"], "s/claims.yaml", id="above-the-file"),
        pytest.param(["claims.yaml"], ["s/x/a.txt"], None, id="too-far-above-the-file"),
        pytest.param(["claims.yaml"], ["s/x"], None, id="not-for-standing-there"),
        pytest.param(["claims.yaml"], ["."], "claims.yaml", id="dot"),
        pytest.param(["../claims.yaml"], ["."], "../claims.yaml", id="above-dot"),
        pytest.param(["claims.yaml"], ["s", "s/y"], "claims.yaml", id="one-of-two-has-it"),
        pytest.param(["s/claims.yaml"], ["s/x", "s/y", "s/x"], "s/claims.yaml", id="shared"),
        pytest.param([], ["s", "gone", ""], None, id="none"),
    ],
)
def test_find_ledger(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ledgers: list[str],
    paths: list[str],
    found: str | None,
) -> None:
    (tmp_path / "desk/s/x").mkdir(parents=True)
    (tmp_path / "desk/s/y").mkdir()
    (tmp_path / "desk/s/x/a.txt").write_text("A.")
    monkeypatch.chdir(tmp_path / "desk")
    for ledger in ledgers:
        Path(ledger).write_text("version: 1\n")
    assert find_ledger(paths) == (None if found is None else Path(found))
    assert find_ledger([Path(p) for p in reversed(paths) if p]) == find_ledger(paths)


def test_two_ledgers_are_refused(tmp_path: Path) -> None:
    for name in "xy":
        (tmp_path / name).mkdir()
        (tmp_path / name / "claims.yaml").write_text("version: 1\n")
    with pytest.raises(LedgerError, match="another ledger too"):
        find_ledger([tmp_path / "x", tmp_path / "y"])
