"""Where words stand in many articles at once, and a number for each that its bytes alone decide.

    ·“Kim’s·plan,”·he·said.·      bytes of some megabytes of text, · the bytes between
      Kim’s                       has marks inside: stays whole, the tokeniser cuts it
            plan    he said       letters alone: the marks around are left out here
                                  opening: “Kim’s (a line begins); what follows said. (it may end a sentence)

Every step is one of numpy's over the whole of the text: a table tells what a byte is, edges between
kinds are starts and ends, and the number of a stretch is the difference of two running sums (a
polynomial of Rabin and Karp, with a random factor for each byte). Python splits and looks up six
million words in three seconds; this takes a tenth of that.

Two stretches with one number are taken for one word. With 64 bits and ten million different ones
that happens in one corpus of three hundred thousand; who makes it happen on purpose makes two of
their own words count as one. What a story shows as shared words is read in its texts again (`ties`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from string import ascii_letters
from typing import Final, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.stories.packing import Flags, Integers, Packed

__all__ = ["Stretches", "cut"]

Bytes: TypeAlias = NDArray[np.uint8]

_SPACE, _LETTER, _OTHER, _MARK, _CLOSING = range(5)
"""What a byte is. Closing marks may end a sentence; from `_MARK` on all are marks."""
_CHARACTERS: Final = (
    (_SPACE, " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"),
    (_SPACE, "".join(map(chr, range(0x2000, 0x200B)))),
    (_LETTER, ascii_letters),
    (_MARK, ",;“”„‘’‚\"'()[]«»‹›–—-"),
    (_CLOSING, ".:!?…"),
    (_OTHER, "×÷"),
)
_LETTERS_AFTER: Final = b"\xc3\xc4\xc5\xd0\xd1"
"""First of two bytes, which are a letter of Europe's languages; of Greek ones some are not."""
_MOST_MARKS: Final = 12
"""Bytes of marks that are left out on either side; with more of them a stretch stays whole."""
_FACTOR: Final = 0x9E3779B97F4A7C15


def _kind_of_bytes() -> Bytes:
    kinds = np.full(256, _OTHER, np.uint8)
    for kind, characters in _CHARACTERS:
        kinds[[ord(each) for each in characters if each.isascii()]] = kind
    kinds[list(_LETTERS_AFTER)] = _LETTER
    return kinds


def _kinds_after() -> dict[bytes, Bytes]:
    """Beyond ASCII: by all bytes of a character but its last, what the last makes of them all."""
    kinds: dict[bytes, Bytes] = {}
    for first in _LETTERS_AFTER:
        kinds[bytes([first])] = np.full(256, _LETTER, np.uint8)
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

    `starts` and `ends` are places in `text`, without the marks around where it is `plain`: letters alone.
    `opening` tells whether a sentence may begin with it, `piece` in which of the pieces it stands.
    """

    text: bytes
    starts: Integers
    ends: Integers
    numbers: Packed
    plain: Flags
    opening: Flags
    piece: Integers

    def spelled(self, place: int) -> str:
        """The characters of one."""
        return self.text[self.starts[place] : self.ends[place]].decode("utf-8", "surrogatepass")


def cut(pieces: Sequence[str], languages: Sequence[int]) -> Stretches:
    """The stretches of some pieces of text, a few megabytes together, each with its language."""
    encoded = [piece.encode("utf-8", "surrogatepass") for piece in pieces]
    text = b"\n".join([b"", *encoded, b""])
    data = np.frombuffer(text, np.uint8)
    kinds = _kinds(text, data)
    edges = np.flatnonzero(np.diff((kinds == _SPACE).view(np.int8))) + 1
    starts, ends = edges[0::2], edges[1::2]
    opening = np.zeros(len(starts) + 1, np.bool_)
    opening[np.searchsorted(starts, np.flatnonzero(data == ord("\n")))] = True

    core_starts, core_ends, closing = _without_marks(kinds, starts, ends)
    opening[1:] |= closing
    letters = np.zeros(len(data) + 1, np.int32)
    np.cumsum(kinds == _LETTER, out=letters[1:])
    plain = (letters[core_ends] - letters[core_starts] == core_ends - core_starts) & (core_ends > core_starts)
    starts, ends = np.where(plain, core_starts, starts), np.where(plain, core_ends, ends)

    lengths = np.fromiter(map(len, encoded), np.int64, len(encoded))
    in_piece = np.diff(np.searchsorted(starts, np.concatenate(([0], np.cumsum(lengths + 1)))))
    piece = np.repeat(np.arange(len(pieces)), in_piece)
    numbers = _numbers(data, starts, ends, np.array(languages, np.uint64)[piece])
    return Stretches(text, starts, ends, numbers, plain, opening[:-1], piece)


def _kinds(text: bytes, data: Bytes) -> Bytes:
    kinds = _KIND_OF[data]
    if text.isascii():
        return kinds
    for before, kind_of in _KIND_AFTER.items():
        at = np.flatnonzero(data == before[0])
        for further, byte in enumerate(before[1:], 1):
            at = at[data[at + further] == byte]
        kind = kind_of[data[at + len(before)]]
        for further in range(len(before) + 1):
            kinds[at + further] = kind
    return kinds


def _without_marks(kinds: Bytes, starts: Integers, ends: Integers) -> tuple[Integers, Integers, Flags]:
    """Starts and ends without the marks around, and whether one that was left out at the end is closing."""
    starts, ends, closing = starts.copy(), ends.copy(), np.zeros(len(starts), np.bool_)
    left = np.arange(len(starts))
    for _ in range(_MOST_MARKS):
        left = left[kinds[starts[left]] >= _MARK]
        starts[left] += 1
    left = np.arange(len(starts))
    for _ in range(_MOST_MARKS):
        kind = kinds[ends[left] - 1]
        left = left[kind >= _MARK]
        closing[left] |= kind[kind >= _MARK] == _CLOSING
        ends[left] -= 1
    return starts, ends, closing


def _numbers(data: Bytes, starts: Integers, ends: Integers, languages: Packed) -> Packed:
    powers, inverses = _powers(1 << (len(data) - 1).bit_length())
    sums = np.zeros(len(data) + 1, np.uint64)
    np.cumsum(_FACTOR_OF[data] * powers[: len(data)], out=sums[1:])
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
