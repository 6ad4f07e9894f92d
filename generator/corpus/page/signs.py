"""Signs: words without which a line is not what some rule knows, all found in one look at the text.

    Rescuers at the pier on Monday. (AP Photo/Greta Sandoval)     “hoto”, “/”: there may be a credit
    All rights reserved. It may not be published, broadcast …     a copyright line may be here
    She had been asked to rest by the mayor and her deputy.       no sign: no rule for credits looks at it

Nearly every line of a large corpus is a paragraph that no rule knows, and a page seldom has more than five
of these words. An automaton (Aho and Corasick, CACM 1975) finds all of them in one pass, which costs what
four searches for one word do; then a rule looks at the lines that have one of its signs, and at no other. A
sign decides nothing: it is what a rule's own pattern cannot do without.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from operator import attrgetter

from ahocorasick_rs import BytesAhoCorasick

from generator.corpus.page.furniture import phrase_words
from generator.corpus.page.page import Page

__all__ = ["CONTRIBUTORS", "COPYRIGHT", "CREDITS", "PROMOTIONS", "SELF", "SIGNS", "signs_on"]

CREDITS = (
    "/", "hoto", "PHOTO", "Getty", "Picture", "Image", "via ", "Credit", "ourtesy", "Shutterstock", "Alamy",
    "Handout", "EPA", "FILE", "Caption", "Illustration",
)  # fmt: skip
PROMOTIONS = ("coverage", "news", "stories", "reporter", "hub")
SELF = ("comment", "content")
"""An outlet that speaks of itself asks for comment, or is not responsible for content."""
COPYRIGHT = ("©", "(c)", "copyright", "rights reserved", "may not be published")
CONTRIBUTORS = ("contributed",)
_AS_WRITTEN = (*CREDITS, *PROMOTIONS, *SELF)
_IN_ANY_CASE = (*COPYRIGHT, *CONTRIBUTORS, *phrase_words())
SIGNS = frozenset((*_AS_WRITTEN, *_IN_ANY_CASE))
_NOWHERE: dict[str, Sequence[int]] = dict.fromkeys(SIGNS, ())


def signs_on(page: Page) -> Mapping[str, Sequence[int]]:
    """For each sign, the lines of a page that have it, as indices."""
    written = page.text.encode("utf-8", "surrogatepass")
    automaton, signs = _automaton()
    found: dict[str, list[int]] = {}
    row = counted = 0
    for number, start, end in automaton.find_matches_as_indexes(written.lower(), overlapping=True):
        sign, exact = signs[number]
        if not exact or written[start:end] == exact:
            row += written.count(b"\n", counted, start)
            counted = start
            rows = found.setdefault(sign, [])
            if row not in rows[-1:]:
                rows.append(row)
    lines = {sign: [bisect_left(page.lines, row, key=_ROW) for row in rows] for sign, rows in found.items()}
    return _NOWHERE | lines


_ROW = attrgetter("row")


@cache
def _automaton() -> tuple[BytesAhoCorasick, tuple[tuple[str, bytes], ...]]:
    """The automaton, and its signs by their number: with their letters, where capitals count."""
    signs = (
        *((sign, sign.encode()) for sign in dict.fromkeys(_AS_WRITTEN)),
        *((sign, b"") for sign in dict.fromkeys(_IN_ANY_CASE)),
    )
    return BytesAhoCorasick([sign.encode().lower() for sign, _ in signs]), signs
