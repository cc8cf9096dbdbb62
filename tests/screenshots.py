"""Write the pictures of the page in docs/images again, from the sample.

Run it as ``python -m tests.screenshots``; it needs Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
# Name, width, height, colour scheme, medium, whether the articles are opened side by side.
PICTURES = (
    ("page-light", 1100, 1000, "light", "screen", False),
    ("page-dark", 1100, 1000, "dark", "screen", False),
    ("page-phone", 390, 840, "light", "screen", False),
    ("page-print", 800, 1000, "light", "print", False),
    ("page-reading", 1100, 760, "light", "screen", True),
)


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    command = [sys.executable, "-c", "import sys; from reconcile.cli import main; sys.exit(main())"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        path = Path(folder) / "report.html"
        subprocess.run([*command, "sources", "--output", str(path)], cwd=ROOT, check=True)
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, width, height, scheme, medium, reading in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(path.as_uri())
            page.emulate_media(color_scheme=scheme, media=medium)
            if reading:
                page.click(".reading > summary >> nth=0")
                page.locator(".reading .text:not(.off) .run.discrepancy >> nth=0").hover()
                page.locator(".reading >> nth=0").evaluate("e => e.scrollIntoView()")
            page.screenshot(path=IMAGES / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
