"""What a report shows, as records: every output format renders these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reconcile.model import Decision, Report, Root, Severity, Verdict
from reconcile.reports.text import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a report is shown.  ``width`` is in columns; the ``cap_…`` are entries a section.

    ``styled`` allows bold and underline, ``colour`` also colours.  ``only`` empty shows every
    verdict; beside verdicts it can hold "single-origin".
    """

    width: int = 80
    styled: bool = False
    colour: bool = False
    show_all: bool = False
    verbose: bool = False
    with_text: bool = False
    residue: bool = False
    explain: bool = False
    brief: bool = False
    only: tuple[str, ...] = ()
    cap_discrepancies: int = 20
    cap_agreements: int = 10
    cap_single: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article as a report names it; ``label`` is its outlet or id, unique in the report.

    ``outlet`` is the outlet alone, or else the id; ``older`` is the label of the later version
    that is compared in its place.
    """

    id: str
    label: str
    path: str
    story: str
    words: int
    title: str | None
    published: str | None
    origins: tuple[str, ...]
    outlet: str = ""
    older: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one article puts a fact: the sentence with what differs marked, and who says so.

    ``values`` are this side's differing values; ``speaker`` is None where the article itself
    says it.
    """

    claim: str
    source: Source
    line: int
    passage: Passage
    text: str
    speaker: str | None
    via: str | None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """One difference as it is told: kind, why, and each value with the sources that have it."""

    kind: str
    why: str
    severity: Severity
    update: bool
    values: tuple[tuple[str, tuple[str, ...]], ...]
    shown: bool
    votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One value of a difference with the outlets that have it, most outlets first.

    ``later``: all of these came out after all that have another value.
    """

    value: str
    outlets: tuple[str, ...]
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding.  ``lead`` is the wording shown for all, ``sources`` the labels without repeats.

    ``shared_origins`` are those that every one of its articles names.
    """

    id: str
    verdict: Verdict
    severity: Severity
    confidence: float
    lead: Wording
    wordings: tuple[Wording, ...]
    sources: tuple[str, ...]
    contrasts: tuple[Contrast, ...]
    notes: tuple[str, ...]
    independent_origins: int
    shared_origins: tuple[str, ...]
    decision: Decision | None
    outlets: int = 1
    single_origin: bool = False
    credited: bool = True
    chain: str | None = None
    roots: tuple[Root, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The entries of a section that are shown, and how many more there are."""

    entries: tuple[Entry, ...] = ()
    total: int = 0

    @property
    def hidden(self) -> int:
        """How many entries the cap keeps back."""
        return self.total - len(self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What each outlet has of one fact; a cell is None where it has nothing, "" where it says so,
    else its differing values."""

    id: str
    verdict: Verdict
    text: str
    cells: tuple[str | None, ...]
    votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the claims of one outlet fare; each claim is counted once.

    ``repeated`` are told by others too, but have the same origin.
    """

    outlet: str
    claims: int
    confirmed: int
    contradicted: int
    repeated: int
    alone: int

    def share(self, number: int) -> float:
        """A part of the claims, 0..1."""
        return number / self.claims if self.claims else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of each; of the whole report, whatever is shown of it."""

    sources: int
    claims: int
    agreements: int
    discrepancies: int
    single: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story: its sources, and its findings by verdict; ``single`` has one listing a source.

    ``common_origins`` are those that every one of two or more sources names.  ``matrix`` has the
    facts that two or more outlets tell, ``tallies`` how each outlet's claims fare, ``kinship`` what
    copied text there is, in words.
    """

    name: str
    counts: Counts
    sources: tuple[Source, ...]
    common_origins: tuple[str, ...]
    discrepancies: Listing
    agreements: Listing
    single: tuple[tuple[Source, Listing], ...]
    matrix: tuple[Row, ...] = ()
    tallies: tuple[Tally, ...] = ()
    kinship: tuple[str, ...] = ()

    @property
    def entries(self) -> Iterator[Entry]:
        """Every shown finding: discrepancies, agreements, then what one source alone says."""
        yield from self.discrepancies.entries
        yield from self.agreements.entries
        for _, listing in self.single:
            yield from listing.entries


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A report as it is rendered.  ``report`` has the shown findings only, in the order shown.

    ``whole`` has all findings; ``families`` tells of articles of several stories that go back to
    one text.
    """

    report: Report = field(repr=False)
    whole: Report = field(repr=False)
    options: Options
    counts: Counts
    stories: tuple[Story, ...]
    skipped: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    families: tuple[str, ...] = ()

    @property
    def entries(self) -> Iterator[Entry]:
        """Every shown finding, story by story."""
        for story in self.stories:
            yield from story.entries
