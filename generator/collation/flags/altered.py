"""Words changed inside quotation marks.

    “relations full of distrust and misunderstanding”
    “relations burdened with distrust and misunderstanding”     altered
    “distrust and misunderstanding”                             cut, not altered

Two quotations are one where enough of their words are linked. They are held against each other only
from the first word that they share to the last, so one that is quoted shorter is not altered, and
openly marked cuts and completions ("…", "[he]") are the editor's right. Where much of that stretch is
the same, or all that differs stands in one place, both are surely one utterance; else two people may
have said nearly the same of one thing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.collation.words.comparison import Comparison, Ranges
from generator.collation.words.forms import FormKind
from generator.collation.words.sides import Side
from generator.collation.words.spellings import same_thing
from generator.model.spans import Span
from generator.settings import FlagSettings
from generator.text.quotation import quoted

__all__ = ["quotation_altered", "quotation_perhaps_altered", "quotes_in"]

_DECLARED = frozenset("[](){}…") | {"..."}
"""What an editor puts where a quotation was cut or completed, openly."""


def quotation_altered(c: Comparison) -> Iterator[Ranges]:
    """Words changed inside the marks on both sides. One that was only cut at its ends is not altered."""
    return (change for surely, change in _altered(c) if surely)


def quotation_perhaps_altered(c: Comparison) -> Iterator[Ranges]:
    """The same, where so much differs that they may be two utterances."""
    return (change for surely, change in _altered(c) if not surely)


def _altered(c: Comparison) -> Iterator[tuple[bool, Ranges]]:
    """Quotations that differ: whether both are surely one utterance, and the largest change."""
    quotations = _quotations(c.left, c.settings)
    others = {j: words for words in _quotations(c.right, c.settings) for j in words} if quotations else {}
    for mine in quotations if others else ():
        best = _anchored(c, _shared_words(c, mine, others))
        if sum(c.left.forms[i].kind is FormKind.CONTENT for i, _ in best) < c.settings.quotation_shared:
            continue
        (first_a, first_b), (last_a, last_b) = best[0], best[-1]
        words = (*c.left.forms[first_a : last_a + 1], *c.right.forms[first_b : last_b + 1])
        spoken = sum(word.kind is not FormKind.MARK for word in words)
        declared = any(word.text in _DECLARED for word in words)
        same = 2 * len(best) / spoken
        if declared or same < c.settings.quotation_likeness:
            continue
        changes = sorted((*_changes(c, best), *_last_words(c, best, mine, others[last_b])))
        if changes:
            surely = len(changes) == 1 or same >= _sure_from(c)
            yield surely, max(_joined(changes), key=lambda change: max(end - start for start, end in change))


def _sure_from(c: Comparison) -> float:
    """The share from which it is sure: more in sentences that tell the rest anew."""
    far = c.likeness < c.settings.figure_likeness
    return c.settings.quotation_surely_far if far else c.settings.quotation_surely


def _anchored(c: Comparison, shared: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """With each word that is linked far off where it also stands right beside the next one: the "I" of
    "I left because I felt" is the second one, where the other side has "I felt"."""

    def slid(at: tuple[int, int], beside: tuple[int, int]) -> tuple[int, int]:
        (i, j), (x, y) = at, beside
        return beside if c.left.forms[i].norm == c.left.forms[x].norm == c.right.forms[y].norm else (i, j)

    found = list(shared)
    for at in range(len(found) - 2, -1, -1):
        i, j = found[at + 1]
        if min(i - found[at][0], j - found[at][1]) == 1:
            found[at] = slid(found[at], (i - 1, j - 1))
    return found


def _joined(changes: list[Ranges]) -> list[Ranges]:
    """Changes that touch or stand a word apart, as one."""
    joined: list[Ranges] = []
    for a, b in changes:
        if joined and a[0] <= joined[-1][0][1] + 1 and b[0] <= joined[-1][1][1] + 1:
            (a_start, a_end), (b_start, b_end) = joined[-1]
            joined[-1] = (a_start, max(a_end, a[1])), (b_start, max(b_end, b[1]))
        else:
            joined.append((a, b))
    return joined


def _changes(c: Comparison, shared: list[tuple[int, int]]) -> Iterator[Ranges]:
    """What differs between shared words, with a neighbour where one side has nothing."""
    for (i1, j1), (i2, j2) in pairwise(shared):
        words_a, words_b = c.left.forms[i1 + 1 : i2], c.right.forms[j1 + 1 : j2]
        said_a = [word for word in words_a if word.kind is not FormKind.MARK]
        said_b = [word for word in words_b if word.kind is not FormKind.MARK]
        if all(set(word.text) <= {"0"} for word in (*said_a, *said_b)):
            continue  # nothing, or the ":00" of a full hour
        if all(word.text in _POSSESSIVE for word in (*words_a, *words_b)):
            continue  # "the people's", "the peoples'": where the apostrophe belongs, nobody hears
        if said_a and said_b:
            if not same_thing(said_a, said_b, c.left.language):
                yield (i1 + 1, i2), (j1 + 1, j2)
        else:
            yield (i1, i2 + 1), (j1, j2 + 1)
    for i, j in shared:
        one, other = c.left.forms[i], c.right.forms[j]
        if one.norm != other.norm and not (_owns(c.left, i) and _owns(c.right, j)):
            yield (i, i + 1), (j, j + 1)


_SAME = 6
"""Words that a quotation has as the other before a last one, or after a first one, may be another."""
_ENDS = 2


def _last_words(c: Comparison, shared: list[tuple[int, int]], mine: range, other: range) -> Iterator[Ranges]:
    """Other words at the very end, or beginning, of two quotations of which all the rest is the same."""
    (i1, j1), (i2, j2) = shared[0], shared[-1]
    if len(shared) < _SAME or i2 - i1 != j2 - j1:
        return
    for a, b in (
        (range(i2 + 1, mine.stop), range(j2 + 1, other.stop)),
        (range(mine.start, i1), range(other.start, j1)),
    ):
        words_a = [at for at in a if c.left.forms[at].kind is not FormKind.MARK]
        words_b = [at for at in b if c.right.forms[at].kind is not FormKind.MARK]
        declared = any(c.left.forms[at].text in _DECLARED for at in a) or any(
            c.right.forms[at].text in _DECLARED for at in b
        )
        if 0 < len(words_a) <= _ENDS and 0 < len(words_b) <= _ENDS and not declared:
            yield (words_a[0], words_a[-1] + 1), (words_b[0], words_b[-1] + 1)


_POSSESSIVE = frozenset({"'s", "'", "’s", "’"})


def _owns(side: Side, at: int) -> bool:
    return any(word.text in _POSSESSIVE for word in side.forms[at + 1 : at + 2])


def _shared_words(c: Comparison, mine: range, others: Mapping[int, range]) -> list[tuple[int, int]]:
    """The words that a quotation shares with the one it shares most with, in order.

    A word that falls back behind one before it is left out.
    """
    shared: dict[range, list[tuple[int, int]]] = {}
    for i in mine:
        j = c.to_b.get(i, -1)
        if j in others and (i, j) in c.same and c.left.forms[i].kind is not FormKind.MARK:
            kept = shared.setdefault(others[j], [])
            if not kept or j > kept[-1][1]:
                kept.append((i, j))
    return max(shared.values(), key=len, default=[])


def _quotations(side: Side, settings: FlagSettings) -> list[range]:
    """The tokens inside each quotation that reaches into a side."""
    if not side.spans:
        return []
    quotations = quoted(side.text)
    first = bisect_left(quotations, side.spans[0].start, key=lambda quotation: quotation.inner.end)
    found: list[range] = []
    for quotation in quotations[first:]:
        if quotation.inner.start >= side.spans[-1].end:
            break
        inside = range(
            bisect_left(side.starts, quotation.inner.start), bisect_left(side.starts, quotation.inner.end)
        )
        if len(inside) >= settings.quotation_shared:
            found.append(inside)
    return found


def quotes_in(text: str, spans: Sequence[Span]) -> bool:
    """Whether a quotation reaches into the spans of an article's text."""
    quotations = quoted(text)
    if not quotations or not spans:
        return False
    at = bisect_left(quotations, spans[0].start, key=lambda quotation: quotation.inner.end)
    return at < len(quotations) and quotations[at].inner.start < spans[-1].end
