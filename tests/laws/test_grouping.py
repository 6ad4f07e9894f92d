"""The order in which articles come in does not matter for their stories."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus import read
from generator.settings import Settings
from generator.stories import group
from tests.conftest import ROOT

FOLDERS = ("bridge", "strike", "lookalike", "unrelated")
PILE = tuple(
    article
    for folder in FOLDERS
    for article in read(ROOT / "tests/cases/corpora" / folder, Settings().corpus).articles
)


@settings(max_examples=15)
@given(st.permutations(PILE).flatmap(lambda pile: st.integers(2, len(pile)).map(lambda n: pile[:n])))
def test_the_order_of_the_articles_does_not_matter(some: list[object]) -> None:
    chosen = tuple(some)
    assert group(chosen, Settings().stories) == group(chosen[::-1], Settings().stories)  # type: ignore[arg-type]
