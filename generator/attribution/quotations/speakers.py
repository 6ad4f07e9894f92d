"""Who is meant: the name behind "she", "Lee" and "the mayor’s sister".

    Kim’s sister and senior official, Kim Yo Jong, said …     ->  "Kim Yo Jong", a woman
    Kishida said …                                            ->  "Fumio Kishida", the latest of that name
    She said …                                                ->  "Kim Yo Jong", who spoke last
    officials in Tokyo said …                                 ->  "officials in Tokyo", the words themselves

Names are found by their form: two or more capitals in a row, less the titles before them. Whether a
person is he or she is learnt from the article alone: titles, words of kinship, pronouns that can mean
nobody else. No list of names takes part, so an unusual name is as good as a common one, and where the
text leaves it open the speaker stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby

from msgspec import Struct

from generator.attribution.quotations.cues import CueWords
from generator.attribution.quotations.lines import Kind, Line, Unit
from generator.text.characters import without_invisible
from generator.text.language import tables

__all__ = ["Cast", "Person", "cast_of"]


class Person(Struct, frozen=True):
    """A name in full, and whether the article says "he" or "she" of it."""

    name: str
    gender: str
    """"f", "m", or empty where the article does not tell."""
    shown: bool
    """A title, an age or a word of kinship shows a person; else only the form of the name speaks for it."""


class PersonWords(Struct, frozen=True):
    """What tells a person's words from a title or a body; in lower case."""

    titles: frozenset[str]
    origins: frozenset[str]
    bodies: frozenset[str]
    particles: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]


@cache
def person_words(language: str) -> PersonWords:
    table = tables(language)
    lists = {name: frozenset(words.split()) for name, words in table.speech.items()}

    def words(name: str) -> frozenset[str]:
        return lists.get(name, frozenset())

    months_and_days = frozenset(table.months) | frozenset(table.weekdays)
    return PersonWords(
        titles=words("titles"),
        origins=words("origins"),
        bodies=words("bodies") | months_and_days,
        particles=words("name_particles"),
        feminine=words("feminine"),
        masculine=words("masculine"),
    )


class Mention(Struct, frozen=True):
    """A name where it stands: the full name it means, its line and its units."""

    name: str
    line: int
    unit: int
    end: int


class Cast(Struct, frozen=True):
    """The people of an article and every place that names them, in order."""

    people: dict[str, Person]
    mentions: tuple[Mention, ...]
    _by_line: dict[int, tuple[Mention, ...]]

    def in_line(self, line: int, first: int, last: int) -> tuple[Mention, ...]:
        """Mentions that begin between two units of a line."""
        return tuple(m for m in self._by_line.get(line, ()) if first <= m.unit < last)


class _Run(Struct, frozen=True):
    """Capitals in a row: "Japanese Prime Minister Fumio Kishida"."""

    line: int
    first: int
    last: int
    words: tuple[str, ...]
    titled: bool


def cast_of(lines: Sequence[Line], words: CueWords, language: str) -> Cast:
    """Everyone whom the article names in full, and each place that means one of them."""
    known = person_words(language)
    function_words = tables(language).function_words
    runs = [run for number, line in enumerate(lines) for run in _runs(number, line, known, function_words)]
    runs = [run for run in runs if len(run.words) == 1 or not _title_case(lines[run.line])]
    full = {run.words for run in runs if len(run.words) >= 2}
    full |= {run.words for run in runs if run.titled} - {(name,) for words in full for name in words}
    mentions: list[Mention] = []
    latest: dict[str, str] = {}
    for run in runs:
        name = _full_name(run, full, latest)
        if name is None:
            continue
        for part in name.split():
            latest[part] = name
        mentions.append(Mention(name, run.line, run.first, run.last))
    begin = {(mention.line, mention.unit) for mention in mentions}
    mentions = [each for each in mentions if not _modifies(lines[each.line], each, begin, known)]
    names = sorted({mention.name for mention in mentions})
    genders = _genders(lines, mentions, known)
    shown = {
        m.name for m in mentions if _is_person(lines[m.line], m, known) or _is_short(m, lines[m.line], words)
    }
    people = {name: Person(name, genders.get(name, ""), name in shown or name in genders) for name in names}
    by_line = {number: tuple(group) for number, group in groupby(mentions, lambda mention: mention.line)}
    return Cast(people, tuple(mentions), by_line)


