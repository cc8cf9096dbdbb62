"""The screen of ``reconcile review``: two passages in context, and a key a decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reconcile.errors import LedgerError
from reconcile.model import Article, Finding, Span
from reconcile.reports import phrases
from reconcile.reports.text import clean, passage
from reconcile.reports.view import Entry, Index, View, index
from reconcile.reviewing import Review

# Characters of an article shown around a claim, to either side of its sentence.
_AROUND = 180
_KEYS = (
    ("a", "accept", "a real difference; the articles stay as they are"),
    ("r", "resolve", "a real difference; say which value holds"),
    ("n", "no discrepancy", "the claims can all be true"),
    ("w", "wrong match", "the claims speak of different facts: never link them again"),
    ("c", "confirm", "checked, and right as it stands"),
    ("t", "note", "write a note"),
    ("u", "undo", "take the last decision back"),
    ("space", "next open", "go to the next finding that is not decided"),
    ("j k", "next, previous", "go through all findings; the arrows do too"),
    ("up down", "scroll", "where the passages are longer than the screen"),
    ("q", "quit", "every decision is written already; a new review goes on from here"),
)


class Help(ModalScreen[None]):
    """What each key does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter", "close", "")]

    def compose(self) -> ComposeResult:
        """The keys, one a line."""
        text = Text()
        for key, name, what in _KEYS:
            text.append(f"{key:8}", style="bold")
            text.append(f"{name:15} {what}\n")
        text.append("\nEscape closes this.")
        yield VerticalScroll(Static(text, markup=False), id="help")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


