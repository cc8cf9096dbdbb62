"""The served page in a real browser: a decision is made, and a changed article is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from serving import Served, serving
from test_browser_page import CHROMIUM, FLAGS, sync_api


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served") / "hotline") as server:
        yield server


@pytest.fixture
def page(served: Served) -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page(viewport={"width": 1100, "height": 900})
        told: list[str] = []
        asked: list[str] = []
        opened.on("console", lambda message: told.append(message.text))
        opened.on("pageerror", lambda error: told.append(str(error)))
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(f"http://{served.host}{served.path}")
        yield opened
        home = f"http://{served.host}{served.path}"
        assert [url for url in asked if not url.startswith(home)] == []
        assert told == []
        browser.close()


def test_a_decision_is_made_on_the_page(page: Any, served: Served) -> None:
    page.select_option("#verdict", "discrepancy")
    finding = page.locator(".finding.discrepancy >> nth=0")
    name = finding.get_attribute("id")
    form = finding.locator("form.decide")
    form.locator("select").select_option("accepted")
    form.locator("[name=note]").fill("Both names are in use.")
    form.locator("[name=by]").fill("night desk")
    form.locator("button").click()
    page.wait_for_selector(f"#{name} .decision:has-text('Both names are in use.')")
    assert page.input_value("#verdict") == "discrepancy"
    assert page.evaluate("document.activeElement.id") == name
    ledger = (served.folder / "claims.yaml").read_text("utf-8")
    assert "Both names are in use." in ledger
    assert "night desk" in ledger


def test_a_changed_article_is_shown_unless_a_note_is_begun(page: Any, served: Served) -> None:
    article = served.folder / "lypa-street.md"
    before = article.read_text("utf-8")
    article.write_text(before.replace("Command Center", "Protection Center"), encoding="utf-8")
    page.wait_for_selector("mark:has-text('Protection')", state="attached", timeout=60_000)
    note = page.locator(".finding.discrepancy >> nth=0").locator("[name=note]")
    note.fill("half a")
    article.write_text(before, encoding="utf-8")
    page.wait_for_selector("#desk-state:has-text('changed')", timeout=60_000)
    assert note.input_value() == "half a"


def test_nothing_hinders_a_reader(page: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = axe.Axe().run(page, options=rules).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
