"""Who took from whom: the stories of `tests/cases/lineage.toml`, and the rules one by one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.attribution import attribute
from generator.attribution.lineage.absent import absent_source, is_absent
from generator.attribution.lineage.direction import earlier
from generator.attribution.lineage.steps import Steps
from generator.model.article import Article, Found, Origin
from generator.model.attribution import (
    Attribution,
    Confidence,
    Derivation,
    DerivationKind,
    Evidence,
    SourceId,
)
from generator.model.spans import ArticleId, Place, Span
from generator.settings import AttributionSettings
from tests.attribution.builder import article, collation

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "lineage.toml").read_text(encoding="utf-8"))


def articles_of(story: dict[str, Any]) -> list[Article]:
    """The articles of a story of the case file; the second of one text is called `name (2)`."""
    made: list[Article] = []
    for row in story["articles"]:
        name = row["text"]
        if any(one.id == name for one in made):
            name = f"{name} (2)"
        # A sentence a line in the file; a paragraph a line in the article.
        paragraphs = CASES["texts"][row["text"]].strip().split("\n\n")
        body = row.get("head", "") + "\n".join(one.replace("\n", " ") for one in paragraphs)
        foot = row.get("foot")
        text = f"What happened in a few words\n\n{body}\n" + (f"\n{foot}\n" if foot else "")
        keys = ("outlet", "published", "authors")
        made.append(article(name, text, **{key: row[key] for key in keys if key in row}))
    return made


def claims(found: Attribution) -> set[str]:
    names = {source.id: source.name for source in found.absent_sources}
    return {
        f"{names.get(one.source, one.source)} -> {one.derived}: {one.kind}, {one.confidence}"
        for one in found.derivations
    }


def counted(found: Attribution) -> str:
    reports = found.independent
    return f"{reports.least}" if reports.least == reports.most else f"{reports.least} to {reports.most}"


@pytest.mark.parametrize("story", CASES["story"], ids=lambda story: story["why"])
def test_a_story_has_the_lineage_that_its_words_show_and_no_more(story: dict[str, Any]) -> None:
    found = attribute(collation(*articles_of(story)), AttributionSettings())
    assert claims(found) == set(story["derived"])


@pytest.mark.parametrize("story", CASES["story"], ids=lambda story: story["why"])
def test_copies_are_counted_once(story: dict[str, Any]) -> None:
    found = attribute(collation(*articles_of(story)), AttributionSettings())
    assert counted(found) == story["reports"]
    grouped = [one for group in found.independent.groups for one in group]
    assert sorted(grouped) == sorted(one.id for one in articles_of(story))
    assert len(found.independent.groups) == found.independent.most


@pytest.mark.parametrize("story", CASES["story"], ids=lambda story: story["why"])
def test_every_claim_shows_the_words_that_it_rests_on(story: dict[str, Any]) -> None:
    texts = {one.id: one.text for one in articles_of(story)}
    found = attribute(collation(*articles_of(story)), AttributionSettings())
    evidence = [
        *(evidence for one in found.derivations for evidence in one.evidence),
        *(evidence for one in found.absent_sources for evidence in one.evidence),
    ]
    for one in evidence:
        assert one.reason
        for place in one.places:
            words = place.span.of(texts[place.article])
            assert len(words.split()) >= (8 if "runs of at least 8 words" in one.reason else 1)
    for derivation in found.derivations:
        assert any(place.article == derivation.derived for one in derivation.evidence for place in one.places)


def test_the_evidence_of_a_rewording_says_why_it_is_not_taken_from_the_copy() -> None:
    story = next(one for one in CASES["story"] if one["why"].startswith("a rewording that has what"))
    found = attribute(collation(*articles_of(story)), AttributionSettings())
    (reworded,) = [one for one in found.derivations if one.derived == "reworded"]
    said = " / ".join(evidence.reason for evidence in reworded.evidence)
    assert re.search(r"runs of at least 8 words outside quotations", said)
    assert "B has at least 2 sentences that A lacks, so A alone is not its source" in said
    assert "A has" in said
    shown = [place for evidence in reworded.evidence for place in evidence.places]
    texts = {one.id: one.text for one in articles_of(story)}
    words = [place.span.of(texts[place.article]) for place in shown]
    assert any("Abernathy" in one for one in words)
    assert any("dog" in one for one in words)


def test_an_agency_that_a_field_names_beside_the_text_is_credited() -> None:
    wire, cut = articles_of({"articles": [{"text": "wire", "outlet": "Harbor Gazette"}, {"text": "cut"}]})
    stated = Found("Associated Press", None, "the field “author”", Origin.FIELD)
    found = attribute(collation(replace(wire, agency=stated), cut), AttributionSettings())
    assert claims(found) == {
        "Associated Press report -> wire: copied, shown",
        "Associated Press report -> cut: copied, likely",
    }
    assert "A names the Associated Press in the field “author”" in {
        evidence.reason for one in found.derivations for evidence in one.evidence
    }


def test_an_outlet_that_speaks_of_itself_cites_nobody() -> None:
    one = article("a", "Bees\n\nShe told Port Radio that bees count to four.", outlet="Port Radio English")
    other = article("b", "Bees\n\nBees count to four, a study says.", outlet="Gazette")
    assert not attribute(collation(one, other), AttributionSettings()).derivations


def test_an_outlet_of_the_story_is_known_by_its_name_whatever_its_form() -> None:
    told = "The singer Mara Dell has called off her wedding on the island of Capri nine days before the day."
    one = article("a", f"Wedding off\n\n{told}", outlet="StarPulse", published="2025-07-01")
    other = article(
        "b", f"Dell’s day off\n\nDell wept. {told[:-1]}, an insider told StarPulse.", published="2025-07-02"
    )
    found = attribute(collation(one, other), AttributionSettings())
    assert claims(found) == {"a -> b: cites, likely"}
    assert "A was published by StarPulse and tells what is cited" in {
        evidence.reason for derivation in found.derivations for evidence in derivation.evidence
    }


def dated(date: str | None) -> Article:
    return article("x", "A body.", published=date)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024-03-25", "2024-03-26", True),
        ("2024-03-26", "2024-03-25", False),
        ("2024-03-25", "2024-03-25", False),
        ("2024-03", "2024-03-25", False),
        ("2024-02", "2024-03-25", True),
        ("2024-03-25T08:00", "2024-03-25T09:30", True),
        ("2024-03-25T08:00:00+09:00", "2024-03-25T02:00:00Z", False),
        ("2024-03-25T23:00:00+09:00", "2024-03-26T02:00:00Z", True),
        (None, "2024-03-25", False),
    ],
)
def test_a_date_is_earlier_only_as_far_as_both_are_exact(one: str, other: str, expected: bool) -> None:
    assert earlier(dated(one), dated(other)) is expected


def derivation(source: str, derived: str, kind: DerivationKind = DerivationKind.CITES) -> Derivation:
    evidence = Evidence("it says so", (Place(ArticleId(derived), Span(0, 1)),))
    return Derivation(SourceId(source), ArticleId(derived), kind, Confidence.SHOWN, (evidence,))


def test_a_circle_is_refused() -> None:
    pairs = (("a", "b"), ("b", "c"), ("c", "a"), ("a", "a"))
    steps = Steps().joined(derivation(*pair) for pair in pairs)
    assert [(one.source, one.derived) for one in steps.derivations] == [("a", "b"), ("b", "c")]


def test_two_absent_sources_never_share_an_id() -> None:
    ids = [
        absent_source("Associated Press", "report", ()).id,
        absent_source("Associated Press", "report", (), 2).id,
        absent_source("Associated Press", "statement", ()).id,
        absent_source("新华社", "report", ()).id,
        absent_source("共同社", "report", ()).id,
    ]
    assert len(set(ids)) == len(ids)
    assert all(map(is_absent, ids))
    assert all(re.fullmatch(r"absent:[a-z0-9-]+", one) for one in ids)
