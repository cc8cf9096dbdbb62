"""A plain report: three outlets on one story, with every verdict and every kind of value."""

from __future__ import annotations

from sample_builder import Builder, said, span_of

from reconcile.model import (
    Agreement,
    Certainty,
    DateValue,
    Decision,
    Difference,
    Discrepancy,
    Finding,
    NameValue,
    Origin,
    Quantity,
    Reference,
    Report,
    Residue,
    Section,
    Severity,
    SingleSource,
    SkippedSource,
)

HERALD = """---
outlet: The Herald
---
US and Russia have used the military hotline once

The line connects European Command and Russia's National Defence Management Centre, \
an American official told Reuters.
Gen Mark Milley and Gen Valery Gerasimov have spoken on two occasions.
The State Department said on Monday that Moscow had postponed talks in Cairo.
“We are encouraged by recent senior calls with Russian counterparts,” a spokesman said.
Ukraine has voiced concerns that Russia might blow up the Nova Kakhovka dam.
It holds back an enormous reservoir in southern Ukraine.
"""
POST = """US-Russian hotline used a single time

It is a line that connects European Command and Russia's National Defense Command Center.
General Mark Milley and General Valery Gerasimov have spoken twice since the war began.
The US State Department said on Monday, November 28, that Moscow has postponed talks in Cairo.
"We are inspired by the recent conversations with Russian counterparts," a spokesman said.
Few details are known about the incident that led to the call.
Read more: our newsletter
"""
WIRE = """The generals have spoken three times since the invasion, the Pentagon said.
The line connects European Command and Russia's National Defense Management Center.
"""


def _articles() -> Builder:
    b = Builder()
    b.article(
        "herald",
        HERALD,
        outlet="The Herald",
        title="US and Russia have used the military hotline once",
        published="2022-11-29",
        body_start=28,
    )
    b.article("post", POST, outlet="Daily Post", published="2022-11-29T13:52:00+02:00")
    b.article("wire", WIRE)
    return b


def _facts(b: Builder, c: dict[str, str]) -> None:
    official = said(HERALD, "an American official", "told", via="Reuters")
    c["h_line"] = b.claim(
        "herald",
        "The line connects European Command and Russia's National Defence Management Centre",
        attribution=official,
        values=(
            NameValue(
                text="European Command",
                span=span_of(HERALD, "European Command"),
                kind="organisation",
                full="European Command",
            ),
        ),
    )
    c["h_spoke"] = b.claim(
        "herald",
        "Gen Mark Milley and Gen Valery Gerasimov have spoken on two occasions",
        values=(
            Quantity(
                text="two occasions",
                span=span_of(HERALD, "two occasions"),
                value=2.0,
                low=2.0,
                high=2.0,
                precision="exact",
                dimension="frequency",
                counted="occasion",
            ),
            NameValue(
                text="Gen Mark Milley",
                span=span_of(HERALD, "Gen Mark Milley"),
                kind="person",
                full="Mark Milley",
                title="Gen",
            ),
        ),
    )
    c["h_talks"] = b.claim(
        "herald",
        "Moscow had postponed talks in Cairo",
        attribution=said(HERALD, "The State Department"),
        values=(
            DateValue(
                text="Monday",
                span=span_of(HERALD, "Monday"),
                precision="weekday",
                start="2022-11-28",
                end="2022-11-28",
                weekday=0,
            ),
        ),
    )


def _words(b: Builder, c: dict[str, str]) -> None:
    c["h_quote"] = b.claim(
        "herald",
        "We are encouraged by recent senior calls with Russian counterparts",
        attribution=said(HERALD, "a spokesman"),
        quotes=(span_of(HERALD, "We are encouraged by recent senior calls"),),
    )
    c["h_dam"] = b.claim(
        "herald",
        "Russia might blow up the Nova Kakhovka dam",
        attribution=said(HERALD, "Ukraine", "voiced concerns"),
        certainty=Certainty.POSSIBLE,
    )
    c["h_reservoir"] = b.claim(
        "herald",
        "holds back an enormous reservoir in southern Ukraine",
        "[the Nova Kakhovka dam] holds back an enormous reservoir in southern Ukraine",
        references=(
            Reference(
                expression="It",
                span=span_of(HERALD, "It holds"),
                text="the Nova Kakhovka dam",
                antecedent=span_of(HERALD, "the Nova Kakhovka dam"),
                reason="subject of the sentence before",
            ),
        ),
    )


