"""Dates, datelines and bylines, against the case files; values from fields; and where a value came from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.corpus import read, read_text
from generator.corpus.cleaning.bylines import lines_about_the_article
from generator.corpus.page.datelines import dateline
from generator.corpus.page.dates import dates_in
from generator.corpus.page.page import Page
from generator.model.article import Article, Origin, ZoneKind
from generator.settings import CleaningSettings, CorpusSettings
from tests.conftest import ROOT
from tests.corpus.test_cleaning import article_of

SETTINGS = CorpusSettings()


def rows(name: str) -> list[tuple[str, str]]:
    content = (ROOT / "tests" / "cases" / name).read_text(encoding="utf-8")
    lines = [line for line in content.split("\n") if line and not line.startswith("#")]
    return [(left, right) for left, _, right in (line.rpartition(" => ") for line in lines)]


@pytest.mark.parametrize(("line", "expected"), rows("dates.txt"))
def test_a_line_states_a_date_or_none(line: str, expected: str) -> None:
    found = dates_in(line, 0, len(line))
    assert (found[0].iso if found else "none") == expected


@pytest.mark.parametrize(("paragraph", "expected"), rows("datelines.txt"))
def test_a_first_paragraph_names_a_place_an_agency_or_neither(paragraph: str, expected: str) -> None:
    facts = {fact.what: fact for fact in dateline(paragraph, 0, len(paragraph))}
    place, agency = (facts[what].value if what in facts else "-" for what in ("dateline", "agency"))
    assert f"{place} | {agency}" == expected
    for fact in facts.values():
        assert paragraph[fact.start : fact.end].strip()


@pytest.mark.parametrize(("line", "expected"), rows("bylines.txt"))
def test_a_byline_names_its_people(line: str, expected: str) -> None:
    page = Page(
        f"Bells of the harbor\n{line}\n\n"
        + "The mayor said on Monday that nobody would hear the bells. " * 4,
        CleaningSettings(),
    )
    label = dict(lines_about_the_article(page)).get(1)
    if expected == "no byline":
        assert label is None
        return
    assert label is not None
    authors, _, rest = expected.partition(" | ")
    facts = {(fact.what, fact.value) for fact in label.facts}
    assert ", ".join(fact.value for fact in label.facts if fact.what == "author") == authors.replace(
        "-", "" if authors == "-" else "-"
    )
    for other in filter(None, rest.split(" | ")):
        what, _, value = other.partition(" ")
        assert (what, value) in facts


def articles(tmp_path: Path, *records: dict[str, object]) -> tuple[Article, ...]:
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    corpus = read(path, SETTINGS)
    assert not corpus.faults
    return corpus.articles


@pytest.mark.parametrize(
    ("field", "authors"),
    [
        ("our staff", []),
        ("From wire services", []),
        ("Metro staff", []),
        ("Newsdesk", []),
        ("Redacción", []),
        ("Ann Lee", ["Ann Lee"]),
        ("Virgil", ["Virgil"]),
        ("dpa", []),
        ("Ann Lee, Science Correspondent", ["Ann Lee"]),
    ],
)
def test_a_desk_is_nobody(tmp_path: Path, field: str, authors: list[str]) -> None:
    (article,) = articles(tmp_path, {"title": "Bells", "text": "The bells rang all night.", "author": field})
    assert [author.value for author in article.authors] == authors


TEXT = "PORT ELLIS (AP) — The mayor of Port Ellis resigned on Tuesday, the Gazette reported, and went to bed."


def test_fields_say_who_published_what_and_when(tmp_path: Path) -> None:
    record = {
        "id": "A 7",
        "title": "Mayor resigns",
        "text": TEXT,
        "source": "Gazette",
        "author": ["Ann Lee", "Bo Hale"],
        "published": "2025-04-08T10:00:00Z",
        "url": "https://gazette.example/7",
        "colour": "red",
    }
    (article,) = articles(tmp_path, record)
    assert article.id == "A-7"
    assert article.path == "feed.jsonl#1"
    assert article.text == f"Mayor resigns\n\n{TEXT}"
    assert article.headline.value == "Mayor resigns"
    assert article.headline.span is not None
    assert article.headline.reason == "the field “title”"
    assert article.outlet is not None
    assert article.outlet.value == "Gazette"
    assert article.outlet.reason == "the field “source”"
    assert article.outlet.span is not None
    assert article.outlet.span.of(article.text) == "Gazette"
    assert [author.value for author in article.authors] == ["Ann Lee", "Bo Hale"]
    assert [author.span for author in article.authors] == [None, None]
    assert article.published is not None
    assert article.published.value == "2025-04-08T10:00:00+00:00"
    assert article.published.span is None
    assert article.url is not None
    assert article.url.value == "https://gazette.example/7"
    assert article.agency is not None
    assert article.agency.value == "Associated Press"


def test_a_title_that_the_text_begins_with_is_not_put_there_twice(tmp_path: Path) -> None:
    line, inside, typography = articles(
        tmp_path,
        {"id": "a", "title": "Mayor resigns", "text": f"Mayor resigns\n{TEXT}"},
        {"id": "b", "title": "PORT ELLIS (AP) — The mayor", "text": TEXT},
        {"id": "c", "title": "Ellis's mayor resigns", "text": f"Ellis’s mayor resigns\n\n{TEXT}"},
    )
    assert line.text == f"Mayor resigns\n{TEXT}"
    assert line.sentences[0].role == "headline"
    assert inside.text == TEXT
    assert inside.headline.value == "PORT ELLIS (AP) — The mayor"
    assert inside.sentences[0].role == "body"
    assert typography.text == f"Ellis’s mayor resigns\n\n{TEXT}"
    assert typography.headline.value == "Ellis’s mayor resigns"
    assert [sentence.role for sentence in typography.sentences] == ["headline", "body"]


@pytest.mark.parametrize(
    "stamp",
    [
        "8 April 2025 Last updated at 13:59 GMT",
        "Posted 04 / 18 / 2025 3:36 PM",
        "Tuesday, April 8, 2025",
        "8. April 2025, 14:08 Uhr",
    ],
)
def test_a_title_that_only_says_when_is_no_headline(tmp_path: Path, stamp: str) -> None:
    """Some sites have their date line where others have the headline."""
    text = f"{stamp}\nBarge hits the bridge at Lindholm\nA barge hit the bridge on Monday. Nobody was hurt.\n"
    (article,) = articles(tmp_path, {"title": stamp, "text": text})
    assert article.headline.value == "Barge hits the bridge at Lindholm"
    (kept,) = articles(tmp_path, {"title": "The bridge on April 8, 2025", "text": text})
    assert kept.headline.value == "The bridge on April 8, 2025"


def test_an_agency_as_author_is_an_agency(tmp_path: Path) -> None:
    (article,) = articles(
        tmp_path, {"title": "Mayor resigns", "text": TEXT.replace(" (AP)", ""), "author": "AFP"}
    )
    assert article.authors == ()
    assert article.agency is not None
    assert (article.agency.value, article.agency.reason) == ("Agence France-Presse", "the field “author”")


def test_an_address_names_its_outlet_and_its_day(tmp_path: Path) -> None:
    (article,) = articles(
        tmp_path,
        {"title": "Mayor resigns", "text": TEXT, "url": "https://www.gazette.example/2025/04/08/mayor"},
    )
    assert article.outlet is not None
    assert article.outlet.value == "gazette.example"
    assert article.published is not None
    assert article.published.value == "2025-04-08"


def test_a_field_that_is_no_date_is_none(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"title": "Mayor resigns", "text": TEXT, "date": "soonish"}), encoding="utf-8")
    corpus = read(path, SETTINGS)
    (article,) = corpus.articles
    assert [str(fault) for fault in corpus.faults] == [
        "feed.jsonl#1: states no date that can be told: “soonish” (the field “date”); write it as YYYY-MM-DD"
    ]
    assert [(doubt.value, doubt.reason) for doubt in article.doubts] == [("soonish", "the field “date”")]
    assert article.published is None


def test_what_an_agency_is_named_for_decides_whether_it_is_its_copy() -> None:
    head = "Mayor resigns\n\n"
    body = "PORT ELLIS — The mayor of Port Ellis resigned on Tuesday and went to bed at once, witnesses said."
    cases = {
        f"{head}{body.replace(' —', ' (AP) —')}": "Associated Press",
        f"{head}{body}\n\nAssociated Press writer Ann Lee contributed to this report.": "Associated Press",
        f"{head}{body}\n\nMore AP news: https://apnews.com/hub/harbors": "Associated Press",
        f"{head}{body} (Xinhua)": "Xinhua News Agency",
        f"{head}{body}\n\nSource: Reuters": "Reuters",
        # Cited, or only the picture is theirs
        f"{head}{body}\n\nThe mayor told The Associated Press that she was tired.": None,
        f"{head}{body}\n\nThe mayor in bed. (AP Photo/Ann Lee)": None,
        f"{head}{body}\n\nThe Associated Press contributed to this report.": None,
        f"{head}{body}\n\nReporting by Ann Lee; Editing by Bo Hale": None,
    }
    found = {text: (agency.value if (agency := article_of(text).agency) else None) for text in cases}
    assert found == cases


HEAD = "Mayor of Port Ellis resigns\n\n{}"


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        ("Port Ellis Gazette\nMayor of Port Ellis resigns\n\n{}", "Port Ellis Gazette"),
        ("Mayor of Port Ellis resigns\n\n{}\n\n© 2025 The Gazette", "The Gazette"),
        ("Mayor of Port Ellis resigns\n\n{}\n\nThe Gazette contacted the mayor for comment.", "The Gazette"),
        (f"{HEAD}\n\nGazette News is not responsible for the content of external sites.", "Gazette News"),
        (f"THE PORT ELLIS HERALD, Thursday, February 20, 2025. Page 1\n\n{HEAD}", "The Port Ellis Herald"),
        # Not the outlet
        ("World News\nMayor of Port Ellis resigns\n\n{}", None),
        ("Mayor of Port Ellis resigns\n\n{}\n\nCopyright 2024,", None),
        ("Mayor of Port Ellis resigns\n\n{}\n\nPolice contacted the mayor for comment.", None),
        (f"{HEAD}\n\n© 2025 The Associated Press. This material may not be published, broadcast.", None),
    ],
)  # fmt: skip
def test_the_outlet_is_what_the_page_calls_itself(page: str, outlet: str | None) -> None:
    found = article_of(page.format(TEXT.replace(", the Gazette reported,", ""))).outlet
    assert (found.value if found else None) == outlet


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Veröffentlicht am Dienstag, 8. April 2025 um 14:30 Uhr", "2025-04-08T14:30"),
        ("Publié le mardi 8 avril 2025 à 14h30 - Mis à jour le 9 avril 2025 à 10h00", "2025-04-08T14:30"),
        ("Publicado el 8 de abril de 2025 a las 10:15 h", "2025-04-08T10:15"),
        ("Aktualisiert: 9. April 2025", "2025-04-09"),
    ],
)
def test_a_date_line_in_another_language_is_one(line: str, published: str) -> None:
    text = f"Port Ellis\n\n{line}\n\nDie Bürgermeisterin trat am Dienstag zurück, Wochen nach ihrem Verbot.\n"
    article = read_text("a", text, SETTINGS)
    assert article.published is not None
    assert (article.published.value, article.published.origin) == (published, Origin.TEXT)
    (zone,) = (zone for zone in article.zones if zone.kind is ZoneKind.METADATA)
    assert zone.span.of(text).strip() == line
