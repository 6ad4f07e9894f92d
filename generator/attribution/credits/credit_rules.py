"""The ordered table of what a credit looks like, most telling first.

    By Ann Lee, ¤        ¤ is any agency of the table (`naming.py`)

A new form of credit is one line: its kind, how much of the article it speaks for, on which lines it
counts, and the pattern. Every repeat is bounded, so a hostile line costs no more than a long one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from generator.attribution.credits.naming import SIGN, Marked
from generator.model.attribution import Certainty, CreditKind

__all__ = ["RULES", "CreditLine", "CreditRule", "Found"]


class CreditLine(Struct, frozen=True):
    """A line of the article, and where it stands."""

    marked: Marked
    head: bool
    foot: bool
    picture: bool
    """Taken out as the caption or credit of a picture."""


Found = tuple[str, int, int]
"""The name, and where the words stand in the marked line."""


class CreditRule(Struct, frozen=True):
    kind: CreditKind
    certainty: Certainty
    applies: Callable[[CreditLine], bool]
    find: Callable[[Marked], Found | None]


# ---- on which lines


def _any(_: CreditLine) -> bool:
    return True


def _head(line: CreditLine) -> bool:
    return line.head


def _foot(line: CreditLine) -> bool:
    return line.foot


def _agency(line: CreditLine) -> bool:
    return bool(line.marked.agencies) and not line.picture


def _agency_at_head(line: CreditLine) -> bool:
    return line.head and _agency(line)


def _agency_at_foot(line: CreditLine) -> bool:
    return line.foot and _agency(line)


def _agency_in_short(line: CreditLine) -> bool:
    return _agency(line) and len(line.marked.text) <= 160


def _agency_alone(line: CreditLine) -> bool:
    return _agency(line) and len(line.marked.text) <= 60


def _agency_in_picture(line: CreditLine) -> bool:
    return line.picture and bool(line.marked.agencies)


# ---- how a rule reads a line


def _named(*parts: str) -> Callable[[Marked], Found | None]:
    """For any agency: `¤` in the pattern stands for its name."""
    compiled = re.compile("".join(parts).replace("¤", SIGN))

    def find(line: Marked) -> Found | None:
        match = compiled.search(line.text)
        agency = match and line.agency_in(match.start(), match.end())
        return (agency.name, match.start(), match.end()) if match and agency else None

    return find


def _nameless(*parts: str, name: str = "") -> Callable[[Marked], Found | None]:
    """For words that name nobody, or an agency by its habits."""
    compiled = re.compile("".join(parts))

    def find(line: Marked) -> Found | None:
        match = compiled.search(line.text)
        return (name, match.start(), match.end()) if match else None

    return find


_PHOTO = re.compile(
    "|".join(
        (
            r"¤ ?(?:Photo|photo|File|file photo|Images|Graphic|Video)\b",
            r"¤ ?/ ?[A-Z][\w.’'-]{1,30} [A-Z][\w.’'-]{0,30}",
            r"[A-Z][\w.’'-]{1,30} ?/ ?¤",
            r"(?:/|via )¤",
            r"(?:[Pp]hoto(?:graph)?s?|[Ii]mages?|[Pp]ictures?)(?: by|:| credit:?)[^\n]{0,60}?¤",
        )
    ).replace("¤", SIGN)
)
_PICTURE_DESK = re.compile(r"\b(?P<name>Getty Images|Shutterstock|Alamy|EPA(?:-EFE)?|iStock)\b")
_SPEECH = re.compile(r"\b(?:said|says|told)\b")


def _photo(line: Marked) -> Found | None:
    """The agency or picture desk of a photograph, in a line that is no prose."""
    if len(line.text) > 700:
        return None
    match = _PHOTO.search(line.text)
    agency = match and line.agency_in(match.start(), match.end())
    if match and agency:
        return agency.name, match.start(), match.end()
    desk = _PICTURE_DESK.search(line.text)
    if desk and len(line.text) <= 300 and not _SPEECH.search(line.text):
        return desk["name"], desk.start("name"), desk.end("name")
    return None


_SITE = r"(?:https?://)?(?:www\.)?[\w-]{2,40}\.(?:com|org|net|co\.uk|news)"
_TITLE = r"(?:the |The )?[A-Z][\w&’'.-]{0,30}(?: (?:of |the )?[A-Z0-9][\w&’'.-]{0,30}){0,5}"
_REPRINT = re.compile(
    r"\b(?:(?:first|originally) (?:appeared|published|posted|ran|aired|reported)(?: (?:on|in|at|by)){1,2}"
    r"|(?:[Rr]e-?published|[Rr]eprinted|[Ss]yndicated|[Rr]eposted|[Cc]ross-?posted)"
    r"(?: here)?(?: with permission)? (?:from|by)) "
    rf"(?P<name>{_SITE}|{_TITLE})"
)
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?")


def _reprint(line: Marked) -> Found | None:
    """The publication that had the article first."""
    match = _REPRINT.search(line.text.replace(SIGN, "A"))
    if match is None:
        return None
    start, end = match.span("name")
    agency = line.agency_in(start, end)
    end = start + len(match["name"].rstrip(".,"))
    name = _ADDRESS.sub("", line.text[start:end]).removeprefix("the ")
    return (agency.name if agency else name), match.start(), end


# ---- the table

_WHOLE, _PART, _HINT = Certainty.WHOLE, Certainty.PART, Certainty.HINT
_DASH = r"(?:[-–—]{1,3}|&mdash;|:)"
_THE = r"(?:[Tt]he )?"
_REPORTER = (
    r"(?:journalist|writer|reporter|correspondent|editor|researcher|producer|videojournalist|photographer"
    r"|staff|bureau)s?"
)
_TO_THIS = r"(?: to this (?:report|story|article))?"
_MATERIAL = (
    r"(?:files|inputs?|reporting|reports?|material|information|agency inputs|contributions|wire reports?"
    r"|agencies)"
)
_NAME = r"[A-Z][\w.’'-]{0,25}(?: [A-Z][\w.’'-]{0,25}){1,3}"

RULES: tuple[CreditRule, ...] = tuple(
    CreditRule(kind, certainty, applies, find)
    for kind, certainty, applies, find in (
        # ( – The mayor …      PORT ELLIS ( ) — The mayor …
        (
            CreditKind.RESIDUE,
            _HINT,
            _head,
            _nameless(r"^(?:[A-Z][\w .,’'-]{0,40})?\( {0,2}\)? ?[-–—]{1,2} ?(?=[A-Z“\"])"),
        ),
        # (Reporting by ; Editing by )
        (
            CreditKind.RESIDUE,
            _HINT,
            _any,
            _nameless(r"^\(?Reporting by ?[;,.] ?(?:[Ee]diting|[Ww]riting) by ?[;,.)]?.{0,3}$"),
        ),
        # Copyright 2024,
        (
            CreditKind.RESIDUE,
            _HINT,
            _any,
            _nameless(
                r"^(?:(?i:copyright)(?: ©| \(c\))? ?(?:19|20)\d\d,? ?\.?|(?:©|\([cC]\)) ?(?:19|20)\d\d,)$"
            ),
        ),
        # Follow ’s coverage at
        (
            CreditKind.RESIDUE,
            _HINT,
            _any,
            _nameless(r"^(?:Follow|More) ?[’']s [A-Z][^.\n]{0,60}(?:at|news|coverage)\b"),
        ),
        # SEOUL, South Korea (AP) —      SEOUL, June 3 (Yonhap) --      Sevilla, 14 ago (EFE).-
        (
            CreditKind.AGENCY_DATELINE,
            _WHOLE,
            _agency_at_head,
            _named(
                r"^[^\w\n(]{0,3}[^\n().!?]{0,60}[^\n()]{0,12}\( ?(?:[A-Z][\w .]{1,20} ?/ ?){0,2}¤",
                r"(?: ?[/|;] ?[^)\n]{1,24})?\)",
                rf"(?=\.? ?{_DASH})",
            ),
        ),
        # WASHINGTON/Reuters —
        (
            CreditKind.AGENCY_DATELINE,
            _WHOLE,
            _agency_at_head,
            _named(
                r"^[^\w\n]{0,3}[A-Z][A-Z .,’'-]{2,40},? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? ?)?",
                rf"(?:/|{_DASH} ?|\| ?)¤(?=/| ?{_DASH})",
            ),
        ),
        # (Reuters) - The mayor …
        (CreditKind.AGENCY_DATELINE, _WHOLE, _agency_at_head, _named(r"^\(?¤\)?(?= ?[-–—]{1,2} [A-Z“\"])")),
        # AFP, June 3, 2024
        (
            CreditKind.AGENCY_DATELINE,
            _WHOLE,
            _agency_at_head,
            _named(r"^\W{0,3}¤,? [A-Z][\w ]{0,20}\d{1,2}(?:, \d{4})?[.,]? ?$"),
        ),
        # (AP Photo/Jo Day): before the bylines, which look alike
        (CreditKind.PHOTO, _HINT, _any, _photo),
        (CreditKind.PHOTO, _HINT, _agency_in_picture, _named("¤")),
        # By Ann Lee, Associated Press
        (
            CreditKind.BYLINE,
            _WHOLE,
            _agency_in_short,
            _named(
                r"^(?i:written by|posted by|by|author:?) [^\n]{0,90}?(?:,|\||/|–|—|-| of| for|  |\() ?",
                _THE + r"¤[^.!?\n]{0,30}$",
            ),
        ),
        # By the Associated Press
        (
            CreditKind.BYLINE,
            _WHOLE,
            _agency_in_short,
            _named(r"^(?i:by|author:?) ", _THE, r"¤(?: [Ss]taff)?$"),
        ),
        # Ann Lee | AP
        (
            CreditKind.BYLINE,
            _WHOLE,
            _agency_in_short,
            _named(
                rf"^{_NAME}(?:,| \||  | -| –| —| /)? ?{_THE}",
                r"¤(?:,? (?:News|[Ss]taff|[Ww]riter|[Cc]orrespondent|[Rr]eporter)s?){0,2}$",
            ),
        ),
        # Reporting by Ann Lee; Editing by Jo Day: the habit of one agency
        (
            CreditKind.SIGN_OFF,
            _WHOLE,
            _foot,
            _nameless(
                r"^\(? ?(?:(?:Additional r|R)eporting|Writing) by [A-Z][^\n]{3,300}?[;,.] ?",
                r"(?:[Ee]diting|[Ww]riting|[Aa]dditional [Rr]eporting) by [A-Z]",
                name="Reuters",
            ),
        ),
        # — AP      (Reuters)      Source: AFP
        (
            CreditKind.SIGN_OFF,
            _WHOLE,
            _agency_alone,
            _named(
                r"^[\[(]?[-–—~•]{0,3} ?(?:Source ?[:\-–] ?|Via |With |From |Credit ?: ?|Agency ?: ?)?",
                _THE + r"¤(?: news agency| staff)?[.)\]]{0,2}$",
            ),
        ),
        # … of the year. (AFP)
        (
            CreditKind.SIGN_OFF,
            _WHOLE,
            _agency_at_foot,
            _named(
                r"(?<=[.”\"!?’]) {0,2}(?:[-–—]{1,2} ?",
                _THE + r"¤[.)]?|[\[(]" + _THE + r"¤(?:/[A-Z]{2,4})?[\])]\.?)$",
            ),
        ),
        (CreditKind.COPYRIGHT, _WHOLE, _agency, _named(r"(?:©|\([cC]\)|(?i:copyright))[^.\n¤]{0,24}¤")),
        (CreditKind.COPYRIGHT, _WHOLE, _agency, _named(r"¤\.? (?i:all rights reserved)")),
        # Associated Press writer Jo Day contributed to this report
        (
            CreditKind.CONTRIBUTION,
            _PART,
            _agency,
            _named(
                rf"¤(?:[’']s?)?(?: [a-z-]{{2,20}}){{0,2}} {_REPORTER} [A-Z][^\n]{{0,240}}?",
                r"\b(?:contributed" + _TO_THIS + r"|wrote this|reported from [^\n]{0,80}$)",
            ),
        ),
        (
            CreditKind.CONTRIBUTION,
            _PART,
            _agency,
            _named(
                r"(?:^|[.;(\[_*] ?|\band )" + _THE,
                r"¤(?:[’']s?)?(?: [\w’'.,-]{1,30}){0,30}? contributed\b" + _TO_THIS,
            ),
        ),
        # With files from AP
        (
            CreditKind.CONTRIBUTION,
            _PART,
            _agency,
            _named(
                rf"\b(?:[Ww]ith|[Aa]dditional|[Ff]rom|[Ii]ncludes) (?:additional )?{_MATERIAL} ",
                r"(?:from|by)[^.\n]{0,60}?¤",
            ),
        ),
        (CreditKind.CONTRIBUTION, _PART, _agency, _named(r"^Contribut(?:ing|ors?)\b[^\n]{0,160}?¤")),
        # Follow AP’s coverage at …
        (
            CreditKind.PROMOTION,
            _HINT,
            _agency,
            _named(
                r"\b(?:Follow|More|Read|See|Find|Get)\b[^.\n]{0,40}?¤(?:[’']s)? [^.\n]{0,60}?",
                r"\b(?:coverage|news|stories|reporters?|Twitter|hub)\b",
            ),
        ),
        (CreditKind.PROMOTION, _HINT, _agency, _named("¤ Trust Principles")),
        (
            CreditKind.PROMOTION,
            _HINT,
            _any,
            _nameless(r"\b(?:apnews\.com/hub|ap-gfkpoll\.com|bigstory\.ap\.org)", name="Associated Press"),
        ),
        (CreditKind.REPRINT, _WHOLE, _any, _reprint),
    )
)
