"""Who published an article, who wrote it, when and whose copy it is: each with the words that show it.

    outlet       given > address in the table of outlets > author box > masthead > copyright line > …
                 > the address’s domain > "The Gazette contacted …" > name of the folder
    authors      given > byline
    agency       dateline "(AP)" > given > byline ", Reuters" > contributor line > "Follow AP’s …" > copyright
    published    given > "Published …" or a bare date line > address > name of the file > "Updated …"
    url          given > a line of the text

*Given* is what a field or the markup of a page says; for the order in markup see `markup`.

Every order is a table below, the most certain first. What the text does not state stays unknown: "Monday"
is no date, and the day on which the program runs never is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from generator.corpus.files.records import Known, Value
from generator.corpus.metadata.file_names import known_of_name
from generator.corpus.metadata.outlets import host_of, outlet_of
from generator.corpus.page.datelines import dateline
from generator.corpus.page.dates import dates_in, iso_of, two_readings
from generator.corpus.page.names import is_desk, people, tidy, titled
from generator.corpus.page.page import Fact, Page
from generator.corpus.page.signs import SELF
from generator.model.article import Found, Origin
from generator.model.spans import Span
from generator.settings import CorpusSettings
from generator.text.agencies import agency_named

__all__ = ["Metadata", "metadata_of"]


class Metadata(Struct, frozen=True):
    outlet: Found[str] | None
    authors: tuple[Found[str], ...]
    agency: Found[str] | None
    dateline: Found[str] | None
    published: Found[str] | None
    url: Found[str] | None
    doubts: tuple[Found[str], ...]
    """Dates that could not be told, each with why."""


class _Sheet(Struct, frozen=True):
    """What the rules look at: the page, its facts with the reason of their line, the record's fields."""

    page: Page
    known: Known
    named: Known
    """What the name of the file says."""
    outlets: tuple[tuple[str, str], ...]
    facts: tuple[tuple[Fact, str], ...]
    dateline: tuple[Fact, ...]

    def stated(self, what: str) -> list[tuple[Fact, str]]:
        return [(fact, reason) for fact, reason in self.facts if fact.what == what]


def metadata_of(
    page: Page, known: Known, opening: Sequence[tuple[int, int]], path: str, settings: CorpusSettings
) -> Metadata:
    """What the page, the record's fields and the file's name state. `opening`: where the paragraphs stand
    that may begin with a dateline."""
    labels = [label for label in page.labels if label is not None and label.facts]
    facts = tuple([(fact, label.reason) for label in labels for fact in label.facts])
    datelines = (dateline(page.text, start, end) for start, end in opening)
    dated = next(filter(None, datelines), ())
    named = known_of_name(path, settings.outlets)
    sheet = _Sheet(page, known, named, settings.outlets, facts, dated)
    place = next((fact for fact in dated if fact.what == "dateline"), None)
    return Metadata(
        outlet=_first(_OUTLET, sheet),
        authors=_authors(sheet),
        agency=_first(_AGENCY, sheet),
        dateline=_found(place, "the start of the first paragraph", tidy(place.value)) if place else None,
        published=(published := _first(_PUBLISHED, sheet)),
        url=_first(_URL, sheet),
        doubts=() if published else tuple(_doubts(sheet)),
    )


_Rule = Callable[[_Sheet], "Found[str] | None"]


def _first(rules: tuple[_Rule, ...], sheet: _Sheet) -> Found[str] | None:
    for rule in rules:
        found = rule(sheet)
        if found is not None:
            return found
    return None


def _found(fact: Fact, reason: str, value: str = "") -> Found[str]:
    return Found(value or fact.value, Span(fact.start, fact.end), reason)


def _of_field(sheet: _Sheet, field: Value, value: str = "") -> Found[str]:
    """A field's value, with its place where the text has it too."""
    start = sheet.page.text.find(field.text)
    span = Span(start, start + len(field.text)) if start >= 0 else None
    return Found(value or field.text, span, field.reason, field.origin)


def _stated(what: str, reason: str = "", line: str = "") -> _Rule:
    """A rule: the first fact of a kind, in a line of any or of one reason."""

    def rule(sheet: _Sheet) -> Found[str] | None:
        for fact, where in sheet.stated(what):
            if not line or where == line:
                return _found(fact, reason or where)
        return None

    return rule


