"""What the dossier of the five example articles must say, and what it must not.

`tests/quality/gold/traps.json` lists what a careful reader finds. The traps that are found are named here
by their words; `docs/tricky-cases.md` tells of the others.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.build import analyse
from generator.corpus import read
from generator.model.article import Article
from generator.model.attribution import (
    Attribution,
    Confidence,
    CreditKind,
    DerivationKind,
    Finding,
    QuoteStatus,
)
from generator.model.collation import FlagKind
from generator.model.dossier import Dossier, Investigation
from generator.model.spans import Span
from generator.publishing.elements.lookup import Lookup
from generator.publishing.sections.standfirst import standfirst
from generator.publishing.sections.standing import group_of
from generator.settings import Settings

TRAPS = Path(__file__).parent / "quality" / "gold" / "traps.json"


@cache
def dossier(seeds: Path) -> Dossier:
    return analyse(read(seeds, Settings().corpus), Settings())


@pytest.fixture(scope="module")
def story(seeds: Path) -> Investigation:
    (story,) = dossier(seeds).stories
    return story


@pytest.fixture(scope="module")
def said(story: Investigation) -> Attribution:
    return story.attribution


@pytest.fixture(scope="module")
def texts(story: Investigation) -> dict[str, Article]:
    """The articles by the number in front of their names."""
    return {str(article.path)[:3]: article for article in story.story.articles}


def traps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(TRAPS.read_text(encoding="utf-8"))["traps"]
    return found


FOUND = {
    "“full of” became “burdened with”": ("relations burdened with", FlagKind.QUOTATION_ALTERED),
    "“our sovereign right” became “sovereign rights”": (
        "“exercise of sovereign rights”",
        FlagKind.QUOTATION_ALTERED,
    ),
    "“is hostile”": ("“is hostile”", FlagKind.QUOTATION_UNSOURCED),
    "the analyst's words that only the rewording has": ("“While North Korea", FlagKind.QUOTATION_UNSOURCED),
    "and their second half": ("“Kishida feels pressured", FlagKind.QUOTATION_UNSOURCED),
    "Japan did not react": ("Japan did not react", FlagKind.CONTRADICTION),
    "13 against 17 abductees": ("Five of the 17", FlagKind.DIFFERENT_CLAIMANT),
    "five returned, they let them all go": ("they claimed they let them all go", FlagKind.FIGURE_CHANGED),
    "“may still be” became “were still”": ("Japan believes some were", FlagKind.CERTAINTY_CHANGED),
    "said, claimed": ("claimed the others had passed", FlagKind.ATTRIBUTION_CHANGED),
    "apparently referring, suggested": (
        "Kim Yo Jong also suggested that the North’s",
        FlagKind.CERTAINTY_CHANGED,
    ),
    "Monday of the announcement": ("it has been plied with a request to", FlagKind.DATE_CHANGED),
    "a headline that says no longer who says so": (
        "Japan’s Prime Minister Reportedly",
        FlagKind.ATTRIBUTION_CHANGED,
    ),
    "says, claims in the headline": ("North Korea Claims Japan’s", FlagKind.ATTRIBUTION_CHANGED),
    "a byline without its agency": ("By Hyung-jin Kim", FlagKind.CREDIT_MISSING),
    "a credit without a name": ("( – North Korea announced", FlagKind.CREDIT_MISSING),
}
"""What is found, by the beginning of a trap's words and the kind of the finding that tells it."""


