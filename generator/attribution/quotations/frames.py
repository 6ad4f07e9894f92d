"""A cue verb in its sentence, and the names of what can stand around it.

    Ann Lee , who was there , has also said that the road is closed .
    └──────── subject ──────┘ └── cue ────┘
                                       └ the verb

The cue takes its auxiliaries and adverbs along. A participle ("adding") has no subject of its own.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from generator.attribution.quotations.cues import CueWords, Verb
from generator.attribution.quotations.lines import Kind, Line
from generator.attribution.quotations.sources import before

__all__ = ["Frame", "Shape", "Shaped", "frame_at"]


class Shape(StrEnum):
    QUOTE_VERB = "after the quotation, the verb and its speaker"
    QUOTE_SOURCE = "after the quotation, its speaker and the verb"
    CLAUSE_VERB = "after what is told, the verb and its speaker"
    CLAUSE_SOURCE = "after what is told, its speaker and the verb"
    SOURCE_QUOTE = "the speaker and the verb before the quotation"
    COLON = "the speaker and the verb before a colon"
    THAT = "the speaker, the verb and “that”"
    CLAUSE = "the speaker, the verb and a clause"
    TO = "the speaker, the verb and “to”"
    PARTICLE = "the speaker and a verb with its preposition"
    PREPOSITION = "the speaker, the verb and a preposition"
    END = "the speaker and the verb alone"


class Frame(Struct, frozen=True):
    """A cue verb in its sentence: units `start` to `end`; the cue from `cue` to the verb at `verb`."""

    line: Line
    words: CueWords
    start: int
    end: int
    cue: int
    at: int
    verb: Verb
    subject: tuple[int, int] | None

    def low(self, at: int) -> str:
        return self.line.units[at].low if self.start <= at < self.end else ""

    def is_quote(self, at: int) -> bool:
        return self.start <= at < self.end and self.line.units[at].kind is Kind.QUOTATION


class Shaped(Struct, frozen=True):
    """The verdict: a shape, its speaker, and where what is told begins (or lies, for a quotation)."""

    shape: Shape
    source: tuple[int, int] | None
    content: int
    cue_end: int


def frame_at(line: Line, start: int, end: int, at: int, words: CueWords) -> Frame:
    """The cue verb at unit `at` with its auxiliaries and adverbs, and its subject before it."""
    units = line.units
    cue = at
    while cue > start and (
        units[cue - 1].low in words.auxiliaries
        or units[cue - 1].low in words.adverbs
        or units[cue - 1].low.endswith("n't")
        or (units[cue - 1].low.endswith("ly") and len(units[cue - 1].low) > 4 and not units[cue - 1].capital)
    ):
        cue -= 1
    while cue < at and units[cue].low in words.determiners:
        cue += 1
    verb = words.verbs[units[at].low]
    if cue - 2 > start and units[cue - 1].low == "to" and units[cue - 2].low in words.semblances:
        cue -= 2
    subject = None
    bare_participle = verb.participle and (cue == at or units[cue].low not in words.auxiliaries)
    if cue > start and not bare_participle:
        begin = before(units, cue, start, words)
        subject = None if begin is None else (begin, cue)
    return Frame(line, words, start, end, cue, at, verb, subject)
