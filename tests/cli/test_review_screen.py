"""The screen of a review: keys, questions, and what they leave in the ledger."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from report_samples import hostile_report, plain_report
from textual.pilot import Pilot
from textual.widgets import Input, Static

from reconcile.cli.review_screen import Help, ReviewScreen
from reconcile.ledger import write
from reconcile.ledger.load import load_ledger
from reconcile.ledger.records import FindingEntry
from reconcile.model import Report
from reconcile.reports import Options, build_view
from reconcile.reviewing import Review, to_review

Play = Callable[[Pilot[None], ReviewScreen], Awaitable[None]]


def undecided(report: Report) -> Report:
    return replace(report, findings=tuple(replace(f, decision=None) for f in report.findings))


def played(path: Path, play: Play, report: Report | None = None) -> Review:
    """A review of a report's discrepancies with what somebody does at 80 columns."""
    report = report or undecided(plain_report())
    review = Review(report, to_review(report.findings), path, by="desk", on="2024-03-07")

    async def run() -> None:
        screen = ReviewScreen(review, build_view(report, Options(show_all=True)))
        async with screen.run_test(size=(80, 24)) as pilot:
            await play(pilot, screen)

    asyncio.run(run())
    return review


def keys(*pressed: str) -> Play:
    async def play(pilot: Pilot[None], screen: ReviewScreen) -> None:
        for key in pressed:
            await pilot.press(key)
            await pilot.pause()

    return play


def entries(path: Path) -> dict[str, FindingEntry]:
    return {e.id: e for e in load_ledger(path).findings} if path.exists() else {}


def shown(screen: ReviewScreen, id: str) -> str:
    return str(screen.query_one(f"#{id}", Static).render())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.yaml"


@pytest.mark.parametrize(
    ("pressed", "decision"),
    [
        pytest.param(("a",), "accepted", id="accept"),
        pytest.param(("n",), "not-a-discrepancy", id="no discrepancy"),
        pytest.param(("c",), "confirmed", id="confirm"),
        pytest.param(("r", "1"), "resolved", id="resolve"),
    ],
)
def test_one_key_a_decision(path: Path, pressed: tuple[str, ...], decision: str) -> None:
    review = played(path, keys(*pressed))
    first = review.items[0]
    (entry,) = entries(path).values()
    assert (entry.id, entry.decision, entry.by, entry.on) == (
        first.id, decision, "desk", "2024-03-07",
    )  # fmt: skip
    assert review.at == 1
    assert review.left == len(review.items) - 1


def test_the_value_that_holds_is_asked_for(path: Path) -> None:
    review = played(path, keys("r", "2"))
    entry = entries(path)[review.items[0].id]
    values = [value for source in entry.sources for _, value in source.values]
    assert entry.holds in values


def test_another_value_can_hold(path: Path) -> None:
    review = played(path, keys("r", "4", *"thrice", "enter"))
    assert entries(path)[review.items[0].id].holds == "thrice"


def test_the_odd_one_of_three_is_set_apart(path: Path) -> None:
    report = undecided(plain_report())
    three = next(f for f in to_review(report.findings) if len(f.claims) == 3)
    played(path, keys("w", "1"), replace(report, findings=(three,)))
    apart = [source.apart for source in entries(path)[three.id].sources]
    assert sorted(apart) == [False, False, True]


def test_undo_goes_back_and_leaves_the_file_as_it_was(path: Path) -> None:
    path.write_text("# mine\nversion: 2\nfindings: []\n", "utf-8")
    review = played(path, keys("a", "n", "u"))
    assert list(entries(path)) == [review.items[0].id]
    assert review.at == 1
    played(path, keys("a", "n", "u", "u", "u"))
    assert path.read_text("utf-8").startswith("# mine\nversion: 2\nfindings:")
    assert list(entries(path)) == [review.items[0].id]


def test_a_note_is_written_with_and_without_a_decision(path: Path) -> None:
    review = played(path, keys("t", *"ask her", "enter", "a", "k", "t", "!", "enter"))
    entry = entries(path)[review.items[0].id]
    assert (entry.decision, entry.note) == ("accepted", "ask her!")


def test_a_note_alone_is_kept(path: Path) -> None:
    review = played(path, keys("t", "x", "enter", "q"))
    entry = entries(path)[review.items[0].id]
    assert (entry.decision, entry.note) == ("open", "x")
    assert review.left == len(review.items)


def test_escape_leaves_a_question(path: Path) -> None:
    async def play(pilot: Pilot[None], screen: ReviewScreen) -> None:
        for asked in ("r", "t"):
            await pilot.press(asked)
            assert screen.query_one("#line", Input).has_class("asked")
            await pilot.press("escape")
            assert not screen.query_one("#line", Input).has_class("asked")
        await pilot.press("question_mark")
        assert isinstance(screen.screen, Help)
        await pilot.press("escape")
        assert not isinstance(screen.screen, Help)

    review = played(path, play)
    assert not path.exists()
    assert review.at == 0


def test_moving_round(path: Path) -> None:
    review = played(path, keys("j", "j", "j", "k", "a", "space"))
    assert review.at == (0 if len(review.items) == 3 else review.at)
    assert len(entries(path)) == 1


def test_passages_stand_in_context_with_their_marks(path: Path) -> None:
    async def play(pilot: Pilot[None], screen: ReviewScreen) -> None:
        await pilot.pause()
        text = shown(screen, "passages")
        for wording in screen.entries[screen.review.items[0].id].wordings:
            assert f"{wording.source.path}:{wording.line}" in text
        assert "»" in text
        assert "1 of" in shown(screen, "head")

    played(path, play)


def test_hostile_text_is_only_text(path: Path) -> None:
    async def play(pilot: Pilot[None], screen: ReviewScreen) -> None:
        await pilot.pause()
        text = shown(screen, "passages") + shown(screen, "head")
        assert "[red]" in text
        assert not set(text) & set("\x1b\x9b\x07\u202e\u2066")
        await pilot.press("r")
        await pilot.press("1")

    played(path, play, undecided(hostile_report()))
    (entry,) = entries(path).values()
    assert entry.holds == "Two"


def test_a_ledger_that_cannot_be_written_is_told_and_nothing_is_lost(path: Path) -> None:
    path.write_text("version: 1\n", "utf-8")

    async def play(pilot: Pilot[None], screen: ReviewScreen) -> None:
        await pilot.press("a")
        await pilot.pause()
        assert "run `reconcile ledger upgrade` first" in screen.status

    review = played(path, play)
    assert review.decided == {}
    assert review.at == 0


def test_what_others_decide_meanwhile_stays(path: Path) -> None:
    report = undecided(plain_report())
    first, second = to_review(report.findings)[:2]

    async def play(pilot: Pilot[None], screen: ReviewScreen) -> None:
        await pilot.press("a")
        write.decide(path, report, second, "confirmed", by="somebody")
        write.decide(path, report, first, "confirmed", by="somebody")
        await pilot.press("u")
        await pilot.pause()
        assert "has been changed since" in screen.status

    played(path, play)
    assert {e.by for e in entries(path).values()} == {"somebody"}


def test_a_decided_review_says_so(path: Path) -> None:
    async def play(pilot: Pilot[None], screen: ReviewScreen) -> None:
        for _ in screen.review.items:
            await pilot.press("a")
            await pilot.pause()
        assert "everything is decided" in screen.status

    assert played(path, play).left == 0