def at(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def telling(said: Attribution, article: Article, words: str) -> list[Finding]:
    """The findings that show some words of an article."""
    span = at(article, words)
    return [
        finding
        for finding in said.findings
        if any(place.article == article.id and place.span.overlaps(span) for place in finding.places)
    ]


@pytest.mark.parametrize("name", FOUND)
def test_a_trap_is_found(said: Attribution, texts: dict[str, Article], name: str) -> None:
    beginning, kind = FOUND[name]
    known = [trap for trap in traps() if trap["variant_text"].startswith(beginning)]
    assert known
    for trap in known:
        findings = telling(said, texts[trap["variant"][:3]], trap["variant_text"])
        assert kind in {finding.kind for finding in findings}


def test_a_harmless_change_is_never_what_a_grave_finding_points_at(
    said: Attribution, texts: dict[str, Article]
) -> None:
    for trap in traps():
        if trap["negative"]:
            article = texts[trap["variant"][:3]]
            span = at(article, trap["variant_text"])
            for finding in said.findings:
                first = finding.places[0]
                blamed = first.article == article.id and first.span.overlaps(span)
                # Its words may stand inside a run that shows another matter: who copied whom.
                assert not (blamed and finding.grave and finding.kind is not FlagKind.CREDIT_MISSING), trap


def test_what_is_said_of_each_finding_is_said_in_full(said: Attribution) -> None:
    told = {finding.title: finding.text for finding in said.findings}
    assert told["“may still be alive” became “were still alive”"] == (
        "Where A has “may still be alive”, B has “were still alive”."
    )
    assert told["“said” became “claimed”"] == "Where A has “said”, B and C have “claimed”."
    assert told["“says” became “Claims”"] == "In the headline, where A has “says”, C has “Claims”."
    assert told["“our sovereign right” became “sovereign rights” inside the quotation marks"] == (
        "C quotes Kim Yo Jong with other words than A and B."
    )
    (answered,) = [text for title, text in told.items() if "did not react" in title]
    assert answered == "Did Japan respond? Which of them is right, the texts do not show."
    (counts,) = [text for title, text in told.items() if "17 abductees" in title]
    assert counts.endswith("so both may be right.")
    assert all(text[0] in "“ABCDEWIDT" or text[0].isupper() for text in told.values())
    assert all(text.endswith(".") for text in told.values())


def test_a_noun_is_no_verb_of_saying(said: Attribution, texts: dict[str, Article]) -> None:
    """ "She made similar claims at the time" claims nothing."""
    assert not telling(said, texts["004"], "similar claims at the time")


def test_only_who_answers_is_said_to_answer(said: Attribution, texts: dict[str, Article]) -> None:
    (finding,) = [one for one in said.findings if one.kind is FlagKind.CONTRADICTION]
    places = {
        (place.article, place.span.of(text.text))
        for text in texts.values()
        for place in finding.places
        if place.article == text.id
    }
    assert {article for article, _ in places} == {texts["004"].id, texts["000"].id}
    words = {words for _, words in places}
    assert any(shown.endswith("rejected North Korea’s conditions") for shown in words)
    assert any(shown.endswith("Hayashi informed reporters subsequently on Monday") for shown in words)


def test_the_rewording_is_said_to_be_likely_and_its_byline_is_no_agency(
    said: Attribution, texts: dict[str, Article]
) -> None:
    (finding,) = [one for one in said.findings if "rewords" in one.title]
    assert finding.title == "B likely rewords the Associated Press report without naming it"
    assert "The byline of B names Hyung-jin Kim and Kim Tong-hyung, and no agency." in finding.text
    shown = {p.span.of(texts["000"].text) for p in finding.places if p.article == texts["000"].id}
    assert {"Hyung-jin Kim", "Kim Tong-hyung"} <= shown


def test_how_many_reports_is_said_with_its_doubt(said: Attribution) -> None:
    assert said.independent.reason.startswith("A and B likely go back to one report; whether C goes back")


def test_state_media_are_named_by_their_publisher_where_they_issued_statement_and_report(
    said: Attribution,
) -> None:
    assert {source.name for source in said.absent_sources} == {
        "Associated Press report",
        "Korean Central News Agency",
        "Financial Times report",
        "Yomiuri Shimbun report",
    }
    seen = {
        (str(one.derived)[:3], one.kind, one.confidence)
        for one in said.derivations
        if "korean-central" in one.source
    }
    assert seen == {
        ("001", DerivationKind.CITES, Confidence.LIKELY),
        ("000", DerivationKind.QUOTES, Confidence.LIKELY),
        ("003", DerivationKind.QUOTES, Confidence.SHOWN),
    }


def test_a_fit_says_what_does_not_fit(said: Attribution) -> None:
    (finding,) = [one for one in said.findings if one.kind is FlagKind.SOURCE_TRACED]
    assert finding.title == "D credits the Financial Times, and E may be what it cites"
    assert "1960s" in finding.text


def test_a_retelling_is_shown_by_sentences_that_correspond(
    said: Attribution, texts: dict[str, Article]
) -> None:
    (derivation,) = [one for one in said.derivations if one.kind is DerivationKind.RETOLD]
    assert derivation.confidence is Confidence.UNPROVEN
    shown = {
        p.span.of(texts["004"].text)
        for e in derivation.evidence
        for p in e.places
        if p.article == texts["004"].id
    }
    assert not any("back-channel request" in words for words in shown)
    assert any("Similar statements were put out" in words for words in shown)


def test_credits_have_their_words_and_their_kind(said: Attribution, texts: dict[str, Article]) -> None:
    words = {article.id: article.text for article in texts.values()}
    named = {
        (str(one.article)[:3], one.kind, one.name, one.span.of(words[one.article])) for one in said.credits
    }
    assert (
        "001",
        CreditKind.CONTRIBUTION,
        "Associated Press",
        "Associated Press journalist Yuri Kageyama in Tokyo contributed to this report",
    ) in named
    assert ("003", CreditKind.PHOTO, "Getty Images", "Getty Images") in named
    assert ("004", CreditKind.RESIDUE, "", "( –") in named
    assert not [one for one in named if one[0] == "000" and one[1] is CreditKind.BYLINE]


def test_quotations_have_their_speakers_and_their_counterparts(
    said: Attribution, texts: dict[str, Article]
) -> None:
    words = {article.id: article.text for article in texts.values()}
    speakers = {
        (str(one.article)[:3], one.span.of(words[one.article]).strip(",. ")): (one.speaker, one.status)
        for one in said.quotes
    }
    only, same = QuoteStatus.ONLY_HERE, QuoteStatus.VERBATIM
    assert speakers["003", "as Soon as Possible"] == ("North Korea", same)
    assert speakers["003", "as soon as possible"] == ("Kim Yo Jong", same)
    assert speakers["003", "reject all contact and negotiations"] == ("Kim Yo Jong", only)
    assert speakers["003", "political decision"] == ("Kim Yo Jong", QuoteStatus.TRIMMED)
    assert speakers["000", "unacceptable"] == ("Yoshimasa Hayashi", only)
    assert speakers["001", "due to unavoidable circumstances"] == ("the Asian Football Confederation", only)
    assert speakers["002", "We’ll share any information we get with Japan"] == ("Kim Yung Ho", only)
    (day_after,) = [
        one
        for one in said.quotes
        if str(one.article)[:3] == "003" and one.span.of(words[one.article]) == "as soon as possible,"
    ]
    assert day_after.counterpart is not None
    assert day_after.counterpart.span.of(words[day_after.counterpart.article]) == "as soon as possible."


def test_what_the_articles_are_is_what_they_show(texts: dict[str, Article]) -> None:
    def known(number: str) -> tuple[str | None, str | None, str | None, tuple[str, ...], str | None]:
        one = texts[number]
        return (
            one.outlet and one.outlet.value,
            one.agency and one.agency.value,
            one.dateline and one.dateline.value,
            tuple(author.value for author in one.authors),
            one.published and one.published.value,
        )

    seoul = "SEOUL, South Korea"
    assert known("000") == ("TruthUSA", None, seoul, ("Hyung-jin Kim", "Kim Tong-hyung"), None)
    assert known("001") == (None, "Associated Press", seoul, (), None)
    assert known("002") == (None, None, None, (), None)
    assert known("003") == ("Newsweek", None, None, (), None)
    assert known("004") == (None, None, None, (), None)


def test_what_each_is_to_the_others_is_one_thing_on_every_page(story: Investigation) -> None:
    lookup = Lookup(story)
    groups = {variant.letter: group_of(lookup, variant.id) for variant in story.collation.variants}
    assert groups == {"A": "copies", "B": "rewordings", "C": "retellings", "D": "citing", "E": "citing"}
    told = standfirst(lookup)
    assert "One tells the same, and no copying is shown." in told
    assert "Two name their sources and are reports of their own." in told
