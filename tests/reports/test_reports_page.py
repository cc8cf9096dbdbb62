"""The page as text: one file, a policy that allows its own script alone, every finding on it."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from report_samples import hostile_report, plain_report, stories_report

from bench.corpora import long_story
from reconcile.api import reconcile
from reconcile.reports import REPORTS, Options, build_claims_view, build_view

PAGE = REPORTS["html"].render(build_view(hostile_report()))


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_nothing_is_loaded_from_anywhere() -> None:
    found = Tags(PAGE).found
    assert {"article", "script", "style"} <= {tag for tag, _ in found}
    assert not {"link", "img", "iframe", "object", "embed", "base"} & {tag for tag, _ in found}
    for tag, attributes in found:
        assert not any(name in ("src", "style") or name.startswith("on") for name in attributes)
        if tag == "a":
            assert (attributes["href"] or "").startswith("#")


def test_the_policy_allows_exactly_our_script_and_style() -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', PAGE)
    for tag in ("script", "style"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", PAGE, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy.replace("&#43;", "+")
    assert policy.startswith("default-src &#39;none&#39;")


def test_every_finding_is_on_it_whatever_the_caps() -> None:
    report = stories_report(3)
    page = REPORTS["html"].render(build_view(report, Options(cap_agreements=0, cap_single=0)))
    assert page.count('<article class="finding') == len(report.findings)


def test_the_matrix_stands_for_three_and_more_sources_only() -> None:
    page = REPORTS["html"].render(build_view(plain_report()))
    sources = len(plain_report().articles)
    assert ("Who says what" in page) is (sources > 2)


def test_the_split_is_a_page_too() -> None:
    page = REPORTS["html"].render_claims(build_claims_view(hostile_report(), Options()))
    assert "<script" not in page
    assert "script-src &#39;none&#39;" in page


def test_ten_long_articles_make_a_page_of_less_than_a_megabyte() -> None:
    articles = [made.article for made in long_story(articles=10, words=800)]
    assert all(article.words >= 800 for article in articles)
    report = reconcile({article.id: article.text for article in articles}, use_cache=False)
    page = REPORTS["html"].render(build_view(report))
    assert len(report.findings) > 100
    assert page.count('<article class="finding') == len(report.findings)
    assert len(page.encode()) < 1_000_000


def test_the_articles_are_read_without_the_marks_of_markdown() -> None:
    text = "\n# Bridge shut\n\nThe bridge is shut.\n\n- It has a crack.\n"
    report = reconcile({"east": text, "west": text.replace("crack", "hole")}, use_cache=False)
    page = REPORTS["html"].render(build_view(report))
    reading = page[page.index('<section class="text"') :]
    told = re.sub(r"<[^>]*>", "", reading[: reading.index("</section>")])
    assert "Bridge shut" in told
    assert "# " not in told
    assert "- It" not in told
