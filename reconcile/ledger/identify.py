"""Which finding of a run an entry of the ledger speaks of, and what has changed since.

An entry holds each article's own words.  A claim is known again by them: word for word, in the
same file or another one (it was renamed), or nearly so after an edit.  An entry's finding is the
one that holds most of its claims, so that it outlives articles that are added, renamed, reordered,
longer, or mended.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from reconcile.ledger.records import WRONG_MATCH, FindingEntry, SourceWords
from reconcile.ledger.wordings import Wording, changed_values, is_figure, likeness, value_key
from reconcile.model import Discrepancy, Finding, Side

# How alike the words of an edited claim must be, 0..1: in its own file, and in a file that has
# another name than the one the ledger knows.
SAME_FILE = 0.7
OTHER_FILE = 0.85
# A word that more claims than this have does not tell which is meant.
_COMMON = 200

# Says of a file that the run did not read whether it is there.
Exists = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim of a run as the ledger sees it: its id, its article's file, its words."""

    claim: str
    file: str
    words: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A source of an entry that was found again: ``exact`` where its words are as they were."""

    source: SourceWords
    telling: Telling
    likeness: float

    @property
    def exact(self) -> bool:
        """Whether not a word has changed."""
        return self.likeness >= 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry whose finding is there.  ``changes``: what must be looked at again, in words."""

    entry: FindingEntry
    finding: str
    known: tuple[Known, ...] = ()
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Tellings:
    """All claims of a run, by their words and by their file."""

    by_key: Mapping[tuple[str, ...], list[Telling]] = field(default_factory=dict)
    by_file: Mapping[str, list[Telling]] = field(default_factory=dict)
    by_word: Mapping[str, list[Telling]] = field(default_factory=dict)

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> Tellings:
        """The index of ``tellings``, which stand in the order of the run."""
        by_key: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
        by_file: dict[str, list[Telling]] = defaultdict(list)
        by_word: dict[str, list[Telling]] = defaultdict(list)
        for telling in tellings:
            by_key[telling.words.key].append(telling)
            by_file[telling.file].append(telling)
            for word in telling.words.shape:
                by_word[word].append(telling)
        return cls(by_key=by_key, by_file=by_file, by_word=by_word)

    def sharing(self, words: Wording) -> list[Telling]:
        """The claims that have a telling word in common with ``words``, in the order of the run.

        Words that very many claims have tell nothing, and would make this slow.
        """
        found: dict[str, Telling] = {}
        for word in words.shape:
            told = self.by_word.get(word, ())
            if len(told) <= _COMMON:
                found.update((t.claim, t) for t in told)
        return list(found.values())


def recognised(
    entries: Sequence[FindingEntry], tellings: Tellings, exists: Exists
) -> dict[str, tuple[Known, ...]]:
    """For each entry, by its id, those of its sources that the run has, in the entry's order.

    ``exists`` says of a file that the run did not read whether it is still there: then no other
    file is the same one renamed.
    """
    told = [(e.id, s, Wording(text=s.words)) for e in entries for s in e.sources if s.words]
    found: dict[tuple[str, int], Known] = {}
    exact: set[str] = set()
    taken: dict[str, set[str]] = defaultdict(set)
    for n, (id, source, words) in enumerate(told):
        # Two articles may say it in the same words: each source of an entry has a claim of its own.
        same = [t for t in tellings.by_key.get(words.key, ()) if t.claim not in taken[id]]
        best = next((t for t in same if _is_file(source.file, t.file)), None)
        best = best or (same[0] if same and words.key else None)
        if best is not None:
            found[id, n] = Known(source=source, telling=best, likeness=1.0)
            exact.add(best.claim)
            taken[id].add(best.claim)
    for n, (id, source, words) in enumerate(told):
        if (id, n) not in found:
            known = _edited(source, words, tellings, exact, exists)
            if known is not None:
                found[id, n] = known
    out: dict[str, list[Known]] = {e.id: [] for e in entries}
    for (id, _), known in sorted(found.items(), key=lambda item: item[0][1]):
        out[id].append(known)
    return {id: tuple(known) for id, known in out.items()}


