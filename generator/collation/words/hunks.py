"""From linked words to the changes that a person would mark.

    a  The mayor said          she would never , ever resign .
    b  The mayor claimed today she would never        resign .
                 └────────┘                   └────┘

Kept is what is linked one to one and equal but for capitals, along the heaviest sequence that rises
on both sides; everything between two kept stretches is one hunk, so a deletion and an insertion
side by side are one replacement. Then the hunks are tidied, which never touches the law that hunks
and kept words rebuild both sides: a small word alone between two large hunks joins them; an
insertion that could stand in several places slides to where a phrase begins or ends (the idea of
git's indent heuristic and of `similar`, for prose); and long stretches that share nothing are a cut
and an addition, not a replacement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.collation.words.alignment import Links
from generator.collation.words.forms import Form, FormKind, likeness
from generator.settings import WordSettings

__all__ = ["Hunk", "hunks", "moved_phrases"]


class Hunk(NamedTuple):
    """Half-open ranges of token indices on both sides; not both are empty."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int

    @property
    def replaces(self) -> bool:
        return self.a_start < self.a_end and self.b_start < self.b_end


def hunks(
    a: Sequence[Form],
    b: Sequence[Form],
    links: Links,
    settings: WordSettings,
    changed: Sequence[tuple[int, int, int, int]] = (),
) -> tuple[Hunk, ...]:
    """What changed between two lists of tokens, in order. Between hunks both sides are equal.

    `changed` are phrases known to be no kept words, as token ranges of both sides.
    """
    kept = _without_islands(a, _kept(a, b, links, changed), len(a), len(b), settings)
    found = _between(kept, len(a), len(b))
    for at, hunk in enumerate(found):
        # A kept word stays between two hunks, or they would be one.
        back = hunk.a_start - found[at - 1].a_end - 1 if at else hunk.a_start
        ahead = found[at + 1].a_start - hunk.a_end - 1 if at + 1 < len(found) else len(a) - hunk.a_end
        found[at] = _slid(hunk, a, b, back, ahead)
    return tuple(part for hunk in found for part in _parted(hunk, a, b, links, settings))


def _kept(
    a: Sequence[Form], b: Sequence[Form], links: Links, changed: Sequence[tuple[int, int, int, int]]
) -> list[tuple[int, int]]:
    """The heaviest rising sequence of equal words that are linked one to one."""
    not_a = {i for start, end, _, _ in changed for i in range(start, end)}
    not_b = {j for _, _, start, end in changed for j in range(start, end)}
    equal = [
        (i, j) for i, j in _one_to_one(links) if a[i].text == b[j].text and i not in not_a and j not in not_b
    ]
    if all(one[1] < two[1] for one, two in pairwise(equal)):
        return equal
    return _heaviest_rising(equal, [2 if a[i].kind is FormKind.CONTENT else 1 for i, _ in equal])


def _one_to_one(links: Links) -> list[tuple[int, int]]:
    if len({i for i, _ in links}) == len({j for _, j in links}) == len(links):
        return list(links)
    times_a = Counter(i for i, _ in links)
    times_b = Counter(j for _, j in links)
    return [(i, j) for i, j in links if times_a[i] == times_b[j] == 1]


def _heaviest_rising(pairs: list[tuple[int, int]], weights: list[int]) -> list[tuple[int, int]]:
    """Among pairs ordered by their first, the sequence of greatest weight whose second rises too.

    `ends` are the seconds at which some sequence ends, with the weight of the best one to end there
    or before; an end that another reaches lower and heavier is dropped.
    """
    ends: list[int] = []
    totals: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        total = weights[index] + (totals[at - 1] if at else 0)
        before.append(last[at - 1] if at else -1)
        beyond = at
        while beyond < len(ends) and totals[beyond] <= total:
            beyond += 1
        ends[at:beyond], totals[at:beyond], last[at:beyond] = [j], [total], [index]
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _between(kept: list[tuple[int, int]], n: int, m: int) -> list[Hunk]:
    found: list[Hunk] = []
    next_a = next_b = 0
    for i, j in [*kept, (n, m)]:
        if i > next_a or j > next_b:
            found.append(Hunk(next_a, i, next_b, j))
        next_a, next_b = i + 1, j + 1
    return found


def _without_islands(
    a: Sequence[Form], kept: list[tuple[int, int]], n: int, m: int, settings: WordSettings
) -> list[tuple[int, int]]:
    """Give up a kept small word that stands alone between two large hunks; never a quotation mark."""
    edges = [(-1, -1), *kept, (n, m)]
    result: list[tuple[int, int]] = []
    for (i1, j1), (i, j), (i2, j2) in zip(edges, kept, edges[2:], strict=False):
        if i - i1 == j - j1 == 1 or i2 - i == j2 - j == 1:
            result.append((i, j))
            continue
        left = max(i - i1, j - j1) - 1
        right = max(i2 - i, j2 - j) - 1
        island = (
            a[i].kind is not FormKind.CONTENT
            and a[i].text != '"'
            and min(left, right) >= settings.island_side
            and (i2 - i1) + (j2 - j1) - 4 >= settings.island_sides
        )
        if not island or (i, j) in ((0, 0), (n - 1, m - 1)):
            result.append((i, j))
    return result


