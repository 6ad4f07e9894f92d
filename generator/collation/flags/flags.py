"""What a red pencil marks: changes that a reviewer should see.

    “full of” became “burdened with” inside quotation marks      quotation altered      grave
    13 workers / 17 workers                                      figure changed         grave
    on Monday / on Tuesday · in 2002 / in 2004                   date changed           grave
    may still be alive / were still alive                        certainty changed      grave
    said / claimed                                               attribution changed    quiet
    Lindqvist / Lindquist                                        name spelled differently, quiet

An ordered table of small rules. Each looks at linked words only, and asks for kept words beside
them, because a false red mark costs more than a missed one. Which rules are grave was decided by
reading what they mark in real rewrites: right nine times in ten, or quiet, or not at all. Not
precise enough, and left out: another name in the same place, lost negations, verbs of denial,
figures that count nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from generator.collation.flags.altered import quotation_altered, quotation_perhaps_altered
from generator.collation.flags.certainty import hedge_adverb, held_to, modal
from generator.collation.flags.figures import date_changed, figure_changed
from generator.collation.flags.swapped import figure_swapped
from generator.collation.flags.telling import day_of_saying, guess_told_as_said, part_for_all, teller_lost
from generator.collation.words.comparison import Comparison, Range, Ranges, Rule
from generator.collation.words.forms import FormKind
from generator.collation.words.sides import Side
from generator.model.collation import Flag, FlagKind
from generator.model.spans import Span
from generator.text.language import tables

__all__ = ["flags"]


def flags(comparison: Comparison) -> tuple[tuple[Span, Span, Flag], ...]:
    """Every mark on a linked pair, with the characters of either side that it speaks of."""
    found = [(kind, grave, *places, "") for kind, grave, rule in _RULES for places in rule(comparison)]
    turned = comparison.turned()
    for kind, grave, rule, note in _ONE_SIDED:
        found += [(kind, grave, a, b, note) for a, b in rule(comparison)]
        found += [(kind, grave, a, b, note) for b, a in rule(turned)]
    marked = [
        (
            _characters(comparison.left, a),
            _characters(comparison.right, b),
            Flag(kind, grave, _reason(comparison, kind, a, b, note)),
        )
        for kind, grave, a, b, note in found
        if comparison.left.words(*a) != comparison.right.words(*b)
    ]
    return tuple(_once(dict.fromkeys(marked)))


_Marked = tuple[Span, Span, Flag]


def _once(marked: Iterable[_Marked]) -> Iterator[_Marked]:
    """Without a figure that another rule has marked at the same words."""
    figures: list[_Marked] = []
    for each in marked:
        a, b, flag = each
        if flag.kind is FlagKind.FIGURE_CHANGED:
            if any(a.overlaps(x) and b.overlaps(y) for x, y, _ in figures):
                continue
            figures.append(each)
        yield each


def _characters(side: Side, words: Range) -> Span:
    return Span(side.starts[words[0]], side.ends[words[1] - 1])


def _reason(c: Comparison, kind: FlagKind, a: Range, b: Range, note: str) -> str:
    where = "Inside quotation marks, " if kind is FlagKind.QUOTATION_ALTERED else ""
    why = f": {note}" if note else ""
    return f"{where}“{c.left.words(*a)}” against “{c.right.words(*b)}”{why}"


def _loaded_verb(c: Comparison) -> Iterator[Ranges]:
    """ "said" against "claimed"; a claim that someone makes is no verb."""
    neutral, loaded = c.table.certainty.get("neutral_verbs", ()), c.table.certainty.get("loaded_verbs", ())
    if c.left.texts.isdisjoint(neutral) or c.right.texts.isdisjoint(loaded):
        return
    for i, j in sorted(c.links):
        verbs = c.left.forms[i].text in neutral and c.right.forms[j].text in loaded
        if verbs and (j == 0 or c.right.forms[j - 1].role != "determiner") and not _a_noun(c, j):
            yield (i, i + 1), (j, j + 1)


def _a_noun(c: Comparison, j: int) -> bool:
    """ "Similar claims at the time": before a preposition that no verb of saying takes, or a stop."""
    if c.right.forms[j].text not in c.table.certainty.get("loaded_nouns", ()) or j + 1 >= len(c.right.forms):
        return False
    after = c.right.forms[j + 1]
    return after.text != "to" and (after.role == "preposition" or after.text in (".", ","))


def _name_spelled(c: Comparison) -> Iterator[Ranges]:
    """A name that differs by a letter or two, and stands in neither text in the other's way."""
    texts_a, texts_b = c.left.texts, c.right.texts
    for i, j in sorted(c.to_b.items()):
        one, other = c.left.forms[i], c.right.forms[j]
        if (
            one.key != other.key
            and _name(c.left, i, c.settings.name_length)
            and _name(c.right, j, c.settings.name_length)
            and one.text not in texts_b
            and other.text not in texts_a
            and not one.text.startswith(other.text)
            and not other.text.startswith(one.text)
            and one.text.replace("'", "") != other.text.replace("'", "")
            and OSA.distance(one.text, other.text) <= c.settings.name_letters
        ):
            yield (i, i + 1), (j, j + 1)


def _name(side: Side, at: int, shortest: int) -> bool:
    """A capital that is not just the sentence's, or stands before another."""
    word = side.forms[at]
    if word.kind is not FormKind.CONTENT or len(word.text) < shortest or not word.word[0].isupper():
        return False
    if word.norm in tables(side.language).weekdays or word.norm in tables(side.language).months:
        return False
    return not side.first[at] or (at + 1 < len(side.forms) and side.forms[at + 1].word[0].isupper())


_RULES: tuple[tuple[FlagKind, bool, Rule], ...] = (
    (FlagKind.QUOTATION_ALTERED, True, quotation_altered),
    (FlagKind.QUOTATION_ALTERED, False, quotation_perhaps_altered),
    (FlagKind.FIGURE_CHANGED, True, figure_changed),
    (FlagKind.FIGURE_CHANGED, True, figure_swapped),
    (FlagKind.DATE_CHANGED, True, date_changed),
    (FlagKind.SPELLING_OF_NAME, False, _name_spelled),
)
_ONE_SIDED: tuple[tuple[FlagKind, bool, Rule, str], ...] = (
    (FlagKind.CERTAINTY_CHANGED, True, hedge_adverb, ""),
    (FlagKind.CERTAINTY_CHANGED, True, held_to, ""),
    (FlagKind.CERTAINTY_CHANGED, True, modal, ""),
    (
        FlagKind.CERTAINTY_CHANGED,
        True,
        guess_told_as_said,
        "what one guesses, the other has the speaker say",
    ),
    (FlagKind.FIGURE_CHANGED, True, part_for_all, ""),
    (FlagKind.DATE_CHANGED, False, day_of_saying, "the day of saying it, and a day in what is said"),
    (FlagKind.ATTRIBUTION_CHANGED, False, _loaded_verb, ""),
    (FlagKind.ATTRIBUTION_CHANGED, False, teller_lost, "only one names who says so"),
)
"""What one side has and the other lacks: asked of both. The note says what the two wordings do not show."""
