"""The place, and often the agency, at the start of the first paragraph.

    SEOUL, South Korea — North Korea said …          SEOUL, South Korea
    TOKYO, June 3 (AFP) - Wholesale prices …          TOKYO · Agence France-Presse
    Lindenau am See (dpa) - The hottest day …         Lindenau am See · Deutsche Presse-Agentur
    PORT ANSLEY, Maine ( ) - A highway bridge …       PORT ANSLEY, Maine     (a name was taken out)
    (Reuters) — The Attorney General …                Reuters

A place stands in capitals, or before an agency in brackets; a dash ends it and a capital follows.
"""

from __future__ import annotations

import re

from generator.corpus.page.page import Fact
from generator.text.agencies import agency_named
from generator.text.characters import INVISIBLE, without_invisible
from generator.text.language import tables

__all__ = ["dateline"]

_LONGEST = 110
"""Characters before the dash."""
_DASH = re.compile(rf"[\s{INVISIBLE}]{{0,3}}(?:[–—―]|--?-?(?=\s)|(?<=\)):)[\s{INVISIBLE}]{{0,3}}")
_ENDS = ("-", "–", "—", "―", "):")
"""Without one of these there is no dash to look for."""
_BRACKET = re.compile(r"\(([^()]{0,40})\)\s*$")
_OPENS = "“\"‘'$€£("
_MOST_WORDS = 8


def dateline(text: str, start: int, end: int) -> tuple[Fact, ...]:
    """The place as written and the agency, where the paragraph `text[start:end]` opens with them."""
    opening = text[start : min(end, start + _LONGEST + 1)]
    if not any(mark in opening for mark in _ENDS):
        return ()
    for dash in _DASH.finditer(text, start, min(end, start + _LONGEST)):
        if dash.start() == start or not text[dash.start() : dash.end()].strip():
            continue
        if facts := _read(text, start, dash, end):
            return facts
    return ()


def _read(text: str, start: int, dash: re.Match[str], end: int) -> tuple[Fact, ...]:
    follows = text[dash.end() : end].lstrip(_OPENS)[:1]
    if not follows or follows.islower():
        return ()
    bracket = _BRACKET.search(text, start, dash.start())
    agency = _agency(bracket) if bracket else ()
    if bracket and not agency and bracket.group(1).strip():
        return ()
    place = _place(text, start, bracket.start() if bracket else dash.start(), marked=bracket is not None)
    if place is None and not agency:
        return ()
    return (*(() if place is None else (place,)), *agency)


def _agency(bracket: re.Match[str]) -> tuple[Fact, ...]:
    for name in re.finditer(r"[^/,;&]+", bracket.group(1)):
        agency = agency_named(without_invisible(name.group()).strip())
        if agency is not None:
            start = bracket.start(1) + name.start() + len(name.group()) - len(name.group().lstrip())
            return (Fact("agency", agency.name, start, start + len(name.group().strip())),)
    return ()


def _place(text: str, start: int, end: int, *, marked: bool) -> Fact | None:
    """`marked`: a bracket follows, so capitals are not needed to know a place."""
    words = without_invisible(text[start:end]).split()
    kept = _without_day(words)
    if not kept or len(kept) > _MOST_WORDS:
        return None
    first = kept[0].strip(",./")
    capitals = first.isupper() and len(first) >= 2
    if not capitals and not (marked and first[:1].isupper()):
        return None
    if not all(word[0].isupper() or word[0] in "&/(" or (marked and word.islower()) for word in kept):
        return None
    if capitals and not marked and not _in_capitals(kept):
        return None
    until = (
        start + text[start:end].rfind(without_invisible(kept[-1])) + len(kept[-1]) if kept != words else end
    )
    while until > start and (text[until - 1].isspace() or text[until - 1] in ",/"):
        until -= 1
    return Fact("dateline", text[start:until], start, until)


def _in_capitals(words: list[str]) -> bool:
    """All capitals up to the first comma: "ST. LOUIS, Missouri", and not "NASA Administrator Bill …"."""
    for word in words:
        if not word.strip(",.").isupper():
            return False
        if word.endswith(","):
            return True
    return True


def _without_day(words: list[str]) -> list[str]:
    """Words without a date at their end: "TOKYO, June 3" is TOKYO."""
    months = tables("en").months
    for place, word in enumerate(words):
        low = word.casefold().strip(".,")
        if place and any(low == month or (len(low) >= 3 and low == month[: len(low)]) for month in months):
            after = words[place + 1 :]
            if after and all(piece.strip(",.").isdigit() for piece in after):
                return words[:place]
    return words
