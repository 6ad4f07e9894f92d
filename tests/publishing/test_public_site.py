"""What only a site with an address has: a feed, a map, canonical links, data about pages, pictures."""

from __future__ import annotations

import io
import json
import re
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from generator.model.article import Found
from generator.publishing import render
from generator.publishing.site.web_files import site_maps
from generator.settings import SiteSettings
from tests.publishing import examples

ADDRESS = "https://desk.example/news/"
SITE = render(examples.dossier(), SiteSettings(site_url=ADDRESS))
PAGES = {name: content.decode() for name, content in SITE.items() if name.endswith(".html")}
STORY = "stories/harbour-master-closes-the-lindholm-swing-bridge/index.html"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def _address(name: str) -> str:
    return f"{ADDRESS}{name.removesuffix('index.html')}"


def _data(page: str) -> dict[str, Any]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    found: dict[str, Any] = json.loads(block)
    return found


def test_without_an_address_there_is_none_of_it() -> None:
    site = render(examples.dossier(), SiteSettings())
    assert not {"feed.xml", "sitemap.xml", "picture.png"} & set(site)
    for page in (content.decode() for name, content in site.items() if name.endswith(".html")):
        assert "canonical" not in page
        assert "ld+json" not in page
        assert "og:" not in page


def test_every_page_has_one_address_and_the_map_has_them_all() -> None:
    for name, page in PAGES.items():
        links = re.findall(r'<link rel="canonical" href="([^"]+)">', page)
        assert links == ([] if name == "404.html" else [_address(name)])
    listed = re.findall(r"<loc>(.*?)</loc>", SITE["sitemap.xml"].decode())
    assert sorted(listed) == sorted(_address(name) for name in PAGES if name != "404.html")


def test_a_large_map_is_parted() -> None:
    files = dict(site_maps((f"p{n}.html" for n in range(50_001)), ADDRESS))
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert b"news/sitemap-2.xml</loc>" in files["sitemap.xml"]
    assert files["sitemap-1.xml"].count(b"<loc>") == 50_000


def test_the_feed_has_the_story_with_the_day_of_its_newest_text() -> None:
    feed = ElementTree.fromstring(SITE["feed.xml"])
    newest = max(
        variant.article.published.value
        for variant in examples.investigation().collation.variants
        if variant.article.published
    )
    (entry,) = feed.findall("a:entry", ATOM)
    assert entry.findtext("a:id", namespaces=ATOM) == _address(STORY)
    updated = entry.findtext("a:updated", namespaces=ATOM) or ""
    assert updated.startswith(newest[:10])
    assert datetime.fromisoformat(updated).tzinfo
    assert feed.findtext("a:updated", namespaces=ATOM) == updated


def test_an_article_says_what_it_is_based_on_and_nothing_unproven() -> None:
    said = {name: _data(page) for name, page in PAGES.items() if name.startswith("articles/")}
    letters = {v.letter: v.article for v in examples.investigation().collation.variants}
    by_letter = {letter: said[f"articles/{article.id}.html"] for letter, article in letters.items()}
    assert all(each["@type"] == "NewsArticle" for each in said.values())
    assert by_letter["A"]["isBasedOn"] == [{"@type": "CreativeWork", "name": "City Wire report"}]
    assert by_letter["D"]["citation"]
    assert "isBasedOn" not in by_letter["C"]
    assert "isBasedOn" not in by_letter["E"]
    assert len(_data(PAGES[STORY])["isBasedOn"]) == len(letters)


def test_no_headline_ends_the_block_of_data() -> None:
    case = examples.dossier()
    article = replace(case.stories[0].collation.variants[0].article, id="evil")
    headline = Found("</script><script>alert(1)</script>", None, "x")
    lone = replace(article, headline=replace(article.headline, value=headline.value))
    dossier = replace(case, corpus=replace(case.corpus, articles=(*case.corpus.articles, lone)))
    page = render(dossier, SiteSettings(site_url=ADDRESS))["articles/evil.html"].decode()
    assert "<script>alert" not in page
    assert _data(page)["headline"] == headline.value


def test_shared_links_show_a_picture_of_the_story() -> None:
    image = pytest.importorskip("PIL.Image")
    for name, page in PAGES.items():
        pictures = re.findall(r'<meta property="og:image" content="([^"]+)">', page)
        assert len(pictures) == (name != "404.html")
        for picture in pictures:
            content = SITE[picture.removeprefix(ADDRESS)]
            assert content.startswith(b"\x89PNG")
            assert len(content) < 60_000
    drawn = image.open(io.BytesIO(SITE[STORY.replace("index.html", "picture.png")]))
    assert drawn.size == (1200, 630)
    assert len(set(drawn.convert("L").tobytes())) > 8


def test_a_site_draws_no_more_pictures_than_asked_and_always_the_same() -> None:
    pytest.importorskip("PIL")
    few = render(examples.dossier(), SiteSettings(site_url=ADDRESS, most_pictures=0))
    assert [name for name in few if name.endswith(".png")] == ["picture.png"]
    again = render(examples.dossier(), SiteSettings(site_url=ADDRESS))
    assert {name: SITE[name] for name in SITE if name.endswith(".png")} == {
        name: again[name] for name in again if name.endswith(".png")
    }
