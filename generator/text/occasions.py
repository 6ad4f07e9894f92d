"""Whether two quotations can be one utterance, by the days that their texts name.

    paper of 8 September   “Safety comes first, last and always,” she told reporters.
    paper of 9 September   “Safety comes first, and it will always come first,” she said on Wednesday.

8 September 2026 is a Tuesday, so what was said on Wednesday is another utterance: a phrase that somebody
likes to say, and no quotation that was bent. Where no day is named nothing is ruled out.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from generator.model.article import Article
from generator.model.spans import Span
from generator.text.language import tables
from generator.text.quotation import quoted

__all__ = ["hours_apart", "later_that_day", "of_other_days", "said_apart"]


def of_other_days(a: Article, b: Article) -> bool:
    """Whether both texts are dated, and not on one day."""
    one, other = _published(a), _published(b)
    return one is not None and other is not None and one != other


_HOURS = 3
"""In which a toll is counted anew. Two reports of one hour that differ contradict each other."""
_MINUTE = len("2024-03-25T09:10")


def hours_apart(a: Article, b: Article) -> bool:
    """Whether two texts are of two days, or of one day and hours apart by clock times of one kind of zone:
    time in which a toll is counted anew."""
    if of_other_days(a, b):
        return True
    if a.published is None or b.published is None:
        return False
    return later_that_day(*sorted((a.published.value, b.published.value)))


def later_that_day(one: str, other: str) -> bool:
    """Whether the second of two ISO times is hours after the first on one day, both by one kind of zone."""
    if min(len(one), len(other)) < _MINUTE or one[19:] != other[19:] or one[:10] != other[:10]:
        return False
    first, second = (60 * int(time[11:13]) + int(time[14:16]) for time in (one, other))
    return second - first >= 60 * _HOURS


def said_apart(a: Article, at: Span, b: Article, there: Span) -> bool:
    """Whether the paragraphs of two quotations name two days, or one a day that was not yet when the other
    text was out."""
    one, other = _day_beside(a, at.start), _day_beside(b, there.start)
    if one is not None and other is not None:
        return one != other
    out_a, out_b = _published(a), _published(b)
    later = one is not None and out_b is not None and one > out_b
    return later or (other is not None and out_a is not None and other > out_a)


def _published(article: Article) -> date | None:
    try:
        return date.fromisoformat(article.published.value[:10]) if article.published else None
    except ValueError:
        return None


def _day_beside(article: Article, at: int) -> date | None:
    """The one weekday that the paragraph names outside quotation marks, as the latest such day by the date
    of the text."""
    own = _published(article)
    paragraph = next((each.paragraph for each in article.sentences if each.span.end > at), None)
    if own is None or paragraph is None:
        return None
    spans = [each.span for each in article.sentences if each.paragraph == paragraph]
    named = _weekdays(article.text[spans[0].start : spans[-1].end], article.language)
    if len(named) != 1:
        return None
    return own - timedelta(days=(own.weekday() - min(named)) % 7)


# The same paragraph is asked once for each pair of texts.
@lru_cache(maxsize=1 << 11)
def _weekdays(text: str, language: str) -> frozenset[int]:
    """The places in the week of the days that a text names with a capital, outside quotation marks."""
    names = tables(language).weekdays
    speech = [quotation.outer for quotation in quoted(text)]
    return frozenset(
        names.index(word.group().lower())
        for word in re.finditer(r"[^\W\d_]+", text)
        if word.group()[:1].isupper()
        and word.group().lower() in names
        and not any(span.start <= word.start() < span.end for span in speech)
    )
