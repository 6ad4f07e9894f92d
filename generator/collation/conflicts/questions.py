"""What is asked where figures differ, in words that a reader would ask.

    “21 people were injured” · “12 hurt”             How many people were injured?
    “43 false invoices” · “34 false invoices”        How many false invoices?
    “four weeks due” · “six weeks”                   How many weeks?
    “30 missing” · “22 missing”                      How many are missing?
    “$48,000” · “$84,000”                            How much?

The words after a figure are not all counted: what is counted is a plural, as a rule its last one. Where
there is none, the fate of those counted is asked for, and else only "How many?".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.collation.conflicts.told import Told, fate, predicated
from generator.collation.words.facts import FactKind
from generator.collation.words.forms import Form, FormKind
from generator.text.language import tables

__all__ = ["question"]

_QUESTIONS = {
    FactKind.MONEY: "How much?",
    FactKind.SHARE: "What percentage?",
    FactKind.DATE: "On which date?",
    FactKind.WEEKDAY: "On which day?",
    FactKind.YEAR: "In which year?",
}


def question(groups: Sequence[Sequence[Told]]) -> str:
    """Worded from the fullest answer."""
    every = [told for group in groups for told in group]
    kinds = {told.fact.kind for told in every}
    asked = FactKind.WEEKDAY if FactKind.WEEKDAY in kinds else every[0].fact.kind
    if asked in _QUESTIONS:
        return _QUESTIONS[asked]
    fullest = next((told for told in every if predicated(told)), None)
    if fullest is not None:
        return f"How many {fullest.side.words(fullest.fact.end, fullest.fact.told_end)}?"
    things = [thing for told in every if (thing := _counted(told))]
    if things and not all(fate(told) for told in every):
        # A headline may write the noun with a capital.
        return f"How many {next((thing for thing in things if thing.islower()), things[0])}?"
    befell = next(_befell(every), None)
    return "How many?" if befell is None else f"How many {befell}?"


def _counted(told: Told) -> str:
    """What is counted: the words after the figure up to the last plural among them; empty without one."""
    side, fact = told.side, told.fact
    if not fact.counts or side.forms[fact.end].kind is not FormKind.CONTENT:
        return ""  # "a 90-day stay"
    phrase = range(fact.end, max(fact.phrase_end, fact.end + 1))
    last = next((at for at in reversed(phrase) if _plural(side.forms[at], side.language)), None)
    return "" if last is None else side.words(fact.end, last + 1)


def _plural(word: Form, language: str) -> bool:
    counting = tables(language).counting
    if word.text in counting.get("people", ()) or word.text in counting.get("plurals", ()):
        return True
    if word.text in counting.get("measures", ()) or word.text.endswith("men"):
        return True
    return word.text.endswith("s") and not word.text.endswith(("ss", "us", "is", "'s"))


def _befell(every: Sequence[Told]) -> Iterator[str]:
    """ "are missing", "were wounded": for those of whom only their fate is told."""
    for told in every:
        for word in told.fact.counts:
            if word in fate(told):
                if _plural(word, told.side.language):
                    yield word.text  # deaths, hostages
                else:
                    yield f"{'were' if word.text.endswith(('ed', 'hurt')) else 'are'} {word.text}"
