"""The sentences that every report for a person says in the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.reports import VERDICTS
from reconcile.reports.text import clean, clip, plain
from reconcile.reports.view import (
    Contrast,
    Counts,
    Entry,
    Row,
    Source,
    Story,
    Tally,
    View,
    Wording,
)

# Below this a finding's confidence is told even where nobody asked for it.
_DOUBTFUL = 0.5
_LONGEST_VALUE = 80
_LONGEST_VOTE = 45
_WORD = re.compile(r"\w+")


def count(number: int, one: str, many: str | None = None) -> str:
    """``number`` with its noun: "1 claim", "1,200 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def summary(counts: Counts) -> tuple[str, ...]:
    """The parts of the summary line, most general first."""
    return (
        count(counts.sources, "source"),
        count(counts.claims, "claim"),
        count(counts.agreements, "agreement"),
        count(counts.discrepancies, "discrepancy", "discrepancies"),
        f"{counts.single:,} in one source only",
    )


def percent(confidence: float) -> str:
    """A confidence in 0..1 as "93% sure"; nothing is ever wholly sure."""
    return f"{min(confidence * 100, 99):.0f}% sure"


def doubt(entry: Entry, verbose: bool) -> str | None:
    """How sure the finding is, where it is doubtful or everything is asked for."""
    return percent(entry.confidence) if verbose or entry.confidence < _DOUBTFUL else None


def kinds(entry: Entry) -> str:
    """The kinds of a discrepancy, each once."""
    return " + ".join(dict.fromkeys(contrast.kind for contrast in entry.contrasts))


def grade(entry: Entry) -> str:
    """A discrepancy's severity, whether it is an update, and its confidence."""
    parts = [f"{entry.severity.value} severity"]
    if any(contrast.update for contrast in entry.contrasts):
        parts.append("later update")
    return " · ".join([*parts, percent(entry.confidence)])


def contrast_values(contrast: Contrast) -> str:
    """Each value with who has it: "two (Herald), three (Post, Globe)"."""
    return ", ".join(
        f"{clip(value, _LONGEST_VALUE)} ({', '.join(labels)})" for value, labels in contrast.values
    )


def repeated(wording: Wording, shown: Sequence[Wording]) -> str:
    """What a wording that is not shown whole says: "as The Herald", or in short its own words."""
    same = next((w for w in shown if w.values and _key(w) == _key(wording)), None)
    return f"as {same.source.label}" if same else clip(wording.text, _LONGEST_VALUE)


def at_a_glance(entry: Entry) -> str:
    """The discrepancy's kinds and values in one line, each value once."""
    told = [clip(value, 60) for contrast in entry.contrasts for value, _ in contrast.values]
    once: dict[str, str] = {}
    for value in told:
        once.setdefault(value.casefold(), value)
    return f"{kinds(entry)}: {' / '.join(once.values())}"


def _key(wording: Wording) -> tuple[str, ...]:
    return tuple(value.casefold() for value in wording.values)


def _says(wording: Wording, shown: str) -> str | None:
    if wording.speaker is None:
        return None
    named = [name for name in (wording.speaker, wording.via) if name]
    said = _bare(shown)
    if all(_bare(name) in said for name in named):
        return None
    return says(wording.speaker, wording.via)


def _bare(text: str) -> str:
    """The words alone: a name is told whatever marks stand inside it."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def says(speaker: str, via: str | None) -> str:
    """Who says it, in the middle of a line: "says the ministry (via Reuters)"."""
    first, _, rest = speaker.partition(" ")
    if rest and first in ("The", "A", "An"):
        speaker = f"{first.lower()} {rest}"
    return f"says {speaker} (via {via})" if via else f"says {speaker}"


def speaker_of_claim(wording: Wording) -> str | None:
    """Who says it, unless the claim's own text already names them."""
    return _says(wording, wording.text)


def speaker_of_passage(wording: Wording) -> str | None:
    """Who says it, unless the passage already names them."""
    return _says(wording, plain(wording.passage))


def verdict_on_none(view: View, story: Story) -> str | None:
    """What stands in the place of discrepancies where there are none to show."""
    if sum(source.older is None for source in story.sources) < 2:
        return "One source only: there is nothing to compare it with."
    if story.discrepancies.total or "discrepancy" not in (view.options.only or VERDICTS):
        return None
    return "No discrepancies."


def common_origins(story: Story) -> str | None:
    """That all of a story's sources draw on one; then no finding says it again."""
    if not story.common_origins:
        return None
    names = " and ".join(story.common_origins)
    return f"All of them draw on {names}: what they agree on may be one report repeated."


