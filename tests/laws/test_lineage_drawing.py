"""Laws of the lineage drawing, for any graph: nothing overlaps, no line crosses a box, none is invented."""

from __future__ import annotations

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.model.attribution import Confidence, DerivationKind
from generator.publishing.lineage.boxes import Box
from generator.publishing.lineage.drawing import Drawing, draw
from generator.publishing.lineage.graph import Edge, Graph, Lettered, Node, NodeKind

_COMMAND = re.compile(r"([MHVa])([^MHVa]*)")


@st.composite
def graphs(draw_: st.DrawFn) -> Graph:
    count = draw_(st.integers(2, 9))
    nodes = []
    for place in range(count):
        kind = draw_(st.sampled_from(list(NodeKind)))
        size = draw_(st.integers(3, 40)) if kind in (NodeKind.FAMILY, NodeKind.ROW) else 1
        texts = tuple(Lettered(f"N{place}", f"text-N{place}") for _ in range(size))
        date = draw_(st.sampled_from(["2031-05-06", "2031-05-07", "2031-05-08"]))
        nodes.append(Node(f"N{place}", kind, "A title of some length", "a remark", texts, date))
    pairs = draw_(
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), min_size=1, max_size=12)
    )
    edges = {
        (x, y): Edge(
            f"N{x}",
            f"N{y}",
            draw_(st.sampled_from(list(DerivationKind))),
            draw_(st.sampled_from(list(Confidence))),
            "reworded, likely",
        )
        for x, y in pairs
        if x != y
    }
    tied = {end for edge in edges.values() for end in (edge.source, edge.target)}
    return Graph(
        tuple(n for n in nodes if n.id in tied),
        tuple(edges.values()),
        tuple(n for n in nodes if n.id not in tied),
        (),
    )


def _meet(a: Box, b: Box) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


def _segments(path: str) -> list[tuple[int, int, int, int]]:
    """The straight parts of a path, and the corners' chords."""
    x = y = 0
    found = []
    for command, rest in _COMMAND.findall(path):
        numbers = [int(number) for number in rest.split()]
        if command == "M":
            x, y = numbers
            continue
        if command == "H":
            nx, ny = numbers[0], y
        elif command == "V":
            nx, ny = x, numbers[0]
        else:
            nx, ny = x + numbers[-2], y + numbers[-1]
        found.append((x, y, nx, ny))
        x, y = nx, ny
    return found


def _crosses(box: Box, segment: tuple[int, int, int, int]) -> bool:
    x1, y1, x2, y2 = segment
    return (
        min(x1, x2) < box.x + box.width
        and max(x1, x2) > box.x
        and min(y1, y2) < box.y + box.height
        and max(y1, y2) > box.y
    )


def _inside(drawing: Drawing, box: Box) -> bool:
    return (
        box.x >= 0
        and box.y >= 0
        and box.x + box.width <= drawing.width
        and box.y + box.height <= drawing.height
    )


@given(graphs())
def test_no_box_meets_another_and_all_are_inside(graph: Graph) -> None:
    drawing = draw(graph)
    boxes = drawing.boxes
    assert len(boxes) == len(graph.nodes) + len(graph.own) + len(graph.unknown)
    assert all(_inside(drawing, box) for box in boxes)
    assert not any(_meet(a, b) for place, a in enumerate(boxes) for b in boxes[place + 1 :])


@given(graphs())
def test_no_line_runs_through_a_box(graph: Graph) -> None:
    drawing = draw(graph)
    for line in drawing.lines:
        for segment in _segments(line.path):
            assert not any(_crosses(box, segment) for box in drawing.boxes), (line.edge, segment)


@given(graphs())
def test_every_line_is_a_derivation_and_starts_and_ends_at_its_texts(graph: Graph) -> None:
    drawing = draw(graph)
    boxes = {box.node.id: box for box in drawing.boxes}
    edges = [line.edge for line in drawing.lines]
    assert set(edges) <= set(graph.edges)
    assert len(edges) == len(set(edges))
    for line in drawing.lines:
        segments = _segments(line.path)
        source, target = boxes[line.edge.source], boxes[line.edge.target]
        x, y = segments[0][:2]
        assert x == source.x + source.width
        assert source.y < y < source.y + source.height
        x, y = segments[-1][2:]
        assert 0 < target.x - x < 20
        assert target.y < y < target.y + target.height


@given(graphs())
def test_words_on_lines_do_not_overlap(graph: Graph) -> None:
    labels = sorted(draw(graph).labels, key=lambda label: (label.x, label.y))
    for one, other in itertools.pairwise(labels):
        assert one.x != other.x or other.y - one.y >= 13


@given(graphs())
def test_lines_of_two_sources_turn_apart(graph: Graph) -> None:
    """A track that two sources share holds them at different heights: else they would read as one line."""
    turns = [
        (line.edge.source, x1, *sorted((y1, y2)))
        for line in draw(graph).lines
        for x1, y1, x2, y2 in _segments(line.path)
        if x1 == x2
    ]
    for (source, x, low, high), (other, x2, low2, high2) in itertools.combinations(turns, 2):
        assert source == other or x != x2 or high < low2 or high2 < low


@given(graphs())
def test_the_columns_end_at_the_right_margin(graph: Graph) -> None:
    drawing = draw(graph)
    tied = [box for box in drawing.boxes if box.node in graph.nodes]
    if tied:
        gaps = len({box.x for box in tied}) + len(drawing.lines)
        assert drawing.width - 14 - gaps <= max(box.x + box.width for box in tied) <= drawing.width - 14
