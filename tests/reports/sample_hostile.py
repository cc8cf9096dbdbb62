"""A report whose every text acts on a terminal, on Markdown or on HTML."""

from __future__ import annotations

from sample_builder import Builder, said, span_of

from reconcile.model import (
    Agreement,
    CopiedPassage,
    Decision,
    Difference,
    Discrepancy,
    Origin,
    Overlap,
    Quantity,
    Report,
    Residue,
    Root,
    Severity,
    Side,
    SingleSource,
    SkippedSource,
    Sourcing,
    Span,
    Speaker,
)

HOSTILE = (
    "\ufeff<script>alert(1)</script> | [red]Two[/red]\r\n"
    "men\u2028\x1b[31mdied\x1b[0m\x07 | in @city near #123, [x](javascript:alert(1)) said "
    "\u202ereversed\u202c \u2066isolated\u2069 مرحبا and `code` ```fence``` at https://evil.example/a_b.\n"
    "- *Bold* _under_ ~~gone~~ $x$ &lt;b&gt; &#64;all :smile: www.evil.example mail a@evil.example"
    ", GH-7 01234567abcdef \U0001f468\u200d\U0001f469\u200d\U0001f467 \x9b2J\x00 zero\u200bwidth.\n"
)
HOSTILE_TOO = (
    "# Three men died | in the city, the </b></sub><img src=x onerror=alert(1)> ministry said.\n"
    "1. A list that is none <!-- and no comment --> \\\n"
)


def _sourcing() -> Sourcing:
    name = "<svg onload=alert(1)>|\x1b[7m"
    speaker = Speaker(name="</text><script>s</script>\u202e", kind="anonymous")
    root = Root(name=name, kind="agency", articles=("x|y", "z"), speakers=(speaker,))
    return Sourcing(
        outlets=2, roots=(root,), credited=True, chain=f"2 outlets, 1 origin: {name}\n# @you"
    )


def hostile_report() -> Report:
    """Every field that text can reach holds what acts on a terminal, on Markdown or on HTML."""
    b = Builder()
    b.article(
        "x|y",
        HOSTILE,
        outlet="<b>Out</b>|let\n# [red]@you[/red]",
        title="\x1b]0;owned\x07 | # *title*",
        published="2020-01-01|<i>",
        url="javascript:alert(1)",
        path="sour|ces/`x`\x1b[2J<y>\udcff.txt",
        story="a | story\n# ##",
    )
    b.article("z", HOSTILE_TOO, story="a | story\n# ##", outlet="שלום \u202egnorw")
    first = "[red]Two[/red]\r\nmen\u2028\x1b[31mdied\x1b[0m\x07 | in @city"
    two = b.claim(
        "x|y",
        first,
        attribution=said(HOSTILE, "[x](javascript:alert(1))", via="@agency <b>"),
        values=(
            Quantity(
                text="Two",
                span=span_of(HOSTILE, "Two"),
                value=2.0,
                low=2.0,
                high=float("inf"),
                precision="at least",
                dimension="count",
                unit="|",
                counted="<man>",
            ),
        ),
    )
    bold = b.claim("x|y", "- *Bold* _under_ ~~gone~~ $x$ &lt;b&gt; &#64;all :smile:")
    three = b.claim("z", "Three men died | in the city")
    listed = b.claim("z", "1. A list that is none <!-- and no comment -->", text="1. A list \\")
    dash = b.claim("x|y", "www.evil.example mail a@evil.example", text="- https://evil.example")
    difference = Difference(
        kind="number",
        sides=(b.side(two, "Two", spanned=False), b.side(three, "Three")),
        why="| <script>why</script> *two* / three\n## no heading @all",
        severity=Severity.HIGH,
        update=True,
    )
    marked = Difference(
        kind="place",
        sides=(
            Side(claim=two, value="@city\x1b[1m", span=span_of(HOSTILE, "@city")),
            Side(claim=three, value="the city", span=span_of(HOSTILE_TOO, "the city")),
        ),
        why="one city / another",
    )
    return Report(
        version="0.0.0",
        articles=tuple(b.articles.values()),
        claims=tuple(b.claims),
        findings=(
            Discrepancy(
                id='d"><script>',
                claims=(two, three),
                confidence=0.91,
                independent_origins=1,
                severity=Severity.HIGH,
                differences=(difference, marked),
                notes=("note | <b>\x1b[5m", "[link](https://evil.example)"),
                decision=Decision(decision="open|", note="# `n`\n@you", by="<me>", on="2020|"),
                sourcing=_sourcing(),
            ),
            Agreement(id="a 1", claims=(bold, listed), confidence=0.5, independent_origins=2),
            SingleSource(id="s/1", claims=(dash,), confidence=0.5, notes=("\u2067note",)),
        ),
        origins=tuple(
            Origin(article=id, name="@wire|\x1b[0m", spans=(Span(start=0, end=1),))
            for id in ("x|y", "z")
        ),
        overlaps=(
            Overlap(
                left="x|y",
                right="z",
                relation="copy",
                share_left=0.5,
                share_right=0.25,
                first="z",
                passages=(
                    CopiedPassage(left=Span(start=0, end=3), right=Span(start=0, end=3), words=9),
                ),
            ),
        ),
        families=(("x|y", "z"),),
        residue=(Residue(article="x|y", span=span_of(HOSTILE, "\x9b2J\x00"), reason="a <b>|</b>"),),
        errors=(SkippedSource(path="bro\nken|<i>.pdf", reason="\x1b[31mnot text\u202e|"),),
        warnings=("# warn\ning | @you \x1b[0m",),
    )
