"""Words of one of two compared texts, with marks for what the other has too and what it has not.

    A  The mayor <del class="sub">said</del> she would never resign.
    B  The mayor <ins>claimed on Friday that</ins> she would never resign.

Where two links join a sentence, each character gets the best that any run says of it (kept, moved, reworded,
then cut or added). Words that both have are in a `k`, which shows where a reader asks what was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby, pairwise

from generator.model.collation import Run, RunKind
from generator.model.spans import Span
from generator.publishing.elements.marks import raised, stretches, without_space
from generator.publishing.elements.visible import Html, printer

__all__ = ["Side", "marked"]


class Side(Enum):
    """What is done to words that stand alone here: cut in the first text, added in the second."""

    CUT = "a"
    ADDED = "b"


_ALONE, _REWORDED, _MOVED, _KEPT = range(1, 5)
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


_Ink = tuple[int, int, int]
"""Where words begin and end that one run is about, and its rank."""


def marked(
    text: str, spans: Sequence[Span], runs: Iterable[Run], side: Side, hot: Sequence[tuple[Span, int]] = ()
) -> Html:
    """The words of `spans`. `hot` are words at issue, with the numbers of their notes."""
    own = [(run.a if side is Side.CUT else run.b, _RANK[run.kind]) for run in runs]
    inks = sorted([(span.start, span.end, rank) for span, rank in own if span.start < span.end])
    tags = {**_SHARED, **_TAGS[side]}
    parts = [_part(text, part, inks, tags, hot) for part in stretches(spans, text)]
    return Html('<span class="el"> … </span>'.join(parts))


def _part(
    text: str,
    part: Span,
    inks: Sequence[_Ink],
    tags: dict[int, tuple[str, str]],
    hot: Sequence[tuple[Span, int]],
) -> str:
    words = printer(text)
    here = _apart(text, part, inks or [(part.start, part.end, _ALONE)])
    if not hot:
        return _inked(words, part.start, part.end, here, tags)
    numbers = [0] * len(part)
    for span, number in hot:
        for at in range(max(span.start, part.start), min(span.end, part.end)):
            numbers[at - part.start] = number
    out: list[str] = []
    end = part.start
    for number, group in groupby(numbers):
        start, end = end, end + len(list(group))
        within = [(max(first, start), min(last, end), rank) for first, last, rank in here]
        stretch = _inked(words, start, end, [ink for ink in within if ink[0] < ink[1]], tags)
        out.append(f'<span class="hot">{stretch}</span>{raised(number)}' if number else stretch)
    return "".join(out)


def _apart(text: str, part: Span, inks: Sequence[_Ink]) -> list[_Ink]:
    """The inks of a part, without the space at their ends. Those of one link meet and never overlap."""
    found: list[_Ink] = []
    for start, end, rank in _best(text, part, inks) if any(b[0] < a[1] for a, b in pairwise(inks)) else inks:
        start, end = without_space(text, max(start, part.start), min(end, part.end))
        if start >= end:
            continue
        if found and found[-1][1:] == (start, rank):
            found[-1] = (found[-1][0], end, rank)
        else:
            found.append((start, end, rank))
    return found


def _best(text: str, part: Span, inks: Sequence[_Ink]) -> Iterator[_Ink]:
    """Inks that overlap as others that do not: the best of each character."""
    ranks = bytearray(len(part))
    for start, end, rank in sorted(inks, key=lambda ink: ink[2]):  # the best last, so that it stays
        start, end = without_space(text, max(start, part.start), min(end, part.end))
        if start < end:
            ranks[start - part.start : end - part.start] = bytes([rank]) * (end - start)
    end = part.start
    for rank, group in groupby(ranks):
        start, end = end, end + sum(1 for _ in group)
        if rank:
            yield start, end, rank


def _inked(
    words: Callable[[int, int], str],
    start: int,
    end: int,
    inks: Iterable[_Ink],
    tags: dict[int, tuple[str, str]],
) -> str:
    """The words between two places, each ink in its tag."""
    out: list[str] = []
    for first, last, rank in inks:
        before, after = tags[rank]
        out += (words(start, first), before, words(first, last), after)
        start = last
    out.append(words(start, end))
    return "".join(out)
