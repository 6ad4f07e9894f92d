"""Characters that are written but not seen, and marks that sit on a letter.

    "Tal\\u200blow" and "Tallow" are one word; "re\\u0301sume\\u0301" is six letters.

They stay in the text, since they are part of what was published. Tokens keep them inside their word
and comparison keys leave them out.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

__all__ = ["COMBINING", "IDEOGRAPHS", "INVISIBLE", "OTHER_SPACES", "has_ideographs", "without_invisible"]

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""Soft hyphen, zero-width and bidirectional controls: the inside of a character class."""

IDEOGRAPHS = "\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Characters of Chinese and Japanese, which no space parts: the inside of a character class. Katakana spells
words out and is not among them."""

OTHER_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""What parts words beside the plain space and the end of a line."""

_SEEN_NOT = dict.fromkeys(
    [0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)

# Where marks on letters stand in Unicode: European, Semitic, South and South-East Asian scripts.
_BLOCKS = ((0x300, 0x1100), (0x1AB0, 0x1B00), (0x1DC0, 0x1E00), (0x20D0, 0x2100), (0xFE20, 0xFE30))


_HIDDEN = re.compile(f"[{INVISIBLE}]")


def without_invisible(text: str) -> str:
    """`text` as a reader sees it. The same object where nothing is hidden."""
    if text.isascii() or _HIDDEN.search(text) is None:
        return text
    return text.translate(_SEEN_NOT)


_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")


def has_ideographs(text: str) -> bool:
    """Whether a text has any of the characters that are words by themselves."""
    return not text.isascii() and _IDEOGRAPH.search(text) is not None


def _marks() -> str:
    points = chain.from_iterable(range(start, end) for start, end in _BLOCKS)
    ranges: list[list[int]] = []
    for point in points:
        if not unicodedata.category(chr(point)).startswith("M"):
            continue
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


COMBINING = _marks()
"""Accents, vowel signs and other marks on the letter before: the inside of a character class."""
