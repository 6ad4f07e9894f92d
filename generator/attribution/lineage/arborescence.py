"""The cheapest tree in which everything descends from one root.

    cost   a→b 1   b→a 1   b→c 1   c→b 1   a→c 5   c→a 5
    one tree of cost 2 for each root: a→b→c, a←b→c, c→b→a; a direction that is cheaper by a little decides

Chu and Liu (1965) and Edmonds (1967): every node takes its cheapest source; a circle of such choices is
made one node, in which breaking the circle at a node costs what that node's other source costs more.
An imagined source of all, too dear to be taken twice, tries every root at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["cheapest_tree"]

_Edge = tuple[int, int, float]
_ROOT = -1


def cheapest_tree(nodes: Sequence[int], cost: Mapping[tuple[int, int], float]) -> dict[int, int] | None:
    """The source of every node but the root; None where no node can be the source of all others.

    `cost` holds what it costs that the first node of a pair is the source of the second; a pair that is
    missing cannot be. Of equally cheap trees the one found first in the order of `nodes` is given.
    """
    dear = 1.0 + sum(map(abs, cost.values()))
    edges = [(a, b, cost[a, b]) for a in nodes for b in nodes if (a, b) in cost]
    edges += [(_ROOT, node, dear) for node in nodes]
    taken = _sources([_ROOT, *nodes], edges)
    roots = [node for node in nodes if taken[node] == _ROOT]
    return {node: source for node, source in taken.items() if source != _ROOT} if len(roots) == 1 else None


def _sources(nodes: Sequence[int], edges: Sequence[_Edge]) -> dict[int, int]:
    """The cheapest source of every node but the first, without circles."""
    best: dict[int, int] = {}
    for place, (_, node, price) in enumerate(edges):
        if node not in best or price < edges[best[node]][2]:
            best[node] = place
    circle = _circle({node: edges[place][0] for node, place in best.items()})
    if not circle:
        return {node: edges[place][0] for node, place in best.items()}
    merged = max(nodes) + 1
    inside: dict[int, int] = {}
    """For an edge of the smaller graph, the edge that it stands for."""
    smaller: list[_Edge] = []
    for place, (source, node, price) in enumerate(edges):
        if source in circle and node in circle:
            continue
        if node in circle:
            price -= edges[best[node]][2]
        inside[len(smaller)] = place
        smaller.append((merged if source in circle else source, merged if node in circle else node, price))
    rest = [node for node in nodes if node not in circle]
    found = _sources([*rest, merged], _cheapest_of_each(smaller, inside))
    return _opened(found, circle, best, edges, smaller, inside)


def _cheapest_of_each(smaller: list[_Edge], inside: dict[int, int]) -> list[_Edge]:
    """One edge for each pair of nodes: joining a circle makes several of one."""
    chosen: dict[tuple[int, int], int] = {}
    for place, (source, node, price) in enumerate(smaller):
        known = chosen.get((source, node))
        if known is None or price < smaller[known][2]:
            chosen[source, node] = place
    kept = sorted(chosen.values())
    moved = {new: inside[old] for new, old in enumerate(kept)}
    edges = [smaller[old] for old in kept]
    inside.clear()
    inside.update(moved)
    smaller[:] = edges
    return edges


def _opened(
    found: Mapping[int, int],
    circle: frozenset[int],
    best: Mapping[int, int],
    edges: Sequence[_Edge],
    smaller: Sequence[_Edge],
    inside: Mapping[int, int],
) -> dict[int, int]:
    """The sources in the graph with the circle, which is broken where the tree enters it."""
    sources: dict[int, int] = {}
    by_pair = {(source, node): inside[place] for place, (source, node, _) in enumerate(smaller)}
    for node, source in found.items():
        outer, inner, _ = edges[by_pair[source, node]]
        sources[inner] = outer
    for node in circle:
        sources.setdefault(node, edges[best[node]][0])
    return sources


def _circle(sources: Mapping[int, int]) -> frozenset[int]:
    """The nodes of one circle in everybody's choice of a source; empty where there is none."""
    seen: dict[int, int] = {}
    for start in sources:
        path: list[int] = []
        here = start
        while here in sources and here not in seen:
            seen[here] = start
            path.append(here)
            here = sources[here]
        if seen.get(here) == start and here in path:
            return frozenset(path[path.index(here) :])
    return frozenset()
