"""Layers of the lineage drawing: which column each node stands in, and how high.

    column 0          1               2
    source ─────────▸ A ·············▸ C
           └────────▸ B

A node's column is the longest way to it, counted in steps, or in days and steps where every text has
a day. A column's members are placed as near to where they want to be as their order and the gaps
between them allow: isotonic regression by pooling adjacent violators, which is exact and linear
(Best and Chakravarti 1990).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from generator.model.attribution import Confidence, DerivationKind
from generator.publishing.elements.wording import capital
from generator.publishing.lineage.graph import Edge, Graph, Node, NodeKind
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["GAP", "Slot", "columns", "forward", "mean", "settle", "stack"]

GAP = 22
"""Between the members of a column."""


class Slot(Struct):
    """A node, or a line's lane through a column, while it is being placed."""

    key: str
    height: int
    node: Node | None
    hangs: list[str] = field(default_factory=list)
    y: float = 0.0
    ports: int = 0

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def stack(slots: Sequence[Slot]) -> None:
    y = 0.0
    for slot in slots:
        slot.y = y
        y += slot.height + GAP


def settle(slots: Sequence[Slot], wanted: Sequence[float]) -> None:
    """Tops as near to `wanted` as order and gaps allow, by least squares."""
    pools: list[tuple[float, int]] = []
    offsets = [0.0]
    for slot in slots:
        offsets.append(offsets[-1] + slot.height + GAP)
    for at, top in enumerate(wanted):
        mean, size = top - offsets[at], 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (other * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    tops = [mean for mean, size in pools for _ in range(size)]
    for at, slot in enumerate(slots):
        slot.y = tops[at] + offsets[at]


def forward(graph: Graph) -> list[Edge]:
    """The edges without those that would close a circle, the weakest claims left out first."""
    order = list(DerivationKind)
    kept: list[Edge] = []
    after: dict[str, set[str]] = defaultdict(set)
    for edge in sorted(
        graph.edges, key=lambda e: (order.index(e.kind), list(Confidence).index(e.confidence))
    ):
        if not _reaches(after, edge.target, edge.source):
            after[edge.source].add(edge.target)
            kept.append(edge)
    return [edge for edge in graph.edges if edge in kept]


def _reaches(after: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        new = after[node] - seen
        seen |= new
        waiting += sorted(new)
    return False


def columns(
    say: Catalogue, graph: Graph, edges: Sequence[Edge]
) -> tuple[dict[str, int], list[tuple[int, str]], bool]:
    """Each node's column, where each group of columns begins, with its heading, and whether it is a day."""
    dated = _by_day(say, graph, edges)
    if dated:
        return *dated, True
    column = _steps((node.id for node in graph.nodes), edges)
    last = max(column.values())
    headings = [say("drawing.sources"), say("drawing.drawn")]
    headings += [capital(say("drawing.steps", place)) for place in range(2, last + 1)]
    return column, list(enumerate(headings[: last + 1])), False


def _steps(nodes: Iterable[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The longest way to each node."""
    column = dict.fromkeys(nodes, 0)
    settled = False
    while not settled:
        settled = True
        for edge in edges:
            if column[edge.target] <= column[edge.source]:
                column[edge.target] = column[edge.source] + 1
                settled = False
    return column


_MOST_DAYS = 4


def _by_day(
    say: Catalogue, graph: Graph, edges: Sequence[Edge]
) -> tuple[dict[str, int], list[tuple[int, str]]] | None:
    """Columns by day, where every text has one, there are few, and no line would run backwards."""
    texts = [node for node in (*graph.nodes, *graph.own, *graph.unknown) if node.kind is not NodeKind.ABSENT]
    if not all(len(node.date) >= 10 for node in texts):
        return None
    dates = {node.id: node.date[:10] for node in graph.nodes if node.date}
    for node in graph.nodes:
        if node.kind is NodeKind.ABSENT:
            taken = [dates[e.target] for e in edges if e.source == node.id and e.target in dates]
            if not taken:
                return None
            dates[node.id] = min(taken)
    days = sorted(set(dates.values()))
    if not 1 < len(days) <= _MOST_DAYS or any(dates[e.source] > dates[e.target] for e in edges):
        return None
    column: dict[str, int] = {}
    groups: list[tuple[int, str]] = []
    first = 0
    for date in days:
        members = [node.id for node in graph.nodes if dates.get(node.id) == date]
        steps = _steps(members, [e for e in edges if e.source in members and e.target in members])
        column.update({node: first + step for node, step in steps.items()})
        last = first + max(steps.values())
        groups.append((first, say.day(date)))
        first = last + 1
    return column, groups