def _outlet_field(sheet: _Sheet) -> Found[str] | None:
    field = sheet.known.outlet
    if field is None:
        return None
    name = outlet_of(field.text, sheet.outlets) if host_of(field.text) else None
    return _of_field(sheet, field, name or "")


def _outlet_of_known_address(sheet: _Sheet) -> Found[str] | None:
    """By the table of outlets. Only an address that was given as the article's own counts here."""
    url = sheet.known.url
    name = outlet_of(url.text, sheet.outlets) if url else None
    return Found(name, None, f"the domain of {url.reason}", Origin.ADDRESS) if url and name else None


def _outlet_of_name(sheet: _Sheet) -> Found[str] | None:
    return _of_field(sheet, sheet.named.outlet) if sheet.named.outlet else None


def _outlet_of_copyright(sheet: _Sheet) -> Found[str] | None:
    for fact, reason in sheet.stated("copyright"):
        if fact.value[:1].isupper() and len(fact.value.split()) <= 6:
            return _found(fact, reason, titled(fact.value))
    return None


_MENTIONS = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w.]{1,25}(?: [A-Z][\w.]{1,25}){0,3}) (?:"
    r"(?:is|are) not responsible for the content of external|curates content"
    r"|(?:has )?(?:reached out to|contacted|approached) [^.\n]{2,200}?\b(?:for|with) [^.\n]{0,30}\bcomment\b)"
)
_NOBODY = frozenset({"He", "She", "They", "We", "It", "I", "Police", "Officials", "Reporters", "Lawyers"})


def _outlet_of_itself(sheet: _Sheet) -> Found[str] | None:
    """The outlet speaks of itself: "The Gazette contacted the ministry for comment"."""
    text = sheet.page.text
    if not any(map(sheet.page.has, SELF)):
        return None
    for match in _MENTIONS.finditer(text):
        if match["name"].split()[0] in _NOBODY:
            continue
        start, end = match.span("name")
        return Found(titled(match["name"]), Span(start, end), "the outlet’s mention of itself")
    return None


def _outlet_of_address(sheet: _Sheet) -> Found[str] | None:
    url = _first(_URL, sheet)
    host = host_of(url.value).removeprefix("www.") if url else ""
    if url is None or not host:
        return None
    name = outlet_of(host, sheet.outlets) or host
    return Found(name, url.span, "the address’s domain", Origin.ADDRESS)


_OUTLET: tuple[_Rule, ...] = (
    _outlet_field,
    _outlet_of_known_address,
    _stated("outlet", "the author box", "an author box"),
    _stated("outlet", "the name above the headline", "the name of the outlet above the headline"),
    _stated("outlet"),
    _outlet_of_copyright,
    _outlet_of_address,
    _outlet_of_itself,
    _outlet_of_name,
)


def _authors(sheet: _Sheet) -> tuple[Found[str], ...]:
    found: list[Found[str]] = []
    for value in sheet.known.authors:
        text = _BY.sub("", value.text, count=1)
        named = people(text, 0, len(text))
        if (named.agencies and not named.names) or is_desk(text) or agency_named(text) is not None:
            continue
        whole = named.end < len(text) or not named.names
        names = [text] if whole else [text[fact.start : fact.end] for fact in named.names]
        found.extend(
            _of_field(sheet, Value(name, value.reason, value.origin), titled(tidy(name))) for name in names
        )
    if not sheet.known.authors:
        found = [_found(fact, reason) for fact, reason in sheet.stated("author")]
    named_once: dict[str, Found[str]] = {}
    for author in found:
        named_once.setdefault(author.value.casefold(), author)
    return tuple(named_once.values())


_BY = re.compile(r"\A(?:by|written by|von|par|por|di)\b:?\s+", re.IGNORECASE)


def _agency_of_dateline(sheet: _Sheet) -> Found[str] | None:
    for fact in sheet.dateline:
        if fact.what == "agency":
            return _found(fact, "the dateline")
    return None


def _agency_field(sheet: _Sheet) -> Found[str] | None:
    for value in (*filter(None, (sheet.known.agency,)), *sheet.known.authors):
        agency = agency_named(value.text) or next(
            (agency_named(text[fact.start : fact.end]) for text in (value.text,)
             for fact in people(text, 0, len(text)).agencies),
            None,
        )  # fmt: skip
        if agency is not None:
            return _of_field(sheet, value, agency.name)
    return None


