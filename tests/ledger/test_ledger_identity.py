"""Which edits of articles a decision outlives, and which ask for a new look: a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from reconcile.api import run
from reconcile.bookkeeping import decide
from reconcile.ledger import FindingEntry, SourceWords
from reconcile.ledger.identify import Telling, Tellings, identify, recognised
from reconcile.ledger.load import load_ledger
from reconcile.ledger.wordings import Wording, changed_values, likeness
from reconcile.model import Decision, Discrepancy, Report, SingleSource

POST = """\
---
outlet: The Lindholm Post
published: 2024-03-05
---
Fire at the Lindholm paper mill

A fire broke out at the Lindholm paper mill on Monday. Mayor Karin Holt said the mill would stay \
closed until April.

The mill employs 340 people. A spokesman for the owner, Norden Paper, declined to comment.
"""
COURIER = """\
---
outlet: Harbour Courier
published: 2024-03-06
---
Mill fire: what we know

Firefighters needed six hours to put the fire out. The mill would stay closed until May, Mayor \
Karin Holt said.

The mill employs 340 people. It was built in 1921.
"""
HERALD = """\
Schools near the mill stay open

The mill would stay closed until {month}, Mayor Karin Holt said on Tuesday.
"""
CLOSED = "stay closed until"
STAFF = "340 people"

Edit = Callable[[Path], None]
State = Literal["kept", "again", "stale"]


def written(folder: Path) -> Path:
    story = folder / "story"
    story.mkdir()
    (story / "post.txt").write_text(POST, "utf-8")
    (story / "courier.txt").write_text(COURIER, "utf-8")
    return story


def replaced(file: str, old: str, new: str) -> Edit:
    def edit(story: Path) -> None:
        text = (story / file).read_text("utf-8")
        assert old in text
        (story / file).write_text(text.replace(old, new), "utf-8")

    return edit


def added(file: str, text: str) -> Edit:
    return lambda story: (story / file).write_text(text, "utf-8") and None


def renamed(old: str, new: str) -> Edit:
    return lambda story: (story / old).rename(story / new) and None


def both(*edits: Edit) -> Edit:
    def edit(story: Path) -> None:
        for one in edits:
            one(story)

    return edit


def swapped(story: Path) -> None:
    (story / "post.txt").write_text(COURIER, "utf-8")
    (story / "courier.txt").write_text(POST, "utf-8")


def windows(story: Path) -> None:
    for path in story.glob("*.txt"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def undated(story: Path) -> None:
    for path in story.glob("*.txt"):
        path.write_text(path.read_text("utf-8").split("---\n", 2)[2], "utf-8")


def named(report: Report, words: str) -> str:
    """The id of the one finding of several articles that has these words."""
    claims = {c.id: c.text for c in report.claims}
    found = [
        f.id
        for f in report.findings
        if len(f.claims) > 1 and any(words in claims[c] for c in f.claims)
    ]
    assert len(found) == 1, [(f, words) for f in found]
    return found[0]


def state(report: Report, id: str) -> State:
    """What has become of a decision."""
    if id in {entry.id for entry in report.stale}:
        return "stale"
    (finding,) = (f for f in report.findings if f.id == id)
    assert finding.decision is not None
    return "again" if finding.decision.was else "kept"


@pytest.mark.parametrize(
    ("edit", "closed", "staff"),
    [
        pytest.param(lambda story: None, "kept", "kept", id="nothing"),
        pytest.param(added("herald.txt", HERALD.format(month="May")), "kept", "kept", id="added"),
        pytest.param(
            added("herald.txt", HERALD.format(month="June")), "again", "kept", id="a-third-value"
        ),
        pytest.param(
            added("0.txt", "The mill employs 340 people.\n"), "kept", "kept", id="added-and-first"
        ),
        pytest.param(
            added("0.txt", "The mill employs 350 people.\n"), "kept", "again", id="contradicted"
        ),
        pytest.param(renamed("post.txt", "z.txt"), "kept", "kept", id="renamed"),
        pytest.param(
            both(renamed("post.txt", "1.md"), renamed("courier.txt", "0.md")),
            "kept",
            "kept",
            id="both-renamed",
        ),
        pytest.param(swapped, "kept", "kept", id="reordered"),
        pytest.param(
            replaced("post.txt", "A fire broke", "Smoke hung over the river.\n\nA fire broke"),
            "kept",
            "kept",
            id="a-paragraph-before",
        ),
        pytest.param(
            replaced("courier.txt", "1921.", "1921.\n\nThe last fire there was in 1987."),
            "kept",
            "kept",
            id="a-paragraph-after",
        ),
        pytest.param(
            replaced("post.txt", "Monday. Mayor", "Monday. Two men were hurt. Mayor"),
            "kept",
            "kept",
            id="a-sentence-before",
        ),
        pytest.param(replaced("post.txt", "Fire at", "Blaze at"), "kept", "kept", id="headline"),
        pytest.param(
            replaced("post.txt", "would stay closed", "would remain closed"),
            "kept",
            "kept",
            id="another-word",
        ),
        pytest.param(
            replaced("post.txt", "Karin Holt", "Karin Holdt"), "kept", "kept", id="speaker-mended"
        ),
        pytest.param(
            replaced("post.txt", "The mill employs", "The mil employs"),
            "kept",
            "kept",
            id="a-slip-of-the-pen",
        ),
        pytest.param(windows, "kept", "kept", id="line-ends"),
        pytest.param(undated, "kept", "kept", id="no-dates"),
        pytest.param(replaced("post.txt", "April", "June"), "again", "kept", id="value"),
        pytest.param(
            both(replaced("post.txt", "April", "May"), replaced("courier.txt", "May", "April")),
            # What the ledger knows is the same after the two files have exchanged their names.
            "kept",
            "kept",
            id="values-exchanged",
        ),
        pytest.param(
            both(replaced("post.txt", "340", "360"), replaced("courier.txt", "340", "360")),
            "kept",
            "again",
            id="a-value-agreed-on",
        ),
        pytest.param(replaced("post.txt", "340", "360"), "kept", "again", id="no-more-agreed-on"),
        pytest.param(
            replaced("post.txt", "The mill employs 340 people.", ""), "kept", "kept", id="one-side"
        ),
        pytest.param(
            both(
                replaced("post.txt", "The mill employs 340 people. ", ""),
                replaced("courier.txt", "The mill employs 340 people. ", ""),
            ),
            "kept",
            "stale",
            id="gone",
        ),
    ],
)
def test_edits(edit: Edit, closed: State, staff: State, tmp_path: Path) -> None:
    story = written(tmp_path)
    before = run([str(story)])
    ids = named(before, CLOSED), named(before, STAFF)
    for id in ids:
        decide([str(story)], id, "", by="desk", on="2024-03-07", note="seen")
    ledger = (story / "claims.yaml").read_bytes()
    edit(story)
    after = run([str(story)])
    assert (state(after, ids[0]), state(after, ids[1])) == (closed, staff)
    assert (story / "claims.yaml").read_bytes() == ledger


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda story: None, id="nothing"),
        pytest.param(renamed("post.txt", "z.txt"), id="renamed"),
        pytest.param(swapped, id="reordered"),
        pytest.param(replaced("post.txt", "April", "June"), id="value"),
        pytest.param(added("herald.txt", HERALD.format(month="May")), id="added"),
    ],
)
def test_a_wrong_match_is_never_linked_again(edit: Edit, tmp_path: Path) -> None:
    story = written(tmp_path)
    decide([str(story)], named(run([str(story)]), CLOSED), "wrong-match")
    edit(story)
    report = run([str(story)])
    assert report.stale == ()
    outlets = {a.id: a.outlet for a in report.articles}
    articles = {c.id: outlets[c.article] for c in report.claims}
    claims = {c.id: c.text for c in report.claims}
    for finding in report.findings:
        inside = {articles[c] for c in finding.claims if "closed until" in claims[c]}
        assert not {"The Lindholm Post", "Harbour Courier"} <= inside


def test_what_holds_may_take_the_place_of_the_other_value(tmp_path: Path) -> None:
    story = written(tmp_path)
    id = named(run([str(story)]), CLOSED)
    decide([str(story)], id, "resolved", holds="May")
    replaced("post.txt", "April", "May")(story)
    assert state(run([str(story)]), id) == "kept"
    replaced("post.txt", "until May", "until June")(story)
    assert state(run([str(story)]), id) == "again"


def test_what_is_no_discrepancy_is_one_again_when_its_value_changes(tmp_path: Path) -> None:
    story = written(tmp_path)
    id = named(run([str(story)]), CLOSED)
    decide([str(story)], id, "not-a-discrepancy", note="Two announcements.")
    assert not any(isinstance(f, Discrepancy) for f in run([str(story)]).findings)
    # Deciding it anew keeps what differed, although the finding is an agreement now.
    decide([str(story)], id, "accepted")
    (entry,) = load_ledger(story / "claims.yaml").findings
    assert (entry.verdict, entry.kinds) == ("discrepancy", ("date",))
    assert [s.values for s in entry.sources] == [(("date", "May"),), (("date", "April"),)]
    decide([str(story)], id, "not-a-discrepancy")
    replaced("post.txt", "April", "June")(story)
    (finding,) = (f for f in run([str(story)]).findings if f.id == id)
    assert isinstance(finding, Discrepancy)
    assert finding.decision is not None
    assert finding.decision.was == "not-a-discrepancy"
    assert finding.decision.changes == ("date in post.txt: April → June",)


def test_articles_that_are_not_read_leave_no_stale_entry(tmp_path: Path) -> None:
    story = written(tmp_path)
    decide([str(story)], named(run([str(story)]), STAFF), "")
    other = tmp_path / "story" / "other"
    other.mkdir()
    (other / "a.txt").write_text("The harbour was dredged in 1990.\n", "utf-8")
    report = run([str(other)], ledger=story / "claims.yaml")
    assert report.stale == ()
    for name in ("post.txt", "courier.txt"):
        (story / name).unlink()
    assert len(run([str(other)], ledger=story / "claims.yaml").stale) == 1


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        pytest.param("Twelve died", "12 died", (), id="another-form"),
        pytest.param("twelve people died", "twelve persons died", (), id="another-word"),
        pytest.param("It was in Kiev", "It was in Kyiv", (), id="transliteration"),
        pytest.param("the Defence Ministry", "the Defense Ministry", (), id="spelling"),
        pytest.param("he said so", "He said so on Monday", (), id="more"),
        pytest.param("12 people died", "14 people died", (("12", "14"),), id="number"),
        pytest.param("12 people", "12,000 people", (("12", "12,000"),), id="thousands"),
        pytest.param("a dozen died", "twelve died", (("a dozen", "twelve"),), id="dozen"),
        pytest.param("on Monday", "on Sunday", (("Monday", "Sunday"),), id="day"),
        pytest.param("with Kim Jong Un", "with Kim Jong Il", (("Un", "Il"),), id="short-name"),
        pytest.param("in Iran", "in Iraq", (("Iran", "Iraq"),), id="near-name"),
        pytest.param("it was used", "it was not used", (("", "not"),), id="negation"),
        pytest.param("12 people died", "people died", (("12", ""),), id="gone"),
    ],
)
def test_what_counts_as_a_changed_value(
    old: str, new: str, changes: tuple[tuple[str, str], ...]
) -> None:
    assert changed_values(Wording(text=old), Wording(text=new)) == changes


def telling(claim: str, file: str, words: str) -> Telling:
    return Telling(claim=claim, file=file, words=Wording(text=words))


def entry(id: str, *sources: tuple[str, str]) -> FindingEntry:
    return FindingEntry(
        id=id,
        decision="confirmed",
        sources=tuple(SourceWords(file=f, words=w) for f, w in sources),
    )


def test_two_alike_facts_keep_their_own_entries() -> None:
    entries = [
        entry("x", ("a.txt", "Four people died in Lund in 1987")),
        entry("y", ("a.txt", "Four people died in Malmö in 1987")),
    ]
    told = Tellings.of(
        [
            telling("a:1", "a.txt", "Four people died in Malmö in 1987"),
            telling("a:2", "a.txt", "Five people died in Lund in 1987"),
        ]
    )
    known = recognised(entries, told, lambda file: True)
    assert [k.telling.claim for k in known["x"]] == ["a:2"]
    assert [k.telling.claim for k in known["y"]] == ["a:1"]
    findings = [SingleSource(id=f"f{n}", claims=(f"a:{n}",), confidence=0.8) for n in (1, 2)]
    found = identify(entries, findings, known, {"a:1": "a.txt", "a:2": "a.txt"})
    assert {name: (f.entry.id, f.changes) for name, f in found.items()} == {
        "f1": ("y", ()),
        "f2": ("x", ("a.txt: Four → Five",)),
    }


def test_an_article_that_is_still_there_is_not_another_one_renamed() -> None:
    entries = [entry("x", ("a.txt", "The bridge over the Lagan was closed in the morning"))]
    told = Tellings.of(
        [telling("b:1", "b.txt", "The bridge over the Lagan was closed in the evening")]
    )
    assert recognised(entries, told, lambda file: True)["x"] == ()
    assert len(recognised(entries, told, lambda file: False)["x"]) == 1


def test_likeness_is_symmetric_and_in_bounds() -> None:
    texts = [Wording(text=t) for t in ("", "a b", "12 died", "14 died", "Nobody died at all")]
    for one in texts:
        for two in texts:
            assert 0 <= likeness(one, two) == likeness(two, one) <= 1
    assert likeness(texts[2], texts[3]) == 1


def test_a_decision_tells_what_changed(tmp_path: Path) -> None:
    story = written(tmp_path)
    id = named(run([str(story)]), CLOSED)
    decide([str(story)], id, "accepted", note="asked", by="desk", on="2024-03-07")
    replaced("post.txt", "April", "June")(story)
    (finding,) = (f for f in run([str(story)]).findings if f.id == id)
    assert finding.decision == Decision(
        decision="open", note="asked", by="desk", on="2024-03-07", was="accepted",
        changes=("date in post.txt: April → June",),
    )  # fmt: skip
