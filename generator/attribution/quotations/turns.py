"""Who says what, in one paragraph: every cue verb in its shape.

    The road is closed, Lee said, adding that “nobody” had warned her.
    └─── content ────┘  └┬┘ └┬─┘  └─┬──┘ └────── content ──────────┘
                      source cue   cue  (its source is Lee as well)

Cues are tried from left to right; a verb inside the source or cue of an earlier turn is no cue.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.attribution.quotations.contents import content_of
from generator.attribution.quotations.cues import CueWords, Manner
from generator.attribution.quotations.frames import Frame, Shape, frame_at
from generator.attribution.quotations.lines import Kind, Line
from generator.attribution.quotations.shapes import shaped
from generator.attribution.quotations.sources import after, verbal

__all__ = ["OWNING", "Turn", "turns_of"]

Range = tuple[int, int]


class Turn(Struct, frozen=True):
    """One telling, in units of its line.

    `inherited`: the speaker stands earlier in the sentence. `aloud`: the verb is one of saying, and not
    of thinking, wishing or showing. `frames`: source and cue follow what is told.
    """

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    lemma: str
    reason: str
    sentence: int
    inherited: bool
    aloud: bool
    frames: bool


def turns_of(line: Line, words: CueWords) -> tuple[Turn, ...]:
    """The tellings of a paragraph, in the order of their cues."""
    found: list[Turn] = []
    taken: set[int] = set()
    for number, (start, end) in enumerate(line.sentences):
        here = list(_according(line, start, end, number, words))
        for turn in here:
            taken.update(_own_units(turn))
        for at in range(start, end):
            unit = line.units[at]
            if unit.kind is not Kind.WORD or unit.low not in words.verbs:
                continue
            if unit.capital and at > start and not _ends_headline(line, at):
                continue
            if at > start and line.units[at - 1].low in OWNING and not unit.low.endswith("ing"):
                continue  # "learnt of the report", "in his comment": a noun
            found_here = None if at in taken else _turn(frame_at(line, start, end, at, words), number, here)
            if found_here is not None:
                here.append(found_here)
                taken.update(_own_units(found_here))
        found.extend(here)
    found.extend(_signed(line))
    return tuple(sorted(found, key=lambda turn: turn.cue))


OWNING = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your"})
"""Words after which a noun comes, and no verb."""


def _ends_headline(line: Line, at: int) -> bool:
    """“‘Go Home,’ Minister Says”: in a headline verbs of saying have a capital too, and end it."""
    return at == len(line.units) - 1 and at > 1 and line.units[at].low in {"say", "says", "said"}


_LONGEST_SIGNATURE = 6
"""Units of a name under a quotation."""


def _signed(line: Line) -> Iterator[Turn]:
    """“It is over.” — Ann Lee"""
    units = line.units
    for at, unit in enumerate(units[:-2]):
        name = units[at + 2 : at + 2 + _LONGEST_SIGNATURE + 1]
        if (
            unit.kind is Kind.QUOTATION
            and units[at + 1].low in {"—", "–", "--", "―", "-"}
            and at + 2 + len(name) == len(units)
            and 0 < len(name) <= _LONGEST_SIGNATURE
            and all(one.capital or one.low in {".", ","} for one in name)
        ):
            end = len(units) - (units[-1].low == ".")
            source, content = (at + 2, end), ((at, at + 1),)
            number = line.sentence_of(at)
            yield Turn(source, (at + 1, at + 2), content, "", "a name under it", number, False, True, True)


def _own_units(turn: Turn) -> Iterator[int]:
    """The units of its cue and source: no other cue may stand there."""
    yield from range(*turn.cue)
    if turn.source is not None and not turn.inherited:
        yield from range(*turn.source)


def _turn(frame: Frame, number: int, earlier: list[Turn]) -> Turn | None:
    found = shaped(frame)
    if found is None:
        return None
    source, inherited = found.source, False
    if source is None:
        source = earlier[-1].source if earlier else None
        inherited = True
    cue = (frame.cue, max(found.cue_end, frame.at + 1))
    content = content_of(frame, found)
    reason = f"{found.shape.value} ({frame.verb.lemma})"
    aloud = not frame.verb.manners <= {Manner.THINKING, Manner.INTENDING, Manner.SHOWING}
    frames = found.shape in {Shape.QUOTE_SOURCE, Shape.CLAUSE_SOURCE}
    return Turn(source, cue, content, frame.verb.lemma, reason, number, inherited, aloud, frames)


def _according(line: Line, start: int, end: int, number: int, words: CueWords) -> Iterator[Turn]:
    """According to Lee, the road is closed. / The road is closed, according to Lee."""
    units = line.units
    for at in range(start, end - 2):
        if units[at].low != "according" or units[at + 1].low != "to":
            continue
        stop = _source_end(line, at + 2, end, words, opens=at <= start + 2)
        if stop <= at + 2:
            continue
        first = start + (units[start].low in words.openers)
        first += first < at and units[first].low == ","
        last = at - 1 if units[at - 1].low in {",", "—", "–", "--"} else at
        pieces = [(first, last)] if last > first else []
        if (
            stop < end
            and units[stop].low == ","
            and not any(verbal(units, k, words) for k in range(first, last))
        ):
            pieces = [(stop + 1, _full_stop(line, stop + 1, end))]
        content = tuple(piece for piece in pieces if piece[1] > piece[0])
        reason = "“according to” its source"
        yield Turn((at + 2, stop), (at, at + 2), content, "according", reason, number, False, True, False)


def _source_end(line: Line, at: int, end: int, words: CueWords, *, opens: bool) -> int:
    """To the first pause; at the end of a sentence an apposition belongs to the source."""
    units = line.units
    stop = at
    while stop < end and units[stop].low not in _PAUSES:
        if units[stop].kind is Kind.QUOTATION and units[stop - 1].low == ",":
            break
        stop += 1
    if stop >= end or units[stop].low != ",":
        return stop
    if units[min(stop + 1, end - 1)].low not in words.appositive:
        return stop
    rest = range(stop + 1, end)
    if opens:
        closing = next((k for k in rest if units[k].low == ","), None)
        if closing is None or any(verbal(units, k, words) for k in range(stop + 1, closing)):
            return stop
        return closing
    return after(units, at, end, words) or stop


_PAUSES = frozenset({",", ".", ";", ":", "—", "–", "--", "-", "!", "?", ")"})


def _full_stop(line: Line, begin: int, end: int) -> int:
    while end > begin + 1 and line.units[end - 1].low in {".", "!", "?", ";"}:
        end -= 1
    return end
