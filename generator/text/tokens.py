"""Words, figures and marks, with their places.

    “Kim’s 1910-45 plan cost $1.5 million,” U.S. officials said.
    “ | Kim | ’s | 1910 | - | 45 | plan | cost | $ | 1.5 | million | , | ” | U.S. | officials | said | .

A possessive is a token of its own, so that "Kim" and "Kim’s" share one; "don’t" stays whole.
Chinese and Japanese set no spaces: each of their characters is a word, and a run of katakana one.
Soft hyphens, zero-width characters and accents written apart stay inside their word.

No token reaches over white space, so a text is parted there first, and what stands between two spaces
is read once: the words of news come again and again.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from generator.model.spans import Span
from generator.text.characters import COMBINING, IDEOGRAPHS, INVISIBLE

__all__ = ["Token", "TokenKind", "tokenize", "tokens_of"]


class TokenKind(IntEnum):
    WORD = 0
    NUMBER = 1
    MARK = 2
    """Punctuation or a symbol, one character each, except an ellipsis and a double hyphen."""


class Token(NamedTuple):
    """A token's place in the text, in characters."""

    start: int
    end: int
    kind: TokenKind

    def of(self, text: str) -> str:
        return text[self.start : self.end]


# Alternatives start with different characters or are bounded, and neighbouring repeats share no
# character, so a scan is linear.
_LETTER = r"[^\W\d_]"
_SPELLED = rf"[^\W_{IDEOGRAPHS}]"
_WITHIN = rf"(?:[{INVISIBLE}{COMBINING}]+{_SPELLED}*)*"
_TOKEN = re.compile(
    rf"""
    (?P<number>\d+(?:[.,]\d+)*)
  | (?P<word>(?:{_LETTER}\.){{2,12}}                                       # U.S. a.m.
      | {_SPELLED}+{_WITHIN}(?:['’](?!(?:s|S)\b){_LETTER}+{_WITHIN})*       # don’t O’Brien
      | [{IDEOGRAPHS}]{_WITHIN}
      | (?<=[^\W_])['’](?:s|S)\b                                         # the ’s of Kim’s
      | [{INVISIBLE}]{{1,8}}{_SPELLED}+{_WITHIN}(?:['’](?!(?:s|S)\b){_LETTER}+{_WITHIN})*)
  | (?P<mark>\.{{2,}}|-{{2,}}|``|''|[^\w\s]|_)
    """,
    re.VERBOSE,
)

_KINDS = {"number": TokenKind.NUMBER, "word": TokenKind.WORD, "mark": TokenKind.MARK}


def tokenize(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """The tokens of `text`, or of one stretch of it, in order. Between two there is only space."""
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    if 0 < start < end and not text[start - 1].isspace() and not text[start].isspace():
        return _read(text, start, end)  # begins within a word: what stands before it counts
    found: list[Token] = []
    at = start
    for chunk in text[start:end].split():
        at = text.index(chunk, at)
        length = len(chunk)
        for begin, stop, kind in _remembered(chunk) if length <= _LONGEST_CHUNK else _read(chunk, 0, length):
            found.append(_token(Token, (at + begin, at + stop, kind)))
        at += length
    return tuple(found)


_token = tuple.__new__
"""Tokens are made by the hundred thousand, and a named tuple's own way takes twice as long."""
_LONGEST_CHUNK = 40
"""Characters. What is longer is hardly met again."""


def tokens_of(chunk: str) -> tuple[Token, ...]:
    """The tokens of something without white space."""
    return _remembered(chunk) if len(chunk) <= _LONGEST_CHUNK else _read(chunk, 0, len(chunk))


@lru_cache(maxsize=1 << 16)
def _remembered(chunk: str) -> tuple[Token, ...]:
    return _read(chunk, 0, len(chunk))


def _read(text: str, start: int, end: int) -> tuple[Token, ...]:
    return tuple(
        Token(match.start(), match.end(), _KINDS[match.lastgroup or "mark"])
        for match in _TOKEN.finditer(text, start, end)
    )
