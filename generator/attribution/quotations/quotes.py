"""Quotations and their speakers.

    Kishida said that a meeting is “crucial,” and left.
                                    └─┬──┘
    Spoken(span=…, speaker="Fumio Kishida", speaker_span="Kishida", cue="said")

Rules and no model: the place of a quotation among commas, names and verbs decides (`shapes.py`), so each
answer has a reason that a reader can check. A single quoted word counts only inside an attribution;
elsewhere it is a nickname or a raised eyebrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.attribution.quotations.cues import cue_words
from generator.attribution.quotations.lines import Kind, Line, lines_of
from generator.attribution.quotations.speakers import cast_of
from generator.attribution.quotations.speech import Attributed, Spoken
from generator.attribution.quotations.turns import Turn, turns_of
from generator.attribution.quotations.voices import Voice, voices_of
from generator.model.article import Article, ZoneKind
from generator.model.spans import Span
from generator.settings import AttributionSettings

__all__ = ["Spoken", "attributions_of", "quotes_of", "spoken_in"]


def quotes_of(article: Article, settings: AttributionSettings) -> tuple[Spoken, ...]:
    """Every quotation of an article in order of its place, never overlapping."""
    read = (ZoneKind.HEADLINE, ZoneKind.BODY)
    zones = tuple(zone.span for zone in article.zones if zone.kind in read)
    return spoken_in(article.text, zones, article.language, settings)


# Copies of a text, which stand together in letter order, have its quotations.
@lru_cache(maxsize=8)
def spoken_in(
    text: str, zones: tuple[Span, ...], language: str, settings: AttributionSettings
) -> tuple[Spoken, ...]:
    """The quotations in some stretches of a text, and who says them."""
    words = cue_words(language)
    lines = tuple(line for zone in zones for line in lines_of(text, zone, language))
    if not any(line.quotations for line in lines):
        return ()
    turns = tuple(turns_of(line, words) for line in lines)
    voices = voices_of(lines, turns, cast_of(lines, words, language), words, language)
    found: list[Spoken] = []
    before: Voice | None = None
    for line, line_turns, line_voices in zip(lines, turns, voices, strict=True):
        told = _told(line, line_turns, line_voices)
        _go_on(line, told, None if line_turns else before)
        found.extend(_spoken(line, told, settings))
        before = _last_voice(line, told, line_turns, line_voices)
    return tuple(found)


def _told(line: Line, turns: Sequence[Turn], voices: Sequence[Voice]) -> dict[int, tuple[Voice, Turn | None]]:
    """For each quotation of a line, by its unit: the voice of the narrowest turn that holds it."""
    told: dict[int, tuple[Voice, Turn | None]] = {}
    ranks: dict[int, tuple[bool, int]] = {}
    for turn, voice in zip(turns, voices, strict=True):
        for first, last in turn.content:
            # Who says “she hopes to leave ‘soon’” says "soon" too: words of wishing rank last.
            rank = not turn.aloud, last - first
            for at in range(first, min(last, len(line.units))):
                if line.units[at].kind is Kind.QUOTATION and (at not in ranks or rank < ranks[at]):
                    told[at] = voice, turn
                    ranks[at] = rank
    return told


def _go_on(line: Line, told: dict[int, tuple[Voice, Turn | None]], before: Voice | None) -> None:
    """Gives whole sentences in quotation marks that have no cue to the voice before them.

    At the head of a paragraph without any cue, that is the voice of the paragraph before.
    """
    for at, unit in enumerate(line.units):
        if at in told:
            before = told[at][0] if told[at][0].speaker is not None else None
        elif unit.kind is Kind.QUOTATION and before is not None and _stands_alone(line, at):
            told[at] = Voice(before.speaker, before.span, "the speaker before goes on"), None


def _stands_alone(line: Line, at: int) -> bool:
    start, end = line.sentences[line.sentence_of(at)]
    after = line.units[at + 1].low if at + 1 < end else "."
    return at == start and (after in {".", ""} or at + 1 >= end or at == 0)


def _last_voice(
    line: Line,
    told: dict[int, tuple[Voice, Turn | None]],
    turns: Sequence[Turn],
    voices: Sequence[Voice],
) -> Voice | None:
    """Who may go on in the next paragraph: the last who is quoted here, or of "She said:"."""
    if turns and line.units[-1].low == ":":
        return voices[-1] if voices[-1].speaker is not None else None
    quoted_voices = [voice for _, (voice, _) in sorted(told.items()) if voice.speaker is not None]
    return quoted_voices[-1] if quoted_voices else None


def _spoken(
    line: Line, told: dict[int, tuple[Voice, Turn | None]], settings: AttributionSettings
) -> list[Spoken]:
    found = []
    quotations = {quotation.outer.start: quotation for quotation in line.quotations}
    for at, unit in enumerate(line.units):
        if unit.kind is not Kind.QUOTATION:
            continue
        span = quotations[unit.start].inner
        voice, turn = told.get(at, (None, None))
        if not line.text[span.start : span.end].strip():
            continue
        if voice is None:
            if len(span.of(line.text).split()) >= settings.quotations.shortest_unattributed:
                found.append(Spoken(span, None, None, None, "between quotation marks, nobody is named"))
            continue
        cue = None if turn is None else line.span_of(*turn.cue)
        reason = voice.reason if turn is None else f"{turn.reason}; {voice.reason}"
        found.append(Spoken(span, voice.speaker, voice.span, cue, reason))
    return found


def attributions_of(text: str, language: str = "en") -> tuple[Attributed, ...]:
    """Who says what in a raw text: direct, mixed and indirect speech."""
    words = cue_words(language)
    found: list[Attributed] = []
    for line in lines_of(text, Span(0, len(text)), language):
        turns = turns_of(line, words)
        found.extend(_attributed(line, turn) for turn in turns)
        found.extend(_left_over(line, turns))
    return tuple(found)


def _attributed(line: Line, turn: Turn) -> Attributed:
    return Attributed(
        source=None if turn.source is None else line.span_of(*turn.source),
        cue=line.span_of(*turn.cue),
        content=tuple(line.span_of(*piece) for piece in turn.content),
        lemma=turn.lemma,
        reason=turn.reason,
    )


_LONG_QUOTATION = 6
"""Spaces in a quotation that somebody must be saying, though no cue tells who."""


def _left_over(line: Line, turns: tuple[Turn, ...]) -> list[Attributed]:
    claimed = [piece for turn in turns for piece in turn.content]
    return [
        Attributed(None, None, (Span(unit.start, unit.end),), "", "words inside quotation marks")
        for at, unit in enumerate(line.units)
        if unit.kind is Kind.QUOTATION
        and not any(first <= at < last for first, last in claimed)
        and line.text.count(" ", unit.start, unit.end) >= _LONG_QUOTATION
    ]
