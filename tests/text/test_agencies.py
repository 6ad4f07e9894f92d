"""The table of news agencies."""

from __future__ import annotations

from generator.text.agencies import agencies, agency_named, agency_of_domain


def test_every_writing_names_one_agency() -> None:
    writings = [name for agency in agencies() for name in agency.names]
    assert len(writings) == len(set(writings))
    assert all(agency_named(name) for name in writings)


def test_the_well_known_ones_are_there() -> None:
    known = {
        "AP": "Associated Press",
        "Reuters": "Reuters",
        "AFP": "Agence France-Presse",
        "UPI": "United Press International",
        "dpa": "Deutsche Presse-Agentur",
        "PA": "PA Media",
        "Kyodo": "Kyodo News",
        "Yonhap": "Yonhap News Agency",
        "KCNA": "Korean Central News Agency",
        "Xinhua": "Xinhua News Agency",
        "TASS": "TASS",
        "EFE": "EFE",
        "ANSA": "ANSA",
        "Interfax": "Interfax",
        "Bloomberg": "Bloomberg News",
    }
    assert {short: agency.name for short in known if (agency := agency_named(short))} == known


def test_capitals_count_and_a_leading_article_does_not() -> None:
    assert agency_named("the AP") == agency_named("The Associated Press") == agency_named("AP")
    assert agency_named("ap") is None
    assert agency_named("AP Hartley") is None


def test_a_domain_belongs_to_its_agency_with_all_its_hosts() -> None:
    agency = agency_of_domain("www.reuters.com")
    assert agency is not None
    assert agency.name == "Reuters"
    assert agency_of_domain("notreuters.com") is None
    assert agency_of_domain("com") is None
