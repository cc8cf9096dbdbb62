"""Reports built by hand: a plain one, a hostile one, one of many stories; and the gold files."""

from __future__ import annotations

from dataclasses import replace

from sample_builder import Builder
from sample_hostile import hostile_report
from sample_plain import plain_report

from reconcile.model import (
    Agreement,
    Decision,
    Outcome,
    Report,
    SingleSource,
)
from reconcile.reports import (
    REPORTS,
    Options,
    View,
    build_claims_view,
    build_view,
    check,
    format_of,
)


def stories_report(stories: int = 2, agreements: int = 12) -> Report:
    """Several stories of two outlets with more agreements than a section shows."""
    b = Builder()
    findings = []
    for story in range(1, stories + 1):
        name = f"sources/story {story}"
        texts = "".join(f"Fact {n} of story {story} is so.\n" for n in range(1, agreements + 8))
        for outlet in ("East", "West"):
            id = f"{outlet.lower()}{story}"
            b.article(id, texts, story=name, outlet=outlet, path=f"{name}/{outlet.lower()}.txt")
        for n in range(1, agreements + 8):
            words = f"Fact {n} of story {story} is so"
            east = b.claim(f"east{story}", words)
            if n <= agreements:
                west = b.claim(f"west{story}", words)
                findings.append(
                    Agreement(
                        id=f"a{story}-{n}",
                        claims=(east, west),
                        confidence=0.9,
                        independent_origins=2,
                    )
                )
            else:
                findings.append(SingleSource(id=f"s{story}-{n}", claims=(east,), confidence=0.9))
    return Report(
        version="0.0.0",
        articles=tuple(b.articles.values()),
        claims=tuple(b.claims),
        findings=tuple(findings),
    )


def empty_report() -> Report:
    """Nothing could be read."""
    return replace(
        plain_report(), articles=(), claims=(), findings=(), origins=(), residue=(), warnings=()
    )


def gold_files() -> dict[str, str]:
    """File name -> text: the hostile report and its split in every format."""
    shown = Options(width=80, verbose=True, residue=True, with_text=True)
    report, split = (
        build_view(hostile_report(), shown),
        build_claims_view(hostile_report(), shown),
    )
    failed = build_view(checked_report(), shown)
    files = {"report.wide.txt": REPORTS["terminal"].render(_wide(plain_report()))}
    files["report.styled.txt"] = REPORTS["terminal"].render(_wide(hostile_report(), styled=True))
    for name, renderer in REPORTS.items():
        suffix = renderer.suffixes[0] if renderer.suffixes else f".{name}"
        if renderer.suffixes and format_of(suffix) != name:
            suffix = f".{name}{suffix}"
        if renderer.render_claims:
            files[f"report{suffix}"] = renderer.render(report)
            files[f"claims{suffix}"] = renderer.render_claims(split)
        else:
            files[f"check{suffix}"] = renderer.render(failed)
    brief = build_view(hostile_report(), replace(shown, brief=True))
    files["report.brief.md"] = REPORTS["markdown"].render(brief)
    files["check.txt"], files["check.md"] = check.render(failed), check.summary(failed)
    return files


def checked_report() -> Report:
    """The hostile report as a check of one of its articles ends."""
    report = hostile_report()
    disputed, *rest = report.findings
    again = Decision(
        decision="open", was="<was>|", note="# `n`\n@you", changes=("::error::|\n%0A,:",)
    )
    outcome = Outcome(
        fail_on=("low", "| @all"),
        failing=tuple(f.id for f in report.findings),
        notes=("::error::note\n## heading <b>",),
        new="x|y",
    )
    findings = (replace(disputed, decision=again), *rest)
    return replace(report, findings=findings, outcome=outcome)


def _wide(report: Report, styled: bool = False) -> View:
    return build_view(report, Options(width=120, styled=styled, colour=styled))
