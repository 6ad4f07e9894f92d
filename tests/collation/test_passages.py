"""The n-way table on a story that can be read at a glance."""

from __future__ import annotations

import pytest

from generator.collation import collate
from generator.model.collation import Collation, Tier
from generator.settings import CollationSettings
from tests.collation.texts import article, story

SETTINGS = CollationSettings()

FIRE = "A fire destroyed the paper mill in Eskerdale on Sunday night, officials said."
DRIVER = "A lorry driver saw the flames from the coast road and woke the watchman."
MAYOR = "Mayor Ines Halloran promised new jobs for all 140 workers of the mill."
FERRY = "The island ferry was stopped for three hours because of the smoke."
INQUIRY = "An inquiry into the faulty sprinklers opens on Thursday in the county court."
SCHOOL = "Two schools downwind of the mill stayed closed on Monday, the county said."
GRANT = "The government in Stannard offered a grant of two million crowns for rebuilding."


def collation() -> Collation:
    base = article(
        "a-mill", FIRE, DRIVER, MAYOR, FERRY, INQUIRY, GRANT, headline="Fire destroys Eskerdale mill"
    )
    moved = article(
        "b-mill", FERRY, FIRE, SCHOOL, MAYOR, INQUIRY, headline="Eskerdale mill destroyed by fire"
    )
    merged = article(
        "c-mill",
        "Officials said a fire destroyed the paper mill in Eskerdale on Sunday night. "
        "A lorry driver who saw the flames from the coast road woke the watchman.",
        "Two schools downwind of the mill were closed on Monday, according to the county.",
        "Mayor Ines Halloran promised all 140 workers of the mill new jobs.",
    )
    return collate(story(moved, merged, base), SETTINGS)


def row(found: Collation, name: str) -> dict[str, tuple[int, ...]]:
    (passage,) = [passage for passage in found.passages if passage.id == name]
    return {reading.article: reading.sentences for reading in passage.readings}


def test_rows_are_named_by_the_sentences_of_the_base() -> None:
    found = collation()
    assert found.base.id == "a-mill"
    assert [p.id for p in found.passages if p.base] == ["0", "1", "2", "3", "4", "5", "6"]
    assert [p.base for p in found.passages if p.base] == [(n,) for n in range(7)]


def test_headlines_share_row_0_and_a_text_without_one_is_not_in_it() -> None:
    assert row(collation(), "0") == {"b-mill": (0,)}


def test_a_moved_sentence_stands_in_its_row_and_says_so() -> None:
    (passage,) = [p for p in collation().passages if p.id == "4"]
    (reading,) = passage.readings
    assert reading.article == "b-mill"
    assert reading.sentences == (1,)
    assert reading.link is not None
    assert reading.link.moved


def test_what_the_base_lacks_stands_together_after_what_precedes_it() -> None:
    """SCHOOL is in two variants; in the nearer of them it follows FIRE, the first sentence of the base."""
    (extra,) = [passage for passage in collation().passages if not passage.base]
    assert extra.id == "1a"
    assert {(reading.article, reading.sentences) for reading in extra.readings} == {
        ("b-mill", (3,)),
        ("c-mill", (2,)),
    }
    assert all(reading.link is None for reading in extra.readings)


def test_a_large_story_groups_what_its_base_lacks_by_equal_runs_of_words() -> None:
    lacking = "Several kindergartens downwind kept their doors shut until Tuesday noon."
    base = article("a", FIRE, DRIVER, MAYOR, FERRY, INQUIRY, GRANT)
    others = [
        article("b", FIRE, FERRY, lacking),
        article("c", DRIVER, MAYOR, lacking.replace("Several", "Nine")),
        article("d", INQUIRY, lacking, GRANT),
    ]
    found = collate(story(base, *others), CollationSettings(all_pairs_up_to=3))
    assert found.base.id == "a"
    assert len(found.alignments) == 3
    (extra,) = [passage for passage in found.passages if not passage.base]
    assert sorted(reading.article for reading in extra.readings) == ["b", "c", "d"]


def test_a_merged_sentence_stands_in_the_row_of_the_first() -> None:
    base = article("a", FIRE, DRIVER, MAYOR, FERRY, INQUIRY)
    merging = article(
        "b",
        "A fire destroyed the paper mill in Eskerdale on Sunday night, officials said, and a lorry driver "
        "who saw the flames from the coast road woke the watchman.",
        FERRY,
    )
    found = collate(story(base, merging), SETTINGS)
    assert found.base.id == "a"
    (passage,) = [p for p in found.passages if p.id == "1"]
    (reading,) = passage.readings
    assert reading.link is not None
    assert (reading.link.a, reading.link.b) == ((0, 1), (0,))
    assert row(found, "2") == {}


def test_a_possible_link_counts_only_for_who_would_be_alone() -> None:
    found = collate(
        story(
            article("a", FIRE, DRIVER, MAYOR, FERRY, INQUIRY, GRANT),
            article("b", FIRE, MAYOR, "Sprinklers failed.", "Stannard will help to rebuild with money."),
        ),
        SETTINGS,
    )
    for passage in found.passages:
        for reading in passage.readings:
            if reading.link is not None and reading.link.tier == Tier.POSSIBLE:
                (alignment,) = found.alignments
                firm = {at for link in alignment.links if link.tier == Tier.FIRM for at in link.b}
                assert firm.isdisjoint(reading.sentences)


def test_shares_tell_what_the_base_has_too() -> None:
    shares = {share.article: share for share in collation().shares}
    assert set(shares) == {"b-mill", "c-mill"}
    assert all(s.kept + s.reworded + s.absent == pytest.approx(1) for s in shares.values())
    assert shares["b-mill"].kept > 0.7
    assert 0.1 < shares["b-mill"].absent < 0.3
    assert shares["c-mill"].absent > shares["b-mill"].absent
