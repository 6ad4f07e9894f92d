"""Whether two quotations are one, and what happened to it.

    exercise of our sovereign right
    exercise of     sovereign rights      stems: 4 of 5 and 4, Dice .89, three content words   BENT
    … the bilateral relations full of distrust and misunderstanding, only with an idea …
                    relations burdened with distrust and misunderstanding                    BENT
    sovereign right                                                                          PART

Words are compared without case, marks, or what an editor put in brackets; an ellipsis parts a
quotation into pieces that must all be found. For a bent one the best window of the longer quotation
counts, by the longest common subsequence of stems: the order of words is part of a quotation.

Names alone make no two quotations one: what everybody says of one subject has its name. Nor is a
quotation bent that only begins or ends elsewhere: some word must differ between two that both have, or a
word or two at the end of a wording that is the same up to there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from generator.settings import QuotationSettings
from generator.text.keys import fold, key
from generator.text.language import tables
from generator.text.tokens import TokenKind, tokenize

__all__ = ["Likeness", "Wording", "bent", "contained", "position", "wording_of"]


class Likeness(StrEnum):
    """What two quotations are to one another."""

    EQUAL = "equal"
    PART = "part"
    BENT = "bent"


class Wording(Struct, frozen=True):
    """The words of a quotation ready to compare: as folded words, as stems, and in pieces at an ellipsis."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    every: frozenset[str]
    """The different keys."""
    content: frozenset[str]
    """Keys of the words that carry meaning."""
    named: frozenset[str]
    """Keys of the words with a capital that is not just the sentence's."""
    pieces: tuple[tuple[str, ...], ...]


_BRACKETS = re.compile(r"\[[^\]\n]{0,60}\]|\([^()\n]{0,60}\)")
"""Nobody speaks in brackets: what stands in them is the editor's."""
_ELLIPSIS = re.compile(r"…|\.{3,}|(?:\. ){2,}\.")


# Most quotations of a story stand in several of its texts.
@lru_cache(maxsize=1 << 12)
def wording_of(text: str, language: str) -> Wording:
    """The comparable form of the words between two marks."""
    function_words = tables(language).function_words
    bare = _BRACKETS.sub(" ", text)
    pieces = tuple(piece for part in _ELLIPSIS.split(bare) if (piece := _words(part, language)))
    words = tuple(word for piece in pieces for word in piece)
    keys = tuple(key(word, language) for word in words)
    content = frozenset(
        stem for word, stem in zip(words, keys, strict=True) if word not in function_words and len(word) > 2
    )
    return Wording(words, keys, frozenset(keys), content, _named(bare, language), pieces)


def _named(text: str, language: str) -> frozenset[str]:
    """The words that begin with a capital, but not a sentence."""
    named: set[str] = set()
    before = "."
    for token in tokenize(text):
        word = token.of(text)
        if token.kind is not TokenKind.MARK and word[:1].isupper() and before not in _OPENING:
            named.add(key(fold(word), language))
        before = word
    return frozenset(named)


_OPENING = frozenset(".!?:…\"“‘'")


def _words(text: str, language: str) -> tuple[str, ...]:
    """Folded words; spelling (defence, defense), number words (twelve, 12; eleventh, 11th) and contractions
    (aren't, are not) do not count as other words."""
    return tuple(word for told in _surfaces(text) for word in _spelled(told, language))


@lru_cache(maxsize=1 << 14)
def _spelled(told: str, language: str) -> tuple[str, ...]:
    """A word as it is compared, a contraction as its words."""
    table = tables(language)
    words: list[str] = []
    for word in _written_out(told, table.contractions):
        if word in table.ordinals:
            word = f"#{table.ordinals.index(word) + 1}"
        word = str(table.number_words.get(word, table.same_words.get(word, word)))
        words.append(next((word[: -len(a)] + b for a, b in table.spelling_endings if _ends(word, a)), word))
    return tuple(words)


def _surfaces(text: str) -> list[str]:
    """The folded words of a text, what a tool has torn ("I ’ m") as one, "6:00" as 6 and "11th" as #11."""
    found: list[str] = []
    before: tuple[str, str] = ("", "")
    for token in tokenize(text):
        word = fold(token.of(text))
        last, mark = before
        before = mark, word
        if token.kind is TokenKind.MARK:
            continue
        if found and word in ("'s", "’s"):
            found[-1] += "'s"
        elif found and mark in _APOSTROPHES and word in _TORN and last[-1:].isalpha():
            found[-1] += f"'{word}"
        elif found and mark[-1:].isdigit() and word in _ORDINAL:
            found[-1] = f"#{found[-1]}"
        elif not (mark == ":" and word == "00"):
            found.append(word)
    return found


