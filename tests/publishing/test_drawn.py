"""Files that an earlier build drew are kept as long as they lie there unchanged, else drawn again."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.cache import Cache
from generator.crew import ALONE
from generator.model.dossier import Corpus, Dossier, reopened
from generator.model.spans import ArticleId
from generator.publishing import publish, render
from generator.publishing.disk.drawn import Drawings, Kept
from generator.publishing.site.files import Site
from generator.settings import SiteSettings, WorkSettings
from generator.track import Track
from tests.publishing import examples

SINGLE = "articles/single.html"


def dossier() -> Dossier:
    made = examples.dossier()
    lone = replace(examples.ARTICLES["D"], id=ArticleId("single"), path="single.txt")
    return replace(made, corpus=Corpus((*made.corpus.articles, lone), ()))


@pytest.fixture
def work(tmp_path: Path) -> WorkSettings:
    return WorkSettings(cache=tmp_path / "cache")


@pytest.fixture
def site(tmp_path: Path, work: WorkSettings) -> Path:
    publish(reopened(dossier()), tmp_path / "site", SiteSettings(), work)
    return tmp_path / "site"


def drawn(
    site: Path, work: WorkSettings, told: Dossier | None = None, settings: SiteSettings | None = None
) -> set[str]:
    """What a build of this site would draw: all that is not kept, without the theme's own files."""
    drawings = Drawings(site, work)
    made = Site(reopened(told or dossier()), settings or SiteSettings(), drawings, ALONE, Track()).files()
    return {
        name
        for name, content in made
        if not isinstance(content, Kept) and not name.startswith("assets/") and content
    }


def slug() -> str:
    return dossier().stories[0].story.slug


def test_where_nothing_changed_nothing_is_drawn(site: Path, work: WorkSettings) -> None:
    assert drawn(site, work) == set()
    _, published = publish(reopened(dossier()), site, SiteSettings(), work)
    assert not published.changed
    assert set(published.unchanged) == set(render(dossier(), SiteSettings()))


def test_without_a_cache_all_is_drawn(site: Path) -> None:
    assert f"stories/{slug()}/index.html" in drawn(site, WorkSettings())


@pytest.mark.parametrize(
    "name", ["stories/{slug}/index.html", "stories/{slug}/edits.csv", SINGLE, "index.html"]
)
@pytest.mark.parametrize("how", ["edited", "shorter", "gone"])
def test_a_file_that_is_not_as_it_was_drawn_is_drawn_again(
    site: Path, work: WorkSettings, name: str, how: str
) -> None:
    path = site / name.format(slug=slug())
    content = path.read_bytes()
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(content[:-3] + b"\0\0\0" if how == "edited" else content[:-3])
    again = drawn(site, work)
    assert path.relative_to(site).as_posix() in again
    assert (SINGLE in again) == (name == SINGLE)
    assert ("corpus.json" in again) == (name == "index.html")
    assert (f"stories/{slug()}/story.json" in again) == name.startswith("stories/")
    publish(reopened(dossier()), site, SiteSettings(), work)
    assert path.read_bytes() == content
    assert drawn(site, work) == set()


def test_an_article_that_changed_costs_its_own_pages_and_the_lists(site: Path, work: WorkSettings) -> None:
    told = dossier()
    *others, lone = told.corpus.articles
    edited = replace(lone, text=lone.text + "\nNobody was hurt.")
    told = replace(told, corpus=Corpus((*others, edited), ()))
    again = drawn(site, work, told)
    assert SINGLE in again
    assert "index.html" in again
    assert not [name for name in again if name.startswith("stories/")]


@pytest.mark.parametrize(
    "settings",
    [SiteSettings(language="de"), SiteSettings(most_bases=2), SiteSettings(site_url="https://a.example/")],
)
def test_other_settings_draw_all_anew(site: Path, work: WorkSettings, settings: SiteSettings) -> None:
    again = drawn(site, work, settings=settings)
    assert {f"stories/{slug()}/index.html", SINGLE, "index.html"} <= again
    publish(reopened(dossier()), site, settings, work)
    assert {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")} == {
        name: content for name, content in render(dossier(), settings).items() if name.endswith(".html")
    }


def test_an_edited_template_draws_all_anew(site: Path, work: WorkSettings, tmp_path: Path) -> None:
    template = tmp_path / "theme/templates/article.html.jinja"
    template.parent.mkdir(parents=True)
    settings = SiteSettings(theme=tmp_path / "theme")
    for words in ("one", "two"):
        template.write_text(f"{{% extends 'base.html.jinja' %}}{{% block main %}}{words}{{% endblock %}}")
        publish(reopened(dossier()), site, settings, work)
        assert words in (site / SINGLE).read_text(encoding="utf-8")
        assert words in (site / "articles/bridge-a.html").read_text(encoding="utf-8")


def test_a_record_that_lies_is_not_believed(site: Path, work: WorkSettings) -> None:
    """Whole, with its digest right, and yet no list of files; or a list of files outside of the site."""
    assert work.cache
    outside = site.parent / "outside.html"
    outside.write_bytes(b"mine")
    for path in [path for path in work.cache.rglob("*") if path.is_file()]:
        Cache(work.cache).put(
            path.parent.name + path.name, b"\x92\xc4\x00\x91\x93\xae../outside.html\xc4\x00\x04"
        )
    assert f"stories/{slug()}/index.html" in drawn(site, work)