def _is_file(told: str, file: str) -> bool:
    """Whether an entry's file is this one; an id of version 1 is the end of a path."""
    if told == file:
        return True
    stem, _, suffix = file.rpartition(".")
    return bool(stem) and "/" not in suffix and f"/{stem}".endswith(f"/{told}")


def _edited(
    source: SourceWords, words: Wording, tellings: Tellings, exact: set[str], exists: Exists
) -> Known | None:
    """The claim that the source's words have become.  What another source says word for word is
    no edited claim."""
    here, least = tellings.by_file.get(source.file, ()), SAME_FILE
    if not here:
        here, least = () if exists(source.file) else tellings.sharing(words), OTHER_FILE
    rated = [
        (likeness(words, t.words), t)
        for t in here
        if t.claim not in exact and _comparable(words, t.words, least)
    ]
    best = max(rated, key=lambda pair: pair[0], default=None)
    if best is None or best[0] < least:
        return None
    # Nearly the same words are not the same words: 1.0 is kept for those.
    return Known(source=source, telling=best[1], likeness=min(best[0], 0.999))


def _comparable(one: Wording, two: Wording, least: float) -> bool:
    """Whether two wordings are not too unlike in length to be that alike."""
    return 2 * min(one.size, two.size) >= least * (one.size + two.size)


def identify(
    entries: Sequence[FindingEntry],
    findings: Sequence[Finding],
    known: Mapping[str, tuple[Known, ...]],
    files: Mapping[str, str],
) -> dict[str, Found]:
    """For each finding, by its id, the entry that speaks of it, where one does.

    ``known`` is what ``recognised`` gave, ``files`` the file of each claim.  An entry without
    words is known by its id alone.  Of several entries for one finding the one that knows most of
    it wins, then the first.
    """
    home = {claim: f.id for f in findings for claim in f.claims}
    by_id = {f.id: f for f in findings}
    wanted: list[tuple[float, int, FindingEntry, str]] = []
    for n, entry in enumerate(entries):
        votes: dict[str, float] = defaultdict(float)
        for one in known[entry.id]:
            if one.telling.claim in home:
                votes[home[one.telling.claim]] += one.likeness
        if entry.id in by_id and (votes.get(entry.id) or not any(s.words for s in entry.sources)):
            votes[entry.id] += 0.5
        wanted.extend((-score, n, entry, finding) for finding, score in votes.items())
    found: dict[str, Found] = {}
    placed: set[str] = set()
    for _, _, entry, name in sorted(wanted, key=lambda w: (w[0], w[1], w[3])):
        if entry.id in placed or name in found or entry.decision == WRONG_MATCH:
            continue
        placed.add(entry.id)
        inside = tuple(k for k in known[entry.id] if home.get(k.telling.claim) == name)
        changes = _changes(entry, by_id[name], inside, files)
        found[name] = Found(entry=entry, finding=name, known=inside, changes=changes)
    return found


def _changes(
    entry: FindingEntry, finding: Finding, known: Sequence[Known], files: Mapping[str, str]
) -> tuple[str, ...]:
    """What of a reviewed finding is not as it was when it was reviewed."""
    held = value_key(entry.holds) if entry.holds else ()
    out: list[str] = []
    sides = _sides(finding)
    told: set[tuple[str, str]] = set()
    for one in known:
        if one.exact:
            continue
        now = dict(sides.get(one.telling.claim, ()))
        for kind, side in now.items():
            was = one.source.of(kind)
            if was and not any(_one_value(value, side.value) for value in was):
                told.add((kind, side.claim))
                if value_key(side.value) != held:
                    out.append(f"{kind} in {one.telling.file}: {was[0]} → {side.value}")
        if not any(claim == one.telling.claim for _, claim in told):
            edits = changed_values(Wording(text=one.source.words), one.telling.words)
            out.extend(
                _edit(one.telling.file, gone, come)
                for gone, come in edits
                if not held or not _holds(value_key(come), held)
            )
    if isinstance(finding, Discrepancy) and entry.sources:
        out.extend(_news(entry, finding, known, files, told))
    return tuple(dict.fromkeys(out))