_APOSTROPHES = frozenset("'’‘`")
_TORN = frozenset({"s", "m", "re", "ve", "ll", "d", "t"})
_ORDINAL = frozenset({"st", "nd", "rd", "th"})


def _written_out(word: str, contractions: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """A contraction as its words; "population's" and "populations'" are one, and "Lewis's" and "Lewis'"."""
    word = word.replace("’", "'")
    word = word[:-2] if word.endswith("s's") else word
    for short, *full in contractions:
        if word == short:
            return tuple(full)
        ending = short[0] == "'" or short == "n't"
        if ending and word.endswith(short) and len(word) > len(short):
            return word.removesuffix(short), *full
    return (word.replace("'", "") or word,)


def _ends(word: str, ending: str) -> bool:
    return len(word) > len(ending) + 1 and word.endswith(ending)


def position(part: Sequence[str], whole: Sequence[str]) -> int | None:
    """Where `part` stands in `whole` without a gap."""
    size = len(part)
    for at in range(len(whole) - size + 1):
        if whole[at] == part[0] and tuple(whole[at : at + size]) == tuple(part):
            return at
    return None


def contained(part: Wording, whole: Wording) -> bool:
    """Whether all of `part` stands in the longer `whole`, in one piece or in those at its ellipses."""
    if not part.content or len(part.words) >= len(whole.words):
        return False
    return all(position(piece, whole.words) is not None for piece in part.pieces)


_OWN_WORDS = 2
"""Content words other than names that two quotations share. With names alone, three of three were two."""


def bent(a: Wording, b: Wording, settings: QuotationSettings) -> bool:
    """Whether one is the other with words changed inside the marks. Of one that is openly cut inside nobody
    can say what else was changed."""
    if len(a.pieces) > 1 or len(b.pieces) > 1:
        return False
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    if len(short.content & long.content) < max(settings.shared_content, len(short.content) / 2):
        return False
    own = short.content - short.named - long.named
    if own and len(own & long.content) < max(_OWN_WORDS, len(own) / 2):
        return False
    kept = sum([word in long.every for word in short.keys])
    if kept < settings.altered * len(short.keys):
        return False  # no window has more
    if _ends_otherwise(a.words, b.words) or _ends_otherwise(a.words[::-1], b.words[::-1]):
        return True
    numbers = {word: number for number, word in enumerate(dict.fromkeys(short.keys + long.keys))}
    needle = [numbers[word] for word in short.keys]
    hay = [numbers[word] for word in long.keys]
    known = frozenset(needle)
    size = len(needle)
    for start, first in enumerate(hay):
        if first not in known:
            continue
        for stop in range(min(len(hay), start + size + max(2, size // 4)), start + size // 2, -1):
            if hay[stop - 1] not in known:
                continue
            window = hay[start:stop]
            dice = 2 * LCSseq.similarity(needle, window) / (size + len(window))
            if dice < settings.altered:
                continue
            shared = short.content & frozenset(long.keys[start:stop])
            enough = len(shared) >= max(settings.shared_content, len(short.content) / 2)
            if enough and _within(short.words, needle, long.words[start:stop], window, settings):
                return True
    return False


_SAME_BEFORE = 6
"""Words that two quotations have the same before a last one that differs. Fewer: "we will never resign" and
"we will never rest" are two promises."""
_LAST = 2


def _ends_otherwise(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two wordings are the same up to the last word or two, of which each has some: "now it must
    deliver", "now it must act"."""
    same = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return same >= _SAME_BEFORE and all(0 < len(words) - same <= _LAST for words in (a, b))


def _within(
    words: Sequence[str],
    keys: list[int],
    others: Sequence[str],
    other_keys: list[int],
    settings: QuotationSettings,
) -> bool:
    """Whether most of a wording is in another's, and the words between the first and the last that both
    have are mostly the same, and not all. Less has to be the same where they differ in one place only.
    """
    blocks = [block for block in LCSseq.editops(keys, other_keys).as_matching_blocks() if block.size]
    first, last = blocks[0], blocks[-1]
    mine = words[first.a : last.a + last.size]
    theirs = others[first.b : last.b + last.size]
    same = sum(block.size for block in blocks)
    enough = settings.altered_within if len(blocks) > 2 else settings.altered
    near = same >= settings.altered * len(words) and 2 * same >= enough * (len(mine) + len(theirs))
    return near and mine != theirs
