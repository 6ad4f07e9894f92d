"""Where what is told begins and ends.

    She said that the road | was closed and “full of holes,” adding that …
             └───────────────── content ──────────────────┘
    “Q1,” she said. “Q2.”        two pieces around the cue
    The road, she said, is closed.

What is told runs to the end of its sentence unless another voice begins before: ", adding", "but Lee
said", a semicolon. The full stop belongs to the sentence and not to the words told.
"""

from __future__ import annotations

from generator.attribution.quotations.cues import Manner
from generator.attribution.quotations.frames import Frame, Shape, Shaped
from generator.attribution.quotations.lines import Kind
from generator.attribution.quotations.sources import verbal

__all__ = ["content_of"]

Range = tuple[int, int]


def content_of(frame: Frame, found: Shaped) -> tuple[Range, ...]:
    """The pieces of what is told, as ranges of units."""
    if found.shape in {Shape.QUOTE_VERB, Shape.QUOTE_SOURCE}:
        return _around_quotation(frame, found)
    if found.shape in {Shape.CLAUSE_VERB, Shape.CLAUSE_SOURCE}:
        return _around_source(frame, found)
    if found.shape in {Shape.END, Shape.PREPOSITION}:
        return ()
    piece = _onward(frame, found.content)
    if piece is None:
        return ()
    return (piece,)


def _around_quotation(frame: Frame, found: Shaped) -> tuple[Range, ...]:
    begin = found.content
    first = frame.start
    if (
        begin > first
        and not any(_saying(frame, at) for at in range(first, begin))
        and not any(frame.is_quote(at) and frame.low(at + 1) in {".", ""} for at in range(first, begin))
    ):
        begin = _past_openers(frame, first, begin)
    pieces = [(begin, found.content + 1)]
    resumed = _next_quotation(frame, max(found.cue_end, found.source[1] if found.source else 0))
    if resumed is not None and resumed[0] != found.content:
        pieces.append(resumed)
    return tuple(pieces)


def _past_openers(frame: Frame, at: int, stop: int) -> int:
    if at < stop and frame.low(at) in frame.words.openers:
        at += 1
    if at < stop and frame.low(at) == ",":
        at += 1
    return at


def _saying(frame: Frame, at: int) -> bool:
    verb = frame.words.verbs.get(frame.low(at))
    return verb is not None and Manner.SAYING in verb.manners and not frame.line.units[at].capital


def _next_quotation(frame: Frame, at: int) -> Range | None:
    """The quotation that goes on after the cue, in this sentence or at the head of the next."""
    units = frame.line.units
    while at < frame.end and units[at].kind is not Kind.QUOTATION:
        if _saying(frame, at):
            return None
        at += 1
    if at >= len(units) or units[at].kind is not Kind.QUOTATION:
        return None
    if at >= frame.end and _spoken_for(frame, at):
        return None
    return at, at + 1


def _spoken_for(frame: Frame, quotation: int) -> bool:
    """Whether the quotation that opens the next sentence has a speaker of its own."""
    units = frame.line.units
    sentence = frame.line.sentences[frame.line.sentence_of(quotation)]
    for at in range(quotation + 1, min(sentence[1], quotation + 14)):
        verb = frame.words.verbs.get(units[at].low)
        if verb is not None and Manner.SAYING in verb.manners and not units[at].capital:
            return True
        if units[at].kind is Kind.QUOTATION:
            return False
    return False


def _around_source(frame: Frame, found: Shaped) -> tuple[Range, ...]:
    source = found.source or (frame.cue, frame.cue)
    stop = min(frame.cue, source[0])
    begin = _past_openers(frame, frame.start, stop)
    while stop > begin and frame.low(stop - 1) in {",", "—", "–", "--"}:
        stop -= 1
    pieces = [(begin, stop)] if stop > begin else []
    rest = max(found.cue_end, source[1])
    aside = frame.low(rest + 1) in frame.words.asides or frame.low(rest + 1) in frame.words.verbs
    interposed = not any(verbal(frame.line.units, at, frame.words) for at in range(begin, stop))
    if frame.low(rest) in {",", "—", "–", "--"} and (interposed or not aside):
        last = _trimmed(frame, rest + 1, frame.end)
        if last > rest + 2:
            pieces.append((rest + 1, last))
    return tuple(pieces)


def _onward(frame: Frame, begin: int) -> Range | None:
    """From `begin` to where the telling ends."""
    units, end = frame.line.units, frame.end
    if begin >= end:
        # "She wrote:" and the quotation opens the next sentence.
        return (begin, begin + 1) if begin < len(units) and units[begin].kind is Kind.QUOTATION else None
    if frame.is_quote(begin) and (
        begin + 1 >= end or frame.low(begin + 1) in {".", ",", ";", "--", "—", "–", "and", "but", "while"}
    ):
        return begin, begin + 1
    end = _subordinate_end(frame, begin) or end
    stop = next((at for at in range(begin + 2, end) if _another_voice(frame, at)), end)
    stop = _trimmed(frame, begin, stop)
    return (begin, stop) if stop > begin else None


def _another_voice(frame: Frame, at: int) -> bool:
    """Whether the telling ends before this mark or conjunction."""
    low, following = frame.low(at), frame.low(at + 1)
    if low == ",":
        return _comma_ends(frame, at, following)
    if low in {"and", "but"}:
        verb = frame.words.verbs.get(following)
        return verb is not None and Manner.SAYING in verb.manners and not verb.participle
    return low == ";"


def _comma_ends(frame: Frame, at: int, following: str) -> bool:
    if following.endswith("ing") and len(following) > 4:
        return True
    if following in {"although", "though", "further", "according"}:
        return True
    if following in {"he", "she", "they"}:
        return frame.low(at + 2) in frame.words.verbs
    if following in {"which", "who"}:
        return not any(frame.low(ahead) == "," for ahead in range(at + 2, frame.end))
    if following == "in":
        return frame.low(at + 2) in {"a", "an"} and frame.low(at + 3) in frame.words.statements
    if following in {"and", "but", "while"}:
        return any(_tells(frame, ahead) for ahead in range(at + 2, min(frame.end, at + 7)))
    return False


def _tells(frame: Frame, at: int) -> bool:
    """A verb of saying, or another cue before "that"."""
    return _saying(frame, at) or (frame.low(at) in frame.words.verbs and frame.low(at + 1) == "that")


def _subordinate_end(frame: Frame, begin: int) -> int | None:
    """“When Lee said that …, the mayor left”: the first comma ends what is told."""
    if frame.low(frame.start) not in frame.words.subordinators or frame.cue - frame.start > 8:
        return None
    return next((at for at in range(begin + 2, frame.end) if frame.low(at) == ","), None)


def _trimmed(frame: Frame, begin: int, end: int) -> int:
    """Without the full stop and what closes an aside."""
    while end > begin + 1:
        low = frame.line.units[end - 1].low
        if low == ")" and any(frame.line.units[at].low == "(" for at in range(begin, end)):
            break
        if low not in {".", "!", "?", ";", ",", ")", ":"}:
            break
        end -= 1
    return end
