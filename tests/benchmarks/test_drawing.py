"""How many pages a second of the processor draws: a hundred stories of five texts of news length.

    STORIES=20 pytest -o addopts= -s tests/benchmarks/test_drawing.py      fewer stories, sooner

They are analysed first; what counts is from the finished analysis to the bytes of each file, the lists of
the whole site and looking for garbage included. Seconds depend on the machine, so what is held is a ratio:
the cost of drawing against that of splitting the same bytes into words, measured in turns.
"""

from __future__ import annotations

import os
from collections import Counter
from time import process_time

import pytest
from msgspec.structs import replace

from generator.attribution import attribute
from generator.collation import collate
from generator.model.article import Article, Found
from generator.model.dossier import Corpus, Dossier, Investigation
from generator.model.spans import ArticleId
from generator.model.story import Story
from generator.publishing import site_files
from generator.publishing.site.budget import EXPORTS
from generator.settings import Settings, SiteSettings
from tests.benchmarks.invented import articles

SETTINGS = Settings()
WITHOUT = replace(SETTINGS.site, without=(EXPORTS,))
STORIES = int(os.environ.get("STORIES", "100"))
VARIANTS, SENTENCES = 5, 24
MOST = 60
"""Times what splitting into words costs. Measured: 16 to 20, and 37 with four stories."""
KINDS = ("story", "base", "compare", "quotes", "article", "lists", "data")


def stories() -> Dossier:
    """The analysed corpus."""
    found = tuple(analysed(seed) for seed in range(STORIES))
    texts = tuple(article for each in found for article in each.story.articles)
    return Dossier(Corpus(texts, ()), found)


def analysed(seed: int) -> Investigation:
    texts = tuple(named(each, seed, at) for at, each in enumerate(articles(VARIANTS, seed, SENTENCES)))
    story = Story(f"invented-{seed:03}", texts, ())
    collation = collate(story, SETTINGS.collation)
    return Investigation(story, collation, attribute(collation, SETTINGS.attribution))


def named(article: Article, seed: int, at: int) -> Article:
    """With an id and an outlet of its own."""
    outlet = Found(f"Gazette {at}", None, "its record")
    return replace(article, id=ArticleId(f"s{seed:03}-{at}"), outlet=outlet)


def kind(path: str) -> str:
    """What a file is: a page of some kind, or data."""
    room, name = path.split("/")[0], path.rsplit("/")[-1]
    if not name.endswith(".html"):
        return "data"
    if room == "stories":
        if "/base-" in path:
            return "base"
        return "compare" if "/compare/" in path else {"quotes.html": "quotes"}.get(name, "story")
    return "article" if room == "articles" else "lists"


def drawn(
    dossier: Dossier, settings: SiteSettings
) -> tuple[Counter[str], Counter[str], dict[str, float], float]:
    """Files, bytes and seconds by kind, and what splitting the bytes costs. A file's seconds are those since
    the one before it."""
    files, sizes = Counter[str](), Counter[str]()
    seconds = dict.fromkeys(KINDS, 0.0)
    splitting = 0.0
    at = process_time()
    for path, content in site_files(dossier, settings):
        now = process_time()
        what = kind(path)
        files[what] += 1
        sizes[what] += len(content)
        seconds[what] += now - at
        content.split()
        at = process_time()
        splitting += at - now
    return files, sizes, seconds, splitting


@pytest.mark.slow
def test_a_page_costs_some_times_what_splitting_it_costs(capsys: pytest.CaptureFixture[str]) -> None:
    dossier = stories()
    for title, settings in (("with data", SETTINGS.site), ("without", WITHOUT)):
        turns = [drawn(dossier, settings) for _ in range(3)]
        files, sizes, seconds, _ = min(turns, key=lambda turn: sum(turn[2].values()))
        cost = sum(seconds.values())
        splitting = min(turn[3] for turn in turns)
        pages = files.total() - files["data"]
        with capsys.disabled():
            print(f"\n\n{title}: {pages} pages, {pages / cost:.0f} a second of the processor")
            for what in (each for each in KINDS if files[each]):
                each, size = 1000 * seconds[what] / files[what], sizes[what] / files[what] / 1000
                print(f"{what:8}{files[what]:6}{seconds[what]:7.2f} s{each:7.2f} ms{size:7.1f} kB a file")
            print(f"{cost / splitting:.0f} times what splitting costs")
        assert cost <= MOST * splitting
