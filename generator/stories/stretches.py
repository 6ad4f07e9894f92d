"""Where words stand in many articles at once, and a number for each that its bytes alone decide.

    ·“Kim’s·plan,”·he·said.·      bytes of some megabytes of text, · the bytes between
      Kim’s plan   he said        without the marks around them: what the tokeniser finds in it is the same
                                  opening: Kim’s (a line begins); what follows said. (it may end a sentence)

Every step is one of numpy's over the whole of the text: a table tells what a byte is, edges between
kinds are starts and ends, and the number of a stretch is the difference of two running sums (a
polynomial of Rabin and Karp, with a random factor for each byte). Python splits and looks up six
million words in three seconds; this takes a fifth of that.

Two stretches with one number are taken for one word. With 64 bits and ten million different ones
that happens in one corpus of three hundred thousand; who makes it happen on purpose makes two of
their own words count as one. What a story shows as shared words is read in its texts again (`ties`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.stories.packing import Flags, Integers, Packed

__all__ = ["Stretches", "cut"]

Bytes: TypeAlias = NDArray[np.uint8]

_SPACE, _OTHER, _MARK, _CLOSING = range(4)
"""What a byte is. Closing marks may end a sentence; from `_MARK` on all are marks."""
_CHARACTERS: Final = (
    (_SPACE, " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"),
    (_SPACE, "".join(map(chr, range(0x2000, 0x200B)))),
    (_MARK, ",;“”„‘’‚\"'()[]«»‹›–—-"),
    (_CLOSING, ".:!?…"),
)
_MOST_MARKS: Final = 12
"""Bytes of marks that are left out on either side; with more of them a stretch stays whole."""
_STOP: Final = ord(".")
_FACTOR: Final = 0x9E3779B97F4A7C15


def _kind_of_bytes() -> Bytes:
    kinds = np.full(256, _OTHER, np.uint8)
    for kind, characters in _CHARACTERS:
        kinds[[ord(each) for each in characters if each.isascii()]] = kind
    return kinds


def _kinds_after() -> dict[bytes, Bytes]:
    """Beyond ASCII: by all bytes of a character but its last, what the last makes of them all."""
    kinds: dict[bytes, Bytes] = {}
    for kind, characters in _CHARACTERS:
        for *before, last in [each.encode() for each in characters if not each.isascii()]:
            kinds.setdefault(bytes(before), np.full(256, _OTHER, np.uint8))[last] = kind
    return kinds


def _factor_of_bytes() -> Packed:
    """A random odd number for each byte (a step of splitmix64), so that no two words are alike by design."""
    mixed = np.arange(1, 257, dtype=np.uint64) * np.uint64(_FACTOR)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31)) | np.uint64(1)


_KIND_OF: Final = _kind_of_bytes()
_KIND_AFTER: Final = _kinds_after()
_FACTOR_OF: Final = _factor_of_bytes()


class Stretches(Struct, frozen=True):
    """What stands between two spaces, in the order of reading; one entry each.

    `starts` and `ends` are places in `text`, without marks around. `opening` tells whether a sentence may
    begin with it, `piece` in which of the pieces it stands.
    """

    text: bytes
    starts: Integers
    ends: Integers
    numbers: Packed
    opening: Flags
    piece: Integers

    def spelled(self, places: Integers) -> list[str]:
        """The characters of some."""
        edges = zip(self.starts[places].tolist(), self.ends[places].tolist(), strict=True)
        return [self.text[start:end].decode("utf-8", "surrogatepass") for start, end in edges]


def cut(pieces: Sequence[str], languages: Sequence[int]) -> Stretches:
    """The stretches of some pieces of text, a few megabytes together, each with its language."""
    encoded = [piece.encode("utf-8", "surrogatepass") for piece in pieces]
    text = b"\n".join([b"", *encoded, b""])
    data = np.frombuffer(text, np.uint8)
    kinds = _kinds(text, data)
    spaces = kinds == _SPACE
    edges = np.flatnonzero(spaces[1:] != spaces[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    opening = np.zeros(len(starts) + 1, np.bool_)
    opening[np.searchsorted(starts, np.flatnonzero(data == ord("\n")))] = True

    starts, ends, closing = _without_marks(data, kinds, starts, ends)
    opening[1:] |= closing

    lengths = np.fromiter(map(len, encoded), np.int64, len(encoded))
    in_piece = np.diff(np.searchsorted(starts, np.concatenate(([0], np.cumsum(lengths + 1)))))
    piece = np.repeat(np.arange(len(pieces)), in_piece)
    numbers = _numbers(data, starts, ends, np.array(languages, np.uint64)[piece])
    return Stretches(text, starts, ends, numbers, opening[:-1], piece)


def _kinds(text: bytes, data: Bytes) -> Bytes:
    kinds = np.take(_KIND_OF, data)
    if text.isascii():
        return kinds
    beyond = np.flatnonzero(data >= _FIRST_OF_SEVERAL)
    for before, kind_of in _KIND_AFTER.items():
        at = beyond[data[beyond] == before[0]]
        for further, byte in enumerate(before[1:], 1):
            at = at[data[at + further] == byte]
        kind = kind_of[data[at + len(before)]]
        for further in range(len(before) + 1):
            kinds[at + further] = kind
    return kinds


_FIRST_OF_SEVERAL: Final = 0xC0


def _without_marks(
    data: Bytes, kinds: Bytes, starts: Integers, ends: Integers
) -> tuple[Integers, Integers, Flags]:
    """Starts and ends without the marks around, and whether one of those at the end is closing.

    Whole stay those of marks alone, those with too many, and what may be initials ("U.S."), of which the
    last mark is a part.
    """
    core_starts, core_ends, closing = starts.copy(), ends.copy(), np.zeros(len(starts), np.bool_)
    left = np.arange(len(starts))
    for _ in range(_MOST_MARKS):
        left = left[kinds[core_starts[left]] >= _MARK]
        core_starts[left] += 1
    left = np.arange(len(starts))
    for _ in range(_MOST_MARKS):
        kind = kinds[core_ends[left] - 1]
        left = left[kind >= _MARK]
        closing[left] |= kind[kind >= _MARK] == _CLOSING
        core_ends[left] -= 1
    whole = (core_ends <= core_starts) | (kinds[core_starts] >= _MARK) | (kinds[core_ends - 1] >= _MARK)
    stopped = np.flatnonzero(data[np.minimum(core_ends, len(data) - 1)] == _STOP)
    for letter in range(1, _LONGEST_LETTER + 1):
        whole[stopped] |= data[np.maximum(core_ends[stopped] - 1 - letter, 0)] == _STOP
    return np.where(whole, starts, core_starts), np.where(whole, ends, core_ends), closing


_LONGEST_LETTER: Final = 4
"""Bytes of a character, at most."""


def _numbers(data: Bytes, starts: Integers, ends: Integers, languages: Packed) -> Packed:
    powers, inverses = _powers(1 << (len(data) - 1).bit_length())
    sums = np.zeros(len(data) + 1, np.uint64)
    np.take(_FACTOR_OF, data, out=sums[1:], mode="clip")
    sums[1:] *= powers[: len(data)]
    np.cumsum(sums, out=sums)
    numbers: Packed = (sums[ends] - sums[starts]) * inverses[starts]
    numbers += languages * np.uint64(_FACTOR)
    numbers ^= numbers >> np.uint64(32)
    numbers *= np.uint64(_FACTOR)
    return numbers


@lru_cache(maxsize=1)
def _powers(length: int) -> tuple[Packed, Packed]:
    """1, p, p², … and their inverses, modulo 2 to the power of 64."""
    return tuple(
        np.cumprod(np.concatenate(([np.uint64(1)], np.full(length - 1, factor, np.uint64))))
        for factor in (_FACTOR, pow(_FACTOR, -1, 1 << 64))
    )  # type: ignore[return-value]
