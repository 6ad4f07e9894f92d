"""Words of one of two compared texts, with marks for what the other has too and what it has not.

    A  The mayor <del class="sub">said</del> she would never resign.
    B  The mayor <ins>claimed on Friday that</ins> she would never resign.

Each character gets the best that any run says of it (kept, moved, reworded, then cut or added), so that a
sentence that two links join is painted once. Words that both have are in a `k`, which shows where a reader
asks what was kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup

from generator.model.collation import Run, RunKind
from generator.model.spans import Span
from generator.publishing.elements.marks import stretches
from generator.publishing.elements.visible import shown

__all__ = ["Side", "marked"]


class Side(Enum):
    """What is done to words that stand alone here: cut in the first text, added in the second."""

    CUT = "a"
    ADDED = "b"


_NONE, _ALONE, _REWORDED, _MOVED, _KEPT = range(5)
_RANK = {
    RunKind.KEPT: _KEPT,
    RunKind.TYPOGRAPHY: _KEPT,
    RunKind.MOVED: _MOVED,
    RunKind.REWORDED: _REWORDED,
    RunKind.SPELLING: _REWORDED,
    RunKind.ADDED: _ALONE,
    RunKind.CUT: _ALONE,
}
_TAGS = {
    Side.CUT: {_ALONE: ("<del>", "</del>"), _REWORDED: ('<del class="sub">', "</del>")},
    Side.ADDED: {_ALONE: ('<ins class="a">', "</ins>"), _REWORDED: ("<ins>", "</ins>")},
}
_SHARED = {_MOVED: ('<span class="mv k">', "</span>"), _KEPT: ('<span class="k">', "</span>")}


def marked(
    text: str, spans: Sequence[Span], runs: Iterable[Run], side: Side, hot: Sequence[tuple[Span, int]] = ()
) -> Markup:
    """The words of `spans`. `hot` are words at issue, with the numbers of their notes."""
    painted = [(run.a if side is Side.CUT else run.b, _RANK[run.kind]) for run in runs]
    painted.sort(key=itemgetter(1))
    tags = {**_SHARED, **_TAGS[side]}
    parts = (_part(text, part, painted, tags, hot) for part in stretches(spans, text))
    return Markup('<span class="el"> … </span>'.join(parts))  # noqa: S704 - escaped in `_part`


def _part(
    text: str,
    part: Span,
    painted: Sequence[tuple[Span, int]],
    tags: dict[int, tuple[str, str]],
    hot: Sequence[tuple[Span, int]],
) -> str:
    ranks = bytearray([_NONE if painted else _ALONE]) * len(part)
    for span, rank in painted:  # the best last, so that it stays
        start, end = _trimmed(text, max(span.start, part.start), min(span.end, part.end))
        ranks[start - part.start : end - part.start] = bytes([rank]) * (end - start)
    words = text[part.start : part.end]
    _bare_edges(words, ranks)
    if not hot:
        return _painted(words, ranks, 0, len(words), tags)
    numbers = [0] * len(part)
    for span, number in hot:
        for at in range(max(span.start, part.start), min(span.end, part.end)):
            numbers[at - part.start] = number
    out: list[str] = []
    end = 0
    for number, group in groupby(numbers):
        start, end = end, end + len(list(group))
        stretch = _painted(words, ranks, start, end, tags)
        note = f'</span><sup class="nr"><span class="vh">note </span>{number}</sup>'
        out.append(f'<span class="hot">{stretch}{note}' if number else stretch)
    return "".join(out)


_RUN = re.compile(rb"(.)\1*", re.DOTALL)
"""A stretch of one rank."""


def _bare_edges(words: str, ranks: bytearray) -> None:
    """Space keeps its mark only where the words on both sides have it too: looked for at the ends of a mark,
    as all other space is inside one."""
    for run in list(_RUN.finditer(bytes(ranks))):
        start, end = run.span()
        if not ranks[start]:
            continue
        while start < end and words[start].isspace():
            ranks[start] = _NONE
            start += 1
        if start < end and words[end - 1].isspace():
            ranks[end - 1] = _NONE


def _painted(words: str, ranks: bytearray, start: int, end: int, tags: dict[int, tuple[str, str]]) -> str:
    """A stretch of words, each run of one rank in its tag."""
    out: list[str] = []
    for run in _RUN.finditer(ranks, start, end):
        here, there = run.span()
        rank = ranks[here]
        if rank in tags:
            before, after = tags[rank]
            out += (before, shown(words[here:there]), after)
        else:
            out.append(shown(words[here:there]))
    return "".join(out)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, max(start, end)
