"""What of a page is its article, against the pages in `tests/cases/cleaning/` and the seeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.corpus import read
from generator.corpus.article.article import make_article
from generator.corpus.files.decoding import Problem
from generator.corpus.files.records import Record
from generator.model.article import Article, SentenceRole, ZoneKind
from generator.model.spans import ArticleId
from generator.settings import CorpusSettings
from tests.conftest import ROOT

SETTINGS = CorpusSettings()
PAGES = sorted((ROOT / "tests" / "cases" / "cleaning").glob("*.txt"))
SIGNS = {"H": ZoneKind.HEADLINE, "B": ZoneKind.BODY, "M": ZoneKind.METADATA, "R": ZoneKind.REMOVED}


def article_of(text: str) -> Article:
    article = make_article(Record(text), ArticleId("a"), "a.txt", SETTINGS)
    assert not isinstance(article, Problem), article
    return article


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_line_of_a_page_is_what_its_sign_says(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").rstrip("\n").split("\n")
    signs, text, reasons = [], [], []
    for line in lines:
        words, _, reason = line.partition(" <- ")
        signs.append(words[:1])
        text.append(words[2:])
        reasons.append(reason)
    article = article_of("\n".join(text))
    start = 0
    found, expected = [], []
    for sign, line, reason in zip(signs, text, reasons, strict=True):
        if sign:
            first = start + len(line) - len(line.lstrip())
            zone = next(zone for zone in article.zones if zone.span.start <= first < zone.span.end)
            found.append((line, zone.kind, zone.reason if reason else ""))
            expected.append((line, SIGNS[sign], reason))
        start += len(line) + 1
    assert found == expected


REMOVED_FROM_THE_SEEDS = {
    "000": ["World News", "Related Stories", "Source link", "TruthUSA", "I'm TruthUSA, the author behind …",
            "Leave a Reply", "This site uses Akismet to reduce spam. …"],
    "001": ["Follow AP’s Asia-Pacific news at", "Source link", "Leave a Comment"],
    "002": ["Loading", "Search", ":", "• Category:Other", "Comment(s) Write comment", "Trackback (You …"],
    "003": ["0", "12", "North Korean leader Kim Jong Un and …", "Korea Summit Press Pool via Getty Images"],
    "004": ["Copyright 2024,"],
}  # fmt: skip


def test_exactly_this_is_removed_from_the_seeds(seeds: Path) -> None:
    for article in read(seeds, SETTINGS).articles:
        removed = [
            line.strip()
            for zone in article.zones
            if zone.kind is ZoneKind.REMOVED
            for line in zone.span.of(article.text).split("\n")
            if line.strip()
        ]
        expected = REMOVED_FROM_THE_SEEDS[article.id[:3]]
        assert len(removed) == len(expected)
        for line, start in zip(removed, expected, strict=True):
            assert line.startswith(start.removesuffix("…").strip())


def test_the_seeds_state_who_and_where(seeds: Path) -> None:
    stated = {
        article.id[:3]: (
            article.outlet and article.outlet.value,
            [author.value for author in article.authors],
            article.agency and article.agency.value,
            article.dateline and article.dateline.value,
            article.published and article.published.value,
            article.language,
        )
        for article in read(seeds, SETTINGS).articles
    }
    assert stated == {
        "000": ("TruthUSA", ["Hyung-jin Kim", "Kim Tong-hyung"], None, "SEOUL, South Korea", None, "en"),
        "001": (None, [], "Associated Press", "SEOUL, South Korea", None, "en"),
        "002": (None, [], None, None, None, "en"),
        "003": ("Newsweek", [], None, None, None, "en"),
        "004": (None, [], None, None, None, "en"),
    }


def test_every_value_that_has_a_place_stands_there(seeds: Path) -> None:
    for article in read(seeds, SETTINGS).articles:
        values = [article.headline, article.outlet, article.dateline, *article.authors]
        for found in filter(None, values):
            assert found.span is not None
            assert found.span.of(article.text) == found.value
            assert found.reason


def test_the_sentence_between_headline_and_text_is_the_standfirst(seeds: Path) -> None:
    for article in read(seeds, SETTINGS).articles:
        roles = [sentence.role for sentence in article.sentences]
        assert roles[0] is SentenceRole.HEADLINE
        assert roles.count(SentenceRole.HEADLINE) == 1
        assert roles.count(SentenceRole.STANDFIRST) == (1 if article.id.startswith("002") else 0)
        paragraphs = [s.paragraph for s in article.sentences if s.role is SentenceRole.BODY]
        assert paragraphs == sorted(paragraphs)
        assert set(paragraphs) == set(range(max(paragraphs) + 1))


def test_a_page_copied_whole_keeps_its_article() -> None:
    menu = ["Home", "World", "Politics", "Sport", "Log in", "Subscribe", "Search", "Menu"]
    below = [
        "Most Read",
        "Goat elected to parks board",
        "Advertise",
        "Privacy Policy",
        "Terms of Use",
        "Cookie settings",
    ]
    links = [f"Goat {n} elected again" for n in range(30)]
    paragraphs = [
        f"The mayor of Port Ellis said on Monday that bell number {n} would have to stay silent."
        for n in range(8)
    ]
    page = [*menu, *links[:15], "Bells of Port Ellis stay silent", *paragraphs, *below, *links[15:]]
    article = article_of("\n".join(page))
    body = "".join(zone.span.of(article.text) for zone in article.zones if zone.kind is ZoneKind.BODY)
    assert body.strip().split("\n") == paragraphs
    assert article.headline.value == "Bells of Port Ellis stay silent"


def test_a_table_in_an_article_is_not_a_page_copied_whole() -> None:
    table = [f"Port Ellis {n} Great Marrow {n + 1}" for n in range(60)]
    text = (
        "All scores\n\nThe harbor league ended on Monday with a storm of goals and one of hail.\n\n"
        + "\n".join(table)
    )
    article = article_of(text)
    assert not [zone for zone in article.zones if zone.kind is ZoneKind.REMOVED]


def test_hard_wrapped_lines_become_paragraphs() -> None:
    wrapped = (
        "Mayor resigns over bells\n\n"
        "PORT ELLIS — The mayor of Port Ellis resigned on Tuesday, weeks after her\n"
        "ban on bells had split the harbor in two. She said that she was going to\n"
        "bed, and that nobody should wake her before the end of the week or ask\n"
        "her about bells again.\n\n"
        "The ringers, who had met in the fish hall on Monday night to talk about\n"
        "the ban, said that they would ring the small bells by hand until the\n"
        "council gave them back the large ones, which had been locked away.\n"
    )
    article = article_of(wrapped)
    assert len(article.text) == len(wrapped)
    assert [sentence.paragraph for sentence in article.sentences] == [-1, 0, 0, 1]
    assert article.words_of(1).endswith("had split the harbor in two.")
    assert "\n" not in article.words_of(1)
