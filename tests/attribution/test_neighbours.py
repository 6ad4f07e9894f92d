"""Near copies that nobody can put in order: who stands next to whom, and the texts that are lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.attribution import attribute
from generator.attribution.lineage.neighbours import neighbours
from generator.attribution.wording.alterations import MOST_BITS, alterations
from generator.settings import AttributionSettings
from tests.attribution.builder import article, collation
from tests.attribution.test_lineage import CASES

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=12)
ORIGINAL = [f"w{number}" for number in range(60)]


@given(WORDS, WORDS, st.sampled_from([0, 20, MOST_BITS]))
def test_the_alterations_make_the_second_text_of_the_first(
    a: list[str], b: list[str], most_bits: int
) -> None:
    made, done = [], 0
    for (start, end), (first, last) in alterations(a, b, most_bits):
        assert (start, first) != (end, last)
        made += [*a[done:start], *b[first:last]]
        done = end
    assert [*made, *a[done:]] == b


def test_long_texts_are_parted_where_they_agree() -> None:
    """Two books at once would take a bit for each word of one times each of the other."""
    book = [f"w{number}" for number in range(60_000)]
    assert alterations(book, copy(book, 7, 30_000, 59_999)) == tuple(
        ((place, place + 1), (place, place + 1)) for place in (7, 30_000, 59_999)
    )
    moved = [*book[40_000:], *book[:40_000]]
    assert alterations(book, moved) == (((0, 0), (0, 20_000)), ((40_000, 60_000), (60_000, 60_000)))


def copy(text: list[str], *places: int) -> list[str]:
    """A copy that has another word at each of these places."""
    return [f"x{place}" if place in places else word for place, word in enumerate(text)]


def test_copies_stand_around_the_text_that_they_were_made_from() -> None:
    texts = [ORIGINAL, copy(ORIGINAL, 1, 2, 7), copy(ORIGINAL, 20, 22, 27), copy(ORIGINAL, 40, 44, 49)]
    assert neighbours(texts, 3) == ((0, 1), (0, 2), (0, 3))


def test_a_chain_is_a_chain() -> None:
    second = copy(ORIGINAL, 3, 5, 9)
    third = copy(second, 23, 25, 29)
    assert neighbours([third, ORIGINAL, copy(third, 43, 45, 49), second], 3) == ((0, 2), (0, 3), (1, 3))


def test_what_two_copies_have_in_common_points_to_a_text_that_is_lost() -> None:
    lost = copy(ORIGINAL, 3, 5, 9, 12)
    sisters = [copy(lost, 20, 23, 26, 29), copy(lost, 40, 43, 46, 49)]
    found = neighbours([ORIGINAL, copy(ORIGINAL, 33, 35, 37, 39), *sisters], 3)
    (missing,) = {b for _, b in found if b >= 4}
    assert [a for a, b in found if b == missing] == [0, 2, 3]


def test_a_missing_page_is_one_alteration() -> None:
    torn = copy(ORIGINAL, 3, 5)[:20]
    whole = copy(ORIGINAL, 3, 5, 50, 52)
    assert (2, 3) not in neighbours([ORIGINAL, torn, whole, copy(ORIGINAL, 30, 33, 36)], 3)


def test_a_family_without_an_order_has_neighbours_and_nobody_took_anything() -> None:
    texts = [CASES["texts"][name].strip() for name in ("wire", "cut", "cut_2", "cut_3")]
    made = [
        article(name, f"A few words\n\n{text}", outlet=name) for name, text in zip("abcd", texts, strict=True)
    ]
    found = attribute(collation(*made), AttributionSettings())
    assert not found.derivations
    assert {end for pair in found.neighbours for end in (pair.a, pair.b)} >= {"a", "b", "c", "d"}
