"""The same as the command, from Python: paths or texts in, a Report out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.assembly import assemble
from reconcile.cache import LateMemory, Memory, open_memory
from reconcile.engines import Engine, check_engine, open_engine
from reconcile.errors import CheckError, FindingError, ReadError
from reconcile.ledger import Ledger, find_ledger, load_ledger, stale_warning
from reconcile.ledger.gate import DEFAULT_FAIL_ON, checked, fail_on_words
from reconcile.model import (
    Article,
    Extraction,
    Finding,
    Pairing,
    Report,
    SkippedSource,
)
from reconcile.readers import Sources, article_from_text, check_group, read_sources, regrouped
from reconcile.settings import DEFAULT_SETTINGS, Settings

if TYPE_CHECKING:
    from reconcile.kinds import Kind

# Articles whose claims are written to the cache at once.
_KEPT_AT_ONCE = 32

Progress = Callable[[int, int], None]


def reconcile(
    sources: str | Path | Sequence[str | Path] | Mapping[str, str],
    *,
    group: str | None = None,
    ledger: Path | str | None = None,
    use_ledger: bool = True,
    use_cache: bool = True,
    engine: str | None = None,
    jobs: int = 1,
    settings: Settings = DEFAULT_SETTINGS,
    explain: bool = True,
) -> Report:
    """Reconcile articles that tell one story.

    ``sources`` is a path, several paths (files or folders), or a mapping from an article's id to
    its text; texts are one story.  ``group`` is ``"folder"`` (a folder is a story), ``"one"`` or
    ``"auto"`` (by what the articles tell); anything else is a ValueError.  Without it a folder is
    a story, but a folder alone that plainly holds several is set apart, with a warning.
    ``ledger`` names a claims.yaml; without it, one in a path or its parent is used unless
    ``use_ledger`` is false.  ``use_cache``: finished work is kept in the user's cache folder and
    found there again; the report is the same without it.  What can't be read is in
    ``Report.errors``, never an exception.
    ``jobs`` is how many processes may do the work, ``engine`` where they run (see ``engines``);
    neither changes the report.  More than one process starts this program's main module again,
    so that a script must guard it with ``if __name__ == "__main__"``.  ``explain``: each match has
    the parts that made its similarity, which takes some time.

    Raises EngineError for an engine that can't be used, LedgerError for a ledger that is not as
    documented, and ModelError where the language model is missing.
    """
    check_group(group)
    if isinstance(sources, Mapping):
        articles, skipped = _texts(sources)
        if group == "auto":
            articles = list(regrouped(articles, plainly=False)[0])
        found = load_ledger(Path(ledger)) if ledger and use_ledger else None
        return _report(
            articles, skipped, (), found, settings,
            use_cache=use_cache, engine=engine, jobs=jobs, explain=explain,
        )  # fmt: skip
    paths = [sources] if isinstance(sources, str | Path) else list(sources)
    return run(
        [str(p) for p in paths],
        group=group, ledger=Path(ledger) if ledger else None, use_ledger=use_ledger,
        use_cache=use_cache, engine=engine, jobs=jobs, settings=settings, explain=explain,
    )  # fmt: skip


def _texts(sources: Mapping[str, str]) -> tuple[list[Article], list[SkippedSource]]:
    articles: list[Article] = []
    skipped: list[SkippedSource] = []
    for name, text in sorted(sources.items()):
        try:
            articles.append(article_from_text(text, id=name))
        except ReadError as error:
            skipped.append(SkippedSource(path=name, reason=str(error)))
    return articles, skipped


def run(
    paths: Sequence[str],
    *,
    group: str | None = None,
    ledger: Path | None = None,
    use_ledger: bool = True,
    claims_from: Path | None = None,
    progress: Progress | None = None,
    want_findings: bool = True,
    use_cache: bool = True,
    engine: str | None = None,
    jobs: int | None = 1,
    settings: Settings = DEFAULT_SETTINGS,
    explain: bool = False,
) -> Report:
    """The report on ``paths``, as the command makes it.

    ``progress`` is called with (articles done, articles in all).  ``claims_from`` names a file
    of claims to use instead of the split.  ``jobs`` None means as many processes as cores.
    ``explain``: each match has the parts that made its similarity.
    Raises LedgerError, ModelError, ClaimsFileError, EngineError.
    """
    path = ledger or (find_ledger(paths) if use_ledger else None)
    known = load_ledger(path) if path and use_ledger else None
    articles, skipped, warnings = _read(paths, group, use_cache)
    return _report(
        articles, skipped, warnings, known, settings,
        claims_from=claims_from, progress=progress, want_findings=want_findings,
        use_cache=use_cache, engine=engine, jobs=jobs, explain=explain,
    )  # fmt: skip


def check(
    paths: Sequence[str],
    *,
    fail_on: Sequence[str] = (),
    new: str | None = None,
    group: str | None = None,
    ledger: Path | None = None,
    use_ledger: bool = True,
    progress: Progress | None = None,
    use_cache: bool = True,
    engine: str | None = None,
    jobs: int | None = 1,
    settings: Settings = DEFAULT_SETTINGS,
) -> Report:
    """The report on ``paths`` with its ``outcome``: which findings need a decision.

    ``fail_on`` are kinds, severities (that one and graver ones) or ``single-origin``; empty is
    what the ledger's settings say, or else ``medium``.  ``new`` names one article, which joins
    the story of the others: only what it adds is reported.  Raises CheckError for another word
    and where it is not clear which story the article joins, and what ``run`` raises.
    """
    path = ledger or (find_ledger(paths) if use_ledger else None)
    known = load_ledger(path) if path and use_ledger else None
    wanted = tuple(fail_on) or (known.settings.fail_on if known else ()) or DEFAULT_FAIL_ON
    words = fail_on_words([kind.id for kind in kinds()])
    for word in wanted:
        if word not in words:
            line, column = known.settings.fail_on_at if known else (1, 1)
            where = "--fail-on" if fail_on else f"{path}:{line}:{column}: fail-on"
            raise CheckError(f"{where}: {word!r} is none of {', '.join(words)}")
    articles, skipped, warnings = _read([*paths, *([new] if new else [])], group, use_cache)
    id = None
    if new is not None:
        articles, id = _joined(articles, new, paths)
    report = _report(
        articles, skipped, warnings, known, settings,
        progress=progress, use_cache=use_cache, engine=engine, jobs=jobs,
    )  # fmt: skip
    return checked(report, wanted, id)


def _joined(
    articles: Sequence[Article], new: str, paths: Sequence[str]
) -> tuple[tuple[Article, ...], str | None]:
    """The articles with the new one in the story of the others, and its id; None where it could
    not be read.  In a folder of its own inside one of the paths, it begins a story."""
    real = os.path.realpath(new)
    one = next((a for a in articles if a.path == new or os.path.realpath(a.path) == real), None)
    if one is None:
        return tuple(articles), None
    stories = dict.fromkeys(a.story for a in articles if a.id != one.id)
    roots = (os.path.join(os.path.realpath(path), "") for path in paths)
    if os.path.dirname(real).startswith(tuple(roots)):
        story = one.story
    elif len(stories) < 2:
        story = next(iter(stories), one.story)
    elif one.story in stories:
        story = one.story
    else:
        raise CheckError(
            f"--new {new}: {len(stories)} stories were read; name the folder of the one that "
            "it belongs to"
        )
    inside = [replace(a, story=story) if a.id == one.id else a for a in articles]
    return tuple(a for a in inside if a.story == story), one.id


def _read(paths: Sequence[str], group: str | None, use_cache: bool) -> Sources:
    """The articles of the paths; the text of documents that an earlier run read is remembered."""
    kept = LateMemory() if use_cache else None
    try:
        articles, skipped, warnings = read_sources(paths, group=group, kept=kept)
    finally:
        told = kept.close() if kept else ()
    return articles, skipped, (*warnings, *told)


def find_finding(report: Report, name: str) -> Finding:
    """The finding of this id, of an id that begins so, or with this claim.

    Raises FindingError where there is none, or several begin so.
    """
    exact = [f for f in report.findings if f.id == name or name in f.claims]
    found = exact or [f for f in report.findings if name and f.id.startswith(name)]
    if not found:
        raise FindingError(f"there is no finding {name!r}; --format json lists their ids")
    if len(found) > 1 and len({f.id for f in found}) > 1:
        raise FindingError(f"{len(found)} findings begin with {name!r}; give more of the id")
    return found[0]


def kinds() -> tuple[Kind, ...]:
    """Every kind of discrepancy, with its description and examples."""
    from reconcile.kinds import KINDS

    return KINDS


def explain_pair(
    report: Report, one: str, two: str, settings: Settings = DEFAULT_SETTINGS
) -> Pairing:
    """Why two claims of a report are linked, or why not.

    Raises FindingError where an id is no claim of the report, or the two are of two stories.
    """
    from reconcile.matching import pairing

    stories = {a.id: a.story for a in report.articles}
    claims = {c.id: c for c in report.claims}
    for name in (one, two):
        if name not in claims:
            raise FindingError(f"there is no claim {name!r}; `reconcile claims PATH...` lists them")
    if stories[claims[one].article] != stories[claims[two].article]:
        raise FindingError(
            f"{one} and {two} are of two stories, which are never compared; --group one makes "
            "them one"
        )
    story = stories[claims[one].article]
    inside = [c for c in report.claims if stories[c.article] == story]
    return pairing(inside, one, two, settings)


def _report(
    articles: Sequence[Article],
    skipped: Sequence[SkippedSource],
    warnings: Sequence[str],
    ledger: Ledger | None,
    settings: Settings,
    *,
    claims_from: Path | None = None,
    progress: Progress | None = None,
    want_findings: bool = True,
    use_cache: bool = True,
    engine: str | None = None,
    jobs: int | None = 1,
    explain: bool = False,
) -> Report:
    check_engine(engine)
    if ledger and settings == DEFAULT_SETTINGS:
        settings = replace(settings, **dict(ledger.settings.thresholds))
    memory = open_memory() if use_cache and claims_from is None and articles else None
    with ExitStack() as open_things:
        if memory:
            open_things.callback(memory.close)

        @once
        def worker() -> Engine:
            return open_things.enter_context(open_engine(engine, jobs))

        if claims_from is not None:
            from reconcile.claims.given import given_claims

            extractions = list(given_claims(claims_from, articles))
        else:
            extractions = _split(articles, memory, progress, worker)
        report = assemble(
            articles, extractions, skipped, warnings, ledger, settings,
            want_findings=want_findings, memory=memory, explain=explain,
            judge=lambda stories, settings: worker().reconcile(stories, settings),
        )  # fmt: skip
    if memory and memory.warnings:
        report = replace(report, warnings=(*report.warnings, *memory.warnings))
    if not report.stale:
        return report
    return replace(report, warnings=(*report.warnings, stale_warning(report.stale)))


def _split(
    articles: Sequence[Article],
    memory: Memory | None,
    progress: Progress | None,
    worker: Callable[[], Engine],
) -> list[Extraction]:
    """The claims of each article, in order: remembered, or split now and remembered."""
    known = memory.claims(articles) if memory else [None] * len(articles)
    unknown = [a for a, found in zip(articles, known, strict=True) if found is None]
    done = len(articles) - len(unknown)
    made: list[Extraction] = []
    kept = 0
    for extraction in worker().extract(unknown) if unknown else ():
        made.append(extraction)
        done += 1
        if progress:
            progress(done, len(articles))
        if memory and (len(made) == len(unknown) or len(made) - kept >= _KEPT_AT_ONCE):
            memory.keep_claims(unknown[kept : len(made)], made[kept:])
            kept = len(made)
    rest = iter(made)
    return [next(rest) if found is None else found for found in known]
