"""Why two claims are linked, or why not: the parts that decided, and the words behind them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reconcile.matching.link import Links, link, match
from reconcile.matching.parts import score, strangers
from reconcile.matching.table import Table
from reconcile.model import Claim, Match, Pairing, Section
from reconcile.settings import Settings


def pairing(claims: Sequence[Claim], one: str, two: str, settings: Settings) -> Pairing:
    """What the matcher made of two claims of one story, by their ids.

    ``claims`` are all claims of the story, for a pair is judged beside its rivals.  Raises
    KeyError where one of the ids is not among them.
    """
    by_id = {c.id: c for c in claims}
    left, right = by_id[one], by_id[two]
    hindrance = _hindrance(left, right)
    if hindrance:
        return Pairing(left=left, right=right, linked=False, reason=hindrance)
    found, reason = _compared(claims, left, right)
    if found is None:
        return Pairing(left=left, right=right, linked=False, reason=reason)
    linked, reason = _verdict(found, link(claims, settings), settings)
    return Pairing(left=left, right=right, linked=linked, reason=reason, match=found)


def _hindrance(left: Claim, right: Claim) -> str:
    if left.id == right.id:
        return "It is one claim; name two."
    if left.article == right.article:
        return "Both stand in one article; only claims of different articles are linked."
    if Section.QUESTION in {left.section, right.section}:
        return "One of them is a question, and a question claims nothing."
    return ""


def _compared(claims: Sequence[Claim], left: Claim, right: Claim) -> tuple[Match | None, str]:
    """The pair with its parts, or None and why it was never a candidate."""
    table = Table([c for c in claims if c.section is not Section.QUESTION])
    rows = {c.id: n for n, c in enumerate(table.claims)}
    i, j = sorted((rows[left.id], rows[right.id]))
    shared, predicates = table.common(i, j)
    if not shared:
        return None, "They share no word that tells anything, so they were never compared."
    one, two = table.subjects[i], table.subjects[j]
    if one and two and strangers(one, two, shared, predicates):
        return None, (
            "They tell the same of two different subjects, and share nothing else: "
            f"{one.name} and {two.name}."
        )
    known = score(table, table.candidates())
    here = (known.pairs.rows == i) & (known.pairs.columns == j)
    return match(known, int(np.flatnonzero(here)[0]), explain=True), ""


def _verdict(found: Match, links: Links, settings: Settings) -> tuple[bool, str]:
    ends = {found.left.id, found.right.id}
    if any({m.left.id, m.right.id} == ends for m in links.matches):
        return True, "They are linked: of all partners, the pairing as a whole is best so."
    if found.similarity < settings.link_threshold:
        return False, (
            f"They are too unlike: {found.similarity:.2f} is below {settings.link_threshold:.2f}."
        )
    rivals = [m for m in links.matches if ends & {m.left.id, m.right.id}]
    told = "; ".join(f"{m.left.id} with {m.right.id} ({m.similarity:.2f})" for m in rivals)
    if told:
        return False, f"They are alike, but the pairing as a whole is better otherwise: {told}."
    return False, "They are alike, but neither needs the other as a second partner."
