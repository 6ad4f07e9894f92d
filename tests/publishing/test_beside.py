"""Neighbours without a direction: where they stand, how they are joined, what is told of them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator import api
from generator.publishing import render
from generator.publishing.lineage.beside import beside_of, hung
from generator.settings import SiteSettings

WIDTH = 1100


def test_a_tree_hangs_at_its_centre() -> None:
    pairs = [("A", "B"), ("B", "C"), ("C", "D"), ("C", "E")]
    near = {"A": ["B"], "B": ["A", "C"], "C": ["B", "D", "E"], "D": ["C"], "E": ["C"]}
    places, ties = hung(near, "B")
    assert places == {"B": (0, 0.75), "A": (1, 0.0), "C": (1, 1.5), "D": (2, 1.0), "E": (2, 2.0)}
    assert sorted(ties) == [("B", "A"), ("B", "C"), ("C", "D"), ("C", "E")]
    left = min(beside_of(pairs, WIDTH).spots, key=lambda spot: spot.x)
    assert left.text is not None
    assert left.text.letter == "B"


@st.composite
def _forests(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Each text hangs from an earlier one, or begins a tree of two."""
    count = draw(st.integers(2, 40))
    pairs = []
    for n in range(1, count):
        one = draw(st.integers(0, n - 1))
        pairs.append((f"lost:{one}" if one % 5 == 4 else f"T{one}", f"lost:{n}" if n % 5 == 4 else f"T{n}"))
    return pairs


@given(_forests())
def test_no_square_stands_on_another_and_each_pair_is_joined(pairs: list[tuple[str, str]]) -> None:
    drawn = beside_of(pairs, WIDTH)
    ends = {end for pair in pairs for end in pair}
    assert len(drawn.spots) == len(ends)
    assert len(drawn.lines) == len(pairs)
    corners = [(spot.x, spot.y) for spot in drawn.spots]
    for at, (x, y) in enumerate(corners):
        assert y + 30 <= drawn.height
        for other_x, other_y in corners[at + 1 :]:
            assert abs(x - other_x) >= 30 or abs(y - other_y) >= 30
    known = {spot.text.letter for spot in drawn.spots if spot.text}
    assert known == {end for end in ends if not end.startswith("lost:")}


_REPORT = """The bridge at Lindholm closed on Monday after engineers found cracks in two of its piers.

Lorries must now drive forty miles around the fjord, and the ferry company has put on a second boat.

{} said the town would ask the government for the money to build a new crossing within five years.

Shopkeepers on the quay fear a summer without visitors, as in the year when the old road slid into the sea.
"""


def test_the_story_of_two_near_copies_draws_a_line_without_an_arrow() -> None:
    texts = {"a.txt": _REPORT.format("The mayor"), "b.txt": _REPORT.format("Its mayor")}
    dossier = api.analyse({name: f"Bridge closes at Lindholm\n\n{text}" for name, text in texts.items()})
    (page,) = [
        content.decode()
        for name, content in render(dossier, SiteSettings()).items()
        if re.fullmatch(r"stories/[^/]+/index\.html", name)
    ]
    (drawn,) = re.findall(r'<g transform="translate.*?</g>', page, re.DOTALL)
    assert drawn.count('class="lt"') == 2
    assert drawn.count("<path") == 1
    assert "marker-end" not in drawn
    assert "Which came first, nothing shows." in page
