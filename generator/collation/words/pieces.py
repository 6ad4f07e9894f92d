"""What two sides are cut into: pieces of words first, then of characters.

    a  said “ we will go            pieces   said → stated that   the words of a hunk, both sides
    b  stated that they will go              “    →               an unshared quotation mark, alone
                                             we   → they
                                             will go = will go    kept, as long as it lasts

A piece lies inside one sentence of either side, so a hunk over a sentence's end falls in two. Every
character of both sides ends up in exactly one piece.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.collation.words.alignment import Links
from generator.collation.words.hunks import Hunk
from generator.collation.words.sides import Gap, Side
from generator.model.collation import RunKind
from generator.settings import WordSettings

__all__ = ["Fixed", "Piece", "cut_up", "kept_pieces", "share_out_space"]

Fixed = Sequence[tuple[Hunk, RunKind]]
"""Phrases whose counterpart is known, wherever it stands, and what became of them."""

_QUOTATION_MARK = '"'
_SAME = frozenset({RunKind.KEPT, RunKind.MOVED})


class Piece(Struct):
    """Words of one side or of both, and their characters, None where it has none.

    `kind` is None until something is said about it. `fixed`: its words of a may stand anywhere.
    """

    words: Hunk
    kind: RunKind | None
    fixed: bool = False
    a: Gap | None = None
    b: Gap | None = None


def cut_up(
    left: Side, right: Side, links: Links, changes: Sequence[Hunk], fixed: Fixed, settings: WordSettings
) -> list[Piece]:
    """Pieces in the order of b; those with words of a alone stand where a has them."""
    pieces: list[Piece] = []
    next_a = next_b = 0
    end = Hunk(len(left.forms), len(left.forms), len(right.forms), len(right.forms))
    for change in (*changes, end):
        pieces += kept_pieces(left, right, next_a, change.a_start, next_b)
        pieces += _changed(left, right, change, links, fixed, settings)
        next_a, next_b = change.a_end, change.b_end
    for piece in pieces:
        words = piece.words
        if words.a_start < words.a_end:
            piece.a = (left.starts[words.a_start], left.ends[words.a_end - 1])
        if words.b_start < words.b_end:
            piece.b = (right.starts[words.b_start], right.ends[words.b_end - 1])
    return pieces


def kept_pieces(left: Side, right: Side, start_a: int, end_a: int, start_b: int) -> Iterator[Piece]:
    """Equal stretches, parted where a sentence ends or the characters differ."""
    begin, shift = start_a, start_b - start_a
    for i in range(start_a, end_a):
        same = left.forms[i].word == right.forms[i + shift].word
        parted = not same or left.first[i] or right.first[i + shift] or left.gap(i) != right.gap(i + shift)
        if parted and begin < i:
            yield Piece(Hunk(begin, i, begin + shift, i + shift), RunKind.KEPT)
            begin = i
        if not same:
            yield Piece(Hunk(i, i + 1, i + shift, i + shift + 1), RunKind.TYPOGRAPHY)
            begin = i + 1
    if begin < end_a:
        yield Piece(Hunk(begin, end_a, begin + shift, end_a + shift), RunKind.KEPT)


def _changed(
    left: Side, right: Side, hunk: Hunk, links: Links, fixed: Fixed, settings: WordSettings
) -> list[Piece]:
    """A hunk's words: the fixed phrases as they are, and between them stretch against stretch."""
    if hunk.a_start == hunk.a_end and hunk.b_start == hunk.b_end:
        return []
    if not fixed and _unbroken(left, hunk.a_start, hunk.a_end) and _unbroken(right, hunk.b_start, hunk.b_end):
        a_start, a_end, b_start, b_end = hunk
        if not hunk.replaces or max(a_end - a_start, b_end - b_start) < settings.unrelated:
            return [Piece(hunk, RunKind.KEPT if hunk.replaces and _equal(left, right, hunk) else None)]
    own_a = _stretches(left, hunk.a_start, hunk.a_end, [(f.a_start, f.a_end) for f, _ in fixed])
    own_b = _stretches(right, hunk.b_start, hunk.b_end, [(f.b_start, f.b_end) for f, _ in fixed])
    partner = _partners(left, right, own_a, own_b, links, settings.unrelated)
    pieces: list[Piece] = []
    for at, stretch in enumerate(own_b):
        words = Hunk(*(own_a[partner[at]] if at in partner else (hunk.a_start, hunk.a_start)), *stretch)
        pieces.append(Piece(words, RunKind.KEPT if _equal(left, right, words) else None))
    pieces += [
        Piece(phrase, kind, fixed=True)
        for phrase, kind in fixed
        if hunk.b_start <= phrase.b_start and phrase.b_end <= hunk.b_end
    ]
    pieces.sort(key=lambda piece: piece.words.b_start)
    paired = set(partner.values())
    alone = [stretch for at, stretch in enumerate(own_a) if at not in paired]
    return _with_cuts(pieces, alone, hunk)


def _unbroken(side: Side, start: int, end: int) -> bool:
    """Whether some words are of one sentence, without a quotation mark."""
    if any(side.first[start + 1 : end]):
        return False
    return all(word.text != _QUOTATION_MARK for word in side.forms[start:end])


