"""Versions of one text: the tree over them, and what shows which is the later one."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from generator.attribution import attribute
from generator.attribution.lineage.arborescence import cheapest_tree
from generator.attribution.lineage.growth import Growth, growth_of
from generator.attribution.wording.narration import Narration, narration_of
from generator.settings import AttributionSettings, VersionSettings
from tests.attribution.builder import article, collation
from tests.attribution.test_lineage import CASES, articles_of

SETTINGS = VersionSettings()
Costs = dict[tuple[int, int], int]


@st.composite
def costs(draw: st.DrawFn) -> tuple[int, Costs]:
    count = draw(st.integers(1, 4))
    price = st.none() | st.integers(-3, 9)
    drawn = {(a, b): draw(price) for a in range(count) for b in range(count) if a != b}
    return count, {pair: value for pair, value in drawn.items() if value is not None}


def every_tree(count: int, cost: Costs) -> list[dict[int, int]]:
    """All trees with one root, by trying everything."""
    found = []
    for root in range(count):
        others = [node for node in range(count) if node != root]
        for chosen in product(range(count), repeat=len(others)):
            tree = dict(zip(others, chosen, strict=True))
            if all((source, node) in cost for node, source in tree.items()) and all(
                descends(tree, node, root) for node in others
            ):
                found.append(tree)
    return found


def descends(tree: dict[int, int], node: int, root: int) -> bool:
    for _ in range(len(tree)):
        node = tree.get(node, node)
    return node == root


@given(costs())
def test_no_tree_is_cheaper(given_: tuple[int, Costs]) -> None:
    count, cost = given_
    trees = every_tree(count, cost)
    found = cheapest_tree(range(count), cost)
    if found is None:
        assert not trees
    else:
        assert found in trees
        total = {id(tree): sum(cost[s, n] for n, s in tree.items()) for tree in trees}
        assert sum(cost[s, n] for n, s in found.items()) == min(total.values())


def text(words: str) -> Narration:
    return narration_of(article("a", words))


def growth(before: str, behind: str) -> Growth:
    return growth_of(text(before), text(behind), "en", SETTINGS)


def test_insertions_speak_for_the_longer_text_and_cuts_against_it() -> None:
    found = growth("The boat leaves at nine.", "The old boat leaves at nine, but for Mondays.")
    assert (len(found.added), len(found.dropped)) == (2, 0)
    assert found.weight(SETTINGS) > 0
    assert found.turned().weight(SETTINGS) == -found.weight(SETTINGS)


def test_a_slip_is_mended_into_a_word_and_never_the_other_way() -> None:
    before, behind = text("It was imposable to cross."), text("It was impossible to cross.")
    found = growth_of(before, behind, "en", SETTINGS)
    assert [(before.words[a], behind.words[b]) for a, b in found.mended] == [("imposable", "impossible")]
    assert not found.spoiled
    assert found.turned().spoiled == found.mended


def test_a_name_and_another_word_are_no_slips() -> None:
    assert not growth("They saw Abernaty there.", "They saw Abernathy there.").mended
    assert not growth("It was qwertz to cross.", "It was impossible to cross.").mended


def test_the_evidence_of_a_version_is_what_it_adds_and_mends() -> None:
    story = next(one for one in CASES["story"] if one["why"].startswith("a row of versions"))
    texts = {one.id: one.text for one in articles_of(story)}
    found = attribute(collation(*articles_of(story)), AttributionSettings())
    (second,) = [one for one in found.derivations if one.derived == "state_2"]
    said = [evidence.reason for evidence in second.evidence]
    assert "D adds words to B in one place and drops none" in said
    assert "“bicyle” of B is mended to “bicycle”" in said
    shown = [place.span.of(texts[place.article]) for evidence in second.evidence for place in evidence.places]
    assert any(words.startswith("The lantern can be seen") for words in shown)


def test_a_step_that_might_run_the_other_way_is_unproven_and_says_so() -> None:
    states = [CASES["texts"][f"state_{number}"].strip() for number in (1, 2, 3, 4)]
    swapped = [
        states[0],
        states[0].replace("nine cars", "ten cars"),
        states[0].replace("nine cars", "ten cars").replace("forty people", "fifty people"),
        states[0].replace("nine cars", "ten cars").replace("forty", "fifty").replace("eleven", "twelve"),
    ]
    made = [article(str(number), f"A ferry\n\n{state}") for number, state in enumerate(swapped)]
    found = attribute(collation(*made), AttributionSettings())
    assert len(found.derivations) == 3
    for one in found.derivations:
        assert one.confidence == "unproven"
        assert "was first cannot be told" in one.evidence[-1].reason
