"""A figure that another stands for, in a sentence that is the same all around it.

    fell in six hours, more than it usually gets   /  fell in two hours, more than it usually gets
    in the 58th minute with a free kick            /  in the 85th minute with a free kick
    a profit of 3.4 billion euros                  /  a profit of 3.4 billion dollars

`figures` asks what a figure counts, since two reports of one event are full of figures of other things. Here
nobody has to ask: in a near copy the words right before and right after are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collation.words.comparison import Comparison, Ranges
from generator.collation.words.facts import DATES, facts
from generator.collation.words.forms import Form, FormKind

__all__ = ["figure_swapped"]

_SIGNS = frozenset("$€£¥")


def figure_swapped(c: Comparison) -> Iterator[Ranges]:
    """One figure, or one currency, in place of another between kept words, in a near copy."""
    if not _near_copy(c):
        return
    dates = [fact for fact in facts(c.left.forms, c.left.language) if fact.kind in DATES]
    dated = {at for fact in dates for at in range(fact.start, fact.end)}
    for i, one in enumerate(c.left.forms[:-1]):
        j = c.to_b.get(i - 1, -2) + 1
        if i in dated or not c.kept_a(i - 1) or not 0 < j < len(c.right.forms) - 1:
            continue
        other = c.right.forms[j]
        if one.norm == other.norm or c.kept_a(i) or c.kept_b(j):
            continue
        if not (_figures(one, other) or _currencies(c, one, other)):
            continue
        if c.left.forms[i - 1].text != ":" and all(_goes_on(c, i + step, j + step) for step in (1, 2)):
            yield (i, i + 2), (j, j + 2)


def _goes_on(c: Comparison, i: int, j: int) -> bool:
    """Whether the same word follows on both sides, or a mark, or nothing; "three times since" is not "four
    times for", and 6:15 is a time of day."""
    one, other = c.left.forms[i : i + 1], c.right.forms[j : j + 1]
    if not one or not other:
        return not one and not other
    if one[0].kind is FormKind.MARK and other[0].kind is FormKind.MARK:
        return ":" not in (one[0].text, other[0].text)
    return c.kept_a(i) and c.to_b.get(i) == j


def _near_copy(c: Comparison) -> bool:
    """Whether the two sides are one sentence: most content words the same, or every word but one."""
    if c.likeness >= c.settings.near_copy:
        return True
    words = [sum(word.kind is not FormKind.MARK for word in side.forms) for side in (c.left, c.right)]
    kept = sum(c.left.forms[i].kind is not FormKind.MARK for i, _ in c.same)
    return words[0] == words[1] and kept == words[0] - 1 and kept > 1


def _figures(one: Form, other: Form) -> bool:
    return all(word.norm.lstrip("#")[:1].isdigit() for word in (one, other))


def _currencies(c: Comparison, one: Form, other: Form) -> bool:
    names = c.table.counting.get("money", ())
    return all(word.text in _SIGNS or word.norm.removesuffix("s") in names for word in (one, other))
