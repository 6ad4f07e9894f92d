"""Which words correspond."""

from __future__ import annotations

import pytest

from generator.collation.words.alignment import align
from generator.collation.words.forms import FormKind, form, likeness


def linked(a: str, b: str) -> set[tuple[str, str]]:
    left, right = a.split(), b.split()
    return {(left[i], right[j]) for i, j in align(left, right)}


def places(a: str, b: str, language: str = "en") -> set[tuple[int, int]]:
    return set(align(a.split(), b.split(), language))


def test_a_sentence_against_itself_links_every_word_with_itself() -> None:
    words = "the mayor and the clerk and the mayor ’s dog , said the clerk ."
    assert places(words, words) == {(i, i) for i in range(len(words.split()))}


def test_words_are_found_wherever_they_moved() -> None:
    links = linked("in Velm the old bridge fell on Monday", "on Monday the old bridge of Velm collapsed")
    assert {("Velm", "Velm"), ("Monday", "Monday"), ("bridge", "bridge")} <= links


def test_the_small_words_follow_their_neighbours() -> None:
    found = places("Ann saw the old dog near the red barn", "near the red barn Ann saw the old dog")
    assert {(2, 6), (5, 0), (6, 1)} <= found


@pytest.mark.parametrize(
    ("a", "b", "pair"),
    [
        ("they organised a vote", "they organized a vote", ("organised", "organized")),
        ("the crew was kidnapped at sea", "the crew was abducted at sea", ("kidnapped", "abducted")),
        ("thirteen men left", "13 men left", ("thirteen", "13")),
        ("he met Lindqvist there", "he met Lindquist there", ("Lindqvist", "Lindquist")),
        ("it may rain today", "it will rain today", ("may", "will")),
    ],
)
def test_another_form_of_a_word_is_linked(a: str, b: str, pair: tuple[str, str]) -> None:
    assert pair in linked(a, b)


def test_an_abbreviation_is_linked_with_every_word_it_stands_for() -> None:
    links = linked("envoys of the United Nations left", "envoys of the UN left")
    assert {("United", "UN"), ("Nations", "UN")} <= links


def test_a_phrase_belongs_to_the_word_that_it_became() -> None:
    links = linked("the price went down sharply", "the price fell sharply")
    assert {("went", "fell"), ("down", "fell")} <= links


def test_two_figures_are_never_alike() -> None:
    assert likeness(form("13"), form("17"), 0.85) == 0
    assert likeness(form("1300"), form("1301"), 0.85) == 0


def test_capitals_tell_initials_from_a_word() -> None:
    assert form("US").kind is FormKind.CONTENT
    assert form("U.S.").key == form("US").key == form("American").key
    assert form("us").kind is FormKind.FUNCTION


def test_a_language_without_tables_still_links_by_its_words() -> None:
    found = places("silta putosi jokeen aamulla", "aamulla silta putosi jokeen", "fi")
    assert found == {(0, 1), (1, 2), (2, 3), (3, 0)}


def test_nothing_is_linked_with_nothing() -> None:
    assert align([], ["a"]) == ()
    assert align(["a"], []) == ()