def _edit(file: str, gone: str, come: str) -> str:
    if not gone:
        return f"{file}: {come} was added"
    return f"{file}: {gone} → {come}" if come else f"{file}: {gone} was removed"


def _news(
    entry: FindingEntry,
    finding: Discrepancy,
    known: Sequence[Known],
    files: Mapping[str, str],
    told: set[tuple[str, str]],
) -> list[str]:
    """Values of the finding that the entry has not seen.

    A claim whose words are as they were has no new value: the same difference may only be cut
    out of it differently.
    """
    seen = [value for source in entry.sources for _, value in source.values]
    seen += [entry.holds] if entry.holds else []
    recorded = {(kind, k.telling.claim) for k in known if k.exact for kind, _ in k.source.values}
    out = []
    for kind, side in ((d.kind, s) for d in finding.differences for s in d.sides):
        if (kind, side.claim) in told or (kind, side.claim) in recorded:
            continue
        if not any(_one_value(value, side.value) for value in seen):
            out.append(f"{kind} in {files[side.claim]}: {side.value} is new")
    return out


def _sides(finding: Finding) -> dict[str, list[tuple[str, Side]]]:
    """By claim: the kinds in which it differs, each with its side."""
    out: dict[str, list[tuple[str, Side]]] = defaultdict(list)
    if isinstance(finding, Discrepancy):
        for difference in finding.differences:
            for side in difference.sides:
                out[side.claim].append((difference.kind, side))
    return out


def _one_value(one: str, two: str) -> bool:
    """Whether two values are one: the same words, or the words of one inside the other and no
    number among what is left over."""
    left, right = value_key(one), value_key(two)
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    if not short or not _holds(long, short):
        return False
    rest = list(long)
    for word in short:
        rest.remove(word)
    return not any(is_figure(word) for word in rest)


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(words[k : k + size] == wanted for k in range(len(words) - size + 1))


def vetoes(
    entries: Sequence[FindingEntry], known: Mapping[str, tuple[Known, ...]]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each wrong match, by its id, the pairs of claims that are never linked.

    They are the claims that were marked as apart with all others; without a mark those that
    differ in a value, or else all of different articles.
    """
    out = {}
    for entry in entries:
        if entry.decision == WRONG_MATCH and entry.sources:
            out[entry.id] = tuple(sorted({_pair(one, two) for one, two in _torn(known[entry.id])}))
    return out


def _pair(one: Known, two: Known) -> tuple[str, str]:
    left, right = sorted((one.telling.claim, two.telling.claim))
    return left, right


def _torn(known: Sequence[Known]) -> list[tuple[Known, Known]]:
    pairs = [
        (one, two)
        for one, two in combinations(known, 2)
        if one.telling.file != two.telling.file and one.telling.claim != two.telling.claim
    ]
    if any(k.source.apart for k in known):
        return [(a, b) for a, b in pairs if a.source.apart != b.source.apart]
    return [(a, b) for a, b in pairs if _differ(a.source, b.source)] or pairs


def _differ(one: SourceWords, two: SourceWords) -> bool:
    for kind, value in one.values:
        others = two.of(kind)
        if others and not any(_one_value(value, other) for other in others):
            return True
    return False


def gone(
    entries: Sequence[FindingEntry],
    found: Iterable[Found],
    torn: Mapping[str, tuple[tuple[str, str], ...]],
    read: frozenset[str],
    exists: Exists,
) -> tuple[FindingEntry, ...]:
    """The entries whose finding the run does not have, in file order.

    An entry of articles that this run did not read, and that are still where the entry says, is
    not gone.  A wrong match is there as long as both its sides are.
    """
    placed = {one.entry.id for one in found}
    out = []
    for entry in entries:
        if entry.id in placed or torn.get(entry.id):
            continue
        files = [source.file for source in entry.sources]
        if files and not any(file in read for file in files) and all(map(exists, files)):
            continue
        out.append(entry)
    return tuple(out)
