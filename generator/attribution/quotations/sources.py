"""Where the words that name a speaker begin and end.

    In May, Ann Lee, a miner from Dale (who was there), said …
            └──────────────── before the cue ─────────┘
    “…,” said Ann Lee, a miner from Dale, on Friday.
              └──── after the cue ────┘

No parser: a noun phrase ends where a verb, a preposition at a clause's start, a conjunction or a day
of the week stands. An apposition between commas or dashes belongs to the name before it; "last week"
never speaks.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.attribution.quotations.cues import CueWords, Manner
from generator.attribution.quotations.lines import Kind, Unit

__all__ = ["after", "before", "verbal"]

_STOPS = frozenset({".", "?", "!", ";", ":", "--", "-", "—", "–", "(", ")", "[", "]", "...", "…", ",", '"'})
_DASHES = frozenset({"—", "–", "--"})
_LONGEST_ASIDE = 40
"""Units between the commas of an apposition."""


def verbal(units: Sequence[Unit], at: int, words: CueWords) -> bool:
    """Whether a unit looks like a verb; a past participle after its noun does too."""
    unit = units[at]
    if unit.capital or unit.kind is not Kind.WORD or unit.low == "'s":
        return False
    if unit.low in words.finite_verbs or unit.low.endswith("n't"):
        return True
    previous = units[at - 1].low if at else ""
    if previous in words.determiners or previous == "'s":
        return False
    if unit.low.endswith("ed") and previous in words.prepositions:
        return False
    if unit.low in words.verbs and not words.verbs[unit.low].participle:
        return True
    return bool(previous) and len(unit.low) > 4 and unit.low.endswith("ed")


def before(units: Sequence[Unit], end: int, start: int, words: CueWords) -> int | None:
    """Where the phrase that ends before unit `end` begins, not before `start`; None if nobody is named."""
    last = end - 1
    if last < start:
        return None
    unit = units[last]
    if unit.kind is Kind.QUOTATION:
        return None
    if unit.low in words.reflexives and last > start:
        return before(units, last, start, words)
    if unit.low in words.pronouns:
        return last - 1 if last > start and units[last - 1].low in {"the", "all", "some"} else last
    if unit.low == ")":
        opened = _leftward(units, last, start, frozenset({"("}))
        return None if opened is None or opened == start else before(units, opened, start, words)
    if unit.low == "," or unit.low in _DASHES:
        return _before_aside(units, last, start, words)
    if unit.low in _STOPS or _stops(unit, words) or _is_time(units, last, start, words):
        return None
    clause = _clause(units, end, start, words)
    begin = _subject(units, clause, end, words)
    return begin if begin is not None else _shortest(units, end, start, words)


def _leftward(units: Sequence[Unit], at: int, start: int, marks: frozenset[str]) -> int | None:
    for place in range(at - 1, max(start, at - _LONGEST_ASIDE) - 1, -1):
        if units[place].low in marks:
            return place
    return None


def _before_aside(units: Sequence[Unit], closing: int, start: int, words: CueWords) -> int | None:
    """`Ann Lee, a miner,` → from "Ann": the aside must look like one."""
    marks = frozenset({","}) if units[closing].low == "," else _DASHES
    opening = _leftward(units, closing, start, marks)
    while opening is not None and opening > start:
        if opening + 1 == closing:
            return None
        first = units[opening + 1]
        aside = (
            first.low in words.appositive
            or first.capital
            or first.kind is Kind.NUMBER
            or (first.low.isalpha() and first.low not in words.conjunctions | words.prepositions)
            or marks is _DASHES
        )
        if not aside and first.low not in {"of", "in", "and", "from", "like"}:
            return None
        begin = before(units, opening, start, words)
        if begin is not None:
            begin = _past_asides(units, begin, start, words)
            named = any(u.capital for u in units[begin:opening])
            known = units[begin].low in words.determiners or units[begin].low in words.pronouns
            return begin if named or known or begin == start else None
        # "Ann Lee, 25, of Dale, said": one comma further.
        opening = _leftward(units, opening, start, marks) if units[opening - 1].kind is Kind.NUMBER else None
    return None


def _past_asides(units: Sequence[Unit], begin: int, start: int, words: CueWords) -> int:
    """`Ann Lee, D-Ohio, who …,` → from "Ann": another aside lies between."""
    if begin - 2 < start or units[begin - 1].low != ",":
        return begin
    if not units[begin].capital and units[begin].low not in words.appositive:
        return begin
    head = before(units, begin - 1, start, words)
    if head is None or not any(unit.capital for unit in units[head : begin - 1]):
        return begin
    return begin if head > start and units[head - 1].low in words.prepositions else head


def _stops(unit: Unit, words: CueWords) -> bool:
    return (
        unit.low in words.prepositions
        or unit.low in words.conjunctions
        or (not unit.capital and (unit.low in words.finite_verbs or unit.low in words.auxiliaries))
    )


def _is_time(units: Sequence[Unit], at: int, start: int, words: CueWords) -> bool:
    low = units[at].low
    if low in words.time_words:
        return True
    if (
        units[at].kind is Kind.NUMBER
        and len(low) == 4
        and at > start
        and units[at - 1].low in words.prepositions
    ):
        return True  # in 2010
    return (
        low in words.time_nouns
        and at > start
        and (units[at - 1].low in words.time_words or units[at - 1].low in words.determiners)
    )


def _clause(units: Sequence[Unit], end: int, start: int, words: CueWords) -> int:
    """Where the clause before unit `end` begins."""
    place = end
    while place > start:
        unit = units[place - 1]
        if unit.kind is Kind.QUOTATION or unit.low in _STOPS:
            break
        if unit.low in words.conjunctions and unit.low not in {"and", "or"} and not unit.capital:
            break
        if unit.low == "and" and any(
            _finite(units, at, words) for at in range(max(start, place - 12), place)
        ):
            break
        place -= 1
    return place


def _finite(units: Sequence[Unit], at: int, words: CueWords) -> bool:
    return units[at].low in words.finite_verbs and not units[at].capital


def _subject(units: Sequence[Unit], clause: int, end: int, words: CueWords) -> int | None:
    """The whole clause is the subject where no verb, opening preposition or day stands in it."""
    begin = clause
    while begin < end - 1 and (
        units[begin].low in words.openers
        or units[begin].low in words.conjunctions
        or (units[begin].low in words.adverbs and units[begin].low not in words.determiners)
    ):
        begin += 1
    if begin >= end or units[begin].low in words.prepositions:
        return None
    if any(
        units[at].low in words.time_words
        and units[at].low not in words.determiners
        and units[at].low not in {"former", "last", "next", "same", "past", "previous", "recent"}
        for at in range(begin, end)
    ):
        return None
    for at in range(begin, end):
        if verbal(units, at, words) and not _reduced(units, at, begin, end, words):
            return None
    return begin


def _reduced(units: Sequence[Unit], at: int, begin: int, end: int, words: CueWords) -> bool:
    """A participle that belongs to its noun: "a report released last week"."""
    if at == begin or not units[at].low.endswith("ed") or units[at].low in words.verbs:
        return False
    following = units[at + 1].low if at + 1 < end else ""
    return following in words.prepositions or following in words.time_words


def _shortest(units: Sequence[Unit], end: int, start: int, words: CueWords) -> int | None:
    """The least that can be the subject: leftwards to a determiner, a verb, a preposition."""
    begin = end - 1
    while begin > start:
        previous = units[begin - 1]
        if previous.low in words.determiners:
            begin -= 1
            if begin > start and units[begin - 1].low in words.determiners and units[begin - 1].low != "that":
                continue
            break
        if previous.kind is Kind.QUOTATION and begin - 1 > start:
            begin -= 1
            continue
        if previous.kind is Kind.QUOTATION or previous.low in _STOPS or _stops(previous, words):
            break
        if _is_time(units, begin - 1, start, words) or verbal(units, begin - 1, words):
            break
        if previous.low in words.adverbs or previous.low in words.pronouns:
            break
        begin -= 1
    if begin > start + 1 and units[begin - 1].low in {"of", "and", "for", "'s"}:
        joined = units[begin - 1].low != "and" or (units[begin].capital and units[begin - 2].capital)
        wider = before(units, begin - 1, start, words) if joined else None
        if wider is not None:
            return wider
    return begin


def after(units: Sequence[Unit], start: int, end: int, words: CueWords) -> int | None:
    """Where the phrase that begins at unit `start` ends, not after `end`; None if nobody is named."""
    if start >= end:
        return None
    first = units[start]
    if first.low in {"he", "she", "they", "i", "we", "you", "it"}:
        return start + 1
    if first.kind is Kind.QUOTATION or first.low in _STOPS or first.low in words.auxiliaries:
        return None
    if first.low in words.prepositions or first.low in words.conjunctions or first.low in words.time_words:
        return None
    if first.low in words.adverbs and first.low not in words.determiners:
        return None
    at = start + 1
    while at < end:
        low = units[at].low
        if low == ",":
            return _after_comma(units, at, end, words)
        if low == "(":
            closing = next((k for k in range(at, min(end, at + _LONGEST_ASIDE)) if units[k].low == ")"), None)
            if closing is None:
                break
            at = closing
        elif not _joins(units, at, end) and (
            units[at].kind is Kind.QUOTATION or low in _STOPS or _ends_phrase(units, at, words)
        ):
            break
        at += 1
    return at


def _joins(units: Sequence[Unit], at: int, end: int) -> bool:
    """What ties words into one phrase: of, ’s, "aide for", "Lee and Day", the stop of an abbreviation."""
    low, before_it = units[at].low, units[at - 1]
    if low in {"of", "'s", "&"}:
        return True
    if low == "for":
        return not before_it.capital
    if at + 1 >= end:
        return False
    if low == "and":
        return before_it.capital and units[at + 1].capital
    return low == "." and len(before_it.low) < 4 and before_it.end == units[at].start


def _ends_phrase(units: Sequence[Unit], at: int, words: CueWords) -> bool:
    low = units[at].low
    if low in words.time_words and units[at - 1].low in words.determiners:
        return False
    return (
        low in words.prepositions
        or low in words.conjunctions
        or low in words.time_words
        or low in words.auxiliaries
        or (low in words.finite_verbs and not units[at].capital)
        or (low in words.pronouns and low not in {"one", "which"})
    )


def _after_comma(units: Sequence[Unit], comma: int, end: int, words: CueWords) -> int:
    """A name's apposition runs to the next comma that begins something else."""
    if comma + 1 >= end:
        return comma
    if not _begins_apposition(units, comma + 1, end, words):
        return comma
    at = comma + 1
    while at < end and units[at].low not in {".", ";", ":", "--", "—", "–"}:
        if units[at].kind is Kind.QUOTATION:
            break
        if units[at].low == "," and at + 1 < end and _resumes(units[at + 1], words):
            break
        at += 1
    return at


def _begins_apposition(units: Sequence[Unit], at: int, end: int, words: CueWords) -> bool:
    first, second = units[at], units[min(at + 1, end - 1)]
    if first.low in words.appositive or first.low == "of" or first.kind is Kind.NUMBER:
        return True
    if first.kind is not Kind.WORD or first.low in words.time_words:
        return False
    if first.capital:
        return True
    if first.low.endswith("ing"):
        # "managing director of", but not "adding that" or "using the".
        return not _ends_phrase(units, min(at + 1, end - 1), words) and second.low not in words.determiners
    return not _ends_phrase(units, at, words) and first.low not in words.adverbs


def _resumes(unit: Unit, words: CueWords) -> bool:
    """The apposition is over: ", adding …", ", in an interview"."""
    verb = words.verbs.get(unit.low)
    return (
        unit.low in words.after_names
        or unit.low.endswith("ing")
        or (verb is not None and Manner.SAYING in verb.manners)
    )
