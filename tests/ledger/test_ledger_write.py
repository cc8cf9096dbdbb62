"""Writing claims.yaml: what is not decided stays to the byte, and nobody's decision is lost."""

from __future__ import annotations

import difflib
import stat
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reconcile.errors import LedgerError
from reconcile.ledger import FindingEntry, SourceWords, edit, write
from reconcile.ledger.load import load_ledger, parse_ledger
from reconcile.ledger.upgrade import upgraded

ENTRY = FindingEntry(
    id="0aaa",
    decision="accepted",
    verdict="discrepancy",
    kinds=("number",),
    claim="Twelve died: so it is.",
    sources=(
        SourceWords(file="s/a.txt", words='"Twelve" died', values=(("number", "Twelve"),)),
        SourceWords(file="s/b.txt", words="14 died", values=(("number", "14"),)),
    ),
    note="Both #1 told.",
    by="no",
    on="2024-03-07",
)
COMMENTED = """\
# The desk's ledger.
version:   2

settings: { fail-on: [high] }   # as agreed

names:
    - same: [ Kyiv,   'Kiev' ]
      note: >
        one
        city

findings:
  # the mill
  - id:   "0bbb"     # looked at twice
    decision: accepted   # the mayor was asked
    sources:
      # from the morning
      - file: s/a.txt   # paper
        words: 'A.'
    note: |
      Two lines,
      kept so.

    on: 2024-03-05

  - {id: 0ccc, decision: open}
# the end
"""


def changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    lines = list(difflib.ndiff(old.splitlines(), new.splitlines()))
    return [x[2:] for x in lines if x[0] == "-"], [x[2:] for x in lines if x[0] == "+"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(COMMENTED, id="commented"),
        pytest.param(COMMENTED.replace("\n", "\r\n"), id="windows-lines"),
        pytest.param(COMMENTED.rstrip("\n"), id="no-last-line-end"),
        pytest.param("version: 2", id="bare"),
        pytest.param("version: 2\nfindings:\n", id="nothing"),
        pytest.param("version: 2\nfindings: []  # none\nnames:\n", id="empty-list"),
        pytest.param("version: 2\nfindings: ~\n", id="null"),
        pytest.param("version: 2\nfindings:\n- id: z\n  decision: open\n", id="dashes-at-the-edge"),
        pytest.param("findings:\n    -   id: z\n        decision: open\nversion: 2\n", id="wide"),
        pytest.param("version: 2\nfindings:\n  -\n    id: z\n    decision: open", id="dash-alone"),
    ],
)
def test_a_new_entry_changes_no_other_line(text: str) -> None:
    new = edit.put(text, ENTRY)
    gone, come = changed(text, new)
    assert gone == [line for line in gone if line.startswith("findings:")]
    assert len(come) >= 16
    found = next(e for e in parse_ledger(new).findings if e.id == ENTRY.id)
    assert replace(found, line=0) == ENTRY
    assert edit.put(new, ENTRY) == new
    if "findings:" in text and "[]" not in text and "~" not in text:
        assert edit.removed(new, {ENTRY.id}).rstrip() == text.rstrip()


def test_a_round_trip_leaves_every_byte() -> None:
    for entry in parse_ledger(COMMENTED).findings:
        assert edit.put(COMMENTED, replace(entry, line=0)) == COMMENTED
    assert edit.removed(COMMENTED, set()) == COMMENTED


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        pytest.param(
            {"decision": "confirmed"},
            ["    decision: accepted   # the mayor was asked"],
            ["    decision: confirmed   # the mayor was asked"],
            id="decision",
        ),
        pytest.param(
            {"decision": "resolved", "holds": "14"},
            ["    decision: accepted   # the mayor was asked"],
            ["    decision: resolved   # the mayor was asked", '    holds: "14"'],
            id="new-key",
        ),
        pytest.param(
            {"note": None}, ["    note: |", "      Two lines,", "      kept so."], [], id="gone-key"
        ),
        pytest.param(
            {"on": "2024-03-08"}, ["    on: 2024-03-05"], ["    on: 2024-03-08"], id="day"
        ),
        pytest.param(
            {
                "sources": (
                    SourceWords(file="s/a.txt", words="A.", values=(("name", "A"),)),
                    SourceWords(file="s/b.txt", words="B."),
                )
            },
            [],
            [
                "        values:",
                '          name: "A"',
                "      - file: s/b.txt",
                '        words: "B."',
            ],
            id="sources",
        ),
    ],
)
def test_a_decision_changes_only_its_lines(
    change: dict[str, object], gone: list[str], come: list[str]
) -> None:
    first = replace(parse_ledger(COMMENTED).findings[0], line=0)
    assert changed(COMMENTED, edit.put(COMMENTED, replace(first, **change))) == (gone, come)  # type: ignore[arg-type]