_BREAKS = frozenset({",", ".", ";", ":", "(", ")", '"'})
_OPENING_MARKS = frozenset({",", ";", "("})
_CLOSING_MARKS = frozenset({",", ";", ")"})
_OPENING_ROLES = frozenset({"preposition", "conjunction", "relative"})


def _slid(hunk: Hunk, a: Sequence[Form], b: Sequence[Form], most_back: int, most_ahead: int) -> Hunk:
    """An insertion or deletion, at the best of the places where it reads the same."""
    if hunk.replaces:
        return hunk
    cut = hunk.a_start < hunk.a_end
    words = a if cut else b
    start, end = (hunk.a_start, hunk.a_end) if cut else (hunk.b_start, hunk.b_end)
    back = ahead = 0
    while back < most_back and words[start - back - 1].text == words[end - back - 1].text:
        back += 1
    while ahead < most_ahead and words[end + ahead].text == words[start + ahead].text:
        ahead += 1
    by = max(range(-back, ahead + 1), key=lambda by: (_phrasing(words, start + by, end + by), by))
    return Hunk(*(place + by for place in hunk))


def _phrasing(words: Sequence[Form], start: int, end: int) -> float:
    """How well words[start:end] reads as a phrase of its own."""
    first, last = words[start], words[end - 1]
    return (
        (start == 0 or words[start - 1].text in _BREAKS)
        + (end == len(words) or words[end].text in _BREAKS)
        + (last.text in _CLOSING_MARKS)
        - (first.text in _OPENING_MARKS)
        - 2 * ((first.text == ")") + (last.text == "("))
        + _opens(first)
        - _opens(last)
        + 0.5 * (first.role == "determiner")
        - (last.role == "determiner")
    )


def _opens(word: Form) -> bool:
    return word.role in _OPENING_ROLES or word.text in _OPENING_MARKS


def _parted(
    hunk: Hunk, a: Sequence[Form], b: Sequence[Form], links: Links, settings: WordSettings
) -> list[Hunk]:
    """A replacement without what it does not replace: its long or marked-off ends that nothing answers.

    Where nothing at all is answered in long stretches, a cut and an addition. Only words that stand for
    each other by themselves answer; a place alone is not enough.
    """
    if not hunk.replaces:
        return [hunk]
    a_start, a_end, b_start, b_end = hunk
    inner = [
        (i, j)
        for i, j in links
        if a_start <= i < a_end and b_start <= j < b_end and _stands_for(a[i], b[j], settings)
    ]
    if not inner:
        if max(a_end - a_start, b_end - b_start) < settings.unrelated:
            return [hunk]
        return [Hunk(a_start, a_end, b_start, b_start), Hunk(a_end, a_end, b_start, b_end)]
    core_a, end_a = min(i for i, _ in inner), max(i for i, _ in inner) + 1
    core_b, end_b = min(j for _, j in inner), max(j for _, j in inner) + 1
    parts: list[Hunk] = []
    head_a, head_b = core_a - a_start, core_b - b_start
    if min(head_a, head_b) == 0 and max(head_a, head_b) >= settings.unrelated:
        parts.append(Hunk(a_start, core_a, b_start, core_b))
        a_start, b_start = core_a, core_b
    tail_a, tail_b = a_end - end_a, b_end - end_b
    marked = (a[end_a] if tail_a else b[end_b]).text in _OPENING_MARKS if tail_a or tail_b else False
    if min(tail_a, tail_b) == 0 and (marked or max(tail_a, tail_b) >= settings.unrelated):
        return [*parts, Hunk(a_start, end_a, b_start, end_b), Hunk(end_a, a_end, end_b, b_end)]
    return [*parts, Hunk(a_start, a_end, b_start, b_end)]


def _stands_for(one: Form, other: Form, settings: WordSettings) -> bool:
    if one.kind is not FormKind.CONTENT or other.kind is not FormKind.CONTENT:
        return False
    return one.key == other.key or likeness(one, other, settings.likeness) > 0


def moved_phrases(
    a: Sequence[Form], b: Sequence[Form], links: Links, changes: Sequence[Hunk], settings: WordSettings
) -> tuple[Hunk, ...]:
    """Equal phrases among what changed that stand elsewhere on the other side, ordered by b.

    One word that moved is noise; `settings.moved_words` content words together are a phrase.
    """
    changed_a = {i for hunk in changes for i in range(hunk.a_start, hunk.a_end)}
    changed_b = {j for hunk in changes for j in range(hunk.b_start, hunk.b_end)}
    phrases: list[list[tuple[int, int]]] = []
    for i, j in _one_to_one(links):
        if i in changed_a and j in changed_b and a[i].text == b[j].text:
            if phrases and phrases[-1][-1] == (i - 1, j - 1):
                phrases[-1].append((i, j))
            else:
                phrases.append([(i, j)])
    found = [
        Hunk(phrase[0][0], phrase[-1][0] + 1, phrase[0][1], phrase[-1][1] + 1)
        for phrase in phrases
        if sum(a[i].kind is FormKind.CONTENT for i, _ in phrase) >= settings.moved_words
    ]
    return tuple(sorted(found, key=lambda hunk: hunk.b_start))