def _modifies(line: Line, mention: Mention, begin: set[tuple[int, int]], known: PersonWords) -> bool:
    """Whether a name only says whose officer the next one is: "Dale Rovers" in "Dale Rovers coach Jo Day"."""
    at = mention.end
    while at < len(line.units) and line.units[at].low in known.titles and not line.units[at].capital:
        at += 1
    return at > mention.end and (mention.line, at) in begin


def _is_short(mention: Mention, line: Line, words: CueWords) -> bool:
    """Called by one name, and acting: "Rim shook hands"."""
    units = line.units
    opens = any(start == mention.unit for start, _ in line.sentences)
    follows = units[mention.end].low if mention.end < len(units) else ""
    return (
        opens
        and mention.end - mention.unit == 1
        and " " in mention.name
        and follows.isalpha()
        and (follows not in words.prepositions and follows not in words.conjunctions)
    )


def _is_person(line: Line, mention: Mention, known: PersonWords) -> bool:
    """Mr. Lee / spokesman Ann Lee / Ann Lee, 43, / Ann Lee, a miner / Ann Lee, who."""
    units = line.units
    before = units[mention.unit - 1].low if mention.unit else ""
    if before in known.titles | known.feminine | known.masculine:
        return True
    if mention.end + 1 >= len(units) or units[mention.end].low != ",":
        return False
    aside = units[mention.end + 1]
    age = aside.kind is Kind.NUMBER and aside.low.isdigit() and int(aside.low) < 120
    then = units[mention.end + 2].low if mention.end + 2 < len(units) else ""
    if aside.low == "who" and then in _PLURAL:
        return False  # "Dale Rovers, who have lost"
    return age or aside.low in {"a", "an", "who", "whose"} or aside.low in known.titles


_PLURAL = frozenset({"have", "are", "were", "do"})


def _title_case(line: Line) -> bool:
    """A headline in capitals tells no name from a verb."""
    if len(line.sentences) > 1 or line.units[-1].low == ".":
        return False
    long = [unit.capital for unit in line.units if unit.kind is Kind.WORD and len(unit.low) > 3]
    return len(long) > 2 and sum(long) > 0.7 * len(long)


def _full_name(run: _Run, full: set[tuple[str, ...]], latest: dict[str, str]) -> str | None:
    """The full name that a run means: itself, or the latest one that shares its one word."""
    if len(run.words) >= 2:
        return " ".join(run.words)
    if run.words[0] in latest:
        return latest[run.words[0]]
    if run.words in full:
        return run.words[0]
    later = sorted(name for name in full if run.words[0] in (name[-1], name[0]))
    return " ".join(later[0]) if later else None


def _runs(number: int, line: Line, known: PersonWords, function_words: frozenset[str]) -> Iterable[_Run]:
    units = line.units
    at = 0
    while at < len(units):
        if not _names(units[at], line):
            at += 1
            continue
        first = at
        while at < len(units) and (_names(units[at], line) or _links(units, at, line, known)):
            at += 1
        yield from _run(number, line, first, at, known, function_words)


def _names(unit: Unit, line: Line) -> bool:
    word = line.text[unit.start : unit.end]
    return (
        unit.kind is Kind.WORD
        and unit.capital
        and (len(word) == 1 or not word.isupper() or "." in word)
        and not re.match(r"\w-", word)
    )


def _links(units: Sequence[Unit], at: int, line: Line, known: PersonWords) -> bool:
    """ "van" in "Ann van Dale"."""
    return (
        units[at].low in known.particles
        and 0 < at < len(units) - 1
        and _names(units[at - 1], line)
        and _names(units[at + 1], line)
    )


