"""Comparison keys: what makes two words the same word.

    key("Countries’") == key("country")      key("thirteen") == key("13")
    key("U.S.")       == key("US")           key("80,000")   == key("80000")

Keys are for comparing only; a page always shows the original characters.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import Stemmer

from generator.text.characters import without_invisible
from generator.text.language import tables

__all__ = ["fold", "key", "stem"]

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hu": "hungarian",
    "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Case and typography apart: apostrophes straight, full stops of initials and commas gone.

    Hidden characters are left out and accents joined to their letter, so that what reads the same
    is the same.
    """
    if not word.isascii():
        word = unicodedata.normalize("NFKC", without_invisible(word)) or word
    folded = word.casefold().replace("’", "'")
    if folded[:1].isdigit():
        return folded.replace(",", "")
    if len(folded) > 2 and "." in folded:
        return folded.replace(".", "") or folded
    return folded


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str = "en") -> str:
    """The Snowball stem of a folded word; the word itself where the language has no stemmer."""
    name = _SNOWBALL.get(language)
    return word if name is None else str(_stemmer(name).stemWord(word))


@lru_cache(maxsize=1 << 16)
def key(word: str, language: str = "en") -> str:
    """The comparison key of a token's characters: folded, number words as digits, stemmed."""
    folded = fold(word)
    if folded[:1].isdigit():
        return folded
    number = tables(language).number_words.get(folded)
    if number is not None:
        return str(number)
    return stem(folded.removesuffix("'s").replace("'", ""), language) or folded


@lru_cache(maxsize=8)
def _stemmer(name: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(name, 0)  # without a cache of its own, which costs three times the stemming
