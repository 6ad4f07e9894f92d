"""Reasons of the analysis, said in the language of the site: all of them, and nothing but what they say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator import api
from generator.model.dossier import Dossier, Investigation
from generator.publishing.theme.catalogue import Catalogue, english, open_catalogue, placeholders
from generator.publishing.theme.folders import default_folder
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def german() -> Catalogue:
    return open_catalogue((default_folder(),), "de")


@pytest.fixture(scope="module")
def seeds_dossier() -> Dossier:
    return api.analyse({path.name: path.read_text() for path in sorted((ROOT / "seeds").glob("*.txt"))})


def _reasons(story: Investigation) -> Iterator[str]:
    for finding in story.attribution.findings:
        yield finding.title
        yield finding.text
    for derivation in story.attribution.derivations:
        yield from (evidence.reason for evidence in derivation.evidence)
    yield story.attribution.independent.reason
    for conflict in story.collation.conflicts:
        yield conflict.question
    for article in story.story.articles:
        yield from (zone.reason for zone in article.zones)


def test_every_reason_of_the_seeds_is_said_in_german(seeds_dossier: Dossier, german: Catalogue) -> None:
    reasons = {reason for story in seeds_dossier.stories for reason in _reasons(story) if reason}
    assert len(reasons) > 40
    assert [reason for reason in sorted(reasons) if german.phrases.told(reason) is None] == []


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("“full of” became “burdened with” inside the quotation marks",
         "Aus „full of“ wurde „burdened with“, innerhalb der Anführungszeichen"),
        ("A, B1, B2 and 48 others likely go back to one report",
         "A, B1, B2 und 48 weitere gehen wahrscheinlich auf einen Bericht zurück"),
        ("C likely copies the Ledger report (2) without naming it",
         "C kopiert wahrscheinlich aus einem Bericht von Ledger (2), ohne die Quelle zu nennen"),
        ("A and B share 1,204 runs of at least 7 words outside quotations, 9,100 words in all; "
         "the longest has 31",
         "A und B haben 1.204 Folgen von mindestens 7 Wörtern gemeinsam, außerhalb von Zitaten, "
         "9.100 Wörter im Ganzen; die längste hat 31"),
        ("A has at least 3 sentences that B lacks, so B alone is not its source",
         "A hat mindestens 3 Sätze, die B nicht hat, also ist B allein nicht die Quelle"),
        ("“21” in A; “17” in C (by Tokyo)", "„21“ in A; „17“ in C (laut Tokyo)"),
        # What stands in quotation marks is never taken apart, whatever it says.
        ("“A; B is missing” became “the text”", "Aus „A; B is missing“ wurde „the text“"),
    ],
)  # fmt: skip
def test_a_reason_is_said_with_its_parts(german: Catalogue, reason: str, said: str) -> None:
    assert german.told(reason) == said


def test_what_fits_no_sentence_stays_as_it_is(german: Catalogue) -> None:
    for reason in ("", "A because of B", "“” became", "x" * 5000, "; " * 900, "the text; " * 200):
        assert german.told(reason) == reason


def test_english_is_what_the_analysis_wrote() -> None:
    assert english().told("A and B share a run of 18 words outside quotations") == (
        "A and B share a run of 18 words outside quotations"
    )


def test_a_translation_loses_no_part(german: Catalogue) -> None:
    for key, text in english()._texts.items():
        if key.startswith("reasons."):
            assert placeholders(german._texts[key]) == placeholders(text), key