def _others(b: Builder, c: dict[str, str]) -> None:
    c["p_title"] = b.claim("post", "US-Russian hotline used a single time", section=Section.TITLE)
    c["h_title"] = b.claim(
        "herald", "US and Russia have used the military hotline once", section=Section.TITLE
    )
    c["p_line"] = b.claim(
        "post",
        "a line that connects European Command and Russia's National Defense Command Center",
    )
    c["p_spoke"] = b.claim(
        "post",
        "General Mark Milley and General Valery Gerasimov have spoken twice since the war began",
    )
    c["p_talks"] = b.claim(
        "post",
        "Moscow has postponed talks in Cairo",
        attribution=said(POST, "The US State Department"),
    )
    c["p_quote"] = b.claim(
        "post",
        "We are inspired by the recent conversations with Russian counterparts",
        attribution=said(POST, "a spokesman"),
    )
    c["p_few"] = b.claim(
        "post",
        "Few details are known about the incident that led to the call",
        negated=True,
        references=(
            Reference(
                expression="the call",
                span=span_of(POST, "the call"),
                text=None,
                antecedent=None,
                reason="no call was spoken of before",
            ),
        ),
    )
    c["w_spoke"] = b.claim(
        "wire",
        "The generals have spoken three times since the invasion",
        attribution=said(WIRE, "the Pentagon"),
    )
    c["w_line"] = b.claim(
        "wire",
        "The line connects European Command and Russia's National Defense Management Center",
    )


def _calm(c: dict[str, str]) -> tuple[Finding, ...]:
    return (
        SingleSource(id="s2", claims=(c["h_reservoir"],), confidence=0.8),
        SingleSource(
            id="s1", claims=(c["h_dam"],), confidence=0.8, notes=("from one outlet alone",)
        ),
        SingleSource(id="s3", claims=(c["p_few"],), confidence=0.55),
        Agreement(
            id="a1", claims=(c["h_title"], c["p_title"]), confidence=0.61, independent_origins=2
        ),
        Agreement(
            id="a2",
            claims=(c["h_talks"], c["p_talks"]),
            confidence=0.9,
            independent_origins=1,
            notes=("Daily Post is more detailed: Monday, November 28",),
        ),
    )


def _disputed(b: Builder, c: dict[str, str]) -> tuple[Finding, ...]:
    return (
        Discrepancy(
            id="d1",
            claims=(c["h_line"], c["p_line"], c["w_line"]),
            confidence=0.93,
            independent_origins=1,
            severity=Severity.MEDIUM,
            differences=(
                Difference(
                    kind="name",
                    sides=(
                        b.side(c["h_line"], "National Defence Management Centre"),
                        b.side(c["p_line"], "National Defense Command Center"),
                    ),
                    why="Command / Management differ; Defense/Defence is a spelling",
                ),
            ),
            notes=("Defense/Defence: spelling",),
        ),
        Discrepancy(
            id="d2",
            claims=(c["h_spoke"], c["p_spoke"], c["w_spoke"]),
            confidence=0.88,
            independent_origins=3,
            severity=Severity.HIGH,
            differences=(
                Difference(
                    kind="number",
                    sides=(
                        b.side(c["h_spoke"], "two occasions"),
                        b.side(c["p_spoke"], "twice"),
                        b.side(c["w_spoke"], "three times"),
                    ),
                    why="two / three times",
                    severity=Severity.HIGH,
                ),
            ),
        ),
        Discrepancy(
            id="d3",
            claims=(c["h_quote"], c["p_quote"]),
            confidence=0.7,
            independent_origins=2,
            severity=Severity.MEDIUM,
            differences=(
                Difference(
                    kind="quote",
                    sides=(
                        b.side(c["h_quote"], "encouraged by recent senior calls"),
                        b.side(c["p_quote"], "inspired by the recent conversations"),
                    ),
                    why="one utterance in different words",
                ),
            ),
            decision=Decision(
                decision="accepted", note="a translation", by="K. Editor", on="2022-12-01"
            ),
        ),
    )


def plain_report() -> Report:
    """The report, its findings in no order."""
    b, c = _articles(), dict[str, str]()
    _facts(b, c)
    _words(b, c)
    _others(b, c)
    return Report(
        version="0.0.0",
        articles=tuple(b.articles.values()),
        claims=tuple(b.claims),
        findings=(*_calm(c), *_disputed(b, c)),
        origins=tuple(
            Origin(article=id, name="Reuters", spans=(span_of(text, "US"),))
            for id, text in (("herald", HERALD), ("post", POST))
        ),
        residue=(
            Residue(
                article="post",
                span=span_of(POST, "Read more: our newsletter"),
                reason="not a statement",
            ),
        ),
        errors=(SkippedSource(path="sources/broken.pdf", reason="not text; save it as .txt"),),
        warnings=("sources/post.txt: read as windows-1252",),
    )
