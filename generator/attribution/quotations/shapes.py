"""The shape of a sentence tells who speaks, more than its verb does.

    “Q,” said Ann Lee            QUOTE_VERB        nearly always speech, whatever the verb
    “Q,” Ann Lee said            QUOTE_SOURCE
    Ann Lee said, “Q”            SOURCE_QUOTE
    Ann Lee said on Friday that  THAT
    Ann Lee said the road …      CLAUSE            only with verbs of saying
    Ann Lee criticized the …     OBJECT            a judgement is its object
    Ann Lee said.                END               points back, tells nothing here

Each class of verbs counts in its own shapes (`acceptance.py`), so that "the report charges that" is
speech and "the company charges five dollars" is none.
"""

from __future__ import annotations

from generator.attribution.quotations.acceptance import accepted
from generator.attribution.quotations.cues import Manner
from generator.attribution.quotations.frames import Frame, Shape, Shaped
from generator.attribution.quotations.sources import after, verbal

__all__ = ["shaped"]


def shaped(frame: Frame) -> Shaped | None:
    """The first shape that fits and that this verb may take; None where it tells of no speech."""
    if _passive(frame) or frame.low(frame.cue - 1) == "to":
        return None
    for rule in _RULES:
        found = rule(frame)
        if found is not None:
            return found if accepted(frame, found) else None
    return None


# ---- what stands before the cue


def _quote_before(frame: Frame, at: int) -> int | None:
    """The quotation that ends before unit `at`, a comma or dash between them or none."""
    if frame.is_quote(at - 1):
        return at - 1
    if frame.low(at - 1) in {",", "—", "–", "--"} and frame.is_quote(at - 2):
        return at - 2
    return None


def _pauses(frame: Frame, quotation: int) -> bool:
    """“Medicare for all” is a name, “Stop,” is speech: there is a pause, within the marks or after them."""
    if frame.low(quotation + 1) in {",", "—", "–", "--"}:
        return True
    unit = frame.line.units[quotation]
    words = frame.line.text[unit.start : unit.end].rstrip("”\"’'» ")
    return words.endswith((",", ".", "?", "!", "…", "—", "–", "-"))


def _quote_then_verb(frame: Frame) -> Shaped | None:
    quotation = _quote_before(frame, frame.cue)
    if quotation is None or frame.low(frame.at + 1) in {",", "that", "to"} or not _pauses(frame, quotation):
        return None
    end = after(frame.line.units, frame.at + 1, frame.end, frame.words)
    if end is None:
        return None
    return Shaped(Shape.QUOTE_VERB, (frame.at + 1, end), quotation, frame.at + 1)


def _quote_then_source(frame: Frame) -> Shaped | None:
    if frame.subject is None:
        return None
    quotation = _quote_before(frame, frame.subject[0])
    if quotation is None or not _pauses(frame, quotation) or not _is_over(frame, quoted=True):
        return None
    return Shaped(Shape.QUOTE_SOURCE, frame.subject, quotation, frame.at + 1)


def _clause_then_verb(frame: Frame) -> Shaped | None:
    if frame.low(frame.cue - 1) != "," or frame.subject is not None or frame.verb.participle:
        return None
    end = after(frame.line.units, frame.at + 1, frame.end, frame.words)
    if end is None or not (end >= frame.end or frame.low(end) in _AFTER_SPEAKER):
        return None
    return Shaped(Shape.CLAUSE_VERB, (frame.at + 1, end), frame.start, frame.at + 1)


_AFTER_SPEAKER = frozenset(
    {".", ",", ";", "—", "–", "--", "in", "on", "at", "of", "to", "during", "from", "for", "who"}
)


def _clause_then_source(frame: Frame) -> Shaped | None:
    if (
        frame.subject is None
        or not _is_over(frame)
        or frame.low(frame.subject[0] - 1) not in {",", "—", "–", "--"}
    ):
        return None
    units, words = frame.line.units, frame.words
    if _interposed(frame):
        return Shaped(Shape.CLAUSE_SOURCE, frame.subject, frame.start, frame.at + 1)
    told = range(frame.start, frame.subject[0] - 1)
    if not any(verbal(units, at, words) or units[at].low in {"'s", "'re", "'m"} for at in told):
        return None
    if frame.low(frame.start) in words.prepositions and not any(
        units[at].low in words.finite_verbs for at in told
    ):
        return None
    return Shaped(Shape.CLAUSE_SOURCE, frame.subject, frame.start, frame.at + 1)


def _interposed(frame: Frame) -> bool:
    """In some ways, the brothers noted, the mayor … : what is told goes on after the cue."""
    rest = range(frame.at + 2, frame.end)
    return (
        frame.low(frame.at + 1) == ","
        and Manner.SAYING
        in frame.verb.manners | ({Manner.SAYING} if Manner.ALSO_SAYING in frame.verb.manners else set())
        and len(rest) > 4
        and not frame.is_quote(frame.at + 2)
        and not frame.low(frame.at + 2).endswith("ing")
        and any(verbal(frame.line.units, at, frame.words) for at in rest)
    )


