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


CUT_OR_COVERED = """() => {
  const bad = [], leaves = [], hidden = '.vh, .say, .skip, script, style, svg';
  const aside = e => !e.checkVisibility() || e.closest(hidden) || e.closest('.bar, .toc');
  for (const e of document.querySelectorAll('body *')) {
    const s = getComputedStyle(e), scrolls = [s.overflowX, s.overflowY].includes('auto');
    if (!aside(e) && !scrolls && (s.overflowX !== 'visible' || s.overflowY !== 'visible')
        && s.textOverflow !== 'ellipsis'
        && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
      bad.push('cut: ' + e.textContent.trim().slice(0, 60));
  }
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const node = words.currentNode, range = document.createRange();
    if (!node.data.trim() || aside(node.parentElement)) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 2 && box.height > 2) leaves.push([box, node]);
  }
  leaves.sort((a, b) => a[0].top - b[0].top);
  leaves.forEach(([a, one], at) => {
    for (let n = at + 1; n < leaves.length && leaves[n][0].top < a.bottom; n++) {
      const [b, other] = leaves[n], wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (one !== other && wide > 3 && high > .5 * Math.min(a.height, b.height))
        bad.push('covered: ' + one.data.trim().slice(0, 40) + ' / ' + other.data.trim().slice(0, 40));
    }
  });
  return bad;
}"""


def test_text_twice_as_large_is_neither_cut_nor_covered(browser: Browser, site: Path) -> None:
    """The browser's own setting, which lengths and widths of the page follow: 200 % of the usual 16 px."""
    large = browser.browser_type.launch(
        executable_path=chromium(), args=["--no-sandbox", "--blink-settings=defaultFontSize=32"]
    )
    names = (*PAGES, "stories/*/compare/a-b.html", "stories/*/quotes.html", "outlets/index.html", "find.html")
    try:
        for name in names:
            page = large.new_page(viewport={"width": 1440, "height": 900})
            page.goto(min(site.glob(name)).as_uri())
            size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
            assert page.evaluate(size) >= 26, "sizes of text follow the reader's"
            for width in (1440, 390):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
                assert page.evaluate(CUT_OR_COVERED) == [], (name, width)
            page.close()
    finally:
        large.close()
