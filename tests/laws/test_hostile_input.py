"""A thousand attacks in every field of every format, followed into every page and every export.

What an article says may change the words of a page and never its elements, attributes or links.
`tests/browser/test_hostile.py` opens such pages in a real browser.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from generator.build import build
from generator.model.brief import Overview
from generator.settings import Settings, SiteSettings
from tests import attacks

ROOT = Path(__file__).parents[2]
ADDRESS = "https://desk.example/news/"
ELSEWHERE = {
    *(("a", "rel"), ("abbr", ""), ("abbr", "title"), ("abbr", "class"), ("bdi", "")),
    *(("g", "transform"), ("p", "data-w"), ("span", "dir"), ("time", ""), ("time", "datetime")),
}
"""What pages have that the seeds' site happens not to have."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def overview(place: Path) -> Overview:
    site = SiteSettings(site_url=ADDRESS)
    settings = replace(Settings(), source=attacks.put(place / "corpus"), output=place / "site", site=site)
    found, _ = build(settings)
    return found


@pytest.fixture(scope="module")
def files(place: Path, overview: Overview) -> dict[str, bytes]:
    assert overview.stories
    site = place / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


class Markup(HTMLParser):
    """The elements, attributes and links of a page; the contents of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[tuple[str, str]] = set()
        self.links: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        self.links += [
            (tag, value or "") for name, value in attrs if name in ("href", "src", "action", "data")
        ]
        self._in_script = tag == "script"

    def handle_data(self, data: str) -> None:
        if self._in_script and data.strip():
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False


def pages(files: dict[str, bytes]) -> Iterator[tuple[str, Markup]]:
    for name, content in files.items():
        if name.endswith(".html"):
            yield name, Markup(content.decode())


def known() -> set[tuple[str, str]]:
    """What honest articles' pages consist of, and what the head of a public site's has."""
    honest = {
        name for page in (ROOT / "site").rglob("*.html") for name in Markup(page.read_text("utf-8")).names
    }
    public = {("link", "title"), ("link", "type"), ("meta", "property"), ("script", "type")}
    return honest | public | ELSEWHERE


def test_there_are_a_thousand_attacks() -> None:
    assert len(attacks.ATTACKS) >= 1000


def test_no_page_has_an_element_or_attribute_of_an_article(files: dict[str, bytes]) -> None:
    fine = known()
    for name, page in pages(files):
        assert page.names <= fine, name
        assert not any(attribute.startswith("on") or attribute == "style" for _, attribute in page.names), (
            name
        )


def test_every_link_leads_to_a_file_of_the_site_or_to_the_web(files: dict[str, bytes]) -> None:
    for name, page in pages(files):
        for element, link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                assert parts.scheme in ("http", "https"), (name, link)
                assert element == "a" or link.startswith(ADDRESS), (name, link)
            elif parts.path:
                there = (Path("/") / name).parent / unquote(parts.path)
                assert there.resolve().relative_to("/").as_posix() in files, (name, link)


def test_scripts_in_pages_are_data(files: dict[str, bytes]) -> None:
    for _, page in pages(files):
        for script in page.scripts:
            assert json.loads(script)["@context"] == "https://schema.org"
            assert "<" not in script


def test_every_export_is_whole_and_has_the_words_as_data(files: dict[str, bytes]) -> None:
    kinds = set()
    for name, content in files.items():
        suffix = name.rpartition(".")[2]
        kinds.add(suffix)
        if suffix in ("json", "jsonld"):
            json.loads(content)
        elif suffix in ("xml", "svg"):
            assert b"<!DOCTYPE" not in content
            assert b"<!ENTITY" not in content
            ElementTree.fromstring(content)
        elif suffix == "csv":
            cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
            assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]
    assert kinds >= {"html", "json", "jsonld", "xml", "csv", "bib", "txt", "js"}


def test_no_word_of_an_attack_is_lost(files: dict[str, bytes], overview: Overview, place: Path) -> None:
    read = {article.path: article.text for article in overview.corpus.articles}
    stories = [json.loads(content) for name, content in files.items() if name.endswith("story.json")]
    published = {article["path"]: article["text"] for story in stories for article in story["articles"]}
    assert published.items() <= read.items()
    for path in (place / "corpus").glob("*[0-9].txt"):
        lines = path.read_text(encoding="utf-8").replace("\r", "\n").replace("\u2028", "\n").splitlines()
        have = "".join(read[path.name].split())
        for line in lines:
            if line.isprintable():
                assert "".join(line.split()) in have


def test_nothing_is_written_outside_the_site(place: Path, files: dict[str, bytes]) -> None:
    assert {path.name for path in place.iterdir()} == {"corpus", "site"}
    assert all("\\" not in name and ":" not in name and len(name) < 200 for name in files)