def test_entries_are_sorted_by_folder_and_id_unless_people_sorted_them() -> None:
    text = "version: 2\n"
    for id, file in (("b", "y/1.txt"), ("a", "y/2.txt"), ("c", "x/3.txt"), ("0", "z/4.txt")):
        text = edit.put(text, replace(ENTRY, id=id, sources=(SourceWords(file=file, words="W"),)))
    assert [e.id for e in parse_ledger(text).findings] == ["c", "a", "b", "0"]
    other = "version: 2\nfindings:\n- {id: z, decision: open}\n- {id: b, decision: open}\n"
    added = edit.put(other, replace(ENTRY, id="a", sources=()))
    assert [e.id for e in parse_ledger(added).findings] == ["z", "b", "a"]


TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30)


@given(words=TEXTS, value=TEXTS, note=TEXTS)
def test_any_text_is_written_and_read_again(words: str, value: str, note: str) -> None:
    from reconcile.ledger.wordings import plain

    words, value, note = (plain(t) or "x" for t in (words, value, note))
    source = SourceWords(file="a.txt", words=words, values=(("name", value), ("name", "v" + value)))
    entry = replace(ENTRY, note=note, sources=(source,))
    text = edit.put("version: 2\n", entry)
    (read,) = parse_ledger(text).findings
    assert replace(read, line=0) == entry
    # Another reader of YAML sees strings too, whatever they look like.
    (held,) = yaml.safe_load(text)["findings"]
    assert held["note"] == note
    assert held["sources"][0]["words"] == words


OLD = """\
# kept
version: 1  # first
findings:
  - id: x   # one
    kind: number
    values: {a: twelve, b: 14}
    sources:
      a: "Twelve died."
    decision: accepted
  - {id: y, decision: open, values: {c: z}}
  - id: z
    decision: open
"""


def test_version_1_is_upgraded_and_nothing_else_changes() -> None:
    new = upgraded(OLD)
    assert changed(OLD, new)[0] == [
        "version: 1  # first",
        "    values: {a: twelve, b: 14}",
        '      a: "Twelve died."',
        "  - {id: y, decision: open, values: {c: z}}",
    ]
    before, after = parse_ledger(OLD), parse_ledger(new)
    assert [replace(e, line=0) for e in after.findings] == [
        replace(e, line=0) for e in before.findings
    ]
    assert after.version == 2
    assert upgraded(new) == new
    flow = "version: 1\nfindings: [{id: y, decision: open, values: {c: z}}]\n"
    assert parse_ledger(upgraded(flow)).findings[0].sources[0].file == "c"


def test_an_older_version_is_not_written() -> None:
    with pytest.raises(LedgerError, match="run `reconcile ledger upgrade` first"):
        edit.put(OLD, ENTRY)
    with pytest.raises(LedgerError, match="is in braces"):
        edit.put("{version: 2}", ENTRY)


def put(path: Path, entry: FindingEntry) -> None:
    write._changed(path, lambda text: edit.put(text, entry, str(path)))


def test_the_file_keeps_its_mark_its_mode_and_its_link(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_bytes(b"\xef\xbb\xbfversion: 2\r\n")
    real.chmod(0o640)
    link = tmp_path / "claims.yaml"
    link.symlink_to(real)
    put(link, ENTRY)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    data = real.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfversion: 2\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert load_ledger(link).findings[0].id == ENTRY.id


def test_threads_do_not_lose_each_others_decisions(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    entries = [replace(ENTRY, id=f"{n:04x}") for n in range(24)]
    threads = [
        threading.Thread(target=lambda part=part: [put(path, e) for e in part])  # type: ignore[misc]
        for part in (entries[::3], entries[1::3], entries[2::3])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [e.id for e in load_ledger(path).findings] == [e.id for e in entries]


def test_a_file_that_somebody_holds_open_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, tries, replace_ = tmp_path / "claims.yaml", [], Path.replace

    def held(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(13, "held open")
        return replace_(self, target)

    monkeypatch.setattr(Path, "replace", held)
    put(path, ENTRY)
    assert len(tries) == 3
    assert load_ledger(path).findings[0].id == ENTRY.id
    monkeypatch.setattr(write, "_PAUSES_SECONDS", (0.0,))
    before = path.read_bytes()
    tries.clear()
    with pytest.raises(LedgerError, match=r"cannot be written \(held open\)"):
        put(path, replace(ENTRY, note="other"))
    assert path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "none" / "claims.yaml"
    with pytest.raises(LedgerError, match=r"claims\.yaml:1:1: cannot be written .*; make the"):
        put(path, ENTRY)
    assert list(tmp_path.iterdir()) == []
