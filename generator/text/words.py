"""The words of a sentence in their comparable form, read once however many texts have it.

“Kim’s plan,” she said.   kim 1–4 · 's 4–6 · plan 7–11 · she 14–17 · said 18–22
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from generator.text.keys import fold
from generator.text.tokens import TokenKind, tokenize

__all__ = ["SentenceWords", "words_of"]


class SentenceWords(Struct, frozen=True, eq=False):
    """Words and figures, folded, without marks. Places are characters from the sentence's start."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=1 << 14)
def words_of(sentence: str) -> SentenceWords:
    """The words of a sentence."""
    tokens = [token for token in tokenize(sentence) if token.kind is not TokenKind.MARK]
    return SentenceWords(
        tuple([fold(token.of(sentence)) for token in tokens]),
        tuple([token.start for token in tokens]),
        tuple([token.end for token in tokens]),
    )
