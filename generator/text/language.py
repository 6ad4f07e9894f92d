"""The tables of a language, read once from `languages/<code>.toml`.

tables("en").months  ->  ("january", "february", …)
tables("fi").months  ->  ()            no file: empty tables, never an error
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, field

__all__ = ["Language", "tables"]


class Language(Struct, frozen=True):
    """Word lists of one language, all in lower case."""

    code: str
    abbreviations: frozenset[str] = frozenset()
    weak_abbreviations: frozenset[str] = frozenset()
    place_abbreviations: frozenset[str] = frozenset()
    """Short names of states, written with a capital after a comma: "Springfield, Ill."."""
    clock_abbreviations: frozenset[str] = frozenset()
    """Full stops after these end a sentence unless a day, month or time zone follows."""
    time_zones: frozenset[str] = frozenset()
    saying_after_quotation: tuple[str, ...] = ()
    """Verb forms that name the speaker after a quotation: “…,” she said."""
    after_saying: frozenset[str] = frozenset()
    """What may follow such a verb: "she said on Monday", and not "he said no"."""
    function_words: frozenset[str] = frozenset()
    reporting_words: frozenset[str] = frozenset()
    title_words: frozenset[str] = frozenset()
    time_words: frozenset[str] = frozenset()
    """Adverbs of time that name no day: "soon", "recently"."""
    first_person: frozenset[str] = frozenset()
    formulas: tuple[tuple[str, ...], ...] = ()
    """Set phrases of the trade, word by word: nobody's own wording."""
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    number_words: dict[str, int] = field(default_factory=dict)
    word_classes: dict[str, str] = field(default_factory=dict)
    """Function words that stand in for one another: "a" and "the" are both a determiner."""
    same_words: dict[str, str] = field(default_factory=dict)
    """Another form of a word, to the one that it is compared as: "pct" to "percent"."""
    spelling_endings: tuple[tuple[str, str], ...] = ()
    """Endings spelled in two ways, longest first: ("isation", "ization")."""
    initials: frozenset[str] = frozenset()
    """Words that are a name's initials when they stand in capitals: "us"."""
    ordinals: tuple[str, ...] = ()
    """From the first."""
    contractions: tuple[tuple[str, ...], ...] = ()
    """What a short form stands for, a row each: ("n't", "not"), ("won't", "will", "not")."""
    range_words: frozenset[str] = frozenset()
    """Words around the ends of a range: "from", "to"."""
    counting: dict[str, frozenset[str]] = field(default_factory=dict)
    """Words around figures, by class: "about", "dozen", "people"."""
    multipliers: dict[str, float] = field(default_factory=dict)
    """What a word after a figure multiplies it by: "million"."""
    certainty: dict[str, frozenset[str]] = field(default_factory=dict)
    """Words that say how sure or how loaded a statement is, by class."""
    response: dict[str, frozenset[str]] = field(default_factory=dict)
    """Words of answering and of keeping silent, by class."""
    related_words: tuple[tuple[str, ...], ...] = ()
    """Words that report the same thing, a row each; a word may stand in several."""
    clause_words: frozenset[str] = frozenset()
    """Words that open a clause even without a comma: "although", "that", "which"."""
    speech: dict[str, str] = field(default_factory=dict)
    """Words of reported speech, by class: verbs as "verb = preterite participle …" lines or plain lists."""


@cache
def tables(code: str) -> Language:
    """The tables for a BCP 47 code; only its primary part counts."""
    primary = code.partition("-")[0].lower()
    source = files(__package__) / "languages" / f"{primary}.toml"
    if not primary.isalpha() or not source.is_file():
        return Language(primary or "und")
    raw = tomllib.loads(source.read_text(encoding="utf-8"))

    def words(name: str) -> tuple[str, ...]:
        return tuple(str(raw.get(name, "")).split())

    def rows(name: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(line.split()) for line in str(raw.get(name, "")).splitlines() if line.strip())

    def classes(name: str) -> dict[str, frozenset[str]]:
        return {key: frozenset(str(line).split()) for key, line in raw.get(name, {}).items()}

    return Language(
        code=primary,
        abbreviations=frozenset(words("abbreviations")),
        weak_abbreviations=frozenset(words("weak_abbreviations")),
        place_abbreviations=frozenset(words("place_abbreviations")),
        clock_abbreviations=frozenset(words("clock_abbreviations")),
        time_zones=frozenset(words("time_zones")),
        saying_after_quotation=words("saying_after_quotation"),
        after_saying=frozenset(words("after_saying")),
        function_words=frozenset(words("function_words")),
        reporting_words=frozenset(words("reporting_words")),
        title_words=frozenset(words("title_words")),
        time_words=frozenset(words("time_words")),
        first_person=frozenset(words("first_person")),
        formulas=rows("formulas"),
        months=words("months"),
        weekdays=words("weekdays"),
        number_words=dict(raw.get("number_words", {})),
        word_classes={
            word: name for name, line in raw.get("word_classes", {}).items() for word in str(line).split()
        },
        same_words={other: row[0] for row in rows("same_words") for other in row[1:]},
        initials=frozenset(words("initials")),
        ordinals=words("ordinals"),
        contractions=rows("contractions"),
        range_words=frozenset(words("range_words")),
        clause_words=frozenset(words("clause_words")),
        counting=classes("counting"),
        multipliers={word: float(by) for word, by in raw.get("multipliers", {}).items()},
        certainty=classes("certainty"),
        response=classes("response"),
        related_words=rows("related_words"),
        speech={name: str(line) for name, line in raw.get("speech", {}).items()},
        spelling_endings=tuple(
            sorted(((row[0], row[1]) for row in rows("spelling_endings")), key=lambda r: (-len(r[0]), r))
        ),
    )
