"""Words, figures and marks, with their places.

    “Kim’s 1910-45 plan cost $1.5 million,” U.S. officials said.
    “ | Kim | ’s | 1910 | - | 45 | plan | cost | $ | 1.5 | million | , | ” | U.S. | officials | said | .

A possessive is a token of its own, so that "Kim" and "Kim’s" share one; "don’t" stays whole.
Soft hyphens, zero-width characters and accents written apart stay inside their word.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from generator.model.spans import Span
from generator.text.characters import COMBINING, INVISIBLE

__all__ = ["Token", "TokenKind", "tokenize"]


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
_WITHIN = rf"(?:[{INVISIBLE}{COMBINING}]+[^\W_]*)*"
_TOKEN = re.compile(
    rf"""
    (?P<number>\d+(?:[.,]\d+)*)
  | (?P<word>(?:{_LETTER}\.){{2,12}}                                       # U.S. a.m.
      | [^\W_]+{_WITHIN}(?:['’](?!(?:s|S)\b){_LETTER}+{_WITHIN})*          # don’t O’Brien
      | (?<=[^\W_])['’](?:s|S)\b                                         # the ’s of Kim’s
      | [{INVISIBLE}]{{1,8}}[^\W_]+{_WITHIN}(?:['’](?!(?:s|S)\b){_LETTER}+{_WITHIN})*)
  | (?P<mark>\.{{2,}}|-{{2,}}|``|''|[^\w\s]|_)
    """,
    re.VERBOSE,
)

_KINDS = {"number": TokenKind.NUMBER, "word": TokenKind.WORD, "mark": TokenKind.MARK}


def tokenize(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """The tokens of `text`, or of one stretch of it, in order. Between two there is only space."""
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    return tuple(
        Token(match.start(), match.end(), _KINDS[match.lastgroup or "mark"])
        for match in _TOKEN.finditer(text, start, end)
    )
