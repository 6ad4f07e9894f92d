"""Which verb may take which shape.

    the report charges that …      ALSO_SAYING with THAT      speech
    the company charges five …     ALSO_SAYING with CLAUSE    none
    the state that …               the bare form is a noun    none

The classes come from the language table, the shapes from `shapes.py`; this table joins them. What the
speaker is made of decides the rest: a judgement needs somebody who judges.
"""

from __future__ import annotations

from enum import StrEnum

from generator.attribution.quotations.cues import Manner
from generator.attribution.quotations.frames import Frame, Shape, Shaped

__all__ = ["accepted"]


class Speaker(StrEnum):
    """What kind of words name the speaker."""

    NOBODY = "nobody"
    PRONOUN = "pronoun"
    NAME = "name"
    PHRASE = "phrase"


def _speaker(frame: Frame, source: tuple[int, int] | None) -> Speaker:
    if source is None:
        return Speaker.NOBODY
    units = frame.line.units[source[0] : source[1]]
    if len(units) == 1 and units[0].low in frame.words.pronouns:
        return Speaker.PRONOUN
    return Speaker.NAME if any(unit.capital for unit in units[(len(units) > 1) :]) else Speaker.PHRASE


_QUOTED = frozenset({Shape.QUOTE_VERB, Shape.QUOTE_SOURCE, Shape.SOURCE_QUOTE})
_CLAUSES = frozenset({Shape.CLAUSE_VERB, Shape.CLAUSE_SOURCE})
_ACCEPTED: dict[Manner, frozenset[Shape]] = {
    Manner.SAYING: _QUOTED | _CLAUSES | {Shape.COLON, Shape.THAT, Shape.CLAUSE},
    Manner.ALSO_SAYING: _QUOTED | {Shape.THAT, Shape.CLAUSE_SOURCE},
    Manner.THINKING: _QUOTED | _CLAUSES | {Shape.THAT, Shape.CLAUSE},
    Manner.SHOWING: frozenset({Shape.THAT, Shape.CLAUSE, Shape.CLAUSE_SOURCE}),
    Manner.JUDGING: _QUOTED | {Shape.THAT, Shape.CLAUSE},
    Manner.INTENDING: _QUOTED | {Shape.THAT, Shape.TO},
    Manner.WITH_PARTICLE: _QUOTED | {Shape.PARTICLE},
}


def accepted(frame: Frame, found: Shaped) -> bool:
    """Whether a verb in this shape, with this speaker, tells of speech."""
    speaker = _speaker(frame, found.source)
    return any(
        found.shape in _ACCEPTED[manner] and _speaker_fits(frame, found.shape, manner, speaker)
        for manner in sorted(frame.verb.manners)
    )


def _coordinated(frame: Frame) -> bool:
    """ "… and said the road", with the subject before."""
    return frame.low(frame.cue - 1) in {"and", "but", "or", "then"} and Manner.SAYING in frame.verb.manners


def _noun(frame: Frame, speaker: Speaker) -> bool:
    """ "the state that", "a report that": the bare form of a verb that is also a noun."""
    if frame.verb.lemma != frame.low(frame.at) or speaker is Speaker.PRONOUN:
        return False
    source = frame.line.units[frame.cue - 1].low if frame.cue > frame.start else ""
    return frame.cue == frame.at and not source.endswith("s")


def _speaker_fits(frame: Frame, shape: Shape, manner: Manner, speaker: Speaker) -> bool:
    if manner is Manner.ALSO_SAYING and shape is Shape.THAT and _noun(frame, speaker):
        return False
    if speaker is Speaker.NOBODY:
        return _inherits(frame, shape, manner)
    if shape is not Shape.CLAUSE:
        return True
    if manner is Manner.JUDGING:
        return speaker in {Speaker.PRONOUN, Speaker.NAME} and not frame.verb.participle
    if manner in {Manner.THINKING, Manner.SHOWING}:
        words, following = frame.words, frame.line.units[frame.at + 1]
        return following.capital or following.low in words.determiners | words.pronouns | {"there"}
    return True


def _inherits(frame: Frame, shape: Shape, manner: Manner) -> bool:
    """Whether the speaker may stand earlier in the sentence: ", adding that …", "and said that …"."""
    if manner is Manner.JUDGING:
        opens = frame.low(frame.cue - 1) in {",", ""}
        return opens and frame.verb.participle and shape in {Shape.CLAUSE, Shape.SOURCE_QUOTE}
    if manner not in {Manner.SAYING, Manner.ALSO_SAYING}:
        return False
    if shape is Shape.CLAUSE:
        return frame.verb.participle or _coordinated(frame)
    return shape in {Shape.THAT, Shape.SOURCE_QUOTE, Shape.COLON}
