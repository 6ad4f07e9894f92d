"""Which variant is the base, and how the others are named."""

from __future__ import annotations

from generator.collation import collate
from generator.collation.sentences.features import describe
from generator.collation.table.variants import letters
from generator.model.collation import Relation
from generator.settings import CollationSettings, LinkSettings
from tests.collation.texts import article, story

SETTINGS = CollationSettings()
FACTS = [
    "The reservoir above Port Ellis overflowed on Saturday evening.",
    "Engineers opened two sluice gates shortly before midnight.",
    "About 300 people slept in the gymnasium of the lower school.",
    "Farmer Ola Brandt lost eleven heifers and a tractor.",
    "The water board had postponed repairs of the dam since 2019.",
    "Volunteers filled four thousand sandbags along the canal.",
]


def named(*texts: tuple[str, list[str]]) -> list[tuple[str, str]]:
    found = collate(story(*(article(name, *lines) for name, lines in texts)), SETTINGS)
    return [(variant.letter, variant.id) for variant in found.variants]


def test_the_base_is_the_text_that_holds_most_of_what_the_others_share() -> None:
    """`x` and `y` share nothing; each shares two facts with `hub`, and `long` is long and alone."""
    alone = [f"Word{n} grows in garden{n}." for n in range(30)]
    found = named(("x", FACTS[:2]), ("long", alone), ("hub", FACTS[:4]), ("y", FACTS[2:4]))
    assert found[0] == ("A", "hub")


def test_a_tie_goes_to_the_longer_text_and_then_to_the_first_id() -> None:
    assert named(("x", FACTS[:3]), ("y", FACTS[:4]))[0] == ("A", "y")
    assert named(("y", FACTS[:3]), ("x", [*FACTS[1:3], FACTS[0]]))[0] == ("A", "x")


def test_letters_go_by_nearness_to_the_base() -> None:
    base, near, far = FACTS, [*FACTS[:4], "A café opened its kitchen all night."], ["Nobody slept.", FACTS[5]]
    assert named(("z", base), ("n", near), ("f", far)) == [("A", "z"), ("B", "n"), ("C", "f")]


def test_texts_of_one_wording_share_a_letter_and_are_numbered() -> None:
    shouted = [line.replace("’", "'").upper() for line in FACTS[:3]]
    found = named(("a", FACTS), ("c", FACTS[:3]), ("b", shouted), ("d", FACTS[4:]))
    assert found[0] == ("A", "a")
    assert ("B1", "b") in found
    assert ("B2", "c") in found
    assert ("C", "d") in found


def test_after_z_comes_aa() -> None:
    features = [describe(article(f"n{at:02}", f"Word{at}.")) for at in range(28)]
    found = letters(features, 0, [float(-at) for at in range(28)])
    assert [letter for letter, _ in found[:2]] == ["A", "B"]
    assert [letter for letter, _ in found[-3:]] == ["Z", "AA", "AB"]


def test_articles_without_sentences_and_very_long_ones_are_collated_too() -> None:
    lines = [f"Keeper{n} counted {n} seals near rock{n}." for n in range(12)]
    settings = CollationSettings(links=LinkSettings(most_sentences=10))
    found = collate(
        story(article("a", *lines), article("b", *lines[:6], "Fog came."), article("c")), settings
    )
    by_id = {(alignment.a, alignment.b): alignment for alignment in found.alignments}
    assert {link.relation for link in by_id["a", "b"].links} == {Relation.VERBATIM}
    assert len(by_id["a", "b"].links) == 6
    assert by_id["a", "c"].links == ()
