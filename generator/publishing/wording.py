"""The site's own words: counts, lists, dates, and a name for every kind of thing.

    counted(5, "text", "texts")          ->  "five texts"
    listed(["A", "B", "C"])              ->  "A, B and C"
    day("2024-03-25")                    ->  "25 March 2024"

All words that the views compose stand here or in the view that composes them; templates hold fixed
labels only. What an article says is never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import PurePath

from generator.model.attribution import Confidence, CreditKind, DerivationKind, QuoteStatus
from generator.model.collation import ConflictKind, FlagKind, Relation

__all__ = [
    "CONFIDENCE",
    "CONFLICT",
    "CREDIT",
    "DERIVED",
    "FLAG",
    "QUOTE",
    "RELATION",
    "capital",
    "counted",
    "day",
    "listed",
    "number",
    "opening_words",
    "ordinal",
    "plural",
    "public_place",
    "sentence",
    "sentences",
    "short",
]

_NUMBERS = tuple(
    """no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty""".split()  # noqa: SIM905 - a list of words reads as words
)
_MONTHS = tuple(
    """January February March April May June July August September October November
    December""".split()  # noqa: SIM905
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

RELATION = {
    Relation.VERBATIM: "Word for word",
    Relation.EDITED: "Edited",
    Relation.REWORDED: "Reworded",
    Relation.RETOLD: "Retold",
}

FLAG = {
    FlagKind.QUOTATION_ALTERED: "Quotation altered",
    FlagKind.CONTRADICTION: "Contradiction",
    FlagKind.CREDIT_MISSING: "Credit missing",
    FlagKind.FIGURE_CHANGED: "Figure changed",
    FlagKind.DATE_CHANGED: "Date changed",
    FlagKind.CERTAINTY_CHANGED: "Certainty changed",
    FlagKind.NEGATION_CHANGED: "Negation changed",
    FlagKind.ATTRIBUTION_CHANGED: "Attribution changed",
    FlagKind.QUOTATION_UNSOURCED: "Quotation without a source",
    FlagKind.NAME_CHANGED: "Name changed",
    FlagKind.SPELLING_OF_NAME: "Name spelled differently",
    FlagKind.SOURCE_TRACED: "Source traced",
    FlagKind.DIFFERENT_CLAIMANT: "Different claimant",
}

CONFLICT = {
    ConflictKind.CONTRADICTION: "Contradiction",
    ConflictKind.DETAIL: "Differs in detail",
    ConflictKind.CLAIMANT: "Different claimant",
    ConflictKind.DATED: "Changed by date",
}

DERIVED = {
    DerivationKind.COPIED: "copied",
    DerivationKind.REWORDED: "reworded",
    DerivationKind.RETOLD: "retold",
    DerivationKind.CITES: "cited",
    DerivationKind.QUOTES: "quoted",
}
"""What happened to the source, as written on a line of the lineage."""

CONFIDENCE = {
    Confidence.SHOWN: "shown by the texts",
    Confidence.LIKELY: "likely",
    Confidence.UNPROVEN: "unproven",
}

CREDIT = {
    CreditKind.AGENCY_DATELINE: "in its dateline",
    CreditKind.BYLINE: "in its byline",
    CreditKind.SIGN_OFF: "at its end",
    CreditKind.COPYRIGHT: "in its copyright line",
    CreditKind.CONTRIBUTION: "for a contribution",
    CreditKind.PROMOTION: "in a promotion only",
    CreditKind.REPRINT: "as first publisher",
    CreditKind.CITED: "as a source",
    CreditKind.PHOTO: "for a photo only",
    CreditKind.RESIDUE: "",
}
"""Where or for what a text names its source."""

QUOTE = {
    QuoteStatus.VERBATIM: "word for word",
    QuoteStatus.TRIMMED: "trimmed",
    QuoteStatus.ALTERED: "altered",
    QuoteStatus.ONLY_HERE: "only here",
}


def number(count: int) -> str:
    """Words up to twenty, figures with commas above."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def counted(count: int, one: str, many: str) -> str:
    """`three texts`: the count in words with its noun."""
    return f"{number(count)} {plural(count, one, many)}"


def public_place(where: str) -> str:
    """A place in the corpus without the folders of the machine that it was read on."""
    path = PurePath(where)
    return path.name if path.is_absolute() or ".." in path.parts else where


def ordinal(place: int) -> str:
    """`third` for 3."""
    return _ORDINALS[place - 1] if 0 < place <= len(_ORDINALS) else f"{place}th"


def listed(things: Sequence[str], joint: str = "and") -> str:
    """`A, B and C`."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {joint} {things[-1]}"


def capital(words: str) -> str:
    """The same words with a capital at the start."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """The same words as a sentence: a full stop at the end where no mark closes it."""
    return words if words.endswith((".", "!", "?", "…", ".”", "?”", "!”")) else f"{words}."


def day(published: str, *, year: bool = True) -> str:
    """A date as exact as ISO 8601 gives it: `25 March 2024`, `March 2024`, `2024`."""
    date = published.partition("T")[0].split("-")
    if len(date) == 1:
        return date[0]
    month = _MONTHS[int(date[1]) - 1]
    parts = [month] if len(date) == 2 else [str(int(date[2])), month]
    return " ".join([*parts, date[0]] if year else parts)


def short(words: str, most: int) -> str:
    """At most `most` characters, cut between words, with an ellipsis where something is missing."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    cut = words.rfind(" ", 0, most)
    return words[: cut if cut > most // 2 else most - 1].rstrip(" ,;:–—-") + " …"


def sentences(numbers: Sequence[int]) -> str:
    """`sentence 7`, `sentences 13–14`, `sentences 3, 9`."""
    runs = [
        [number for _, number in group]
        for _, group in groupby(enumerate(sorted(numbers)), key=lambda each: each[1] - each[0])
    ]
    shown = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"{'sentence' if len(numbers) == 1 else 'sentences'} {shown}"


def opening_words(sentence: str, most: int = 6) -> str:
    """The first few words of a sentence, in quotation marks of our own, its own left out."""
    words = sentence.split()
    opening = " ".join(words[:most]).translate(_NO_MARKS).rstrip(" ,;:–—-")
    return f"“{opening} …”" if len(words) > most else f"“{opening}”"


_NO_MARKS = str.maketrans("", "", '“”"„«»')
