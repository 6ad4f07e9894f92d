"""One Associated Press story in five shapes: what the words of the five show of their sources.

The seeds are named by their numbers: 001 the credited copy, 000 the rewording, 004 the digest, 003 the report
of the day after, 002 the report of the month before.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.attribution import attribute
from generator.collation import collate
from generator.corpus import read
from generator.model.attribution import Confidence, DerivationKind, KinshipKind
from generator.model.collation import FlagKind
from generator.model.dossier import Investigation
from generator.model.spans import ArticleId
from generator.model.story import Story
from generator.settings import Settings


def investigate(story: Story, settings: Settings) -> Investigation:
    """One story through the two rooms that matter here."""
    collation = collate(story, settings.collation)
    return Investigation(story, collation, attribute(collation, settings.attribution))


@pytest.fixture(scope="module")
def story(seeds: Path) -> Story:
    return Story("the-seeds", read(seeds, Settings().corpus).articles, ())


@pytest.fixture(scope="module")
def seen(story: Story) -> Investigation:
    return investigate(story, Settings())


def number(article: str) -> str:
    return article if article.startswith("absent:") else article[:3]


def claims(seen: Investigation) -> dict[tuple[str, str], tuple[DerivationKind, Confidence]]:
    return {
        (number(one.source), number(one.derived)): (one.kind, one.confidence)
        for one in seen.attribution.derivations
    }


AP = "absent:associated-press-report"


def test_the_credited_copy_and_the_rewording_go_back_to_a_report_that_is_not_here(
    seen: Investigation,
) -> None:
    found = claims(seen)
    assert found[AP, "001"] == (DerivationKind.COPIED, Confidence.SHOWN)
    assert found[AP, "000"] == (DerivationKind.REWORDED, Confidence.LIKELY)
    assert ("001", "000") not in found
    assert ("000", "001") not in found
    (report,) = [source for source in seen.attribution.absent_sources if source.id == AP]
    assert report.name == "Associated Press report"


def test_both_show_sentences_that_the_other_lacks(seen: Investigation) -> None:
    (rewording,) = [
        one for one in seen.attribution.derivations if (one.source, number(one.derived)) == (AP, "000")
    ]
    texts = {variant.id: variant.article.text for variant in seen.collation.variants}
    words = " ".join(
        place.span.of(texts[place.article]) for evidence in rewording.evidence for place in evidence.places
    )
    assert "Leif-Eric Easley" in words
    assert "World Cup" in words
    assert any("alone is not its source" in evidence.reason for evidence in rewording.evidence)


def test_the_digest_is_linked_and_not_proved(seen: Investigation) -> None:
    assert claims(seen)[AP, "004"] == (DerivationKind.RETOLD, Confidence.UNPROVEN)


def test_the_other_two_took_nothing(seen: Investigation) -> None:
    taken = {DerivationKind.COPIED, DerivationKind.REWORDED, DerivationKind.RETOLD}
    takers = {derived for (_, derived), (kind, _) in claims(seen).items() if kind in taken}
    assert takers == {"000", "001", "004"}
    for kinship in seen.attribution.kinships:
        if {number(kinship.a), number(kinship.b)} & {"002", "003"}:
            assert kinship.kind is KinshipKind.INDEPENDENT


def test_the_day_after_names_the_state_agency_and_a_paper_whose_report_fits_one_that_says_not_where_it_ran(
    seen: Investigation,
) -> None:
    found = claims(seen)
    assert found["002", "003"] == (DerivationKind.CITES, Confidence.UNPROVEN)
    assert found["absent:korean-central-news-agency", "003"][0] is DerivationKind.QUOTES
    assert found["absent:financial-times-report", "003"] == (DerivationKind.CITES, Confidence.SHOWN)
    (traced,) = [one for one in seen.attribution.findings if one.kind is FlagKind.SOURCE_TRACED]
    assert "Financial Times" in traced.title
    assert not traced.grave


def test_state_media_are_the_agency_that_one_of_the_texts_names(seen: Investigation) -> None:
    quoting = {derived for source, derived in claims(seen) if "korean-central" in source}
    assert {"000", "003"} <= quoting


def test_there_are_three_reports_or_four(seen: Investigation) -> None:
    reports = seen.attribution.independent
    assert (reports.least, reports.most) == (3, 4)
    groups = {frozenset(map(number, group)) for group in reports.groups}
    assert groups == {frozenset({"000", "001"}), frozenset({"002"}), frozenset({"003"}), frozenset({"004"})}


def test_the_traps_that_are_changes_of_words_are_findings(seen: Investigation) -> None:
    texts = {variant.id: variant.article.text for variant in seen.collation.variants}
    at_issue = {
        (finding.kind, number(first.article)): first.span.of(texts[first.article])
        for finding in seen.attribution.findings
        if finding.grave and (first := finding.places[0])
    }
    assert "burdened with" in at_issue[FlagKind.QUOTATION_ALTERED, "000"]
    assert "sovereign rights" in at_issue[FlagKind.QUOTATION_ALTERED, "004"]
    assert at_issue[FlagKind.QUOTATION_UNSOURCED, "004"] == "is hostile"
    assert "were still alive" in at_issue[FlagKind.CERTAINTY_CHANGED, "000"]
    assert "did not react" in at_issue[FlagKind.CONTRADICTION, "004"]
    assert (FlagKind.CREDIT_MISSING, "000") in at_issue
    assert (FlagKind.CREDIT_MISSING, "004") in at_issue


def test_each_altered_quotation_is_told_once(seen: Investigation) -> None:
    altered = [one.title for one in seen.attribution.findings if one.kind is FlagKind.QUOTATION_ALTERED]
    assert sorted(altered) == [
        "“full of” became “burdened with” inside the quotation marks",
        "“our sovereign right” became “sovereign rights” inside the quotation marks",
    ]


def test_the_order_of_the_articles_does_not_matter(story: Story, seen: Investigation) -> None:
    articles = list(story.articles)
    random.Random(5).shuffle(articles)
    assert investigate(Story(story.slug, tuple(articles), ()), Settings()).attribution == seen.attribution


def test_without_the_credited_copy_no_agency_is_named(story: Story) -> None:
    """What only a credit can tell, nothing else tells."""
    rest = tuple(article for article in story.articles if number(ArticleId(article.id)) != "001")
    seen = investigate(Story(story.slug, rest, ()), Settings())
    assert not any("associated-press" in source.id for source in seen.attribution.absent_sources)
    taken = {DerivationKind.COPIED, DerivationKind.REWORDED}
    assert not any(one.kind in taken for one in seen.attribution.derivations)
