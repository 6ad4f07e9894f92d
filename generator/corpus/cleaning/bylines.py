"""Lines about the article: who wrote it, when it was published, who helped.

    By Ann Lee, The Ledger                                       a byline
    Rhian Maddox in Eastmere                                     a byline without “By”
    Published Apr. 9, 2025 at 4:02 p.m.                          a date line
    Associated Press journalist Ann Lee contributed …            a contributor line
    (Reporting by Ann Lee; Editing by Bo Hale)                   a contributor line

They belong to the article and not to its prose. Each says what it states as facts, with the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from generator.corpus.page.dates import Dated, dates_in, without_dates
from generator.corpus.page.furniture import is_masthead, is_section
from generator.corpus.page.names import people, tidy, titled
from generator.corpus.page.page import RECURRING, Fact, Label, Line, Page, metadata, moved
from generator.corpus.page.words import byline_words
from generator.model.article import ZoneKind
from generator.text.agencies import agencies, agency_named
from generator.text.language import tables

__all__ = ["lines_about_the_article", "says_when", "unsigned_names"]

_LONGEST_BYLINE = 25
_LONGEST_CONTRIBUTORS = 70
_REACH_ABOVE = 3
"""Lines below the first paragraph in which a byline may still stand."""


def lines_about_the_article(page: Page) -> Iterator[tuple[int, Label]]:
    """Labels for bylines, date lines and contributor lines, above the article and below it."""
    first, last = page.first_prose(), page.last_prose()
    outside = page.around(first, last)
    beside = [i for i in page.open_telling() if first <= i <= last]
    above_and_below = _UNADDRESSED if _lists_addresses(page, outside) else _HEAD
    for indices, rules in ((outside, above_and_below), (beside, _BESIDE)):
        for index in indices:
            if first + _REACH_ABOVE < index < last - _REACH_ABOVE:
                continue
            label = _label(page.lines[index], rules)
            if label is not None:
                yield index, label


def _lists_addresses(page: Page, indices: list[int]) -> bool:
    """Whether a line among these may be the article's address and several are: they are a list of links."""
    if not any("://" in page.lines[index].text for index in indices):
        return False
    return sum(line.text.startswith("http") for line in page.lines) > 1


def _label(line: Line, rules: tuple[_Rule, ...]) -> Label | None:
    look = _by_rules if len(line.text) > RECURRING else _known
    return moved(look(line.text, rules), line.start)


def _by_rules(text: str, rules: tuple[_Rule, ...]) -> Label | None:
    """What a line is, with the places of its facts from its own start."""
    line = Line(text)
    return next((label for rule in rules if (label := rule(text, line)) is not None), None)


_known = lru_cache(maxsize=1 << 12)(_by_rules)
"""A reporter's byline is on all of their articles."""


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(byline_words().by)})\b\s?:?\s*", re.IGNORECASE)


_STAFF = re.compile(
    r"(?:our|a|the)? ?[^.!?\n]{0,40}\b(?:staff|reporters?|correspondents?|agencies)$", re.IGNORECASE
)


def _byline(text: str, line: Line) -> Label | None:
    if line.words > _LONGEST_BYLINE:
        return None
    by = _by().match(text, line.start, line.end)
    if by is None:
        return None
    found = people(text, by.end(), line.end)
    rest = text[found.end : line.end].strip(" .,|·•–—-/)")
    dates = _date_facts(text, found.end, line.end)
    if not (found.names or found.agencies or found.roles):
        return metadata("a byline") if _STAFF.match(text[by.end() : line.end]) else None
    if not dates and rest and not _may_follow_names(rest, sure=found.roles):
        return None
    alone = len(found.names) == 1 and " " not in found.names[0].value
    if alone and (rest or line.stops):
        return None  # "By Virgil" is a byline, "By Virgil he was led" is none
    return metadata("a byline", *found.names, *found.agencies, *found.outlets, *dates)


def _may_follow_names(rest: str, *, sure: bool) -> bool:
    first = rest.split(None, 1)[0].casefold()
    return sure or not rest[0].islower() or first in byline_words().after_names


@cache
def _labels() -> re.Pattern[str]:
    """Words beside a date that say nothing more, time zones, days, and "3 hours ago"."""
    words = byline_words()
    days = tables("en").weekdays
    known = "|".join(map(re.escape, (*words.date_labels, *days, *words.zones)))
    ago = r"(?:\d+|an?) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago"
    return re.compile(rf"\b(?:{known}|page \d+|{ago})\b", re.IGNORECASE)


_CLOCK = re.compile(
    r"\d{1,2}(?:(?:[:.]|\s?h)\s?\d\d){1,2}\s?(?:[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE
)
_LONGEST_DATE_LINE = 20
_LONGEST_STAMP = 120


def _date_line(text: str, line: Line) -> Label | None:
    """A line that is a date and little else: its labels, a time, an outlet or an author."""
    if line.words > _LONGEST_DATE_LINE or not any(map(str.isdigit, line.text)):
        return None
    dates = dates_in(text, line.start, line.end)
    if not dates:
        return None
    words = _beside(text, line.start, line.end, dates)
    facts = _date_facts(text, line.start, line.end)
    if not words:
        return metadata("a date line", *facts)
    name = " ".join(words)
    where = text.find(words[0], line.start, line.end)
    until = text.find(words[-1], where, line.end) + len(words[-1])
    if text[where:until] != name or len(words) > 5:
        return None
    if is_masthead(name):
        return metadata("a date line", *facts, Fact("outlet", titled(tidy(name)), where, until))
    # A name apart from the date: "4th November 2024 | Joe Starling".
    apart = text[line.start : where].rstrip()[-1:] or text[until : line.end].lstrip()[:1]
    found = people(text, where, until)
    if apart not in "|·•/—–-" or not found.names or found.end < until:
        return None
    return metadata("a date line", *facts, *found.names)


def _beside(text: str, start: int, end: int, dates: Iterable[Dated]) -> list[str]:
    """The words of a line that are neither a date nor a label or a time of one."""
    parts, at = [], start
    for dated in dates:
        parts.append(text[at : dated.start])
        at = dated.end
    parts.append(text[at:end])
    left = _labels().sub(" ", _CLOCK.sub(" ", " ".join(parts)))
    return [word for word in re.split(r"[\s,.|·•/:@()–—-]+", left) if word]


def says_when(words: str) -> bool:
    """Whether words are a date with its labels and nothing else: no headline, whatever field has them."""
    if len(words) > _LONGEST_STAMP or not any(map(str.isdigit, words)):
        return False
    left = without_dates(words)
    return left != words and not _beside(left, 0, len(left), ())


def _date_facts(text: str, start: int, end: int) -> list[Fact]:
    return [
        Fact("updated" if dated.updated else "published", dated.iso, dated.start, dated.end)
        for dated in dates_in(text, start, end)
    ]


@cache
def _journalist() -> re.Pattern[str]:
    """An agency's name, a profession, a name: "Associated Press journalist Ann Lee"."""
    names = "|".join(
        re.escape(name)
        for agency in agencies()
        for name in (agency.names if not agency.common else (agency.name,))
    )
    return re.compile(
        rf"(?P<agency>\b(?:{names}))(?:['’]s?)? (?:[a-z-]{{1,20}} ){{0,3}}(?:journalist|writer|reporter"
        r"|correspondent|editor|researcher|producer|videojournalist|photographer)s? [A-Z]"
    )


_CONTRIBUTED = re.compile(
    r"\bcontributed (?:(?:to|for) (?:this|the) (?:report|story|article|piece|dispatch|post)|reporting)\b"
    r"|\bcontributed(?: from [A-Z][^.]{2,40})?\.?\)?$"
)
# A capital, or nothing at all, has to follow: "Reporting by night is hard" is prose.
_HELPED = re.compile(
    r"[\[(_*]{0,2}(?i:(?:additional )?(?:reporting|writing) (?:by|for|from)"
    r"|(?:with )?(?:additional )?(?:reporting|files?|reports?|inputs?|material|information) (?:by|from)"
    r"|(?:editing|edited|compiled|translated|produced) by)\b:?\s?(?=[^\w\s]|[A-Z]|$|(?:the|our) [A-Z])"
)
_REPORTING = re.compile(r"^[\[(_*]{0,2}(?:reporting|written|writing) by\s*:?\s*", re.IGNORECASE)
_JOINED = re.compile(r"\s{0,3}(?:,|and)\s{0,3}(?:and\s)?")
_PLACE_AFTER = re.compile(r" in [A-Z][\w.’' -]{1,40}?(?=,| and |;|\.|$)")


def _contributors(text: str, line: Line) -> Label | None:
    if line.words > _LONGEST_CONTRIBUTORS:
        return None
    if not _HELPED.match(line.text) and not ("contributed" in line.text and _CONTRIBUTED.search(line.text)):
        return None
    facts: list[Fact] = []
    journalist = _journalist().search(text, line.start, line.end)
    if journalist is not None and (agency := agency_named(journalist["agency"])):
        facts.append(Fact("agency", agency.name, journalist.start("agency"), journalist.end("agency")))
    reporting = _REPORTING.match(text[line.start : line.end])
    if reporting is not None:
        facts.extend(_reporters(text, line.start + reporting.end(), line.end))
    elif "“" in line.text or '"' in line.text:
        return None
    return metadata("a contributor line", *facts)


def _reporters(text: str, start: int, end: int) -> Iterator[Fact]:
    """Names before the first semicolon: "Reporting by A B in Boston and C D in Rome; Editing by …"."""
    stop = min(_find(text, mark, start, end) for mark in ";.)]")
    at = start
    while at < stop:
        place = _PLACE_AFTER.search(text, at, stop)
        for name in people(text, at, place.start() if place else stop).names:
            if " " in name.value:
                yield name
        joined = _JOINED.match(text, place.end(), stop) if place else None
        at = joined.end() if joined else stop


def _find(text: str, mark: str, start: int, end: int) -> int:
    found = text.find(mark, start, end)
    return end if found < 0 else found


_INITIALS = re.compile(r"[a-z]{2,3}(?:[/-][a-z]{2,4}){1,4}")


def _desk(_: str, line: Line) -> Label | None:
    return metadata("the initials of the desk") if _INITIALS.fullmatch(line.text) else None


_ADDRESS = re.compile(
    r"(?:url|link|source|original)?\s?:?\s?(https?://[^\s/]{3,200}/\S{3,500})", re.IGNORECASE
)


def _address(_: str, line: Line) -> Label | None:
    match = _ADDRESS.fullmatch(line.text)
    if match is None:
        return None
    start, end = (line.start + place for place in match.span(1))
    return metadata("the article's address", Fact("url", match.group(1), start, end))


_Rule = Callable[[str, Line], Label | None]
_HEAD: tuple[_Rule, ...] = (_byline, _contributors, _date_line, _address, _desk)
_UNADDRESSED = tuple(rule for rule in _HEAD if rule is not _address)
_BESIDE: tuple[_Rule, ...] = (_byline, _contributors)
"""Among paragraphs only what cannot be prose: no bare dates, no initials."""

_IN_PLACE = re.compile(r"(?P<names>.{4,60}?) in (?P<place>[A-Z][^.!?]{1,40})$")
_ROLE_LINE = re.compile(
    r"(?:(?:[A-Z][\w’'&-]{0,20}|of|and|for|the) ){0,5}"
    r"(?:staff|reporters?|correspondents?|editors?|writers?|columnists?|journalists?|contributors?|critic"
    r"|bureau chief)"
    r"|Reporting from [A-Z].{1,40}|Special to .{2,40}",
    re.IGNORECASE,
)
_LONGEST_NAMES = 12


def unsigned_names(page: Page, start: int, end: int) -> Iterator[tuple[int, Label]]:
    """Names and roles without "By" between the headline and the first paragraph."""
    for index in page.open(start, end):
        line = page.lines[index]
        if line.words > _LONGEST_NAMES or line.stops:
            continue
        if _ROLE_LINE.fullmatch(line.text):
            yield index, metadata("the author's role")
        elif not is_section(line) and (facts := _names_alone(page, index)):
            yield index, metadata("a byline without “By”", *facts)


def _names_alone(page: Page, index: int) -> tuple[Fact, ...]:
    line = page.lines[index]
    placed = _IN_PLACE.match(line.text)
    until = line.start + placed.end("names") if placed else line.end
    found = people(page.text, line.start, until)
    if not found.names or found.end < until or any(" " not in name.value for name in found.names):
        return ()
    told = placed is not None or found.roles or " and " in line.text or _beside_metadata(page, index)
    return found.names if told else ()


def _beside_metadata(page: Page, index: int) -> bool:
    """Whether the line above or below is known to be about the article."""
    for other in (index - 1, index + 1):
        if not 0 <= other < len(page.lines) or page.lines[other].block != page.lines[index].block:
            continue
        label = page.labels[other]
        if label is not None and label.kind is ZoneKind.METADATA:
            return True
        if label is None and _ROLE_LINE.fullmatch(page.lines[other].text):
            return True
    return False
