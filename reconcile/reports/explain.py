"""Why claims are linked, and what a kind means, as plain text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from reconcile.model import (
    Agreement,
    Claim,
    Discrepancy,
    Finding,
    Match,
    Pairing,
    Part,
    Report,
    SingleSource,
    verdict_of,
)
from reconcile.reports.phrases import percent
from reconcile.reports.text import clean

WIDTH = 80
# Parts that add less than this to the log-odds are summed up in one line.
_LITTLE = 0.05
_MOST_WORDS = 12

Examples = Sequence[tuple[str, str, bool]]


def finding(found: Finding, report: Report) -> str:
    """Why a finding is what it is: each link with its parts, then what differs and why."""
    claims = {c.id: c for c in report.claims}
    lines = [f"{found.id}  {verdict_of(found)}, {percent(found.confidence)}", ""]
    lines += [line for name in found.claims for line in _claim(claims[name])]
    if found.sourcing is not None:
        lines += ["", *_wrapped(f"Where it comes from: {clean(found.sourcing.chain)}", 2, "")]
    match found:
        case SingleSource():
            lines += ["", "No claim of another source is linked to it.", *_to_ask(found)]
        case Agreement() | Discrepancy():
            for link in found.matches:
                lines += ["", *_link(link)]
    if isinstance(found, Discrepancy):
        lines += ["", "What differs"]
        for difference in found.differences:
            values = " / ".join(clean(side.value) for side in difference.sides)
            lines += _wrapped(f"{difference.kind}, {percent(difference.confidence)}: {values}", 2)
            lines += _wrapped(clean(difference.why), 4)
    if found.notes:
        lines += ["", "Seen and held to be harmless"]
        lines += [line for note in found.notes for line in _wrapped(clean(note), 2)]
    return "\n".join(lines) + "\n"


def pair(found: Pairing) -> str:
    """Why two claims are linked, or why not."""
    lines = [*_claim(found.left), *_claim(found.right), ""]
    lines += _wrapped(("Linked. " if found.linked else "Not linked. ") + clean(found.reason), 0)
    if found.match is not None:
        lines += ["", *_link(found.match)]
    return "\n".join(lines) + "\n"


def kind(name: str, description: str, examples: Examples) -> str:
    """What a kind of discrepancy is, with pairs that it flags and pairs that it does not."""
    lines = [name, "", *_wrapped(description, 0)]
    for heading, wanted in (("Differs", True), ("Does not differ", False)):
        lines += ["", heading]
        for left, right, flag in examples:
            if flag is wanted:
                lines += [*_wrapped(left, 4, "  - "), *_wrapped(right, 4)]
    return "\n".join(lines) + "\n"


def _to_ask(found: Finding) -> list[str]:
    (name, *_) = found.claims
    return _wrapped(f"`reconcile explain {clean(name)} OTHER-CLAIM PATH...` says why not.", 0)


def _claim(claim: Claim) -> list[str]:
    speaker = f" (says {clean(claim.attribution.speaker)})" if claim.attribution else ""
    return _wrapped(f"{clean(claim.id)}  {clean(claim.text)}{speaker}", 4, "")


def _link(found: Match) -> list[str]:
    head = f"{clean(found.left.id)} and {clean(found.right.id)}: similarity {found.similarity:.2f}"
    return [head, *_parts(found.parts)]


def _parts(parts: Sequence[Part]) -> Iterator[str]:
    """The parts that speak for the link first, strongest first; then those against it."""
    telling = [p for p in parts if abs(p.weight) >= _LITTLE]
    for part in sorted(telling, key=lambda p: (-p.weight, p.name)):
        words = [clean(w) for w in part.words]
        more = f" and {len(words) - _MOST_WORDS} more" if len(words) > _MOST_WORDS else ""
        said = f"  {', '.join(words[:_MOST_WORDS])}{more}" if words else ""
        yield from _wrapped(f"{part.weight:+6.2f}  {part.name} {part.score:.2f}{said}", 10, "  ")
    rest = sum(p.weight for p in parts if abs(p.weight) < _LITTLE)
    if len(telling) < len(parts):
        yield f"  {rest:+6.2f}  the other {len(parts) - len(telling)} parts together"


def _wrapped(text: str, indent: int, first: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent if first is None else first,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )
