"""The story page of the small example, whole: open `tests/golden/bridge.html` in a browser.

After a change that is meant, look at the page and keep it:

    RENEW_GOLDEN=1 pytest tests/publishing/test_golden.py
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args, get_type_hints

from msgspec import Struct

from generator.publishing.article.view import ArticleView
from generator.publishing.elements.frame import Frame
from generator.publishing.elements.lookup import Lookup
from generator.publishing.site.index_view import IndexView
from generator.publishing.site.prose import MethodView
from generator.publishing.story.page import story_pages
from generator.publishing.story.view import StoryView, story_view
from generator.publishing.theme.folders import CONTEXT
from generator.publishing.theme.templates import open_theme
from generator.settings import SiteSettings
from tests.publishing.examples import investigation


def test_the_story_page_is_the_one_that_was_looked_at(root: Path) -> None:
    lookup, settings = Lookup(investigation()), SiteSettings()
    view = story_view(investigation(), settings, lookup=lookup)
    (_, content), *_ = story_pages(view, lookup, open_theme(None), settings)
    # The golden page borrows the theme's own sheet and fonts, so that it looks as it will.
    page = content.decode().replace('"../../assets/', '"../../themes/default/assets/')
    golden = root / "tests" / "golden" / "bridge.html"
    if os.environ.get("RENEW_GOLDEN"):
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8"), "see how to renew it at the top of this file"


def _listed(view: type, seen: dict[str, list[str]]) -> None:
    """A view's fields, then those of the views in it."""
    key = f"{view.__module__.removeprefix('generator.').removeprefix('publishing.')}.{view.__name__}"
    if key in seen:
        return
    fields = seen[key] = []
    inner: list[type] = []
    for name, hint in get_type_hints(view).items():
        waiting, found = [hint], []
        while waiting:
            each = waiting.pop(0)
            waiting += get_args(each)
            if isinstance(each, type) and (issubclass(each, Struct) or hasattr(each, "__dataclass_fields__")):
                found.append(each)
        if not name.startswith("_"):
            fields.append(name + "".join(f" ({each.__name__})" for each in dict.fromkeys(found)))
        inner += found
    for each in inner:
        _listed(each, seen)


def test_what_templates_get_is_what_was_agreed(root: Path) -> None:
    """Where a field went or changed its meaning, `CONTEXT` has to grow, and docs/reference to say so."""
    seen: dict[str, list[str]] = {}
    for view in (Frame, StoryView, IndexView, ArticleView, MethodView):
        _listed(view, seen)
    lines = [f"# What templates get, context {CONTEXT}", ""]
    lines += [f"- **{name}**: {', '.join(fields)}" for name, fields in sorted(seen.items())]
    golden = root / "tests" / "golden" / "theme-context.md"
    if os.environ.get("RENEW_GOLDEN"):
        golden.write_text("\n".join([*lines, ""]), encoding="utf-8")
    assert golden.read_text(encoding="utf-8").splitlines() == lines, "see how to renew it at the top"
    assert f"Context version **{CONTEXT}**" in (root / "docs/reference/theme-context.md").read_text("utf-8")
