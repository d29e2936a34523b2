"""The picture that is shown where someone shares a link to the site: drawn by the browser from its own SVG.

``python -m awesome.website.preview`` writes ``site/assets/preview.png`` again; Playwright and its Chromium are needed.
"""

from __future__ import annotations

import sys
from pathlib import Path

WIDTH, HEIGHT = 1200, 630
SOURCE = "templates/figures/preview.svg"
TARGET = "assets/preview.png"


def draw(site: Path, chromium: str) -> bytes:
    """The picture as PNG."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto((site / SOURCE).resolve().as_uri())
        picture = page.screenshot(type="png")
        browser.close()
    return picture


def main() -> int:
    """Write the picture beside the site's assets."""
    site = Path("site")
    chromium = sys.argv[1] if len(sys.argv) > 1 else "/usr/bin/chromium"
    (site / TARGET).write_bytes(draw(site, chromium))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
