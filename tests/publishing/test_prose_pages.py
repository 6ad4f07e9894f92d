"""The method page says what a theme's prose says; the page for no page works at any depth."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import CopytrailError
from generator.publishing import render
from generator.publishing.site.prose import method_view
from generator.settings import Settings, SiteSettings
from tests.publishing import examples
from tests.publishing.reading import Page

MARKDOWN = """# How

First.

## What it *cannot* tell {#limits}

- <b>one</b>

## Unnamed

[x](javascript:alert(1))
"""


def test_sections_keep_the_addresses_that_their_headings_name() -> None:
    view = method_view(MARKDOWN, "", Settings())
    assert (view.title, view.lead) == ("How", "<p>First.</p>\n")
    assert [(part.id, part.title) for part in view.sections] == [
        ("limits", "What it *cannot* tell"),
        ("part-2", "Unnamed"),
    ]


def test_markup_in_prose_is_words_and_scripts_are_no_links() -> None:
    one, two = method_view(MARKDOWN, "", Settings()).sections
    assert "&lt;b&gt;one&lt;/b&gt;" in one.words
    assert "href" not in two.words


def test_figures_come_from_one_small_file() -> None:
    figures = '[[figure]]\nwhat = "Pairs"\non = "a gold"\nresult = ".90"\nbeside = ".59"\n'
    (row,) = method_view(MARKDOWN, figures, Settings()).measured
    assert (row.what, row.on, row.result, row.beside) == ("Pairs", "a gold", ".90", ".59")


@pytest.mark.parametrize("figures", ["[[figure]", '[[figure]]\nwhat = "no result"\n', "figure = 3\n"])
def test_broken_figures_are_one_line(figures: str) -> None:
    with pytest.raises(CopytrailError, match=r"figures\.toml: cannot be read.*; give each"):
        method_view(MARKDOWN, figures, Settings())


def test_thresholds_are_the_settings() -> None:
    values = {each.what: each.value for each in method_view(MARKDOWN, "", Settings()).thresholds}
    assert values["A run of shared words counts from"] == f"{Settings().attribution.kinship.long_run} words"


def test_the_method_page_has_the_parts_that_other_pages_link() -> None:
    site = render(examples.dossier(), SiteSettings())
    ids = set(Page(site["method.html"]).ids)
    wanted = {
        link.partition("#")[2]
        for name, html in site.items()
        if name.endswith(".html")
        for link in Page(html).links
        if "method.html#" in link
    }
    assert wanted
    assert wanted <= ids


def test_links_of_the_prose_lead_to_files() -> None:
    site = render(examples.dossier(), SiteSettings())
    links = [link.partition("#")[0] for link in Page(site["method.html"]).links]
    assert {link for link in links if link} <= site.keys()


def test_no_page_is_plain_where_the_address_is_not_known() -> None:
    page = Page(render(examples.dossier(), SiteSettings())["404.html"])
    assert [link for link in page.links if not link.startswith(("assets/", "#"))] == []
    assert "no such page" in page.words


@pytest.mark.parametrize("address", ["https://news.example/trail", "https://news.example/trail/"])
def test_no_page_leads_home_from_any_depth(address: str) -> None:
    page = Page(render(examples.dossier(), SiteSettings(site_url=address))["404.html"])
    assert "https://news.example/trail/" in page.links
    assert "https://news.example/trail/assets/style.css" in page.links
    assert not [link for link in page.links if not link.startswith(("https://news.example/trail/", "#"))]


def test_a_theme_may_bring_its_own_prose(tmp_path: Path) -> None:
    (tmp_path / "prose").mkdir()
    markdown = "# Our way\n\n## Limits {#limits}\n\nFew.\n"
    (tmp_path / "prose" / "method.md").write_text(markdown, encoding="utf-8")
    html = render(examples.dossier(), SiteSettings(theme=tmp_path))["method.html"].decode()
    assert "<h1>Our way</h1>" in html
    assert 'id="limits"' in html