class ReviewScreen(App[None]):
    """Goes through the findings of a review.  ``entries`` has each of them as reports show it."""

    CSS = """
    Screen { layout: vertical; background: ansi_default; color: ansi_default; }
    #head { text-style: bold; height: auto; padding: 0 1; }
    #body { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    #body > Static { height: auto; width: 1fr; }
    #status, #keys, #ask { height: auto; padding: 0 1; }
    #status { text-style: bold; }
    #line { height: 1; border: none; padding: 0 1; display: none; }
    #line.asked { display: block; }
    #keys { text-style: dim; }
    Help { align: center middle; }
    #help { width: 78; height: auto; max-height: 90%; border: round ansi_default; padding: 0 1;
            background: ansi_default; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "decide('accepted')", "accept"),
        Binding("r", "resolve", "resolve"),
        Binding("n", "decide('not-a-discrepancy')", "no discrepancy"),
        Binding("w", "wrong_match", "wrong match"),
        Binding("c", "decide('confirmed')", "confirm"),
        Binding("t", "note", "note"),
        Binding("u", "undo", "undo"),
        Binding("space", "next_open", "next open"),
        Binding("j,right,enter", "move(1)", "next"),
        Binding("k,left", "move(-1)", "previous"),
        Binding("question_mark,h", "help", "help"),
        Binding("q,ctrl+q,ctrl+c", "stop", "quit", priority=False),
        Binding("escape", "leave", "", show=False),
    ]

    def __init__(self, review: Review, view: View) -> None:
        super().__init__(ansi_color=True)
        self.review = review
        self.at = index(view.report)
        self.entries = {entry.id: entry for entry in view.entries}
        self._answer: Callable[[str], None] | None = None
        self._choices: tuple[str, ...] = ()
        self.status = ""

    def compose(self) -> ComposeResult:
        """Head, passages, what has just happened, and the keys."""
        yield Static(id="head", markup=False)
        yield VerticalScroll(Static(id="passages", markup=False), id="body", can_focus=True)
        yield Static(id="status", markup=False)
        yield Input(id="line", select_on_focus=False)
        yield Static(
            "a accept  r resolve  n no discrepancy  w wrong match  c confirm  t note\n"
            "u undo  space next open  j/k next/previous  ? help  q quit",
            id="keys",
            markup=False,
        )

    def on_mount(self) -> None:
        """Show the first finding."""
        self.query_one("#body").focus()
        self._show()

    def _show(self, status: str = "") -> None:
        self.status = status
        finding = self.review.current
        head, passages = Text("Nothing is open."), Text("")
        if finding is not None:
            entry = self.entries[finding.id]
            head, passages = self._head(entry), self._passages(entry, finding)
        self.query_one("#head", Static).update(head)
        self.query_one("#passages", Static).update(passages)
        self.query_one("#status", Static).update(Text(status))
        self.query_one("#body", VerticalScroll).scroll_home(animate=False)

    def _head(self, entry: Entry) -> Text:
        review = self.review
        kind = (phrases.kinds(entry) or entry.verdict).upper()
        told = f"{review.at + 1} of {len(review.items)}  {kind}  {phrases.grade(entry)}"
        head = Text(f"{told}  {review.left} left\n")
        decided = review.decided.get(entry.id)
        if decided and decided != "open":
            head.append(f"Decided: {decided}", style="reverse")
            head.append("  ")
        head.append(clean(entry.id), style="not bold dim")
        return head

    def _passages(self, entry: Entry, finding: Finding) -> Text:
        text = Text()
        for contrast in entry.contrasts:
            text.append(f"{contrast.why}\n")
        ledger = phrases.decision(entry)
        if ledger:
            text.append(f"{ledger}\n", style="bold")
        note = self.review.notes.get(entry.id)
        if note:
            text.append(f"note: {clean(note)}\n", style="italic")
        shown: set[tuple[str, int]] = set()
        # Where several claims of one passage are in it, the one that differs stands for them.
        for wording in sorted(entry.wordings, key=lambda w: not w.values):
            place = (wording.source.id, wording.line)
            if place in shown and not wording.values:
                continue
            shown.add(place)
            text.append(f"\n{wording.source.label}", style="bold underline")
            text.append(f"  {wording.source.path}:{wording.line}\n")
            _append(text, _context(wording.claim, finding, self.at))
            text.append("\n")
        return text

    # What the keys do.

    def action_decide(self, decision: str) -> None:
        """Write a decision."""
        self._written(lambda: self.review.decide(decision), decision)

    def action_resolve(self) -> None:
        """Ask which value holds, and write that."""
        entry = self._entry()
        if entry is None:
            return
        values = dict.fromkeys(v for c in entry.contrasts for v, _ in c.values)
        self._ask(
            "Which value holds?", (*values, "another, or none"), self._resolved,
            other="The value that holds, or nothing: ",
        )  # fmt: skip

    def _resolved(self, value: str) -> None:
        holds = value or None
        self._written(lambda: self.review.decide("resolved", holds=holds), "resolved")

    def action_wrong_match(self) -> None:
        """Write that the claims are not of one fact; of three or more, ask which is the odd one."""
        entry = self._entry()
        if entry is None:
            return
        if len(entry.wordings) < 3:
            self._torn(())
            return
        claims = [w.claim for w in entry.wordings]
        told = tuple(f"{w.source.label}: {w.text}" for w in entry.wordings)

        def answer(value: str) -> None:
            self._torn((claims[told.index(value)],) if value in told else ())

        self._ask("Which one does not belong?", (*told, "those that differ, all of them"), answer)

    def _torn(self, apart: tuple[str, ...]) -> None:
        self._written(lambda: self.review.decide("wrong-match", apart=apart), "wrong-match")

    def action_note(self) -> None:
        """Ask for a note, and write it."""
        entry = self._entry()
        if entry is not None:
            self._line("note: ", self.review.notes.get(entry.id, ""), self._noted)

    def _noted(self, text: str) -> None:
        self._written(lambda: self.review.note(text), "noted")

    def action_undo(self) -> None:
        """Take the last decision back."""
        try:
            told = "taken back" if self.review.undo() else "there is nothing to take back"
        except LedgerError as error:
            told = clean(str(error))
        self._show(told)

    def action_next_open(self) -> None:
        """Go to the next open finding."""
        found = self.review.next_open()
        self._show("" if found else "everything is decided; q quits")

    def action_move(self, by: int) -> None:
        """Go on or back."""
        self.review.move(by)
        self._show()

    def action_help(self) -> None:
        """Show the keys."""
        self.push_screen(Help())

    def action_stop(self) -> None:
        """Quit: everything is written."""
        self.exit()

    def action_leave(self) -> None:
        """Ask no more."""
        self._shut()
        self._show()

    # Questions.

    def _entry(self) -> Entry | None:
        finding = self.review.current
        return self.entries[finding.id] if finding is not None else None

    def _written(self, change: Callable[[], None], told: str) -> None:
        before = self.review.current
        try:
            change()
        except LedgerError as error:
            self._show(clean(str(error)))
            return
        name = clean(before.id)[:8] if before else ""
        rest = "" if self.review.left else "; everything is decided, q quits"
        self._show(f"{name} {told}{rest}")

    def _ask(
        self,
        question: str,
        choices: tuple[str, ...],
        answer: Callable[[str], None],
        other: str | None = None,
    ) -> None:
        """Ask for one of the choices by its number; the last stands for what is not listed."""
        last = len(choices)

        def chosen(text: str) -> None:
            number = int(text) if text.isascii() and text.isdigit() else 0
            if not 1 <= number <= last:
                self._ask(question, choices, answer, other)
            elif number < last:
                answer(choices[number - 1])
            elif other is not None:
                self._line(other, "", answer)
            else:
                answer("")

        lines = [question, *(f"  {n} {clean(c)}" for n, c in enumerate(choices, start=1))]
        self.query_one("#status", Static).update(Text("\n".join(lines)))
        self._choices = choices if last < 10 else ()
        self._open(chosen, "", f"1 to {last}, Escape leaves")

    def _line(self, prompt: str, value: str, answer: Callable[[str], None]) -> None:
        self.query_one("#status", Static).update(Text(f"{prompt}(Enter writes, Escape leaves)"))
        self._choices = ()
        self._open(answer, value, "")

    def _open(self, answer: Callable[[str], None], value: str, hint: str) -> None:
        line = self.query_one("#line", Input)
        self._answer = answer
        line.placeholder = hint
        line.value = value
        line.cursor_position = len(value)
        line.add_class("asked")
        line.focus()

    def _shut(self) -> None:
        line = self.query_one("#line", Input)
        line.remove_class("asked")
        self._answer, self._choices = None, ()
        self.query_one("#body").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """One digit is an answer where there are fewer than ten choices."""
        if self._choices and event.value.strip():
            self._given(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """A line was written."""
        self._given(event.value)

    def _given(self, text: str) -> None:
        answer = self._answer
        if answer is not None:
            self._shut()
            answer(text.strip())


def _context(claim: str, finding: Finding, at: Index) -> tuple[tuple[str, str], ...]:
    """The claim's passage with what stands around it, as pieces with their style."""
    found = at.claims[claim]
    article = at.articles[found.article]
    marks = [
        side.span
        for d in getattr(finding, "differences", ())
        for side in d.sides
        if side.claim == claim and side.span is not None
    ]
    first = min([found.sentence.start, *(m.start for m in marks)])
    last = max([found.sentence.end, *(m.end for m in marks)])
    around = _around(article, first, last)
    runs = passage(article.text, around, found.spans, marks)
    styles = {"context": "dim", "claim": "", "mark": "bold reverse"}
    out = [("…", "dim")] if around.start > article.body_start else []
    for run in runs:
        text = f"»{run.text}«" if run.emphasis == "mark" else run.text
        out.append((text, styles[run.emphasis]))
    return (*out, ("…", "dim")) if around.end < len(article.text.rstrip()) else tuple(out)


def _around(article: Article, first: int, last: int) -> Span:
    """The stretch from ``first`` to ``last`` with some words to either side."""
    text = article.text
    start, end = max(article.body_start, first - _AROUND), min(len(text), last + _AROUND)
    if start > article.body_start:
        start = text.find(" ", start, first) + 1 or first
    if end < len(text):
        end = max(text.rfind(" ", last, end), last)
    return Span(start=min(start, first), end=end)


def _append(text: Text, pieces: tuple[tuple[str, str], ...]) -> None:
    for piece, style in pieces:
        text.append(piece, style=style)
