"""The whole of a site: complete before it is written, the same twice, and following its corpus."""

from __future__ import annotations

from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import jinja2
import pytest
from msgspec.structs import replace

from generator.model.dossier import Corpus, Dossier, reopened
from generator.model.spans import ArticleId
from generator.publishing import publish, render
from generator.settings import SiteSettings
from tests.publishing import examples
from tests.publishing.reading import Page

SINGLE = replace(examples.ARTICLES["D"], id=ArticleId("single"), path="single.txt")


def dossier(*singles: object) -> Dossier:
    made = examples.dossier()
    return replace(made, corpus=Corpus((*made.corpus.articles, *singles), ()))  # type: ignore[arg-type]


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    assert not publish(reopened(dossier()), tmp_path / "site", SiteSettings())[1].unchanged
    _, again = publish(reopened(dossier()), tmp_path / "site", SiteSettings())
    assert (again.written, again.removed) == ((), ())


def test_the_page_of_an_article_goes_with_it_and_the_lists_follow(tmp_path: Path) -> None:
    publish(reopened(dossier(SINGLE)), tmp_path, SiteSettings())
    assert (tmp_path / "articles" / "single.html").exists()
    _, published = publish(reopened(dossier()), tmp_path, SiteSettings())
    assert published.removed == ("articles/single.html",)
    assert published.written == (
        "corpus.json",
        "find/all.js",
        "index.html",
        "outlets/index.html",
        "outlets/marn-courier.html",
    )


def test_a_site_that_cannot_be_made_whole_is_not_begun(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    (theme / "templates").mkdir(parents=True)
    (theme / "templates" / "404.html.jinja").write_text("{{ nothing_of_the_kind }}", encoding="utf-8")
    with pytest.raises(jinja2.UndefinedError):
        publish(reopened(dossier()), tmp_path / "site", SiteSettings(theme=theme))
    assert not (tmp_path / "site").exists()


def test_no_link_and_no_fragment_is_dead_and_no_id_stands_twice() -> None:
    site = render(dossier(SINGLE), SiteSettings())
    pages = {name: Page(content) for name, content in site.items() if name.endswith(".html")}
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            path, _, fragment = unquote(link).partition("#")
            there = normpath(join(dirname(name), path)) if path else name
            assert there in site, (name, link)
            assert not fragment or there not in pages or fragment in pages[there].ids, (name, link)


def test_every_page_links_the_data_behind_it() -> None:
    site = render(dossier(SINGLE), SiteSettings())
    for name, content in site.items():
        if name.endswith(".html") and name != "404.html":
            assert any(link.endswith("corpus.json") for link in Page(content).links), name
        if name.startswith(("stories/", "articles/bridge")) and name.endswith(".html"):
            assert any(link.endswith("story.json") for link in Page(content).links), name


def test_pages_hold_to_their_policy() -> None:
    for name, content in render(dossier(SINGLE), SiteSettings()).items():
        if name.endswith(".html"):
            for tag, given in Page(content).tags:
                assert tag not in ("style", "iframe", "object", "base", "form"), (name, tag)
                assert not [key for key in given if key == "style" or key.startswith("on")], (name, given)
                assert tag != "script" or given.get("src", "").endswith("assets/site.js"), (name, given)


def test_jekyll_is_kept_away() -> None:
    assert render(dossier(), SiteSettings())[".nojekyll"] == b""
