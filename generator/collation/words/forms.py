"""What a word is to the comparison of two wordings.

    form("Organised")   text organised   norm organized   key organ      content
    form("%")           text %           norm percent     key percent    content
    form("thirteen")    text thirteen    norm 13          key 13         content
    form("U.S.")        text us.         norm american    key american   content   (not the pronoun)
    form("”")           text "           norm "           key "          mark

Three grades of sameness, each coarser than the one before: equal `text` is the same word up to
capitals and the style of marks, equal `norm` another form of it (spelling, figure or word), equal
`key` another inflection. A word is looked at once and remembered: an article's vocabulary is far
smaller than the number of comparisons that it takes part in.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache

from msgspec import Struct
from rapidfuzz.distance import Indel, JaroWinkler

from generator.text.keys import fold, stem
from generator.text.language import Language, tables

__all__ = ["Form", "FormKind", "form", "likeness"]


class FormKind(IntEnum):
    CONTENT = 0
    FUNCTION = 1
    MARK = 2


class Form(Struct, frozen=True, eq=False):
    """A word's comparable sides."""

    word: str
    """Its own characters."""
    text: str
    norm: str
    key: str
    kind: FormKind
    role: str
    """The class of a function word or mark, among which it may be swapped; "" for any other."""
    related: frozenset[int]
    """The rows of the language's related words that it stands in."""


_MARKS = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "``": '"', "''": '"',
    "‘": "'", "’": "'", "`": "'",
    "–": "-", "—": "-", "--": "-", "−": "-", "‐": "-", "‑": "-",
    "…": "...",
}  # fmt: skip
_ORDINAL = re.compile(r"\A(\d+)(?:st|nd|rd|th)\Z")
_WORD_SYMBOLS = frozenset("%$€£¥&")


@lru_cache(maxsize=1 << 16)
def form(word: str, language: str = "en") -> Form:
    """The comparable sides of a token's characters."""
    table = tables(language)
    text = _MARKS.get(word) or fold(word)
    if (word.count(".") > 1 and text.isalpha()) or (word.isupper() and text in table.initials):
        # Initials keep a stop, so that "US" is no pronoun.
        text += "."
    norm = _norm(text, table)
    role = table.word_classes.get(text, "")
    if text not in _WORD_SYMBOLS and not any(map(str.isalnum, text)):
        kind, role = FormKind.MARK, role or "mark"
    elif text in table.function_words or norm in table.function_words:
        kind = FormKind.FUNCTION
    else:
        kind = FormKind.CONTENT
    key = stem(norm, language) if norm.isalpha() else norm
    return Form(word, text, norm, key, kind, role, _related_rows(language).get(key, frozenset()))


def _norm(text: str, table: Language) -> str:
    same = table.same_words.get(text)
    if same is not None:
        return same
    number = table.number_words.get(text)
    if number is not None:
        return str(number)
    if text[:1].isdigit():
        ordinal = _ORDINAL.match(text)
        return "#" + ordinal.group(1) if ordinal else text
    for ending, compared in table.spelling_endings:
        if text.endswith(ending) and len(text) >= len(ending) + 2:
            return text[: -len(ending)] + compared
    return text


@cache
def _related_rows(language: str) -> dict[str, frozenset[int]]:
    table = tables(language)
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(table.related_words):
        for word in row:
            rows.setdefault(stem(_norm(word, table), language), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in rows.items()}


# Shares of an equal word's 1. What is surest goes first; between .6 and .9 the order decides little.
_RELATED = 0.7
_SAME_FIGURE = 0.85
_SAME_PART = 0.7
_SAME_START = 0.7


def likeness(a: Form, b: Form, closest: float) -> float:
    """How surely two content words with different keys stand for each other: 0 to 1.

    By their letters ("Kishida", "Kishada"), a part ("nuclear-armed", "nuclear"), their figure ("5",
    "5m") or the language's related words; `closest` is the Jaro-Winkler similarity asked for. Two
    different figures never do: "13" and "17" are a change, not a spelling.
    """
    score = _likeness_of_letters(a.norm, b.norm, closest)
    return score if a.related.isdisjoint(b.related) else max(score, _RELATED)


@lru_cache(maxsize=1 << 16)
def _likeness_of_letters(a: str, b: str, closest: float) -> float:
    if a[:1].isdigit() or b[:1].isdigit():
        return 0.0 if a.isdigit() and b.isdigit() else _SAME_FIGURE * (_figure(a) == _figure(b))
    if "-" in a or "-" in b:
        parts = {part for part in a.split("-") if len(part) > 2}
        return 0.0 if parts.isdisjoint(b.split("-")) else _SAME_PART
    shorter = min(len(a), len(b))
    if shorter < 4:
        return 0.0
    score = _SAME_START if shorter >= 5 and a[:5] == b[:5] else 0.0
    nearness = JaroWinkler.similarity(a, b)
    if nearness >= closest and Indel.normalized_similarity(a, b) >= 0.6:
        score = max(score, 0.6 + 2 * (nearness - closest))
    return score


def _figure(text: str) -> str:
    figure = re.match(r"\d+(?:\.\d+)?", text)
    return figure.group() if figure else text
