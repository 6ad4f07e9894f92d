"""Figures and dates, with what they count.

    about 80,000 U.S. troops      number    80000   counts U.S., troops   about
    thirteen Japanese             number       13   counts Japanese
    21 people were injured        number       21   counts people, then injured
    five of them                  number        5   a part
    $1.5 million                  money   1500000
    30 per cent                   share        30
    on Monday, March 25           weekday  monday · date 3, 25
    in 2002                       year       2002

Read from tokens by rule: figures are regular enough for it, and a reader can see why one was read
as it was. What is no such figure is left alone: times of day, ages, ordinals, scores, ranges,
"dozens", a figure that counts nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache
from math import inf

from msgspec import Struct

from generator.collation.words.forms import Form, FormKind
from generator.text.language import Language, tables

__all__ = ["AMOUNTS", "DATES", "Fact", "FactKind", "agree", "facts", "may_all_hold"]


class FactKind(StrEnum):
    NUMBER = "number"
    MONEY = "money"
    SHARE = "percentage"
    DATE = "date"
    WEEKDAY = "weekday"
    YEAR = "year"
    NONE = "no figure"
    """A time of day, an age, a range: read so that nothing else is seen in it."""


AMOUNTS = frozenset({FactKind.NUMBER, FactKind.MONEY, FactKind.SHARE})
DATES = frozenset({FactKind.DATE, FactKind.WEEKDAY, FactKind.YEAR})


class Fact(Struct, frozen=True):
    """A figure at a half-open range of tokens.

    `value` is the amount; for a date month · 100 + day, for a weekday its place in the week.
    """

    start: int
    end: int
    kind: FactKind
    value: float
    counts: tuple[Form, ...] = ()
    """The words counted, nearest first, and what is said of them ("were injured")."""
    phrase_end: int = 0
    """The token after the first two words counted."""
    told_end: int = 0
    """The token after what is said of them, where something is."""
    about: bool = False
    """Whether "about", "at least", "nearly" or the like stands before it."""
    bound: int = 0
    """1 for the least that it can be ("at least", "more than"), -1 for the most ("up to"), else 0."""
    part: bool = False
    """Of a whole that is named with it: "five of the 17"."""


@lru_cache(maxsize=1 << 12)
def facts(words: tuple[Form, ...], language: str = "en") -> tuple[Fact, ...]:
    """The figures and dates of a list of words, in order, without overlap."""
    table = tables(language)
    found: list[Fact] = []
    end = 0
    for at, word in enumerate(words):
        if at < end or not _may_open(word, language):
            continue
        for read in _READERS:
            fact = read(words, at, table)
            if fact is not None:
                found.append(fact)
                end = fact.end
                break
    return tuple(fact for fact in found if fact.kind is not FactKind.NONE)


@lru_cache(maxsize=1 << 14)
def _may_open(word: Form, language: str) -> bool:
    """Whether a figure can begin with a word: a quick look, for most words open none."""
    norm, table = word.norm, tables(language)
    if norm[0].isdigit() or norm in _CURRENCIES or norm in _BEFORE_DOZEN:
        return True
    return word.word[0].isupper() and (norm in table.months or norm in table.weekdays)


_BEFORE_DOZEN = frozenset({"a", "half"})


def agree(one: Fact, other: Fact, rounding: float) -> bool:
    """Whether two figures can both be true: equal, or one a rounding of the other."""
    if one.value == other.value:
        return True
    if one.kind not in AMOUNTS:
        return False
    less, more = sorted((one.value, other.value))
    if one.about or other.about:
        return less >= rounding * more
    return less > rounding * more and _digits(one.value) != _digits(other.value)


def may_all_hold(told: Sequence[Fact], rounding: float) -> bool:
    """Whether one amount fits every figure: "more than 100" and "up to 120"."""
    if any(fact.kind not in AMOUNTS for fact in told):
        return False
    ends = [_ends(fact, rounding) for fact in told]
    return max(low for low, _ in ends) <= min(high for _, high in ends)


def _ends(fact: Fact, rounding: float) -> tuple[float, float]:
    """The least and the most that a figure allows for."""
    if fact.bound:
        return (fact.value, inf) if fact.bound > 0 else (0, fact.value)
    return (fact.value * rounding, fact.value / rounding) if fact.about else (fact.value, fact.value)


def _digits(value: float) -> int:
    """Significant digits: 1,400 has two."""
    return len(f"{value:.6g}".replace(".", "").strip("0"))


def _text(words: Sequence[Form], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _amount(words: Sequence[Form], at: int, table: Language) -> tuple[float, int] | None:
    """A number in digits or words with its multiplier, and the token after it."""
    word = words[at]
    half = word.text == "half"
    if _text(words, at + half) == "a":
        by = table.multipliers.get(_text(words, at + half + 1))
        return (by / 2, at + 3) if by and half else (by, at + 2) if by else None
    if not word.norm[:1].isdigit() or word.norm.count(".") > 1:
        return None
    try:
        value = float(word.norm)
    except ValueError:
        return None
    end = at + 1
    if not word.text[0].isdigit() and value >= 20 and value % 10 == 0 and _text(words, end) == "-":
        ones = 1 if _text(words, end + 1) == "one" else table.number_words.get(_text(words, end + 1), 10)
        if ones < 10:
            value, end = value + ones, end + 2
    by = table.multipliers.get(words[end].norm if end < len(words) else "")
    if by:
        return value * by, end + 1
    return value * _multiplied_later(words, end, table), end


def _multiplied_later(words: Sequence[Form], at: int, table: Language) -> float:
    """The multiplier that a figure shares with the one after it: "between $140 and $150 million"."""
    if _text(words, at) not in table.range_words and _text(words, at) != "-":
        return 1
    at += 1 + (_text(words, at + 1) in _CURRENCIES)
    if not _text(words, at)[:1].isdigit() or at + 1 >= len(words):
        return 1
    return table.multipliers.get(words[at + 1].norm, 1)


def _no_figure(words: Sequence[Form], at: int, _table: Language) -> Fact | None:
    """Times, ages, ordinals, scores, ranges and decades, which look like figures and count nothing."""
    if not words[at].norm[:1].isdigit():
        return None
    after, then = _text(words, at + 1), _text(words, at + 2)
    if after in (":", "-") and then[:1].isdigit():
        return Fact(at, at + 3, FactKind.NONE, 0)
    if after in ("s", "st", "nd", "rd", "th"):
        return Fact(at, at + 2, FactKind.NONE, 0)
    before = _text(words, at - 1)
    torn = before == "." or (before == "," and len(words[at].word) == 3)
    if torn and _text(words, at - 2)[:1].isdigit():
        # A figure that a tool has torn: "170, 000".
        return Fact(at, at + 1, FactKind.NONE, 0)
    years_old = (after == "-" and then == "year") or before == "aged"
    if years_old or after.rstrip(".") in ("am", "pm"):
        return Fact(at, at + 1, FactKind.NONE, 0)
    if after in ("year", "years") and then in ("old", "-"):
        return Fact(at, at + 2, FactKind.NONE, 0)
    return None


def _date(words: Sequence[Form], at: int, table: Language) -> Fact | None:
    """March 25 · 25 March. A month needs its capital, or "may" would be one."""
    for month_at, day_at in ((at, at + 1), (at + 1, at)):
        if max(month_at, day_at) >= len(words) or not words[month_at].word[:1].isupper():
            continue
        month, day = words[month_at].norm, words[day_at].norm.lstrip("#")
        if month in table.months and day.isdigit() and 1 <= int(day) <= 31:
            value = 100 * (table.months.index(month) + 1) + int(day)
            return Fact(at, at + 2, FactKind.DATE, value, (), at + 2, at + 2)
    return None


def _weekday(words: Sequence[Form], at: int, table: Language) -> Fact | None:
    word = words[at]
    if word.norm in table.weekdays and word.word[:1].isupper():
        return Fact(at, at + 1, FactKind.WEEKDAY, table.weekdays.index(word.norm), (), at + 1, at + 1)
    return None


def _year(words: Sequence[Form], at: int, table: Language) -> Fact | None:
    word = words[at]
    if not (word.word.isdigit() and len(word.word) == 4 and 1500 <= int(word.word) <= 2100):
        return None
    if _text(words, at - 1) in _CURRENCIES:
        return None
    after, before = words[at + 1] if at + 1 < len(words) else None, _text(words, at - 1)
    dated = before in table.counting.get("before_years", ()) or before in table.months
    counts = after is not None and after.kind is FormKind.CONTENT and after.text.endswith("s")
    if counts and not dated:
        return None
    return Fact(at, at + 1, FactKind.YEAR, float(word.word), (), at + 1, at + 1)


_CURRENCIES = frozenset("$€£¥")


def _money(words: Sequence[Form], at: int, table: Language) -> Fact | None:
    sign = words[at].text in _CURRENCIES
    amount = _amount(words, at + sign, table) if at + sign < len(words) else None
    if amount is None:
        return None
    value, end = amount
    named = end < len(words) and words[end].norm.removesuffix("s") in table.counting.get("money", ())
    if not sign and not named:
        return None
    unit = words[at] if sign else words[end]
    end += named
    return Fact(at, end, FactKind.MONEY, value, (unit,), end, end, *_vague(words, at, table))


def _share(words: Sequence[Form], at: int, table: Language) -> Fact | None:
    amount = _amount(words, at, table)
    if amount is None:
        return None
    value, end = amount
    two = _text(words, end) == "per" and _text(words, end + 1) == "cent"
    if not two and (end >= len(words) or words[end].norm != "percent"):
        return None
    end += 1 + two
    return Fact(at, end, FactKind.SHARE, value, (), end, end, *_vague(words, at, table))


def _number(words: Sequence[Form], at: int, table: Language) -> Fact | None:
    amount = _amount(words, at, table)
    if amount is None:
        return None
    value, end = amount
    counts, phrase_end, told_end = _counted(words, end)
    part = _text(words, end) == "of"
    vague = _vague(words, at, table)
    return Fact(at, end, FactKind.NUMBER, value, counts, phrase_end, told_end, *vague, part)


def _vague(words: Sequence[Form], at: int, table: Language) -> tuple[bool, int]:
    """Whether a figure is no exact one, and in which direction it may miss: "no more than" is at most."""
    before = [_text(words, at - back) for back in (1, 2, 3)]
    more = any(word in table.counting.get("more", ()) for word in before)
    less = any(word in table.counting.get("less", ()) for word in before)
    bound = (more - less) * (-1 if before[2] in _NO or before[1] in _NO else 1)
    return more or less or any(word in table.counting.get("about", ()) for word in before), bound


_NO = frozenset({"no", "not"})

_MOST_COUNTED = 3
_MOST_SHOWN = 2


def _counted(words: Sequence[Form], at: int) -> tuple[tuple[Form, ...], int, int]:
    """The content words after a figure with what was done to them, the end of the first two, and of all."""
    counted: list[Form] = []
    end = at
    while at < len(words) and len(counted) < _MOST_COUNTED:
        word = words[at]
        if word.kind is FormKind.CONTENT and not word.text[0].isdigit():
            counted.append(word)
            # "17 abductees identified by …", "13,000 vehicles daily": the second word is no thing counted.
            noun = not word.text.endswith("ly") and _text(words, at + 1) != "by"
            end = at + 1 if len(counted) == 1 or (len(counted) == _MOST_SHOWN and noun) else end
        elif not (word.text == "-" or (word.text == "of" and counted)):
            break
        at += 1
    told_end = end
    if at + 1 < len(words) and words[at].role == "auxiliary" and words[at + 1].kind is FormKind.CONTENT:
        counted.append(words[at + 1])
        told_end = at + 2
    return tuple(counted), end, told_end


_READERS: tuple[Callable[[Sequence[Form], int, Language], Fact | None], ...] = (
    _no_figure,
    _date,
    _weekday,
    _year,
    _money,
    _share,
    _number,
)
