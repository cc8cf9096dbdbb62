"""The records that pass between the rooms.

Every record is frozen, slotted and keyword-only, and immutable to the bottom: tuples, never
lists.  Offsets count Unicode characters of ``Article.text`` and are half-open (``start`` is in,
``end`` is out).  Nothing here imports anything else of the package.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, assert_never

SCHEMA_URL = "https://reconcile.invalid/schema/report-1.json"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open range of characters ``text[start:end]``; 0 <= start < end."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span names."""
        return text[self.start : self.end]


class Section(StrEnum):
    """Where in an article a sentence stands."""

    TITLE = "title"
    SUBHEAD = "subhead"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    BYLINE = "byline"
    QUESTION = "question"


class Certainty(StrEnum):
    """How a claim is put forward by the one who holds it."""

    FACT = "fact"
    ALLEGED = "alleged"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    PLANNED = "planned"
    DENIED = "denied"
    CONDITIONAL = "conditional"


class Severity(StrEnum):
    """How much a correction would matter."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


def highest(severities: Iterable[Severity]) -> Severity:
    """The severest of one or more; low where there is none."""
    order = list(Severity)
    return max(severities, key=order.index, default=Severity.LOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read.  ``text`` is what all offsets refer to, ``body_start`` its prose.

    Of a text file ``text`` is the whole file, decoded; of any other format what was extracted.
    ``title`` is the headline.  ``published`` and ``updated`` are ISO 8601 dates or date-times as
    the source gives them, ``language`` a BCP 47 tag.  ``url`` is where the article was found,
    ``canonical_url`` the address that it names as its own where that is another one.
    ``syndication`` is whom its metadata names as those it comes from: names, or web addresses.
    """

    id: str
    path: str
    text: str
    story: str
    body_start: int = 0
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    encoding: str = "utf-8"
    authors: tuple[str, ...] = ()
    updated: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    syndication: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """White-space separated words of the prose."""
        return len(self.text[self.body_start :].split())

    def line(self, offset: int) -> int:
        """Line number, from 1, of the character at ``offset``; a line ends in LF, CR or both."""
        pairs = self.text.count("\r\n", 0, offset + 1)
        return self.text.count("\n", 0, offset) + self.text.count("\r", 0, offset) - pairs + 1


def time_order(one: str | None, two: str | None) -> int:
    """-1 where the first of two ISO times is surely earlier, 1 where the second is, else 0.

    A day alone is neither earlier nor later than a time on it; a time without a zone is UTC.
    """
    if not one or not two:
        return 0
    if len(one) <= 10 or len(two) <= 10:
        a, b = one[:10], two[:10]
    else:
        a, b = _utc(one), _utc(two)
    return (a > b) - (a < b)


def _utc(time: str) -> str:
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedSource:
    """A source that could not be read, and why; the reason names the remedy where there is one."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a claim, with what the parse says of it.

    ``lemma`` is lower-case.  ``pos`` is a Universal POS tag, ``dep`` the dependency label,
    ``head`` the index of its head in the claim's ``words`` (-1 for none in the claim).
    ``filled`` marks words that a resolved reference brought in from elsewhere.
    """

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    span: Span
    filled: bool = False


Style = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who holds a claim.  ``via`` is the nested speaker, the one through whom we have it."""

    speaker: str
    speaker_spans: tuple[Span, ...]
    cue: str
    style: Style
    via: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A resolved (or left) reference: ``span`` is the expression, ``antecedent`` what it means.

    ``text`` is what was filled in, None where the reference was left; then ``reason`` says why.
    """

    expression: str
    span: Span
    text: str | None
    antecedent: Span | None
    reason: str


