"""The story page of the small example, whole: open `tests/golden/bridge.html` in a browser.

After a change that is meant, look at the page and keep it:

    RENEW_GOLDEN=1 pytest tests/publishing/test_golden.py
"""

from __future__ import annotations

import os
from pathlib import Path

from generator.publishing.story_page import story_pages
from generator.publishing.templates import open_theme
from generator.settings import SiteSettings
from tests.publishing.examples import dossier, investigation


def test_the_story_page_is_the_one_that_was_looked_at(root: Path) -> None:
    (_, content), *_ = story_pages(dossier(), investigation(), open_theme(None), SiteSettings())
    # The golden page borrows the theme's own sheet and fonts, so that it looks as it will.
    page = content.decode().replace('"../../assets/', '"../../themes/default/assets/')
    golden = root / "tests" / "golden" / "bridge.html"
    if os.environ.get("RENEW_GOLDEN"):
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8"), "see how to renew it at the top of this file"
