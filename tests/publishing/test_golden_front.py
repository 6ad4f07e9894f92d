"""The front page and an article of the small example, whole: open them in `tests/golden/`.

After a change that is meant, look at the pages and keep them:

    RENEW_GOLDEN=1 pytest tests/publishing/test_golden_front.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator.publishing import render
from generator.settings import SiteSettings
from tests.publishing.examples import dossier


@pytest.mark.parametrize(
    ("page", "golden"),
    [("index.html", "bridge-index.html"), ("articles/bridge-b.html", "bridge-article.html")],
)
def test_the_page_is_the_one_that_was_looked_at(root: Path, page: str, golden: str) -> None:
    html = render(dossier(), SiteSettings())[page].decode()
    # The golden page borrows the theme's own sheet and fonts, so that it looks as it will.
    html = re.sub(r'"(?:\.\./)*assets/', '"../../themes/default/assets/', html)
    kept = root / "tests" / "golden" / golden
    if os.environ.get("RENEW_GOLDEN"):
        kept.write_text(html, encoding="utf-8")
    assert html == kept.read_text(encoding="utf-8"), "see how to renew it at the top of this file"