def _is_over(frame: Frame, *, quoted: bool = False) -> bool:
    """After the verb the sentence ends, pauses, or only says to whom, when and where."""
    at = frame.at + 1
    if frame.verb.recipient and frame.low(at) not in _PAUSES:
        at = after(frame.line.units, at, min(frame.end, at + 8), frame.words) or at
    if frame.low(at) in frame.words.adverbs | frame.words.reflexives and frame.low(at + 1) in _PAUSES:
        at += 1
    following = frame.low(at)
    if following in {",", ":"} and frame.is_quote(at + 1):
        return following == "," and _quote_before(frame, (frame.subject or (frame.cue, 0))[0]) is not None
    if not following:
        return at >= frame.end
    if following in frame.words.prepositions or following in {"when", "while"}:
        return quoted or "that" not in (frame.low(ahead) for ahead in range(at + 1, min(frame.end, at + 8)))
    if following in frame.words.before_times:
        return frame.low(at + 1) in frame.words.time_nouns
    return following in _PAUSES or following in frame.words.time_words


# ---- what stands after the cue


def _source_then(frame: Frame) -> Shaped | None:
    """The shapes in which what is told comes after the verb."""
    at = frame.at + 1
    cue_end = at
    if (
        frame.low(at) == "in"
        and frame.low(at + 1) in {"a", "the"}
        and frame.low(at + 2) in frame.words.statements
    ):
        at = cue_end = at + 3
    follows = frame.low(at)
    if follows in frame.verb.particles:
        return Shaped(Shape.PARTICLE, frame.subject, at + 1, at + 1)
    opened = _opened(frame, at)
    if opened is None:
        skipped = _past_adjuncts(frame, at)
        opened = _opened(frame, skipped) if skipped > at else None
        if (
            opened is None
            and skipped > at
            and frame.low(skipped) not in _PAUSES | frame.words.prepositions | {""}
        ):
            opened = Shape.CLAUSE, skipped
    if opened is not None:
        shape, content = opened
        if frame.low(content - 1) == ":" and content - 1 == at:
            cue_end = content
        return Shaped(shape, frame.subject, content, cue_end)
    if follows == "to":
        return Shaped(Shape.TO, frame.subject, at, at)
    if follows in frame.words.prepositions or follows in frame.words.time_words:
        return Shaped(Shape.PREPOSITION, frame.subject, at, at)
    if not follows or follows in _PAUSES:
        return Shaped(Shape.END, frame.subject, at, at)
    return Shaped(Shape.CLAUSE, frame.subject, at, at)


_PAUSES = frozenset({".", ",", ";", "?", "!", "—", "–", "--", "-", ")", "]", ":"})


def _opened(frame: Frame, at: int) -> tuple[Shape, int] | None:
    """What is told begins here beyond doubt: with "that", a colon or a quotation."""
    low = frame.low(at)
    if low == "that" or (frame.verb.asks and low in frame.words.question_words):
        return Shape.THAT, at
    if frame.is_quote(at):
        return Shape.SOURCE_QUOTE, at
    if low in {",", ":"} and frame.is_quote(at + 1):
        return Shape.SOURCE_QUOTE, at + 1
    if low == ":":
        return Shape.COLON, at + 1
    return None


def _past_adjuncts(frame: Frame, at: int) -> int:
    """Past the hearer, the day and the place: told reporters on Friday in Dale | that."""
    units, words = frame.line.units, frame.words
    if frame.verb.recipient:
        if frame.low(at) in {"me", "him", "her", "us", "them", "you"}:
            at += 1
        else:
            at = after(units, at, min(frame.end, at + 8), words) or at
    for _ in range(3):
        if frame.low(at) in words.time_words - words.before_times:
            at += 1
        elif (frame.low(at) == "on" and frame.low(at + 1) in words.time_words) or (
            frame.low(at) in frame.words.before_times and frame.low(at + 1) in words.time_nouns
        ):
            at += 2
        elif frame.low(at) in words.adjuncts and frame.verb.manners & {Manner.SAYING, Manner.SHOWING}:
            ahead = _opening_ahead(frame, at)
            if ahead is None:
                break
            at = ahead
        else:
            break
    return at


_LONGEST_ADJUNCT = 14


def _opening_ahead(frame: Frame, at: int) -> int | None:
    """Where "that", a colon or a quotation ends an adjunct; a pronoun or full stop before it forbids."""
    for ahead in range(at + 1, min(frame.end, at + _LONGEST_ADJUNCT)):
        low = frame.low(ahead)
        if frame.is_quote(ahead) and frame.low(ahead + 1) == "that":
            return ahead + 1
        if low in {"that", ":"} or (low == "," and frame.is_quote(ahead + 1)) or frame.is_quote(ahead):
            return ahead
        if (
            low in {".", ";", ",", "he", "she", "they", "it", "who", "which"}
            or low in frame.words.finite_verbs
        ):
            return None
    return None


_RULES = (_quote_then_verb, _quote_then_source, _clause_then_verb, _clause_then_source, _source_then)


def _passive(frame: Frame) -> bool:
    """ "was told that": the subject hears. "was saying" speaks."""
    if frame.verb.participle:
        return False
    forms = {"is", "are", "was", "were", "be", "been", "being", "'re", "'m"}
    return any(frame.low(at) in forms for at in range(frame.cue, frame.at))
