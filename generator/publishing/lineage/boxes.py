"""Boxes of the lineage drawing: how large each node is, and what fits into it.

    ┌──────────────────────┐     ┌───┐ ┌───┐ ┌───┐
    │ B  B1 to B9          │     │ E │ │ F │ │ G │
    │    9 places          │     └───┘ └───┘ └───┘
    │    ▪▪▪▪▪▪▪▪▪         │     2 do not name it
    └──────────────────────┘

Sizes are in the drawing's own units, a pixel each where it is shown at full width.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from msgspec import Struct

from generator.publishing.lineage.graph import Lettered, Node, NodeKind

__all__ = ["Box", "Square", "box", "fit", "height", "side_by_side", "wrapped"]

_BOX, _LINE = 56, 18
_TITLE, _REMARK = 14.0, 13.0
"""Type sizes."""


class Square(Struct, frozen=True):
    """A small square for a place (`side` 10) or a lettered one for a text (30)."""

    x: int
    y: int
    side: int
    text: Lettered | None


class Box(Struct, frozen=True):
    """A node with its frame. A row of texts has squares and no frame."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    title: tuple[str, ...]
    """Its lines: one, or two."""
    remark: str
    squares: tuple[Square, ...] = ()
    dotted: bool = False


def height(node: Node, width: int) -> int:
    if node.kind is NodeKind.ROW:
        return 36 * -(-len(node.texts) // max(width // 36, 1)) + (16 if node.remark else 0)
    if node.kind is NodeKind.FAMILY:
        return _BOX + 13 * -(-len(node.texts) // max((width - 52) // 13, 1)) + 2
    return _BOX + _LINE * (len(wrapped(node.title, _TITLE, width - _inset(node))) - 1)


def _inset(node: Node) -> int:
    return 28 if node.kind is NodeKind.ABSENT else 58


def box(
    node: Node, x: int, y: int, width: int, height: int, *, dotted: bool = False, dated: bool = True
) -> Box:
    """A node at its place; `dated` writes its date into it, where nothing else on the drawing says it."""
    inset = _inset(node)
    remark = _remark(node, dated=dated)
    squares: list[Square] = []
    if node.kind is NodeKind.ROW:
        across = max(width // 36, 1)
        squares = [
            Square(x + 36 * (place % across), y + 36 * (place // across), 30, text)
            for place, text in enumerate(node.texts)
        ]
    elif node.kind is NodeKind.FAMILY:
        across = max((width - 52) // 13, 1)
        squares = [
            Square(x + 43 + 13 * (place % across), y + 50 + 13 * (place // across), 10, None)
            for place in range(len(node.texts))
        ]
    return Box(
        node,
        x,
        y,
        width,
        height,
        wrapped(node.title, _TITLE, width - inset),
        _remark_line(node, remark, width - inset),
        tuple(squares),
        dotted,
    )


def _remark(node: Node, *, dated: bool) -> str:
    """What a node is: with its date, or else with its length, for which there is no room beside a date."""
    return node.dated if dated and node.dated else node.remark


def _remark_line(node: Node, remark: str, width: int) -> str:
    """The remark in one line: cut between its parts, `1 May 2026` of `1 May 2026 · two places`, before it is
    cut inside one. Under a row of squares it may reach into the gap, where no line passes."""
    if node.kind is NodeKind.ROW:
        return fit(remark, _REMARK, width + _GAP)
    line = fit(remark, _REMARK, width)
    return line if line == remark else fit(_PARTS.split(remark)[0], _REMARK, width)


_GAP = 110
_PARTS = re.compile(" · |, ")


def side_by_side(nodes: Sequence[Node], top: int, width: int, dotted: bool) -> tuple[list[Box], int]:
    """Boxes side by side under a heading, and where they end."""
    across = 4
    wide = (width - 28 - 16 * (across - 1)) // across
    boxes: list[Box] = []
    y = top + 40
    for first in range(0, len(nodes), across):
        row = nodes[first : first + across]
        high = max(height(node, wide) for node in row)
        boxes += [
            box(node, 14 + (wide + 16) * place, y, wide, high, dotted=dotted)
            for place, node in enumerate(row)
        ]
        y += high + 16
    return boxes, y + 2


def wrapped(words: str, size: float, width: float) -> tuple[str, ...]:
    """The words in as many lines as they need, and no more than two."""
    line = fit(words, size, width)
    if line == words:
        return (words,)
    cut = words.rfind(" ", 0, len(line))
    if cut <= 0:
        return (line,)
    rest = words[cut + 1 :]
    second = fit(rest, size, width)
    if second != rest and (space := rest.rfind(" ", 0, len(second))) > 0:
        second = f"{rest[:space].rstrip(' ,;:–—-')} …"
    return words[:cut], second


def fit(words: str, size: float, width: float) -> str:
    """As much as fits, with an ellipsis where something is missing."""
    room = width / size
    used = 0.0
    kept = 0
    for place, letter in enumerate(words):
        if used + _EM["…"] <= room:
            kept = place
        used += 1.0 if east_asian_width(letter) in "WF" else _EM.get(letter, 0.6)
        if used > room:
            return words[: max(kept, 1)].rstrip() + "…"
    return words


_EM = {
    letter: width
    for letters, width in (
        ("ijl.,:;'’|! ", 0.26),
        ("`()[]I-", 0.35),
        ('frt/\\"J*{}', 0.43),
        ("1zs?", 0.52),
        ("EFL023456789STZ$", 0.68),
        ("ABCDGHKNOPQRUVXY", 0.75),
        ("w&@…", 0.86),
        ("mM%", 0.94),
        ("W", 1.08),
    )
    for letter in letters
}
"""Widths of letters in ems as Libre Franklin's semibold has them; what is not listed is near 0.6."""
