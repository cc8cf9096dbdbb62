"""Proper names in a sentence: runs of capitalised words with what links them.

The parser's tags carry this; a named-entity model misses names in this prose and costs as much
as tagger and parser together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.claims.tree import Tree
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.titles import TITLES
from reconcile.model import NameKind, NameValue, Span

INNER = frozenset(
    {
        "of",
        "the",
        "de",
        "la",
        "al",
        "bin",
        "ibn",
        "van",
        "von",
        "der",
        "da",
        "di",
        "el",
        "for",
        "and",
        "&",
        "-",
        "'s",
        "du",
        "le",
    }
)
ORGANISATION = frozenset(
    """accord act award bill championship cup express herald journal observer prize reporter treaty
    tribune agency army association authority bank board bureau centre center club college command
    commission committee company congress corp corporation council court department embassy
    federation force fund foundation government group hospital inc institute league ltd
    ministry movement nations navy network news office organisation organization parliament
    party plc police post press prison school senate service society times tv union
    university assembly union airlines airways guard house""".split()
)
PLACE = frozenset(
    """airport bay beach bridge building cape castle city coast county desert district gulf
    highway hills hotel island islands lake mountain mountains mount ocean park peninsula
    plant port province region river road sea square station strait street state territory
    town valley village""".split()
)
CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
    May June July August September October November December Jan Feb Mar Apr Jun Jul Aug
    Sept Sep Oct Nov Dec""".split()
)
PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "across", "throughout", "off", "into"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRun:
    """Token indices of one name: ``indices`` with its titles, ``core`` without them."""

    indices: tuple[int, ...]
    core: tuple[int, ...]
    kind: NameKind


def name_runs(tree: Tree) -> list[NameRun]:
    """The names of a sentence in text order."""
    out = []
    for run in _runs(tree, range(len(tree))):
        lead = _titles(tree, run)
        kind = _kind(tree, run[lead:], bool(lead))
        out.append(NameRun(indices=tuple(run), core=tuple(run[lead:]), kind=kind))
    return out


def _titles(tree: Tree, run: Sequence[int]) -> int:
    """How many leading words of a run are offices, ranks and forms of address."""
    last = -1
    for n, i in enumerate(run[:-1]):
        if tree[i].text.rstrip(".").lower() in TITLES:
            last = n
    if last < 0 or tree[run[last + 1]].text in INNER:
        return 0
    return last + 1


def find_names(
    tree: Tree, runs: Sequence[NameRun], words: Sequence[int], offset: int
) -> tuple[NameValue, ...]:
    """The names among ``words``, in text order, with their characters."""
    have = set(words)
    out = []
    for run in runs:
        core = [i for i in run.core if i in have]
        if not core:
            continue
        text = tree.text(core)
        lead = [i for i in run.indices if i < core[0]]
        out.append(
            NameValue(
                text=text,
                span=Span(start=offset + tree[core[0]].start, end=offset + tree[core[-1]].end),
                kind=run.kind,
                full=text,
                title=tree.text(lead) or None,
            )
        )
    return tuple(out)


def _runs(tree: Tree, words: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    run: list[int] = []
    for n, i in enumerate(words):
        token = tree[i]
        if (_is_name(tree, i) and (not run or run[-1] == i - 1)) or (
            run and run[-1] == i - 1 and token.text in INNER and _continues(tree, words, n)
        ):
            run.append(i)
        else:
            if run:
                runs.append(run)
            run = [i] if _is_name(tree, i) else []
    if run:
        runs.append(run)
    return runs


def _continues(tree: Tree, words: Sequence[int], n: int) -> bool:
    """Whether a linking word stands inside a name ("Ministry of Defence", not "Ana and Jo")."""
    if tree[words[n]].text in {"and", "'s"}:
        return False
    return n + 1 < len(words) and words[n + 1] == words[n] + 1 and _is_name(tree, words[n + 1])


def _is_name(tree: Tree, i: int) -> bool:
    token = tree[i]
    if not token.text[:1].isupper() or token.tag in {"PRP", "PRP$", "WP", "DT"}:
        return False
    if token.text.rstrip(".") in CALENDAR:
        return False
    return (
        token.pos == "PROPN"
        or (token.pos == "ADJ" and country_of(token.text) is not None)
        or (
            token.pos in {"NOUN", "ADJ"}
            and i > 0
            and token.text[0].isupper()
            and tree[i - 1].text not in {'"', "'", ":"}
        )
    )


def _kind(tree: Tree, core: Sequence[int], titled: bool) -> NameKind:
    last = tree[core[-1]]
    lower = {tree[i].text.lower() for i in core}
    if len(core) == 1 and country_of(last.text):
        return "place"
    if lower & ORGANISATION or (len(core) == 1 and last.text.isupper() and len(last.text) > 1):
        return "organisation"
    if last.text.lower() in PLACE:
        return "place"
    if titled:
        return "person"
    if last.dep == "pobj" and tree[last.head].lemma in PLACE_PREPOSITIONS:
        return "place"
    if len(core) in {2, 3} and last.dep in {"nsubj", "nsubjpass", "appos", "conj", "dobj", "agent"}:
        return "person"
    return "name"
