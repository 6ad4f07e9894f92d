"""Pairs quotation marks, repairing what newsrooms forget.

    He said “it was full. Of distrust,” and left.
            └──────── outer ────────┘
             └──────  inner  ──────┘

    “We have no courage to change, she said, referring to the talks.
    └────────── outer ────────────┘           never closed: it ends before the words of its speaker

Curly, straight, angled and ``typewriter'' marks are known; the outermost pair counts. Where a text opens
with ``, its '' only closes: torn from the word before it, it would seem to open what the narrator says.
A mark that is never closed ends before ", she said", else at the end of its paragraph: a quotation over
several paragraphs opens each one anew and closes the last. Single marks count when they enclose at least
two words; an apostrophe at the end of a word ("the Carriers’ Union") closes nothing where a better
mark follows. Everything is one walk over the marks, so the cost grows with the text alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from generator.model.spans import Span
from generator.text.language import tables

__all__ = ["Quoted", "quoted"]


class Quoted(Struct, frozen=True):
    """A stretch between quotation marks: with them, without them, and whether the end is there."""

    outer: Span
    inner: Span
    closed: bool


class _Mark:
    """A quotation mark and the way it may face."""

    __slots__ = ("closes", "end", "opens", "single", "start")

    def __init__(self, text: str, match: re.Match[str], start: int, stop: int, typed: bool) -> None:
        self.start, self.end = match.span()
        shape = match.group()
        before = text[self.start - 1] if self.start > start else " "
        after = text[self.end] if self.end < stop else " "
        self.single = shape in "‘’'"
        if self.single:
            self.opens = shape != "’" and _opens_single(text, self.end, before, after)
            self.closes = shape != "‘" and not after.isalnum() and not before.isspace()
        elif shape in _STRAIGHT and not (typed and shape == "''"):
            apart = before.isspace() or before in "([{—–-/‘'"
            self.opens = not (not apart and (after.isspace() or after in ".,;:!?)]}—–"))
            self.closes = not (apart and not after.isspace())
        else:
            self.opens = shape in _OPENING
            self.closes = not self.opens


_MARK = re.compile(r"[“”„«»\"‘’]|``|'{1,2}")
_OPENING = frozenset({"“", "„", "«", "``"})
_STRAIGHT = frozenset({'"', "''"})
_LEFT_OUT = re.compile(r"\d0s\b|(?:em|tis|twas|til|till|cause|bout|round|cos|n)\b", re.IGNORECASE)
_LONGEST_SINGLE = 1500
"""Characters. A single mark that closes later than this is an apostrophe."""


def quoted(text: str, span: Span | None = None, language: str = "en") -> tuple[Quoted, ...]:
    """Every quotation in `text` or a stretch of it, in order, without overlap."""
    if span is None:
        return _in_all(text, language)
    return _in_stretch(text, span.start, span.end, language)


# Every room asks for those of a whole article.
@lru_cache(maxsize=256)
def _in_all(text: str, language: str) -> tuple[Quoted, ...]:
    return _in_stretch(text, 0, len(text), language)


def _in_stretch(text: str, start: int, end: int, language: str) -> tuple[Quoted, ...]:
    typed = "``" in text
    found: list[Quoted] = []
    while start < end:
        newline = text.find("\n", start, end)
        stop = end if newline < 0 else newline
        found.extend(_paragraph(text, start, stop, language, typed))
        start = stop + 1
    return tuple(found)


def _paragraph(text: str, start: int, stop: int, language: str, typed: bool) -> list[Quoted]:
    marks = [_Mark(text, match, start, stop, typed) for match in _MARK.finditer(text, start, stop)]
    found: list[Quoted] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        if not mark.opens:
            at += 1
        elif mark.single:
            close = _closing_single(text, marks, at)
            if close is None:
                at += 1
                continue
            found.append(_between(mark, marks[close].start, marks[close].end, closed=True))
            at = close + 1
        else:
            at = _pair_double(text, marks, at, stop, found, language)
    return found


def _pair_double(
    text: str, marks: list[_Mark], at: int, stop: int, found: list[Quoted], language: str
) -> int:
    """Adds the quotation that mark `at` opens, and returns where to go on."""
    opened = marks[at]
    for place in range(at + 1, len(marks)):
        mark = marks[place]
        if mark.single:
            continue
        if mark.closes:
            found.append(_between(opened, mark.start, mark.end, closed=True))
            return place + 1
        # A second opening mark before a closing one: the first was never closed.
        end = _unclosed_end(text, opened.end, mark.start, language)
        found.append(_between(opened, end, end, closed=False))
        return place
    if text[opened.end : stop].strip():
        end = _unclosed_end(text, opened.end, stop, language)
        found.append(_between(opened, end, end, closed=False))
        # Later single marks may stand in what the speaker's name follows.
        return next((i for i in range(at + 1, len(marks)) if marks[i].start >= end), len(marks))
    return at + 1


def _unclosed_end(text: str, start: int, stop: int, language: str) -> int:
    """Where a quotation without a closing mark ends: before ", she said" or at `stop`."""
    cue = _cue(language)
    told = cue.search(text, start, stop) if cue is not None else None
    end = stop if told is None else told.start() + 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _closing_single(text: str, marks: list[_Mark], at: int) -> int | None:
    """The mark that closes the single mark `at`, None where it is an apostrophe."""
    opened = marks[at]
    weak: int | None = None
    doubles = 0
    for place in range(at + 1, len(marks)):
        mark = marks[place]
        if mark.start - opened.end > _LONGEST_SINGLE or (mark.single and mark.opens and not mark.closes):
            break
        if not mark.single:
            doubles += 1
        elif mark.closes and doubles % 2 == 0:
            # "the Carriers’ Union": an s before it and a word after it is a possessive, most likely.
            if text[mark.start - 1] != "s" or text[mark.end : mark.end + 1] != " ":
                return place if _two_words(text, opened.end, mark.start) else None
            weak = place
    return weak if weak is not None and _two_words(text, opened.end, marks[weak].start) else None


def _two_words(text: str, start: int, end: int) -> bool:
    return 2 < end - start <= _LONGEST_SINGLE and text.find(" ", start, end) > start


def _opens_single(text: str, end: int, before: str, after: str) -> bool:
    if before.isalnum() or not (after.isalnum() or after in '“"$£€…('):
        return False
    return _LEFT_OUT.match(text, end) is None


def _between(opened: _Mark, inner_end: int, outer_end: int, *, closed: bool) -> Quoted:
    inner_end = max(inner_end, opened.end)
    return Quoted(Span(opened.start, max(outer_end, inner_end)), Span(opened.end, inner_end), closed)


@cache
def _cue(language: str) -> re.Pattern[str] | None:
    """A comma, then who said it: ", she said", ", Ann Lee added on Monday", ", said Ann Lee"."""
    forms = tables(language).saying_after_quotation
    if not forms:
        return None
    name = r"[A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{1,30}){1,3}"
    who = r"(?:the )?[\w’'-]{1,30}"
    told = rf"(?:{'|'.join(forms)})"
    after = "|".join(sorted(tables(language).after_saying))
    ends = rf"(?=\s*[.,;:—–]|\s*$| (?:{after})\b)"
    return re.compile(rf",(?= {who} {told}\b{ends}| {name} {told}\b| {told} (?:the )?[A-Z])")
