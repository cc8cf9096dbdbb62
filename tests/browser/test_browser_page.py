"""The page in a real browser: filters, search, keys, the two columns, deep links, phone, print."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

if not CHROMIUM and not os.environ.get("CI"):
    pytest.skip("there is no chromium here", allow_module_level=True)
sync_api = pytest.importorskip("playwright.sync_api")

Page = Any


@pytest.fixture(scope="module")
def page_file(
    tmp_path_factory: pytest.TempPathFactory, run_command: Callable[..., CompletedProcess[bytes]]
) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    run_command("sources", "--output", str(path))
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Any, page_file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    told: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(page_file.as_uri())
    yield opened
    assert told == []
    assert [url for url in asked if not url.startswith("file:")] == []
    context.close()


def shown(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        ".finding", "all => all.filter(f => !f.hidden).map(f => f.classList[1])"
    )
    return found


def test_filters_narrow_and_clear(page: Page) -> None:
    every = len(shown(page))
    page.select_option("#verdict", "discrepancy")
    assert set(shown(page)) == {"discrepancy"}
    page.select_option("#kind", "name")
    assert 0 < len(shown(page)) < every
    assert "of" in page.inner_text("#shown")
    page.click("button[type=reset]")
    sync_api.expect(page.locator(".finding:not([hidden])")).to_have_count(every)


def test_outlet_and_severity_filter(page: Page) -> None:
    page.select_option("#outlet", label="Lypa Street News")
    told = page.eval_on_selector_all(
        ".finding:not([hidden])", "all => all.map(f => f.textContent.includes('Lypa Street News'))"
    )
    assert told
    assert all(told)
    page.select_option("#severity", "high")
    assert set(shown(page)) == {"discrepancy"}


def test_search_finds_words_wherever_they_stand(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("command center")
    assert 0 < len(shown(page)) < 10
    page.keyboard.press("Escape")
    assert len(shown(page)) > 10


def test_keys_walk_the_findings(page: Page) -> None:
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    assert first.startswith("finding-")
    assert second not in ("", first)
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("?")
    assert page.evaluate("document.getElementById('help').open")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.getElementById('help').open")


def test_a_deep_link_opens_its_finding(page: Page, page_file: Path) -> None:
    name = page.eval_on_selector(".finding.agreement", "f => f.id")
    page.goto("about:blank")
    page.goto(f"{page_file.as_uri()}#{name}")
    assert page.evaluate("document.activeElement.id") == name
    assert page.eval_on_selector(f"#{name} details", "d => d.open")


def test_one_column_lights_up_the_other(page: Page) -> None:
    page.click(".reading > summary >> nth=0")
    text = ".reading >> nth=0 >> .text:not(.off)"
    assert page.locator(text).count() == 2
    run = page.locator(text).nth(0).locator(".run.discrepancy").first
    run.hover()
    assert page.locator(text).nth(1).locator(".run.lit").count() > 0
    page.mouse.move(0, 0)
    page.locator(text).nth(1).locator(".run.agreement").first.focus()
    assert page.locator(text).nth(0).locator(".run.lit").count() > 0


def test_copy_as_markdown(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click(".finding.discrepancy .copy >> nth=0")
    page.wait_for_selector("text=Copied")
    assert "### Name" in page.evaluate("navigator.clipboard.readText()")
    page.click(".finding.agreement .copy >> nth=0")
    page.wait_for_selector(".finding.agreement >> text=Copied")
    told = page.evaluate("navigator.clipboard.readText()")
    assert told.count("\n- **") >= 2
    assert told.count("\n  > ") >= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_hinders_a_reader(page: Page, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = axe.Axe().run(page, options=rules).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []


def test_the_chosen_theme_wins(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert page.get_attribute("#theme", "aria-pressed") == "true"


def test_it_prints(page: Page) -> None:
    data = page.pdf()
    assert data.startswith(b"%PDF")
    assert len(data) > 10_000


def test_it_reads_without_its_script(browser: Any, page_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert not page.is_visible(".filters")
    assert page.is_visible(".finding.discrepancy blockquote >> nth=0")
    page.click(".reading > summary >> nth=0")
    assert page.is_visible(".reading .text >> nth=0")
    context.close()


def test_hostile_text_stays_text(browser: Any, tmp_path: Path) -> None:
    sys.path.insert(0, str(Path(__file__).parent.parent / "reports"))
    from report_samples import hostile_report

    from reconcile.reports import REPORTS, build_view

    path = tmp_path / "hostile.html"
    path.write_text(REPORTS["html"].render(build_view(hostile_report())), encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(path.as_uri())
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert asked == [path.as_uri()]
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed, link").count() == 0
    assert page.locator("svg").count() == page.locator("figure.graph > .wide > svg").count() == 1
    assert page.locator("svg image, svg script, svg foreignObject, svg a, [onload]").count() == 0
    page.close()
