"""Paragraphs that recur over an outlet's articles: what is taken for the outlet's, and what is not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import read
from generator.corpus.article.recurring import candidates
from generator.model.article import Article, ZoneKind
from generator.settings import CorpusSettings
from tests.collation.texts import article as text_of

SETTINGS = CorpusSettings()
SUBJECTS = [
    ("bakery", "flour", "ovens"), ("harbor", "trawlers", "quay"), ("orchestra", "violins", "recital"),
    ("reservoir", "turbines", "drought"), ("museum", "fossils", "curator"), ("railway", "signals", "wagons"),
    ("hospital", "nurses", "wards"), ("orchard", "apples", "frost"), ("stadium", "goalkeeper", "penalty"),
    ("library", "manuscripts", "archive"), ("brewery", "barrels", "yeast"), ("airport", "runway", "pilots"),
    ("prison", "inmates", "wardens"), ("school", "pupils", "exams"), ("quarry", "granite", "blasting"),
]  # fmt: skip
NOTICE = "Our newsroom lives where you live. Every donation keeps a reporter at work."


def report(number: int, *extra: str, middle: str = "") -> str:
    place, thing, other = SUBJECTS[number % len(SUBJECTS)]
    paragraphs = [
        f"Council debates the {place} again",
        f"Plans for the {place} were told on Tuesday, and {thing} came up more than once, part {number}.",
        middle,
        f"Nobody had counted the {thing} since spring, a clerk said, and the {other} were in a poor state.",
        f"A vote on the {place} and its {other} will be held next week, number {number} of this year.",
        *extra,
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def corpus(folder: Path, texts: Sequence[str], outlet: str = "The Gazette") -> list[Article]:
    rows = [
        {"id": f"n{number:03}", "text": text, "title": text.partition("\n")[0], "source": outlet}
        for number, text in enumerate(texts)
    ]
    folder.mkdir(exist_ok=True)
    (folder / "feed.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return list(read(folder, SETTINGS).articles)


def taken(articles: Sequence[Article]) -> dict[str, str]:
    """What was removed for recurring, with the reason."""
    return {
        zone.span.of(article.text).strip(): zone.reason
        for article in articles
        for zone in article.zones
        if zone.kind is ZoneKind.REMOVED and zone.reason.startswith("recurs")
    }


def test_a_notice_of_the_outlet_is_removed_wherever_it_stands(tmp_path: Path) -> None:
    texts = [
        report(n, NOTICE) if n % 4 == 0 else report(n, middle=NOTICE) if n % 4 == 1 else report(n)
        for n in range(15)
    ]
    articles = corpus(tmp_path / "a", texts)
    assert taken(articles) == {NOTICE: "recurs in 8 of 15 articles of this outlet"}
    for article, text in zip(articles, texts, strict=True):
        assert "".join(zone.span.of(article.text) for zone in article.zones) == text
        assert article.words == len(text.replace(NOTICE, "").split())
        assert NOTICE not in "\n".join(article.words_of(index) for index in range(len(article.sentences)))


def test_the_order_of_the_articles_does_not_matter(tmp_path: Path) -> None:
    texts = [report(n, NOTICE) if n < 6 else report(n) for n in range(15)]
    assert taken(corpus(tmp_path / "a", texts)) == taken(corpus(tmp_path / "b", texts[::-1]))


def test_what_is_not_frequent_enough_stays(tmp_path: Path) -> None:
    four = [report(n, NOTICE) if n < 4 else report(n) for n in range(15)]
    five_of_sixty = [report(n, NOTICE) if n < 5 else report(n) for n in range(60)]
    assert not taken(corpus(tmp_path / "a", four))
    assert not taken(corpus(tmp_path / "b", five_of_sixty))


def test_another_outlet_teaches_nothing(tmp_path: Path) -> None:
    for number, outlet in enumerate(("The Gazette", "The Herald", "The Post")):
        corpus(tmp_path / str(number), [report(5 * number + n, NOTICE) for n in range(4)], outlet)
    assert not taken(read(tmp_path, SETTINGS).articles)


OF_DOMAINS = ("beacon.com", "www.beacon.example", "saved/beacon.co.uk/2025")
OF_NONE = ("beacon", "notes.old", "")


@pytest.mark.parametrize("folder", [*OF_DOMAINS, *OF_NONE])
def test_articles_of_no_outlet_teach_where_their_folder_is_a_domain(tmp_path: Path, folder: str) -> None:
    (tmp_path / "in" / folder).mkdir(parents=True)
    for number in range(12):
        text = report(number, NOTICE) if number % 2 else report(number)
        (tmp_path / "in" / folder / f"n{number:02}.txt").write_text(text, encoding="utf-8")
    articles = read(tmp_path / "in", SETTINGS).articles
    assert not any(article.outlet for article in articles)
    assert taken(articles) == (
        {NOTICE: "recurs in 6 of 12 articles of this outlet"} if folder in OF_DOMAINS else {}
    )


def test_updates_of_one_report_keep_what_they_share(tmp_path: Path) -> None:
    lead = "Rescuers found {} more survivors below the collapsed viaduct on Tuesday, officials said."
    shared = [
        "The viaduct fell into the gorge at dawn, when a tanker struck its northern pillar.",
        "Engineers had warned of cracks in that pillar for years, according to the county.",
        "Ferries carry the traffic of the valley until a new viaduct stands, which will take years.",
    ]
    updates = ["\n\n".join(["Viaduct collapse", lead.format(n), *shared]) for n in range(8)]
    assert not taken(corpus(tmp_path / "a", [*updates, *map(report, range(12))]))
    # Nor do eight reports that ran unchanged.
    assert not taken(corpus(tmp_path / "b", [updates[0]] * 8 + [report(n) for n in range(12)]))


def test_background_of_a_running_story_stays(tmp_path: Path) -> None:
    background = "The old bakery burned down in March, and its ovens and the flour in its loft were lost."
    running = [report(15 * n, middle=background) for n in range(1, 8)]
    assert not taken(corpus(tmp_path / "a", [*running, *map(report, range(1, 15))]))


def test_an_article_is_never_left_without_a_text(tmp_path: Path) -> None:
    texts = [report(n, NOTICE) for n in range(10)]
    articles = corpus(tmp_path / "a", [*texts, f"Council debates\n\n{NOTICE}"])
    assert len(articles) == 11
    assert [zone.kind for zone in articles[-1].zones] == [ZoneKind.HEADLINE, ZoneKind.BODY]
    assert taken(articles) == {NOTICE: "recurs in 11 of 11 articles of this outlet"}


@given(st.lists(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=4), min_size=5, max_size=120))
def test_what_recurs_often_enough_is_never_forgotten(lines: list[list[str]]) -> None:
    articles = [text_of(str(number), *each) for number, each in enumerate(lines)]
    settings = SETTINGS.recurring
    often = {
        line
        for line in "abcdefghij"
        if sum(line in each for each in lines) >= max(settings.fewest, settings.least_share * len(lines))
    }
    assert often <= candidates(articles, settings)