def _with_cuts(pieces: list[Piece], alone: list[tuple[int, int]], hunk: Hunk) -> list[Piece]:
    """The pieces, and each stretch of a that has no counterpart after the piece that a has before it."""
    ends = sorted(
        (piece.words.a_end, at)
        for at, piece in enumerate(pieces)
        if hunk.a_start <= piece.words.a_start < piece.words.a_end <= hunk.a_end
    )
    following: dict[int, list[Piece]] = {}
    for start, end in alone:
        before = bisect_right(ends, (start, len(pieces))) - 1
        at = ends[before][1] if before >= 0 else -1
        following.setdefault(at, []).append(Piece(Hunk(start, end, hunk.b_end, hunk.b_end), None))
    return [
        *following.get(-1, ()),
        *(part for at, piece in enumerate(pieces) for part in (piece, *following.get(at, ()))),
    ]


def _equal(left: Side, right: Side, words: Hunk) -> bool:
    """Whether both sides are the same to the character after all: a small word that was given up."""
    return left.words(words.a_start, words.a_end) == right.words(words.b_start, words.b_end)


def _stretches(side: Side, start: int, end: int, fixed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A hunk's words on one side, parted by fixed phrases, ends of sentences and quotation marks."""
    elsewhere = {index for a, b in fixed for index in range(a, b)}
    found: list[tuple[int, int]] = []
    joins = False
    for index in range(start, end):
        if index in elsewhere:
            joins = False
            continue
        mark = side.forms[index].text == _QUOTATION_MARK
        if joins and not mark and not side.first[index]:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
        joins = not mark
    return found


def _partners(
    left: Side,
    right: Side,
    own_a: list[tuple[int, int]],
    own_b: list[tuple[int, int]],
    links: Links,
    unrelated: int,
) -> dict[int, int]:
    """Which stretch of a stands against which of b: those with most links, else short ones in order."""
    if not own_a or not own_b:
        return {}
    marks_a = [left.forms[start].text == _QUOTATION_MARK for start, _ in own_a]
    marks_b = [right.forms[start].text == _QUOTATION_MARK for start, _ in own_b]
    at_a = {i: index for index, stretch in enumerate(own_a) for i in range(*stretch)}
    at_b = {j: index for index, stretch in enumerate(own_b) for j in range(*stretch)}
    shared: dict[tuple[int, int], int] = {}
    for i, j in links:
        if i in at_a and j in at_b and marks_a[at_a[i]] == marks_b[at_b[j]]:
            both = (at_a[i], at_b[j])
            shared[both] = shared.get(both, 0) + 1
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for (x, y), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if y not in partner and x not in taken:
            partner[y] = x
            taken.add(x)
    free_a = [x for x in range(len(own_a)) if x not in taken and not marks_a[x]]
    free_b = [y for y in range(len(own_b)) if y not in partner and not marks_b[y]]
    in_order = {
        y: x
        for x, y in zip(free_a, free_b, strict=False)
        if max(own_a[x][1] - own_a[x][0], own_b[y][1] - own_b[y][0]) < unrelated
    }
    return partner | in_order


def share_out_space(pieces: list[Piece], left: Side, right: Side) -> list[Piece]:
    """The pieces with the white space around them; what no word takes becomes a piece of its own.

    Kept words take a gap where both sides have the same, first the one after them, then the one
    before; a change takes what is left beside it.
    """
    free_a, free_b = _Free(), _Free()
    same = [piece for piece in pieces if piece.kind in _SAME]
    for gaps in (_after, _before):
        for piece in same:
            gap_a, gap_b = gaps(piece, left, right)
            equal = left.text[slice(*gap_a)] == right.text[slice(*gap_b)]
            if equal and free_a.has(gap_a) and free_b.has(gap_b):
                piece.a, piece.b = free_a.join(piece.a, gap_a), free_b.join(piece.b, gap_b)
    for piece in pieces:
        if piece.kind not in _SAME:
            for gaps in (_after, _before):
                gap_a, gap_b = gaps(piece, left, right)
                piece.a, piece.b = free_a.join(piece.a, gap_a), free_b.join(piece.b, gap_b)
    spaced: list[Piece] = []
    for piece in pieces:
        spaced += _spacing(piece, _before(piece, left, right), free_a, free_b)
        spaced.append(piece)
        spaced += _spacing(piece, _after(piece, left, right), free_a, free_b)
    return spaced


def _after(piece: Piece, left: Side, right: Side) -> tuple[Gap, Gap]:
    words = piece.words
    return (
        left.after(words.a_end - 1) if piece.a else _NO_GAP,
        right.after(words.b_end - 1) if piece.b else _NO_GAP,
    )


def _before(piece: Piece, left: Side, right: Side) -> tuple[Gap, Gap]:
    words = piece.words
    return (
        left.before(words.a_start) if piece.a else _NO_GAP,
        right.before(words.b_start) if piece.b else _NO_GAP,
    )


_NO_GAP: Gap = (0, 0)


class _Free:
    """The gaps of one side that nothing has taken yet."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def has(self, gap: Gap) -> bool:
        return gap[0] == gap[1] or gap[0] not in self._taken

    def join(self, characters: Gap | None, gap: Gap) -> Gap | None:
        """The characters with the gap beside them, where it is free."""
        if characters is None or gap[0] == gap[1] or gap[0] in self._taken:
            return characters
        self._taken.add(gap[0])
        return min(characters[0], gap[0]), max(characters[1], gap[1])

    def take(self, gap: Gap) -> Gap | None:
        if gap[0] == gap[1] or gap[0] in self._taken:
            return None
        self._taken.add(gap[0])
        return gap


def _spacing(piece: Piece, gaps: tuple[Gap, Gap], free_a: _Free, free_b: _Free) -> Iterator[Piece]:
    a, b = free_a.take(gaps[0]), free_b.take(gaps[1])
    if a or b:
        a_start, _, b_start, _ = piece.words
        yield Piece(Hunk(a_start, a_start, b_start, b_start), RunKind.TYPOGRAPHY, piece.fixed, a, b)
