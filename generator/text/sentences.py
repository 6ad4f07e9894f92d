"""Where sentences end.

    He met the U.S. envoy Dr. Ann Lee at 6 p.m. Monday “as soon as possible.” She left.
                                                                             ↑ here, and nowhere before

A sentence ends at `.`, `!`, `?` or `…`, takes the closing marks after it along, and the next word
must look like a beginning. Abbreviations, initials, decimals, list numbers and dateline dashes do not
end one; the end of a paragraph always does. Rules and not a model: an editor can predict them, the
abbreviations are a file per language, and they cost a twentieth of what a trained splitter costs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from generator.model.spans import Span
from generator.text.characters import INVISIBLE
from generator.text.language import Language, tables

__all__ = ["cut", "sentence_spans"]

# Chinese and Japanese full stops need no space after them.
_END = re.compile(
    rf"[.!?…。！？](?:[”’\"'»)\].!?…{INVISIBLE}]{{0,6}}(?=\s|$)|(?<=[。！？])[」』”’）]{{0,3}})"
)
_LAST_WORD = re.compile(r"((?:[^\W\d_]\.){1,12}[^\W\d_]?|[^\W_]{1,20})$")
_WORDS = re.compile(r"\w")
_FIRST_WORD = re.compile(r"(?:[^\W\d_]\.){1,12}|[^\W_]{1,30}")
_OPENING = "“‘\"'«([{—–-•*" + "\u200b\u200e\u200f\u202a\u202b\u2066\u2067\ufeff"
_LONGEST_WORD = 24
_LOOK_AHEAD = 80
_LONGEST_SENTENCE = 2000
"""Characters. No sentence of news is so long: it is a table, or a text without full stops. What compares
sentences word by word takes time with the square of their length, and one text must not stop a build."""


def sentence_spans(text: str, span: Span | None = None, language: str = "en") -> tuple[Span, ...]:
    """The sentences of `text` or a stretch of it, in order, without the space between them.

    Every character that is not space lies in exactly one of them.
    """
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    words = tables(language)
    sentences: list[Span] = []
    while start < end:
        newline = text.find("\n", start, end)
        stop = end if newline < 0 else newline
        begin = _skip_space(text, start, stop)
        for match in _END.finditer(text, begin, stop):
            at, until = match.span()
            if until < stop:
                follows = text[until + 1 : until + 2]
                if until - at == 1 and follows.islower():
                    continue
                space = text.rfind(" ", begin, at)
                last = text[space + 1 if space >= 0 else begin : at]
                # By far the most full stops: a plain word, a space, a capital.
                quick = until - at == 1 and follows.isupper() and _is_plain(last, language)
                if not quick and not _ends(text, begin, match, stop, words):
                    continue
            sentences += cut(text, Span(begin, until))
            begin = _skip_space(text, until, stop)
        if begin < stop:
            sentences += cut(text, Span(begin, begin + len(text[begin:stop].rstrip())))
        start = stop + 1
    return tuple(sentences)


def cut(text: str, span: Span) -> Iterator[Span]:
    """The span itself; a row of words that is longer than any sentence, in pieces that are not.

    A piece ends at the last space before that length, or in the middle of a word that is longer.
    """
    begin, end = span.start, span.end
    while end - begin > _LONGEST_SENTENCE:
        limit = begin + _LONGEST_SENTENCE
        space = text.rfind(" ", begin + 1, limit + 1)
        until = space if space > 0 else limit
        yield Span(begin, begin + len(text[begin:until].rstrip()))
        begin = _skip_space(text, until, end)
    yield Span(begin, end)


def _skip_space(text: str, start: int, stop: int) -> int:
    while start < stop and text[start].isspace():
        start += 1
    return start


class _Stop(NamedTuple):
    """What stands on both sides of a full stop."""

    mark: str
    """The stop with the closing marks after it."""
    word: str
    """The word before, as written, without its last full stop."""
    alone: bool
    """Whether the word is all that the sentence has so far."""
    after_comma: bool
    rest: str
    """What follows, from its first letter or figure."""
    following: str
    """The first word of that, in lower case."""

    @property
    def closes(self) -> bool:
        return len(self.mark) > 1

    @property
    def common(self) -> str:
        return self.word.casefold()


def _ends(text: str, begin: int, match: re.Match[str], stop: int, words: Language) -> bool:
    """Whether this full stop ends a sentence: the first rule that knows decides."""
    rest = text[match.end() : min(stop, match.end() + _LOOK_AHEAD)].lstrip().lstrip(_OPENING)
    if not rest or not _WORDS.search(rest):
        # What is left may be a mark after a space, `said. "`: it belongs to the sentence that it closes.
        return stop - match.end() > _LOOK_AHEAD or not text[match.end() : stop].strip()
    if rest[0].islower():
        return False
    before = _LAST_WORD.search(text, max(begin, match.start() - _LONGEST_WORD), match.start())
    word = before.group() if before else ""
    first = _FIRST_WORD.match(rest)
    lead = text[begin : before.start()] if before and before.start() - begin < 4 else "…"
    alone = not lead.strip(_OPENING + " #")
    after_comma = before is not None and text[before.start() - 2 : before.start()] == ", "
    context = _Stop(
        match.group(), word, alone, after_comma, rest, first.group().casefold().rstrip(".") if first else ""
    )
    for rule in _RULES:
        verdict = rule(context, words)
        if verdict is not None:
            return verdict
    return True


_Rule = Callable[[_Stop, Language], bool | None]


def _asked(stop: _Stop, words: Language) -> bool | None:
    """“Really?” Ann Lee asked. / Stop! He ran."""
    if stop.mark[0] == "." and not stop.mark.startswith(".."):
        return None
    if stop.mark[-1] in "”’\"'»" and (speaker := _speaker(words.code)) and speaker.match(stop.rest):
        return False
    return not stop.rest[0].islower()


def _numbered(stop: _Stop, _: Language) -> bool | None:
    """1. The bridge. / A. The tug."""
    return False if stop.alone and not stop.closes and (stop.word.isdigit() or len(stop.word) == 1) else None


def _clock(stop: _Stop, words: Language) -> bool | None:
    if stop.common not in words.clock_abbreviations:
        return None
    return not (stop.following in words.time_zones or _is_day(stop.following, words))


def _weak(stop: _Stop, words: Language) -> bool | None:
    placed = stop.after_comma and stop.word[:1].isupper() and stop.common in words.place_abbreviations
    if stop.common not in words.weak_abbreviations and not placed:
        return None
    return stop.closes or stop.following in words.function_words


def _abbreviated(stop: _Stop, words: Language) -> bool | None:
    if stop.common not in words.abbreviations:
        return None
    # "No. 5" is one thing, "said no. Then" is two.
    return stop.closes or (stop.common == "no" and not stop.rest[0].isdigit())


def _initial(stop: _Stop, words: Language) -> bool | None:
    """J. Smith; J.K. Rowling; vitamin C. The rest."""
    letters = stop.word.replace(".", "")
    if not (stop.word.isupper() and (len(letters) == 1 or "." in stop.word) and letters.isalpha()):
        return None
    return stop.closes or (stop.following in words.function_words and not stop.alone)


_RULES: tuple[_Rule, ...] = (_asked, _numbered, _clock, _weak, _abbreviated, _initial)


def _is_day(word: str, words: Language) -> bool:
    return len(word) >= 3 and any(
        name == word or (len(word) <= 4 and name.startswith(word)) for name in words.weekdays + words.months
    )


@cache
def _speaker(language: str) -> re.Pattern[str] | None:
    """Up to four words with a capital, then a verb of speech."""
    verbs = "|".join(tables(language).saying_after_quotation)
    return re.compile(rf"(?:[A-Z][\w.’'-]{{0,30}} ){{1,4}}(?:{verbs})\b") if verbs else None


@lru_cache(maxsize=1 << 14)
def _is_plain(word: str, language: str) -> bool:
    """A word in small letters that shortens nothing."""
    words = tables(language)
    short = words.abbreviations | words.weak_abbreviations | words.place_abbreviations
    return len(word) > 2 and word.islower() and word.isalpha() and word not in short
