"""Makes docs/story.png, the picture of a story's page that the README shows.

    python tests/browser/picture.py        the top of site/'s story, 1440 wide

Run it after the pages have changed their look: nothing else renews the picture.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import chromium  # noqa: E402 - found through the line above

_WIDE, _HIGH = 1440, 1500
_MOST_BYTES = 400_000


def main() -> None:
    story = next(iter(sorted((ROOT / "site" / "stories").glob("*/index.html"))), None)
    path = chromium()
    if story is None or path is None:
        sys.exit("needs a built site/ and a Chromium on the path")
    target = ROOT / "docs" / "story.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": _WIDE, "height": _HIGH}, color_scheme="light")
        page.goto(story.as_uri())
        page.evaluate("document.fonts.ready")
        page.screenshot(path=target)
        browser.close()
    size = target.stat().st_size
    if size > _MOST_BYTES:
        sys.exit(f"{target.relative_to(ROOT)} has {size:,} bytes, more than {_MOST_BYTES:,}")
    print(f"{target.relative_to(ROOT)}: {size:,} bytes")


if __name__ == "__main__":
    main()