Dimension = Literal[
    "count",
    "money",
    "percent",
    "magnitude",
    "distance",
    "duration",
    "age",
    "ordinal",
    "frequency",
    "score",
    "speed",
    "weight",
    "temperature",
    "area",
    "volume",
]
Precision = Literal["exact", "about", "at least", "at most", "between"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as an interval ``low..high`` (inclusive, in ``unit``) with what it counts.

    ``value`` is the number as written (the middle of a range), ``unit`` a currency code, "%",
    "km" and so on or None, ``counted`` the lemma of the noun that it counts.
    """

    text: str
    span: Span
    value: float
    low: float
    high: float
    precision: Precision
    dimension: Dimension
    unit: str | None = None
    counted: str | None = None


DatePrecision = Literal["time", "day", "week", "month", "season", "year", "weekday", "part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateValue:
    """A date or time.  ``start``/``end``: ISO days (inclusive), None where it is unresolved.

    ``weekday`` 0 (Monday) .. 6, ``month`` 1..12, ``day`` 1..31, ``year``: what the words say by
    themselves, kept also where no publication date lets them be resolved.  ``clock`` is minutes
    after midnight.
    """

    text: str
    span: Span
    precision: DatePrecision
    start: str | None = None
    end: str | None = None
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    clock: int | None = None
    part: str | None = None
    relation: Literal["on", "before", "after", "since", "until", "between"] = "on"


NameKind = Literal["person", "organisation", "place", "group", "name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameValue:
    """A proper name; ``title`` is what stands before it ("Gen", "Prime Minister")."""

    text: str
    span: Span
    kind: NameKind
    full: str
    title: str | None = None


Value = Quantity | DateValue | NameValue


def value_type(value: Value) -> Literal["number", "date", "name"]:
    """The value's type as the report says it."""
    match value:
        case Quantity():
            return "number"
        case DateValue():
            return "date"
        case NameValue():
            return "name"
        case _:
            assert_never(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One atomic claim of one article.

    ``spans`` are the claim's own words (sorted, disjoint), ``mentions`` every place where the
    article says it, first the fullest; ``spans`` is their union.  ``words`` are the first
    mention's words in text order with filled references among them.
    """

    id: str
    article: str
    text: str
    spans: tuple[Span, ...]
    mentions: tuple[tuple[Span, ...], ...]
    sentence: Span
    section: Section = Section.BODY
    attribution: Attribution | None = None
    values: tuple[Value, ...] = ()
    quotes: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    negated: bool = False
    certainty: Certainty = Certainty.FACT
    words: tuple[Word, ...] = field(default=(), repr=False)
    context: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """Words of an article that no claim holds, and why."""

    article: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one article yields: its claims in text order, and what no claim holds."""

    article: str
    claims: tuple[Claim, ...]
    residue: tuple[Residue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a similarity: its name, its score, what it adds to the log-odds (``weight``)
    and the words that made it."""

    name: str
    score: float
    words: tuple[str, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two claims of different articles held to speak of one fact.

    ``similarity`` is the probability in 0..1 that they do, made by ``parts``, which are there where
    they were asked for; ``confidence`` is the same without what third articles say, for a
    difference must show in the two alone.  ``pull`` is what the share of words in common adds to
    the log-odds, for each unit of it.  ``left`` comes before ``right`` in claim order.
    """

    left: Claim
    right: Claim
    similarity: float
    confidence: float
    pull: float = 0.0
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Why two claims are linked, or why not.

    ``match`` is None where they were never compared; ``reason`` says in plain English what
    decided.
    """

    left: Claim
    right: Claim
    linked: bool
    reason: str
    match: Match | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a difference: the claim, its value in its own words, and where they stand."""

    claim: str
    value: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between claims: the kind, each side's value, and why in plain English.

    ``confidence`` in 0..1: that it is a true difference, given that the claims match.
    ``update``: the later figure of something that grows, so both may have been right.
    """

    kind: str
    sides: tuple[Side, ...]
    why: str
    severity: Severity = Severity.MEDIUM
    confidence: float = 0.8
    update: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What people decided that linking and comparing obey.

    ``apart``: pairs of claims, by their ids in sorted order, that are never linked.  ``same``:
    groups of names that mean one thing; ``different``: groups of names of which no two ever do.
    """

    apart: tuple[tuple[str, str], ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a kind's comparer says of one match: differences, and what it held to be harmless."""

    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the ledger says of a finding.

    ``was`` is what had been decided before something of the finding changed, and ``changes`` says
    what did; then ``decision`` is open again, and the rest is that of the earlier decision.
    ``holds`` is the value that is right, where the difference is resolved.
    """

    decision: str
    note: str | None = None
    by: str | None = None
    on: str | None = None
    holds: str | None = None
    was: str | None = None
    changes: tuple[str, ...] = ()


OriginKind = Literal["agency", "outlet", "release", "document", "own"]
CreditForm = Literal[
    "byline",
    "dateline",
    "sign-off",
    "title",
    "metadata",
    "contributor",
    "told",
    "reported",
    "statement",
    "document",
    "own",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A news agency or an outlet, and the other names that articles give it."""

    name: str
    variants: tuple[str, ...] = ()
    kind: Literal["agency", "outlet"] = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """The words by which an article names an origin; without a span they stand in its metadata."""

    form: CreditForm
    words: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whom an article says that it has its facts from, with the words that show it.

    ``spans`` are where the name stands.  ``whole``: the article as a whole rests on it, by its
    byline, dateline, sign-off, headline, metadata or its first sentences; otherwise only the
    claims beside the credit do.
    """

    article: str
    name: str
    spans: tuple[Span, ...]
    kind: OriginKind = "agency"
    whole: bool = True
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedPassage:
    """A near-verbatim run that two articles share; ``words`` are those in common."""

    left: Span
    right: Span
    words: int


Relation = Literal["version", "duplicate", "copy", "passages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """The text that two articles share outside of quotations.

    ``left`` and ``right`` are article ids in the order of the report, the shares 0..1 of each
    one's unquoted words.  ``relation``: a version of one article by one outlet, a duplicate
    (nearly all of both), a copy (enough that one text lies behind both), or passages only.
    ``first`` is the article that was published first, where both times are known.
    """

    left: str
    right: str
    relation: Relation
    share_left: float
    share_right: float
    passages: tuple[CopiedPassage, ...] = ()
    first: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An older version of an article: it is not compared, ``latest`` is; ``reason`` says why."""

    article: str
    latest: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """The least ``hashes`` of an article's text: what share two sketches have in common
    estimates what their texts have."""

    article: str
    hashes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Who has it from whom, of the articles of one story."""

    origins: tuple[Origin, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    versions: tuple[Version, ...] = ()
    sketches: tuple[Sketch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the findings of one story hang on.

    ``claims`` are those that are compared: of its ``articles``, without older versions.
    ``agencies`` are those that the ledger adds to the ones the package knows.  ``explain``: the
    matches of a finding have the parts of their similarity.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    provenance: Provenance = Provenance()
    agencies: tuple[Agency, ...] = ()
    rulings: Rulings = Rulings()
    explain: bool = False


SpeakerKind = Literal["anonymous", "named", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom a fact goes back to: a person or body that is named, one that is not, or a document."""

    name: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """One independent origin of a fact: who brought it into print, and from whom.

    ``name`` is an agency, an outlet, a statement or a document; ``articles`` have the fact from
    there.
    """

    name: str
    kind: OriginKind
    articles: tuple[str, ...]
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """Where the claims of a finding come from.

    ``outlets`` counts who prints it, ``roots`` are its independent origins, and ``chain`` says
    both in words.  ``credited``: some article says whom it has the claim from.
    """

    outlets: int
    roots: tuple[Root, ...]
    credited: bool
    chain: str

    @property
    def single_origin(self) -> bool:
        """Whether several outlets print what one origin alone carries."""
        return self.outlets > 1 and len(self.roots) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Claims of two or more articles that can all be true."""

    id: str
    claims: tuple[str, ...]
    confidence: float
    independent_origins: int
    notes: tuple[str, ...] = ()
    matches: tuple[Match, ...] = field(default=(), repr=False)
    decision: Decision | None = None
    sourcing: Sourcing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """Claims of two or more articles that cannot all be exactly right."""

    id: str
    claims: tuple[str, ...]
    confidence: float
    independent_origins: int
    severity: Severity
    differences: tuple[Difference, ...]
    notes: tuple[str, ...] = ()
    matches: tuple[Match, ...] = field(default=(), repr=False)
    decision: Decision | None = None
    sourcing: Sourcing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleSource:
    """A claim that one article alone makes."""

    id: str
    claims: tuple[str, ...]
    confidence: float
    independent_origins: int = 1
    notes: tuple[str, ...] = ()
    decision: Decision | None = None
    sourcing: Sourcing | None = None


Finding = Agreement | Discrepancy | SingleSource
Verdict = Literal["agreement", "discrepancy", "single-source"]


def verdict_of(finding: Finding) -> Verdict:
    """The finding's verdict as the report says it."""
    match finding:
        case Agreement():
            return "agreement"
        case Discrepancy():
            return "discrepancy"
        case SingleSource():
            return "single-source"
        case _:
            assert_never(finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """An entry of the ledger whose finding the run does not have; ``line`` is where it begins."""

    id: str
    decision: str
    line: int
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """A finding that one report has and another has not, or has otherwise.

    ``how`` says what of it has changed, empty for a new one and one that is gone; ``paths`` are
    its articles', ``values`` what differs.
    """

    what: Literal["new", "gone", "changed"]
    id: str
    verdict: Verdict
    severity: Severity
    kinds: tuple[str, ...]
    values: tuple[str, ...]
    claim: str
    paths: tuple[str, ...]
    how: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a check came to.

    ``fail_on`` are the kinds and severities that it looked for, ``failing`` the ids of the
    findings that fail it, in the order of the report, and ``changed`` those of them that had been
    reviewed and have changed since.  ``reviewed`` and ``below`` count the discrepancies that are
    decided, and those that are open and not looked for.  ``new`` is the one article, by its id,
    that was checked, None for all.
    """

    fail_on: tuple[str, ...]
    failing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    reviewed: int = 0
    below: int = 0
    notes: tuple[str, ...] = ()
    new: str | None = None


ChangeKind = Literal["changed", "added", "removed", "reworded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one claim from one version of an article to the next.

    ``older`` and ``newer`` are claim ids; one is None where the claim was added or removed.
    """

    kind: ChangeKind
    older: str | None = None
    newer: str | None = None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """From one version of an article to the next: article ids, and the changes in text order.

    ``same`` counts the claims that both have in the same words.
    """

    older: str
    newer: str
    changes: tuple[Change, ...]
    same: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that a run found; what every output format renders.

    ``families`` are groups of two or more articles, by id, that go back to one text;
    ``revisions`` are there only where they were asked for.
    """

    version: str
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    origins: tuple[Origin, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    versions: tuple[Version, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    revisions: tuple[Revision, ...] = ()
    residue: tuple[Residue, ...] = ()
    errors: tuple[SkippedSource, ...] = ()
    warnings: tuple[str, ...] = ()
    stale: tuple[Stale, ...] = ()
    outcome: Outcome | None = None