def _agency_of_copyright(sheet: _Sheet) -> Found[str] | None:
    for what in ("syndicated", "copyright"):
        for fact, reason in sheet.stated(what):
            agency = agency_named(fact.value)
            if agency is not None:
                return _found(fact, reason, agency.name)
    return None


_SIGN_OFF_MARK = re.compile(r"[(\[–—SV-]")
"""No sign-off lacks all of these, and few last lines have any so near to their end."""
_LONGEST_SIGN_OFF = 80
_SIGN_OFF = re.compile(
    r"(?:^|[.!?”\"’)] ?)(?:[\[(]|[-–—]{1,2} ?|Source ?: ?|Via ?:? )"
    r"(?P<name>[A-Z][\w.’ -]{1,40}|dpa)[\])]?\.?$"
)


def _agency_of_sign_off(sheet: _Sheet) -> Found[str] | None:
    """The end of the last paragraph, or a line below it: "(Xinhua)", "— AFP", "Source: Reuters"."""
    for line in sheet.page.lines[-1:-6:-1]:
        if _SIGN_OFF_MARK.search(line.text, max(0, len(line.text) - _LONGEST_SIGN_OFF)) is None:
            continue
        tail = line.text[-_LONGEST_SIGN_OFF:]
        match = _SIGN_OFF.search(tail)
        agency = agency_named(match["name"].strip()) if match else None
        if match and agency:
            start = line.end - len(tail) + match.start("name")
            return Found(agency.name, Span(start, start + len(match["name"].strip())), "the sign-off")
    return None


_AGENCY: tuple[_Rule, ...] = (
    _agency_of_dateline,
    _agency_field,
    _stated("agency"),
    _agency_of_copyright,
    _stated("promoted"),
    _agency_of_sign_off,
)


def _date_field(sheet: _Sheet) -> Found[str] | None:
    field = sheet.known.published
    iso = _iso_of_field(field.text) if field else None
    return _of_field(sheet, field, iso) if field and iso else None


def _iso_of_field(text: str) -> str | None:
    if iso := iso_of(text):
        return iso
    if two_readings(text) or not any(map(str.isalpha, text)):
        return None
    from generator.corpus.metadata.other_dates import iso_in_words  # dateparser is not needed for most dates

    return iso_in_words(text)


def _date_of_name(sheet: _Sheet) -> Found[str] | None:
    return _of_field(sheet, sheet.named.published) if sheet.named.published else None


def _doubts(sheet: _Sheet) -> Iterator[Found[str]]:
    """A date of a field that cannot be told, and a date line of the text that can be read in two ways."""
    field = sheet.known.published
    if field is not None:
        yield Found(field.text, None, f"{field.reason}{_both_of(field.text)}", field.origin)
    for line in (*sheet.page.lines[:_TOP], *sheet.page.lines[-_BOTTOM:]):
        if line.words <= _SHORT and two_readings(line.text):
            yield Found(line.text, Span(line.start, line.end), f"a line of the text{_both_of(line.text)}")
            return


_TOP, _BOTTOM, _SHORT = 8, 4, 8
"""Lines at either end of a text that may be its date line, and the words of one."""


def _both_of(date: str) -> str:
    readings = two_readings(date)
    return f": {readings[0]} or {readings[1]}" if readings else ""


_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")


def _date_of_address(sheet: _Sheet) -> Found[str] | None:
    url = _first(_URL, sheet)
    match = _IN_ADDRESS.search(url.value) if url else None
    if url is None or match is None:
        return None
    days = dates_in("-".join(part.zfill(2) for part in match.groups()), 0, 10)
    return Found(days[0].iso, url.span, "the date in the address", Origin.ADDRESS) if days else None


def _url_field(sheet: _Sheet) -> Found[str] | None:
    return _of_field(sheet, sheet.known.url) if sheet.known.url else None


_URL: tuple[_Rule, ...] = (_url_field, _stated("url"))
_PUBLISHED: tuple[_Rule, ...] = (
    _date_field,
    _stated("published"),
    _date_of_address,
    _date_of_name,
    _stated("updated"),
)
