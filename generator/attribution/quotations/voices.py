"""The speaker of each turn, read in order as a reader does.

    paragraph 3   Kim Yo Jong, said …                the latest voice: Kim Yo Jong
    paragraph 4   She said …   “…,” she stated.      a woman: Kim Yo Jong, twice
    paragraph 5   “…”                                no cue: the voice before goes on

A pronoun is tried nearest first: who spoke in this paragraph, whom its sentences name, who spoke
last. Somebody who is known to be of the other sex is never taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.attribution.quotations.cues import CueWords
from generator.attribution.quotations.lines import Kind, Line
from generator.attribution.quotations.sources import after
from generator.attribution.quotations.speakers import Cast, Mention, person_words
from generator.attribution.quotations.turns import OWNING, Turn
from generator.model.spans import Span

__all__ = ["Voice", "voices_of"]


class Voice(Struct, frozen=True):
    """Who speaks in a turn: the name or phrase, the words that name it here, and how it was found."""

    speaker: str | None
    span: Span | None
    reason: str


def voices_of(
    lines: Sequence[Line], turns: Sequence[tuple[Turn, ...]], cast: Cast, words: CueWords, language: str
) -> tuple[tuple[Voice, ...], ...]:
    """For each line, the voice of each of its turns."""
    listening = _Listening(lines, cast, words, person_words(language).bodies)
    return tuple(
        tuple(listening.hear(number, turn) for turn in line_turns) for number, line_turns in enumerate(turns)
    )


class _Listening:
    """What a reader keeps in mind on the way through one article."""

    def __init__(self, lines: Sequence[Line], cast: Cast, words: CueWords, bodies: frozenset[str]) -> None:
        self._lines = lines
        self._cast = cast
        self._words = words
        self._bodies = bodies
        self._genders = {name: person.gender for name, person in cast.people.items()}
        self._spoke: dict[int, list[str]] = {}
        self._aloud: set[str] = set()
        self._body: tuple[int, str] | None = None
        self._sentence: tuple[int, int, str | None] = (-1, -1, None)

    def hear(self, number: int, turn: Turn) -> Voice:
        """The voice of a turn; remembers it for the pronouns to come."""
        line = self._lines[number]
        speaker, reason = self._speaker(number, turn)
        span = None if turn.source is None else _trimmed(line, *turn.source)
        if speaker is not None and turn.aloud:
            if speaker in self._cast.people:
                self._remember(number, speaker)
            else:
                self._body = number, speaker
                if _one_person(speaker, self._words, self._bodies):
                    self._remember(number, speaker)
        if speaker is not None and (not turn.inherited or self._sentence[:2] != (number, turn.sentence)):
            self._sentence = (number, turn.sentence, speaker)
        return Voice(speaker, span, reason)

    def _remember(self, number: int, speaker: str) -> None:
        self._spoke.setdefault(number, []).append(speaker)
        self._aloud.add(speaker)

    def _speaker(self, number: int, turn: Turn) -> tuple[str | None, str]:
        if turn.inherited or turn.source is None:
            return self._of_sentence(number, turn), "the subject of the sentence"
        line = self._lines[number]
        first, last = turn.source
        low = line.units[first].low
        if last - first == 1:
            if low in {"he", "she"}:
                return self._pronoun(
                    number, first, "f" if low == "she" else "m", turn.frames
                ), f"“{low}” in its place"
            if low in {"they", "it"}:
                return self._thing(number, first), f"“{low}” in its place"
            if low in {"who", "which", "that"}:
                near = self._cast.in_line(number, line.sentences[turn.sentence][0], first)
                return (near[-1].name if near else None), f"the name before “{low}”"
            if low in {"i", "we", "you"}:
                return None, "in the first or second person"
        return self._named(number, first, last)

    def _of_sentence(self, number: int, turn: Turn) -> str | None:
        line = self._lines[number]
        start = line.sentences[turn.sentence][0]
        touching = [m for m in self._cast.in_line(number, start, turn.cue[0]) if m.end == turn.cue[0]]
        if touching:  # "footage of Ann Lee asking"
            return touching[-1].name
        if self._sentence[:2] == (number, turn.sentence):
            return self._sentence[2]
        near = [
            mention
            for mention in self._cast.in_line(number, start, turn.cue[0])
            if not self._aside(line, mention, start)
        ]
        if near:
            return near[-1].name
        for at in range(start, turn.cue[0]):
            if line.units[at].low in {"he", "she"}:
                return self._pronoun(number, at, "f" if line.units[at].low == "she" else "m", False)
        return None

    def _aside(self, line: Line, mention: Mention, start: int) -> bool:
        """A possessor or the object of a preposition does not speak."""
        units = line.units
        possessive = mention.end < len(units) and units[mention.end].low == "'s"
        before = units[mention.unit - 1].low if mention.unit > start else ""
        return possessive or before in self._words.prepositions

    def _named(self, number: int, first: int, last: int) -> tuple[str | None, str]:
        """The person whom a phrase names; the phrase itself where it names none."""
        line = self._lines[number]
        begin = first
        for at in range(first, last + 1):
            if at < last and line.units[at].low not in {",", "(", "—", "–", "--"}:
                continue
            name = self._head(number, begin, at)
            if name is not None:
                return name, "named"
            begin = at + 1
        phrase = _trimmed(line, first, last)
        words = " ".join(_before_comma(line.text[phrase.start : phrase.end]).split())
        if _may_speak(words, self._words):
            return words, "the words themselves"
        # What stands before the article of a noun is no part of its phrase: "heard | a barber from Dale".
        told = words.split()
        noun = next((at for at in range(len(told) - 1, 0, -1) if told[at].lower() in OWNING), 0)
        rest = " ".join(told[noun:])
        return (rest if noun and _may_speak(rest, self._words) else None), "the words themselves"

    def _head(self, number: int, first: int, last: int) -> str | None:
        units = self._lines[number].units
        if first >= last or units[first].low in self._words.prepositions:
            return None
        stop = next(
            (
                at
                for at in range(first + 1, last)
                if units[at].low in self._words.prepositions | {"who", "whose"}
            ),
            last,
        )
        if units[first].low in self._words.prepositions:
            return None
        if (
            stop < last
            and units[stop].low == "of"
            and not any(m.end == stop for m in self._cast.in_line(number, first, stop))
        ):
            # "South Korea’s minister of unification Kim Yung Ho"
            stop = last
        heads = [
            mention
            for mention in self._cast.in_line(number, first, stop)
            if mention.end <= last and (mention.end >= len(units) or units[mention.end].low != "'s")
        ]
        if not heads or (heads[-1].end < stop and _lowercase_head(units[heads[-1].end : stop])):
            return None
        return heads[-1].name

    def _pronoun(self, number: int, at: int, gender: str, frames: bool) -> str | None:
        """The nearest who can be meant; somebody known to be of this sex before who may be."""
        for tier in self._tiers(number, at, frames):
            fitting = [name for name in tier if self._genders.get(name, "") in {gender, ""}]
            known = [name for name in fitting if self._genders.get(name) == gender]
            if fitting:
                return (known or fitting)[0]
        return None

    def _tiers(self, number: int, at: int, frames: bool) -> Iterator[list[str]]:
        """Who may be meant, nearest first: voices here, names here, then paragraph by paragraph back."""
        here = self._named_before(number, at)
        yield self._voices_in(number)
        for nearest, sentence in enumerate(here):
            yield [name for name, acts in sentence if acts and self._shown(name)]
            if nearest == 0 and not frames:
                # "Lee’s remarks, where he said": but not “Lee’s plan failed,” she said.
                yield [name for name, acts in sentence if not acts and self._shown(name)]
        for back in range(number - 1, max(-1, number - 1 - _LONGEST_MEMORY), -1):
            yield self._voices_in(back)
            for sentence in self._named_before(back, len(self._lines[back].units)):
                yield [name for name, acts in sentence if acts and self._shown(name)]
        for sentence in here:
            yield [name for name, acts in sentence if not acts and self._shown(name)]
        yield from ([name for name, acts in sentence if acts] for sentence in here)

    def _voices_in(self, number: int) -> list[str]:
        return self._spoke.get(number, [])[::-1]

    def _shown(self, name: str) -> bool:
        person = self._cast.people.get(name)
        return person is not None and (person.shown or name in self._aloud)

    def _named_before(self, number: int, at: int) -> list[list[tuple[str, bool]]]:
        """The people of each sentence of a paragraph up to here, the last first, and whether they act."""
        line = self._lines[number]
        return [
            [
                (mention.name, not self._aside(line, mention, start))
                for mention in self._cast.in_line(number, start, min(end, at))
            ]
            for start, end in reversed(line.sentences)
            if start < at
        ]

    def _thing(self, number: int, at: int) -> str | None:
        """For "it" and "they": the body that spoke last, or the subject of the sentence before."""
        line = self._lines[number]
        plural = line.units[at].low == "they"
        for sentence in range(line.sentence_of(at) - 1, -1, -1):
            start, end = line.sentences[sentence]
            stop = after(line.units, start, end, self._words)
            if line.units[start].kind is Kind.QUOTATION or stop is None:
                continue
            subject = _trimmed(line, start, stop)
            phrase = _before_comma(line.text[subject.start : subject.end])
            if phrase and phrase.lower() not in self._words.pronouns:
                return phrase
        if self._body is None or number - self._body[0] > _LONGEST_MEMORY:
            return None
        return self._body[1] if plural or not self._body[1].endswith("s") else None


_LONGEST_MEMORY = 3
"""Paragraphs back to which a pronoun may still point."""


def _one_person(phrase: str, words: CueWords, bodies: frozenset[str]) -> bool:
    """ "an engineer", "Mr. Lee": may be "she" or "he" in the next sentence."""
    first, *rest = phrase.lower().split()
    if phrase.replace(".", "").replace(" ", "").isalpha() and phrase.istitle() and len(rest) < 3:
        # "Obama", "Mr. Obama": never named in full.
        return (rest or [first])[-1] not in bodies
    if first not in words.determiners or not rest or phrase[len(first) :] != phrase[len(first) :].lower():
        return False
    return not rest[-1].endswith("s") and rest[-1] not in bodies


def _may_speak(phrase: str, words: CueWords) -> bool:
    """Whether a phrase can name somebody: a verb, a figure, "I" and what was cut short cannot.

    "the officer", "officials in Dale", "Ann Lee's rep"; not "heard someone", "all I", "61", "the mayor of".
    """
    told = phrase.split()
    lows = [word.lower() for word in told]
    if not any(len(word) > 1 and word[:1].isalpha() for word in told) or not _FIRST_PERSON.isdisjoint(lows):
        return False
    if lows[-1] in OWNING or lows[-1] in words.prepositions or lows[-1].isdigit():
        return False
    acting = lows[0].endswith("ing") and (told[0][:1].islower() or lows[0] in words.verbs)
    if acting or (lows[0] in _THEY and len(lows) > 1):
        return False
    head = next((at for at, low in enumerate(lows) if low in words.prepositions or low in _WHO), len(lows))
    if any(low in words.auxiliaries or low in words.finite_verbs for low in lows[1:head]):
        return False  # a clause
    if not told[0][:1].islower() or lows[0] in words.determiners | words.appositive:
        return True
    return _plural(lows[max(head - 1, 0)], words)


_FIRST_PERSON = frozenset({"i", "we", "you"})
_THEY = frozenset({"he", "she", "they", "it"})
_WHO = frozenset({"who", "whose", "that"})


def _plural(low: str, words: CueWords) -> bool:
    return low in words.pronouns or low in {"police", "people"} or (low.endswith("s") and low[-2:] != "'s")


def _lowercase_head(units: Sequence[object]) -> bool:
    return any(getattr(unit, "low", "").isalpha() and not getattr(unit, "capital", True) for unit in units)


def _before_comma(phrase: str) -> str:
    return phrase.partition(",")[0].partition(" (")[0].strip()


def _trimmed(line: Line, first: int, last: int) -> Span:
    while last > first + 1 and line.units[last - 1].low in {",", ";", ":", "—", "–", "--"}:
        last -= 1
    return line.span_of(first, last)
