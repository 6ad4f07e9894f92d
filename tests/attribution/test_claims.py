"""Whose text an article says it is, and who is meant by a name."""

from __future__ import annotations

import pytest

from generator.attribution.credits.credits import credits_of
from generator.attribution.lineage.claims import claims_of, is_own_text, same_name
from generator.model.attribution import Confidence
from tests.attribution.builder import article, case_for

BODY = (
    "A shop\n\nThe last umbrella shop of Port Ellis closed on Friday after ninety years of rain.\n"
    "Its owner gave the stock to the fire brigade, which has asked for more umbrellas.\n"
    "The building will become a laundry, and the sign a table."
)


def claimed(foot: str, outlet: str | None = "Harbor Gazette") -> list[tuple[str, Confidence]]:
    one = article("a", f"{BODY}\n\n{foot}", outlet=outlet)
    case = case_for(one, credited={"a": credits_of(one)})
    return [(claim.source, claim.confidence) for claim in claims_of(case)]


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("Associated Press writer Jo Day in Salem contributed to this report.", Confidence.SHOWN),
        ("AP’s Mark Day in Anchorage contributed to this report.", Confidence.SHOWN),
        ("The Associated Press contributed to this report.", Confidence.UNPROVEN),
        ("Our own Ann Sor and The Associated Press contributed to this report.", Confidence.UNPROVEN),
        ("Follow AP’s coverage of umbrellas at https://example.org/rain", Confidence.LIKELY),
        ("Copyright 2024 The Associated Press. All rights reserved.", Confidence.SHOWN),
    ],
)
def test_a_credit_says_as_much_as_its_words(foot: str, expected: Confidence) -> None:
    assert claimed(foot) == [("Associated Press", expected)]


@pytest.mark.parametrize(
    "foot",
    [
        "© 2024 Harbor Gazette",
        "Photo by Reuters",
        "She told the Associated Press that she would miss the drumming on the roof.",
        "The shop sold umbrellas to three presidents.",
    ],
)
def test_an_outlet_s_own_name_a_picture_and_a_citation_claim_nothing(foot: str) -> None:
    assert claimed(foot) == []


def test_an_agency_does_not_credit_itself() -> None:
    assert claimed("Copyright 2024 The Associated Press. All rights reserved.", "Associated Press") == []


@pytest.mark.parametrize(
    ("outlet", "source", "expected"),
    [
        ("The Port Ellis Ledger", "Port Ellis Ledger", True),
        ("The Port Ellis Ledger", "the Ledger", True),
        ("Ledger", "Port Ellis Ledger", False),
        ("Associated Press", "AP", True),
        ("Australian Associated Press", "Associated Press", False),
        ("Harbor Gazette", "Ledger", False),
        ("Harbor Gazette", "", False),
        (None, "Ledger", False),
    ],
)
def test_a_short_name_may_be_an_outlet_s_own_but_never_another_agency_s(
    outlet: str | None, source: str, expected: bool
) -> None:
    assert is_own_text(article("a", BODY, outlet=outlet), source) is expected


def test_an_agency_is_known_by_its_site() -> None:
    one = article("a", BODY, url="https://www.reuters.com/world/umbrellas")
    assert is_own_text(one, "Reuters")
    assert not is_own_text(one, "Associated Press")


def test_names_are_compared_without_the_and_marks() -> None:
    assert same_name("The Times-Picayune", "Times Picayune")
    assert same_name("AFP", "Agence France-Presse")
    assert not same_name("", "")
