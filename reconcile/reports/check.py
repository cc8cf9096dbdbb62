"""What a check came to, for a terminal and a log, and as the Markdown of a job's summary."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from reconcile.model import Outcome
from reconcile.reports import phrases
from reconcile.reports.markdown import escape, finding_markdown
from reconcile.reports.marks import marks
from reconcile.reports.text import clean
from reconcile.reports.view import Entry, View, Wording

_NARROWEST = 40


def conclusion(view: View) -> str:
    """The check in one line."""
    counts, outcome = view.counts, view.report.outcome
    told = [phrases.count(counts.sources, "source")]
    told += [f"{len(view.skipped)} not read"] if view.skipped else []
    if outcome is None:
        told.append(phrases.count(counts.discrepancies, "discrepancy", "discrepancies"))
        return f"report: {', '.join(told)}"
    bar = " or ".join(outcome.fail_on)
    if not outcome.failing:
        told += [f"{outcome.reviewed} reviewed"] if outcome.reviewed else []
        told += [f"{outcome.below} open below {bar}"] if outcome.below else []
        return f"check: {'incomplete' if view.skipped else 'clean'} ({', '.join(told)})"
    total = phrases.count(len(outcome.failing), "finding needs", "findings need")
    changed = f", {len(outcome.changed)} of them again" if outcome.changed else ""
    return f"check: {total} a decision{changed} ({', '.join(told)}, fails on {bar})"


def render(view: View) -> str:
    """The findings that fail, each with its places, and one line that sums up."""
    outcome = view.report.outcome or Outcome(fail_on=())
    width = max(view.options.width, _NARROWEST)
    lines: list[str] = []
    failing = [e for e in view.entries if e.id in outcome.failing]
    whys = {mark.id: mark.why for mark in marks(view)}
    for number, entry in enumerate(failing, start=1):
        lines += [*_finding(number, entry, whys[clean(entry.id)], width), ""]
    if outcome.new is not None:
        lines += _brought(view, outcome, width)
    for note in outcome.notes:
        lines += _wrapped(f"note: {clean(note)}", "", "  ", width)
    if failing:
        lines += _wrapped(
            "Decide with `reconcile review`, or `reconcile accept ID PATH...`.", "", "  ", width
        )
    return "\n".join([*lines, conclusion(view)]) + "\n"


def _finding(number: int, entry: Entry, why: str, width: int) -> Iterator[str]:
    kinds = phrases.kinds(entry).upper() or entry.verdict.upper()
    yield f"{number:2}  {kinds}  {phrases.grade(entry)}  {clean(entry.id)}"
    for told in [contrast.why for contrast in entry.contrasts] or [why]:
        yield from _wrapped(told, "    ", "    ", width)
    if entry.chain:
        yield from _wrapped(entry.chain, "    ", "    ", width)
    decided = phrases.decision(entry)
    if decided:
        yield from _wrapped(decided, "    ", "    ", width)
    for wording in entry.wordings:
        yield from _wording(wording, width)


def _wording(wording: Wording, width: int) -> Iterator[str]:
    marked = "".join(
        f"»{run.text}«" if run.emphasis == "mark" else run.text for run in wording.passage
    )
    yield from _wrapped(f"{wording.source.path}:{wording.line}  {marked}", "    ", "      ", width)


def _brought(view: View, outcome: Outcome, width: int) -> Iterator[str]:
    """What the new article confirms, contradicts and has alone."""
    told: dict[str, list[Entry]] = {"CONFIRMS": [], "CONTRADICTS": [], "ALONE": []}
    names = {"agreement": "CONFIRMS", "discrepancy": "CONTRADICTS", "single-source": "ALONE"}
    for entry in view.entries:
        told[names[entry.verdict]].append(entry)
    for name, entries in told.items():
        yield f"{name}  {len(entries)}"
        for entry in entries:
            own = next(w for w in entry.wordings if w.source.id == outcome.new)
            others = dict.fromkeys(
                w.source.label for w in entry.wordings if w.source.id != outcome.new
            )
            text = f"{own.source.path}:{own.line}  {own.text}"
            if entry.contrasts:
                text += f" ({phrases.at_a_glance(entry)})"
            yield from _wrapped(text, "  ", "    ", width)
            if others:
                yield from _wrapped(f"with {', '.join(others)}", "    ", "    ", width)
        yield ""


def _wrapped(text: str, first: str, rest: str, width: int) -> Iterator[str]:
    """Lines of at most ``width`` columns; none is taken for a command by what reads the log."""
    lines = textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
    for line in lines:
        bare = line.lstrip()
        indent = line[: len(line) - len(bare)]
        yield f"{indent}· {bare}" if bare.startswith(("::", "##[")) else line


def summary(view: View) -> str:
    """The check as Markdown, to be added to the summary of a job."""
    outcome = view.report.outcome or Outcome(fail_on=())
    lines = ["## Articles reconciled", "", escape(clean(conclusion(view))), ""]
    for note in outcome.notes:
        lines += [f"- {escape(clean(note))}"]
    rows = [m for m in marks(view) if m.fails]
    if rows:
        lines += [""] if outcome.notes else []
        lines += ["| What | Where | Severity | Id |", "| --- | --- | --- | --- |"]
        for mark in rows:
            where = "<br>".join(escape(place.where) for place in mark.places)
            cells = (escape(mark.title), where, mark.severity.value, escape(mark.id))
            lines.append("| " + " | ".join(cells) + " |")
        lines.append("")
    for story in view.stories:
        for entry in story.discrepancies.entries:
            if entry.id in outcome.failing:
                told = phrases.at_a_glance(entry)
                lines += [f"<details><summary>{escape(told)}</summary>", ""]
                lines += [finding_markdown(entry, story), "", "</details>", ""]
    lines += [f"- not read: {escape(path)}: {escape(why)}" for path, why in view.skipped]
    return "\n".join(lines).rstrip("\n") + "\n"
