"""Which changes no flag can speak of: a quick look before the rules are asked, for most edits are harmless.

    The old bridge was closed on Monday.      telling words: Monday
    The bridge was shut on Monday.            the same ones, in their order, and no quotation: nothing to ask
    The bridge may be shut on Monday.         may Monday: the rules are asked

Each rule of `flags` is about a word that says who, when, how many, how sure or who says so. Where both
sides have all of those alike, no rule can find one changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from generator.collation.flags.altered import quotes_in
from generator.collation.words.forms import FormKind
from generator.collation.words.wordings import Wording
from generator.model.article import Article
from generator.model.spans import Span
from generator.text.language import tables

__all__ = ["nothing_to_ask"]


def nothing_to_ask(
    a: Article,
    a_spans: Sequence[Span],
    b: Article,
    b_spans: Sequence[Span],
    lines: Sequence[Sequence[Wording]],
) -> bool:
    """Whether no rule can mark anything between sentences of two articles, whose wordings are `lines`."""
    left, right = ([word for line in own for word in _telling(line)] for own in lines)
    if left != right:
        return False
    return not (quotes_in(a.text, a_spans) and quotes_in(b.text, b_spans))


@lru_cache(maxsize=1 << 13)
def _telling(line: Wording) -> tuple[str, ...]:
    """The words that flags are about, in their order: names, days, figures, hedges, verbs of saying."""
    known = _known(line.language)
    return tuple(
        word.text
        for word in line.forms
        if word.text in known
        or word.norm in known
        or word.norm[0].isdigit()
        or word.role == "negator"
        or (word.kind is FormKind.CONTENT and word.word[0].isupper())
    )


_HOLDING_BACK = frozenset({"be", "firm", "conceding", "other_hedges", "loaded_nouns", "denials"})
"""Classes of words that only keep a rule from marking, or stand beside what it marks."""


@cache
def _known(language: str) -> frozenset[str]:
    table = tables(language)
    classes = [words for name, words in table.certainty.items() if name not in _HOLDING_BACK]
    money = [name + ending for name in table.counting.get("money", ()) for ending in ("", "s")]
    return frozenset({"that", "all"}).union(table.weekdays, table.months, table.multipliers, money, *classes)
