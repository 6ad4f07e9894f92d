"""Days that are named beside quotations."""

from __future__ import annotations

import pytest

from generator.model.article import Article
from generator.model.spans import Span
from generator.text.occasions import of_other_days, said_apart
from tests.attribution.builder import article, span_of

# 8 September 2026 is a Tuesday.
OUT = "2026-09-08"


def beside(words: str, day: str | None) -> tuple[Article, Span]:
    one = article(f"{words} {day}", f"“The lamps burn,” Ann Lee {words}.", published=day)
    return one, span_of(one, "The lamps burn,")


@pytest.mark.parametrize(
    ("here", "there", "apart"),
    [
        (("said", OUT), ("said on Wednesday", "2026-09-09"), True),
        (("said", OUT), ("said on Tuesday", "2026-09-09"), False),
        (("said on Monday", OUT), ("said on Tuesday", OUT), True),
        (("said on Monday", OUT), ("said", "2026-09-09"), False),
        (("said", OUT), ("said", "2026-09-09"), False),
        (("said on Monday", OUT), ("said on Monday", "2026-09-15"), True),
        (("said on Wednesday", None), ("said on Tuesday", OUT), False),
        # Two days are named, or one in what is said: nobody can tell which is that of the saying.
        (("said, and between Monday and Friday", OUT), ("said on Tuesday", OUT), False),
    ],
)
def test_days_that_are_named(
    here: tuple[str, str | None], there: tuple[str, str | None], apart: bool
) -> None:
    (a, at), (b, other) = beside(*here), beside(*there)
    assert said_apart(a, at, b, other) is apart
    assert said_apart(b, other, a, at) is apart


def test_texts_of_other_days() -> None:
    early, late, undated = (article("a", "x", published=day) for day in (OUT, "2026-09-09T06:00", None))
    assert of_other_days(early, late)
    assert not of_other_days(early, early)
    assert not of_other_days(early, undated)
