"""Makes the pictures in docs/ that the README and docs/pages.md show.

    python tests/browser/picture.py                 all of them, from site/
    python tests/browser/picture.py story phone     some

Run it after the pages have changed their look: nothing else renews the pictures.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import chromium  # noqa: E402 - found through the line above

_MOST_BYTES = 400_000


@dataclass(frozen=True)
class View:
    """A page, the size of the window, and what stands at its top."""

    page: str
    wide: int
    high: int
    at: str = ""
    scheme: str = "light"


VIEWS = {
    "story": View("stories/*/index.html", 1440, 1500),
    "passages": View("stories/*/index.html", 1440, 1000, "#read"),
    "article": View("articles/000*.html", 1280, 900),
    "phone": View("stories/*/index.html", 390, 844),
    "dark": View("index.html", 1280, 800, scheme="dark"),
}


def main(names: list[str]) -> None:
    path = chromium()
    if path is None or not (ROOT / "site" / "index.html").is_file():
        sys.exit("needs a built site/ and a Chromium on the path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name in names or list(VIEWS):
            _take(browser, VIEWS[name], ROOT / "docs" / f"{name}.png")
        browser.close()


def _take(browser: Browser, view: View, target: Path) -> None:
    page = browser.new_page(
        viewport={"width": view.wide, "height": view.high},
        color_scheme="dark" if view.scheme == "dark" else "light",
    )
    page.goto(min((ROOT / "site").glob(view.page)).as_uri() + view.at)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=target)
    page.close()
    size = target.stat().st_size
    if size > _MOST_BYTES:
        sys.exit(f"{target.relative_to(ROOT)} has {size:,} bytes, more than {_MOST_BYTES:,}")
    print(f"{target.relative_to(ROOT)}: {size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