def _run(
    number: int, line: Line, first: int, last: int, known: PersonWords, function_words: frozenset[str]
) -> Iterable[_Run]:
    """The name at the end of a row of capitals: titles, origins and a sentence's first word come off."""
    units = line.units
    if all(unit.low in known.titles for unit in units[first:last]):
        return
    titled = first > 0 and units[first - 1].low in known.titles
    for at in range(last - 2, first - 1, -1):  # a title never ends a name: "Ann King"
        if units[at].low in known.titles:
            first = at + 1
            titled = True
            break
    while first < last and (units[first].low in known.origins or units[first].low in function_words):
        first += 1
    lows = [unit.low for unit in units[first:last]]
    if (
        not lows
        or (len(lows) == 1 and lows[0] in known.titles)
        or any(low in known.bodies for low in lows)
        or len(lows) > 5
    ):
        return
    if len(lows) == 1 and units[first].end - units[first].start < 2:
        return
    words = tuple(without_invisible(line.text[unit.start : unit.end]) for unit in units[first:last])
    yield _Run(number, first, last, words, titled)


def _genders(lines: Sequence[Line], mentions: Sequence[Mention], known: PersonWords) -> dict[str, str]:
    """He or she, by majority: titles, kinship, and pronouns in a sentence with one name."""
    named: dict[tuple[int, int], set[str]] = {}
    for mention in mentions:
        line = lines[mention.line]
        sentence = line.sentences[line.sentence_of(mention.unit)]
        named.setdefault((mention.line, sentence[0]), set()).add(mention.name)
    votes: dict[str, list[int]] = {}
    for mention in mentions:
        line = lines[mention.line]
        start, end = line.sentences[line.sentence_of(mention.unit)]
        gendered = _beside(line, mention, start, end, known)
        if gendered == 0 and named[mention.line, start] == {mention.name}:
            gendered = _pronouns_after(line, mention.unit, end)
        else:
            gendered *= 4
        votes.setdefault(mention.name, []).append(gendered)
    return {name: "f" if sum(cast) > 0 else "m" for name, cast in votes.items() if sum(cast)}


def _beside(line: Line, mention: Mention, start: int, end: int, known: PersonWords) -> int:
    """+1 for a woman, -1 for a man, by the words around the name: "sister, Kim Yo Jong", "Mr. Lee"."""
    units = line.units
    before = [
        units[at].low
        for at in range(max(start, mention.unit - 6), mention.unit)
        if units[at + 1].low not in known.titles  # the Lord Mayor, Ann Lee
    ]
    last = mention.end
    aside: list[str] = []
    if last + 1 < end and units[last].low == ",":
        for at in range(last + 1, min(end, last + 6)):
            low = units[at].low
            if low in {",", "and", "whose"} or units[at].kind is Kind.QUOTATION:
                break  # "Ann Lee, whose son": of somebody else
            if low in known.titles and at + 1 < end and units[at + 1].capital:
                break  # "the mayor, Ann Lee, called on Mr. Day"
            aside.append(low)
    for back, low in enumerate(reversed(before)):
        if low == "'s" or (low == "," and back) or low in {"of", "with", "for", "to", "by", "said", "that"}:
            break
        if low in known.feminine:
            return 1
        if low in known.masculine:
            return -1
    if "'s" in aside or "of" in aside:
        aside = aside[aside.index("'s") + 1 :] if "'s" in aside else aside[: aside.index("of")]
    return any(low in known.feminine for low in aside) - any(low in known.masculine for low in aside)


_SHE = frozenset({"she", "herself"})
_HE = frozenset({"he", "his", "himself"})
"""Without "her" and "him": an object is somebody else than the subject."""


def _pronouns_after(line: Line, unit: int, end: int) -> int:
    for at in range(unit + 1, end):
        if line.units[at].low in _SHE:
            return 1
        if line.units[at].low in _HE:
            return -1
    return 0
