"""Captions and credits of photographs: part of the page, not of the article.

    Rescuers on Monday. (AP Photo/Greta Sandoval)               caption and credit in one line
    The two leaders meet on April 27, 2018, in …                caption, known by
    Press Pool via Getty Images                                 the credit below it
    Getty Images                                                credit above
    The port handled 2.3 million tonnes last year               its caption, without a full stop

A caption is known by its credit and by nothing else: a paragraph that only sounds like one stays. So a
credit is read narrowly, and "…, he said. (Reuters)" is an agency's sign-off and no photograph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.corpus.page.page import Label, Line, Page, removed
from generator.corpus.page.signs import CREDITS

__all__ = ["photographs"]

_LONGEST_CAPTION = 90
_SHORT_CREDIT = 12
_REACH = 220
"""Characters at the end of a line in which its credit stands."""
_BOTH = "a photo caption and its credit"
_CREDIT = "a photo credit"
_CAPTION = "a photo caption"

# Who supplies photographs. Some supply texts as well: then only what stands around the name tells.
_HOUSE = r"""(?:Getty(?:\ Images)?|AP|AFP|Reuters|REUTERS|EPA(?:-EFE)?|Shutterstock|Alamy|iStock
    |PA(?:\ Wire|\ Media)?|Bloomberg|Xinhua|Kyodo(?:\ News)?|Yonhap|dpa|ANSA|TASS|Handout|Pool|Facebook
    |Twitter|Instagram|Flickr)"""
_LIBRARY = r"""(?:Getty\ Images|AP\ Photo|AFP\ Photo|Shutterstock|Alamy|iStock(?:photo)?|EPA-EFE|PA\ Wire
    |Handout|File\ [Pp]hoto)"""
_CALLED = r"""(?:(?:Photo(?:graph)?|Pictures?|Image|Illustration|Credit|Courtesy
     |(?:Photo|Image)\ credit):\ ?
    |(?:(?:Photo(?:graph)?|Picture)\ by|(?:Photo\ )?[Cc]ourtesy\ of|Image\ source,?)\ )"""
_NAME = r"[A-Z][\w.’'-]{0,24}(?:\ [A-Z][\w.’'-]{0,24}){0,4}"
_INSIDE = r"[^()\[\]\n]"

# (AP Photo/Ann Lee) (Theo Marchetti/Ledger Staff) (Photo by Ann Lee via Getty Images)
_IN_BRACKETS = re.compile(
    rf"""[(\[](?:
      {_INSIDE}{{0,60}}\b(?:AP|File|Handout|Staff|Courtesy|Pool)\ ?[Pp]hoto\b{_INSIDE}{{0,80}}
    | (?:Photo|Picture|Image|Credit|Courtesy|Photograph)s?
      (?:\ (?:by|courtesy|credit|via|of)|:){_INSIDE}{{0,80}}
    | {_INSIDE}{{0,60}}(?:Getty\ Images|via\ (?:Getty|AP|Reuters|AFP|Shutterstock)){_INSIDE}{{0,40}}
    | [A-Z][\w.’'-]{{0,24}}\ {_NAME}/{_NAME}
    )[)\]]$""",
    re.VERBOSE,
)
# After the end of a sentence: REUTERS/Jonas Kehl · Photograph: Lowri Haines/Northern Dispatch · Ann Lee/AFP
_AT_END = re.compile(
    rf"""(?:^|[.!?”"’)…|]\ ?)(?:
      (?:REUTERS|AFP|AP|EPA|PA)(?:\ Photo)?/{_NAME}(?:\ ?/\ ?{_NAME})?(?:\ Purchase\ Licensing\ Rights)?
    | {_CALLED}{_NAME}(?:\ ?[/|,]\ ?{_NAME}){{0,2}}
    | (?:{_NAME}\ ?[/|]\ ?)?{_NAME}(?:\ via|/)\ ?{_HOUSE}(?:\ Images|\ Photo)?
    | (?:{_NAME}\ ?[/|]\ ?)?Getty\ Images
    )[.)]?$""",
    re.VERBOSE,
)
# The whole line: Korea Summit Press Pool via Getty Images · Photo: A. Lehtovaara · Image source, Reuters
_ALONE = re.compile(
    rf"""(?:[©(]\ ?)?(?:
      (?:{_NAME}\ ?(?:/|via|for|[|]|-|–)\ ?){{0,3}}{_LIBRARY}(?:\ ?/\ ?{_NAME})?
    | {_NAME}\ via\ {_HOUSE}
    | (?:Photo|Image|Picture)\ ?(?:by|:|credit:?|source,?)\ ?.{{2,60}}
    )[)]?$""",
    re.VERBOSE,
)
_LABELLED = re.compile(r"(?:Image caption|Caption|Photo caption|FILE PHOTO|FILE ?[-–—]|File photo)[,:.]? ?\S")
_GALLERY = re.compile(r"\[\d{1,2} ?(?:/|of) ?\d{1,3}\] \S")

# What marks a line above a credit as its caption: a full date, a side of the picture, a pose.
_SHOWS = re.compile(
    r"""(?:…|\.\.\.)$
    | \b(?:on|in)\ [A-Z][a-z]{2,8}\.?\ \d{1,2},\ \d{4}
    | \b(?:left|right|center|centre|pictured|seen\ here|file\ photo|file\ image|undated)\b
    | \b(?:poses?|attends?|arrives?|walks?|shakes?\ hands|looks?\ on|gestures?|waves?|holds?\ up)\b
    | \b(?:takes?\ part|speaks\ (?:at|during|to)|leaves?\ (?:the|a|court))\b
    | \b(?:stands?|sits?)\ (?:in|at|on|near|next|outside)\b
    """,
    re.VERBOSE,
)
_SPEAKS = re.compile(r"[“\"][^”\"\n]{12}|\b(?:told reporters|told the)\b")


def photographs(page: Page) -> Iterator[tuple[int, Label]]:
    """Labels for captions and credits."""
    for index in page.having(CREDITS):
        line = page.lines[index]
        if line.words > _LONGEST_CAPTION:
            continue
        if line.words <= _SHORT_CREDIT and _ALONE.match(line.text):
            yield index, removed(_CREDIT)
            yield from _beside(page, index)
        elif _LABELLED.match(line.text):
            yield index, removed(_CAPTION)
        elif _credit_at_end(line.text):
            credit = line.words <= _SHORT_CREDIT and not line.text[:-1].count(". ")
            yield index, removed(_CREDIT if credit and _credit_at_end(line.text) == line.text else _BOTH)
        elif _GALLERY.match(line.text):
            yield index, removed(_BOTH)


def _credit_at_end(text: str) -> str:
    """The credit with which a line ends, empty where there is none."""
    reach = max(0, len(text) - _REACH)
    match = (_IN_BRACKETS.search(text, reach) if text[-1] in ")]" else None) or _AT_END.search(text, reach)
    return match.group() if match else ""


def _beside(page: Page, index: int) -> Iterator[tuple[int, Label]]:
    """The caption of a credit that stands alone: the line above, or the one right below."""
    above = index - 1
    if above >= 0 and page.labels[above] is None and _captions(page.lines[above]):
        yield above, removed(_CAPTION)
        return
    below = index + 1
    if below < len(page.lines) and page.labels[below] is None:
        line = page.lines[below]
        near = line.block == page.lines[index].block
        if near and 3 <= line.words <= 40 and not line.stops:
            yield below, removed(_CAPTION)


def _captions(line: Line) -> bool:
    return line.words <= _LONGEST_CAPTION and bool(_SHOWS.search(line.text)) and not _SPEAKS.search(line.text)
