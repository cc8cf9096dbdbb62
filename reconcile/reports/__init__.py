"""Report -> text.  One module a format; every format renders the same View.

Each renderer imports its module when it is called, so that naming the formats costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from reconcile.model import Verdict
    from reconcile.reports.claims_view import ClaimsView, build_claims_view
    from reconcile.reports.view import Options, View, build_view

# What a finding can be, in the order in which reports tell them.
VERDICTS: tuple[Verdict, ...] = ("discrepancy", "agreement", "single-source")

# Beside the verdicts, what a report can be narrowed to: what several outlets print and one origin
# alone carries.
SINGLE_ORIGIN = "single-origin"


class Renderer(NamedTuple):
    """One output format: how it renders a report and a split, and the files that it is for.

    ``render_claims`` is None where a split without findings says nothing in this format.
    ``by_story``: it shows the stories as the view tells them, and not just the report's records.
    ``suffixes`` are lower-case with their dot; the first is the usual one, and a format without
    any is chosen by its name alone.
    """

    render: Callable[[View], str]
    render_claims: Callable[[ClaimsView], str] | None = None
    suffixes: tuple[str, ...] = ()
    by_story: bool = True


def _late(module: str, function: str = "render") -> Callable[[Any], str]:
    """The renderer ``function`` of one of our modules, which is imported when it is called."""

    def call(view: Any) -> str:
        text: str = getattr(import_module(f"{__name__}.{module}"), function)(view)
        return text

    return call


def _export(module: str, *suffixes: str) -> Renderer:
    """The format of a module of ours that renders reports and splits."""
    return Renderer(
        render=_late(module), render_claims=_late(module, "render_claims"), suffixes=suffixes
    )


def _terminal(view: View) -> str:
    from reconcile.reports.terminal import render

    return render(view)


def _terminal_claims(view: ClaimsView) -> str:
    from reconcile.reports.claims_terminal import render

    return render(view)


def _markdown(view: View) -> str:
    from reconcile.reports.markdown import render

    return render(view)


def _markdown_claims(view: ClaimsView) -> str:
    from reconcile.reports.markdown import render_claims

    return render_claims(view)


def _json(view: View | ClaimsView) -> str:
    from reconcile.reports.json_report import render

    return render(view)


def _html(view: View) -> str:
    from reconcile.reports.html import render

    return render(view)


def _html_claims(view: ClaimsView) -> str:
    from reconcile.reports.html import render_claims

    return render_claims(view)


def _github(view: View) -> str:
    from reconcile.reports.github import render

    return render(view)


def _sarif(view: View) -> str:
    from reconcile.reports.sarif import render

    return render(view)


def _junit(view: View) -> str:
    from reconcile.reports.junit import render

    return render(view)


def _gitlab(view: View) -> str:
    from reconcile.reports.gitlab import render

    return render(view)


# Of formats that share a suffix, the first is the one that --output means by it.
REPORTS: dict[str, Renderer] = {
    "terminal": Renderer(
        render=_terminal, render_claims=_terminal_claims, suffixes=(".txt", ".text")
    ),
    "markdown": Renderer(
        render=_markdown, render_claims=_markdown_claims, suffixes=(".md", ".markdown")
    ),
    "json": Renderer(render=_json, render_claims=_json, suffixes=(".json",), by_story=False),
    "html": Renderer(render=_html, render_claims=_html_claims, suffixes=(".html", ".htm")),
    "csv": _export("csv_report", ".csv"),
    "jsonl": _export("jsonl_report", ".jsonl", ".ndjson"),
    "table": _export("table", ".md"),
    "fragment": _export("fragment", ".html"),
    "github": Renderer(render=_github, render_claims=None, suffixes=()),
    "sarif": Renderer(render=_sarif, render_claims=None, suffixes=(".sarif",)),
    "junit": Renderer(render=_junit, render_claims=None, suffixes=(".xml",)),
    "gitlab": Renderer(render=_gitlab, render_claims=None, suffixes=()),
}


def format_of(suffix: str) -> str | None:
    """The format that files with this suffix are in, or None."""
    return next((n for n, r in REPORTS.items() if suffix.lower() in r.suffixes), None)


def renderer_of(name: str) -> Renderer | None:
    """The format of this name, ours or an installed package's; None where there is none.

    Raises FormatError where a package's cannot be used.
    """
    if name in REPORTS:
        return REPORTS[name]
    from reconcile.reports.plugins import load

    return load(name)


_VIEWS = {
    "ClaimsView": "claims_view",
    "build_claims_view": "claims_view",
    "Options": "view",
    "View": "view",
    "build_view": "view",
}


def __getattr__(name: str) -> Any:
    """Load a view on first use: ``reconcile --help`` should not pay for it."""
    if name not in _VIEWS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_VIEWS[name]}"), name)


__all__ = [
    "REPORTS",
    "SINGLE_ORIGIN",
    "VERDICTS",
    "ClaimsView",
    "Options",
    "Renderer",
    "View",
    "build_claims_view",
    "build_view",
    "format_of",
    "renderer_of",
]
