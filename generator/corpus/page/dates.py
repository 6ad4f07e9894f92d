"""Dates that a line states in full.

    "Posted: Apr 7, 2025 / 07:45 PM EDT"   ->  2025-04-07T19:45-04:00
    "10.08.2025, 19:22 Uhr"                ->  2025-08-10T19:22
    "4th November 2024"                    ->  2024-11-04
    "March 2024"                           ->  2024-03
    "Publié le 8 avril 2025 à 14h30"       ->  2025-04-08T14:30
    "03/04/2024", "Monday", "2 hours ago"  ->  nothing: the line does not tell which day

Months are read in seven languages at once: hardly any name of a month means another one elsewhere, so the
language of the text, which a date line is too short to tell, need not be known. dateparser knows more
languages and takes milliseconds for a line; it is kept for fields (`other_dates`). The clock of the machine
is never asked. A numeric date with slashes counts only where it can be read in one way.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from generator.corpus.page.words import byline_words
from generator.text.language import tables

__all__ = ["Dated", "dates_in", "figures_between_slashes", "iso_of", "two_readings", "without_dates"]


class Dated(NamedTuple):
    """A date in ISO 8601, where it stands, and whether it is called an update."""

    iso: str
    start: int
    end: int
    updated: bool


@cache
def _months() -> dict[str, int]:
    """Numbers by name, the longest name first, so that a pattern prefers it."""
    english = {name: number for number, name in enumerate(tables("en").months, 1)}
    named = byline_words().months | {name[:3]: number for name, number in english.items()} | english
    named["sept"] = 9
    return dict(sorted(named.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _pattern() -> re.Pattern[str]:
    others = byline_words().months.keys() - set(tables("en").months)
    # Without a day "Mars 2020" is a rover, and "Out 2024" is out.
    alone = [name for name in _months() if name not in others or len(name) >= _SURE_ALONE]
    month, month_alone = (f"(?:{'|'.join(names)})" + r"\b\.?" for names in (_months(), alone))
    day = r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|º)?"
    year = r"(?:19|20)\d\d(?!\d)"
    return re.compile(
        rf"""
          (?P<iso>(?<![\d-]){year}-\d\d-\d\d
             (?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{{1,9}})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
        | (?P<ymd>(?<![\d/]){year}/\d{{1,2}}/\d{{1,2}}(?![\d/]))
        | (?P<ymon>(?<![\d/-]){year}[/-](?:{month})[/-]\d{{1,2}}(?!\d))
        | (?P<dots>(?<![\d.])\d{{1,2}}\.\s?\d{{1,2}}\.\s?{year})
        | (?P<slashes>(?<![\d/-])\d{{1,2}}\s?(?P<mark>[/-])\s?\d{{1,2}}\s?(?P=mark)\s?{year})
        | (?P<mdy>\b{month}\s{day}\b,?\s{year})
        | (?P<dmy>{day}\.?\s(?:(?:of|de)\s)?{month},?\s(?:del?\s)?{year})
        | (?P<dmony>{day}-{month}-{year})
        | (?P<my>\b{month_alone},?\s(?:del?\s)?{year})
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_SURE_ALONE = 5
"""Letters of the name of a month in another language that means it without a day."""
_TIME = re.compile(
    r"""
    (?<![\d:.])(?P<hour>\d{1,2})(?:(?:[:.]|\s?h)\s?(?P<minute>\d\d)(?::\d\d)?)?
    \s?(?P<half>[ap]\.?m\b\.?)?(?:\s(?P<zone>[A-Za-z]{2,4}\b))?(?![\d:])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@cache
def _update() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(byline_words().update_labels)})\b[^\d]{{0,20}}$", re.IGNORECASE)


def dates_in(text: str, start: int, end: int) -> list[Dated]:
    """Every full date in `text[start:end]` with the time beside it."""
    found: list[Dated] = []
    # Every date has a year, and a search for that is quick.
    if text.find("20", start, end) < 0 and text.find("19", start, end) < 0:
        return found
    for match in _pattern().finditer(text, start, end):
        iso = _iso(match)
        if iso is None:
            continue
        if len(iso) == 10 and (time := _time_beside(text, match.start(), match.end(), start, end)):
            iso = f"{iso}T{time}"
        updated = _update().search(text, max(start, match.start() - 60), match.start()) is not None
        found.append(Dated(iso, match.start(), match.end(), updated))
    return found


def without_dates(words: str) -> str:
    """The words without their full dates, those too whose day and month can be told in two ways."""
    for dated in reversed(dates_in(words, 0, len(words))):
        words = f"{words[: dated.start]} {words[dated.end :]}"
    return _SLASHES.sub(" ", words)


def iso_of(value: str) -> str | None:
    """A field's date: its first full date, None where it has none that can be told."""
    written = _pattern().match(value) if value[:4].isdigit() else None
    if written is not None and written.end() == len(value) and (iso := _iso(written)):
        return iso
    found = dates_in(value, 0, len(value))
    return found[0].iso if found else None


_SLASHES = re.compile(r"(?<![\d/-])(\d{1,2})\s?([/-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?![\d/-])")


def figures_between_slashes(value: str) -> tuple[int, int, int] | None:
    """The three figures of a date such as 25/03/2025: two that may be the day or the month, and the year."""
    match = _SLASHES.search(value)
    return (int(match[1]), int(match[3]), int(match[4])) if match else None


def two_readings(value: str) -> tuple[str, str] | None:
    """Both days that a date such as 03/04/2025 may be, the day first and the month first; None for others."""
    figures = figures_between_slashes(value)
    if figures is None or iso_of(value):
        return None
    first, second, year = figures
    readings = _day(year, second, first), _day(year, first, second)
    return (readings[0], readings[1]) if readings[0] and readings[1] and first != second else None


def _iso(match: re.Match[str]) -> str | None:
    kind = match.lastgroup
    words = match.group()
    if kind == "iso":
        day, rest = words[:10], words[10:].replace(" ", "T", 1)
        return _day(int(day[:4]), int(day[5:7]), int(day[8:])) and day + rest.replace("Z", "+00:00")
    figures = [int(figure) for figure in re.findall(r"\d+", words)]
    if kind == "ymd":
        return _day(*figures)
    if kind == "dots":
        return _day(figures[2], figures[1], figures[0])
    if kind == "slashes":
        first, second, year = figures
        if first != second and first <= 12 and second <= 12:
            return None
        return _day(year, min(first, second), max(first, second))
    month = _month(words)
    if kind == "my":
        return f"{figures[0]}-{month:02d}"
    if kind == "ymon":
        return _day(figures[0], month, figures[1])
    return _day(figures[1], month, figures[0])


def _month(words: str) -> int:
    named = (_months().get(word) for word in re.findall(r"[^\W\d_]{3,}", words.lower()))
    return next(month for month in named if month)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


_CLOCK_REACH = 24


def _time_beside(text: str, first: int, last: int, start: int, end: int) -> str | None:
    """The clock time right after a date, or else right before it."""
    for low, high in ((last, min(end, last + _CLOCK_REACH)), (max(start, first - _CLOCK_REACH), first)):
        for match in _TIME.finditer(text, low, high):
            if time := _clock(match):
                return time
    return None


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").casefold()
    if not half and match["minute"] is None:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}{byline_words().zones.get((match['zone'] or '').casefold(), '')}"
