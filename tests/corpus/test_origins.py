"""Where a value comes from: which place counts first, what is told, and what stays unknown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.corpus import read
from generator.corpus.metadata.languages import language_of
from generator.corpus.metadata.other_dates import iso_in_words
from generator.corpus.metadata.outlets import outlet_of
from generator.model.article import Article, Origin
from generator.model.dossier import Corpus
from generator.settings import CorpusSettings
from tests.corpus.test_metadata import rows

SETTINGS = CorpusSettings()
TEXT = "PORT ELLIS — The mayor of Port Ellis resigned on Tuesday, weeks after her ban on bells had split it."


def corpus_of(folder: Path, *records: dict[str, object], settings: CorpusSettings = SETTINGS) -> Corpus:
    path = folder / "feed.jsonl"
    lines = [json.dumps({"text": f"{TEXT} It was vote {n}."} | row) for n, row in enumerate(records)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return read(folder, settings)


def only(corpus: Corpus) -> Article:
    (article,) = corpus.articles
    return article


@pytest.mark.parametrize(("text", "code"), rows("languages.txt"))
def test_the_language_is_told_by_the_text(text: str, code: str) -> None:
    assert language_of(text, None, SETTINGS) == code


def test_what_a_record_says_of_its_language_counts_where_the_text_does_not_tell(tmp_path: Path) -> None:
    names = "Reyes Lindqvist Hartley Maddox Ashton Bright Overmere Eastmere Keane Caraway Dunmore"
    assert only(corpus_of(tmp_path, {"text": names, "language": "pt-BR"})).language == "pt"
    assert only(corpus_of(tmp_path, {"language": "pt-BR"})).language == "en"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.bbc.co.uk/news/world-1", "BBC News"),
        ("https://edition.cnn.com/2025/04/08/x", "CNN"),
        ("https://news.sky.com/story", "Sky News"),
        ("https://apnews.com/article/1", "Associated Press"),
        ("theguardian.com", "The Guardian"),
        ("https://notbbc.co.uk/news", None),
        ("https://bbc.co.uk.example/news", None),
        ("The Guardian", None),
    ],
)
def test_an_outlet_is_known_by_its_domain(address: str, name: str | None) -> None:
    assert outlet_of(address, ()) == name


def test_a_person_can_extend_the_table_of_outlets(tmp_path: Path) -> None:
    settings = CorpusSettings(outlets=(("beacon.example", "The Beacon"),))
    row = {"url": "https://www.beacon.example/2025/04/08/bells"}
    told = only(corpus_of(tmp_path, row, settings=settings))
    assert told.outlet is not None
    assert (told.outlet.value, told.outlet.origin) == ("The Beacon", Origin.ADDRESS)
    untold = only(corpus_of(tmp_path, row))
    assert untold.outlet is not None
    assert untold.outlet.value == "beacon.example"


def test_a_field_comes_before_the_address_and_the_address_before_the_name_of_the_file(tmp_path: Path) -> None:
    name = tmp_path / "2023-01-02 bells.txt"
    name.write_text(f"Bells\n\n{TEXT}", encoding="utf-8")
    (article,) = read(tmp_path, SETTINGS).articles
    assert article.published is not None
    assert (article.published.value, article.published.origin) == ("2023-01-02", Origin.FILE_NAME)
    name.unlink()
    address = "https://beacon.example/2025/04/08/bells"
    by_address = only(corpus_of(tmp_path, {"url": address})).published
    assert by_address is not None
    assert (by_address.value, by_address.origin) == ("2025-04-08", Origin.ADDRESS)
    by_field = only(corpus_of(tmp_path, {"url": address, "date": "2025-04-09"})).published
    assert by_field is not None
    assert (by_field.value, by_field.origin) == ("2025-04-09", Origin.FIELD)


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("8. April 2025", "2025-04-08"),
        ("8 avril 2025 à 14:30", "2025-04-08T14:30"),
        ("martes, 8 de abril de 2025", "2025-04-08"),
        ("2025年4月8日", "2025-04-08"),
        ("gestern", None),
        ("vor 2 Stunden", None),
        ("Monday", None),
        ("April 2025", None),
        ("8. April", None),
    ],
)
def test_a_date_in_words_is_a_whole_day_or_none(date: str, iso: str | None) -> None:
    assert iso_in_words(date) == iso


def test_seconds_since_1970_are_a_date(tmp_path: Path) -> None:
    published = only(corpus_of(tmp_path, {"timestamp": 1744104600})).published
    assert published is not None
    assert published.value == "2025-04-08T09:30:00+00:00"


def test_a_date_that_can_be_read_in_two_ways_is_flagged_and_stays_unknown(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"date": "03/04/2024"})
    article = only(corpus)
    assert article.published is None
    assert [doubt.reason for doubt in article.doubts] == ["the field “date”: 2024-04-03 or 2024-03-04"]
    assert [fault.where for fault in corpus.faults] == ["feed.jsonl#1"]


@pytest.mark.parametrize(
    ("others", "day"),
    [
        (["25/03/2024"], "2024-04-03"),
        (["03/25/2024"], "2024-03-04"),
        (["25/03/2024", "03/25/2024"], None),
        (["2024-03-25"], None),
    ],
)
def test_other_dates_of_the_file_show_which_number_is_the_day(
    tmp_path: Path, others: list[str], day: str | None
) -> None:
    corpus = corpus_of(tmp_path, *({"date": date} for date in ("03/04/2024", *others)))
    first = next(article for article in corpus.articles if article.path == "feed.jsonl#1")
    assert (first.published.value if first.published else None) == day


def test_one_address_is_one_article_with_its_places(tmp_path: Path) -> None:
    address = "https://www.beacon.example/bells"
    short = {"text": TEXT[:60], "url": f"{address}/?utm_source=mail#top"}
    long = {"text": TEXT, "url": address, "date": "2025-04-09"}
    corpus = corpus_of(tmp_path, short, long)
    article = only(corpus)
    assert article.path == "feed.jsonl#2"
    assert [(copy.path, copy.reason) for copy in article.copies] == [("feed.jsonl#1", "the same address")]
    assert [fault.where for fault in corpus.faults] == ["feed.jsonl#1"]


def test_the_same_words_are_one_article_unless_two_outlets_ran_them(tmp_path: Path) -> None:
    same: dict[str, object] = {"text": TEXT, "title": "Bells"}
    (article,) = corpus_of(tmp_path, same, same | {"source": "The Beacon", "date": "2025-04-09"}).articles
    assert [copy.path for copy in article.copies] == ["feed.jsonl#1"]
    assert article.outlet is not None
    two = corpus_of(tmp_path, same | {"source": "The Beacon"}, same | {"source": "The Ledger"})
    assert [len(article.copies) for article in two.articles] == [0, 0]


def test_what_the_fullest_copy_lacks_another_one_states(tmp_path: Path) -> None:
    longer = f"{TEXT} Nobody spoke."
    rows = ({"text": TEXT, "url": "https://b.example/x", "source": "The Beacon"}, {"text": longer})
    rows[1]["url"] = "https://b.example/x"
    article = only(corpus_of(tmp_path, *rows))
    assert article.path == "feed.jsonl#2"
    assert article.outlet is not None
    assert article.outlet.value == "The Beacon"
    assert article.outlet.reason == "the field “source”, in feed.jsonl#1"


def test_a_front_page_as_address_joins_nothing(tmp_path: Path) -> None:
    home = "https://beacon.example/"
    assert len(corpus_of(tmp_path, {"url": home}, {"url": home}).articles) == 2


def test_two_texts_under_one_address_that_share_little_stay_two(tmp_path: Path) -> None:
    other = "Harvest festival opens with a parade of tractors, brass bands and a cake as long as Mill Lane."
    address = "https://beacon.example/live"
    assert len(corpus_of(tmp_path, {"url": address}, {"url": address, "text": other}).articles) == 2


def test_folders_beside_saved_pages_are_passed_over_and_counted(tmp_path: Path) -> None:
    (tmp_path / "bells.html").write_text(
        f"<html><body><h1>Bells</h1><p>{TEXT}</p></body></html>", encoding="utf-8"
    )
    for folder in ("bells_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "advert.html").write_text(
            f"<html><p>{folder} {TEXT * 2}</p></html>", encoding="utf-8"
        )
    corpus = read(tmp_path, SETTINGS)
    assert [article.path for article in corpus.articles] == ["bells.html", "other_files/advert.html"]
    assert corpus.tally.passed == (("folders of pictures and styles of saved pages", 1),)
    assert corpus.tally.read == (("web page", 2),)
