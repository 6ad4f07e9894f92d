"""Copyright lines, and what an agency puts below its copy.

    Copyright 2024,                                   a bare copyright line: the name was taken out
    © 2025 The Port Ansley Ledger                     a copyright line, and it names the outlet
    © 2019 AP. … may not be published, broadcast …    a copyright line that comes with an agency's copy
    Follow AP’s Asia-Pacific news at                  a promotion of more coverage

They are furniture, but what they name is a fact of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.corpus.page.names import tidy
from generator.corpus.page.page import Fact, Label, Page, removed
from generator.corpus.page.signs import COPYRIGHT, PROMOTIONS
from generator.text.agencies import agency_named

__all__ = ["copyright_lines", "promotions"]

_PROMOTION = re.compile(
    r"\b(?:Follow|More|Read|See|Find|Get)\b[^.\n]{0,40}?(?<!\w)"
    r"(?P<name>[A-Z]{2,10}|[A-Z][a-z]{2,15}|Associated Press)(?:['’]s?)?"
    r" [^.\n]{0,60}?(?:coverage|news|stories|reporters?|hub)\b"
)
_LONGEST_PROMOTION = 25
_REACH = 12
"""Lines at the end of a text."""


def promotions(page: Page) -> Iterator[tuple[int, Label]]:
    """ "Follow AP’s coverage of the vote at": what agencies put below their own copy."""
    for index in page.having(PROMOTIONS):
        line = page.lines[index]
        if index < len(page.lines) - _REACH or line.words > _LONGEST_PROMOTION:
            continue
        match = _PROMOTION.search(line.text)
        agency = agency_named(match["name"]) if match else None
        if match and agency and not agency.common:
            start = line.start + match.start("name")
            fact = Fact("promoted", agency.name, start, start + len(match["name"]))
            yield index, removed("a promotion of more coverage", fact)


_COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s?(?=\d|copyright)|copyright\b)\s*(?:©|\(c\))?\s*"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?,?\s*(?:by\s)?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\ball rights reserved\b(?=\W{0,3}$|[.!|©])|\bmay not be published, broadcast", re.IGNORECASE
)
_SYNDICATED = re.compile(r"\bmay not be published, broadcast", re.IGNORECASE)
_HOLDER = re.compile(
    r"(?P<name>[^\W\d_][^.,|©\n]{1,60}?)"
    r"(?=\s*(?:,? (?:Ltd|Limited|Inc|LLC|plc|PLC|Media Group|Group|Corp)\b\.?|[.,|©]|\s(?:19|20)\d\d|$"
    r"|All [Rr]ights))"
)
_LONGEST_COPYRIGHT = 60


def copyright_lines(page: Page) -> Iterator[tuple[int, Label]]:
    for index in page.having(COPYRIGHT):
        line = page.lines[index]
        if line.words > _LONGEST_COPYRIGHT:
            continue
        opening = _COPYRIGHT.match(line.text)
        if opening is None:
            if line.words <= 40 and _RIGHTS.search(line.text):
                yield index, removed("a copyright line")
            continue
        holder = _HOLDER.match(line.text, opening.end())
        if holder is None or _RIGHTS.match(holder.group()):
            yield index, removed("a bare copyright line")
            continue
        what = "syndicated" if _SYNDICATED.search(line.text) else "copyright"
        start = line.start + holder.start("name")
        name = Fact(what, tidy(holder["name"]), start, start + len(holder["name"]))
        yield index, removed("a copyright line", name)
