"""What a reader has set holds: forced colours, reduced motion, text twice as large."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import chromium

PAGES = ("index.html", "method.html", "stories/*/index.html", "articles/*.html")


@pytest.mark.parametrize("name", PAGES)
def test_forced_colours_and_reduced_motion_hide_nothing(browser: Browser, site: Path, name: str) -> None:
    context = browser.new_context(
        forced_colors="active",
        reduced_motion="reduce",
        bypass_csp=True,
        viewport={"width": 1280, "height": 900},
    )
    try:
        page = context.new_page()
        page.goto(min(site.glob(name)).as_uri())
        found = Axe().run(page).response["violations"]
        assert not found, [(each["id"], [node["target"] for node in each["nodes"]][:4]) for each in found]
        assert page.evaluate("document.getAnimations().length") == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    finally:
        context.close()


def test_text_twice_as_large_stays_on_the_page(browser: Browser, site: Path) -> None:
    """The browser's own setting, which lengths and widths of the page follow: 200 % of the usual 16 px."""
    large = browser.browser_type.launch(
        executable_path=chromium(), args=["--no-sandbox", "--blink-settings=defaultFontSize=32"]
    )
    try:
        for name in PAGES:
            page = large.new_page(viewport={"width": 1280, "height": 900})
            page.goto(min(site.glob(name)).as_uri())
            size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
            assert page.evaluate(size) >= 26, "sizes of text follow the reader's"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            page.close()
    finally:
        large.close()
