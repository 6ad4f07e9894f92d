"""The published pages in a real browser: readable by everyone, quiet on the wire, alive to keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from generator import api
from generator.settings import Settings, SiteSettings
from tests.browser.conftest import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def story(site: Path) -> str:
    (folder,) = (site / "stories").iterdir()
    return f"stories/{folder.name}/index.html"


@pytest.fixture(scope="session")
def article(site: Path) -> str:
    return f"articles/{min(path.name for path in (site / 'articles').glob('*.html'))}"


@pytest.fixture(scope="session")
def quotes(story: str) -> str:
    return story.replace("index.html", "quotes.html")


@pytest.fixture(scope="session")
def pages(site: Path, story: str, quotes: str, article: str) -> dict[str, str]:
    """A page of each kind."""
    folder = story.rpartition("/")[0]
    outlet = min(path.name for path in (site / "outlets").glob("*.html") if path.name != "index.html")
    return {
        "index": "index.html",
        "story": story,
        "base": f"{folder}/base-c/index.html",
        "compare": f"{folder}/compare/a-b.html",
        "quotes": quotes,
        "article": article,
        "outlets": "outlets/index.html",
        "outlet": f"outlets/{outlet}",
        "find": "find.html",
        "method": "method.html",
        "404": "404.html",
    }


@contextmanager
def open_page(browser: Browser, url: str, **context: Any) -> Iterator[Page]:
    made = browser.new_context(**context)
    page = made.new_page()
    page.goto(url)
    try:
        yield page
    finally:
        made.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize(
    "kind",
    [
        *("index", "story", "base", "compare", "quotes", "article"),
        *("outlets", "outlet", "find", "method", "404"),
    ],
)
def test_axe_finds_no_violation(
    browser: Browser, site: Path, pages: dict[str, str], kind: str, width: int, scheme: str
) -> None:
    with open_page(
        browser,
        (site / pages[kind]).as_uri(),
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
    ) as page:
        found = Axe().run(page).response["violations"]
        assert not found, [(each["id"], [node["target"] for node in each["nodes"]][:4]) for each in found]


@pytest.mark.parametrize("width", [1440, 900, 390, 320])
def test_no_page_scrolls_sideways(browser: Browser, site: Path, pages: dict[str, str], width: int) -> None:
    for name in pages.values():
        with open_page(browser, (site / name).as_uri(), viewport={"width": width, "height": 900}) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_a_page_asks_nothing_of_anyone_else_and_breaks_no_policy(
    browser: Browser, address: str, story: str
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address + story)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert complaints == []
    assert page.evaluate("document.fonts.status") == "loaded"
    context.close()


def test_a_page_reads_without_a_script(browser: Browser, site: Path, story: str) -> None:
    read = []
    for enabled in (True, False):
        with open_page(browser, (site / story).as_uri(), java_script_enabled=enabled) as page:
            read.append(page.inner_text("main"))
    assert len(read[1]) >= 0.98 * len(read[0]) > 2000


def test_the_keys_walk_the_passages_and_can_be_switched_off(browser: Browser, site: Path, story: str) -> None:
    with open_page(browser, (site / story).as_uri(), viewport={"width": 1440, "height": 900}) as page:
        page.keyboard.press("j")
        page.keyboard.press("j")
        first = page.evaluate("location.hash")
        page.keyboard.press("n")
        flagged = page.evaluate("location.hash")
        assert first.startswith("#p")
        assert flagged not in ("", first)
        page.uncheck("#keys")
        page.locator("body").press("j")
        assert page.evaluate("location.hash") == flagged


def test_a_link_to_a_reading_opens_what_it_is_folded_into(browser: Browser, site: Path, story: str) -> None:
    with open_page(browser, (site / story).as_uri(), viewport={"width": 390, "height": 800}) as page:
        ids = page.evaluate("[...document.querySelectorAll('[id^=p][id*=\"-\"]')].map(e => e.id)")
        assert ids
        page.goto((site / story).as_uri() + "#" + ids[-1])
        page.wait_for_function(
            "id => document.getElementById(id).getBoundingClientRect().height > 0", arg=ids[-1]
        )
        top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", ids[-1])
        assert -5 <= top <= 800


def test_flagged_only_hides_the_rest_without_a_script(browser: Browser, site: Path, story: str) -> None:
    with open_page(
        browser, (site / story).as_uri(), java_script_enabled=False, viewport={"width": 1440, "height": 900}
    ) as page:
        before = page.locator(".ps").filter(visible=True).count()
        page.check("#m-flag")
        after = page.locator(".ps").filter(visible=True).count()
        assert 0 < after < before


def test_whose_words_came_first_is_a_layer_that_needs_no_script(browser: Browser, site: Path) -> None:
    pages = sorted((site / "articles").glob("*.html"))
    layered = next(page for page in pages if 'id="l-first"' in page.read_text(encoding="utf-8"))
    with open_page(browser, layered.as_uri(), java_script_enabled=False) as page:
        letters = page.locator(".txt .pv > sup").filter(visible=True)
        assert letters.count() == 0
        page.check("#l-first")
        assert letters.count() > 5
        assert page.locator(".lg-first").is_visible()
        assert page.locator(".line .side").filter(visible=True).count() == 0


def test_names_are_found_from_a_folder_and_from_a_server(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "find.html")
    page.fill("#q", "kishid")
    page.wait_for_selector("#hits a")
    to = page.get_attribute("#hits a", "href")
    page.click("#hits a")
    assert page.url.endswith(str(to).removeprefix("./"))
    assert page.locator("h1").count() == 1
    context.close()


def test_words_of_the_texts_are_found_passage_by_passage(
    browser: Browser, seeds: Path, tmp_path: Path
) -> None:
    pytest.importorskip("pagefind_bin", reason="Pagefind is not installed: pip install 'copytrail[search]'")
    api.build(seeds, tmp_path / "a" / "site", Settings(site=SiteSettings(search=True)))
    with serving(tmp_path) as address, open_page(browser, address + "a/site/find.html") as page:
        broken: list[str] = []
        page.on("console", lambda message: broken.append(message.text))
        page.fill("#q", "burdened with")
        page.wait_for_selector("#places ol a")
        assert not broken
        assert page.locator("#places mark").first.inner_text() == "burdened"
        assert not Axe().run(page).response["violations"]
        page.click("#places ol a")
        assert page.locator(":target").inner_text().count("burdened with") > 0
        # From a folder there are the names, and no empty promise.
        page.goto((tmp_path / "a" / "site" / "find.html").as_uri())
        page.fill("#q", "burdened")
        assert not page.locator("#texts").is_visible()


def test_a_phone_shows_first_what_needs_attention(browser: Browser, site: Path, story: str) -> None:
    with open_page(browser, (site / story).as_uri(), viewport={"width": 390, "height": 800}) as page:
        shown = page.locator(".ps").filter(visible=True)
        assert shown.count() == page.locator(".ps.flagged").count() > 0
        page.goto((site / story).as_uri() + "#p2")
        page.wait_for_function("document.getElementById('p2').checkVisibility()")
        assert not page.is_checked("#m-flag")


def test_edits_are_spoken_where_a_reader_asks_for_it_and_without_a_script(
    browser: Browser, site: Path, story: str
) -> None:
    with open_page(browser, (site / story).as_uri(), java_script_enabled=False) as page:
        reading = page.locator(".rd").filter(has=page.locator("ins")).first
        assert "inserted" not in reading.aria_snapshot()
        page.focus("#m-say")
        page.keyboard.press("Space")
        assert "inserted" in reading.aria_snapshot()
        assert page.locator(".tg.say").bounding_box()["width"] > 60  # type: ignore[index]
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
