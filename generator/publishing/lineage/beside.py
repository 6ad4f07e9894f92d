"""Near copies of which none is known to be the first: who stands next to whom, without a direction.

    ┌───┐    ┌───┐                ┌───┐
    │ A ├────┤ C ├──┬─── ○ ───┬───┤ B │        ○ a text that copies came through and that is not here
    └───┘    └───┘  │         │   └───┘
                  ┌─┴─┐     ┌─┴─┐
                  │ E │     │ D │
                  └───┘     └───┘

Neighbours make trees, and a tree without a direction has no root, so each is hung up at its centre: the text
from which the farthest is nearest. A column is a step, a row an end; whoever gives on stands at the middle of
those next to it. Trees stand beside one another while there is room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.model.attribution import KinshipKind
from generator.model.spans import ArticleId
from generator.publishing.elements.addresses import text_anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.lineage.graph import Lettered

__all__ = ["Beside", "Spot", "beside_of", "hung", "nearest"]

Pair = tuple[str, str]
"""Two neighbours: letters of wordings, or `lost:` and a number."""

_SIDE, _ACROSS, _DOWN, _BETWEEN = 30, 76, 40, 34
_LOST = "lost:"
_NEAR = (KinshipKind.COPIED, KinshipKind.REWORDED)


class Spot(Struct, frozen=True):
    """A text's square, or the ring of a lost one, by its corner."""

    x: int
    y: int
    text: Lettered | None


class Beside(Struct, frozen=True):
    """The trees as geometry, from the corner 0, 0."""

    spots: tuple[Spot, ...]
    lines: tuple[str, ...]
    """SVG path commands."""
    height: int


def nearest(lookup: Lookup) -> tuple[Pair, ...]:
    """The neighbours among the wordings of a story, in their order; a pair of near copies that stand alone
    are neighbours too."""
    order = {wording: place for place, wording in enumerate(lookup.columns)}
    found: dict[Pair, None] = {}
    for each in lookup.attribution.neighbours:
        ends = sorted(map(lookup.end, (each.a, each.b)), key=lambda end: (order.get(end, len(order)), end))
        if ends[0] != ends[1]:
            found[ends[0], ends[1]] = None
    known = {end for pair in found for end in pair}
    alone = _alone(lookup)
    for wording, others in alone.items():
        (other,) = others if len(others) == 1 else (wording,)
        if wording not in known and len(alone[other]) == 1 and order[wording] < order[other]:
            found[wording, other] = None
    return tuple(sorted(found, key=lambda pair: [(order.get(end, len(order)), end) for end in pair]))


def _alone(lookup: Lookup) -> Mapping[str, set[str]]:
    """For each wording the others that it is a near copy of, nobody knows in which direction. What a text
    took from elsewhere explains it: two that copied a third are no neighbours."""
    found: dict[str, set[str]] = defaultdict(set)
    explained = {
        ArticleId(end) for one in lookup.attribution.derivations for end in (one.source, one.derived)
    }
    for variant in lookup.collation.variants:
        for kinship in lookup.kin_without_direction(variant.id):
            if kinship.kind in _NEAR and explained.isdisjoint((kinship.a, kinship.b)):
                one, other = (lookup.wording(lookup.letter(end)) for end in (kinship.a, kinship.b))
                if one != other:
                    found[one].add(other)
                    found[other].add(one)
    return found


def beside_of(pairs: Sequence[Pair], width: int) -> Beside:
    """The trees that the pairs make, side by side in lines of at most `width`."""
    spots: list[Spot] = []
    lines: list[str] = []
    x = y = high = 0
    for places, tied in _trees(pairs):
        wide = max(column for column, _ in places.values()) * _ACROSS + _SIDE
        deep = round(max(row for _, row in places.values()) * _DOWN) + _SIDE
        if x and x + wide > width:
            x, y, high = 0, y + high + _BETWEEN // 2, 0
        at = {end: (x + column * _ACROSS, y + round(row * _DOWN)) for end, (column, row) in places.items()}
        spots += [Spot(*at[end], _lettered(end)) for end in places]
        lines += [_line(at[one], at[other]) for one, other in tied]
        x, high = x + wide + _BETWEEN, max(high, deep)
    return Beside(tuple(spots), tuple(lines), y + high)


def _lettered(end: str) -> Lettered | None:
    return None if end.startswith(_LOST) else Lettered(end, text_anchor(end), False)


def _line(one: tuple[int, int], other: tuple[int, int]) -> str:
    turn = one[0] + _SIDE + (_ACROSS - _SIDE) // 2
    return f"M{one[0] + _SIDE} {one[1] + _SIDE // 2}H{turn}V{other[1] + _SIDE // 2}H{other[0]}"


def _trees(pairs: Sequence[Pair]) -> Iterator[tuple[dict[str, tuple[int, float]], list[Pair]]]:
    """Each tree: the column and row of its members, and its ties, the end nearer to the centre first."""
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    left = dict.fromkeys(near)
    while left:
        members = list(_steps(near, next(iter(left))))
        centre = min(members, key=lambda end: max(_steps(near, end).values()))
        yield hung(near, centre)
        for end in members:
            del left[end]


def _steps(near: Mapping[str, Sequence[str]], start: str) -> dict[str, int]:
    """How many steps each member of a tree is away."""
    steps = {start: 0}
    for end in (queue := [start]):
        for other in near[end]:
            if other not in steps:
                steps[other] = steps[end] + 1
                queue.append(other)
    return steps


def hung(near: Mapping[str, Sequence[str]], root: str) -> tuple[dict[str, tuple[int, float]], list[Pair]]:
    """A tree hung up at `root`: ends get a row each, in their order; others stand amid those they hold."""
    steps = _steps(near, root)
    below = {end: [other for other in near[end] if steps[other] == steps[end] + 1] for end in steps}
    rows: dict[str, float] = {}
    stack = [root]
    while stack:  # no recursion: a chain may be as long as a story
        end = stack[-1]
        waiting = [other for other in below[end] if other not in rows]
        if waiting:
            stack += reversed(waiting)
            continue
        stack.pop()
        held = [rows[other] for other in below[end]]
        rows[end] = (held[0] + held[-1]) / 2 if held else sum(not below[other] for other in rows)
    ties = [(end, other) for end in steps for other in below[end]]
    return {end: (steps[end], rows[end]) for end in steps}, ties