def who(entry: Entry, story: Story) -> str:
    """The sources that say it, by name or as all of them."""
    if len(entry.sources) > 2 and len(entry.sources) == len(story.sources):
        return f"all {len(entry.sources)} sources"
    return ", ".join(entry.sources)


def origins(entry: Entry) -> str | None:
    """Where it comes from: "1 origin: Reuters, from one unnamed US official", or how many."""
    if len(entry.sources) < 2:
        return None
    if entry.chain and (entry.single_origin or entry.independent_origins < entry.outlets):
        return entry.chain.partition(", ")[2]
    if entry.chain is None and entry.independent_origins >= len(entry.sources):
        return None
    if entry.chain is None and entry.independent_origins == 1 and entry.shared_origins:
        return f"1 origin: {', '.join(entry.shared_origins)}"
    return count(entry.independent_origins, "independent origin")


def chain(entry: Entry) -> str | None:
    """The whole way that a fact took, where it is known."""
    return entry.chain


def credit(entry: Entry) -> str | None:
    """That what one source alone has is credited to nobody."""
    return None if entry.credited or entry.chain is None else "not credited"


def vote(contrast: Contrast) -> str | None:
    """Majority and dissent among three outlets or more: "12: A, B; 14: C, later"."""
    if len({o for v in contrast.votes for o in v.outlets}) < 3 or len(contrast.votes) < 2:
        return None
    if max(len(v.value) for v in contrast.votes) > _LONGEST_VOTE:
        return None  # whole sentences stand below with their outlets
    return "; ".join(
        f"{v.value}: {', '.join(v.outlets)}{', later' if v.later else ''}" for v in contrast.votes
    )


def cells(row: Row, outlets: Sequence[str]) -> tuple[str, ...]:
    """Who has which value of a fact, and who says nothing of it: "14: A", "12: B, C", "not D"."""
    values: dict[str, list[str]] = {}
    for outlet, cell in zip(outlets, row.cells, strict=True):
        values.setdefault("not" if cell is None else cell, []).append(outlet)
    silent = values.pop("not", [])
    told = [f"{value}: {', '.join(o)}" if value else ", ".join(o) for value, o in values.items()]
    return (*told, f"not {', '.join(silent)}") if silent else tuple(told)


def shares(tally: Tally) -> tuple[str, ...]:
    """How an outlet's claims fare: "40% confirmed by another origin" and so on."""
    parts = (
        (tally.confirmed, "confirmed by another origin"),
        (tally.contradicted, "contradicted"),
        (tally.repeated, "repeated from one origin"),
        (tally.alone, "alone"),
    )
    return tuple(f"{tally.share(n):.0%} {what}" for n, what in parts)


def decision(entry: Entry) -> str | None:
    """What the ledger says of it: "ledger: accepted — rounding (by K., 2022-12-01)"."""
    made = entry.decision
    if made is None:
        return None
    told = f"ledger: {clean(made.decision)}"
    if made.was:
        changed = "; ".join(clean(change) for change in made.changes)
        told = f"ledger: look again, {changed}. It was {clean(made.was)}"
    elif made.holds:
        told += f", {clean(made.holds)} holds"
    if made.note:
        told += f" — {clean(made.note)}"
    who = ", ".join(clean(part) for part in (made.by and f"by {made.by}", made.on) if part)
    return f"{told} ({who})" if who else told


def source_facts(source: Source) -> tuple[str, ...]:
    """What is known of a source beside its name and path."""
    facts = [source.published[:10]] if source.published else []
    facts.append(count(source.words, "word"))
    if source.origins:
        facts.append(f"from {', '.join(source.origins)}")
    if source.older:
        facts.append(f"older version of {source.older}, not compared")
    return tuple(facts)


def more(hidden: int) -> str:
    """The line that stands for what a cap keeps back."""
    return f"… and {hidden:,} more (--all)"


def columns(entry: Entry) -> tuple[tuple[Wording, ...], tuple[Wording, ...]]:
    """The wordings to set against each other, one a value, and the rest that repeat one of them.

    A claim with no part in the difference is among the rest.
    """
    first: dict[tuple[str, ...], Wording] = {}
    for wording in entry.wordings:
        if wording.values:
            first.setdefault(_key(wording), wording)
    contrasted = tuple(first.values())
    if len(contrasted) < 2:
        return entry.wordings, ()
    chosen = {wording.claim for wording in contrasted}
    return contrasted, tuple(w for w in entry.wordings if w.claim not in chosen)
