"""The lineage as geometry: boxes, lines and words with their places, nothing else.

    ┌─────────┐          ┌─────────┐
    │ source  ├──┬──────▸│ A       │
    └─────────┘  │       └─────────┘
                 ╰──────▸┌─────────┐
                         │ B       │
                         └─────────┘

A layered drawing after Sugiyama, Tagawa and Toda (1981), small enough to be plain: a line that crosses
a column gets a lane there, like a node without a box; each column is ordered by the mean height of
what its members hang from, then placed. So no box meets another and no line crosses a box, which tests
hold it to. Lines turn in tracks of the gap between columns, those of two sources in one track where
they turn at different heights; what the tracks leave is the boxes'. The words of a line stand in the last
gap before its target.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from generator.model.attribution import Confidence, DerivationKind
from generator.publishing.lineage.beside import Spot, beside_of
from generator.publishing.lineage.boxes import Box, box, height, side_by_side
from generator.publishing.lineage.graph import Edge, Graph, NodeKind
from generator.publishing.lineage.layers import Slot, columns, forward, mean, settle, stack
from generator.publishing.theme.catalogue import Catalogue, english

__all__ = ["Band", "Drawing", "Label", "Line", "draw"]

WIDTH = 1168
_TOP = 48
_LANE = 26
_PORT = 26
_TRACK = 14
_MOST_APART = 24
"""Boxes drawn of the texts that stand by themselves; all are in the table."""
_CROWD = 12
"""Texts of a node that ask for a wider box."""


class Line(Struct, frozen=True):
    """A derivation: SVG path commands, a weight, and whether it is inferred."""

    edge: Edge
    path: str
    weight: float
    dotted: bool


class Label(Struct, frozen=True):
    """Words at a baseline."""

    x: int
    y: int
    words: str


class Band(Struct, frozen=True):
    """A ground with its heading: a day, a step, or what stands apart."""

    x: int
    y: int
    width: int
    height: int
    words: str


class Drawing(Struct, frozen=True):
    width: int
    height: int
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    spots: tuple[Spot, ...] = ()
    """Neighbours without a direction, and the lines between them."""
    plain: tuple[str, ...] = ()
    shift: int = 0
    """How far down the neighbours stand."""


def draw(graph: Graph, say: Catalogue | None = None, neighbours: Sequence[tuple[str, str]] = ()) -> Drawing:
    """The drawing of a graph, and of neighbours without a direction; empty where there is nothing to draw."""
    bands: list[Band] = []
    boxes: list[Box] = []
    lines: list[Line] = []
    labels: list[Label] = []
    width, bottom = WIDTH, 0
    say = say or english()
    if graph.nodes:
        plan = _Plan(graph, say)
        width, bottom = plan.width, plan.bottom
        bands += plan.bands()
        boxes += plan.boxes()
        lines, labels = plan.lines()
    beside, shift = beside_of(neighbours, WIDTH - 28), 0
    if beside.spots:
        top = bottom + 8 if bottom else 0
        shift, bottom = top + 40, top + 40 + beside.height + 18
        bands.append(Band(0, top, width, bottom - top, say("drawing.beside")))
    for nodes, title, dotted in (
        (graph.own, "drawing.own", False),
        (graph.unknown, "drawing.unknown", True),
    ):
        if nodes:
            top = bottom + 8 if bottom else 0
            apart, bottom = side_by_side(nodes[:_MOST_APART], top, width, dotted)
            boxes += apart
            count = sum(max(len(node.texts), 1) for node in nodes)
            words = say(title, texts=say("words.texts", count))
            if len(nodes) > _MOST_APART:
                words = f"{words} {say('drawing.more', len(nodes) - _MOST_APART)}"
            bands.append(Band(0, top, width, bottom - top, words))
    return Drawing(
        width,
        bottom,
        tuple(bands),
        tuple(boxes),
        tuple(lines),
        tuple(labels),
        beside.spots,
        beside.lines,
        shift,
    )


class _Plan:
    """Columns, heights and gaps of the tied part of a graph."""

    def __init__(self, graph: Graph, say: Catalogue) -> None:
        self.graph = graph
        self.edges = forward(graph)
        self.column, self.groups, self.by_day = columns(say, graph, self.edges)
        self.count = max(self.column.values()) + 1
        most = [
            len({e.source for e in self.edges if self.column[e.source] <= gap < self.column[e.target]})
            for gap in range(self.count - 1)
        ]
        self._lay_out(most)
        self._lay_out([len(set(each.values())) for each in self.track])
        if any(len(set(each.values())) > room for each, room in zip(self.track, self.tracks, strict=True)):
            self._lay_out(most)  # wider boxes are lower, and lines turn elsewhere

    def _lay_out(self, tracks: Sequence[int]) -> None:
        """Everything in its place, with room for so many tracks in each gap."""
        self.slots: list[list[Slot]] = [[] for _ in range(self.count)]
        self.by_key: dict[str, Slot] = {}
        self.ways: list[tuple[Edge, list[str]]] = []
        self._measure(tracks)
        self._fill()
        self._arrange()
        self.routes = self._routed()
        self.track = self._tracked()

    def _measure(self, tracks: Sequence[int]) -> None:
        """Widths of columns and of the gaps between them; gaps hold tracks and words."""
        gaps = self.count - 1
        longest = [0] * gaps
        for edge in self.edges:
            gap = self.column[edge.target] - 1
            longest[gap] = max(longest[gap], len(edge.label))
        self.tracks = tracks
        needed = [34 + _TRACK * n + round(text * 6.4) + 8 for n, text in zip(tracks, longest, strict=True)]
        spare = WIDTH - 28 - sum(needed)
        crowded = any(len(node.texts) > _CROWD for node in self.graph.nodes)
        widest = 430 if crowded else _WIDEST.get(self.count, 260)
        self.box_width = max(min(spare // self.count, widest), 150)
        used = self.box_width * self.count + sum(needed)
        stretch = max(WIDTH - 28 - used, 0) // max(gaps, 1)
        self.gap = [each + stretch for each in needed]
        self.left = [14]
        for each in self.gap:
            self.left.append(self.left[-1] + self.box_width + each)
        self.width = max(WIDTH, self.left[-1] + self.box_width + 14)

    def _fill(self) -> None:
        incoming: dict[str, int] = defaultdict(int)
        outgoing: dict[str, int] = defaultdict(int)
        for edge in self.edges:
            incoming[edge.target] += 1
            outgoing[edge.source] += 1
        for node in self.graph.nodes:
            ports = max(incoming[node.id], 1)
            slot = Slot(node.id, max(height(node, self.box_width), _PORT * ports + 12), node)
            self.by_key[node.id] = slot
            self.slots[self.column[node.id]].append(slot)
        for number, edge in enumerate(self.edges):
            way = [edge.source]
            for column in range(self.column[edge.source] + 1, self.column[edge.target]):
                lane = Slot(f"lane {number} {column}", _LANE, None, [way[-1]])
                self.by_key[lane.key] = lane
                self.slots[column].append(lane)
                way.append(lane.key)
            self.by_key[edge.target].hangs.append(way[-1])
            self.ways.append((edge, [*way, edge.target]))

    def _arrange(self) -> None:
        """Order each column by what it hangs from, then place it; sources last, beside what they gave."""
        stack(self.slots[0])
        for column in self.slots[1:]:
            column.sort(key=lambda slot: (self._pull(slot), slot.key))
            settle(column, [self._pull(slot) - slot.height / 2 for slot in column])
        gives: dict[str, list[float]] = defaultdict(list)
        for _, way in self.ways:
            gives[way[0]].append(self.by_key[way[1]].middle)
        first = self.slots[0]
        first.sort(key=lambda slot: (mean(gives[slot.key], slot.middle), slot.key))
        settle(first, [mean(gives[slot.key], slot.middle) - slot.height / 2 for slot in first])
        for column in self.slots[1:]:
            column.sort(key=lambda slot: (self._pull(slot), slot.key))
            settle(column, [self._pull(slot) - slot.height / 2 for slot in column])
        top = min(slot.y for column in self.slots for slot in column)
        for column in self.slots:
            for slot in column:
                slot.y = round(slot.y - top + _TOP)
        self.bottom = round(max(s.y + s.height for column in self.slots for s in column)) + 20

    def _pull(self, slot: Slot) -> float:
        return mean([self.by_key[key].middle for key in slot.hangs], slot.middle)

    def bands(self) -> list[Band]:
        """Grounds behind columns: one for each group of columns."""
        found = []
        starts = [*(first for first, _ in self.groups[1:]), None]
        for (first, words), following in zip(self.groups, starts, strict=True):
            start = 0 if first == 0 else self.left[first] - 14
            end = self.left[following] - 22 if following is not None else self.width
            found.append(Band(start, 0, end - start, self.bottom, words))
        return found

    def boxes(self) -> list[Box]:
        return [
            box(slot.node, self.left[at], round(slot.y), self.box_width, slot.height, dated=not self.by_day)
            for at, column in enumerate(self.slots)
            for slot in column
            if slot.node
        ]

    def lines(self) -> tuple[list[Line], list[Label]]:
        """Paths from box to box, with the words of each in the gap before its target."""
        lines, labels = [], []
        for edge, heights in self.routes:
            column = self.column[edge.source]
            path = [f"M{self.left[column] + self.box_width} {heights[0]}"]
            for gap, (y, target) in enumerate(pairwise(heights), column):
                turn = self.left[gap] + self.box_width + 16 + _TRACK * self.track[gap].get(edge.source, 0)
                stop = self.left[gap + 1] - (_HEAD + 2 if gap + 1 == self.column[edge.target] else 0)
                path.append(_bend(y, target, turn, stop))
            lines.append(Line(edge, "".join(path), _WEIGHT[edge.kind], _is_dotted(edge)))
            gap = self.column[edge.target] - 1
            start = self.left[gap] + self.box_width + 16 + _TRACK * self.tracks[gap]
            labels.append(Label(start, heights[-1] - 7, edge.label))
        return lines, labels

    def _routed(self) -> list[tuple[Edge, list[int]]]:
        """Each edge with its heights: where it leaves, and where it meets each column."""
        exits = self._exits()
        entry = self._clear(self._entries(), exits)
        found = []
        for edge, way in self.ways:
            heights = [exits[edge]]
            for key in way[1:]:
                port = entry[edge] if key == edge.target else None
                heights.append(self._through(heights[-1], self.by_key[key], port))
            found.append((edge, heights))
        return found

    def _tracked(self) -> list[dict[str, int]]:
        """For each gap the track of each source that turns there, in the order of `_rank`: the next one where
        it would meet another's, else the first."""
        turns: list[dict[str, tuple[int, int]]] = [{} for _ in range(self.count - 1)]
        for edge, heights in self.routes:
            for gap, (y, target) in enumerate(pairwise(heights), self.column[edge.source]):
                if y != target:
                    low, high = turns[gap].get(edge.source, (y, y))
                    turns[gap][edge.source] = min(low, y, target), max(high, y, target)
        found: list[dict[str, int]] = []
        for gap, spans in enumerate(turns):
            track: dict[str, int] = {}
            for source in sorted(spans, key=lambda key: self._rank(gap, key)):
                low, high = spans[source]
                met = (track[o] for o in track if spans[o][0] < high + _APART and low < spans[o][1] + _APART)
                track[source] = max(met, default=-1) + 1
            found.append(track)
        return found

    def _through(self, y: int, slot: Slot, port: int | None) -> int:
        """Where a line at height `y` meets a slot: straight on if the slot is open there, else its port."""
        alone = port is None or len(slot.hangs) == 1
        margin = _LANE // 6 if port is None else 14
        if alone and slot.y + margin <= y <= slot.y + slot.height - margin and not self._is_row(slot):
            return y
        return round(slot.middle) if port is None else port

    @staticmethod
    def _is_row(slot: Slot) -> bool:
        return slot.node is not None and slot.node.kind is NodeKind.ROW

    def _rank(self, gap: int, source: str) -> int:
        """Which place a source has among those that a gap is crossed from: the lowest turns first."""
        crossing = {e.source for e in self.edges if self.column[e.source] <= gap < self.column[e.target]}
        return sorted(crossing, key=lambda key: (-self.by_key[key].middle, key)).index(source)

    def _entries(self) -> dict[Edge, int]:
        """Where lines meet their target: spread over its side, in the order they come from."""
        arriving: dict[str, list[tuple[float, Edge]]] = defaultdict(list)
        for edge, way in self.ways:
            arriving[edge.target].append((self.by_key[way[-2]].middle, edge))
        found = {}
        for target, edges in arriving.items():
            slot = self.by_key[target]
            ordered = sorted(edges, key=lambda each: (each[0], each[1].source, each[1].kind))
            middle = slot.middle
            if self._is_row(slot):
                middle = slot.y + 15 + (len(ordered) - 1) / 2 * _PORT
            for place, (_, edge) in enumerate(ordered):
                offset = (place - (len(ordered) - 1) / 2) * _PORT
                found[edge] = round(middle + offset)
        return found

    def _clear(self, entry: dict[Edge, int], exits: dict[Edge, int]) -> dict[Edge, int]:
        """Entries moved a little where a line would run on top of another source's line."""
        found = {}
        for edge, y in entry.items():
            gap = self.column[edge.target] - 1
            beside = [
                exits[other]
                for other in self.edges
                if other.source != edge.source
                and self.column[other.source] == gap
                and self._rank(gap, other.source) > self._rank(gap, edge.source)
            ]
            slot = self.by_key[edge.target]
            room = [y + step for step in _STEPS if slot.y + 10 <= y + step <= slot.y + slot.height - 10]
            free = (at for at in room if all(abs(at - each) >= _APART for each in beside))
            found[edge] = next(free, y)
        return found

    def _exits(self) -> dict[Edge, int]:
        """Where lines leave their source: spread a little, in the order of where they go."""
        leaving: dict[str, list[tuple[float, Edge]]] = defaultdict(list)
        for edge, way in self.ways:
            leaving[edge.source].append((self.by_key[way[1]].middle, edge))
        found = {}
        for source, edges in leaving.items():
            slot = self.by_key[source]
            ordered = sorted(edges, key=lambda each: (each[0], each[1].target, each[1].kind))
            if len(ordered) == 1 and abs(ordered[0][0] - slot.middle) <= slot.height / 2 - 14:
                found[ordered[0][1]] = round(ordered[0][0])
                continue
            room = min(12, (slot.height - 20) / max(len(ordered) - 1, 1))
            for place, (_, edge) in enumerate(ordered):
                offset = (place - (len(ordered) - 1) / 2) * room
                found[edge] = round(slot.middle + offset)
        return found


_WIDEST = {2: 400, 3: 320}
"""The width of boxes in a drawing of so many columns; of more columns or none, it is less."""
_STEPS = (0, 6, -6, 9, -9)
_APART = 6
_HEAD = 10
_WEIGHT = {
    DerivationKind.COPIED: 6.0,
    DerivationKind.REWORDED: 3.5,
    DerivationKind.RETOLD: 2.0,
    DerivationKind.QUOTES: 1.5,
    DerivationKind.CITES: 1.5,
}


def _is_dotted(edge: Edge) -> bool:
    return edge.confidence is Confidence.UNPROVEN


def _bend(y: int, target: int, turn: int, stop: int) -> str:
    """Along, round a corner, up or down, round another, along."""
    if y == target:
        return f"H{stop}"
    radius = min(8, abs(target - y) // 2)
    way = 1 if target > y else -1
    sweep = 1 if way > 0 else 0
    return (
        f"H{turn - radius}a{radius} {radius} 0 0 {sweep} {radius} {way * radius}"
        f"V{target - way * radius}a{radius} {radius} 0 0 {1 - sweep} {radius} {way * radius}H{stop}"
    )
