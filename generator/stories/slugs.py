"""A story's name in addresses, made from a headline.

    "‘The last one wasn’t talking’: A lobsterman"                 →  the-last-one-wasnt-talking-a-lobsterman
    "ダム決壊"                                                      →  story-9f1c2a07

ASCII, so that an address survives mail programs and file systems; cut at a word; numbered where two
stories would share one.
"""

from __future__ import annotations

import re
import unicodedata
import zlib

__all__ = ["slug", "unique"]

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l",
     "đ": "d", "Đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "", "'": "", "‘": ""}
)  # fmt: skip


def slug(headline: str, length: int, fallback: str) -> str:
    """Lower-case ASCII words with hyphens, at most `length` characters and never empty.

    `fallback` gives the name where the headline has nothing to offer: it must not change either.
    """
    plain = unicodedata.normalize("NFKD", headline.translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    if sum(map(len, words)) < 3:
        return f"story-{zlib.crc32(fallback.encode()):08x}"
    name: str = words[0][:length]
    for word in words[1:]:
        if len(name) + 1 + len(word) > length:
            break
        name = f"{name}-{word}"
    return name


def unique(name: str, taken: set[str], length: int) -> str:
    """`name`, with the first free number after it where it is taken, still within `length`."""
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        ending = f"-{number}"
        candidate = name[: length - len(ending)].rstrip("-") + ending
    return candidate
