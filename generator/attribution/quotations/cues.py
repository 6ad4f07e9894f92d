"""The verbs that tell of speech, and the small words around them.

    cue_words("en").verbs["added"]  ->  Verb(lemma="add", manners={SAYING})
    cue_words("en").verbs["notes"]  ->  Verb(lemma="note", manners={ALSO_SAYING})

A verb alone shows little: "said" nearly always tells of speech, "charges" nearly never. So each lemma
belongs to a class, and the class says in which shapes of a sentence it counts (`shapes.py`). The
lists are a table of the language; a language without one has no cues, and its quotations no speakers.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from msgspec import Struct
from msgspec.structs import fields

from generator.text.language import tables

__all__ = ["CueWords", "Manner", "Verb", "cue_words"]


class Manner(StrEnum):
    """What kind of speech a verb tells of; the names are those of the language table."""

    SAYING = "saying"
    ALSO_SAYING = "also_saying"
    THINKING = "thinking"
    SHOWING = "showing"
    JUDGING = "judging"
    INTENDING = "intending"
    WITH_PARTICLE = "with_particle"


class Verb(Struct, frozen=True):
    """One form of a cue verb. `particles` are the words that it may take along: "talked about"."""

    lemma: str
    manners: frozenset[Manner]
    particles: frozenset[str]
    recipient: bool
    """It names the hearer first: "told reporters that"."""
    asks: bool
    """Its content may be an indirect question: "asked whether"."""
    participle: bool
    """Ends as "saying" does: has no subject of its own."""


class CueWords(Struct, frozen=True):
    """The verbs by form, and the closed word classes, of one language. All in lower case.

    Each class is the list of that name in the language table, under `[speech]`.
    """

    verbs: dict[str, Verb]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    reflexives: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    openers: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    finite_verbs: frozenset[str]
    question_words: frozenset[str]
    time_nouns: frozenset[str]
    time_words: frozenset[str]
    """With the days of the week."""
    before_times: frozenset[str]
    appositive: frozenset[str]
    after_names: frozenset[str]
    adjuncts: frozenset[str]
    asides: frozenset[str]
    statements: frozenset[str]
    semblances: frozenset[str]
    """"appeared to say": the verb before "to" belongs to the cue."""


@cache
def cue_words(language: str) -> CueWords:
    """The tables of a language; all of them empty where it has none."""
    table = tables(language)
    lists = {
        field.name: frozenset(table.speech.get(field.name, "").split())
        for field in fields(CueWords)
        if field.name != "verbs"
    }
    lists["time_words"] |= frozenset(table.weekdays)
    return CueWords(verbs=_verbs(language), **lists)


def _verbs(language: str) -> dict[str, Verb]:
    speech = tables(language).speech
    irregular = {row[0]: row for row in _rows(speech, "irregular")}
    particles = {row[0]: frozenset(row[1:]) for row in _rows(speech, "with_particle")}
    recipients = frozenset(speech.get("recipients", "").split())
    asking = frozenset(speech.get("asking", "").split())
    manners: dict[str, set[Manner]] = {lemma: {Manner.WITH_PARTICLE} for lemma in particles}
    for manner in Manner:
        if manner is not Manner.WITH_PARTICLE:
            for lemma in speech.get(manner, "").split():
                manners.setdefault(lemma, set()).add(manner)
    return {
        form: Verb(
            lemma,
            frozenset(manners[lemma]),
            particles.get(lemma, frozenset()),
            lemma in recipients,
            lemma in asking,
            form.endswith("ing") and form != lemma,
        )
        for lemma in sorted(manners)
        for form in irregular.get(lemma) or _regular(lemma)
    }


def _rows(speech: dict[str, str], name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in speech.get(name, "").splitlines() if line.strip())


def _regular(lemma: str) -> tuple[str, ...]:
    """The forms of a regular English verb: hint, hinted, hints, hinting."""
    if lemma.endswith("e"):
        return lemma, lemma + "d", lemma + "s", lemma[:-1] + "ing"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma, lemma[:-1] + "ied", lemma[:-1] + "ies", lemma + "ing"
    if re.search(r"(?:ch|sh|ss|x)$", lemma):
        return lemma, lemma + "ed", lemma + "es", lemma + "ing"
    if re.fullmatch(r"[^aeiou]+[aeiou][bdgmnprt]|(?:admit|refer|quip)", lemma):
        return lemma, lemma + lemma[-1] + "ed", lemma + "s", lemma + lemma[-1] + "ing"
    return lemma, lemma + "ed", lemma + "s", lemma + "ing"
